import { z } from 'zod'
import { page, pageQuery } from '@souk/contracts'
import { createApi, listPage, ProblemError, type App } from '@souk/http'
import { uuid } from '@souk/log-protocol'
import type { Logger } from '@souk/process'
import { forManagers, guardRoutes, isForManagers, type Verifier } from '@souk/service/access'
import { Audit, AuditSummary } from '../audit-result.ts'
import type { Audits } from '../audits.ts'
import { operations } from './operations.ts'

export interface BooksAppParts {
  readonly audits: Audits
  /** Verifies the access tokens of requests. */
  readonly verifier: Pick<Verifier, 'verify' | 'known'>
  readonly logger: Logger
  readonly newId: () => string
}

const summaryOf = ({ checks: _checks, ...summary }: Audit): AuditSummary => summary

/** The audits, for managers. Closing the application ends the schedule, and an audit that runs. */
export const buildBooksApp = ({ audits, verifier, logger, newId }: BooksAppParts): App => {
  const app = createApi({ logger, newId, isUrgent: isForManagers })
  guardRoutes(app, verifier, 'books')
  app.addHook('onClose', audits.stop)

  /** The audit as it is now. The store has it as it began, until it has ended. */
  const present = (stored: Audit): Audit => {
    const running = audits.running()
    return running?.auditId === stored.auditId ? running : stored
  }

  app.post('/audits', { ...forManagers, schema: { ...operations.beginAudit, response: { 202: Audit } } }, async ({ url }, reply) => {
    const audit = audits.begin('request')
    // Relative to the path of the request, which may end with a slash.
    reply.code(202).header('location', `${url.endsWith('/') ? '' : 'audits/'}${audit.auditId}`)
    return audit
  })

  app.get(
    '/audits',
    { ...forManagers, schema: { ...operations.listAudits, querystring: pageQuery, response: { 200: page(AuditSummary) } } },
    ({ query }) =>
      listPage(query, {
        of: ['audits'],
        place: z.int().min(1),
        placeOf: ({ place }) => place,
        read: async (wanted) => audits.store.list(wanted),
        count: async (atMost) => audits.store.count(atMost),
        show: ({ audit }) => summaryOf(present(audit)),
      }),
  )

  app.get(
    '/audits/:auditId',
    {
      ...forManagers,
      schema: { ...operations.getAudit, params: z.strictObject({ auditId: uuid.describe('The audit.') }), response: { 200: Audit } },
    },
    async ({ params }) => {
      const audit = audits.store.find(params.auditId)
      if (audit === undefined) throw new ProblemError('not-found', 'there is no such audit')
      return present(audit)
    },
  )

  return app
}
