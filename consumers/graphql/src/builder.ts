import SchemaBuilder, { type ObjectRef } from '@pothos/core'
import type { Customer, Invoice, Order, Product, StorefrontCategoryPage, StorefrontProduct } from '@souk/client'
import { holds } from './costs.ts'
import { malformed } from './errors.ts'
import type { Reads } from './reads.ts'

/** What every resolver gets. A type, because graphql-http takes no interface. */
export type Context = {
  readonly reads: Reads
  /** Whom the access token names. The API verifies it. Undefined: there is no token. */
  readonly caller: { readonly id: string | undefined } | undefined
  /** Counts items of lists. @throws GraphQLError if there are too many */
  readonly count: (items: number) => void
}

export const builder = new SchemaBuilder<{
  Context: Context
  Scalars: {
    ID: { Input: string; Output: string }
    SafeInt: { Input: number; Output: number }
    DateTime: { Input: string; Output: string }
  }
  DefaultFieldNullability: false
}>({ defaultFieldNullability: false })

export type Types = typeof builder.$inferSchemaTypes

builder.scalarType('SafeInt', {
  description: 'A whole number up to 2^53 − 1. Amounts are in minor units of the currency.',
  serialize: (value) => value,
  parseValue: (value) => {
    if (typeof value === 'number' && Number.isSafeInteger(value)) return value
    throw malformed('a SafeInt must be a whole number')
  },
})

builder.scalarType('DateTime', { description: 'A time as in RFC 3339, in UTC.', serialize: (value) => value, parseValue: String })

/** Products come from the storefront, with their category, or from the product service, with its id. */
export const ProductRef = builder.objectRef<StorefrontProduct | Product>('Product')
export const CategoryRef = builder.objectRef<StorefrontCategoryPage['path'][number]>('Category')
export const CustomerRef = builder.objectRef<Customer>('Customer')
export const OrderRef = builder.objectRef<Order>('Order')
export const InvoiceRef = builder.objectRef<Invoice>('Invoice')

/** An enumeration of the API: `out-of-stock` becomes `OUT_OF_STOCK`. */
export const enumOf = <const Value extends string>(name: string, description: string, values: readonly Value[]) =>
  builder.enumType(name, {
    description,
    values: Object.fromEntries(values.map((value) => [value.toUpperCase().replaceAll('-', '_'), { value }])),
  })

/** A page of a list, as the API gives it. */
export interface Page<Node> {
  readonly items: readonly Node[]
  readonly nextCursor: string | null
  readonly previousCursor: string | null
  readonly total: { readonly count: number; readonly exact: boolean }
}

const PageInfoRef = builder.objectRef<Pick<Page<unknown>, 'nextCursor' | 'previousCursor'>>('PageInfo').implement({
  description: 'Where a page stands in its list. A cursor names a place and not a number, so nothing comes twice when the list grows.',
  fields: (t) => ({
    hasNextPage: t.boolean({ resolve: ({ nextCursor }) => nextCursor !== null }),
    endCursor: t.string({
      nullable: true,
      description: 'Send it as `after` to get the next page.',
      resolve: ({ nextCursor }) => nextCursor,
    }),
    hasPreviousPage: t.boolean({ resolve: ({ previousCursor }) => previousCursor !== null }),
    startCursor: t.string({
      nullable: true,
      description: 'Send it as `before` to get the page before.',
      resolve: ({ previousCursor }) => previousCursor,
    }),
  }),
})

const TotalRef = builder.objectRef<Page<unknown>['total']>('Total').implement({
  description: 'How many items all pages have together.',
  fields: (t) => ({
    count: t.exposeInt('count'),
    exact: t.exposeBoolean('exact', { description: 'False: there are more than `count`.' }),
  }),
})

/** Gives a list the fields that every list has. */
export const implementPage = <Node extends object, Source extends Page<Node>>(
  ref: ObjectRef<Types, Source>,
  node: ObjectRef<Types, Node>,
) => {
  builder.objectType(ref, {
    description: 'A page of a list.',
    fields: (t) => ({
      nodes: t.field({ type: [node], extensions: holds('first'), resolve: ({ items }) => items }),
      pageInfo: t.field({ type: PageInfoRef, resolve: (page) => page }),
      total: t.field({ type: TotalRef, resolve: ({ total }) => total }),
    }),
  })
}

/** Most items of a page. */
const MAX_PAGE = 100

/** The arguments that every list has. */
export const pageArgs = builder.args((t) => ({
  first: t.int({ required: true, defaultValue: 20, description: `Number of items, 1 to ${MAX_PAGE}.` }),
  after: t.string({ description: 'An `endCursor`. Leave it out for the first page.' }),
  before: t.string({ description: 'A `startCursor`, instead of `after`.' }),
}))

interface PageArgs {
  readonly first: number
  readonly after?: string | null | undefined
  readonly before?: string | null | undefined
}

/** The parameters of the API for a page. @throws GraphQLError if there is no such page */
export const pageAsked = ({ first, after, before }: PageArgs): { limit: number; cursor?: string } => {
  if (first < 1 || first > MAX_PAGE) throw malformed(`first must be 1 to ${MAX_PAGE}`)
  const [cursor, other] = [after, before].filter((one) => typeof one === 'string')
  if (other !== undefined) throw malformed('there must be only one of after and before')
  return { limit: first, ...(cursor !== undefined && { cursor }) }
}

/** The arguments that are given. The API knows no null. */
export const given = <Args extends object>(args: Args): { [Name in keyof Args]?: NonNullable<Args[Name]> } => {
  const entries = Object.entries(args).filter(([, value]) => value !== undefined && value !== null)
  return Object.fromEntries(entries) as { [Name in keyof Args]?: NonNullable<Args[Name]> }
}
