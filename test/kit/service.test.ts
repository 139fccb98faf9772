import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { BusTimeout, type Bus } from '@souk/bus'
import type { EventNamed, SoukEvent } from '@souk/contracts'
import { createTestEventStore, startTestLog } from '@souk/event-store/testing'
import { eventsOf, eventStoreOperations } from '@souk/log-protocol'
import { systemClock, VERSION } from '@souk/process'
import { defineView, serviceReadiness, startService, StoreUnavailable, type Command, type ReactionTable, type Service } from '@souk/service'
import { aggregate, streamRef } from '@souk/service/aggregate'
import { collection, openSqliteView, type SqliteView } from '@souk/service/sqlite'
import { TEST_PUBLIC_URL } from '@souk/service/testing'
import { createRecordingLogger, testId, turn, until } from '@souk/testing'

type Year = { readonly count: number; readonly version: number }
type Collections = { readonly years: Year }

const numbers = aggregate<number, 'invoices'>('invoices', 0, (count) => count + 1)
const invoice = aggregate<'none' | 'issued', 'invoice'>('invoice', 'none', () => 'issued')
const at = '2026-03-14T15:09:26.535Z'

let decisions: string[]
const takeNumber = (orderId: string): Command => {
  const ref = streamRef(numbers, 2026)
  return {
    type: 'TakeNumber',
    target: orderId,
    input: {},
    streams: () => [ref],
    decide: (stateOf) => [{ type: 'InvoiceNumberAssigned', data: { orderId, assignedAt: at, year: 2026, sequence: stateOf(ref) + 1 } }],
  }
}
const issue = (orderId: string): Command => {
  const ref = streamRef(invoice, orderId, { fresh: true })
  const year = streamRef(numbers, 2026)
  return {
    type: 'IssueInvoice',
    target: orderId,
    input: {},
    streams: () => [ref, year],
    decide: (stateOf): readonly SoukEvent[] => {
      decisions.push(`${orderId.slice(-1)} of ${stateOf(year)}`)
      if (stateOf(ref) === 'issued') return []
      const lines = [{ productId: testId(2), name: 'Chai', quantity: 1, unitPrice: 1 }]
      const data = {
        orderId,
        customerId: testId(1),
        finalizedAt: at,
        issuedAt: at,
        number: '2026-000001',
        lines,
        total: 1,
        currency: 'EUR',
      }
      return [{ type: 'InvoiceIssued', data }]
    },
  }
}
const reactions: ReactionTable = {
  InvoiceNumberAssigned: ({ event }) => [{ step: 'issue', command: issue(event.data.orderId) }],
}
const view = defineView<Collections, EventNamed<'InvoiceNumberAssigned'>>({
  InvoiceNumberAssigned: {
    apply: (rows, { event, version }) => rows.put('years', String(event.data.year), { count: event.data.sequence, version }),
  },
})

beforeEach(() => {
  decisions = []
  fatal = []
})
const ends: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

/** The parts that outlive a service. */
const startDependencies = async () => {
  const eventStore = createTestEventStore()
  ends.push(eventStore.stop)
  return { bus: eventStore.bus, eventStore }
}

const openStore = (): SqliteView => {
  const opened = openSqliteView(':memory:', 1, { years: collection<object>({}, () => []) })
  ends.push(() => opened.close())
  return opened
}

const { logger, messages } = createRecordingLogger()
/** Why processes were to end. */
let fatal: string[]

const start = async ({ bus }: { readonly bus: Bus }, store: SqliteView): Promise<Service> => {
  const service = await startService({
    name: 'test',
    bus,
    clock: systemClock,
    newId: randomUUID,
    logger,
    publicUrl: TEST_PUBLIC_URL,
    fatal: ({ message }) => fatal.push(message),
    store: { ...store, close: async () => undefined },
    view,
    reactions,
    snapshots: {
      invoices: async (id) => {
        const [row] = await store.load([{ collection: 'years', id }])
        const year = row as Year | undefined
        return year && { state: year.count, version: year.version }
      },
    },
    unseal: async () => undefined,
  })
  ends.push(() => service.stop())
  return service
}

const take = (service: Service, order: number) =>
  service.commands.execute(takeNumber(testId(order)), {
    actor: { kind: 'manager', id: 'm' },
    requestId: randomUUID(),
    correlationId: testId(9),
    causationId: testId(9),
    retriable: false,
  })
const caughtUp = (service: Service): Promise<void> => until(() => service.caughtUp())

