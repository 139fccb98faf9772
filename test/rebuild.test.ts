import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serviceNames } from '@souk/contracts'
import { createShop, type Shop } from './support/shop.ts'
import { books, faultsIn, souk, systemUnderTest, type SystemUnderTest } from './support/system.ts'

let system: SystemUnderTest
let shop: Shop

beforeAll(async () => {
  system = await systemUnderTest()
  shop = createShop(system.url)
})
afterAll(() => system?.close())

/** Places orders one after the other until told to stop. Repeats an order while the service that rebuilds its view is unavailable. */
const buyUntil = async (buyer: string, customerId: string, productId: string, isOver: () => boolean): Promise<string[]> => {
  const orderIds: string[] = []
  for (let count = 1; !isOver(); count += 1) {
    const { orderId } = await shop.placeUntilAccepted(customerId, [{ productId, quantity: 1 }], `${buyer}-${customerId}-${count}`)
    orderIds.push(orderId)
  }
  return orderIds
}

describe('a view that is rebuilt while orders keep coming', { timeout: 120_000 }, () => {
  it.each([...serviceNames])('%s: every accepted order becomes final and is shown', async (service) => {
    const { productId } = await shop.addProduct({ stock: 100_000, price: 7 })
    const customerId = await shop.register(10_000_000)
    let isOver = false
    const buying = Promise.all(['ada', 'bob', 'eve'].map((buyer) => buyUntil(buyer, customerId, productId, () => isOver)))
    // `buying` is awaited below. Until then a rejection must not count as unhandled.
    buying.catch(() => undefined)
    try {
      for (let round = 0; round < 3; round += 1) {
        await sleep(300)
        const { code, errors } = await souk(system.url, 'rebuild', service)
        expect({ code, errors }).toEqual({ code: 0, errors: '' })
      }
    } finally {
      isOver = true
    }
    const orderIds = (await buying).flat()
    expect(new Set(orderIds).size).toBe(orderIds.length)
    expect(orderIds.length).toBeGreaterThan(3)
    for (const orderId of orderIds) expect((await shop.settled(orderId)).status).toBe('FINALIZED')
    expect((await shop.product(productId)).unitsSold).toBe(orderIds.length)
  })

  it('leaves the books in order', async () => {
    expect(faultsIn(await books(system.url))).toEqual([])
  })
})
