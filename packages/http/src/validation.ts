import type { FastifySchemaCompiler } from 'fastify'
import type { z } from 'zod'
import { faultsIn, inPlainWords } from '@souk/log-protocol'
import { malformed } from './problem.ts'

/** What callers call the parts of a request. */
const parts: Readonly<Record<string, string>> = { querystring: 'query', params: 'path' }

/** Checks a part of a request with the zod schema of its route. What is wrong is answered 400, in plain words. */
export const checkWithZod: FastifySchemaCompiler<z.ZodType> =
  ({ schema, httpPart = 'body' }) =>
  (value: unknown) => {
    const parsed = schema.safeParse(value, { error: inPlainWords })
    return parsed.success ? { value: parsed.data } : { error: malformed(...faultsIn(parsed.error, parts[httpPart] ?? httpPart)) }
  }
