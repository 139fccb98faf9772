import type { InputShapeFromFields } from '@pothos/core'
import type { SearchProductsData, StorefrontFacets, StorefrontSearch, StorefrontSuggestions } from '@souk/client'
import { builder, CategoryRef, enumOf, given, implementPage, pageArgs, pageAsked, ProductRef } from './builder.ts'
import { asks, holds } from './costs.ts'

type Sort = NonNullable<NonNullable<SearchProductsData['query']>['sort']>

const SortEnum = builder.enumType('ProductSort', {
  description: 'What comes first.',
  values: {
    RELEVANCE: { value: 'relevance' },
    BESTSELLING: { value: 'bestselling' },
    NEWEST: { value: 'newest' },
    PRICE: { value: 'price' },
    PRICE_DESCENDING: { value: '-price' },
    NAME: { value: 'name' },
    NAME_DESCENDING: { value: '-name' },
  } satisfies Readonly<Record<string, { readonly value: Sort }>>,
})

const Matched = enumOf('Matched', 'Whether products have all the words that were searched for, or only some.', ['all', 'some'])

/** Values of a facet. */
const VALUES = holds(20)

const CategoryCountRef = builder.objectRef<StorefrontFacets['category'][number]>('CategoryCount').implement({
  description: 'A category, and how many products it would leave.',
  fields: (t) => ({
    category: t.field({
      type: CategoryRef,
      nullable: true,
      description: 'The category. Its id is what to send to the filter.',
      resolve: async ({ value }, _args, { reads }) => (await reads.place(value))?.category,
    }),
    value: t.exposeID('value'),
    label: t.exposeString('label'),
    parentId: t.exposeID('parentId', { nullable: true }),
    count: t.expose('count', { type: 'SafeInt' }),
  }),
})

const SupplierCountRef = builder.objectRef<StorefrontFacets['supplier'][number]>('SupplierCount').implement({
  description: 'A supplier, and how many products it would leave.',
  fields: (t) => ({
    value: t.exposeString('value'),
    label: t.exposeString('label'),
    count: t.expose('count', { type: 'SafeInt' }),
  }),
})

type Prices = NonNullable<StorefrontFacets['price']>

const PriceRangeRef = builder.objectRef<Prices['ranges'][number]>('PriceRange').implement({
  description: 'A range of prices, and how many products it would leave.',
  fields: (t) => ({
    from: t.expose('from', { type: 'SafeInt' }),
    until: t.expose('until', { type: 'SafeInt' }),
    count: t.expose('count', { type: 'SafeInt' }),
  }),
})

const PricesRef = builder.objectRef<Prices>('PriceFacet').implement({
  description: 'The prices that there are.',
  fields: (t) => ({
    min: t.expose('min', { type: 'SafeInt' }),
    max: t.expose('max', { type: 'SafeInt' }),
    ranges: t.expose('ranges', { type: [PriceRangeRef], extensions: holds(6) }),
  }),
})

const StockCountRef = builder.objectRef<StorefrontFacets['inStock'][number]>('StockCount').implement({
  description: 'Whether products can be ordered now, and how many there are.',
  fields: (t) => ({ value: t.exposeBoolean('value'), count: t.expose('count', { type: 'SafeInt' }) }),
})

const FacetsRef = builder.objectRef<StorefrontFacets>('Facets').implement({
  description: 'The values of each filter, with the number of products that each would leave.',
  fields: (t) => ({
    category: t.expose('category', { type: [CategoryCountRef], extensions: VALUES }),
    supplier: t.expose('supplier', { type: [SupplierCountRef], extensions: VALUES }),
    price: t.expose('price', { type: PricesRef, nullable: true }),
    inStock: t.expose('inStock', { type: [StockCountRef], extensions: holds(2) }),
  }),
})

const SearchRef = builder.objectRef<StorefrontSearch>('ProductConnection')
implementPage(SearchRef, ProductRef)
builder.objectFields(SearchRef, (t) => ({
  corrected: t.exposeString('corrected', { nullable: true }),
  matched: t.expose('matched', { type: Matched }),
  facets: t.expose('facets', { type: FacetsRef }),
}))

const searchArgs = builder.args((t) => ({
  q: t.string({ description: 'Words of names, descriptions, suppliers and categories. Misspelling is forgiven.' }),
  supplier: t.string({ description: 'Only products of this supplier.' }),
  priceFrom: t.field({ type: 'SafeInt', description: 'Only products with this price or a higher one.' }),
  priceUntil: t.field({ type: 'SafeInt', description: 'Only products with this price or a lower one.' }),
  inStock: t.boolean({ description: 'True: only products that can be ordered now. False: only the others.' }),
  sort: t.field({ type: SortEnum, description: 'What comes first. Default: `RELEVANCE`.' }),
  ...pageArgs,
}))

type SearchArgs = InputShapeFromFields<typeof searchArgs>

/** The parameters of the API for a search. */
const searchAsked = ({ first, after, before, inStock, ...filters }: SearchArgs & { readonly categoryId?: string | null | undefined }) => ({
  ...given(filters),
  ...(typeof inStock === 'boolean' && { inStock: inStock ? ('true' as const) : ('false' as const) }),
  ...pageAsked({ first, after, before }),
})

const SuggestedRef = builder.objectRef<StorefrontSuggestions['products'][number]>('SuggestedProduct').implement({
  description: 'A product that somebody may look for.',
  fields: (t) => ({
    id: t.exposeID('productId'),
    slug: t.exposeString('slug'),
    name: t.exposeString('name'),
    product: t.field({
      type: ProductRef,
      nullable: true,
      description: 'The whole product. All of them are asked for at once.',
      resolve: ({ productId }, _args, { reads }) => reads.product(productId),
    }),
  }),
})

const SuggestionsRef = builder.objectRef<StorefrontSuggestions>('Suggestions').implement({
  description: 'What somebody may want who has typed this much.',
  fields: (t) => ({
    products: t.expose('products', { type: [SuggestedRef], extensions: holds(6) }),
    categories: t.expose('categories', { type: [CategoryRef], extensions: holds(6) }),
    queries: t.exposeStringList('queries', { extensions: holds(6) }),
  }),
})

/** Makes the search a part of what can be asked. */
export const addSearch = (): void => {
  builder.queryField('products', (t) =>
    t.field({
      type: SearchRef,
      nullable: true,
      description: 'Products that are searched for, or all of them.',
      args: { categoryId: t.arg.id({ description: 'Only products of this category and all inside it.' }), ...searchArgs },
      extensions: asks,
      resolve: (_root, args, { reads }) => reads.search(searchAsked(args)),
    }),
  )

  builder.objectField(CategoryRef, 'products', (t) =>
    t.field({
      type: SearchRef,
      nullable: true,
      description: 'Its products, with those of the categories inside it.',
      args: searchArgs,
      extensions: asks,
      resolve: ({ categoryId }, args, { reads }) => reads.search(searchAsked({ ...args, categoryId })),
    }),
  )

  builder.queryField('suggestions', (t) =>
    t.field({
      type: SuggestionsRef,
      nullable: true,
      description: 'Products, categories and queries for somebody who is typing.',
      args: { q: t.arg.string({ required: true }) },
      extensions: asks,
      resolve: (_root, args, { reads }) => reads.suggestions(args.q),
    }),
  )
}
