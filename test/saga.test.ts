import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { valueOf } from '@souk/client'
import { Order, Registration, serviceNames } from '@souk/contracts'
import { newId } from '@souk/log-protocol'
import { createShop, problemOf, type Answer, type Shop } from './support/shop.ts'
import { books, faultsIn, systemUnderTest, type SystemUnderTest } from './support/system.ts'

let system: SystemUnderTest
let shop: Shop
beforeAll(async () => {
  system = await systemUnderTest()
  shop = createShop(system.url)
})
afterAll(() => system.close())

const unknownId = '01900000-0000-7000-8000-000000000000'

/** The numbers of units of a product. */
const stockOf = async (productId: string) => {
  const { unitsAvailable, unitsOnHand, unitsReserved, unitsSold } = await shop.product(productId)
  return { unitsAvailable, unitsOnHand, unitsReserved, unitsSold }
}
const untouched = (stock: number) => ({ unitsAvailable: stock, unitsOnHand: stock, unitsReserved: 0, unitsSold: 0 })
const sold = (stock: number, units: number) => ({
  unitsAvailable: stock - units,
  unitsOnHand: stock - units,
  unitsReserved: 0,
  unitsSold: units,
})

describe('an order that can be fulfilled', () => {
  it('is finalized: stock is deducted, credit is charged, an invoice is issued, and every step is visible', async () => {
    const [tea, cake] = await Promise.all([shop.addProduct({ stock: 10, price: 250 }), shop.addProduct({ stock: 5, price: 999 })])
    const customerId = await shop.register(10_000)
    const before = await shop.credit(customerId)
    const answer = await shop.place(customerId, [
      { productId: tea.productId, quantity: 2 },
      { productId: cake.productId, quantity: 1, unitPrice: 999 },
    ])

    expect(answer.status).toBe(201)
    const placed = Order.parse(answer.body)
    expect(answer.headers.get('location')).toBe(`orders/${placed.orderId}`)
    expect(Number(answer.headers.get('souk-position'))).toBeGreaterThan(0)
    expect(placed).toMatchObject({
      customerId,
      status: 'PENDING',
      stockStatus: 'PENDING',
      creditStatus: 'PENDING',
      finishedAt: null,
      total: 1_499,
      currency: tea.currency,
      lines: [
        { productId: tea.productId, name: tea.name, quantity: 2, unitPrice: 250 },
        { productId: cake.productId, name: cake.name, quantity: 1, unitPrice: 999 },
      ],
    })
    expect((await shop.final(placed.orderId)).status).toBe('FINALIZED')
    const order = await shop.settled(placed.orderId)
    expect(order).toMatchObject({
      status: 'FINALIZED',
      stockStatus: 'APPROVED',
      creditStatus: 'APPROVED',
      cancelReason: null,
      total: 1_499,
    })

    expect(await stockOf(tea.productId)).toEqual(sold(10, 2))
    expect(await stockOf(cake.productId)).toEqual(sold(5, 1))
    expect(await shop.credit(customerId)).toEqual({ ...before, available: 8_501, held: 0, spent: 1_499 })
    const ledger = (await shop.ledger(customerId)).items.filter(({ orderId }) => orderId === order.orderId)
    expect(ledger.map(({ kind, amount }) => [kind, amount])).toEqual([
      ['charged', 1_499],
      ['held', 1_499],
    ])
    expect(await shop.payment(order.orderId)).toMatchObject({ status: 'APPROVED', amount: 1_499, reason: null })
    expect(await shop.reservation(order.orderId)).toMatchObject({ status: 'APPROVED', outcome: 'deducted', rejection: null })
    const invoice = await shop.invoice(order.orderId)
    expect(invoice).toMatchObject({
      number: order.invoiceNumber,
      customerId,
      lines: order.lines,
      total: 1_499,
      finalizedAt: order.finishedAt,
    })
    const revenue = await valueOf(shop.api.getRevenue({ query: { by: 'day', from: invoice.finalizedAt.slice(0, 10) } }))
    expect(revenue.total).toBeGreaterThanOrEqual(1_499)
    expect(revenue.total).toBe(revenue.periods.reduce((sum, { amount }) => sum + amount, 0))
  })

  it('has a history and a story with every step once, in a sensible order', async () => {
    const { productId } = await shop.addProduct({ stock: 3 })
    const customerId = await shop.register(1_000)
    const { orderId } = await shop.order201(customerId, [{ productId, quantity: 3 }])
    await shop.settled(orderId)

    const { changes } = await shop.history(orderId)
    const steps = changes.map(({ event }) => event)
    expect(steps.toSorted()).toEqual(
      [
        'OrderPlaced',
        'StockReserved',
        'CreditReserved',
        'OrderApproved',
        'OrderFinalized',
        'StockDeducted',
        'CreditCharged',
        'InvoiceIssued',
      ].toSorted(),
    )
    expect(steps[0]).toBe('OrderPlaced')
    expect(steps.slice(1, 3).toSorted()).toEqual(['CreditReserved', 'StockReserved'])
    expect(steps.slice(3, 5)).toEqual(['OrderApproved', 'OrderFinalized'])
    expect(changes.map(({ subject, status }) => `${subject} ${status}`).toSorted()).toEqual(
      [
        'order PENDING',
        'stock RECEIVED',
        'credit RECEIVED',
        'order APPROVED',
        'order FINALIZED',
        'stock APPROVED',
        'credit APPROVED',
        'invoice ISSUED',
      ].toSorted(),
    )
    const positions = changes.map(({ position }) => position)
    expect(positions).toEqual(positions.toSorted((one, other) => one - other))
    // One commit approves and finalizes the order.
    expect(positions[3]).toBe(positions[4])

    const { commits } = await valueOf(shop.api.getOrderStory({ path: { orderId } }))
    expect(new Set(commits.map(({ correlationId }) => correlationId)).size).toBe(1)
    expect(commits.map(({ position }) => position)).toEqual([...new Set(positions)])
    const reserving = commits.find(({ appends }) => appends.some(({ stream }) => stream === `reservation-${orderId}`))
    // One commit has the reservation and the reserved units.
    expect(reserving?.appends.map(({ stream }) => stream).toSorted()).toEqual([`product-${productId}`, `reservation-${orderId}`])
  })
})

