import { describe, expect } from 'vitest'
import { expectAccessible } from './support/audit.ts'
import { journey, type Journey } from './support/journey.ts'
import { logIn, type Customer } from './support/stage.ts'

const lost = { expected: [/ERR_FAILED|ERR_INTERNET|Failed to fetch/] }

const ordersOf = async (shop: Journey['shop'], { customerId }: Customer): Promise<number> =>
  (await shop.orders()).filter((order) => order.customerId === customerId).length

const UNKNOWN = 'We do not know yet whether your order has arrived'

describe('a connection that breaks', () => {
  for (const [name, button, path] of [
    ['an order of one click', 'Order now in one click', 'cart/order-now'],
    ['an order of the cart', 'Place the order', 'cart/order'],
  ] as const)
    for (const arrives of [true, false])
      journey(
        `${name} that ${arrives ? 'has arrived' : 'has not arrived'} is sent again, and placed once`,
        lost,
        async ({ page, shop }) => {
          const tea = await shop.addProduct({ stock: 50, price: 500 })
          const ada = await shop.customer(10_000)
          await logIn(page, ada, `/p/${tea.slug}`)
          if (path === 'cart/order') {
            await page
              .getByRole('button', { name: /^Put .+ into the cart|^Add/ })
              .first()
              .click()
            await page.getByRole('region', { name: 'Notices' }).getByText('It is in your cart.').waitFor()
            await page.goto('/cart')
          }
          await page.route(`**/${path}.data*`, async (route) => {
            if (arrives) await route.fetch()
            await route.abort()
          })
          await page.getByRole('button', { name: button }).click()
          await page.getByRole('heading', { level: 1, name: UNKNOWN }).waitFor()
          if (arrives) await expectAccessible(page)
          // Still away.
          const failed = page.waitForEvent('requestfailed')
          await page.getByRole('button', { name: 'Try again' }).click()
          await failed
          await page.getByRole('heading', { level: 1, name: UNKNOWN }).waitFor()

          await page.unroute(`**/${path}.data*`)
          await page.getByRole('button', { name: 'Try again' }).click()
          await page.waitForURL(/\/orders\/.+/)
          await page.getByText(/^Done in/).waitFor()
          expect(await ordersOf(shop, ada)).toBe(1)
        },
      )

  journey('leaves the page as it is when nothing can be sent', lost, async ({ page, shop }) => {
    const ada = await shop.customer(10_000)
    await logIn(page, ada, '/account/profile')
    await page.getByLabel('Name', { exact: true }).fill('Ada the Second')
    await page.context().setOffline(true)
    await page.getByRole('button', { name: 'Save' }).click()
    const notice = page.getByRole('region', { name: 'Notices' }).getByText('You are offline')
    await notice.waitFor()
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Ada the Second')

    await page.context().setOffline(false)
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('heading', { level: 1, name: 'Ada the Second' }).waitFor()
  })
})
