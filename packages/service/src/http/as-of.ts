import type { FastifyReply, FastifyRequest } from 'fastify'
import type { AsOf } from '@souk/contracts'

/** Whether a request asks for the past. Its query is not checked yet. */
export const asksForPast = ({ query }: Pick<FastifyRequest, 'query'>): boolean =>
  typeof query === 'object' && query !== null && 'asOf' in query

/** Says in the answer that it shows the past, and which. */
export const markPast = (reply: Pick<FastifyReply, 'header'>, asOf: AsOf): void => void reply.header('souk-as-of', String(asOf))
