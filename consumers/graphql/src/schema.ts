import { defaultFieldResolver, getNullableType, isListType, isObjectType, printSchema, type GraphQLObjectType } from 'graphql'
import type { z } from 'zod'
import * as contracts from '@souk/contracts'
import { addAccount } from './account.ts'
import { builder, type Context } from './builder.ts'
import { addCatalogue } from './catalogue.ts'
import { addSearch } from './search.ts'

/** Whose fields have the same names and the same meaning as those of the type. */
const contractsOf: Readonly<Record<string, readonly z.ZodObject[]>> = {
  Address: [contracts.Address],
  Category: [contracts.StorefrontCategory, contracts.StorefrontCategoryPage],
  Credit: [contracts.Credit],
  Customer: [contracts.Customer],
  Facets: [contracts.StorefrontFacets],
  Home: [contracts.StorefrontHome],
  Invoice: [contracts.Invoice],
  LedgerEntry: [contracts.CreditLedgerEntry],
  Order: [contracts.Order],
  OrderChange: [contracts.OrderStateChange],
  OrderLine: [contracts.OrderLine],
  Product: [contracts.StorefrontProduct, contracts.StorefrontProductPage],
  ProductConnection: [contracts.StorefrontSearch],
  Suggestions: [contracts.StorefrontSuggestions],
}

/** Fields say the same as in the documents of the API. */
const describe = (type: GraphQLObjectType): void => {
  const shapes = (contractsOf[type.name] ?? []).map(({ shape }) => shape)
  for (const field of Object.values(type.getFields()))
    field.description ??= shapes.map((shape) => shape[field.name]?.description).find((text) => text !== undefined)
}

/** Counts the items of lists while a query runs: they may be more than its costs assume. */
const countItems = (type: GraphQLObjectType<unknown, Context>): void => {
  for (const field of Object.values(type.getFields())) {
    if (!isListType(getNullableType(field.type))) continue
    const resolve = field.resolve ?? defaultFieldResolver
    const counted = (items: unknown, { count }: Context): unknown => {
      if (Array.isArray(items)) count(items.length)
      return items
    }
    field.resolve = (source, args, context, info) => {
      const items: unknown = resolve(source, args, context, info)
      return items instanceof Promise ? items.then((all: unknown) => counted(all, context)) : counted(items, context)
    }
  }
}

const build = () => {
  builder.queryType({ description: 'What can be asked. A field that needs a request of its own is null if that fails; `errors` says why.' })
  addCatalogue()
  addSearch()
  addAccount()
  const schema = builder.toSchema()
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue
    describe(type)
    countItems(type)
  }
  return schema
}

export const schema = build()

/** The schema in GraphQL's own language. */
export const printedSchema = (): string => `# Written by \`npm run api\`. Do not edit.\n\n${printSchema(schema)}\n`
