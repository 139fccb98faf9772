import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { valueOf } from '@souk/client'
import { testManager } from '../support/manager.ts'
import { download, wordsOfPdf } from './support/acts.ts'
import { expectGoodPage } from './support/audit.ts'
import { journey, type Journey } from './support/journey.ts'
import { logIn } from './support/stage.ts'

const site = 'admin'

const logInAsManager = (page: Page, next: string): Promise<void> => logIn(page, { ...testManager, customerId: '' }, next)

/** An order with its invoice. */
const anInvoice = async (shop: Journey['shop'], name = 'Ada Browser') => {
  const { customerId } = await shop.customer(1_000_000, { name })
  const { productId, price } = await shop.addProduct({ stock: 5, price: 12_345 })
  const { orderId } = await shop.order201(customerId, [{ productId, quantity: 2, unitPrice: price }])
  const { invoiceNumber } = await shop.settled(orderId)
  return { customerId, productId, orderId, number: invoiceNumber ?? '' }
}

describe('invoices', () => {
  journey('are found by number and by customer, and handed on as a file', { site }, async ({ page, shop, device }) => {
    const name = `Iris Invoiced${Date.now()}`
    const { number, orderId, customerId } = await anInvoice(shop, name)
    await logInAsManager(page, '/invoices')
    await page.getByLabel('Number').fill(number)
    await page.getByRole('button', { name: 'Filter' }).click()
    await page.getByText('1 invoice', { exact: true }).waitFor()
    await expectGoodPage({ page, device })
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.getByRole('link', { name: 'Clear' }).click()
    // The form is another one from then on.
    await page.waitForURL('/invoices')
    await page.getByRole('link', { name: 'Clear' }).waitFor({ state: 'detached' })
    await page.getByLabel('Customer').fill(name)
    await page.getByRole('button', { name: 'Filter' }).click()
    // Only one customer is called that.
    await page.waitForURL(new RegExp(`customer=${customerId}`))
    const file = await download(page, () => page.getByRole('link', { name: 'As CSV' }).click())
    expect(file.bytes.toString()).toContain(`${number},1,2,24690,GBP`)
    await page.getByRole('link', { name: number }).click()
    await page.waitForURL(`/invoices/${orderId}`)
  })

  journey('show their lines, their customer and their order, and come as PDF', { site }, async ({ page, shop, device }) => {
    const { number, orderId } = await anInvoice(shop)
    await logInAsManager(page, `/invoices/${orderId}`)
    await page.getByRole('heading', { level: 1, name: number }).waitFor()
    await page.getByRole('row', { name: /123\.45 246\.90/ }).waitFor()
    await expectGoodPage({ page, device })
    const pdf = await download(page, () => page.getByRole('link', { name: 'As PDF' }).click())
    expect(pdf.name).toBe(`invoice-${number}.pdf`)
    expect(await wordsOfPdf(pdf.bytes)).toContain(number)
    await page.getByRole('link', { name: 'The whole story of the order' }).click()
    await page.waitForURL(`/orders/${orderId}`)
  })

  journey('that are not there are told so', { site, expected: [/ 404 /] }, async ({ page }) => {
    await logInAsManager(page, '/invoices')
    for (const id of ['nonsense', '019b0000-0000-7000-8000-000000000001']) expect((await page.goto(`/invoices/${id}`))?.status()).toBe(404)
    await page.getByRole('heading', { level: 1, name: 'Nothing is at this address' }).waitFor()
  })
})

