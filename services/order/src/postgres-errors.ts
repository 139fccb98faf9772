import { DatabaseError } from 'pg'
import { messageOf } from '@souk/log-protocol'
import { StoreUnavailable } from '@souk/service'

/** Classes of errors that do not pass: data that the database does not take, statements that it does not understand. */
const FOR_GOOD = /^(?:22|23|42|54)/
/** A schema or a table is not there. */
const MISSING = /^(?:3F000|42P01)$/
const NOT_ALLOWED = '42501'

export const codeOf = (error: unknown): string => (error instanceof DatabaseError ? (error.code ?? '') : '')

/** Whether a schema or a table is not there. */
export const isMissing = (error: unknown): boolean => MISSING.test(codeOf(error))

const mayPass = (error: unknown): boolean => {
  if (error instanceof TypeError || error instanceof RangeError) return false
  const code = codeOf(error)
  return !FOR_GOOD.test(code) || isMissing(error) || code === NOT_ALLOWED
}

/** The message of an error. If a host has several addresses and none answers, the messages for each of them. */
const describe = (error: unknown): string => {
  if (error instanceof AggregateError && error.message === '') return error.errors.map(describe).join('; ')
  return messageOf(error)
}

/** What to throw for an error of the driver: {@link StoreUnavailable} if it may pass. */
export const unavailableOr = (error: unknown): unknown => (mayPass(error) ? new StoreUnavailable(describe(error), { cause: error }) : error)
