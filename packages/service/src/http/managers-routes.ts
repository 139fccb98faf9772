import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { page as pageOf } from '@souk/contracts'
import { ProblemError, type App } from '@souk/http'
import { ParkedEvent, text, uuid } from '@souk/log-protocol'
import type { ParkingOutcome } from '../consume/parking.ts'
import { VIEW_TIMEOUT_MS, type Service } from '../service.ts'

const checkpointShape = z.object({
  position: z.int().describe('Position in the log.'),
  hash: z.string().describe('Hash of the commit there.'),
})
const ViewPageShape = z.object({
  checkpoint: checkpointShape.describe('Where the view stood when the page was read.'),
  rows: z
    .array(z.object({ id: z.string(), row: z.record(z.string(), z.unknown()) }))
    .describe('Rows in the order of their ids; personal data left out.'),
})

/** What managers need of every service: its state, what is parked, its view row by row, and to have it built again. */
export const addManagersRoutes = (app: App, { projection, reactions, store, health }: Service): void => {
  const eventParams = z.strictObject({ eventId: uuid })
  const lots = [projection.parking, reactions.parking]

  app.get('/admin/status', {}, async () => health())

  app.get('/admin/parked', { schema: { response: { 200: pageOf(ParkedEvent) } } }, async () => ({
    items: (await Promise.all(lots.map((parking) => parking.list()))).flat(),
    nextCursor: null,
  }))

  /** An event that is applied late may come after what follows it in other streams: so the whole view is built again, and the list tells what came of it. */
  const retryInView = async (eventId: string): Promise<ParkingOutcome> => {
    const { parking, follower } = projection
    const find = async (): Promise<ParkedEvent | undefined> => (await parking.list()).find((event) => event.eventId === eventId)
    if ((await find()) === undefined) return { kind: 'not-parked' }
    const { position } = follower.checkpoint
    await projection.rebuild()
    await follower.reached(position, VIEW_TIMEOUT_MS)
    const still = await find()
    return still !== undefined && parking.has(still) ? { kind: 'still-failing', error: still.error } : { kind: 'done' }
  }

  const settle = async (eventId: string, how: 'retry' | 'discard', reply: FastifyReply): Promise<void> => {
    for (const parking of lots) {
      const outcome = how === 'retry' && parking === projection.parking ? await retryInView(eventId) : await parking[how](eventId)
      if (outcome.kind === 'not-parked') continue
      if (outcome.kind === 'still-failing') throw new ProblemError('conflict', `the event still cannot be handled: ${outcome.error}`)
      reply.code(204)
      return
    }
    throw new ProblemError('not-found', 'no such event is parked')
  }
  app.post('/admin/parked/:eventId/retry', { schema: { params: eventParams } }, async ({ params }, reply) =>
    settle(params.eventId, 'retry', reply),
  )
  app.delete('/admin/parked/:eventId', { schema: { params: eventParams } }, async ({ params }, reply) =>
    settle(params.eventId, 'discard', reply),
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
          after: text(200).default('').describe('Id of the last row of the page before.'),
          limit: z.coerce.number().int().min(1).max(1_000).default(500).describe('Rows on a page.'),
        }),
        response: { 200: ViewPageShape },
      },
    },
    async ({ params, query }) => {
      if (!store.collections.includes(params.collection))
        throw new ProblemError('not-found', `the view has ${store.collections.join(', ')}`)
      const { checkpoint, rows } = await store.page(params.collection, query.after, query.limit)
      return {
        checkpoint,
        rows: rows.map(({ id, row }) => {
          const { personal: _personal, ...rest } = row as { personal?: unknown }
          return { id, row: rest }
        }),
      }
    },
  )
}
