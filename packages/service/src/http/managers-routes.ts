import { z } from 'zod'
import { page as pageOf } from '@souk/contracts'
import { onlyPage, ProblemError, type App } from '@souk/http'
import { Actor, decimal, instant, ParkedEvent, SettledEvent, text, uuid } from '@souk/log-protocol'
import { inBackground, waitingForPage } from '@souk/process'
import { actorOf } from '../access/caller.ts'
import { callerOf, forManagers, forManagersInPerson } from '../access/guard.ts'
import { createRebuilds, Rebuild } from '../consume/rebuilds.ts'
import { NotThere } from '../instance.ts'
import { serviceReadiness, type Service } from '../service.ts'
import { withoutPersonal } from '../view/fingerprint.ts'
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
  instance: uuid.describe('The instance that answers: a process, from its start to its end.'),
  since: instant.describe('When it started.'),
  version: z.string().describe('Version of its code.'),
  database: z.string().describe('What keeps its view, such as PostgreSQL.'),
  ready: z.boolean().describe('Whether the service does all its work now.'),
  failing: z
    .object({ projection: reason, reactions: reason, eventStore: reason })
    .describe('Why the view, the reactions or the event store do not go on; null if they do. They try again by themselves.'),
  checkpoint: checkpointShape.describe('Where the view stands.'),
  reactionsDone: checkpointShape.describe('All reactions up to this commit are done.'),
  parked: z.object({ projection: z.int(), reactions: z.int() }).describe('Number of parked events.'),
  unknownEvents: z.int().describe('Number of events since the start whose type this version of the code does not know.'),
  divergences: z.int().describe('How often since the start the view was rebuilt because it did not belong to this log.'),
  head: z.int().nullable().describe('Position of the end of the log; null if the event store does not answer.'),
  lag: z.int().nullable().describe('How many commits the view is behind the log; null if the event store does not answer.'),
})

const Rebuilding = z.object({
  status: z.literal('rebuilding'),
  position: z.int().describe('The view is rebuilt when its checkpoint has reached this position.'),
})
const BegunRebuild = Rebuilding.extend({
  instance: uuid.describe('The instance that rebuilds the view, and knows how far it is.'),
  rebuildId: uuid.describe('The rebuild: `GET …/admin/rebuilds/{rebuildId}`.'),
})
const WantedRebuild = z.strictObject({
  fingerprints: z
    .boolean()
    .default(false)
    .describe('Whether fingerprints of the rows are taken, before the view is emptied and when it is built again.'),
})
const rebuildingUntil = (position: number): z.infer<typeof Rebuilding> => ({ status: 'rebuilding', position })

/** Most positions in one answer. */
const MAX_READS = 1_000
const ReadsShape = z.object({
  instance: uuid.describe('The instance that answers.'),
  remembersFrom: z.int().nullable().describe('The first position of which it may know. Null: it has handled nothing since its start.'),
  items: z
    .array(
      z.object({
        position: z.int().describe('Position of the commit.'),
        viewAt: instant.nullable().describe('When its view first showed the commit. Null: it does not know, or not yet.'),
        reactionsAt: instant.nullable().describe('When it had done all that follows from the commit. Null: it does not know, or not yet.'),
      }),
    )
    .describe('One for each position of the span.'),
})
const span = z.strictObject({ from: z.int(), until: z.int() })
const positionAsked = decimal(z.int().min(1).max(Number.MAX_SAFE_INTEGER))

/** What a retry has come to. Whether the event is parked at all, and what is wrong with it, are problems. */
const Retried = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('done') }),
  z.object({ kind: z.literal('rebuilding'), position: z.int() }),
])

const WantedDiscard = z.strictObject({
  reason: SettledEvent.shape.reason.default(null).describe('Why the event is given up. It is kept, with who gave it up.'),
})

const none = z.strictObject({})
const named = z.strictObject({
  instance: uuid
    .optional()
    .describe('The instance that is to answer, by its id in `GET /event-store/instances`. Default: the one that gets the request.'),
})

/**
 * Adds the routes for managers, which every service has: status, parked events, rebuild, and the rows of the view.
 * Clients may only look: the right to write is about the shop, not about how a service does its work.
 */
