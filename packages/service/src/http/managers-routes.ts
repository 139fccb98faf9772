import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { page as pageOf } from '@souk/contracts'
import { ProblemError, type App } from '@souk/http'
import { decimal, ParkedEvent, text, uuid } from '@souk/log-protocol'
import { inBackground } from '@souk/process'
import type { Service } from '../service.ts'

const checkpointShape = z.object({
  position: z.int().describe('Position in the log.'),
  hash: z.string().describe('Hash of the commit there.'),
})
const ViewPageShape = z.object({
  checkpoint: checkpointShape.describe('Where the view stood when the page was read.'),
  rows: z
    .array(z.object({ id: z.string(), row: z.record(z.string(), z.unknown()) }))
    .describe('Rows in the order of their ids, without personal data.'),
})

/** Adds the routes for managers, which every service has: status, parked events, rebuild, and the rows of the view. */
export const addManagersRoutes = (app: App, { projection, reactions, store, health }: Service): void => {
  const eventParams = z.strictObject({ eventId: uuid })
  const consumers = [projection.parked, reactions.parked]

  app.get('/admin/status', {}, async () => health())

  app.get('/admin/parked', { schema: { response: { 200: pageOf(ParkedEvent) } } }, async () => ({
    items: (await Promise.all(consumers.map((parked) => parked.list()))).flat(),
    nextCursor: null,
  }))

  const resolveParked = async (eventId: string, action: 'retry' | 'discard', reply: FastifyReply): Promise<void> => {
    for (const parked of consumers) {
      const outcome = await parked[action](eventId)
      if (outcome.kind === 'not-parked') continue
      if (outcome.kind === 'still-failing') throw new ProblemError('conflict', `the event still cannot be handled: ${outcome.error}`)
      if (outcome.kind === 'rebuilding')
        throw new ProblemError('catching-up', 'the view is being rebuilt and has not reached the event yet')
      reply.code(204)
      return
    }
    throw new ProblemError('not-found', 'no such event is parked')
  }
  app.post('/admin/parked/:eventId/retry', { schema: { params: eventParams } }, async ({ params }, reply) =>
    resolveParked(params.eventId, 'retry', reply),
  )
  app.delete('/admin/parked/:eventId', { schema: { params: eventParams } }, async ({ params }, reply) =>
    resolveParked(params.eventId, 'discard', reply),
  )

  app.post('/admin/rebuild', {}, async (_request, reply) => {
    await projection.rebuild()
    reply.code(202)
    return { status: 'rebuilding' }
  })

  app.get(
    '/admin/view/:collection',
    {
      schema: {
        params: z.strictObject({ collection: z.string().regex(/^[a-z][a-z0-9_]{0,50}$/) }),
        querystring: z.strictObject({
          after: text(200).default('').describe('Id of the last row of the previous page.'),
          limit: decimal(z.int().min(1).max(1_000)).default(500).describe('Maximum number of rows.'),
        }),
        response: { 200: ViewPageShape },
      },
    },
    async ({ params, query }) => {
      if (!store.collections.includes(params.collection))
        throw new ProblemError('not-found', `the view has ${store.collections.join(', ')}`)
      // The auditor reads page after page, and must not slow down the service.
      const { checkpoint, rows } = await inBackground(() => store.page(params.collection, query.after, query.limit))
      const { position, hash } = checkpoint
      return {
        checkpoint: { position, hash },
        rows: rows.map(({ id, row }) => {
          const { personal: _personal, ...rest } = row as { personal?: unknown }
          return { id, row: rest }
        }),
      }
    },
  )
}
