import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createShop, type Shop } from './support/shop.ts'
import { books, faultsIn, systemUnderTest, type SystemUnderTest } from './support/system.ts'

let system: SystemUnderTest
let shop: Shop
let buyers: string[] = []
const BUYERS = 50
const CREDIT = 100_000

beforeAll(async () => {
  system = await systemUnderTest()
  shop = createShop(system.url)
  buyers = await Promise.all(Array.from({ length: BUYERS }, () => shop.register(CREDIT)))
}, 60_000)
afterAll(() => system.close())

const tally = <Item>(items: readonly Item[], keyOf: (item: Item) => string): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const item of items) counts[keyOf(item)] = (counts[keyOf(item)] ?? 0) + 1
  return counts
}

const outcome = ({ status, cancelReason }: { status: string; cancelReason: string | null }): string => cancelReason ?? status

describe(`${BUYERS} buyers at once`, () => {
  it.each([1, 10])('buy exactly %i units if the stock has no more', async (stock) => {
    const price = 700
    const { productId } = await shop.addProduct({ stock, price })
    const spentBefore = new Map(await Promise.all(buyers.map(async (id) => [id, await shop.credit(id)] as const)))
    const placed = await Promise.all(buyers.map((id) => shop.order201(id, [{ productId, quantity: 1 }])))
    const orders = await Promise.all(placed.map(({ orderId }) => shop.settled(orderId)))

    expect(tally(orders, outcome)).toEqual({ FINALIZED: stock, 'out-of-stock': BUYERS - stock })
    expect(await shop.product(productId)).toMatchObject({ unitsAvailable: 0, unitsOnHand: 0, unitsReserved: 0, unitsSold: stock })
    for (const { customerId, status } of orders) {
      const paid = status === 'FINALIZED' ? price : 0
      const before = spentBefore.get(customerId)
      expect(await shop.credit(customerId)).toEqual({
        ...before,
        available: (before?.available ?? 0) - paid,
        spent: (before?.spent ?? 0) + paid,
      })
    }
    const invoices = await Promise.all(orders.map(({ orderId }) => shop.send('GET', `/accounting/invoices/${orderId}`)))
    expect(tally(invoices, ({ status }) => String(status))).toEqual({ 200: stock, 404: BUYERS - stock })
    expect(orders.filter(({ invoiceNumber }) => invoiceNumber !== null)).toHaveLength(stock)
  })

  it('never get more than the stock when they order different quantities', async () => {
    const stock = BUYERS + 10
    const { productId } = await shop.addProduct({ stock, price: 1 })
    const placed = await Promise.all(buyers.map((id, index) => shop.order201(id, [{ productId, quantity: 1 + (index % 7) }])))
    const orders = await Promise.all(placed.map(({ orderId }) => shop.settled(orderId)))
    const units = orders.filter(({ status }) => status === 'FINALIZED').reduce((sum, { total }) => sum + total, 0)
    expect(units).toBeLessThanOrEqual(stock)
    // The largest order has 7 units, so an order is refused only if fewer than 7 are left.
    expect(stock - units).toBeLessThan(7)
    expect(await shop.product(productId)).toMatchObject({ unitsAvailable: stock - units, unitsReserved: 0, unitsSold: units })
  })

  it('get both or none of two products, in whichever order they name them', async () => {
    const scarce = Math.floor(BUYERS / 3)
    const [one, other] = await Promise.all([shop.addProduct({ stock: scarce + 5, price: 3 }), shop.addProduct({ stock: scarce, price: 5 })])
    const lines = [one, other].map(({ productId }) => ({ productId, quantity: 1 }))
    const placed = await Promise.all(buyers.map((id, index) => shop.order201(id, index % 2 === 0 ? lines : lines.toReversed())))
    const orders = await Promise.all(placed.map(({ orderId }) => shop.settled(orderId)))
    expect(tally(orders, outcome)).toEqual({ FINALIZED: scarce, 'out-of-stock': BUYERS - scarce })
    expect(await shop.product(one.productId)).toMatchObject({ unitsAvailable: 5, unitsReserved: 0, unitsSold: scarce })
    expect(await shop.product(other.productId)).toMatchObject({ unitsAvailable: 0, unitsReserved: 0, unitsSold: scarce })
  })
})

it(`finalizes ten of ${BUYERS} simultaneous orders if the customer's credit is enough for ten`, async () => {
  const { productId } = await shop.addProduct({ stock: 1_000, price: 100 })
  const customerId = await shop.register(1_099)
  const placed = await Promise.all(Array.from({ length: BUYERS }, () => shop.order201(customerId, [{ productId, quantity: 1 }])))
  const orders = await Promise.all(placed.map(({ orderId }) => shop.settled(orderId)))
  expect(tally(orders, outcome)).toEqual({ FINALIZED: 10, 'insufficient-credit': BUYERS - 10 })
  expect(await shop.credit(customerId)).toMatchObject({ available: 99, held: 0, spent: 1_000 })
  expect(await shop.product(productId)).toMatchObject({ unitsAvailable: 990, unitsReserved: 0, unitsSold: 10 })
})

it('leaves the books in order', async () => {
  expect(faultsIn(await books(system.url))).toEqual([])
})
