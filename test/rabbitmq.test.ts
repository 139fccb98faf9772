import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startAccountingService, openAccountingStore } from '@souk/accounting'
import { openTestBroker, type TestBroker } from '@souk/bus/testing/broker'
import { serviceNames } from '@souk/contracts'
import { openCustomerStore, startCustomerService } from '@souk/customer'
import { createEventStore, openSqliteEventLog, openSqliteState } from '@souk/event-store'
import { eventsOf, newId, type Actor } from '@souk/log-protocol'
import { openOrderStore, placeOrder, startOrderService } from '@souk/order'
import { exitOn, systemClock } from '@souk/process'
import { openProductStore, productCommands, startProductService } from '@souk/product'
import type { Command, Origin, Outcome, Service } from '@souk/service'
import { silentLogger, type TcpProxy } from '@souk/testing'

const url = process.env['AMQP_URL'] ?? ''
const CURRENCY = 'GBP'
const STOCK = 1_000
const PRICE = 250
const CREDIT = 1_000_000
const manager: Actor = { kind: 'manager', id: 'test' }
const eventually = { timeout: 25_000, interval: 20 }

const originOf = (actor: Actor, fingerprintKey?: string): Origin => {
  const id = newId()
  return {
    actor,
    requestId: id,
    correlationId: id,
    causationId: id,
    retriable: true,
    ...(fingerprintKey !== undefined && { fingerprintKey }),
  }
}

/** The whole shop without HTTP: each part has connections of its own, as if it were a process of its own, and a way of its own to the broker. */
const openShop = async (broker: TestBroker) => {
  const parts = ['event-store', ...serviceNames] as const
  const ways = new Map<string, TcpProxy>()
  for (const part of parts) ways.set(part, await broker.createWay())
  const dependencies = (part: (typeof parts)[number]) => {
    const bus = broker.createBus({ url: ways.get(part)?.url ?? url, name: part })
    return { bus, clock: systemClock, newId, logger: silentLogger, fatal: exitOn('test') }
  }
  const log = openSqliteEventLog(':memory:')
  const state = openSqliteState(':memory:')
  const eventStore = createEventStore({ log, state, ...dependencies('event-store') })
  await eventStore.start()
  const stores = {
    customer: openCustomerStore(':memory:'),
    product: openProductStore(':memory:'),
    order: openOrderStore(':memory:'),
    accounting: openAccountingStore(':memory:'),
  }
  const [customer, product, order, accounting] = await Promise.all([
    startCustomerService({
      ...dependencies('customer'),
      store: stores.customer,
      settings: { currency: CURRENCY, welcomeCredit: CREDIT },
      passwords: { hash: async () => 'none', verify: async () => true },
    }),
    startProductService({ ...dependencies('product'), store: stores.product }),
    startOrderService({ ...dependencies('order'), store: stores.order }),
    startAccountingService({ ...dependencies('accounting'), store: stores.accounting }),
  ])

  /** As a client does: with the same id until the outcome is known. */
  const execute = async ({ commands }: Service, command: Command, origin: Origin): Promise<Extract<Outcome, { kind: 'committed' }>> => {
    for (;;) {
      const outcome = await commands.execute(command, origin)
      if (outcome.kind === 'committed') return outcome
      if (outcome.kind !== 'failed') throw new Error(`${command.type} ended ${JSON.stringify(outcome)}`)
    }
  }

  const [productId, categoryId] = [newId(), newId()]
  await execute(product, productCommands.addCategory(categoryId, { name: 'All' }), originOf(manager))
  const added = productCommands.addProduct(productId, { categoryId, name: 'Tea', price: PRICE, unitsInStock: STOCK }, CURRENCY)
  await execute(product, added, originOf(manager))
  const registration = await customer.preparations.register({
    username: 'buyer',
    password: 'correct horse',
    name: 'A buyer',
    email: 'buyer@example.org',
  })
  const { events, position } = await execute(customer, registration.command, originOf(manager, registration.fingerprintKey))
  const registered = events.find((event) => event.type === 'CustomerRegistered')
  const customerId = registered?.type === 'CustomerRegistered' ? registered.data.customerId : ''
  await order.projection.subscription.reached(position, 10_000)

  const place = async (): Promise<string> => {
    const orderId = newId()
    const catalogue = await stores.order.products([productId])
    const made = { orderId, catalogue, deadlineMs: 600_000 }
    const command = placeOrder({ customerId, lines: [{ productId, quantity: 2 }] }, made)
    await execute(order, command, originOf({ kind: 'customer', id: customerId }))
    return orderId
  }

  return {
    log,
    stores,
    services: { customer, product, order, accounting },
    cut: (part: string) => ways.get(part)?.cut(),
    place,
    addCategory: (name: string) => execute(product, productCommands.addCategory(newId(), { name }), originOf(manager)),
    /** How often each type of event stands in the log. */
    counts: async (): Promise<ReadonlyMap<string, number>> => {
      const counts = new Map<string, number>()
      for (const commit of await log.readAll(0, 1_000)) {
        for (const { event } of eventsOf(commit)) counts.set(event.type, (counts.get(event.type) ?? 0) + 1)
      }
      return counts
    },
    close: async () => {
      await Promise.all([customer, product, order, accounting].map((service) => service.stop()))
      await eventStore.stop()
      await state.close()
      await log.close()
    },
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

  /** Every order is final, paid for and delivered once, and nothing else has happened. */
  const expectFinalized = async (orderIds: readonly string[]): Promise<void> => {
    await vi.waitFor(async () => {
      for (const orderId of orderIds) {
        expect(await shop.stores.order.order(orderId)).toMatchObject({
          status: 'FINALIZED',
          stockStatus: 'APPROVED',
          creditStatus: 'APPROVED',
        })
        expect(await shop.stores.accounting.invoice(orderId)).toBeDefined()
      }
    }, eventually)
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
      for (const part of ['order', 'event-store', 'product', 'customer', 'accounting', 'event-store']) {
        await systemClock.sleep(150)
        shop.cut(part)
      }
    })()
    const orderIds: string[] = []
    for (let number = 0; number < 12; number += 1) orderIds.push(await shop.place())
    await cuts
    await expectFinalized(orderIds)
  }, 60_000)

  it('heals a lost last message, and one lost before others', async () => {
    const { outsider, prefix } = broker
    const [queue, exchange] = [`${prefix}.subscriber.order`, `${prefix}.events`]
    const { subscription } = shop.services.order.projection
    await outsider.unbindQueue(queue, exchange, '#')
    const last = await shop.addCategory('Never heard of')
    expect(await subscription.reached(last.position, 20_000)).toBe(true)
    await shop.addCategory('Never heard of either')
    await outsider.bindQueue(queue, exchange, '#')
    const next = await shop.addCategory('Heard of')
    expect(await subscription.reached(next.position, 20_000)).toBe(true)
  })

  it('is not led astray by what somebody else sends', async () => {
    const { outsider, prefix } = broker
    const [commit] = await shop.log.readAll(0, 1)
    const body = JSON.stringify({ run: newId(), commits: [{ ...commit, at: '2020-01-01T00:00:00.000Z' }] })
    const forged = [Buffer.from('rubbish'), Buffer.from(body)]
    for (const content of forged) outsider.publish(`${prefix}.events`, 'order.OrderPlaced', content)
    await expectFinalized([await shop.place()])
    for (const service of Object.values(shop.services))
      expect(service.health()).toMatchObject({ divergences: 0, parked: { projection: 0, reactions: 0 } })
  })
})
