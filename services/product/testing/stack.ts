import { createInProcessBus, type Bus } from '@souk/bus'
import { schemaVersionOf, streamOf, type SoukEvent } from '@souk/contracts'
import { createEventStore, openSqliteEventLog, openSqliteState } from '@souk/event-store'
import type { App } from '@souk/http'
import { fingerprint, type JsonObject } from '@souk/log-protocol'
import { systemClock } from '@souk/process'
import { createLogClient, type LogClient, type Service } from '@souk/service'
import { testId } from '@souk/testing'
import { buildProductApp } from '../src/http/routes.ts'
import { startProductService } from '../src/service.ts'
import { openProductStore } from '../src/view/store.sqlite.ts'
import type { ProductStore } from '../src/view/store.ts'

/** The product service on a real log and a real bus, both in memory. */
export interface Stack {
  readonly app: App
  readonly service: Service
  readonly store: ProductStore
  readonly log: LogClient
  readonly newId: () => string
  /** Appends what another service would have: one commit, each stream new or read before. */
  append(events: readonly SoukEvent[]): Promise<void>
  /** The view and the reactions have handled everything. */
  settled(): Promise<void>
  /** Events that the service has read stream by stream so far. */
  readonly eventsRead: number
  /** Another instance of the service, with nothing in memory, on the same log and view. */
  restart(): Promise<void>
  stop(): Promise<void>
}

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }

/** Counts the events in the answers to readings of streams. */
const counting = (bus: Bus, count: (events: number) => void): Bus => ({
  ...bus,
  request: async (operation, message, options) => {
    const answer = await bus.request(operation, message, options)
    if (operation === 'event-store.read-streams') {
      const { slices } = answer as { slices: readonly { events: readonly unknown[] }[] }
      count(slices.reduce((sum, { events }) => sum + events.length, 0))
    }
    return answer
  },
})

export const startStack = async (): Promise<Stack> => {
  const clock = systemClock
  const bus = createInProcessBus({ clock })
  const eventLog = openSqliteEventLog(':memory:')
  const state = openSqliteState(':memory:')
  const eventStore = createEventStore({ log: eventLog, state, bus, clock })
  await eventStore.start()

  let made = 0
  const newId = (): string => testId(1_000_000 + (made += 1))
  let eventsRead = 0
  const inner = openProductStore(':memory:')
  // It outlives the service, as a database does.
  const store: ProductStore = { ...inner, close: async () => undefined }
  const start = async () => {
    const surroundings = { bus: counting(bus, (events) => (eventsRead += events)), clock, newId, logger: silent }
    const service = await startProductService({ ...surroundings, store })
    const app = buildProductApp({ service, store, ...surroundings, currency: 'EUR' })
    while (!service.projection.follower.ready) await clock.sleep(1)
    return { service, app }
  }
  let running = await start()
  const log = createLogClient(bus, clock)
  const versions = new Map<string, number>()

  return {
    get app() {
      return running.app
    },
    get service() {
      return running.service
    },
    store,
    log,
    newId,
    get eventsRead() {
      return eventsRead
    },
    append: async (events) => {
      const byStream = new Map<string, SoukEvent[]>()
      for (const event of events) byStream.set(streamOf(event), [...(byStream.get(streamOf(event)) ?? []), event])
      const actor = { kind: 'service' as const, id: 'test' }
      const appends = [...byStream].map(([stream, own]) => {
        const fromVersion = versions.get(stream) ?? 0
        versions.set(stream, fromVersion + own.length)
        return {
          stream,
          fromVersion,
          events: own.map(({ type, data }) => ({
            eventId: newId(),
            type,
            schemaVersion: schemaVersionOf(type),
            data: data satisfies object as JsonObject,
          })),
        }
      })
      const requestId = newId()
      const answer = await log.append({
        requestId,
        fingerprint: fingerprint({ type: 'Test', target: requestId, input: {}, actor }),
        actor,
        correlationId: requestId,
        causationId: requestId,
        appends,
      })
      if (answer.outcome !== 'committed') throw new Error(`the test's append came to ${JSON.stringify(answer)}`)
    },
    settled: async () => {
      while (!(await running.service.caughtUp())) await clock.sleep(1)
    },
    restart: async () => {
      await running.app.close()
      await running.service.stop()
      running = await start()
    },
    stop: async () => {
      await running.app.close()
      await running.service.stop()
      await eventStore.stop()
      await bus.close()
      await inner.close()
      await eventLog.close()
      await state.close()
    },
  }
}
