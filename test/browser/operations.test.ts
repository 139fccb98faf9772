import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { valueOf } from '@souk/client'
import { eventStoreOperations as operations } from '@souk/log-protocol'
import { testManager } from '../support/manager.ts'
import { expectGoodPage } from './support/audit.ts'
import { journey } from './support/journey.ts'
import { startOwnShop, type OwnShop } from './support/own-shop.ts'
import { createStage, logIn, logInHere } from './support/stage.ts'

const site = 'admin'
const manager = { ...testManager, customerId: '' }

describe('the operations of the manager site', () => {
  for (const service of ['Order', 'Product', 'Customer', 'Accounting', 'Storefront'])
    journey(`a manager burns the database of ${service}, and it comes back the same`, { site }, async ({ page }) => {
      await logIn(page, manager, '/operations/rebuilds')
      await page.getByRole('link', { name: `Burn the database of ${service}, instance` }).click()
      await page.getByRole('button', { name: `Burn the database of ${service}` }).click()
      await page.waitForURL(/rebuild=/)
      await page.getByRole('list').getByText('All rows the same').waitFor()
    })

  journey('a manager lets the books be checked', { site }, async ({ page, shop, device }) => {
    const newest = async () => (await valueOf(shop.api.listAudits({ query: { limit: 1 } }))).items[0]
    const before = (await newest())?.auditId
    await logIn(page, manager, '/operations/books')
    await page.getByRole('button', { name: 'Check now' }).click()
    // An earlier one may have ended well, too.
    await expect.poll(async () => (await newest())?.auditId).not.toBe(before)
    await expect.poll(async () => (await newest())?.endedAt ?? null).not.toBeNull()
    await page.reload()
    await page.getByRole('heading', { name: /^(\d+) of \1 hold$/ }).waitFor()
    await expectGoodPage({ page, device })
    await page.goto('/operations')
    await page.getByRole('row', { name: /^Order SQLite .* Ready/ }).waitFor()
    await expectGoodPage({ page, device })
  })
})

describe('a parked event', () => {
  let own: OwnShop
  beforeAll(async () => {
    own = await startOwnShop()
  })
  afterAll(() => own.close())

  const ask = (operation: string, message: unknown): Promise<unknown> => own.shop.bus.request(operation, message, { timeoutMs: 5_000 })

  /** Parks the first event of the log, with which nothing is wrong, and opens the inbox. */
  const parkOne = async (page: Page): Promise<void> => {
    const { run, commits } = operations.readAll.answer.parse(await ask(operations.readAll.name, { after: 0, limit: 1 }))
    const [{ stream, events } = { stream: '', events: [] }] = commits[0]?.appends ?? []
    const { eventId, type } = events[0] ?? {}
    const parked = { eventId, type, stream, version: 1, position: 1, parkedAt: new Date().toISOString(), waits: false }
    const event = { ...parked, consumer: 'order.reactions', error: 'it could not be handled' }
    await ask(operations.park.name, { runs: [run], events: [event] })
    await page.goto(`${own.address}/log-in?next=/operations/parked`)
    await logInHere(page, manager)
    await page.getByText('it could not be handled').first().waitFor()
  }

  journey('is told of in the story of its order, which leads to it', {}, async ({ page, device }) => {
    const shop = createStage(own.shop.url)
    const { customerId } = await shop.customer(10_000)
    const { productId, price } = await shop.addProduct({ stock: 5, price: 100 })
    const { orderId } = await shop.order201(customerId, [{ productId, quantity: 1, unitPrice: price }])
    await shop.settled(orderId)
    const { run, commits } = operations.readAll.answer.parse(await ask(operations.readAll.name, { after: 0, limit: 500 }))
    const commit = commits.find(({ appends }) => appends.some(({ stream }) => stream === `order-${orderId}`))
    const { eventId, type } = commit?.appends[0]?.events[0] ?? {}
    const parked = { eventId, type, stream: `order-${orderId}`, version: 1, position: commit?.position, parkedAt: new Date().toISOString() }
    const event = { ...parked, waits: false, consumer: 'product.reactions', error: 'it could not be handled' }
    await ask(operations.park.name, { runs: [run], events: [event] })
    await page.goto(`${own.address}/log-in?next=/orders/${orderId}`)
    await logInHere(page, manager)
    await page.getByText('OrderPlaced is parked by product.reactions').last().waitFor()
    await expectGoodPage({ page, device })
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.getByRole('complementary').getByRole('link', { name: 'To the parked event' }).click()
    await page.getByRole('heading', { name: 'OrderPlaced' }).first().waitFor()
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('row', { name: /product\.reactions Tried again Manager/ }).waitFor()
  })

  journey('is discarded with a reason, and the list says who did it', {}, async ({ page }) => {
    await parkOne(page)
    await page.getByRole('link', { name: 'Discard…' }).click()
    await page.getByLabel('Reason').fill('It was written by a test.')
    await page.getByRole('button', { name: 'Discard it' }).click()
    await page.getByRole('row', { name: /Discarded Manager It was written by a test/ }).waitFor()
    await page.getByText('No event is parked.').waitFor()
  })

  journey('is tried again without scripts', { javaScriptEnabled: false }, async ({ page }) => {
    await parkOne(page)
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('row', { name: /order\.reactions Tried again Manager/ }).waitFor()
  })
})
