import { createInProcessBus, type Deliver } from '@souk/bus'
import { readRecorded, schemaVersionOf, streamOf, type Order, type SoukEvent } from '@souk/contracts'
import { createEventStore, openSqliteEventLog, openSqliteState } from '@souk/event-store'
import { newId, type AppendRequest, type JsonObject } from '@souk/log-protocol'
import { systemClock, type Clock, type Logger } from '@souk/process'
import { createLogClient } from '@souk/service'
import { buildOrderApp } from '../src/http/routes.ts'
import { startOrderService, type OrderService } from '../src/service.ts'
import { openOrderStore } from '../src/view/store.sqlite.ts'

export const silent: Logger = { info: () => undefined, warn: () => undefined, error: () => undefined }

/** A clock that stands until it is moved. */
export interface ManualClock extends Clock {
  /** Moves it, and wakes whoever slept until then. */
  advance(milliseconds: number): void
}

export const createManualClock = (start: number): ManualClock => {
  let now = start
  const sleepers = new Set<{ readonly until: number; wake(): void }>()
  return {
    now: () => now,
    soon: systemClock.soon,
    sleep: (milliseconds, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted === true) {
          resolve()
          return
        }
        const wake = (): void => {
          sleepers.delete(sleeper)
          signal?.removeEventListener('abort', wake)
          resolve()
        }
        const sleeper = { until: now + milliseconds, wake }
        sleepers.add(sleeper)
        signal?.addEventListener('abort', wake)
      }),
    advance: (milliseconds) => {
      now += milliseconds
      for (const sleeper of sleepers) if (sleeper.until <= now) sleeper.wake()
    },
  }
}

/** Lets everything run that is ready to. */
export const turn = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve)
  })

/** A product that the catalogue of every stack has, 250 GBP minor units each. */
export const tea = newId()

/** The order service on a real event store and a real bus, in memory; the tests speak for the other services. */
export const startStack = async ({ clock = systemClock, deliver }: { clock?: Clock; deliver?: Deliver } = {}) => {
  const bus = createInProcessBus({ clock, ...(deliver && { deliver }) })
  const eventLog = openSqliteEventLog(':memory:')
  const state = openSqliteState(':memory:')
  const eventStore = createEventStore({ log: eventLog, state, bus, clock })
  await eventStore.start()
  const log = createLogClient(bus, clock)
  const surroundings = { bus, clock, newId, logger: silent }

  const startService = async () => {
    const store = openOrderStore(':memory:')
    const service = await startOrderService({ ...surroundings, store })
    return { store, service, app: buildOrderApp({ ...surroundings, service, store }) }
  }
  let running = await startService()

  /** Appends events as their owners would, in one commit. */
  const say = async (...events: readonly SoukEvent[]): Promise<void> => {
    const appends = new Map<string, AppendRequest['appends'][number]>()
    for (const event of events) {
      const stream = streamOf(event)
      const append = appends.get(stream) ?? {
        stream,
        fromVersion: (await log.readStream(stream, 0)).events.at(-1)?.version ?? 0,
        events: [],
      }
      append.events.push({
        eventId: newId(),
        type: event.type,
        schemaVersion: schemaVersionOf(event.type),
        data: event.data satisfies object as JsonObject,
      })
      appends.set(stream, append)
    }
    const id = newId()
    const answer = await log.append({
      requestId: id,
      fingerprint: 'f'.repeat(64),
      actor: { kind: 'service', id: 'test' },
      correlationId: id,
      causationId: id,
      appends: [...appends.values()],
    })
    if (answer.outcome !== 'committed') throw new Error(`the test's own append came to ${answer.outcome}`)
  }

  /** Waits until the service has shown and acted upon everything, and nothing follows from that any more. */
  const settled = async (): Promise<void> => {
    for (;;) {
      await turn()
      const before = await log.head()
      if ((await running.service.caughtUp()) && (await log.head()).position === before.position) return
    }
  }

  const now = (): string => new Date(clock.now()).toISOString()
  await say({
    type: 'ProductAdded',
    data: {
      productId: tea,
      categoryId: newId(),
      addedAt: now(),
      name: 'Tea',
      description: '',
      supplier: '',
      price: 250,
      currency: 'GBP',
    },
  })
  await settled()

  return {
    log,
    say,
    settled,
    now,
    get app() {
      return running.app
    },
    get service(): OrderService {
      return running.service
    },
    get store() {
      return running.store
    },
    /** An application beside the first one, whose catalogue has nothing in it. */
    appWithoutCatalogue: () =>
      buildOrderApp({ ...surroundings, service: running.service, store: { ...running.store, products: async () => new Map() } }),

    place: async (body: object = { customerId: newId(), lines: [{ productId: tea, quantity: 3 }] }): Promise<Order> => {
      const response = await running.app.inject({ method: 'POST', url: '/orders', payload: body })
      if (response.statusCode !== 201) throw new Error(response.body)
      return response.json<Order>()
    },
    order: async (orderId: string): Promise<Order> => (await running.app.inject(`/orders/${orderId}`)).json<Order>(),
    cancel: (orderId: string, headers: Record<string, string> = {}) =>
      running.app.inject({ method: 'POST', url: `/orders/${orderId}/cancellation`, headers }),
    /** Types of the events of an order's own stream. */
    story: async (orderId: string): Promise<string[]> =>
      (await log.readStream(`order-${orderId}`, 0)).events.map(({ event }) => readRecorded(`order-${orderId}`, event)?.type ?? '?'),

    stockReserved: (orderId: string): SoukEvent => ({
      type: 'StockReserved',
      data: { orderId, reservedAt: now(), lines: [{ productId: tea, quantity: 3 }] },
    }),
    stockRejected: (orderId: string): SoukEvent => ({
      type: 'StockRejected',
      data: { orderId, productId: tea, rejectedAt: now(), reason: 'out-of-stock' },
    }),
    creditReserved: ({ orderId, customerId, total }: Order): SoukEvent => ({
      type: 'CreditReserved',
      data: { orderId, customerId, reservedAt: now(), amount: total },
    }),
    creditRejected: ({ orderId, customerId }: Order): SoukEvent => ({
      type: 'CreditRejected',
      data: { orderId, customerId, rejectedAt: now(), reason: 'insufficient-credit' },
    }),

    stopService: async (): Promise<void> => {
      await running.app.close()
      await running.service.stop()
    },
    /** Starts it with an empty view, as after losing its database. */
    startAgain: async (): Promise<void> => {
      running = await startService()
    },
    end: async (): Promise<void> => {
      await running.app.close()
      await running.service.stop()
      await eventStore.stop()
      await bus.close()
      await eventLog.close()
      await state.close()
    },
  }
}
export type Stack = Awaited<ReturnType<typeof startStack>>
