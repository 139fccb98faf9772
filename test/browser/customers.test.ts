import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { createClient, valueOf } from '@souk/client'
import { testManager } from '../support/manager.ts'
import { download } from './support/acts.ts'
import { expectGoodPage } from './support/audit.ts'
import { journey, type Journey } from './support/journey.ts'
import { logIn, type Customer } from './support/stage.ts'

const site = 'admin'

const logInAsManager = (page: Page, next: string): Promise<void> => logIn(page, { ...testManager, customerId: '' }, next)

const notice = (page: Page, text: string) => page.getByRole('region', { name: 'Notices' }).getByText(text)
const undo = (page: Page): Promise<void> => page.getByRole('region', { name: 'Notices' }).getByRole('button', { name: 'Undo' }).click()
const change = (page: Page, name: string): Promise<void> => page.getByRole('main').getByRole('button', { name }).click()

const changeCredit = async (page: Page, how: string, amount: string, reason: string): Promise<void> => {
  await page.getByLabel('How', { exact: true }).selectOption(how)
  await page.getByLabel('How much, GBP').fill(amount)
  await page.getByLabel('Reason', { exact: true }).fill(reason)
  await change(page, 'Change')
}

const profile = (shop: Journey['shop'], { customerId }: Customer) => valueOf(shop.api.getCustomer({ path: { customerId } }))

const idOfManager = async (shop: Journey['shop']): Promise<string> => {
  const { items } = await valueOf(shop.api.listCustomers({ query: { username: testManager.username } }))
  return items[0]?.customerId ?? ''
}

