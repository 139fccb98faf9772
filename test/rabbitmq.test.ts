import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { RequestFailed } from '@souk/bus'
import { createRabbitMqBus, type RabbitMqBus } from '@souk/bus/rabbitmq'
import { openTestBroker, type TestBroker } from '@souk/bus/testing/broker'
import { serviceNames } from '@souk/contracts'
import { eventsOf, eventStoreOperations as operations, newId } from '@souk/log-protocol'
import { systemClock } from '@souk/process'
import type { TcpProxy } from '@souk/testing'
import { startShopInProcess, type Part, type ShopInProcess } from './support/shop-in-process.ts'
import { createShop } from './support/shop.ts'

const url = process.env['AMQP_URL'] ?? ''
const parts: readonly Part[] = ['event-store', ...serviceNames]

/** A shop whose parts each have their own bus and their own proxy to the broker, as if each were a process. */
const openShop = async (broker: TestBroker) => {
  const ways = new Map<Part, TcpProxy>()
  for (const part of parts) ways.set(part, await broker.createWay())
  const system = await startShopInProcess({
    deadlineMs: 600_000,
    busOf: (part) => broker.createBus({ url: ways.get(part)?.url ?? url, name: part }),
  })
  const shop = createShop(system.url)
  const { productId } = await shop.addProduct({ stock: 1_000, price: 250 })
  const customerId = await shop.register(1_000_000)

  const commits = () => shop.commitsAfter(0)

  return {
    ...shop,
    commits,
    exits: system.exits,
    cut: (part: Part) => ways.get(part)?.cut(),
    /** @returns the id of the order */
    place: async (): Promise<string> => (await shop.placeUntilAccepted(customerId, [{ productId, quantity: 2 }])).orderId,
    /** Adds a category, which makes one commit. @returns its position */
    addCategory: async (name: string): Promise<number> => {
      const { status, headers } = await shop.send('POST', '/product/categories', { body: { name } })
      expect(status).toBe(201)
      return Number(headers.get('souk-position'))
    },
    /** How many events of each type the log has. */
    counts: async (): Promise<ReadonlyMap<string, number>> => {
      const counts = new Map<string, number>()
      for (const commit of await commits())
        for (const { event } of eventsOf(commit)) counts.set(event.type, (counts.get(event.type) ?? 0) + 1)
      return counts
    },
    close: system.close,
  }
}

describe.skipIf(url === '')('the shop over RabbitMQ', () => {
  let broker: TestBroker
  let shop: Awaited<ReturnType<typeof openShop>>
  beforeEach(async () => {
    broker = await openTestBroker(url)
    shop = await openShop(broker)
  })
  afterEach(async () => {
    await shop.close()
    await broker.end()
  })

  /** Every order is final, paid for and invoiced, and the log has each step exactly once per order. */
  const expectFinalized = async (orderIds: readonly string[]): Promise<void> => {
    for (const orderId of orderIds) {
      expect(await shop.settled(orderId)).toMatchObject({ status: 'FINALIZED', stockStatus: 'APPROVED', creditStatus: 'APPROVED' })
      expect((await shop.invoice(orderId)).total).toBe(500)
    }
    const counts = await shop.counts()
    for (const type of [
      'OrderPlaced',
      'StockReserved',
      'CreditReserved',
      'OrderApproved',
      'OrderFinalized',
      'StockDeducted',
      'CreditCharged',
      'InvoiceIssued',
    ]) {
      expect([type, counts.get(type)]).toEqual([type, orderIds.length])
    }
  }

  it('finalizes orders', async () => {
    await expectFinalized(await Promise.all([1, 2, 3, 4, 5].map(() => shop.place())))
  })

  it('finalizes every order once although the connections of each part are cut again and again', async () => {
    const cuts = (async () => {
      for (const part of ['order', 'event-store', 'product', 'customer', 'accounting', 'event-store'] as const) {
        await systemClock.sleep(150)
        shop.cut(part)
      }
    })()
    const orderIds: string[] = []
    for (let number = 0; number < 12; number += 1) orderIds.push(await shop.place())
    await cuts
    await expectFinalized(orderIds)
  }, 60_000)

  it('delivers a commit whose message was lost, whether or not other messages follow', async () => {
    const { outsider, prefix } = broker
    const [queue, exchange] = [`${prefix}.subscriber.order`, `${prefix}.events`]
    const expectDelivered = async (position: number): Promise<void> => {
      await shop.until(
        () => shop.status('order'),
        ({ checkpoint }) => checkpoint.position >= position,
        `the order service is at ${position}`,
      )
    }
    await outsider.unbindQueue(queue, exchange, '#')
    await expectDelivered(await shop.addCategory('Lost, and the last'))
    await shop.addCategory('Lost, before another')
    await outsider.bindQueue(queue, exchange, '#')
    await expectDelivered(await shop.addCategory('Not lost'))
  })

  it('ignores forged messages', async () => {
    const { outsider, prefix } = broker
    const [commit] = await shop.commits()
    const body = JSON.stringify({ run: newId(), commits: [{ ...commit, at: '2020-01-01T00:00:00.000Z' }] })
    const forged = [Buffer.from('rubbish'), Buffer.from(body)]
    for (const content of forged) outsider.publish(`${prefix}.events`, 'order.OrderPlaced', content)
    await expectFinalized([await shop.place()])
    for (const service of serviceNames) {
      expect(await shop.status(service)).toMatchObject({ divergences: 0, parked: { projection: 0, reactions: 0 } })
      expect(shop.exits(service)).toBe(0)
    }
  })
})

