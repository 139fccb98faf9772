import { z } from 'zod'
import { csvFile, page, pageQuery, serviceNames } from '@souk/contracts'
import { listPage, type App, type PageWanted } from '@souk/http'
import { Announcement, instant, ParkedEvent, RecordedEvent, SettledEvent, uuid } from '@souk/log-protocol'
import { VERSION, type Clock } from '@souk/process'
import { forManagers } from '@souk/service/access'
import { sendCsv, type CsvColumns } from '@souk/service/csv'
import { createStateStream, type Connections, type Snapshot } from '@souk/service/live'
import type { EventStore } from '../event-store.ts'
import type { EventLog } from '../log/event-log.ts'
import type { ConsumerState } from '../state/state.ts'
import { operations } from './operations.ts'

export interface OperatorsParts {
  readonly log: EventLog
  readonly consumers: Pick<ConsumerState, 'listParked' | 'listSettled'>
  readonly eventStore: Pick<EventStore, 'instances' | 'health'>
  /** What keeps the log, for people: `MongoDB`. */
  readonly database: string
  readonly clock: Pick<Clock, 'now'>
  readonly newId: () => string
}

const Instance = Announcement.omit({ viewParked: true }).extend({ lastSeenAt: instant.describe('When it last said so.') })
const InstanceList = z.object({ instances: z.array(Instance) })
type InstanceList = z.infer<typeof InstanceList>

const Parked = ParkedEvent.extend({
  data: RecordedEvent.shape.data.nullable().describe('Data of the event. Null if the log does not hold it any more.'),
})
const ParkedPage = page(Parked)
type ParkedPage = z.infer<typeof ParkedPage>
const SettledPage = page(SettledEvent)
const firstPage = pageQuery.parse({})
const none = z.strictObject({})

const about: CsvColumns<Omit<ParkedEvent, 'waits'>> = {
  consumer: ({ consumer }) => consumer,
  type: ({ type }) => type,
  position: ({ position }) => position,
  stream: ({ stream }) => stream,
  version: ({ version }) => version,
  eventId: ({ eventId }) => eventId,
  parkedAt: ({ parkedAt }) => parkedAt,
  error: ({ error }) => error,
}
const parkedColumns: CsvColumns<ParkedEvent> = { ...about, waits: ({ waits }) => String(waits) }
const settledColumns: CsvColumns<SettledEvent> = {
  ...about,
  settledAt: ({ settledAt }) => settledAt,
  action: ({ action }) => action,
  actorKind: ({ actor }) => actor.kind,
  actorId: ({ actor }) => actor.id,
  reason: ({ reason }) => reason,
}

/** Where a parked event stands in the list: position, consumer and event. */
const place = z.tuple([z.int(), z.string(), uuid])
type Place = z.infer<typeof place>
const placeOf = ({ position, consumer, eventId }: ParkedEvent): Place => [position, consumer, eventId]
const compare = (one: Place, other: Place): number =>
  one[0] - other[0] || one[1].localeCompare(other[1], 'en') || one[2].localeCompare(other[2], 'en')

/** What a manager wants to hear of at once. Where a view stands changes all the time. */
const markOf = ({ instances }: InstanceList): string =>
  JSON.stringify(instances.map(({ position: _position, lag: _lag, lastSeenAt: _lastSeenAt, ...rest }) => rest))

