import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createInProcessBus, type Bus } from '@souk/bus'
import { openTestBroker, type TestBroker } from '@souk/bus/testing/broker'
import { valueOf } from '@souk/client'
import { Order, serviceNames, type ServiceName } from '@souk/contracts'
import { newId } from '@souk/log-protocol'
import { systemClock } from '@souk/process'
import type { TcpProxy } from '@souk/testing'
import { startShopInProcess, type Part, type ShopInProcess } from './support/shop-in-process.ts'
import { createShop, type Shop } from './support/shop.ts'
import { books, faultsIn } from './support/system.ts'

const amqpUrl = process.env['AMQP_URL'] ?? ''
const parts: readonly Part[] = [...serviceNames, 'event-store']

let system: ShopInProcess
let shop: Shop
let productId: string
let customerId: string

const open = async (busOf?: (part: Part) => Bus): Promise<void> => {
  system = await startShopInProcess({ deadlineMs: 10_000, ...(busOf && { busOf }) })
  shop = createShop(system.url)
  productId = (await shop.addProduct({ stock: 100_000, price: 1 })).productId
  customerId = await shop.register(100_000)
}

/** As a client does: with the same key until the answer is one. */
const place = async (): Promise<string> => {
  for (const key = newId(); ; await sleep(10)) {
    const answer = await shop.place(customerId, [{ productId, quantity: 1 }], { key })
    if (answer.status === 201) return Order.parse(answer.body).orderId
    if (answer.status !== 503) throw new Error(`an order was answered ${answer.status}: ${answer.text}`)
  }
}

/** Nothing follows from what is not there: all that is left is right, and each service says what has happened to it. */
/** @param unaware  a service that may not have heard of anything that is lost, and then goes on as it is */
const expectAllRight = async (unaware?: ServiceName): Promise<void> => {
  for (const service of serviceNames) {
    const { ready, parked } = await shop.until(
      () => shop.status(service),
      (now) => now.ready && (system.exits(service) > 0 || service === unaware),
      `${service} was started again`,
    )
    expect([service, ready, parked]).toEqual([service, true, { projection: 0, reactions: 0 }])
  }
  for (const { orderId } of await shop.orders()) await shop.settled(orderId)
  expect(faultsIn(await books(system.url))).toEqual([])
}

const describeRestoring = (): void => {
  it('in the middle of everything: what is left of the log is right, and the shop goes on', async () => {
    for (const orderId of await Promise.all([1, 2, 3].map(place))) await shop.settled(orderId)
    const kept = await system.head()
    let isOpen = true
    let isRestored = false
    let answered = 0
    const askedForSince: string[] = []
    const buy = async (): Promise<void> => {
      while (isOpen) {
        const since = isRestored
        const orderId = await place()
        answered += 1
        if (since) askedForSince.push(orderId)
      }
    }
    const buyers = Array.from({ length: 6 }, buy)
    const answers = (count: number) =>
      shop.until(
        async () => answered,
        (length) => length >= count,
        `${count} orders have been answered`,
      )
    await answers(20)
    // Somewhere between: some of what the orders have led to stays, some goes.
    await system.restoreLog(kept + 25)
    isRestored = true
    await answers(answered + 20)
    isOpen = false
    await Promise.all(buyers)
    await expectAllRight()
    const known = new Set((await shop.orders()).map(({ orderId }) => orderId))
    expect(askedForSince.length).toBeGreaterThan(0)
    expect(askedForSince.filter((orderId) => !known.has(orderId))).toEqual([])
  }, 60_000)

  it('when nothing more is asked for: what lost its effects is done again', async () => {
    const orderIds = await Promise.all([1, 2, 3, 4].map(place))
    for (const orderId of orderIds) await shop.settled(orderId)
    const head = await system.head()
    await system.restoreLog(head - 3)
    // Nobody comes by: the services find it out by themselves.
    await expectAllRight()
    for (const orderId of orderIds) expect((await shop.order(orderId)).status).toBe('FINALIZED')
  }, 60_000)

  it('from one that has only the first commit', async () => {
    await shop.settled(await place())
    await system.restoreLog(1)
    await shop.until(
      () => Promise.all(serviceNames.map(shop.status)),
      (all) => all.every(({ ready, divergences }) => ready && divergences > 0),
      'every view is nearly empty',
    )
    expect(await shop.orders()).toEqual([])
    // One that knows of no category.
    shop = createShop(system.url)
    productId = (await shop.addProduct({ stock: 5, price: 1 })).productId
    customerId = await shop.register(10)
    await shop.settled(await place())
    await expectAllRight()
  }, 60_000)

  it('from one that is empty: no service starts, and the views stay as they are', async () => {
    await shop.settled(await place())
    await system.restoreLog(0)
    for (const name of serviceNames) {
      const said = await shop.until(
        async () => system.refusal(name),
        (refusal) => refusal !== undefined,
        `${name} has refused to start`,
      )
      const { position } = await system.checkpoint(name)
      expect(position).toBeGreaterThan(0)
      expect(said).toContain(`the log is empty, but the view of ${name} was made from the first ${position} commits of a log`)
    }
  }, 60_000)
}

describe('the log is restored from an older copy, while the services run,', () => {
  beforeEach(() => open())
  afterEach(() => system.close())
  describeRestoring()
})

describe.skipIf(amqpUrl === '')('the log is restored from an older copy, while the services run over RabbitMQ,', () => {
  let broker: TestBroker
  const ways = new Map<Part, TcpProxy>()
  beforeEach(async () => {
    broker = await openTestBroker(amqpUrl)
    const buses = new Map<Part, Bus>()
    for (const part of parts) {
      const way = await broker.createWay()
      ways.set(part, way)
      buses.set(part, broker.createBus({ url: way.url, name: part }))
    }
    await open((part) => buses.get(part) ?? createInProcessBus({ clock: systemClock }))
  })
  afterEach(async () => {
    await system.close()
    await broker.end()
  })
  describeRestoring()

  it('and a queue still holds what is lost, just where the view of its service ends: nothing is done about it', async () => {
    await shop.settled(await place())
    const kept = await system.head()
    const way = ways.get('accounting')
    if (way === undefined) throw new Error('there is no way')
    await shop.until(
      () => shop.status('accounting'),
      ({ checkpoint }) => checkpoint.position === kept,
      'accounting has seen everything',
    )
    way.refuse(true)
    way.cut()
    const lost = await Promise.all([1, 2, 3].map(place))
    for (const orderId of lost) expect((await shop.final(orderId)).status).toBe('FINALIZED')
    await system.restoreLog(kept)
    way.refuse(false)
    await shop.settled(await place())
    // Either the queue or the event store answers first when it is connected again.
    await expectAllRight('accounting')
    expect(await shop.orders()).toHaveLength(2)
    const { items } = await valueOf(shop.api.listInvoices())
    expect(items).toHaveLength(2)
  }, 60_000)
})
