import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createInProcessBus, type InProcessBus } from '@souk/bus'
import { failureLabOperations, type Experiment, type Fault, type SoukEvent } from '@souk/contracts'
import { appendEvents, createTestEventStore, type TestEventStore } from '@souk/event-store/testing'
import { eventsOf, newId, type Commit } from '@souk/log-protocol'
import { systemClock } from '@souk/process'
import { openProductStore, startProductService } from '@souk/product'
import { createLogClient, withFaults, type LogClient, type Service } from '@souk/service'
import { TEST_PUBLIC_URL } from '@souk/service/testing'
import { silentLogger } from '@souk/testing'

// The faults of the failure lab in two instances of the product service, which each have a view of their own. The test speaks for the others.

const manager = newId()
const productId = newId()
let bus: InProcessBus
let eventStore: TestEventStore
let log: LogClient
let instances: Service[]

const start = async (): Promise<Service> => {
  const parts = { clock: systemClock, newId, logger: silentLogger, publicUrl: TEST_PUBLIC_URL }
  return startProductService({
    ...parts,
    ...withFaults(bus.as('product'), { ...parts, isAllowed: true, service: 'product' }),
    store: openProductStore(':memory:'),
    settings: { priceGraceMs: 60_000 },
    fatal: (fault) => {
      throw fault
    },
  })
}

const now = (): string => new Date().toISOString()
const place = async (quantity = 1, customerId = manager): Promise<string> => {
  const orderId = newId()
  const lines = [{ productId, name: 'Paper', quantity, unitPrice: 100 }]
  const data = { orderId, customerId, addressId: null, placedAt: now(), deadlineAt: now(), lines, total: quantity * 100, currency: 'GBP' }
  await appendEvents(log, [{ type: 'OrderPlaced', data }])
  return orderId
}

beforeEach(async () => {
  bus = createInProcessBus({ clock: systemClock })
  eventStore = createTestEventStore({ bus, failureLab: true })
  await eventStore.start()
  log = createLogClient(bus, systemClock)
  const words = { addedAt: now(), name: 'Paper', description: '', slugWords: 'paper' }
  const categoryId = newId()
  const events: SoukEvent[] = [
    { type: 'CategoryAdded', data: { ...words, categoryId, parentId: null } },
    { type: 'ProductAdded', data: { ...words, productId, categoryId, supplier: '', price: 100, currency: 'GBP' } },
    { type: 'StockAdjusted', data: { productId, adjustedAt: now(), delta: 10, reason: 'counted' } },
  ]
  await appendEvents(log, events)
  instances = [await start(), await start()]
  await untilAll(({ projection }) => projection.subscription.ready)
})
afterEach(async () => {
  for (const instance of instances) await instance.stop()
  await eventStore.stop()
  await bus.close()
})

const waitFor = <Result>(look: () => Result | Promise<Result>): Promise<Result> => vi.waitFor(look, { timeout: 10_000, interval: 10 })
const untilAll = (holds: (instance: Service) => boolean): Promise<void> => waitFor(() => expect(instances.every(holds)).toBe(true))

const lab = () => {
  if (eventStore.experiments === undefined) throw new Error('there is no failure lab')
  return eventStore.experiments
}
const plant = async (fault: Fault, customerId = manager): Promise<string> => {
  const planting = await lab().plant(customerId, fault)
  if (planting.kind !== 'planted') throw new Error(planting.kind)
  expect(planting.experiment.takenBy.toSorted()).toEqual(instances.map(({ instance }) => instance.id).toSorted())
  return planting.experiment.experimentId
}
const shown = (experimentId: string): Experiment => {
  const found = lab()
    .list()
    .find((one) => one.experimentId === experimentId)
  if (found === undefined) throw new Error('the experiment is forgotten')
  return found
}
const ended = (experimentId: string): Promise<Experiment> =>
  waitFor(() => {
    const experiment = shown(experimentId)
    expect(experiment.state).toBe('ended')
    return experiment
  })
/** What the service has decided about the stock of an order, once it has. */
const decided = (orderId: string): Promise<string> =>
  waitFor(async () => {
    const { events } = await log.readStream(`reservation-${orderId}`, 0)
    const [first] = events
    if (first === undefined) throw new Error('nothing is decided')
    return first.event.type
  })
const adjustments = async (): Promise<unknown[]> => {
  const commits: readonly Commit[] = await log.readAll(0, 500)
  return commits.flatMap((commit) => eventsOf(commit, (type) => type === 'StockAdjusted').map(({ event }) => event.data['delta']))
}
/** Empties the view of each instance, and waits until it is built again. */
const burn = async (): Promise<void> => {
  for (const { projection } of instances) await projection.subscription.reached(await projection.rebuild(), 10_000)
}