/** Adds the routes that show how the services stand. */
export const addOperatorsRoutes = (
  app: App,
  connections: Connections,
  { log, consumers, eventStore, database, clock, newId }: OperatorsParts,
): void => {
  const now = (): string => new Date(clock.now()).toISOString()
  const [instance, since] = [newId(), now()]

  const listInstances = async (): Promise<InstanceList> => {
    const { head, published, publishError } = await eventStore.health()
    const self = {
      name: 'event-store',
      version: VERSION,
      instance,
      since,
      database,
      ready: publishError === null,
      position: head.position,
      // What it has not yet told the services of.
      lag: head.position - published,
      parked: { projection: 0, reactions: 0 },
      lastSeenAt: now(),
    }
    return { instances: [self, ...eventStore.instances().map(({ viewParked: _, ...seen }) => seen)] }
  }

  app.get('/instances', { ...forManagers, schema: { ...operations.listInstances, response: { 200: InstanceList } } }, listInstances)

  const answerWithInstances = createStateStream(connections, 'instances', async (): Promise<Snapshot> => {
    const list = await listInstances()
    return { mark: markOf(list), show: async () => list }
  })
  app.get(
    '/instances/events',
    { ...forManagers, schema: { ...operations.streamInstances, querystring: none, events: InstanceList } },
    (request, reply) => answerWithInstances(request, reply),
  )

  /** What the views have parked, as their instances have said. What was settled since they said so is left out. */
  const parkedByViews = async (): Promise<ParkedEvent[]> => {
    const told = eventStore.instances().flatMap(({ viewParked, lastSeenAt }) => viewParked.map((event) => ({ event, lastSeenAt })))
    if (told.length === 0) return []
    const settled = await consumers.listSettled()
    const isSettled = ({ event, lastSeenAt }: (typeof told)[number]): boolean =>
      settled.some(
        ({ consumer, eventId, settledAt }) => consumer === event.consumer && eventId === event.eventId && settledAt >= lastSeenAt,
      )
    return told.filter((one) => !isSettled(one)).map(({ event }) => event)
  }

  /** All parked events in the order of the list. The instances of a service may all tell of the same one. */
  const allParked = async (): Promise<ParkedEvent[]> => {
    const byReactions = await Promise.all(serviceNames.map((name) => consumers.listParked(`${name}.reactions`)))
    const byViews = await parkedByViews()
    const all = new Map([...byReactions.flat(), ...byViews].map((event) => [`${event.consumer} ${event.eventId}`, event]))
    return [...all.values()].toSorted((one, other) => compare(placeOf(one), placeOf(other)))
  }
  const dataOf = async ({ stream, version, eventId }: ParkedEvent): Promise<RecordedEvent['data'] | null> => {
    const [slice] = await log.readStreams([{ stream, afterVersion: version - 1 }], 1)
    const found = slice?.events[0]?.event
    return found?.eventId === eventId ? found.data : null
  }

  /** A page of the list, without the data of the events. */
  const parkedPage = async (query: z.infer<typeof pageQuery>) => {
    const parked = await allParked()
    return listPage(query, {
      of: ['parked'],
      place,
      placeOf,
      read: async ({ after, before, limit }: PageWanted<Place>) => {
        if (before !== undefined) return parked.filter((event) => compare(placeOf(event), before) < 0).slice(-limit)
        return parked.filter((event) => after === undefined || compare(placeOf(event), after) > 0).slice(0, limit)
      },
      count: async () => parked.length,
      show: (event) => event,
    })
  }
  const withData = async ({ items, ...rest }: Awaited<ReturnType<typeof parkedPage>>): Promise<ParkedPage> => ({
    items: await Promise.all(items.map(async (event) => ({ ...event, data: await dataOf(event) }))),
    ...rest,
  })

  app.get(
    '/parked',
    { ...forManagers, schema: { ...operations.listAllParked, querystring: pageQuery, response: { 200: ParkedPage } } },
    async ({ query }) => withData(await parkedPage(query)),
  )

  app.get(
    '/parked/settled',
    { ...forManagers, schema: { ...operations.listSettledParked, querystring: pageQuery, response: { 200: SettledPage } } },
    async ({ query }) => {
      const settled = await consumers.listSettled()
      return listPage(query, {
        of: ['settled'],
        place: uuid,
        placeOf: ({ settlementId }) => settlementId,
        read: async ({ after, before, limit }: PageWanted<string>) => {
          if (before !== undefined) return settled.filter(({ settlementId }) => settlementId > before).slice(-limit)
          return settled.filter(({ settlementId }) => after === undefined || settlementId < after).slice(0, limit)
        },
        count: async () => settled.length,
        show: (event) => event,
      })
    },
  )

  app.get(
    '/parked/export.csv',
    { ...forManagers, schema: { ...operations.exportParked, querystring: none, response: { 200: csvFile } } },
    async (_request, reply) => sendCsv(reply, 'parked', parkedColumns, [await allParked()]),
  )
  app.get(
    '/parked/settled/export.csv',
    { ...forManagers, schema: { ...operations.exportSettledParked, querystring: none, response: { 200: csvFile } } },
    async (_request, reply) => sendCsv(reply, 'settled', settledColumns, [await consumers.listSettled()]),
  )

  const answerWithParked = createStateStream(connections, 'parked', async (): Promise<Snapshot> => {
    const first = await parkedPage(firstPage)
    return { mark: JSON.stringify(first), show: () => withData(first) }
  })
  app.get(
    '/parked/events',
    { ...forManagers, schema: { ...operations.streamAllParked, querystring: none, events: ParkedPage } },
    (request, reply) => answerWithParked(request, reply),
  )
}