describe('an order that cannot be fulfilled is canceled, and everything held for it is released', () => {
  it('with too little credit', async () => {
    const { productId } = await shop.addProduct({ stock: 10, price: 500 })
    const customerId = await shop.register(999)
    const before = await shop.credit(customerId)
    const { orderId } = await shop.order201(customerId, [{ productId, quantity: 2 }])
    expect(await shop.final(orderId)).toMatchObject({ status: 'CANCELED', cancelReason: 'insufficient-credit' })
    expect(await shop.settled(orderId)).toMatchObject({ stockStatus: 'DENIED', creditStatus: 'DENIED', invoiceNumber: null })
    expect(await stockOf(productId)).toEqual(untouched(10))
    expect(await shop.credit(customerId)).toEqual(before)
    expect(await shop.payment(orderId)).toMatchObject({ status: 'DENIED', reason: 'insufficient-credit' })
    expect((await shop.send('GET', `/accounting/invoices/${orderId}`)).status).toBe(404)
  })

  it('but not with exactly enough credit', async () => {
    const { productId } = await shop.addProduct({ stock: 10, price: 500 })
    const customerId = await shop.register(1_000)
    const { orderId } = await shop.order201(customerId, [{ productId, quantity: 2 }])
    await shop.settled(orderId)
    expect(await shop.credit(customerId)).toMatchObject({ available: 0, held: 0, spent: 1_000 })
  })

  it('with one line out of stock: no line is held', async () => {
    const [plenty, few] = await Promise.all([shop.addProduct({ stock: 10 }), shop.addProduct({ stock: 1 })])
    const customerId = await shop.register(10_000)
    const before = await shop.credit(customerId)
    const { orderId } = await shop.order201(customerId, [
      { productId: plenty.productId, quantity: 10 },
      { productId: few.productId, quantity: 2 },
    ])
    expect(await shop.final(orderId)).toMatchObject({ status: 'CANCELED', cancelReason: 'out-of-stock', missingProductId: few.productId })
    await shop.settled(orderId)
    expect(await stockOf(plenty.productId)).toEqual(untouched(10))
    expect(await stockOf(few.productId)).toEqual(untouched(1))
    expect(await shop.credit(customerId)).toEqual(before)
    expect((await shop.reservation(orderId)).rejection).toEqual({ reason: 'out-of-stock', productId: few.productId })
  })

  it('with a retired product', async () => {
    const { productId } = await shop.addProduct({ stock: 10 })
    const customerId = await shop.register(10_000)
    expect((await shop.send('DELETE', `/product/products/${productId}`)).status).toBe(204)
    const { orderId } = await shop.order201(customerId, [{ productId, quantity: 1 }])
    expect(await shop.final(orderId)).toMatchObject({ status: 'CANCELED', cancelReason: 'retired-product' })
    await shop.settled(orderId)
    expect(await shop.credit(customerId)).toMatchObject({ available: 10_000, held: 0 })

    // Restored, it is sold again.
    expect((await shop.send('POST', `/product/products/${productId}/restoration`)).status).toBe(204)
    const again = await shop.order201(customerId, [{ productId, quantity: 1 }])
    expect((await shop.settled(again.orderId)).status).toBe('FINALIZED')
    expect(await stockOf(productId)).toEqual(sold(10, 1))
  })

  it('with an outdated price', async () => {
    const { productId } = await shop.addProduct({ stock: 10, price: 100 })
    const customerId = await shop.register(10_000)
    const { orderId } = await shop.order201(customerId, [{ productId, quantity: 1, unitPrice: 99 }])
    expect(await shop.final(orderId)).toMatchObject({ status: 'CANCELED', cancelReason: 'price-changed' })
    await shop.settled(orderId)
    expect(await stockOf(productId)).toEqual(untouched(10))
    expect(await shop.credit(customerId)).toMatchObject({ available: 10_000, held: 0 })
  })

  it('with one reason, even if there are several: retired comes before price, price before stock', async () => {
    const [retired, dear, few] = await Promise.all([
      shop.addProduct({ stock: 10 }),
      shop.addProduct({ stock: 10 }),
      shop.addProduct({ stock: 1 }),
    ])
    const customerId = await shop.register(10_000)
    await shop.send('DELETE', `/product/products/${retired.productId}`)
    const outOfStock = { productId: few.productId, quantity: 2 }
    const otherPrice = { productId: dear.productId, quantity: 1, unitPrice: 1 }
    const gone = { productId: retired.productId, quantity: 1 }
    const priceBeforeStock = await shop.order201(customerId, [outOfStock, otherPrice])
    const retiredBeforePrice = await shop.order201(customerId, [outOfStock, otherPrice, gone])
    expect((await shop.final(priceBeforeStock.orderId)).cancelReason).toBe('price-changed')
    expect((await shop.final(retiredBeforePrice.orderId)).cancelReason).toBe('retired-product')
  })

  it('with an unknown or a forgotten customer', async () => {
    const { productId } = await shop.addProduct({ stock: 10 })
    const customerId = await shop.register(10_000)
    const first = await shop.order201(customerId, [{ productId, quantity: 1 }])
    await shop.settled(first.orderId)
    expect((await shop.send('DELETE', `/customer/customers/${customerId}`)).status).toBe(204)
    expect(await shop.send('GET', `/customer/customers/${customerId}`)).toMatchObject({
      status: 200,
      body: { status: 'forgotten', username: null, name: null, email: null, phone: null },
    })
    for (const nobody of [unknownId, customerId]) {
      const { orderId } = await shop.order201(nobody, [{ productId, quantity: 1 }])
      expect(await shop.final(orderId)).toMatchObject({ status: 'CANCELED', cancelReason: 'unknown-customer' })
      await shop.settled(orderId)
    }
    expect(await stockOf(productId)).toEqual(sold(10, 1))
    // The earlier sale stands.
    expect((await shop.invoice(first.orderId)).total).toBe(100)
  })

  it('or refused at once, with an unknown product', async () => {
    const customerId = await shop.register(10_000)
    const answer = await shop.place(customerId, [{ productId: unknownId, quantity: 1 }])
    expect(answer.status).toBe(422)
    expect(problemOf(answer).code).toBe('unknown-product')
  })
})

