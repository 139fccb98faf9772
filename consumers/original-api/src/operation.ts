import type { z } from 'zod'
import type { SoukApi } from '@souk/client'
import { malformed as problemOfFields } from '@souk/http'
import { faultsIn, inPlainWords } from '@souk/log-protocol'
import type { Money } from './fields.ts'
import type { Passwords } from './passwords.ts'

/** What an operation works with. */
export interface Context {
  /** The API, as the caller, or as the manager where everything is open. */
  readonly shop: SoukApi
  /** The API, as nobody. */
  readonly guest: SoukApi
  /** The API with another access token. */
  as(token: string): SoukApi
  /** The customer whom the caller's token names. The API has the last word on it. */
  readonly callerId: string | undefined
  /** Whether everybody may do everything, as in the original. */
  readonly isOpen: boolean
  readonly passwords: Passwords
  readonly money: Money
  readonly now: () => number
  readonly newKey: () => string
}

export interface Operation {
  readonly method: 'GET' | 'POST'
  /** The type of each field, for the list of services. */
  readonly fields: Readonly<Record<string, string>>
  /** A parameter in the path, which is one of the fields. */
  readonly inPath?: string
  run(context: Context, given: Readonly<Record<string, unknown>>): Promise<object>
}

/** The answer to a request that lacks a field, or has one of a wrong type. */
export const BAD_JSON = 'Bad Json'

export const result = (value: unknown): object => ({ result: value })
export const status = (Status: string, more: object = {}): object => result({ Status, ...more })

interface Definition<Shape extends z.ZodObject> {
  readonly method: 'GET' | 'POST'
  readonly fields: Shape
  readonly inPath?: keyof Shape['shape'] & string
  /** Answers a request whose fields do not fit. */
  readonly malformed: object
  readonly run: (context: Context, fields: z.output<Shape>) => Promise<object>
}

/** Defines an operation. Its fields are checked before it runs. */
export const operation = <Shape extends z.ZodObject>({ method, fields, inPath, malformed, run }: Definition<Shape>): Operation => ({
  method,
  fields: Object.fromEntries(Object.keys(fields.shape).map((name) => [name, 'string'])),
  ...(inPath !== undefined && { inPath }),
  run: async (context, given) => {
    const parsed = fields.safeParse(given)
    return parsed.success ? run(context, parsed.data) : malformed
  },
})

/**
 * Checks the body of a request to the API before an operation of several requests sends the first: none of them has been done when one is refused.
 * @throws ProblemError as the API would answer
 */
export const expectValid = (body: z.ZodType, value: unknown): void => {
  const parsed = body.safeParse(value, { error: inPlainWords })
  if (!parsed.success) throw problemOfFields(...faultsIn(parsed.error, 'body'))
}

/** Remembers what was asked for. Each key is asked for once. */
export const remembering = <Value>(ask: (key: string) => Promise<Value>): ((key: string) => Promise<Value>) => {
  const asked = new Map<string, Promise<Value>>()
  return (key) => {
    const known = asked.get(key) ?? ask(key)
    asked.set(key, known)
    return known
  }
}