describe('customers', () => {
  journey('are found by words and state, and handed on as a file', { site }, async ({ page, shop, device }) => {
    const name = `Zoe Findme${Date.now()}`
    const [ada] = await Promise.all([shop.customer(1_000, { name: `${name} One` }), shop.customer(1_000, { name: `${name} Two` })])
    await valueOf(shop.api.disableAccount({ path: { customerId: ada.customerId } }))
    await logInAsManager(page, '/customers')
    await page.getByLabel('Name, email, user name').fill(name)
    await page.getByRole('button', { name: 'Filter' }).click()
    await page.getByText('2 customers').waitFor()
    await expectGoodPage({ page, device })
    await page.getByRole('link', { name: '1 Disabled' }).click()
    await page.getByText('1 customer', { exact: true }).waitFor()
    const file = await download(page, () => page.getByRole('link', { name: 'As CSV' }).click())
    expect([file.name, file.bytes.toString().trim().split('\r\n').length]).toEqual(['customers.csv', 2])
    await page.locator('main').focus()
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await page.waitForURL(`/customers/${ada.customerId}`)
  })

  journey('have a page with all that the shop knows of them', { site }, async ({ page, shop, device }) => {
    const ada = await shop.customer(100_000)
    const { productId, price } = await shop.addProduct({ stock: 5, price: 1_000 })
    const { orderId } = await shop.order201(ada.customerId, [{ productId, quantity: 1, unitPrice: price }])
    await shop.settled(orderId)
    await logInAsManager(page, `/customers/${ada.customerId}`)
    await page.getByRole('heading', { level: 1, name: 'Ada Browser' }).waitFor()
    await expectGoodPage({ page, device })
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.getByRole('region', { name: 'The customer in figures' }).getByRole('link', { name: 'Spent' }).click()
    await page.waitForURL(/\?kind=charged/)
    await page.getByText('1 change', { exact: true }).waitFor()
    const entries = page.locator('#ledger').getByRole('row')
    // To charge what was held takes nothing away once more.
    await entries.filter({ hasText: 'Charged from what was held' }).getByRole('cell', { name: '10.00', exact: true }).waitFor()
    const file = await download(page, () => page.locator('#ledger').getByRole('link', { name: 'As CSV' }).click())
    expect([file.name, file.bytes.toString().trim().split('\r\n').length]).toEqual(['credit.csv', 2])
    await page
      .locator('#ledger')
      .getByRole('link', { name: orderId.slice(-6) })
      .click()
    await page.waitForURL(`/orders/${orderId}`)
  })

  journey(
    'get and lose credit with a reason, and each change can be undone',
    { site, expected: [/ 422 /] },
    async ({ page, shop, device }) => {
      const ada = await shop.customer(10_000)
      const available = async (): Promise<number> => (await shop.credit(ada.customerId)).available
      await logInAsManager(page, `/customers/${ada.customerId}`)
      await changeCredit(page, 'add', '12.50', 'a present')
      await notice(page, '£12.50 added to the credit.').waitFor()
      expect(await available()).toBe(11_250)
      await page.getByRole('row', { name: /Credit granted, £12\.50: a present Manager/ }).waitFor()
      await undo(page)
      await notice(page, 'It is undone.').waitFor()
      expect(await available()).toBe(10_000)
      await page.getByRole('row', { name: /Credit withdrawn, £12\.50: Taken back, #\d+: a present/ }).waitFor()
      // What was done can still be taken back in its row, but not twice.
      await page
        .getByRole('row', { name: /Credit granted, £12\.50: a present Manager/ })
        .getByRole('button', { name: /^Undo commit/ })
        .click()
      await notice(page, 'It has been taken back already.').waitFor()
      expect(await available()).toBe(10_000)

      await changeCredit(page, 'take', '1000', 'too much')
      await page.getByRole('alert').getByText('That much is not available').waitFor()
      expect(await page.getByLabel('Reason', { exact: true }).inputValue()).toBe('too much')
      await expectGoodPage({ page, device })
      await page.setViewportSize({ width: 1440, height: 900 })

      // Somebody else is quicker.
      await shop.adjustCredit(ada.customerId, 1_000)
      await changeCredit(page, 'set', '50', 'agreed')
      await page.getByRole('alert').getByText('has changed it since you opened the page').waitFor()
      expect(await available()).toBe(11_000)
      await page.getByRole('link', { name: 'Available, GBP 110.00' }).waitFor()
      await change(page, 'Change')
      await notice(page, 'The credit is £50.00 now.').waitFor()
      expect(await available()).toBe(5_000)
    },
  )

  journey('are disabled, which is undone with the role they had', { site }, async ({ page, shop }) => {
    const ada = await shop.customer(0)
    await logInAsManager(page, `/customers/${ada.customerId}`)
    await change(page, 'Make a manager')
    await notice(page, 'Made a manager.').waitFor()
    await change(page, 'Disable the account')
    await notice(page, 'The account is disabled.').waitFor()
    expect(await profile(shop, ada)).toMatchObject({ status: 'disabled', role: 'customer' })
    await undo(page)
    await notice(page, 'It is undone.').waitFor()
    expect(await profile(shop, ada)).toMatchObject({ status: 'active', role: 'manager' })
    await change(page, 'Take the role away')
    await notice(page, 'No longer a manager.').waitFor()
    // Somebody else gives it back first.
    await valueOf(shop.api.grantManager({ path: { customerId: ada.customerId } }))
    await undo(page)
    await notice(page, 'Not undone: somebody has changed this since.').waitFor()
    await valueOf(shop.api.takeManager({ path: { customerId: ada.customerId } }))
  })

  journey('lose all their sessions', { site }, async ({ page, shop }) => {
    const ada = await shop.customer(0)
    const { username, password } = ada
    await valueOf(shop.api.logIn({ body: { username, password } }))
    await logInAsManager(page, `/customers/${ada.customerId}`)
    await change(page, 'End all sessions')
    await notice(page, 'All sessions are ended.').waitFor()
    await page.getByText('None: nobody is logged in.').waitFor()
  })

  journey('are forgotten by whoever types their name', { site, expected: [/ 422 /] }, async ({ page, shop, device }) => {
    const ada = await shop.customer(5_000)
    await logInAsManager(page, `/customers/${ada.customerId}`)
    await page.getByRole('link', { name: 'Forget this customer' }).click()
    await page.getByRole('heading', { level: 2, name: 'What stays, and why' }).waitFor()
    await expectGoodPage({ page, device })
    await page.getByLabel('Type the user name').fill('somebody else')
    await change(page, 'Forget for ever')
    await page.getByRole('alert').getByText('This is not the user name of the customer.').waitFor()
    await page.getByLabel('Type the user name').fill(ada.username)
    await change(page, 'Forget for ever')
    await notice(page, 'The customer is forgotten.').waitFor()
    expect(await profile(shop, ada)).toMatchObject({ status: 'forgotten', name: null })
    await page.getByText('so nobody can read them any more').waitFor()
    await expectGoodPage({ page, device })
  })

  journey('who run the shop do not lock out themselves', { site, expected: [/ 422 /] }, async ({ page, shop, device }) => {
    const address = `/customers/${await idOfManager(shop)}`
    await logInAsManager(page, address)
    await page.getByText('would lock you out, so another manager has to do it').waitFor()
    await page.getByText('the one in which you read this').waitFor()
    await expectGoodPage({ page, device })
    for (const form of [{ do: 'disable' }, { do: 'take' }, { do: 'sessions' }])
      expect((await page.request.post(address, { form, headers: { origin: new URL(page.url()).origin } })).status()).toBe(422)
    await page.goto(`${address}/forget`)
    await page.getByText('This is you.').waitFor()
  })

  journey('can be managed without scripts, in German too', { site, javaScriptEnabled: false }, async ({ page, shop }) => {
    const ada = await shop.customer(10_000)
    await logInAsManager(page, `/customers/${ada.customerId}`)
    await page.goto(`/de/customers/${ada.customerId}`)
    await page.getByLabel('Wie viel, GBP').fill('7,50')
    await page.getByLabel('Grund', { exact: true }).fill('Kulanz')
    await change(page, 'Ändern')
    await page.getByText('7,50 £ gutgeschrieben.').waitFor()
    await page.getByRole('button', { name: 'Rückgängig' }).first().click()
    await page.getByText('Es ist rückgängig gemacht.').waitFor()
    expect((await shop.credit(ada.customerId)).available).toBe(10_000)
  })

  journey('are refused every page and action', { site, expected: [/ 403 /] }, async ({ page, shop }) => {
    const [ada, other] = [await shop.customer(0), await shop.customer(7_000)]
    const path = { customerId: ada.customerId }
    await valueOf(shop.api.grantManager({ path }))
    await logIn(page, ada)
    await valueOf(shop.api.takeManager({ path }))
    const addresses = ['/customers', '/customers/export.csv', `/customers/${other.customerId}`, `/customers/${other.customerId}/forget`]
    await expect.poll(async () => (await page.request.get('/customers')).status()).toBe(403)
    for (const address of addresses) expect([address, (await page.request.get(address)).status()]).toEqual([address, 403])
    const headers = { origin: new URL(page.url()).origin }
    const credit = { do: 'credit', by: 'add', amount: '1', reason: 'a gift' }
    for (const form of [
      credit,
      { do: 'disable' },
      { do: 'grant' },
      { do: 'sessions' },
      { do: 'undo', position: '1' },
      { username: other.username },
    ])
      for (const address of addresses.slice(2)) expect((await page.request.post(address, { form, headers })).status()).toBe(403)
    expect(await profile(shop, other)).toMatchObject({ status: 'active', role: 'customer' })
    expect((await shop.credit(other.customerId)).available).toBe(7_000)
    // Nor does the API trust the site alone.
    const asCustomer = createClient({ baseUrl: shop.url, credentials: ada })
    expect((await asCustomer.exportCustomers()).error?.status).toBe(403)
  })
})
