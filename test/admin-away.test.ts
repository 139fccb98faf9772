import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildAdmin } from '@souk/admin'
import { aRefusal } from '@souk/client/testing'
import { newId } from '@souk/log-protocol'
import { silentLogger } from '@souk/testing'
import { adminPages, filledIn, type Ids } from './support/admin-pages.ts'
import { testManager } from './support/manager.ts'
import { startShopInProcess, type Part, type ShopInProcess } from './support/shop-in-process.ts'
import { createShop } from './support/shop.ts'

// What each page of the manager site does while a part of the shop is away: it says so if it needs that part, and shows the rest if it does not.

let running: ShopInProcess
let admin: Awaited<ReturnType<typeof buildAdmin>>
let cookie: string
let ids: Ids
let away: Part | undefined

beforeAll(async () => {
  running = await startShopInProcess({ failureLab: true })
  const shop = createShop(running.url)
  const customer = await shop.register(10_000)
  const { productId, categoryId } = await shop.addProduct({ stock: 5 })
  const { orderId } = await shop.order201(customer, [{ productId, quantity: 1 }])
  await shop.settled(orderId)
  ids = { order: orderId, product: productId, category: categoryId, customer }
  admin = await buildAdmin({
    logger: silentLogger,
    newId,
    gatewayUrl: running.url,
    fetch: async (request) =>
      away !== undefined && new URL(request.url).pathname.startsWith(`/${away}/`) ? aRefusal(503, 'unavailable') : fetch(request),
    publicUrl: 'http://localhost',
    secrets: ['a key for the cookies of tests, long enough'],
    now: Date.now,
  })
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const payload = new URLSearchParams({ ...testManager }).toString()
  const begun = await admin.inject({ method: 'POST', url: '/log-in', headers, payload })
  cookie = String(begun.headers['set-cookie']).split(';', 1)[0] ?? ''
})
afterAll(async () => {
  await admin.close()
  await running.close()
})

const parts: readonly Part[] = ['order', 'product', 'customer', 'accounting', 'storefront', 'event-store', 'books']

/** What says on a page which part it waits for. */
const named = (part: Part): string =>
  part === 'event-store' ? 'The event store cannot' : part === 'books' ? 'The auditor cannot' : `The service ${part} cannot`

describe.each(parts)('while %s is away', (part) => {
  beforeAll(() => {
    away = part
  })
  afterAll(() => {
    away = undefined
  })
  it.each(adminPages)('%s', async (page, needs) => {
    const { statusCode, payload } = await admin.inject({ url: filledIn(page, ids), headers: { cookie } })
    const isNeeded = needs.includes(part)
    expect([statusCode, payload.includes(named(part))]).toEqual([isNeeded ? 503 : 200, isNeeded])
  })
})