describe('a service', () => {
  it('shows what it has written, and acts upon it', async () => {
    const dependencies = await startDependencies()
    await dependencies.eventStore.start()
    const service = await start(dependencies, openStore())
    for (const order of [1, 2]) await take(service, order)
    await caughtUp(service)
    expect(await service.store.load([{ collection: 'years', id: '2026' }])).toEqual([{ count: 2, version: 2 }])
    expect((await service.log.head()).position).toBe(4)
    expect(service.health()).toMatchObject({ ready: true, checkpoint: { position: 4 }, reactionsDone: { position: 4 }, divergences: 0 })
  })

  it('waits for an event store that starts after it', async () => {
    const dependencies = await startDependencies()
    const starting = start(dependencies, openStore())
    await dependencies.eventStore.start()
    expect(await take(await starting, 1)).toMatchObject({ kind: 'committed' })
    expect(messages()).toContain('waiting for a dependency')
  })

  it('acts upon nothing again when its view is built again', async () => {
    const dependencies = await startDependencies()
    await dependencies.eventStore.start()
    const service = await start(dependencies, openStore())
    for (const order of [1, 2, 3]) await take(service, order)
    await caughtUp(service)
    decisions = []
    await service.projection.rebuild()
    expect(await service.caughtUp()).toBe(false)
    await caughtUp(service)
    expect(await service.store.load([{ collection: 'years', id: '2026' }])).toEqual([{ count: 3, version: 3 }])
    expect(decisions).toEqual([])
  })

  it('acts upon nothing again with a new database', async () => {
    const dependencies = await startDependencies()
    await dependencies.eventStore.start()
    const first = await start(dependencies, openStore())
    for (const order of [1, 2, 3]) await take(first, order)
    await caughtUp(first)
    await first.stop()
    decisions = []
    const second = await start(dependencies, openStore())
    await caughtUp(second)
    expect(await second.store.load([{ collection: 'years', id: '2026' }])).toEqual([{ count: 3, version: 3 }])
    expect(decisions).toEqual([])
  })

  it('ends when the log was restored from an older copy, and shows and acts upon what is left after the next start', async () => {
    const test = await startTestLog()
    ends.push(test.end)
    const store = openStore()
    const first = await start(test, store)
    for (const order of [1, 2, 3]) await take(first, order)
    await caughtUp(first)
    const lost = await test.direct.readAll(0, 100)
    const lostRun = await test.run()
    // The first number stays. Its invoice and all else is lost.
    await test.restore(1)
    expect(await take(first, 4)).toMatchObject({ kind: 'failed', code: 'outcome-unknown' })
    expect(fatal).toEqual([expect.stringContaining('its log lacks commit 6')])
    expect((await test.direct.head()).position).toBe(1)
    // Its process has ended; until then it has changed neither the log nor the view.
    await first.stop()
    expect(await store.load([{ collection: 'years', id: '2026' }])).toEqual([{ count: 3, version: 3 }])

    const second = await start(test, store)
    expect(await take(second, 5)).toMatchObject({ kind: 'committed' })
    await caughtUp(second)
    // What a queue has kept of the lost commits changes nothing.
    await test.bus.publish(lost.slice(1), lostRun)
    await caughtUp(second)
    const events = (await test.direct.readAll(0, 100)).flatMap((commit) => eventsOf(commit))
    expect(events.map(({ event, stream }) => (event.type === 'InvoiceIssued' ? stream : event.data['sequence'])).toSorted()).toEqual([
      1,
      2,
      `invoice-${testId(1)}`,
      `invoice-${testId(5)}`,
    ])
    expect(await store.load([{ collection: 'years', id: '2026' }])).toEqual([{ count: 2, version: 2 }])
    expect(second.health()).toMatchObject({ divergences: 1, parked: { projection: 0, reactions: 0 } })
    expect(fatal).toHaveLength(1)
  })

  it('continues when the event store was started again and the log holds all that the service knows', async () => {
    const test = await startTestLog()
    ends.push(test.end)
    const store = openStore()
    const service = await start(test, store)
    for (const order of [1, 2, 3]) await take(service, order)
    await caughtUp(service)
    await test.restore(6)
    expect(await take(service, 4)).toMatchObject({ kind: 'committed' })
    await caughtUp(service)
    expect(await store.load([{ collection: 'years', id: '2026' }])).toEqual([{ count: 4, version: 4 }])
    expect((await test.direct.head()).position).toBe(8)
    expect([service.health().divergences, fatal]).toEqual([0, []])
  })

  it('decides nothing on what its view has from another log', async () => {
    const store = openStore()
    const before = await startDependencies()
    await before.eventStore.start()
    const first = await start(before, store)
    for (const order of [1, 2, 3, 4]) await take(first, order)
    await caughtUp(first)
    await first.stop()

    const after = await startDependencies()
    await after.eventStore.start()
    const writer = await start(after, openStore())
    for (const order of [5, 6]) await take(writer, order)
    await caughtUp(writer)
    await writer.stop()
    // The view on the new log, with rows of the old one that are ahead of it.
    decisions = []
    const { promise: gate, resolve: open } = Promise.withResolvers<void>()
    let asked = false
    const slow: Bus = {
      ...after.bus,
      request: async (operation, message, options) => {
        if (operation === 'event-store.read-all') {
          asked = true
          await gate
        }
        return after.bus.request(operation, message, options)
      },
    }
    let started = false
    const starting = start({ bus: slow }, store).then((service) => {
      started = true
      return service
    })
    await until(() => asked)
    // It takes no command until it knows whether the log holds what its view was made of.
    for (let turns = 0; turns < 100; turns += 1) await turn()
    expect(started).toBe(false)
    open()
    const second = await starting
    expect(await take(second, 7)).toMatchObject({ kind: 'committed' })
    await caughtUp(second)
    expect(decisions).toEqual(['7 of 3'])
    expect(await store.load([{ collection: 'years', id: '2026' }])).toEqual([{ count: 3, version: 3 }])
    expect(second.health()).toMatchObject({ divergences: 1, parked: { projection: 0, reactions: 0 } })
  })
})

