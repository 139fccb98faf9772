import { z } from 'zod'
import { page as pageOf } from '@souk/contracts'
import { onlyPage, ProblemError, type App } from '@souk/http'
import { decimal, ParkedEvent, text, Unavailable, uuid } from '@souk/log-protocol'
import { inBackground, waitingForPage } from '@souk/process'
import { forManagers, forManagersInPerson } from '../access/guard.ts'
import { serviceReadiness, type Service } from '../service.ts'
import { managersOperations } from './managers-operations.ts'

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

const reason = z.string().nullable()
const StatusShape = z.object({
  name: z.string().describe('Name of the service.'),
  ready: z.boolean().describe('Whether the service does all its work now.'),
  failing: z
    .object({ projection: reason, reactions: reason, eventStore: reason })
    .describe('Why the view, the reactions or the event store do not go on; null if they do. They try again by themselves.'),
  checkpoint: checkpointShape.describe('Where the view stands.'),
  reactionsDone: checkpointShape.describe('All reactions up to this commit are done.'),
  parked: z.object({ projection: z.int(), reactions: z.int() }).describe('Number of parked events.'),
  unknownEvents: z.int().describe('Number of events since the start whose type this version of the code does not know.'),
  divergences: z.int().describe('How often since the start the view was rebuilt because it did not belong to this log.'),
  lag: z.int().nullable().describe('How many commits the view is behind the log; null if the event store does not answer.'),
})

const Rebuilding = z.object({
  status: z.literal('rebuilding'),
  position: z.int().describe('The view is rebuilt when its checkpoint has reached this position.'),
})
const rebuildingUntil = (position: number): z.infer<typeof Rebuilding> => ({ status: 'rebuilding', position })

/** Runs a change. If it fails because something is unavailable, a part of it may have taken effect. */
const change = async <Result>(task: Promise<Result>): Promise<Result> => {
  try {
    return await task
  } catch (error) {
    if (error instanceof Unavailable) throw new ProblemError('outcome-unknown', 'it may have taken effect; doing it again does no harm')
    throw error
  }
}

/**
 * Adds the routes for managers, which every service has: status, parked events, rebuild, and the rows of the view.
 * Clients may only look: the right to write is about the shop, not about how a service does its work.
 */
export const addManagersRoutes = (app: App, service: Service): void => {
  const { projection, reactions, store } = service
  // The view and the reactions may both have parked an event. Each is settled by itself.
  const loops = { projection: projection.parked, reactions: reactions.parked }
  const parkedParams = z.strictObject({ loop: z.enum(['projection', 'reactions']), eventId: uuid })

  app.get('/admin/status', { ...forManagers, schema: { ...managersOperations.getStatus, response: { 200: StatusShape } } }, () =>
    serviceReadiness(service),
  )

  app.get(
    '/admin/parked',
    { ...forManagers, schema: { ...managersOperations.listParked, response: { 200: pageOf(ParkedEvent) } } },
    async () => onlyPage((await Promise.all(Object.values(loops).map((parked) => parked.list()))).flat()),
  )

  const notParked = ({ loop }: z.infer<typeof parkedParams>): ProblemError =>
    new ProblemError('not-found', `no such event is parked by ${service.name}.${loop}`)

  app.post(
    '/admin/parked/:loop/:eventId/retry',
    {
      ...forManagersInPerson,
      schema: { ...managersOperations.retryParked, params: parkedParams, response: { 202: Rebuilding, 204: z.undefined() } },
    },
    async (request, reply) => {
      const { loop, eventId } = request.params
      const outcome = await change(loops[loop].retry(eventId))
      switch (outcome.kind) {
        case 'done':
          reply.code(204)
          return undefined
        case 'rebuilding':
          reply.code(202)
          return rebuildingUntil(outcome.position)
        case 'still-failing':
          throw new ProblemError('conflict', `the event still cannot be handled: ${outcome.error}`)
        case 'not-parked':
          throw notParked(request.params)
        default: {
          const never: never = outcome
          return never
        }
      }
    },
  )
  app.delete(
    '/admin/parked/:loop/:eventId',
    { ...forManagersInPerson, schema: { ...managersOperations.discardParked, params: parkedParams } },
    async (request, reply) => {
      const { loop, eventId } = request.params
      const { kind } = await change(loops[loop].discard(eventId))
      if (kind === 'not-parked') throw notParked(request.params)
      reply.code(204)
    },
  )

  app.post(
    '/admin/rebuild',
    { ...forManagersInPerson, schema: { ...managersOperations.rebuildView, response: { 202: Rebuilding } } },
    async (_request, reply) => {
      const position = await change(projection.rebuild())
      reply.code(202)
      return rebuildingUntil(position)
    },
  )

  app.get(
    '/admin/view/:collection',
    {
      ...forManagers,
      schema: {
        ...managersOperations.getViewRows,
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
      const { checkpoint, rows } = await waitingForPage(() => inBackground(() => store.page(params.collection, query.after, query.limit)))
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