describe('a customer who is forgotten', () => {
  it('is named by no answer from then on, also to those who ask with the tag of an old one', async () => {
    const person = { username: `p-${newId()}`, name: `Person ${newId()}`, email: `${newId()}@example.org`, password: 'a long enough one' }
    const { customerId } = await valueOf(shop.api.registerCustomer({ body: person }))
    const isNamedIn = ({ text }: Answer): boolean => [person.username, person.name, person.email].some((part) => text.includes(part))

    /** The page of the list that shows the customer. */
    const pageWithCustomer = async (): Promise<string> => {
      for (let cursor = ''; ;) {
        const { items, nextCursor } = await valueOf(shop.api.listCustomers({ query: { limit: 100, ...(cursor !== '' && { cursor }) } }))
        if (items.some((item) => item.customerId === customerId))
          return `/customer/customers?limit=100${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`
        if (nextCursor === null) throw new Error('no page shows the customer')
        cursor = nextCursor
      }
    }
    const paths = [`/customer/customers/${customerId}`, `/customer/customers?username=${person.username}`, await pageWithCustomer()]
    // A compressed answer has a tag of its own.
    const reads = paths.flatMap((path) => ['gzip', 'identity'].map((coding) => [path, { 'accept-encoding': coding }] as const))
    const before = await Promise.all(
      reads.map(async ([path, headers]) => {
        const [first, kept] = [await shop.send('GET', path, { headers }), await shop.send('GET', path, { headers })]
        expect([path, isNamedIn(first), isNamedIn(kept)]).toEqual([path, true, true])
        return { path, headers, tag: kept.headers.get('etag') ?? '' }
      }),
    )

    const forgetting = shop.send('DELETE', `/customer/customers/${customerId}`)
    // What is read meanwhile may be kept.
    await Promise.all(Array.from({ length: 5 }, () => Promise.all(reads.map(([path, headers]) => shop.send('GET', path, { headers })))))
    const { status, headers: told } = await forgetting
    expect(status).toBe(204)
    const position = { 'souk-position': told.get('souk-position') ?? '' }
    const expectForgotten = async (wanted: Readonly<Record<string, string>>): Promise<void> => {
      const after = before.map(async ({ path, headers, tag }) => {
        const sent = { ...headers, ...wanted }
        const answers = [
          await shop.send('GET', path, { headers: { ...sent, 'if-none-match': tag } }),
          await shop.send('GET', path, { headers: sent }),
        ]
        for (const answer of answers)
          expect([path, answer.status, isNamedIn(answer), answer.headers.get('etag') === tag]).toEqual([path, 200, false, false])
      })
      await Promise.all(after)
    }
    await expectForgotten(position)
    // The same requests as before: what was remembered of them counts no more.
    await expectForgotten({})
  })
})

