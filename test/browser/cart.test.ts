import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { newId } from '@souk/log-protocol'
import { expectGoodPage } from './support/audit.ts'
import { journey, type Journey } from './support/journey.ts'
import { logIn, type Customer } from './support/stage.ts'

/** Puts a product into the cart of a page, as its form does. */
const put = async (page: Page, productId: string, quantity = 1): Promise<void> => {
  await page.evaluate(
    ([id, number]) => fetch('/cart/lines', { method: 'POST', body: new URLSearchParams({ productId: id ?? '', quantity: number ?? '' }) }),
    [productId, String(quantity)],
  )
}
const openCart = async (page: Page) => {
  await page.getByRole('banner').getByRole('link', { name: /^Cart/ }).click()
  const sheet = page.getByRole('dialog', { name: 'Your cart' })
  await sheet.getByRole('listitem').first().waitFor()
  return sheet
}
/** How many orders a customer has. */
const ordersOf = async (shop: Journey['shop'], { customerId }: Customer): Promise<number> =>
  (await shop.orders()).filter((order) => order.customerId === customerId).length
const orderId = (page: Page): string => new URL(page.url()).pathname.split('/').at(-1) ?? ''

describe('the cart', () => {
  journey('opens beside the page, takes other quantities, and keeps the focus', {}, async ({ page, shop }) => {
    const tea = await shop.addProduct({ stock: 50, price: 500, name: `Tea ${newId()}` })
    await page.goto('/')
    await put(page, tea.productId, 2)
    await page.reload()
    const sheet = await openCart(page)
    const total = sheet.getByRole('status')
    await total.getByText('£10.00').waitFor()

    const more = sheet.getByRole('button', { name: /more$/ })
    await more.click()
    await total.getByText('£15.00').waitFor()
    expect(await more.evaluate((element) => element === document.activeElement)).toBe(true)

    const number = sheet.getByRole('spinbutton')
    await number.fill('7')
    await number.press('Enter')
    await total.getByText('£35.00').waitFor()
    await number.fill('4')
    await number.blur()
    await total.getByText('£20.00').waitFor()
    expect(new URL(page.url()).pathname).toBe('/')

    await sheet.getByRole('button', { name: /^Remove/ }).click()
    await sheet.getByText('Your cart is empty.').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('banner').getByRole('link', { name: 'Cart, 0 products' }).waitFor()
  })

  journey('of a guest and the saved one become one at the log-in', {}, async ({ page, shop, device }) => {
    const [tea, jam] = [
      await shop.addProduct({ stock: 50, name: `Tea ${newId()}` }),
      await shop.addProduct({ stock: 50, name: `Jam ${newId()}` }),
    ]
    const ada = await shop.customer(10_000)
    const phone = await device()
    await logIn(phone, ada)
    await put(phone, jam.productId, 3)

    await page.goto('/cart')
    await put(page, tea.productId, 2)
    await page.reload()
    await page.getByRole('link', { name: 'Log in to order' }).click()
    await logIn(page, ada, '/cart')
    const line = page.getByRole('main').getByRole('listitem').filter({ hasText: jam.name })
    await line.getByText('From your earlier visit').waitFor()
    expect(await page.getByText('From your earlier visit').count()).toBe(1)

    await phone.goto('/cart')
    await phone.getByText(tea.name).first().waitFor()
  })

  for (const [name, quantity] of [
    ['a cart', 2],
    ['a cart that wants too much', 200],
  ] as const)
    journey(`${name} is a good page`, {}, async ({ page, shop, device }) => {
      const tea = await shop.addProduct({ stock: 50, price: 500 })
      await logIn(page, await shop.customer(10_000), '/cart')
      await put(page, tea.productId, quantity)
      await page.reload()
      await expectGoodPage({ page, device })
    })

  journey('an empty cart is a good page', {}, async ({ page, device }) => {
    await page.goto('/cart')
    await expectGoodPage({ page, device })
  })
})

