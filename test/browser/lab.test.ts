import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { testManager } from '../support/manager.ts'
import { logIn } from '../support/manager.ts'
import { faultsIn, books } from '../support/system.ts'
import { expectGoodPage } from './support/audit.ts'
import { journey } from './support/journey.ts'
import { logIn as logInOn } from './support/stage.ts'

const site = 'admin'
const logInAsManager = (page: Page): Promise<void> => logInOn(page, { ...testManager, customerId: '' }, '/lab')

const faults = [
  ['A message is lost', 'Product'],
  ['A message comes twice', 'Customer'],
  ['A message is delayed', 'Accounting'],
  ['A service stands still', 'Product'],
  ['A service is cut off', 'Customer'],
  ['Stock is taken away in between', 'Product'],
  ['Credit is taken away in between', 'Customer'],
] as const

describe('the failure lab', () => {
  journey('every kind of fault strikes, ends, and leaves the books in order', { site }, async ({ page, shop, device }) => {
    await shop.addProduct({ stock: 100, price: 1 })
    await shop.adjustCredit((await logIn(shop.url)).customerId, 100_000)
    await logInAsManager(page)
    await expectGoodPage({ page, device })
    for (const [index, [kind, service]] of faults.entries()) {
      await page.getByLabel('What goes wrong').selectOption({ label: kind })
      await page.getByLabel('Service', { exact: true }).selectOption({ label: service })
      await page.getByLabel('Seconds').fill('1')
      await page.getByRole('button', { name: 'Place the order' }).click()
      await expect.poll(() => page.getByRole('row').count(), { timeout: 15_000 }).toBe(index + 2)
      const row = page.getByRole('row').nth(1)
      await row.getByText(kind).waitFor()
      await expect
        .poll(
          async () => {
            await page.goto('/lab')
            return row.getByText('Over').count()
          },
          { timeout: 40_000 },
        )
        .toBe(1)
    }
    await expectGoodPage({ page, device })
    await page.getByRole('button', { name: 'Check the books' }).click()
    await page.getByText('The books are being checked.').first().waitFor()
    await page.getByRole('row').nth(1).getByRole('link').click()
    await page.waitForURL(/\/orders\/[0-9a-f-]{36}$/)
    expect(faultsIn(await books(shop.url))).toEqual([])
  })

  journey('a manager cancels an order that waits for a service', { site }, async ({ page, shop }) => {
    const { productId } = await shop.addProduct({ stock: 5, price: 1 })
    const { customerId } = await logIn(shop.url)
    await shop.adjustCredit(customerId, 100)
    const fault = { kind: 'service-stopped', service: 'product', seconds: 10 }
    expect((await shop.send('POST', '/event-store/experiments', { body: { fault } })).status).toBe(201)
    const { orderId } = await shop.placeUntilAccepted(customerId, [{ productId, quantity: 1 }])
    await logInOn(page, { ...testManager, customerId: '' }, `/orders/${orderId}`)
    await page.getByText('Here an answer is still to come.').waitFor()
    await page.getByRole('button', { name: 'Cancel the order' }).click()
    await page.getByText('The order is canceled.').first().waitFor()
    await page.getByRole('heading', { level: 2, name: 'Canceled by a manager' }).waitFor()
    expect(await page.getByRole('button', { name: 'Cancel the order' }).count()).toBe(0)
    expect(await shop.settled(orderId)).toMatchObject({ status: 'CANCELED' })
  })

  journey('what a stopped service keeps away comes back by itself', { site, expected: [/ 503 /] }, async ({ page, shop }) => {
    const { productId } = await shop.addProduct({ stock: 5, price: 1 })
    const { customerId } = await logIn(shop.url)
    await shop.adjustCredit(customerId, 100)
    await logInAsManager(page)
    const fault = { kind: 'service-stopped', service: 'order', seconds: 8 }
    expect((await shop.send('POST', '/event-store/experiments', { body: { fault } })).status).toBe(201)
    await shop.placeUntilAccepted(customerId, [{ productId, quantity: 1 }])
    const ask = () => shop.send('GET', '/order/orders?limit=1')
    await shop.until(ask, ({ status }) => status === 503, 'it is stopped')
    await page.goto('/')
    await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor()
    await page.getByRole('link', { name: /^Orders . does not answer$/ }).waitFor()
    await page.goto('/orders')
    await page.getByRole('heading', { name: 'The shop does not answer just now' }).waitFor()
    await page.getByRole('heading', { level: 1, name: 'Orders' }).waitFor()
    // The next journey visits the same shop.
    await shop.until(ask, ({ status }) => status === 200, 'it is back')
  })
})
