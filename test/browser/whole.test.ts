import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { newId } from '@souk/log-protocol'
import { download, wordsOfPdf } from './support/acts.ts'
import { expectGoodPage } from './support/audit.ts'
import { journey } from './support/journey.ts'

const name = 'Ada Lovelace'
const address = ['12 Engine Street', 'London W1']

const toRegister = 'a[href^="/register"]'

/** Fills in the form of the page, which a visitor sees on the way to an order. */
const register = async (page: Page): Promise<void> => {
  const username = `c${newId().replaceAll('-', '')}`
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByLabel('Email').fill(`${username}@example.org`)
  await page.getByLabel('User name').fill(username)
  await page.getByLabel('Password').fill('correct horse battery')
  await page.getByText('Add a delivery address now').click()
  await page.getByLabel(/^Address/).fill(address.join('\n'))
  await page.getByLabel('Country').selectOption('United Kingdom')
  await page.getByRole('button', { name: 'Open the account' }).click()
}

/** Searches for a product with a misspelt name, and goes to its page. */
const findChocolade = async (page: Page): Promise<void> => {
  await page.goto('/')
  await page.getByRole('combobox', { name: 'Search the market' }).fill('choclade')
  await page.getByRole('search').getByRole('button', { name: 'Search' }).click()
  await page.getByText('Did you mean “chocolade”?').waitFor()
}

/** What an invoice says, as its page shows it. */
const invoiceOn = async (page: Page): Promise<{ readonly number: string; readonly recipient: string[]; readonly figures: string[] }> => {
  const heading = await page.getByRole('heading', { level: 1, name: /^Invoice/ }).innerText()
  const row = page.getByRole('row').filter({ hasText: 'Chocolade' }).getByRole('cell')
  const recipient = page.locator('section').filter({ has: page.getByRole('heading', { name: 'For' }) })
  return {
    number: heading.replace('Invoice ', ''),
    recipient: (await recipient.locator('address').innerText()).split('\n'),
    figures: await row.allInnerTexts(),
  }
}

describe('the whole journey', () => {
  journey('leads from a misspelt word to the invoice as PDF, which says what its page says', {}, async ({ page, device }) => {
    await findChocolade(page)
    await expectGoodPage({ page, device })
    await page.getByRole('main').getByRole('link', { name: 'Chocolade', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'Chocolade' }).waitFor()
    await expectGoodPage({ page, device })

    await page.getByRole('button', { name: 'One case more' }).click()
    await page.getByRole('button', { name: /Add 2 cases, £25.50$/ }).click()
    await page.getByRole('banner').getByRole('link', { name: 'Cart, 1 product' }).click()
    await page.getByRole('dialog', { name: 'Your cart' }).locator(toRegister).click()
    await page.getByRole('heading', { level: 1, name: 'Open an account' }).waitFor()
    await expectGoodPage({ page, device })
    await register(page)

    await page.getByRole('heading', { level: 1, name: 'Your cart' }).waitFor()
    await page.getByRole('button', { name: 'Place the order' }).click()
    await page.getByText(/^Done in/).waitFor()
    await expectGoodPage({ page, device })

    await page.getByRole('link', { name: /^Invoice/ }).click()
    await page.getByRole('heading', { level: 1, name: /^Invoice/ }).waitFor()
    const shown = await invoiceOn(page)
    expect(shown.recipient).toEqual([name, ...address, 'United Kingdom'])
    expect(shown.figures).toEqual(['Chocolade', '2', '£12.75', '£25.50'])
    await expectGoodPage({ page, device })

    const pdf = await download(page, () => page.getByRole('link', { name: 'Download PDF' }).click())
    expect(pdf.name).toBe(`invoice-${shown.number}.pdf`)
    const words = await wordsOfPdf(pdf.bytes)
    for (const text of [shown.number, ...shown.recipient, shown.figures.join(' '), 'Total £25.50']) expect(words).toContain(text)
  })

  journey('needs no script', { javaScriptEnabled: false }, async ({ page }) => {
    await findChocolade(page)
    await page.getByRole('main').getByRole('link', { name: 'Chocolade', exact: true }).click()
    await page.getByLabel('Number of cases').fill('2')
    await page
      .getByRole('main')
      .getByRole('button', { name: /^Add Chocolade to the cart/ })
      .first()
      .click()
    await page.getByRole('status').getByRole('link', { name: 'It is in your cart.' }).click()
    await page.getByRole('main').locator(toRegister).click()
    await register(page)
    await page.getByRole('button', { name: 'Place the order' }).click()
    // The page loads itself until all is done.
    await page.getByText(/^Done in/).waitFor()
    await page.getByRole('link', { name: /^Invoice/ }).click()
    const shown = await invoiceOn(page)
    expect([shown.recipient[0], shown.figures]).toEqual([name, ['Chocolade', '2', '£12.75', '£25.50']])
    const pdf = await download(page, () => page.getByRole('link', { name: 'Download PDF' }).click())
    expect(await wordsOfPdf(pdf.bytes)).toContain(shown.number)
  })

  journey('is in German from the search to the invoice, for a guest who orders at once', {}, async ({ page, shop, device }) => {
    const ada = await shop.customer(10_000)
    await page.goto('/de/search?q=chocolade')
    await page.getByRole('main').getByRole('link', { name: 'Chocolade', exact: true }).click()
    await page.getByRole('button', { name: 'Mit einem Klick bestellen' }).click()
    await page.waitForURL('/de/log-in?*')
    await page.getByLabel('Benutzername').fill(ada.username)
    await page.getByLabel('Passwort').fill(ada.password)
    await page.getByRole('main').getByRole('button', { name: 'Anmelden' }).click()
    await page.getByRole('heading', { level: 1, name: 'Sofort bestellen' }).waitFor()
    await expectGoodPage({ page, device })
    await page.getByRole('button', { name: 'Für 12,75 £ bestellen' }).click()
    await page.locator('[data-stall=invoice][data-state=done]').waitFor()
    await page.getByRole('link', { name: /^Rechnung/ }).click()
    await page.getByRole('heading', { level: 1, name: /^Rechnung/ }).waitFor()
    expect(await page.getByRole('row').filter({ hasText: 'Chocolade' }).getByRole('cell').allInnerTexts()).toEqual([
      'Chocolade',
      '1',
      '12,75\u00a0£',
      '12,75\u00a0£',
    ])
    expect(new URL(page.url()).pathname).toMatch(/^\/de\/orders\/.+\/invoice$/)
  })
})
