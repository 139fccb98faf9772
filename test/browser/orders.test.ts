import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { createInProcessBus, type Bus } from '@souk/bus'
import { newId } from '@souk/log-protocol'
import { systemClock } from '@souk/process'
import { startShopInProcess, type Part, type ShopInProcess } from '../support/shop-in-process.ts'
import { putIntoCart } from './support/acts.ts'
import { expectGoodPage } from './support/audit.ts'
import { journey, type Journey } from './support/journey.ts'
import { createStage, logIn, type Customer } from './support/stage.ts'

const numberOf = (orderId: string): string => orderId.slice(-8)
const orderId = (page: Page): string => new URL(page.url()).pathname.split('/').at(-1) ?? ''

describe('an order that waits', () => {
  /** The credit reads and writes nothing before that. */
  let released = Promise.resolve()
  let release = (): void => undefined
  const hold = (): void => {
    released = new Promise((resolve) => (release = resolve))
  }
  let slow: ShopInProcess
  beforeAll(async () => {
    const bus = createInProcessBus({ clock: systemClock })
    const busOf = (part: Part): Bus => {
      const own = bus.as(part)
      return part === 'customer' ? { ...own, request: (...asked) => released.then(() => own.request(...asked)) } : own
    }
    slow = await startShopInProcess({ busOf, pages: true })
  })
  afterAll(() => {
    release()
    return slow.close()
  })

  journey('can be canceled, and what it held is free again', {}, async ({ device }) => {
    const shop = createStage(slow.url)
    const page = await device({ baseURL: slow.url })
    const tea = await shop.addProduct({ stock: 50, price: 500 })
    await logIn(page, await shop.customer(10_000))
    await putIntoCart(page, await shop.pageOf(tea), 2)
    await page.goto('/cart')
    hold()
    await page.getByRole('button', { name: 'Place the order' }).click()
    await page.locator('[data-stall=stock][data-state=done]').waitFor()
    await page.locator('[data-stall=credit][data-state=now]').waitFor()
    await expectGoodPage({ page, device })
    await page.getByRole('button', { name: 'Cancel the order' }).click()
    await page.getByText('You canceled this order.').waitFor()
    // What is told stays while the page is loaded anew.
    await page.getByText('The order is canceled.').hover()
    await page.locator('[data-stall=stock][data-state=undone]').waitFor()
    expect(await page.getByText('The order is canceled.').isVisible()).toBe(true)
    await expectGoodPage({ page, device })

    release()
    await page.getByRole('button', { name: 'Order the same again' }).click()
    await page.getByText(/^Done in/).waitFor()
    await expect.poll(async () => (await shop.product(tea.productId)).unitsOnHand).toBe(48)
  })
})

describe('the orders of a customer', () => {
  journey('are ordered again from their pages, once', {}, async ({ page, shop }) => {
    const tea = await shop.addProduct({ stock: 50, price: 500 })
    const ada = await shop.customer(10_000)
    const first = await shop.order201(ada.customerId, [{ productId: tea.productId, quantity: 2 }])
    await shop.settled(first.orderId)
    await logIn(page, ada, `/orders/${first.orderId}`)
    await page.getByRole('button', { name: 'Order the same again' }).dblclick()
    await page.waitForURL((url) => !url.pathname.includes(first.orderId))
    await page.getByText(/^Done in/).waitFor()
    const orders = (await shop.orders()).filter(({ customerId }) => customerId === ada.customerId)
    expect(orders.map((one) => one.orderId)).toContain(orderId(page))
    expect(orders).toHaveLength(2)
  })

  /** A customer with more orders than a page shows. The first one has all the tea, and the last one is refused. */
  const withManyOrders = async (shop: Journey['shop']): Promise<{ ada: Customer; tea: string; first: string; last: string }> => {
    const [tea, jam] = [
      await shop.addProduct({ stock: 2, price: 100, name: `Tea ${newId()}` }),
      await shop.addProduct({ stock: 50, price: 100, name: `Jam ${newId()}` }),
    ]
    const ada = await shop.customer(10_000)
    const order = async (productId: string, quantity: number): Promise<string> => {
      const placed = await shop.order201(ada.customerId, [{ productId, quantity }])
      await shop.settled(placed.orderId)
      return placed.orderId
    }
    const first = await order(tea.productId, 2)
    for (let orders = 0; orders < 16; orders += 1) await order(jam.productId, 1)
    return { ada, tea: tea.name, first, last: await order(tea.productId, 1) }
  }

  journey('are found by how they stand, by words and by days', {}, async ({ page, shop, device }) => {
    const { ada, tea, first, last } = await withManyOrders(shop)
    await logIn(page, ada, '/orders')
    const list = page.getByRole('main').getByRole('heading', { level: 2 })
    const find = page.getByRole('search', { name: 'Find orders' }).getByRole('button')
    await page.getByRole('link', { name: 'All (18)' }).waitFor()
    expect(await list.count()).toBe(15)
    await expectGoodPage({ page, device })

    await page.getByRole('link', { name: 'Canceled or refused (1)' }).click()
    await page.waitForURL('/orders?status=CANCELED')
    await expect.poll(() => list.allInnerTexts()).toEqual([`Order ${numberOf(last)}`])

    await page.getByRole('link', { name: /^All \(/ }).click()
    await expect.poll(() => list.count()).toBe(15)
    await page.getByLabel('Product, order or invoice number').fill(tea)
    await find.click()
    await expect.poll(() => list.allInnerTexts()).toEqual([`Order ${numberOf(last)}`, `Order ${numberOf(first)}`])
    await page.getByRole('link', { name: 'Done (1)' }).click()
    await expect.poll(() => list.allInnerTexts()).toEqual([`Order ${numberOf(first)}`])

    await page.getByLabel('Until').fill('2001-01-01')
    await find.click()
    await page.getByRole('heading', { name: 'No matching orders' }).waitFor()
    await expectGoodPage({ page, device })
    await page.getByRole('main').getByRole('link', { name: 'Show all orders' }).last().click()
    await expect.poll(() => list.count()).toBe(15)
  })

  journey('are where they were on the way back', {}, async ({ page, shop }) => {
    const { ada, first } = await withManyOrders(shop)
    await page.setViewportSize({ width: 800, height: 600 })
    await logIn(page, ada, '/orders')
    await page.getByRole('link', { name: 'Older' }).click()
    await page.getByRole('heading', { name: `Order ${numberOf(first)}` }).waitFor()
    await page.goBack()
    await expect.poll(() => page.getByRole('main').getByRole('heading', { level: 2 }).count()).toBe(15)
    const scrolled = (): Promise<number> => page.evaluate(() => Math.round(scrollY))
    const tenth = page.getByRole('main').getByRole('heading', { level: 2 }).nth(9).getByRole('link')
    await tenth.scrollIntoViewIfNeeded()
    const before = await scrolled()
    expect(before).toBeGreaterThan(300)
    await tenth.click()
    await page.getByText(/^Done in/).waitFor()
    expect(await scrolled()).toBe(0)
    await page.goBack()
    await expect.poll(scrolled).toBe(before)
  })

  journey('who has none reads where they will stand', {}, async ({ page, shop, device }) => {
    await logIn(page, await shop.customer(0), '/orders')
    await page.getByRole('heading', { name: 'No orders yet' }).waitFor()
    await expectGoodPage({ page, device })
  })
})
