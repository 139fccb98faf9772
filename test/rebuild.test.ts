import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serviceNames } from '@souk/contracts'
import { Order } from '@souk/contracts'
import { createShop, type Shop } from './support/shop.ts'
import { books, faultsIn, souk, systemUnderTest, type SystemUnderTest } from './support/system.ts'

let system: SystemUnderTest
let shop: Shop

beforeAll(async () => {
  system = await systemUnderTest()
  shop = createShop(system.url)
})
afterAll(() => system?.close())

const ANSWERED_WITHIN_MS = 60_000

/** Places orders one after the other until told to stop; one that a rebuilding service does not answer is sent again with its key. */
const buyUntil = async (buyer: string, customerId: string, productId: string, isOver: () => boolean): Promise<string[]> => {
  const orderIds: string[] = []
  for (let count = 1; !isOver(); count += 1) {
    for (const start = Date.now(); ; await sleep(20)) {
      const answer = await shop.place(customerId, [{ productId, quantity: 1 }], { key: `${buyer}-${customerId}-${count}` })
      if (answer.status === 201) {
        orderIds.push(Order.parse(answer.body).orderId)
        break
      }
      if (answer.status !== 503 || Date.now() - start > ANSWERED_WITHIN_MS) throw new Error(`an order: ${answer.status} ${answer.text}`)
    }
  }
  return orderIds
}

describe('a view that is built again from nothing while orders keep coming', { timeout: 120_000 }, () => {
  it.each([...serviceNames])('%s: every order that was accepted is final, and shown', async (service) => {
    const { productId } = await shop.addProduct({ stock: 100_000, price: 7 })
    const customerId = await shop.register(10_000_000)
    let isOver = false
    const buying = Promise.all(['ada', 'bob', 'eve'].map((buyer) => buyUntil(buyer, customerId, productId, () => isOver)))
    // It is waited for below; until then nothing is to be said of it.
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
