import { z } from 'zod'
import { csvFile, page, pageQuery } from '@souk/contracts'
import { createApi, listPage, ProblemError, type App, type PageWanted } from '@souk/http'
import { uuid } from '@souk/log-protocol'
import type { Logger } from '@souk/process'
import { forManagers, guardRoutes, isForManagers, type Verifier } from '@souk/service/access'
import { pagesOf, sendCsv, type CsvColumns } from '@souk/service/csv'
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

const auditColumns: CsvColumns<AuditSummary> = {
  auditId: ({ auditId }) => auditId,
  begunAt: ({ begunAt }) => begunAt,
  endedAt: ({ endedAt }) => endedAt,
  cause: ({ cause }) => cause,
  state: ({ state }) => state,
  position: ({ position }) => position,
  head: ({ head }) => head,
  ok: ({ ok }) => (ok === null ? null : String(ok)),
  faultCount: ({ faultCount }) => faultCount,
  error: ({ error }) => error,
}

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
    '/audits/export.csv',
    { ...forManagers, schema: { ...operations.exportAudits, querystring: z.strictObject({}), response: { 200: csvFile } } },
    async (_request, reply) => {
      const pages = async function* () {
        for await (const stored of pagesOf(
          async (wanted: PageWanted<number>) => audits.store.list(wanted),
          ({ place }) => place,
        ))
          yield stored.map(({ audit }) => summaryOf(present(audit)))
      }
      return sendCsv(reply, 'audits', auditColumns, pages())
    },
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
