import type { Page } from 'playwright-core'
import { createClient, valueOf, type Product, type RegisterCustomerData } from '@souk/client'
import { newId } from '@souk/log-protocol'
import { createShop } from '../../support/shop.ts'
import { works } from './works.ts'

export interface Customer {
  readonly customerId: string
  readonly username: string
  readonly password: string
}

/** Sets the stage of a journey: the shop as its manager sees it, and customers. */
export const createStage = (url: string) => {
  const shop = createShop(url)
  return {
    ...shop,
    /** Registers a customer with that much credit, in minor units. @param about  what else is to be known of the customer */
    customer: async (amount: number, about: Partial<RegisterCustomerData['body']> = {}): Promise<Customer> => {
      const username = `c${newId().replaceAll('-', '')}`
      const password = 'correct horse battery'
      const address = { lines: ['1 Some Street', 'Sometown'], country: 'GB' }
      const body = { username, password, name: 'Ada Browser', email: `${username}@example.org`, phone: '', address, ...about }
      const { customerId } = await valueOf(shop.api.registerCustomer({ body }))
      const { available } = await shop.credit(customerId)
      if (amount !== available) await shop.adjustCredit(customerId, amount - available)
      return { customerId, username, password }
    },
    /** The API as another manager sees it, who is made for that. */
    anotherManager: async () => {
      const username = `m${newId().replaceAll('-', '')}`
      const password = 'correct horse battery'
      const address = { lines: ['1 Some Street', 'Sometown'], country: 'GB' }
      const body = { username, password, name: 'Mina Manager', email: `${username}@example.org`, phone: '', address }
      const { customerId } = await valueOf(shop.api.registerCustomer({ body }))
      await valueOf(shop.api.grantManager({ path: { customerId } }))
      return createClient({ baseUrl: url, credentials: { username, password } })
    },
    /** Ends all sessions of a customer, as somebody does on another device. Resolves when it counts for the session of a page. */
    endSessions: async (customer: Customer, page: Page): Promise<void> => {
      const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
      await valueOf(createClient({ baseUrl: url, credentials: customer }).endOtherSessions())
      const ask = async (): Promise<number> => (await fetch(`${url}/account`, { headers: { cookie }, redirect: 'manual' })).status
      await shop.until(ask, (status) => status === 302, 'the session has ended')
    },
    /** Changes the price of a product. Resolves when every page shows it. */
    reprice: async ({ productId }: Pick<Product, 'productId'>, price: number): Promise<void> => {
      await valueOf(shop.api.changeProduct({ path: { productId }, body: { price } }))
      await shop.product(productId)
    },
    /** The page of a product. Resolves when the storefront knows it. */
    pageOf: async ({ productId }: Pick<Product, 'productId'>): Promise<string> => {
      const headers = { 'souk-position': String((await shop.head()).position) }
      return `/p/${(await valueOf(shop.api.getStorefrontProduct({ path: { productId }, headers }))).product.slug}`
    },
  }
}

/** Logs in by the form, and waits for the page that comes next. @param next  the page to go on with */
export const logIn = async (page: Page, customer: Customer, next = '/'): Promise<void> => {
  await page.goto(`/log-in?next=${encodeURIComponent(next)}`)
  await logInHere(page, customer)
}

/** Fills in the form of the page, and waits for the page that comes next. */
export const logInHere = async (page: Page, { username, password }: Customer): Promise<void> => {
  await page.getByLabel('User name').fill(username)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('main').getByRole('button', { name: 'Log in' }).click()
  await page.waitForURL((url) => url.pathname !== '/log-in')
  await works(page)
}