describe.skipIf(url === '')('the shop with a user of the broker for each part', () => {
  const buses = new Map<Part, RabbitMqBus>()
  const busOf = (part: Part): RabbitMqBus => {
    const own = new URL(url)
    own.username = part
    // As in test/servers.yml.
    own.password = part
    const bus =
      buses.get(part) ?? createRabbitMqBus({ url: own.href, clock: systemClock, name: part, declaresExchanges: part === 'event-store' })
    buses.set(part, bus)
    return bus
  }
  let system: ShopInProcess
  beforeEach(async () => {
    system = await startShopInProcess({ busOf })
  })
  afterEach(async () => {
    await system.close()
    await Promise.all([...buses.values()].map((bus) => bus.close()))
    buses.clear()
  })

  it('finalizes orders, and no message is dropped', async () => {
    const shop = createShop(system.url)
    const { productId } = await shop.addProduct({ stock: 10, price: 250 })
    const customerId = await shop.register(1_000)
    const { orderId } = await shop.placeUntilAccepted(customerId, [{ productId, quantity: 2 }])
    expect(await shop.settled(orderId)).toMatchObject({ status: 'FINALIZED' })
    expect((await shop.invoice(orderId)).total).toBe(500)
    expect([...buses].map(([part, bus]) => [part, bus.health()])).toEqual(parts.map((part) => [part, { connected: true, dropped: 0 }]))
  })

  it('lets a hacked service write nothing but events of its own, and see no key', async () => {
    const product = busOf('product')
    const ask = (name: string, message: object) => product.request(name, message, { timeoutMs: 5_000 })
    const before = await system.head()
    const { run } = operations.head.answer.parse(await ask(operations.head.name, {}))
    const customerId = newId()
    const granted = { customerId, grantedAt: '2026-01-02T03:04:05.678Z', amount: 1_000_000, currency: 'GBP', reason: 'a gift' }
    const request = {
      requestId: newId(),
      fingerprint: 'f'.repeat(64),
      actor: { kind: 'service', id: 'customer' },
      correlationId: newId(),
      causationId: newId(),
      appends: [
        {
          stream: `credit-${customerId}`,
          fromVersion: 0,
          events: [{ eventId: newId(), type: 'CreditGranted', schemaVersion: 1, data: granted }],
        },
      ],
    }
    const { answers } = operations.append.answer.parse(await ask(operations.append.name, { runs: [run], requests: [request] }))
    expect(answers).toEqual([{ outcome: 'invalid', detail: `credit-${customerId} belongs to customer, and the sender is product` }])
    await expect(ask(operations.readKeys.name, { subjects: [customerId] })).rejects.toThrow(RequestFailed)
    const progress = { consumer: 'order.reactions', checkpoint: { position: 0, hash: '0'.repeat(64) }, runs: [run] }
    await expect(ask(operations.saveProgress.name, progress)).rejects.toThrow('order.reactions is not a consumer of the sender')
    expect(await system.head()).toBe(before)
  })
})
