import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { valueOf } from '@souk/client'
import { createShop, type Shop } from './support/shop.ts'
import { books, faultsIn, startSystem, type System } from './support/system.ts'

const GRACE_MS = 5_000

let system: System
let shop: Shop
beforeAll(async () => {
  system = await startSystem({ SOUK_PRICE_GRACE_MS: String(GRACE_MS) })
  shop = createShop(system.url)
})
afterAll(() => system.remove())

const changePrice = async (productId: string, price: number): Promise<void> => {
  await valueOf(shop.api.changeProduct({ path: { productId }, body: { price } }))
}

/** How the orders ended, each outcome with its number. */
const outcomesOf = async (orderIds: readonly string[]): Promise<Record<string, number>> => {
  const outcomes: Record<string, number> = {}
  for (const order of await Promise.all(orderIds.map(shop.final))) {
    const outcome = order.cancelReason ?? order.status
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
  }
  return outcomes
}

describe('a price that changes while customers order', () => {
  it('cancels no order that states no price: the catalogue of the order service may lag behind', async () => {
    const { productId } = await shop.addProduct({ stock: 1_000, price: 500 })
    const customerId = await shop.register(10_000_000)
    let isOpen = true
    const changing = (async () => {
      for (let price = 501; isOpen; price += 1) await changePrice(productId, price)
    })()
    const orderIds: string[] = []
    const buyer = async (): Promise<void> => {
      for (let count = 0; count < 25; count += 1) orderIds.push((await shop.order201(customerId, [{ productId, quantity: 1 }])).orderId)
    }
    await Promise.all(Array.from({ length: 8 }, buyer))
    isOpen = false
    await changing
    expect(await outcomesOf(orderIds)).toEqual({ FINALIZED: 200 })
  })

  it('cancels no order that was placed at once with all changes', async () => {
    const { productId } = await shop.addProduct({ stock: 100, price: 400 })
    const customerId = await shop.register(1_000_000)
    const [orders] = await Promise.all([
      Promise.all(Array.from({ length: 60 }, () => shop.order201(customerId, [{ productId, quantity: 1 }]))),
      ...Array.from({ length: 40 }, (_, index) => changePrice(productId, 300 + index)),
    ])
    expect(await outcomesOf(orders.map(({ orderId }) => orderId))).toEqual({ FINALIZED: 60 })
  })
})

describe('a price that a customer has seen', () => {
  it('is honoured until the grace has passed, in an order of several lines too', async () => {
    const [lamp, bulb] = await Promise.all([shop.addProduct({ stock: 9, price: 2_400 }), shop.addProduct({ stock: 9, price: 150 })])
    const customerId = await shop.register(100_000)
    const seen = [
      { productId: lamp.productId, quantity: 1, unitPrice: 2_400 },
      { productId: bulb.productId, quantity: 2, unitPrice: 150 },
    ]
    await changePrice(lamp.productId, 2_600)
    await changePrice(bulb.productId, 140)
    await changePrice(lamp.productId, 2_700)
    const inTime = await shop.order201(customerId, seen)
    expect(inTime.total).toBe(2_700)
    expect((await shop.settled(inTime.orderId)).status).toBe('FINALIZED')
    expect((await shop.invoice(inTime.orderId)).total).toBe(2_700)

    await sleep(GRACE_MS + 100)
    const late = await shop.order201(customerId, seen)
    expect(await shop.final(late.orderId)).toMatchObject({ status: 'CANCELED', cancelReason: 'price-changed' })
    expect((await shop.reservation(late.orderId)).rejection).toEqual({ reason: 'price-changed', productId: lamp.productId })
  })

  it('is refused if the product never had it', async () => {
    const { productId } = await shop.addProduct({ stock: 9, price: 70 })
    await changePrice(productId, 90)
    const customerId = await shop.register(100_000)
    const { orderId } = await shop.order201(customerId, [{ productId, quantity: 1, unitPrice: 80 }])
    expect(await shop.final(orderId)).toMatchObject({ status: 'CANCELED', cancelReason: 'price-changed' })
  })

  it('is still known after a restart', async () => {
    const { productId } = await shop.addProduct({ stock: 9, price: 640 })
    const customerId = await shop.register(100_000)
    await system.restart({ SOUK_PRICE_GRACE_MS: '3600000' })
    await changePrice(productId, 650)
    await system.restart({ SOUK_PRICE_GRACE_MS: '3600000' })
    const { orderId } = await shop.order201(customerId, [{ productId, quantity: 1, unitPrice: 640 }])
    expect((await shop.final(orderId)).status).toBe('FINALIZED')
  })

  it('is not honoured afterwards if the grace is 0', async () => {
    await system.restart({ SOUK_PRICE_GRACE_MS: '0' })
    const { productId } = await shop.addProduct({ stock: 9, price: 640 })
    const customerId = await shop.register(100_000)
    await changePrice(productId, 650)
    await sleep(5)
    const { orderId } = await shop.order201(customerId, [{ productId, quantity: 1, unitPrice: 640 }])
    expect(await shop.final(orderId)).toMatchObject({ status: 'CANCELED', cancelReason: 'price-changed' })
  })
})

it('leaves the books in order', async () => {
  expect(faultsIn(await books(system.url))).toEqual([])
})