describe('revenue', () => {
  for (const of of ['category', 'product'] as const)
    journey(`by ${of} is a good page, and its numbers lead to their rows`, { site }, async ({ page, shop, device }) => {
      await anInvoice(shop)
      await logInAsManager(page, `/revenue?of=${of}`)
      await page.getByRole('heading', { level: 2, name: `By ${of}` }).waitFor()
      await expectGoodPage({ page, device })
      await page.setViewportSize({ width: 1440, height: 900 })
      const file = await download(page, () => page.getByRole('link', { name: 'As CSV' }).click())
      expect(file.name).toBe('revenue.csv')
      expect(file.bytes.toString()).toMatch(
        /^\uFEFFperiod,id,name,invoices,units,amount,currency\r\n(?:20\d\d-\d\d-\d\d,[\da-f-]{36},.+,GBP\r\n)+$/,
      )
      const today = new Date().toISOString().slice(0, 10)
      await page.locator(`figure a[href*="from=${today}T00:00"]`).click()
      await page.waitForURL(/\/invoices\?from=/)
      await page.getByRole('row').nth(1).waitFor()
    })

  journey('of today in figures is that of the API, by hour, day, month and year', { site }, async ({ page, shop }) => {
    await anInvoice(shop)
    await logInAsManager(page, '/')
    const today = new Date().toISOString().slice(0, 10)
    await page.getByRole('region', { name: 'Today in figures' }).getByRole('link', { name: 'Revenue' }).click()
    await page.waitForURL(`/revenue?by=hour&from=${today}&to=${today}`)
    const year = await valueOf(shop.api.getRevenue({ query: { by: 'year', from: today } }))
    const total = (year.total / 100).toLocaleString('en-GB', { minimumFractionDigits: 2 })
    for (const [by, span] of Object.entries({ hour: 'Today', day: 'This month', month: 'This year', year: '5 years' })) {
      await page.getByRole('main').getByRole('link', { name: span, exact: true }).click()
      await page.waitForURL(new RegExp(`by=${by}`))
      await page
        .getByRole('region', { name: 'Revenue in figures' })
        .getByRole('link', { name: `Revenue, GBP ${total}` })
        .waitFor()
    }
    // A whole month is compared with the whole month before it, although that may have more days.
    await page.goto('/revenue?by=day&from=2026-03-01&to=2026-03-31')
    await page.getByRole('link', { name: /^The span before .* 1 Feb 2026 – 28 Feb 2026$/ }).click()
    await page.waitForURL('/revenue?by=day&from=2026-02-01&to=2026-02-28')
  })

  journey('can be read and divided without scripts, in German', { site, javaScriptEnabled: false }, async ({ page, shop }) => {
    await anInvoice(shop)
    await logInAsManager(page, '/revenue')
    await page.goto('/de/revenue?by=month')
    await page.getByLabel('Aufteilung').selectOption('product')
    await page.getByRole('button', { name: 'Zeigen' }).click()
    await page.getByRole('heading', { level: 2, name: 'Nach Produkt' }).waitFor()
    await page
      .getByRole('link', { name: /^\w+ 20\d\d$/ })
      .first()
      .click()
    await page.waitForURL(/\/de\/revenue\?by=day&of=product/)
  })

  journey('of too long a span says what to do', { site }, async ({ page, device }) => {
    await logInAsManager(page, '/revenue?by=hour&from=2020-01-01')
    await page.getByRole('alert').getByText('Choose a shorter span or longer periods.').waitFor()
    await expectGoodPage({ page, device })
  })
})

describe('accounting', () => {
  journey('refuses customers every page', { site, expected: [/ 403 /] }, async ({ page, shop }) => {
    const { orderId } = await anInvoice(shop)
    const ada = await shop.customer(0)
    const path = { customerId: ada.customerId }
    await valueOf(shop.api.grantManager({ path }))
    await logIn(page, ada)
    await valueOf(shop.api.takeManager({ path }))
    await expect.poll(async () => (await page.request.get('/revenue')).status()).toBe(403)
    for (const address of [
      '/invoices',
      '/invoices/export.csv',
      `/invoices/${orderId}`,
      `/invoices/${orderId}/invoice.pdf`,
      '/revenue',
      '/revenue/export.csv',
    ])
      expect([address, (await page.request.get(address)).status()]).toEqual([address, 403])
  })
})