export const addManagersRoutes = (app: App, service: Service, newId: () => string): void => {
  const { projection, reactions, store } = service
  // The view and the reactions may both have parked an event. Each is settled by itself.
  const loops = { projection: projection.parked, reactions: reactions.parked }
  const parkedParams = z.strictObject({ loop: z.enum(['projection', 'reactions']), eventId: uuid })
  const settling = parkedParams.extend({ actor: Actor, reason: SettledEvent.shape.reason })
  type Settling = z.infer<typeof settling>
  const notParked = ({ loop }: Settling): ProblemError =>
    new ProblemError('not-found', `no such event is parked by ${service.name}.${loop}`)

  const parkedEvent = async ({ loop, eventId }: Settling): Promise<ParkedEvent | undefined> =>
    (await loops[loop].list()).find((event) => event.eventId === eventId)

  /** Keeps who settles the event and why. */
  const note = async (action: SettledEvent['action'], parked: ParkedEvent | undefined, by: Settling): Promise<void> => {
    if (parked === undefined) return
    const { waits: _waits, ...event } = parked
    const settledAt = new Date(service.clock.now()).toISOString()
    await service.log.noteSettled({ ...event, settlementId: newId(), settledAt, action, actor: by.actor, reason: by.reason })
  }

  const { task } = service.instance
  const status = task({ name: 'status', kind: 'looks', input: none, answer: StatusShape, run: () => serviceReadiness(service) })
  const listParked = task({
    name: 'list-parked',
    kind: 'looks',
    input: none,
    answer: z.array(ParkedEvent),
    run: async () => (await Promise.all(Object.values(loops).map((parked) => parked.list()))).flat(),
  })
  const retryParked = task({
    name: 'retry-parked',
    kind: 'changes',
    input: settling,
    answer: Retried,
    run: async (event) => {
      // Afterwards it is not parked any more.
      const parked = await parkedEvent(event)
      const outcome = await loops[event.loop].retry(event.eventId)
      switch (outcome.kind) {
        case 'done':
        case 'rebuilding':
          await note('retried', parked, event)
          return outcome
        case 'still-failing':
          throw new ProblemError('conflict', `the event still cannot be handled: ${outcome.error}`)
        case 'not-parked':
          throw notParked(event)
        default: {
          const never: never = outcome
          return never
        }
      }
    },
  })
  const discardParked = task({
    name: 'discard-parked',
    kind: 'changes',
    input: settling,
    answer: none,
    run: async (event) => {
      // Nothing is given up without its note. If it is not given up after all, the note tells who wanted it.
      await note('discarded', await parkedEvent(event), event)
      const { kind } = await loops[event.loop].discard(event.eventId)
      if (kind === 'not-parked') throw notParked(event)
      return {}
    },
  })
  const rebuilds = createRebuilds({ projection, store, clock: service.clock, newId })
  const rebuild = task({
    name: 'rebuild',
    kind: 'changes',
    input: z.strictObject({ actor: Actor, fingerprints: z.boolean() }),
    answer: BegunRebuild,
    run: async (asked) => {
      const { rebuildId, target } = await rebuilds.begin(asked)
      return { ...rebuildingUntil(target), instance: service.instance.id, rebuildId }
    },
  })
  const listRebuilds = task({
    name: 'list-rebuilds',
    kind: 'looks',
    input: none,
    answer: z.array(Rebuild),
    run: async () => [...rebuilds.list()],
  })
  const viewPage = task({
    name: 'view-page',
    kind: 'looks',
    input: z.strictObject({ collection: z.string(), after: z.string(), limit: z.int() }),
    answer: ViewPageShape,
    run: async ({ collection, after, limit }) => {
      if (!store.collections.includes(collection)) throw new ProblemError('not-found', `the view has ${store.collections.join(', ')}`)
      // The auditor reads page after page, and must not slow down the service.
      const { checkpoint, rows } = await waitingForPage(() => inBackground(() => store.page(collection, after, limit)))
      const { position, hash } = checkpoint
      return { checkpoint: { position, hash }, rows: rows.map(({ id, row }) => ({ id, row: withoutPersonal(row) })) }
    },
  })

  const at = (time: number | null): string | null => (time === null ? null : new Date(time).toISOString())
  const listReads = task({
    name: 'list-reads',
    kind: 'looks',
    input: span,
    answer: ReadsShape,
    run: async ({ from, until }) => ({
      instance: service.instance.id,
      remembersFrom: service.reads.remembersFrom,
      items: service.reads
        .between(from, until)
        .map(({ position, view, reactions: reacted }) => ({ position, viewAt: at(view), reactionsAt: at(reacted) })),
    }),
  })

  app.get(
    '/admin/status',
    { ...forManagers, schema: { ...managersOperations.getStatus, querystring: named, response: { 200: StatusShape } } },
    ({ query }) => status(query.instance, {}),
  )

  app.get(
    '/admin/parked',
    { ...forManagers, schema: { ...managersOperations.listParked, querystring: named, response: { 200: pageOf(ParkedEvent) } } },
    async ({ query }) => onlyPage(await listParked(query.instance, {})),
  )

  app.post(
    '/admin/parked/:loop/:eventId/retry',
    {
      ...forManagersInPerson,
      schema: {
        ...managersOperations.retryParked,
        params: parkedParams,
        querystring: named,
        response: { 202: Rebuilding, 204: z.undefined() },
      },
    },
    async (request, reply) => {
      const { params, query } = request
      const retried = await retryParked(query.instance, { ...params, actor: actorOf(callerOf(request)), reason: null })
      reply.code(retried.kind === 'done' ? 204 : 202)
      return retried.kind === 'done' ? undefined : rebuildingUntil(retried.position)
    },
  )
  app.delete(
    '/admin/parked/:loop/:eventId',
    {
      ...forManagersInPerson,
      schema: { ...managersOperations.discardParked, params: parkedParams, querystring: named, body: WantedDiscard.nullish() },
    },
    async (request, reply) => {
      const { params, query, body } = request
      await discardParked(query.instance, { ...params, actor: actorOf(callerOf(request)), reason: body?.reason ?? null })
      reply.code(204)
    },
  )

  app.get(
    '/admin/reads',
    {
      ...forManagers,
      schema: {
        ...managersOperations.listReads,
        querystring: named
          .extend({
            from: positionAsked.describe('The first position.'),
            until: positionAsked.describe(`The last position, at most ${MAX_READS - 1} after the first.`),
          })
          .refine(({ from, until }) => until >= from && until - from < MAX_READS, {
            path: ['until'],
            message: `must be the position \`from\`, or at most ${MAX_READS - 1} after it`,
          }),
        response: { 200: ReadsShape },
      },
    },
    ({ query: { instance, ...wanted } }) => listReads(instance, wanted),
  )

  app.post(
    '/admin/rebuild',
    {
      ...forManagersInPerson,
      schema: {
        ...managersOperations.rebuildView,
        querystring: named,
        body: WantedRebuild.nullish(),
        response: { 202: BegunRebuild },
      },
    },
    async (request, reply) => {
      const { query, body } = request
      reply.code(202)
      return rebuild(query.instance, { actor: actorOf(callerOf(request)), fingerprints: body?.fingerprints ?? false })
    },
  )
  app.get(
    '/admin/rebuilds',
    { ...forManagers, schema: { ...managersOperations.listRebuilds, querystring: named, response: { 200: pageOf(Rebuild) } } },
    async ({ query }) => onlyPage(await listRebuilds(query.instance, {})),
  )
  app.get(
    '/admin/rebuilds/:rebuildId',
    {
      ...forManagers,
      schema: {
        ...managersOperations.getRebuild,
        params: z.strictObject({ rebuildId: uuid }),
        querystring: named,
        response: { 200: Rebuild },
      },
    },
    async ({ params, query }) => {
      const found = (await listRebuilds(query.instance, {})).find(({ rebuildId }) => rebuildId === params.rebuildId)
      if (found === undefined) throw new NotThere('the instance remembers no such rebuild')
      return found
    },
  )

  app.get(
    '/admin/view/:collection',
    {
      ...forManagers,
      schema: {
        ...managersOperations.getViewRows,
        params: z.strictObject({ collection: z.string().regex(/^[a-z][a-z0-9_]{0,50}$/) }),
        querystring: named.extend({
          after: text(200).default('').describe('Id of the last row of the previous page.'),
          limit: decimal(z.int().min(1).max(1_000)).default(500).describe('Maximum number of rows.'),
        }),
        response: { 200: ViewPageShape },
      },
    },
    ({ params, query: { instance, ...page } }) => viewPage(instance, { ...params, ...page }),
  )
}