describe('a customer who cancels', () => {
  it('either cancels in time or is told that it is too late, and the order ends accordingly', async () => {
    const { productId } = await shop.addProduct({ stock: 100, price: 10 })
    const customerId = await shop.register(1_000)
    const outcomes = await Promise.all(
      Array.from({ length: 30 }, async () => {
        const { orderId } = await shop.order201(customerId, [{ productId, quantity: 1 }])
        const answers = await Promise.all([shop.cancel(orderId), shop.cancel(orderId)])
        const order = await shop.settled(orderId)
        return {
          order,
          statuses: answers.map(({ status }) => status),
          problems: answers.filter(({ status }) => status !== 204).map((answer) => problemOf(answer).code),
        }
      }),
    )
    for (const { order, statuses, problems } of outcomes) {
      const isCanceled = order.status === 'CANCELED'
      expect(order.cancelReason).toBe(isCanceled ? 'canceled-by-customer' : null)
      expect(statuses.filter((status) => status === 204)).toHaveLength(isCanceled ? 1 : 0)
      expect(new Set(problems)).toEqual(new Set(['order-not-pending']))
    }
    const finalized = outcomes.filter(({ order }) => order.status === 'FINALIZED').length
    expect(await stockOf(productId)).toEqual(sold(100, finalized))
    expect(await shop.credit(customerId)).toMatchObject({ available: 1_000 - 10 * finalized, held: 0, spent: 10 * finalized })
  })

  it('is told that an order does not exist', async () => {
    const answer = await shop.cancel(unknownId)
    expect([answer.status, problemOf(answer).code]).toEqual([404, 'not-found'])
  })
})

