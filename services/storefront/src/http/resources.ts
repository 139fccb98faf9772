import type { z } from 'zod'
import type {
  StorefrontCategory,
  StorefrontCategoryPage,
  StorefrontCategoryPageResource,
  StorefrontCategoryResource,
  StorefrontHome,
  StorefrontHomeResource,
  StorefrontProduct,
  StorefrontProductPage,
  StorefrontProductPageResource,
  StorefrontProductResource,
  StorefrontSearch,
  StorefrontSearchResource,
} from '@souk/contracts'
import { catalogue, pages, storefront } from './addresses.ts'
import { SearchAsked, SuggestionsAsked } from './search.ts'

// The other school: what the composed answers tell of other services' affairs is left out here, and linked.

const link = (href: string) => ({ href })
const page = (href: string) => ({ href, type: 'text/html' as const })
const template = (href: string, query: z.ZodObject) => ({
  href: `${href}{?${Object.keys(query.shape).join(',')}}`,
  templated: true as const,
})

const search = template('/storefront/products', SearchAsked)
const suggestions = template('/storefront/suggestions', SuggestionsAsked)

const productState = ({ productId, status, unitsAvailable }: StorefrontProduct) => ({
  productId,
  inStock: status === 'active' && unitsAvailable > 0,
  unitsAvailable,
})

const productLinks = ({ productId, slug, category: { categoryId } }: StorefrontProduct) => ({
  self: link(storefront.product(productId)),
  product: link(catalogue.product(productId)),
  drawn: { href: catalogue.drawn(productId), type: 'image/svg+xml' as const },
  category: link(catalogue.category(categoryId)),
  up: link(storefront.category(categoryId)),
  alternate: page(pages.product(slug)),
})

const ranked = (products: readonly StorefrontProduct[]): StorefrontProductResource[] =>
  products.map((product, index) => ({ ...productState(product), rank: index + 1, _links: productLinks(product) }))

/** A page shows fewer products than the product service answers at once. */
const details = (...lists: readonly (readonly StorefrontProduct[])[]) => {
  const productIds = new Set(lists.flat().map(({ productId }) => productId))
  return productIds.size === 0 ? {} : { products: link(catalogue.products([...productIds])) }
}

const categoryLinks = ({ categoryId, slug, parentId }: StorefrontCategory) => ({
  self: link(storefront.category(categoryId)),
  category: link(catalogue.category(categoryId)),
  ...(parentId !== null && { up: link(storefront.category(parentId)) }),
  alternate: page(pages.category(slug)),
})

const categoryResource = (category: StorefrontCategory): StorefrontCategoryResource => {
  const { categoryId, products } = category
  return { categoryId, products, _links: categoryLinks(category) }
}

const linksAlong = (path: StorefrontCategoryPage['path']) => path.map(({ categoryId }) => link(storefront.category(categoryId)))

export const homeResource = ({ categories, newest, bestselling, backInStock }: StorefrontHome): StorefrontHomeResource => ({
  _links: { self: link(storefront.home), ...details(newest, bestselling, backInStock), alternate: page(pages.home), search, suggestions },
  _embedded: {
    categories: categories.map(categoryResource),
    newest: ranked(newest),
    bestselling: ranked(bestselling),
    backInStock: ranked(backInStock),
  },
})

export const categoryPageResource = ({
  category,
  path,
  children,
  bestselling,
  newest,
}: StorefrontCategoryPage): StorefrontCategoryPageResource => {
  const { _links, ...state } = categoryResource(category)
  return {
    ...state,
    _links: { ..._links, ...details(bestselling, newest), path: linksAlong(path), search },
    _embedded: { children: children.map(categoryResource), bestselling: ranked(bestselling), newest: ranked(newest) },
  }
}

export const productPageResource = ({
  product,
  path,
  prices,
  lowestPrice,
  boughtTogether,
  sameCategory,
}: StorefrontProductPage): StorefrontProductPageResource => ({
  ...productState(product),
  prices,
  lowestPrice,
  _links: { ...productLinks(product), ...details(boughtTogether, sameCategory), path: linksAlong(path) },
  _embedded: { boughtTogether: ranked(boughtTogether), sameCategory: ranked(sameCategory) },
})

type Asked = z.output<typeof SearchAsked>

/** The page of the shop that shows the same search from its beginning. */
export const searchInShop = ({ cursor: _cursor, limit: _limit, sort, ...asked }: Asked): string =>
  pages.search({ ...asked, sort: sort === 'relevance' ? undefined : sort })

export const searchResource = (
  { items, total, corrected, matched, facets, nextCursor, previousCursor }: StorefrontSearch,
  asked: Asked,
): StorefrontSearchResource => {
  const at = (cursor: string | null) => cursor !== null && link(storefront.search({ ...asked, cursor }))
  const counts = (values: readonly { readonly value: string; readonly count: number }[]) =>
    values.map(({ value, count }) => ({ value, count }))
  const [next, prev] = [at(nextCursor), at(previousCursor)]
  return {
    total,
    corrected,
    matched,
    facets: { ...facets, category: counts(facets.category), supplier: counts(facets.supplier) },
    _links: {
      self: link(storefront.search(asked)),
      ...details(items),
      ...(next && { next }),
      ...(prev && { prev }),
      alternate: page(searchInShop(asked)),
      search,
    },
    _embedded: { products: ranked(items) },
  }
}
