import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { expectAccessible, expectGoodPage } from './support/audit.ts'
import { journey } from './support/journey.ts'
import { logIn } from './support/stage.ts'

/** Waits until the service worker answers for the page. */
const installed = async (page: Page): Promise<void> => {
  await page.goto('/')
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe('activated')
}

const kept = (page: Page, cache: string): Promise<string[]> =>
  page.evaluate(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname), cache)

const lost = { expected: [/ERR_INTERNET_DISCONNECTED|Failed to fetch/] }

describe('the shop on a phone', () => {
  journey('can be installed', {}, async ({ page }) => {
    await page.goto('/')
    const client = await page.context().newCDPSession(page)
    const { url, errors } = await client.send('Page.getAppManifest')
    expect([new URL(url).pathname, errors]).toEqual(['/manifest.webmanifest', []])
    const manifest = await (await page.request.get('/manifest.webmanifest')).json()
    for (const { src, type } of manifest.icons) {
      const icon = await page.request.get(src)
      expect([src, icon.status(), icon.headers()['content-type']]).toEqual([src, 200, type])
    }
  })

  journey('shows without a connection what was seen, and is honest about the rest', lost, async ({ page }) => {
    await installed(page)
    await page.goto('/de')
    await page.goto('/')
    await expect.poll(() => kept(page, 'souk-pages')).toEqual(expect.arrayContaining(['/', '/de', '/offline', '/de/offline']))

    await page.context().setOffline(true)
    await page.goto('/')
    await page.getByRole('heading', { level: 1, name: 'The market is open' }).waitFor()
    await page.goto('/de/c/never-seen')
    await page.getByRole('heading', { level: 1, name: 'Keine Verbindung' }).waitFor()
    await page.goto('/log-in')
    await page.getByRole('heading', { level: 1, name: 'No connection' }).waitFor()

    await page.getByRole('link', { name: 'Try again' }).click()
    await page.getByRole('heading', { level: 1, name: 'No connection' }).waitFor()

    // It comes back by itself.
    await page.context().setOffline(false)
    await page.getByRole('heading', { level: 1, name: 'Log in' }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/log-in')
  })

  journey('a link that cannot be followed leads to the page that says so', lost, async ({ page }) => {
    await installed(page)
    await page.goto('/', { waitUntil: 'networkidle' })
    await page.context().setOffline(true)
    await page.getByRole('banner').getByRole('link', { name: 'Log in' }).click()
    await page.getByRole('heading', { level: 1, name: 'No connection' }).waitFor()
  })

  journey('is never stuck with an old version', {}, async ({ page }) => {
    await installed(page)
    await page.goto('/')
    await expect.poll(() => kept(page, 'souk-pages')).toContain('/')
    await page.evaluate(async () => (await caches.open('souk-pages')).put('/', new Response('<h1>An old version</h1>')))
    await page.goto('/')
    await page.getByRole('heading', { level: 1, name: 'The market is open' }).waitFor()
  })

  journey(
    'leaves the API and its documents alone, and whoever logs out takes the orders along',
    { expected: [/scalar/] },
    async ({ page, shop }) => {
      await installed(page)
      await logIn(page, await shop.customer(10_000))
      await page.goto('/docs')
      await page.evaluate(() => fetch('/product/products?limit=1'))
      await page.goto('/')
      await page.evaluate(async () => (await caches.open('souk-own-pages')).put('/orders', new Response('an order')))
      const paths = await kept(page, 'souk-pages')
      expect(paths.every((path) => /^(?:\/de)?\/(?:offline)?$/.test(path))).toBe(true)

      await page.evaluate(() => fetch('/log-out', { method: 'POST', body: new URLSearchParams() }))
      await expect.poll(() => kept(page, 'souk-own-pages')).toEqual([])
    },
  )

  journey('is offered for the home screen to whoever comes back after an order, and once', {}, async ({ page, shop }) => {
    /** The browser can install the shop. */
    const offer = () =>
      page.evaluate(() => {
        const event = Object.assign(new Event('beforeinstallprompt', { cancelable: true }), { prompt: () => Promise.resolve() })
        dispatchEvent(event)
        return event.defaultPrevented
      })
    const offered = page.getByRole('region', { name: 'Notices' }).getByText('The market on your home screen')
    const tea = await shop.addProduct({ stock: 50, price: 500 })
    await logIn(page, await shop.customer(10_000), `/p/${tea.slug}`)
    await page.getByRole('button', { name: 'Order now in one click' }).click()
    await page.getByText(/^Done in/).waitFor()
    await page.goto('/orders', { waitUntil: 'networkidle' })
    expect(await offer()).toBe(false)

    // The next day.
    const [noted] = (await page.context().cookies()).filter(({ name }) => name === 'souk-install')
    if (noted === undefined) throw new Error('nobody has noted the order')
    await page.context().addCookies([{ ...noted, value: String(Number(noted.value) - 24 * 60 * 60 * 1_000) }])
    await page.goto('/', { waitUntil: 'networkidle' })
    expect(await offer()).toBe(false)
    await page.goto('/orders', { waitUntil: 'networkidle' })
    expect(await offer()).toBe(true)
    await offered.waitFor()
    await expectAccessible(page)
    const remembered = page.waitForResponse((answer) => answer.url().includes('/install'))
    await page.getByRole('button', { name: 'No, thank you' }).click()
    await offered.waitFor({ state: 'detached' })
    await remembered
    await page.goto('/orders', { waitUntil: 'networkidle' })
    expect(await offer()).toBe(false)
  })

  journey('the page without a connection is a good page', {}, async ({ page, device }) => {
    await page.goto('/offline')
    await expectGoodPage({ page, device })
  })
})
