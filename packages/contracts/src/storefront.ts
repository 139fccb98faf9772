import { z } from 'zod'
import { instant } from '@souk/log-protocol'
import { categoryId, page, unitPrice } from './common.ts'
import { Category, Product } from './product.ts'

const StorefrontLink = Category.pick({ categoryId: true, slug: true, name: true }).describe('A category, by its id, its slug and its name.')

export const StorefrontProduct = z
  .object({
    ...Product.pick({ productId: true, slug: true, addedAt: true, name: true, description: true, supplier: true, price: true }).shape,
    ...Product.pick({ currency: true, picture: true, pictures: true, drawn: true, status: true, unitsAvailable: true }).shape,
    category: StorefrontLink,
  })
  .describe('A product as customers see it.')
export type StorefrontProduct = z.infer<typeof StorefrontProduct>

export const StorefrontCategory = z
  .object({
    ...Category.pick({ categoryId: true, slug: true, name: true, description: true }).shape,
    parentId: categoryId.nullable().describe('The category that this one is in (UUID v7). Null: in none.'),
    products: z.int().min(0).describe('Number of products that are sold, in this category and all inside it.'),
  })
  .describe('A category as customers see it.')
export type StorefrontCategory = z.infer<typeof StorefrontCategory>

const products = z.array(StorefrontProduct)
const path = z.array(StorefrontLink)

export const StorefrontHome = z
  .object({
    categories: z
      .array(StorefrontCategory)
      .describe('All categories with a product that is sold, by name. `parentId` makes a tree of them.'),
    newest: products.describe('The products that came last, the last one first.'),
    bestselling: products.describe(
      'The products that are bought most often, of those that can be ordered now. An older order counts less.',
    ),
    backInStock: products.describe('Products that were sold out and can be ordered again, the last one first.'),
  })
  .describe('What the first page of a shop shows.')
export type StorefrontHome = z.infer<typeof StorefrontHome>

export const StorefrontCategoryPage = z
  .object({
    category: StorefrontCategory,
    path: path.describe('The categories that it is in, the outermost first. It is not among them.'),
    children: z.array(StorefrontCategory).describe('The categories directly inside it that have products, by name.'),
    bestselling: products.describe('Its products that are bought most often, with those of the categories inside it.'),
    newest: products.describe('Its newest products, with those of the categories inside it.'),
  })
  .describe('What the page of a category shows.')
export type StorefrontCategoryPage = z.infer<typeof StorefrontCategoryPage>

/** Days of prices that the page of a product shows. A shop that announces a reduction must name the lowest price of that time (Directive 98/6/EC, article 6a). */
export const PRICE_HISTORY_DAYS = 30

export const StorefrontProductPage = z
  .object({
    product: StorefrontProduct,
    path: path.describe('The categories that it is in, the outermost first.'),
    prices: z
      .array(z.object({ price: unitPrice, since: instant.describe('When it began.') }))
      .describe(
        `The prices of the last ${PRICE_HISTORY_DAYS} days, the oldest first. The first one may have begun earlier, the last one is that of now.`,
      ),
    lowestPrice: unitPrice.describe(`The lowest of these prices.`),
    boughtTogether: products.describe('What is most often bought in the same order. An older order counts less.'),
    sameCategory: products.describe('Other products of the category, those that are bought most often first.'),
  })
  .describe('What the page of a product shows.')
export type StorefrontProductPage = z.infer<typeof StorefrontProductPage>

const value = z.string().describe('What to send to the filter.')
const count = z.int().min(0).describe('Number of products with this value, and with all other filters as they are.')

