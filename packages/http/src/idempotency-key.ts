import type { FastifyRequest } from 'fastify'
import { malformed } from './problem.ts'

const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,200}$/

/** The Idempotency-Key of a request. @throws ProblemError if it is malformed */
export const idempotencyKeyOf = ({ headers }: FastifyRequest): string | undefined => {
  const key = headers['idempotency-key']
  if (key !== undefined && (typeof key !== 'string' || !IDEMPOTENCY_KEY.test(key)))
    throw malformed({ path: 'Idempotency-Key', message: 'Idempotency-Key must be 1 to 200 visible ASCII characters' })
  return key
}
