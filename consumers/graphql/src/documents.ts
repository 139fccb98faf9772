import { hash } from 'node:crypto'
import {
  GraphQLError,
  NoSchemaIntrospectionCustomRule,
  parse,
  recommendedRules,
  specifiedRules,
  validate,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql'
import { z } from 'zod'
import { createCache } from '@souk/process'
import { malformed, persistedQueryNotFound } from './errors.ts'

/** Most tokens of a query: names, braces, values. */
export const MAX_TOKENS = 1_000
/** Most errors that an answer lists. */
const MAX_ERRORS = 20
/** Characters of all queries that are kept. A query takes about a hundred times as much memory when it has been read. */
const KEPT_CHARACTERS = 200_000

/** What clients send for a persisted query, with its text or without. */
const Extensions = z.object({
  persistedQuery: z.object({ version: z.literal(1), sha256Hash: z.string().regex(/^[0-9a-f]{64}$/) }).optional(),
})

interface Kept {
  readonly document: DocumentNode
  readonly length: number
}

/**
 * Reads and validates queries. A valid one is kept under its hash for a while, so that it is neither sent nor validated each time.
 * @param introspection  whether queries may ask for the schema
 */
export const createDocuments = (schema: GraphQLSchema, introspection: boolean) => {
  const kept = createCache<Kept>({ capacity: KEPT_CHARACTERS, weigh: ({ length }) => length })
  const rules = [...specifiedRules, ...recommendedRules, ...(introspection ? [] : [NoSchemaIntrospectionCustomRule])]

  /** @throws GraphQLError if it is not valid */
  const read = (text: string): DocumentNode | readonly GraphQLError[] => {
    const document = parse(text, { maxTokens: MAX_TOKENS })
    const errors = validate(schema, document, rules, { maxErrors: MAX_ERRORS, hideSuggestions: !introspection })
    return errors.length > 0 ? errors : document
  }

  /**
   * The document of a request, or why there is none.
   * @param text  empty: the query has been kept
   */
  return (text: string, extensions: unknown): DocumentNode | readonly GraphQLError[] => {
    const parsed = Extensions.safeParse(extensions ?? {})
    if (!parsed.success) return [malformed('extensions.persistedQuery must have version 1 and a sha256Hash in lower case')]
    const named = parsed.data.persistedQuery?.sha256Hash
    if (text === '' && named === undefined) return [malformed('there is neither a query nor the hash of one')]
    const key = text === '' ? (named ?? '') : hash('sha256', text)
    if (named !== undefined && named !== key) return [malformed('the hash is not that of the query')]
    const known = kept.get(key)
    if (known !== undefined) return known.document
    if (text === '') return [persistedQueryNotFound()]
    try {
      const document = read(text)
      if ('kind' in document) kept.set(key, { document, length: text.length })
      return document
    } catch (error) {
      if (error instanceof GraphQLError) return [error]
      throw error
    }
  }
}
