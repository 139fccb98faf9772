import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { valueOf } from '@souk/client'
import { adminPages, filledIn, type Ids } from '../support/admin-pages.ts'
import { testManager } from '../support/manager.ts'
import { journey } from './support/journey.ts'
import { startOwnShop, type OwnShop } from './support/own-shop.ts'
import { createStage, logInHere, type Customer } from './support/stage.ts'

/** Those at which a layout begins are the tightest. */
const widths = { admin: [1426, 1280, 1152, 901, 768, 673, 390, 320], shop: [1440, 1280, 1024, 820, 640, 390, 320] } as const

/** Readers may set as much space without losing anything (WCAG 2.2, 1.4.12). Letters of another font take about as much. */
const spacing = '* { letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }'

/** The widths of the screen at which the page is wider, and what reaches the furthest. */
const tooWide = async (page: Page, site: keyof typeof widths): Promise<string[]> => {
  const found: string[] = []
  for (const width of widths[site]) {
    await page.setViewportSize({ width, height: 800 })
    await page.waitForFunction((wanted) => innerWidth === wanted, width)
    const beyond = await page.evaluate(() => {
      const { scrollWidth } = document.documentElement
      if (scrollWidth <= innerWidth) return undefined
      const right = (element: Element): number => element.getBoundingClientRect().right
      const leaves = [...document.querySelectorAll('body :not(:has(*))')].filter((element) => right(element) > innerWidth)
      const furthest = leaves.toSorted((one, other) => right(other) - right(one)).slice(0, 3)
      return `${scrollWidth} px for ${innerWidth}: ${furthest.map(({ tagName, className }) => `${tagName} ${className}`).join(', ')}`
    })
    if (beyond !== undefined) found.push(beyond)
  }
  return found
}

/** As `tooWide`, with the texts as they are, and with more space in them. */
const tooWideEver = async (page: Page, site: keyof typeof widths): Promise<string[]> => {
  const plain = await tooWide(page, site)
  await page.evaluate((text) => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(text)
    document.adoptedStyleSheets.push(sheet)
  }, spacing)
  return [...plain, ...(await tooWide(page, site)).map((beyond) => `${beyond} (spaced)`)]
}

/** A word without a place to break. */
const word = (length: number): string =>
  'Donaudampfschifffahrtsgesellschaftskapitaensmuetze'.repeat(Math.ceil(length / 50)).slice(0, length)

describe('a shop in which every text is one word, as long as it may be', () => {
  let own: OwnShop
  let customer: Customer
  let ids: Ids
  let productPage: string
  let categoryPage: string

  beforeAll(async () => {
    own = await startOwnShop()
    const stage = createStage(own.shop.url)
    const { api } = stage
    const description = word(2_000)
    const { categoryId: parentId } = await valueOf(api.addCategory({ body: { name: word(99), description } }))
    const category = await valueOf(api.addCategory({ body: { name: word(100), description, parentId } }))
    const about = { name: word(200), description, supplier: word(200), price: 123_456, unitsInStock: 5 }
    const product = await valueOf(api.addProduct({ body: { ...about, categoryId: category.categoryId } }))
    const address = { lines: Array.from({ length: 6 }, () => word(100)), country: 'GB' }
    const email = `${word(60)}@${'example.'.repeat(20)}org`
    customer = await stage.customer(1_000_000, { name: word(200), phone: '0'.repeat(50), address, email })
    const path = { customerId: customer.customerId }
    await valueOf(api.addAddress({ path, body: { ...address, label: word(50), recipient: word(200) } }))
    await valueOf(api.adjustCredit({ path, body: { amount: -1, reason: word(200) } }))
    await valueOf(api.adjustStock({ path: product, body: { delta: 1, reason: word(200) } }))
    const { orderId } = await stage.order201(customer.customerId, [{ productId: product.productId, quantity: 2 }])
    await stage.settled(orderId)
    await stage.settled((await stage.order201(customer.customerId, [{ productId: product.productId, quantity: 5 }])).orderId)
    ids = { order: orderId, product: product.productId, category: category.categoryId, customer: customer.customerId }
    productPage = await stage.pageOf(product)
    categoryPage = `/c/${category.slug}`
  })
  afterAll(() => own.close())

  journey('has no page for managers that is wider than the screen', {}, async ({ page }) => {
    await page.goto(`${own.address}/log-in?next=/de`)
    await logInHere(page, { ...testManager, customerId: '' })
    const found: (readonly [string, string[]])[] = []
    for (const [address] of adminPages) {
      await page.goto(`${own.address}/de${filledIn(address, ids)}`)
      found.push([address, await tooWideEver(page, 'admin')])
    }
    expect(found).toEqual(adminPages.map(([address]) => [address, []]))
  })

  journey('has no page for customers that is wider than the screen', { expected: [/404.*\/nothing/] }, async ({ page }) => {
    const { url } = own.shop
    await page.goto(`${url}/log-in?next=${encodeURIComponent(`/de${productPage}`)}`)
    await logInHere(page, customer)
    const put = await page.request.post(`${url}/cart/lines`, { form: { productId: ids.product, quantity: '2' } })
    expect(put.ok()).toBe(true)
    const account = ['credit', 'invoices', 'profile', 'email', 'password', 'addresses', 'addresses/new', 'sessions', 'my-data', 'forget-me']
    const order = `/orders/${ids.order}`
    const top = ['/', `/search?q=${word(60)}`, categoryPage, productPage, '/cart', '/orders', order, `${order}/invoice`, '/account']
    const pages = [...top, ...account.map((part) => `/account/${part}`), '/log-in', '/register', '/offline', '/nothing']
    const found: (readonly [string, string[]])[] = []
    for (const address of pages) {
      await page.goto(`${url}/de${address}`)
      found.push([address, await tooWideEver(page, 'shop')])
    }
    expect(found).toEqual(pages.map((address) => [address, []]))
  })
})