describe('an order', () => {
  journey('is placed once by a double click, and walks past the stalls', {}, async ({ page, shop, device }) => {
    const tea = await shop.addProduct({ stock: 50, price: 500 })
    const ada = await shop.customer(10_000)
    await logIn(page, ada)
    await put(page, tea.productId, 2)
    await page.reload()
    const sheet = await openCart(page)
    await sheet.getByRole('button', { name: 'Place the order' }).dblclick()
    await page.waitForURL(/\/orders\/.+/)
    await page.getByText(/^Done in/).waitFor()
    expect(await page.locator('[data-stall][data-state=done]').count()).toBe(6)
    expect(await ordersOf(shop, ada)).toBe(1)
    await expectGoodPage({ page, device })
  })

  journey('is placed once from two tabs', {}, async ({ page, shop }) => {
    const tea = await shop.addProduct({ stock: 50, price: 500 })
    const ada = await shop.customer(10_000)
    await logIn(page, ada, '/cart')
    await put(page, tea.productId, 2)
    const other = await page.context().newPage()
    await page.goto('/cart')
    await other.goto('/cart')
    for (const tab of [page, other]) {
      await tab.getByRole('button', { name: 'Place the order' }).click()
      await tab.waitForURL(/\/orders\/.+/)
    }
    expect(orderId(other)).toBe(orderId(page))
  })

  journey('survives a lost connection', { expected: [/ERR_FAILED|ERR_INTERNET|Failed to fetch/] }, async ({ page, shop }) => {
    const tea = await shop.addProduct({ stock: 50, price: 500 })
    const ada = await shop.customer(10_000)
    await logIn(page, ada, '/cart')
    await put(page, tea.productId, 2)
    await page.goto('/cart')
    // The order arrives, and its answer does not.
    await page.route('**/cart/order.data*', async (route) => {
      await route.fetch()
      await route.abort()
    })
    const lost = page.waitForEvent('requestfailed')
    await page.getByRole('button', { name: 'Place the order' }).click()
    await lost
    expect(await ordersOf(shop, ada)).toBe(1)
    await page.unroute('**/cart/order.data*')
    await page.goto('/cart')
    await page.getByRole('heading', { name: 'Your cart is empty' }).waitFor()
    expect(await ordersOf(shop, ada)).toBe(1)
  })

  journey('that was refused says why, and what to do', {}, async ({ page, shop, device }) => {
    const tea = await shop.addProduct({ stock: 3, price: 500 })
    await logIn(page, await shop.customer(10_000), '/cart')
    await put(page, tea.productId, 5)
    await page.goto('/cart')
    await page.getByText('Only 3 left').waitFor()
    await page.getByRole('button', { name: 'Place it anyway' }).click()
    await page.getByText('There was not enough in stock.').waitFor()
    await expectGoodPage({ page, device })
    await page.getByRole('button', { name: 'Put what there is into the cart' }).click()
    await page.getByText('That is all 3 we have').waitFor()
    await page.getByRole('button', { name: 'Place the order' }).click()
    await page.getByText(/^Done in/).waitFor()
  })

  journey('is placed without scripts, by a guest who logs in on the way', { javaScriptEnabled: false }, async ({ page, shop }) => {
    const tea = await shop.addProduct({ stock: 50, price: 500 })
    const ada = await shop.customer(10_000)
    await page.request.post('/cart/lines', { form: { productId: tea.productId, quantity: '2' } })
    await page.goto('/cart')
    await page.getByRole('button', { name: /more$/ }).click()
    await page.getByText('£15.00').first().waitFor()
    await page.getByRole('link', { name: 'Log in to order' }).click()
    await page.getByLabel('User name').fill(ada.username)
    await page.getByLabel('Password').fill(ada.password)
    await page.getByRole('main').getByRole('button', { name: 'Log in' }).click()
    await page.getByRole('button', { name: 'Place the order' }).click()
    await page.waitForURL(/\/orders\/.+/)
    // The page loads itself until all is done.
    await page.getByText(/^Done in/).waitFor()
  })
})