export const StorefrontFacets = z
  .object({
    category: z
      .array(
        z.object({
          value,
          label: z.string().describe('Name of the category.'),
          parentId: categoryId.nullable().describe('The category that it is in (UUID v7). Null: in none.'),
          count,
        }),
      )
      .describe('Categories by name, each with the products of all inside it.'),
    supplier: z
      .array(z.object({ value, label: z.string().describe('Name of the supplier.'), count }))
      .describe('The suppliers with most products, and the one that is chosen.'),
    price: z
      .object({
        min: unitPrice.describe('The lowest price.'),
        max: unitPrice.describe('The highest price.'),
        ranges: z
          .array(
            z.object({
              from: unitPrice.describe('The lowest price of the range.'),
              until: unitPrice.describe('The highest price of the range.'),
              count,
            }),
          )
          .describe('Ranges with about as many products each, the lowest first.'),
      })
      .nullable()
      .describe('The prices that there are, in ranges with about as many products each. Null: there are no products.'),
    inStock: z
      .array(z.object({ value: z.boolean().describe('Whether they can be ordered now.'), count }))
      .describe('Products that can be ordered now, and the others.'),
  })
  .describe('The values of each filter, with the number of products that each would leave.')
export type StorefrontFacets = z.infer<typeof StorefrontFacets>

export const StorefrontSearch = z
  .object({
    ...page(StorefrontProduct).shape,
    total: z
      .object({
        count: z.int().min(0).describe('Number of products on all pages together.'),
        exact: z.literal(true).describe('All are counted.'),
      })
      .describe('How many products there are.'),
    corrected: z
      .string()
      .nullable()
      .describe('"Did you mean": the words that were searched for instead of those typed. Null: those that were typed.'),
    matched: z
      .enum(['all', 'some'])
      .describe(
        '`all`: the products have all the words that were searched for. `some`: no product has all of them, and those with the most of them are shown.',
      ),
    facets: StorefrontFacets,
  })
  .describe('Products that were searched for.')
export type StorefrontSearch = z.infer<typeof StorefrontSearch>

export const StorefrontSuggestions = z
  .object({
    products: z
      .array(StorefrontProduct.pick({ productId: true, slug: true, name: true, pictures: true, drawn: true }))
      .describe('Products with these words, the best first.'),
    categories: path.describe('Categories with these words in their names.'),
    queries: z.array(z.string()).describe('How the words may go on.'),
  })
  .describe('What somebody may want who has typed this much.')
export type StorefrontSuggestions = z.infer<typeof StorefrontSuggestions>

// The same with links (draft-kelly-json-hal-11). A resource says only what the storefront knows by itself, and links what other services know.

const href = z.string().describe('A path of the shop.')
const linkTo = (meaning: string) => z.object({ href }).describe(meaning)
const templateOf = (meaning: string) =>
  z.object({ href: z.string().describe('A template for a path of the shop (RFC 6570).'), templated: z.literal(true) }).describe(meaning)
const links = <Shape extends z.ZodRawShape>(shape: Shape) => z.object(shape).describe('Where to read on.')
const self = linkTo('This resource.')
const alternate = z.object({ href, type: z.literal('text/html') }).describe('Its page in the shop, for people.')
/** The link of a resource with lists of products. */
const details = {
  products: linkTo('What the product service knows of all products in its lists, in one answer. Missing: there are none.').optional(),
}
const search = templateOf('How to search for products.')

const productLinks = {
  self: linkTo('What the storefront knows of it.'),
  product: linkTo('What the product service knows of it: name, price, pictures.'),
  drawn: z
    .object({ href, type: z.literal('image/svg+xml') })
    .describe(
      'A picture that is drawn from its texts, for a product without a picture. The address stays, and the picture changes with the texts.',
    ),
  category: linkTo('What the product service knows of its category.'),
  up: linkTo('What the storefront knows of its category.'),
  alternate,
}
const productState = {
  productId: Product.shape.productId,
  inStock: z.boolean().describe('Whether it can be ordered now.'),
  unitsAvailable: Product.shape.unitsAvailable,
}

export const StorefrontProductResource = z
  .object({
    ...productState,
    rank: z.int().min(1).describe('Its place in this list, from 1. Of a search: on this page.'),
    _links: links(productLinks),
  })
  .describe('A product in a list, with links.')
export type StorefrontProductResource = z.infer<typeof StorefrontProductResource>

