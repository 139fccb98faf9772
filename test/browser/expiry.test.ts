import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { valueOf } from '@souk/client'
import { putIntoCart } from './support/acts.ts'
import { expectGoodPage } from './support/audit.ts'
import { journey, type Journey } from './support/journey.ts'
import { logIn, logInHere, type Customer } from './support/stage.ts'

/** A customer who is on a page. */
const customerAt = async ({ page, shop }: Journey, path: string): Promise<Customer> => {
  const ada = await shop.customer(10_000)
  await logIn(page, ada, path)
  return ada
}
/** The session ends, the customer sends the form of the page, logs in, and sends it again. */
const sendAfterTheEnd = async ({ page, shop }: Journey, customer: Customer, button: string): Promise<void> => {
  await shop.endSessions(customer, page)
  await page.getByRole('main').getByRole('button', { name: button }).click()
  await page.getByRole('heading', { level: 1, name: 'Log in' }).waitFor()
  await page.getByText('What you sent is kept.').waitFor()
  await logInHere(page, customer)
  await page.getByRole('heading', { level: 1, name: 'Welcome back' }).waitFor()
}
const sendAgain = (page: Page) => page.getByRole('button', { name: 'Send it again' })
const ordersOf = async (shop: Journey['shop'], { customerId }: Customer): Promise<number> =>
  (await shop.orders()).filter((order) => order.customerId === customerId).length

describe('when the session ends while somebody fills in', () => {
  journey('the profile, it is saved after the log-in, once', {}, async (visit) => {
    const { page, shop, device } = visit
    const ada = await customerAt(visit, '/account/profile')
    const path = { customerId: ada.customerId }
    await page.getByLabel('Name', { exact: true }).fill('Ada Lovelace')
    await page.getByLabel(/^Telephone/).fill('+44 20 7946 0000')
    const { version } = await valueOf(shop.api.getCustomer({ path }))
    await sendAfterTheEnd(visit, ada, 'Save')
    await expectGoodPage({ page, device })
    await sendAgain(page).dblclick()
    await page.getByText('Saved.').waitFor()
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Ada Lovelace')
    expect(await valueOf(shop.api.getCustomer({ path }))).toMatchObject({ phone: '+44 20 7946 0000', version: version + 1 })
  })

  // Such letters take six times as much room in an address as others.
  journey('a long address in other letters, it is added after the log-in, once', {}, async (visit) => {
    const { page, shop } = visit
    const ada = await customerAt(visit, '/account/addresses/new')
    const lines = ['улица Академика Королёва, дом 12, корпус 3, подъезд 4', 'квартира 128, домофон 128К', '127427 Москва', 'Россия']
    await page.getByLabel(/^Recipient/).fill('Екатерина Константиновна Рождественская')
    await page.getByLabel('Address', { exact: true }).fill(lines.join('\n'))
    await page.getByLabel(/^What you call it/).fill('Мастерская на Останкинской')
    await sendAfterTheEnd(visit, ada, 'Add an address')
    await page.getByRole('heading', { name: 'A new address' }).waitFor()
    await page.getByText('Мастерская на Останкинской').waitFor()
    await sendAgain(page).dblclick()
    await page.getByText('The address has been added.').waitFor()
    const { items } = await valueOf(shop.api.listAddresses({ path: { customerId: ada.customerId } }))
    expect(items.filter(({ label }) => label === 'Мастерская на Останкинской').map((address) => address.lines)).toEqual([lines])

    await page.getByRole('link', { name: /^Change Мастерская/ }).click()
    await page.getByLabel('Address', { exact: true }).fill([...lines, 'третий этаж'].join('\n'))
    await sendAfterTheEnd(visit, ada, 'Save')
    await sendAgain(page).click()
    await page.getByText('Saved.').waitFor()
    await page.getByText('третий этаж').waitFor()
  })

  journey('what to order now, it is ordered after the log-in, once', {}, async (visit) => {
    const { page, shop } = visit
    const tea = await shop.addProduct({ stock: 50, price: 500 })
    const ada = await customerAt(visit, await shop.pageOf(tea))
    await page.getByLabel('Number of cases').fill('3')
    await sendAfterTheEnd(visit, ada, 'Order now in one click')
    await sendAgain(page).dblclick()
    await page.getByText(/^Done in/).waitFor()
    await page.getByText('3 cases, £15.00.').waitFor()
    expect(await ordersOf(shop, ada)).toBe(1)
  })

  journey('the cart, it is ordered after the log-in, once', {}, async (visit) => {
    const { page, shop } = visit
    const tea = await shop.addProduct({ stock: 50, price: 500 })
    const ada = await customerAt(visit, '/')
    await putIntoCart(page, await shop.pageOf(tea), 2)
    await page.goto('/cart')
    await sendAfterTheEnd(visit, ada, 'Place the order')
    await sendAgain(page).click()
    await page.getByText(/^Done in/).waitFor()
    // Whoever goes back and tries again gets the same order.
    await page.goBack()
    await page.goto('/cart')
    await page.getByRole('heading', { name: 'Your cart is empty' }).waitFor()
    expect(await ordersOf(shop, ada)).toBe(1)
  })

  journey('a new password, it is asked for again: nobody keeps it', {}, async (visit) => {
    const { page, shop, device } = visit
    const ada = await customerAt(visit, '/account/password')
    const fill = async (): Promise<void> => {
      await page.getByLabel('Current password').fill(ada.password)
      await page.getByLabel('New password').fill('another horse battery')
    }
    await fill()
    await shop.endSessions(ada, page)
    await page.getByRole('button', { name: 'Change the password' }).click()
    await page.getByRole('heading', { level: 1, name: 'Log in' }).waitFor()
    await page.getByText('Nothing has been done, and the form could not be kept').waitFor()
    await expectGoodPage({ page, device })
    await logInHere(page, ada)
    await page.getByRole('heading', { name: 'Change the password' }).waitFor()
    await fill()
    await page.getByRole('button', { name: 'Change the password' }).click()
    await page.getByText('Your new password is in effect.').waitFor()
  })

  journey('it without scripts, it is done after the log-in', { javaScriptEnabled: false }, async (visit) => {
    const { page } = visit
    const ada = await customerAt(visit, '/account/email')
    await page.getByLabel('Email').fill('ada@lovelace.example')
    await sendAfterTheEnd(visit, ada, 'Save')
    await sendAgain(page).click()
    await page.getByText('ada@lovelace.example').waitFor()
  })

  journey('a form that is not wanted any more, it is dropped', { javaScriptEnabled: false }, async (visit) => {
    const { page } = visit
    const ada = await customerAt(visit, '/account/profile')
    await page.getByLabel('Name', { exact: true }).fill('Ada Lovelace')
    await sendAfterTheEnd(visit, ada, 'Save')
    await page.getByText('Ada Lovelace').waitFor()
    await page.getByRole('link', { name: 'Do not send it' }).click()
    await page.getByRole('heading', { name: 'Profile' }).waitFor()
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Ada Browser')
    await page.goto('/continue')
    await page.waitForURL((url) => url.pathname === '/')
  })

  journey('a form, nobody else who logs in there sends it', {}, async (visit) => {
    const { page, shop } = visit
    const ada = await customerAt(visit, '/account/profile')
    await page.getByLabel('Name', { exact: true }).fill('Ada Lovelace')
    await shop.endSessions(ada, page)
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('heading', { level: 1, name: 'Log in' }).waitFor()
    await logInHere(page, await shop.customer(0))
    await page.getByRole('heading', { name: 'Profile' }).waitFor()
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Ada Browser')
  })
})