describe('a repeated Idempotency-Key', () => {
  it('gets the same answer for an order, whatever its status is now', async () => {
    const { productId } = await shop.addProduct({ stock: 10 })
    const customerId = await shop.register(10_000)
    const lines = [{ productId, quantity: 1 }]
    const first = await shop.place(customerId, lines, { key: 'once' })
    expect(first.headers.get('idempotent-replayed')).toBeNull()
    const { orderId } = Order.parse(first.body)
    await shop.settled(orderId)
    const again = await shop.place(customerId, lines, { key: 'once' })
    expect([again.status, again.text, again.headers.get('idempotent-replayed')]).toEqual([201, first.text, 'true'])
    for (const header of ['souk-position', 'location']) expect(again.headers.get(header)).toBe(first.headers.get(header))
    expect(await stockOf(productId)).toEqual(sold(10, 1))
  })

  it('makes one order of ten simultaneous requests', async () => {
    const { productId } = await shop.addProduct({ stock: 100 })
    const customerId = await shop.register(10_000)
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => shop.place(customerId, [{ productId, quantity: 1 }], { key: 'ten' })),
    )
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201))
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    expect(answers.filter(({ headers }) => headers.get('idempotent-replayed') === null)).toHaveLength(1)
    await shop.settled(Order.parse(answers[0]?.body).orderId)
    expect(await stockOf(productId)).toEqual(sold(100, 1))
  })

  it('is refused for a different request, and is independent of the same key of another customer', async () => {
    const { productId } = await shop.addProduct({ stock: 10 })
    const [one, other] = await Promise.all([shop.register(1_000), shop.register(1_000)])
    expect((await shop.place(one, [{ productId, quantity: 1 }], { key: 'mine' })).status).toBe(201)
    const reused = await shop.place(one, [{ productId, quantity: 2 }], { key: 'mine' })
    expect([reused.status, problemOf(reused).code]).toEqual([409, 'idempotency-key-reused'])
    const theirs = await shop.place(other, [{ productId, quantity: 2 }], { key: 'mine' })
    expect([theirs.status, theirs.headers.get('idempotent-replayed')]).toEqual([201, null])
  })

  it('adjusts credit and stock once, and registers a customer, adds a product and a category once', async () => {
    const product = await shop.addProduct({ stock: 10, price: 10 })
    const customerId = await shop.register(1_000)
    const username = `again-${product.productId}`
    const name = `Again ${product.productId}`
    const requests: [string, unknown][] = [
      [`/customer/customers/${customerId}/credit/adjustments`, { amount: 77, reason: 'a gift' }],
      [`/product/products/${product.productId}/stock-adjustments`, { delta: -3, reason: 'broken' }],
      ['/customer/customers', { username, password: 'a long enough one', name: 'Some Body', email: 'somebody@example.org' }],
      ['/product/products', { categoryId: product.categoryId, name, price: 5, unitsInStock: 7 }],
      ['/product/categories', { name }],
    ]
    for (const [path, body] of requests) {
      const key = `again-${product.productId}`
      const first = await shop.send('POST', path, { body, key })
      const again = await shop.send('POST', path, { body, key })
      expect([path, first.status, first.headers.get('idempotent-replayed')]).toEqual([path, first.text === '' ? 204 : 201, null])
      expect([path, again.status, again.text, again.headers.get('idempotent-replayed')]).toEqual([path, first.status, first.text, 'true'])
      expect(again.headers.get('souk-position')).toBe(first.headers.get('souk-position'))
    }
    expect(await shop.credit(customerId)).toMatchObject({ available: 1_077 })
    expect(await stockOf(product.productId)).toEqual(untouched(7))
    const named = await valueOf(shop.api.listCustomers({ query: { username } }))
    expect(named.items.map((customer) => customer.username)).toEqual([username])
  })
})

