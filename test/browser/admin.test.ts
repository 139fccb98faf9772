import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { valueOf } from '@souk/client'
import { newId } from '@souk/log-protocol'
import { testManager } from '../support/manager.ts'
import { expectGoodPage } from './support/audit.ts'
import { journey, type Journey } from './support/journey.ts'
import { logIn } from './support/stage.ts'

const site = 'admin'

const logInAsManager = (page: Page, next = '/'): Promise<void> => logIn(page, { ...testManager, customerId: '' }, next)

/** An order that both services say yes to. */
const anOrder = async (shop: Journey['shop']): Promise<string> => {
  const { customerId } = await shop.customer(1_000_000)
  const { productId, price } = await shop.addProduct({ stock: 5, price: 1_000 })
  const { orderId } = await shop.order201(customerId, [{ productId, quantity: 1, unitPrice: price }])
  return orderId
}

describe('the manager site', () => {
  journey('its log-in is a good page, and refuses a customer', { site, expected: [/ 403 /] }, async ({ page, shop, device }) => {
    const { username, password } = await shop.customer(0)
    await page.goto('/log-in')
    await page.getByLabel('User name').fill(username)
    await page.getByLabel('Password').fill(password)
    await page.getByRole('main').getByRole('button', { name: 'Log in' }).click()
    await page.getByRole('alert').getByText('does not belong to a manager').waitFor()
    await expectGoodPage({ page, device })
  })

  journey('the day is a good page, and each number leads to its rows', { site }, async ({ page, shop, device }) => {
    await shop.settled(await anOrder(shop))
    await logInAsManager(page)
    await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor()
    await expectGoodPage({ page, device })
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.getByRole('region', { name: 'Today in figures' }).getByRole('link', { name: 'Orders' }).click()
    await page.waitForURL(/\/orders\?from=/)
    await page.getByRole('row').nth(1).waitFor()
  })

  journey('the day goes on while somebody looks at it', { site }, async ({ page, shop }) => {
    await logInAsManager(page)
    const orders = page.getByRole('region', { name: 'Today in figures' }).getByRole('link', { name: /^Orders/ })
    const before = await orders.textContent()
    await shop.settled(await anOrder(shop))
    await expect.poll(() => orders.textContent()).not.toBe(before)
  })

  journey(
    'without room at the side all parts are in a menu that says where one is',
    { site, viewport: { width: 390, height: 800 } },
    async ({ page, device }) => {
      await logInAsManager(page, '/log')
      await page.getByRole('button', { name: 'Sections: Log' }).click()
      await expectGoodPage({ page, device })
      await page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'Operations' }).click()
      await page.waitForURL('/operations')
      await page.getByRole('button', { name: 'Sections: Operations' }).waitFor()
      await page.getByRole('link', { name: 'Time machine' }).waitFor({ state: 'hidden' })
    },
  )

  journey(
    'without scripts the menu opens, too',
    { site, javaScriptEnabled: false, viewport: { width: 768, height: 800 } },
    async ({ page }) => {
      await logInAsManager(page)
      await page.getByRole('button', { name: 'Sections: Today' }).click()
      await page.getByRole('link', { name: 'Operations' }).click()
      await page.waitForURL('/operations')
    },
  )

  journey('what is sold out comes first in what is low', { site }, async ({ page, shop }) => {
    const { name } = await shop.addProduct({ stock: 0, price: 1_000 })
    await logInAsManager(page)
    await page.getByRole('link', { name: /^least available first/ }).click()
    await page.waitForURL('/products?upTo=9&sort=available')
    await page.getByRole('link', { name }).first().waitFor()
  })

  journey('a manager filters the orders, and opens one by keyboard', { site }, async ({ page, shop, device }) => {
    const orderId = await anOrder(shop)
    await shop.settled(orderId)
    await logInAsManager(page, '/orders')
    await page.getByLabel('Order, product, invoice').fill(orderId)
    await page.getByLabel('State').selectOption('FINALIZED')
    await page.getByRole('button', { name: 'Filter' }).click()
    await page.waitForURL(new RegExp(`q=${orderId}&status=FINALIZED`))
    await page.getByText('1 order', { exact: true }).waitFor()
    await expectGoodPage({ page, device })
    await page.locator('main').focus()
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await page.waitForURL(`/orders/${orderId}`)
  })

  journey('words that are a name lead to the orders of whoever is called so', { site }, async ({ page, shop }) => {
    const name = `Nora ${newId().replaceAll('-', '')}`
    const { customerId } = await shop.customer(10_000, { name })
    const { productId } = await shop.addProduct({ stock: 1, price: 1_000 })
    const { orderId } = await shop.order201(customerId, [{ productId, quantity: 1 }])
    await logInAsManager(page, '/orders')
    await page.getByLabel('Order, product, invoice').fill(name)
    await page.getByRole('button', { name: 'Filter' }).click()
    await page.getByText('No order matches all filters.').waitFor()
    await page.getByRole('main').getByRole('link', { name, exact: true }).click()
    await page.waitForURL(({ searchParams }) => searchParams.get('customer') === customerId)
    await page.getByText('1 order', { exact: true }).waitFor()
    await page.locator(`a[href="/orders/${orderId}"]`).waitFor()
  })

  journey('an order shows in the list as soon as it is placed', { site }, async ({ page, shop }) => {
    await logInAsManager(page, '/orders')
    await page.getByRole('heading', { level: 1, name: 'Orders' }).waitFor()
    const orderId = await anOrder(shop)
    await page.locator(`tr.arrived a[href="/orders/${orderId}"]`).waitFor()
  })

  journey('a manager finds out why an order was canceled', { site }, async ({ page, shop, device }) => {
    const { customerId } = await shop.customer(1_000_000)
    const [there, missing] = [await shop.addProduct({ stock: 1, price: 1_000 }), await shop.addProduct({ stock: 1, price: 500 })]
    const lines = [there, missing].map(({ productId, price }, index) => ({ productId, quantity: index + 1, unitPrice: price }))
    const { orderId } = await shop.order201(customerId, lines)
    await shop.settled(orderId)
    await logInAsManager(page, `/orders/${orderId}`)
    await page.getByRole('heading', { level: 2, name: 'A no: canceled' }).waitFor()
    await page.getByRole('row', { name: `${missing.name} out of stock 2 5.00 10.00` }).waitFor()
    const short = `${missing.name}: 2 asked for, 1 free when it was refused, 1 short.`
    await page.getByText(short).first().waitFor()
    await expectGoodPage({ page, device })
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.getByRole('link', { name: /^No: out of stock.* StockRejected/ }).click()
    await page.getByRole('heading', { level: 2, name: `No: out of stock: ${missing.name}` }).waitFor()
    await page.getByRole('complementary').getByText(short).waitFor()
    await page.waitForURL(/\?event=\d+#event$/)
    await page.getByText('As text, for a ticket').click()
    await page.getByText(new RegExp(`StockRejected[^]*${short}`)).waitFor()
    await page.getByText(new RegExp(`StockRejected .*No: out of stock: ${missing.name}`)).waitFor()
    await page.getByRole('link', { name: 'To the customer' }).click()
    await page.waitForURL(`/customers/${customerId}`)
  })

  journey('a manager finds out by how much the credit was short, whatever it is now', { site }, async ({ page, shop }) => {
    const { customerId } = await shop.customer(3_800)
    const { productId, price } = await shop.addProduct({ stock: 9, price: 13_000 })
    const { orderId } = await shop.order201(customerId, [{ productId, quantity: 1, unitPrice: price }])
    await shop.settled(orderId)
    await shop.adjustCredit(customerId, 1_000_000)
    await logInAsManager(page, `/orders/${orderId}`)
    await page.getByText('Credit: £130.00 asked for, £38.00 free when it was refused, £92.00 short.').first().waitFor()
    await page.getByRole('link', { name: /^As it was at #/ }).click()
    await page.getByRole('cell', { name: '38.00', exact: true }).first().waitFor()
  })

  journey('of an order of which nothing was held, nothing is said to be given back', { site }, async ({ page, shop }) => {
    const { customerId } = await shop.customer(0)
    const { productId, price } = await shop.addProduct({ stock: 1, price: 1_000 })
    const { orderId } = await shop.order201(customerId, [{ productId, quantity: 2, unitPrice: price }])
    await shop.settled(orderId)
    await logInAsManager(page, `/orders/${orderId}`)
    await page.getByText('Here it was canceled, and nothing was held.').waitFor()
  })

  journey('without scripts a story can be read and its events chosen', { site, javaScriptEnabled: false }, async ({ page, shop }) => {
    const orderId = await anOrder(shop)
    await shop.settled(orderId)
    await logInAsManager(page, `/de/orders/${orderId}`)
    await page.goto(`/orders/${orderId}`)
    await page
      .getByRole('link', { name: /InvoiceIssued/ })
      .first()
      .click()
    await page.getByRole('heading', { level: 2, name: /^Invoice / }).waitFor()
    await page.getByText('As text, for a ticket').click()
    await page.getByText(/StockDeducted +<- #\d+/).waitFor()
  })

  journey('who is no manager any more is told so', { site, expected: [/ 403 /] }, async ({ page, shop, device }) => {
    const customer = await shop.customer(0)
    const path = { customerId: customer.customerId }
    await valueOf(shop.api.grantManager({ path }))
    await logIn(page, customer)
    await valueOf(shop.api.takeManager({ path }))
    await expect.poll(() => page.goto('/').then((answer) => answer?.status())).toBe(403)
    await page.getByRole('heading', { level: 1, name: 'This page is for managers' }).waitFor()
    await expectGoodPage({ page, device })
    await page.getByRole('main').getByRole('button', { name: 'Log out' }).click()
    await page.waitForURL('/log-in')
  })
})