describe('a fault that waits', () => {
  it.each<Fault>([
    { kind: 'service-stopped', service: 'product', seconds: 1 },
    { kind: 'message-lost', service: 'product' },
    { kind: 'stock-taken', seconds: 1 },
  ])('leaves orders alone that were placed before it, and strikes the next one: $kind', async (fault) => {
    expect(await decided(await place())).toBe('StockReserved')
    const experimentId = await plant(fault)
    await burn()
    expect(instances.map((instance) => instance.isStopped())).toEqual([false, false])
    expect(await decided(await place(1, newId()))).toBe('StockReserved')
    expect(shown(experimentId)).toMatchObject({ state: 'waiting', order: null, effects: [] })

    const orderId = await place()
    expect(await decided(orderId)).toBe(fault.kind === 'stock-taken' ? 'StockRejected' : 'StockReserved')
    expect(await ended(experimentId)).toMatchObject({ order: { orderId } })
    expect(shown(experimentId).effects).not.toEqual([])
  })

  it('leaves the next order to those that wait longer', async () => {
    const faults = [
      await plant({ kind: 'stock-taken', seconds: 1 }),
      await plant({ kind: 'stock-taken', seconds: 1 }),
      await plant({ kind: 'message-doubled', service: 'product' }),
    ]
    const orders: string[] = []
    for (const [index, experimentId] of faults.entries()) {
      orders.push(await place())
      expect(await decided(orders[index] ?? '')).toBe(index < 2 ? 'StockRejected' : 'StockReserved')
      await ended(experimentId)
    }
    expect(faults.map((experimentId) => shown(experimentId).order?.orderId)).toEqual(orders)
    expect(await adjustments()).toEqual([10, -10, 10, -10, 10])
  })

  it('strikes nothing once it is lifted', async () => {
    const experimentId = await plant({ kind: 'stock-taken', seconds: 1 })
    expect(lab().lift(experimentId)).toBe('lifted')
    expect(lab().lift(experimentId)).toBe('not-there')
    expect(await decided(await place())).toBe('StockReserved')
    expect(await adjustments()).toEqual([10])
  })

  it('gives back what was taken, also when the service cannot reach the log at that time', async () => {
    const taken = await plant({ kind: 'stock-taken', seconds: 1 })
    await plant({ kind: 'service-cut-off', service: 'product', from: 'log', seconds: 3 })
    const orderId = await place()
    expect(await decided(orderId)).toBe('StockRejected')
    await place()
    await ended(taken)
    expect(await adjustments()).toEqual([10, -10, 10])
  })

  it('takes nothing from an order that cannot have it anyway', async () => {
    const experimentId = await plant({ kind: 'stock-taken', seconds: 1 })
    expect(await decided(await place(11))).toBe('StockRejected')
    expect(shown(experimentId)).toMatchObject({ state: 'running', effects: [] })
    expect(await adjustments()).toEqual([10])
  })
})

describe('with two instances', () => {
  it.each<Fault>([
    { kind: 'service-stopped', service: 'product', seconds: 2 },
    { kind: 'service-cut-off', service: 'product', from: 'bus', seconds: 2 },
    { kind: 'service-cut-off', service: 'product', from: 'log', seconds: 2 },
  ])('both are struck, so that none does the work of the other: $kind $from', async (fault) => {
    const experimentId = await plant(fault)
    const placedAt = Date.now()
    expect(await decided(await place())).toBe('StockReserved')
    expect(Date.now() - placedAt).toBeGreaterThanOrEqual(1_900)
    const { effects, takenBy } = await ended(experimentId)
    expect(effects.map(({ instance }) => instance).toSorted()).toEqual(takenBy.toSorted())
  })

  it('stock is taken and given back once, and both know it', async () => {
    const experimentId = await plant({ kind: 'stock-taken', seconds: 2 })
    // One gets the message. The other one finds the order in the log within a second.
    expect(await decided(await place(3))).toBe('StockRejected')
    const { effects, takenBy } = await ended(experimentId)
    expect(effects.map(({ instance }) => instance).toSorted()).toEqual(takenBy.toSorted())
    expect(effects.map(({ taken }) => taken)).toEqual([8, 8])
    expect(await adjustments()).toEqual([10, -8, 8])
  })

  it('a message is lost in the one that gets it, and the order goes on', async () => {
    // Of several instances one gets the messages. When it is gone, the next one does.
    await instances.shift()?.stop()
    const experimentId = await plant({ kind: 'message-lost', service: 'product' })
    expect(await decided(await place())).toBe('StockReserved')
    expect((await ended(experimentId)).effects).toMatchObject([{ instance: instances[0]?.instance.id }])
  })
})

describe('a message that is lost', () => {
  const foundBy = async (experimentId: string) => (await ended(experimentId)).effects.map((effect) => effect.foundBy)

  it('is found by a question to the log, if nothing comes after it', async () => {
    const experimentId = await plant({ kind: 'message-lost', service: 'product' })
    await place()
    expect(await foundBy(experimentId)).toEqual(['question'])
  })

  it('is found by the gap that the next message shows', async () => {
    const experimentId = await plant({ kind: 'message-lost', service: 'product' })
    // Both at once: after a quiet second the service would ask.
    await Promise.all([place(), place(1, newId())])
    expect(await foundBy(experimentId)).toEqual(['gap'])
  })

  it('is found by the gap, also if the next message comes twice', async () => {
    const other = newId()
    const experimentId = await plant({ kind: 'message-lost', service: 'product' })
    await plant({ kind: 'message-doubled', service: 'product' }, other)
    await Promise.all([place(), place(1, other)])
    expect(await foundBy(experimentId)).toEqual(['gap'])
  })
})

it('without the setting, the bus of a service is as it is, and nobody gives faults out or hears of them', async () => {
  const own = createInProcessBus({ clock: systemClock })
  const without = createTestEventStore({ bus: own })
  await without.start()
  const product = own.as('product')
  expect(withFaults(product, { isAllowed: false, service: 'product', clock: systemClock, logger: silentLogger })).toEqual({ bus: product })
  for (const { name } of Object.values(failureLabOperations))
    await expect(product.request(name, {}, { timeoutMs: 1_000 })).rejects.toThrow(`${name}: nobody answers`)
  await without.stop()
  await own.close()
})