const categoryLinks = {
  self: linkTo('What the storefront knows of it.'),
  category: linkTo('What the product service knows of it: name, description.'),
  up: linkTo('What the storefront knows of the category that it is in. Missing: it is in none.').optional(),
  alternate,
}

export const StorefrontCategoryResource = z
  .object({
    ...StorefrontCategory.pick({ categoryId: true, products: true }).shape,
    _links: links(categoryLinks),
  })
  .describe('A category in a list, with links.')
export type StorefrontCategoryResource = z.infer<typeof StorefrontCategoryResource>

const rankedAs = ({ description = '' }: z.ZodType) => z.array(StorefrontProductResource).describe(description)
const categoriesAs = ({ description = '' }: z.ZodType) => z.array(StorefrontCategoryResource).describe(description)
const embedded = <Shape extends z.ZodRawShape>(shape: Shape) => z.object(shape).describe('The resources that it shows.')
const pathLinks = z.array(z.object({ href })).describe('What the storefront knows of the categories that it is in, the outermost first.')

export const StorefrontHomeResource = z
  .object({
    _links: links({ self, ...details, alternate, search, suggestions: templateOf('How to ask for suggestions while somebody types.') }),
    _embedded: embedded({
      categories: categoriesAs(StorefrontHome.shape.categories),
      newest: rankedAs(StorefrontHome.shape.newest),
      bestselling: rankedAs(StorefrontHome.shape.bestselling),
      backInStock: rankedAs(StorefrontHome.shape.backInStock),
    }),
  })
  .describe('What the first page of a shop shows, with links.')
export type StorefrontHomeResource = z.infer<typeof StorefrontHomeResource>

export const StorefrontCategoryPageResource = z
  .object({
    ...StorefrontCategoryResource.omit({ _links: true }).shape,
    _links: links({ ...categoryLinks, ...details, path: pathLinks, search }),
    _embedded: embedded({
      children: categoriesAs(StorefrontCategoryPage.shape.children),
      bestselling: rankedAs(StorefrontCategoryPage.shape.bestselling),
      newest: rankedAs(StorefrontCategoryPage.shape.newest),
    }),
  })
  .describe('What the page of a category shows, with links.')
export type StorefrontCategoryPageResource = z.infer<typeof StorefrontCategoryPageResource>

export const StorefrontProductPageResource = z
  .object({
    ...productState,
    ...StorefrontProductPage.pick({ prices: true, lowestPrice: true }).shape,
    _links: links({ ...productLinks, ...details, path: pathLinks }),
    _embedded: embedded({
      boughtTogether: rankedAs(StorefrontProductPage.shape.boughtTogether),
      sameCategory: rankedAs(StorefrontProductPage.shape.sameCategory),
    }),
  })
  .describe('What the page of a product shows, with links.')
export type StorefrontProductPageResource = z.infer<typeof StorefrontProductPageResource>

const { category, supplier, price, inStock } = StorefrontFacets.shape
const counted = { value: true, count: true } as const

export const StorefrontSearchResource = z
  .object({
    ...StorefrontSearch.pick({ total: true, corrected: true, matched: true }).shape,
    facets: z
      .object({
        category: z.array(category.element.pick(counted)).describe('Categories by name, each with the products of all inside it.'),
        supplier: z.array(supplier.element.pick(counted)).describe('The suppliers with most products, and the one that is chosen.'),
        price,
        inStock,
      })
      .describe('The values of each filter, with the number of products that each would leave.'),
    _links: links({
      self,
      ...details,
      next: linkTo('The next page. Missing: this is the last one.').optional(),
      prev: linkTo('The page before. Missing: this is the first one.').optional(),
      alternate,
      search,
    }),
    _embedded: embedded({ products: z.array(StorefrontProductResource).describe('The products of this page, the best first.') }),
  })
  .describe('Products that were searched for, with links.')
export type StorefrontSearchResource = z.infer<typeof StorefrontSearchResource>