describe('Souk-Position', () => {
  it('lets every service show what another has just written', async () => {
    const { categoryId } = await shop.addProduct({ stock: 1 })
    const customerId = await shop.register(100_000)
    for (let round = 0; round < 10; round += 1) {
      const added = await shop.send('POST', '/product/products', {
        body: { categoryId, name: `Fresh ${round}`, price: 10, unitsInStock: 5 },
      })
      const { productId } = z.object({ productId: z.string() }).parse(added.body)
      const headers = { 'souk-position': added.headers.get('souk-position') ?? '' }
      const answer = await shop.place(customerId, [{ productId, quantity: 1 }], { headers })
      expect([answer.status, answer.text.includes(`Fresh ${round}`)]).toEqual([201, true])
      const { orderId } = await shop.settled(Order.parse(answer.body).orderId)
      // The position of the head covers everything that follows from the order.
      expect(await shop.invoice(orderId)).toMatchObject({ total: 10 })
    }
  })

  it('beyond the head of the log delays the answer for a while', async () => {
    const answers = await Promise.all(
      ['/customer/customers', '/product/products', '/order/orders', '/accounting/invoices'].map((path) =>
        shop.send('GET', path, { headers: { 'souk-position': '999999999999999' } }),
      ),
    )
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
  })

  it('beyond the head of the log changes no refusal: there is nothing that a view could lack', async () => {
    const headers = { 'souk-position': '999999999999999' }
    const customerId = await shop.register(100)
    const { productId } = await shop.addProduct({ stock: 1 })
    const [read, placed, tooLarge] = await Promise.all([
      shop.send('GET', `/order/orders/${newId()}`, { headers }),
      shop.place(customerId, [{ productId: newId(), quantity: 1 }], { headers }),
      shop.place(customerId, [{ productId, quantity: 100_000, unitPrice: 100_000_000 }], { headers }),
    ])
    expect([read, placed, tooLarge].map((answer) => [answer.status, problemOf(answer).code])).toEqual([
      [404, 'not-found'],
      [422, 'unknown-product'],
      [422, 'amount-too-large'],
    ])
  })
})

describe('simultaneous requests', () => {
  it('change a revision once: the second of two is refused', async () => {
    const { productId } = await shop.addProduct({ stock: 1 })
    const path = `/product/products/${productId}`
    const etag = (await shop.send('GET', path)).headers.get('etag') ?? ''
    const answers = await Promise.all([1, 2].map((price) => shop.send('PATCH', path, { body: { price }, headers: { 'if-match': etag } })))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 412])
  })

  it('give a user name to one of ten customers who want it', async () => {
    const username = `wanted-${Registration.shape.customerId.parse(await shop.register(0))}`
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        shop.send('POST', '/customer/customers', {
          body: {
            username: index % 2 === 0 ? username : username.toUpperCase(),
            password: 'a long enough one',
            name: 'N',
            email: 'n@example.org',
          },
        }),
      ),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, ...Array.from({ length: 9 }, () => 409)])
  })
})

it('leaves the books in order, and nothing parked', async () => {
  expect(faultsIn(await books(system.url))).toEqual([])
  for (const service of serviceNames) {
    expect(await shop.status(service)).toMatchObject({ parked: { projection: 0, reactions: 0 }, divergences: 0, unknownEvents: 0 })
  }
})
