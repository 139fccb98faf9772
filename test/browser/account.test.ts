import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { valueOf } from '@souk/client'
import { newId } from '@souk/log-protocol'
import { download } from './support/acts.ts'
import { expectGoodPage } from './support/audit.ts'
import { journey } from './support/journey.ts'
import { logIn } from './support/stage.ts'

const told = (page: Page, text: string): Promise<void> => page.getByRole('region', { name: 'Notices' }).getByText(text).waitFor()
const toPart = (page: Page, name: string): Promise<void> =>
  page.getByRole('navigation', { name: 'Parts of your account' }).getByRole('link', { name, exact: true }).click()

describe('the account', () => {
  journey('is opened, shows its welcome credit, and says what is wrong with a form', { expected: [/ 422 /] }, async ({ page, device }) => {
    const username = `c${newId().replaceAll('-', '')}`
    await page.goto('/log-in')
    await page.getByRole('main').locator('a[href^="/register"]').click()
    await page.getByLabel('Name', { exact: true }).fill('Ada Browser')
    await page.getByLabel('Email').fill('ada@example')
    await page.getByLabel('User name').fill('a b c')
    await page.getByLabel('Password').fill('password1')
    await page.getByRole('button', { name: 'Open the account' }).click()
    const faults = page.getByRole('alert')
    await faults.getByText('Nothing has been changed yet.').waitFor()
    // The summary is read out first, and each of its lines leads to a field.
    expect(
      await faults.evaluate((element) => element.contains(document.activeElement) || element.parentElement === document.activeElement),
    ).toBe(true)
    await faults.getByRole('link', { name: 'A user name has 3 to 64 characters' }).click()
    expect(await page.getByLabel('User name').evaluate((element) => element === document.activeElement)).toBe(true)
    await expectGoodPage({ page, device })

    await page.getByLabel('Email').fill('ada@example.org')
    await page.getByLabel('User name').fill(username)
    await page.getByLabel('Password').fill('correct horse battery')
    await page.getByRole('button', { name: 'Open the account' }).click()
    await told(page, 'Your account is open.')
    await page.getByText('We have put £1,000.00 into your account.').waitFor()
    await expectGoodPage({ page, device })
  })

  journey('takes another name, email address and password', { expected: [/ 422 /] }, async ({ page, shop, device }) => {
    const ada = await shop.customer(10_000)
    const phone = await device()
    await logIn(phone, ada)
    await logIn(page, ada, '/account')
    await toPart(page, 'Profile')
    await expectGoodPage({ page, device })
    await page.getByLabel('Name', { exact: true }).fill('Augusta King')
    await page.getByRole('button', { name: 'Save' }).click()
    await told(page, 'Saved.')
    await page.getByRole('heading', { level: 1, name: 'Augusta King' }).waitFor()

    await page.getByRole('link', { name: 'Change the email address' }).click()
    await expectGoodPage({ page, device })
    await page.getByLabel('Email').fill('augusta@example.org')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('main').getByText('augusta@example.org').waitFor()

    await page.getByRole('link', { name: 'Change the password' }).click()
    await expectGoodPage({ page, device })
    await page.getByLabel('Current password').fill('not it at all')
    await page.getByLabel('New password').fill('another horse battery')
    await page.getByRole('button', { name: 'Change the password' }).click()
    await page.getByRole('alert').getByText('This is not your current password.').waitFor()
    await page.getByLabel('Current password').fill(ada.password)
    await page.getByLabel('New password').fill('another horse battery')
    await page.getByRole('button', { name: 'Change the password' }).click()
    await told(page, 'Your new password is in effect.')
    // Whoever is logged in elsewhere has to know it.
    await expect.poll(() => phone.goto('/account').then(() => new URL(phone.url()).pathname)).toBe('/log-in')
    await logIn(phone, { ...ada, password: 'another horse battery' })
  })

  journey('holds addresses, one of which is the default', {}, async ({ page, shop, device }) => {
    await logIn(page, await shop.customer(0), '/account/addresses')
    await page.getByRole('link', { name: 'Add an address' }).click()
    await expectGoodPage({ page, device })
    await page.getByLabel('Address', { exact: true }).fill('2 Kitchen Lane\nLeeds')
    await page.getByLabel(/^Country/).selectOption('United Kingdom')
    await page.getByLabel(/^What you call it/).fill('Kitchen')
    await page.getByRole('button', { name: 'Add an address' }).click()
    await told(page, 'The address has been added.')
    const card = (name: string) => page.getByRole('main').getByRole('listitem').filter({ hasText: name })
    await card('Some Street').getByText('Default').waitFor()
    await expectGoodPage({ page, device })
    await page.getByRole('button', { name: 'Make it the default Kitchen' }).click()
    await card('Kitchen').getByText('Default').waitFor()

    await page.getByRole('link', { name: 'Change Kitchen' }).click()
    await expectGoodPage({ page, device })
    await page.getByLabel('Address', { exact: true }).fill('3 Kitchen Lane\nLeeds')
    await page.getByRole('button', { name: 'Save' }).click()
    await card('3 Kitchen Lane').waitFor()
    await page.getByRole('link', { name: /^Change 1 Some Street/ }).click()
    await page.getByRole('button', { name: 'Remove this address' }).click()
    await told(page, 'The address has been removed.')
    await card('Some Street').waitFor({ state: 'detached' })
  })

  journey('shows its sessions, and ends another one', {}, async ({ page, shop, device }) => {
    const ada = await shop.customer(0)
    const phone = await device()
    await logIn(phone, ada)
    await logIn(page, ada, '/account')
    await toPart(page, 'Sessions')
    const sessions = page.getByRole('main').getByRole('listitem').filter({ hasText: 'Logged in on' })
    await expect.poll(() => sessions.count()).toBe(2)
    await expectGoodPage({ page, device })
    await sessions.filter({ hasNotText: 'This one' }).first().getByRole('button', { name: /^End/ }).click()
    await told(page, 'The session has ended.')
    await expect.poll(() => sessions.count()).toBe(1)
    await expect.poll(() => phone.goto('/account').then(() => new URL(phone.url()).pathname)).toBe('/log-in')
  })

  journey('tells what has become of the credit', {}, async ({ page, shop, device }) => {
    const ada = await shop.customer(10_000)
    const tea = await shop.addProduct({ stock: 50, price: 500 })
    const { orderId } = await shop.order201(ada.customerId, [{ productId: tea.productId, quantity: 3 }])
    await shop.settled(orderId)
    await logIn(page, ada, '/account')
    await toPart(page, 'Credit')
    const ledger = page.getByRole('table', { name: 'Credit ledger' })
    const charge = ledger.getByRole('row').filter({ hasText: 'Charged' })
    await expect.poll(() => charge.innerText()).toContain('£85.00')
    // It was held before, and is not taken a second time.
    expect(await charge.innerText()).toMatch(/Charged from the hold\s+£15\.00/)
    await expectGoodPage({ page, device })
    await page.getByRole('link', { name: 'Paid in' }).click()
    await charge.waitFor({ state: 'detached' })
    await ledger.getByText('Welcome credit').waitFor()
    await page.getByRole('link', { name: 'Charged' }).click()
    await charge.getByRole('link', { name: `Order ${orderId.slice(-8)}` }).click()
    await page.getByText(/^Done in/).waitFor()
  })

  journey(
    'has its invoices, gives all its data, and is forgotten with the password only',
    { expected: [/ 422 /] },
    async ({ page, shop, device }) => {
      const ada = await shop.customer(10_000)
      const tea = await shop.addProduct({ stock: 50, price: 500, name: `Tea ${newId()}` })
      const { orderId } = await shop.order201(ada.customerId, [{ productId: tea.productId, quantity: 1 }])
      await shop.settled(orderId)
      await logIn(page, ada, '/account')
      await toPart(page, 'Invoices')
      await expectGoodPage({ page, device })
      const { number } = await valueOf(shop.api.getInvoice({ path: { orderId } }))
      const invoice = await download(page, () => page.getByRole('link', { name: `PDF ${number}` }).click())
      expect(invoice.name).toBe(`invoice-${number}.pdf`)
      await page.getByRole('link', { name: number, exact: true }).click()
      await page.getByRole('heading', { level: 1, name: `Invoice ${number}` }).waitFor()
      await page.goto('/account')
      await toPart(page, 'Your data')
      await expectGoodPage({ page, device })
      const file = await download(page, () => page.getByRole('link', { name: 'Download my data' }).click())
      expect(file.name).toBe('souk-my-data.json')
      const all = JSON.parse(file.bytes.toString())
      expect(all).toMatchObject({ customer: { username: ada.username }, orders: [{ orderId }], invoices: [{ orderId }] })

      await page.getByRole('link', { name: 'See what goes' }).click()
      await page.getByText('The £95.00 left in your account').waitFor()
      await expectGoodPage({ page, device })
      await page.getByLabel('Current password').fill('not it at all')
      await page.getByRole('button', { name: 'Forget me' }).click()
      await page.getByRole('alert').getByText('This is not your current password.').waitFor()
      await page.getByLabel('Current password').fill(ada.password)
      await page.getByRole('button', { name: 'Forget me' }).click()
      await told(page, 'You are forgotten. Farewell.')
      await page.getByRole('banner').getByRole('link', { name: 'Log in' }).waitFor()
      await page.goto(`/orders/${orderId}`)
      await page.getByRole('heading', { level: 1, name: 'Log in' }).waitFor()
    },
  )
})
