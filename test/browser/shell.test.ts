import { describe, expect } from 'vitest'
import { expectGoodPage } from './support/audit.ts'
import { journey } from './support/journey.ts'
import { logIn } from './support/stage.ts'

describe('what is around every page', () => {
  journey('a visitor logs in and out, and reads what has happened', {}, async ({ page, shop }) => {
    await logIn(page, await shop.customer(10_000))
    const notices = page.getByRole('region', { name: 'Notices' })
    await notices.getByText('You are logged in.').waitFor()
    await page.getByRole('banner').getByRole('link', { name: 'Account' }).waitFor()
  })

  journey('a refused log-in says why, and keeps the name', { expected: [/ 401 /] }, async ({ page, shop, device }) => {
    const { username } = await shop.customer(0)
    await page.goto('/log-in')
    await page.getByLabel('User name').fill(username)
    await page.getByLabel('Password').fill('wrong')
    await page.getByRole('main').getByRole('button', { name: 'Log in' }).click()
    await page.getByRole('alert').getByText('is wrong').waitFor()
    expect(await page.getByLabel('User name').inputValue()).toBe(username)
    await expectGoodPage({ page, device })
  })

  journey('without scripts a visitor logs in, and changes the colours', { javaScriptEnabled: false }, async ({ page, shop }) => {
    await logIn(page, await shop.customer(10_000))
    await page.getByRole('status').getByText('You are logged in.').waitFor()
    await page.getByRole('button', { name: 'Dark' }).click()
    await page.locator('html[data-theme=dark]').waitFor()
    await page.getByRole('banner').getByRole('link', { name: 'Account' }).waitFor()
  })

  journey('a visitor reads German, and stays there', {}, async ({ page }) => {
    await page.goto('/log-in')
    await page.getByRole('link', { name: 'Deutsch' }).click()
    await page.waitForURL('/de/log-in')
    await page.getByRole('heading', { level: 1, name: 'Anmelden' }).waitFor()
    await page.getByRole('banner').getByRole('link', { name: 'Souk' }).click()
    await page.waitForURL('/de')
    await page
      .getByText(/^\d+,\d\d\s£$/)
      .first()
      .waitFor()
  })

  journey('a visitor reads times as the clock on the wall shows them', { timezoneId: 'Asia/Tokyo' }, async ({ page, shop }) => {
    await logIn(page, await shop.customer(10_000), '/account/sessions')
    const told = page.getByText(/^Logged in on/).first()
    await told.waitFor()
    expect(await told.textContent()).not.toContain('UTC')
    // The server has been told: it writes them so itself.
    await expect.poll(async () => (await page.request.get('/account/sessions')).text()).toContain('data-zone="Asia/Tokyo"')
  })

  journey('a visitor with a keyboard skips to the content', {}, async ({ page }) => {
    await page.goto('/')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.locator('main:focus').waitFor()
  })

  for (const [name, path] of [
    ['the first page', '/'],
    ['the first page in German', '/de'],
    ['the log-in', '/log-in'],
  ] as const)
    journey(`${name} is a good page`, {}, async ({ page, device }) => {
      await page.goto(path)
      await expectGoodPage({ page, device })
    })

  journey('a page that is not there is a good page', { expected: [/ 404 /] }, async ({ page, device }) => {
    await page.goto('/nowhere')
    await page.getByRole('heading', { name: 'There is no stall here' }).waitFor()
    await expectGoodPage({ page, device })
  })
})