describe('the readiness of a service', () => {
  /** A running service that has caught up with the log, and a way to break the event store's answers. */
  const startOn = async () => {
    const { bus, eventStore } = await startDependencies()
    await eventStore.start()
    const broken = new Set<string>()
    const breakable: Bus = {
      ...bus,
      request: (operation, message, options) =>
        broken.has(operation) ? Promise.reject(new BusTimeout(`${operation} is not answered`)) : bus.request(operation, message, options),
    }
    const service = await start({ bus: breakable }, openStore())
    for (const order of [1, 2]) await take(service, order)
    await caughtUp(service)
    const answers = ({ name }: { readonly name: string }, does: boolean): void => void (does ? broken.delete(name) : broken.add(name))
    return { service, answers }
  }
  const nothingFails = { projection: null, reactions: null }
  const notAnswered = expect.stringContaining('is not answered')
  const SOON = { timeout: 10_000 }

  it('has its health, and how many commits its view is behind', async () => {
    const { service } = await startOn()
    const health = service.health()
    expect(health).toEqual({
      ready: true,
      failing: nothingFails,
      checkpoint: await service.log.head(),
      reactionsDone: await service.log.head(),
      parked: { projection: 0, reactions: 0 },
      unknownEvents: 0,
      divergences: 0,
    })
    const failing = { ...nothingFails, eventStore: null }
    const { id: instance, since } = service.instance
    const own = { name: 'test', instance, since, version: VERSION, database: 'SQLite', head: 4 }
    expect(await serviceReadiness(service)).toEqual({ ...own, lag: 0, ...health, failing })
    const behind = { ...health, ready: false, checkpoint: { position: 1, hash: 'a'.repeat(64) } }
    expect(await serviceReadiness({ ...service, health: () => behind })).toEqual({ ...own, lag: 3, ...behind, failing })
  })

  it.each([
    ['the log', eventStoreOperations.head, { head: null, lag: null }],
    ['the progress of its reactions', eventStoreOperations.readProgress, { head: 4, lag: 0 }],
  ])('is false while the event store does not answer what %s is, with the reason', async (_, operation, shown) => {
    const { service, answers } = await startOn()
    answers(operation, false)
    expect(await serviceReadiness(service)).toMatchObject({ ready: false, ...shown, failing: { eventStore: notAnswered } })
    answers(operation, true)
    await until(async () => (await serviceReadiness(service)).ready)
  })

  it('is false while the progress of its reactions cannot be saved, with the reason', async () => {
    const { service, answers } = await startOn()
    answers(eventStoreOperations.saveProgress, false)
    await take(service, 3)
    await vi.waitFor(
      () => expect(service.health()).toMatchObject({ ready: false, failing: { projection: null, reactions: notAnswered } }),
      SOON,
    )
    answers(eventStoreOperations.saveProgress, true)
    await vi.waitFor(() => expect(service.health()).toMatchObject({ ready: true, failing: nothingFails }), SOON)
  })

  it('is false while its database is away, with the reason', async () => {
    const { service } = await startOn()
    const { store } = service
    const { checkpoint } = store
    store.checkpoint = () => Promise.reject(new StoreUnavailable('the file is locked'))
    await vi.waitFor(() => expect(service.health().failing.projection).toBe('the file is locked'), SOON)
    expect(await serviceReadiness(service)).toMatchObject({ ready: false, failing: { reactions: null, eventStore: null } })
    // What the view shows is still right.
    expect(service.projection.subscription.ready).toBe(true)
    store.checkpoint = checkpoint
    await vi.waitFor(() => expect(service.health()).toMatchObject({ ready: true, failing: nothingFails }), SOON)
  })
})
