import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import type { Bus } from '@souk/bus'
import type { SoukEvent } from '@souk/contracts'
import { createTestEventStore, startTestLog } from '@souk/event-store/testing'
import { eventsOf } from '@souk/log-protocol'
import { systemClock } from '@souk/process'
import { type Command, defineView, type ReactionTable, startService, type Service } from '@souk/service'
import { aggregate, streamRef } from '@souk/service/aggregate'
import { collection, openSqliteView, type SqliteView } from '@souk/service/sqlite'
import { createRecordingLogger, until, testId } from '@souk/testing'

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

const ends: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

/** The parts that outlive a service. */
const startSurroundings = async () => {
  decisions = []
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

const start = async ({ bus }: { readonly bus: Bus }, store: SqliteView): Promise<Service> => {
  const service = await startService({
    name: 'test',
    bus,
    clock: systemClock,
    newId: randomUUID,
    logger,
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
    open: async () => undefined,
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
    const dependencies = await startSurroundings()
    await dependencies.eventStore.start()
    const service = await start(dependencies, openStore())
    for (const order of [1, 2]) await take(service, order)
    await caughtUp(service)
    expect(await service.store.load([{ collection: 'years', id: '2026' }])).toEqual([{ count: 2, version: 2 }])
    expect((await service.log.head()).position).toBe(4)
    expect(service.health()).toMatchObject({ ready: true, checkpoint: { position: 4 }, reactionsDone: { position: 4 }, divergences: 0 })
  })

  it('waits for an event store that starts after it', async () => {
    const dependencies = await startSurroundings()
    const starting = start(dependencies, openStore())
    await dependencies.eventStore.start()
    expect(await take(await starting, 1)).toMatchObject({ kind: 'committed' })
    expect(messages()).toContain('waiting for what is needed to start')
  })

  it('acts upon nothing again when its view is built again', async () => {
    const dependencies = await startSurroundings()
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
    const dependencies = await startSurroundings()
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

  it('follows a log that is restored from an older copy while it runs: what is lost comes to nothing, what is left is shown and acted upon', async () => {
    const test = await startTestLog()
    ends.push(test.end)
    const store = openStore()
    const service = await start(test, store)
    for (const order of [1, 2, 3]) await take(service, order)
    await caughtUp(service)
    const lost = await test.direct.readAll(0, 100)
    const lostRun = await test.run()
    // The first number stays, its invoice and all else is lost.
    await test.restore(1)
    expect(await take(service, 4)).toMatchObject({ kind: 'failed', isOver: true })
    await until(async () => (await take(service, 5)).kind === 'committed')
    await caughtUp(service)
    // What a queue has kept of it changes nothing.
    await test.bus.publish(lost.slice(1), lostRun)
    await caughtUp(service)
    const events = (await test.direct.readAll(0, 100)).flatMap((commit) => eventsOf(commit))
    expect(events.map(({ event, stream }) => (event.type === 'InvoiceIssued' ? stream : event.data['sequence'])).toSorted()).toEqual([
      1,
      2,
      `invoice-${testId(1)}`,
      `invoice-${testId(5)}`,
    ])
    expect(await store.load([{ collection: 'years', id: '2026' }])).toEqual([{ count: 2, version: 2 }])
    const { divergences, reactionRestarts, parked } = service.health()
    expect({ divergences, parked }).toEqual({ divergences: 1, parked: { projection: 0, reactions: 0 } })
    expect(reactionRestarts).toBeGreaterThan(0)
    expect((await service.era())?.runs).toEqual([await test.run()])
  })

  it('decides on nothing that its view has from another log', async () => {
    const store = openStore()
    const before = await startSurroundings()
    await before.eventStore.start()
    const first = await start(before, store)
    for (const order of [1, 2, 3, 4]) await take(first, order)
    await caughtUp(first)
    await first.stop()

    const after = await startSurroundings()
    await after.eventStore.start()
    const writer = await start(after, openStore())
    for (const order of [5, 6]) await take(writer, order)
    await caughtUp(writer)
    await writer.stop()
    // The view on the new log, with rows of the old one that are ahead of it, which it has no time to notice yet.
    decisions = []
    let open = (): void => undefined
    const gate = new Promise<void>((resolve) => {
      open = resolve
    })
    const slow: Bus = {
      ...after.bus,
      request: async (operation, message, options) => {
        if (operation === 'event-store.read-all') await gate
        return after.bus.request(operation, message, options)
      },
    }
    const second = await start({ bus: slow }, store)
    expect(await take(second, 7)).toMatchObject({ kind: 'failed', code: 'catching-up' })
    open()
    await until(async () => (await take(second, 7)).kind === 'committed')
    await caughtUp(second)
    expect(decisions).toEqual(['7 of 3'])
    expect(await store.load([{ collection: 'years', id: '2026' }])).toEqual([{ count: 3, version: 3 }])
    expect(second.health()).toMatchObject({ divergences: 1, parked: { projection: 0, reactions: 0 } })
  })
})
