import { describe, expect } from 'vitest'
import { journey } from './support/journey.ts'
import { logIn } from './support/stage.ts'

/** What a token looks like: a JWT, or what comes with one. */
const TOKEN = /eyJ[\w-]{8,}|Bearer |access_?token|refresh_?token/i

/** HTML, an end of a script in JSON, an attribute. As a name in the shop all of it is text. */
const hostile = `</script><script>window.hacked=1</script><img src=x onerror="window.hacked=1">"' onfocus='window.hacked=1`

describe('safety in the browser', () => {
  journey('no page, no script and no storage has a token, and scripts see no cookie', {}, async ({ page, shop }) => {
    const loaded = new Map<string, string>()
    await page.route('**', async (route) => {
      const response = await route.fetch({ maxRedirects: 0 })
      loaded.set(response.url(), await response.text())
      await route.fulfill({ response })
    })
    await logIn(page, await shop.customer(10_000))
    await page.goto('/', { waitUntil: 'networkidle' })
    await page.goto('/de', { waitUntil: 'networkidle' })

    expect(loaded.size).toBeGreaterThan(10)
    expect(Array.from(loaded).flatMap(([url, text]) => (TOKEN.test(text) ? [url] : []))).toEqual([])
    const seen = await page.evaluate(async () => ({
      cookies: document.cookie,
      local: JSON.stringify(localStorage),
      session: JSON.stringify(sessionStorage),
      databases: await indexedDB.databases(),
    }))
    expect(seen).toEqual({ cookies: '', local: '{}', session: expect.not.stringMatching(TOKEN), databases: [] })
    const cookies = await page.context().cookies()
    expect(cookies.map(({ name, httpOnly, sameSite }) => ({ name, httpOnly, sameSite }))).toContainEqual({
      name: 'souk-session',
      httpOnly: true,
      sameSite: 'Lax',
    })
    expect(cookies.every(({ httpOnly }) => httpOnly)).toBe(true)
  })

  journey('a form on a page of another site does nothing', { expected: [/ 403 /] }, async ({ page, shop }) => {
    await logIn(page, await shop.customer(10_000))
    const target = new URL('/log-out', page.url()).href
    await page.route('http://evil.example/', (route) =>
      route.fulfill({ contentType: 'text/html', body: `<form method="post" action="${target}"><button>Win</button></form>` }),
    )
    await page.goto('http://evil.example/')
    const answer = page.waitForResponse(target)
    await page.getByRole('button').click()
    expect((await answer).status()).toBe(403)
    await page.goto('/')
    await page.getByRole('banner').getByRole('link', { name: 'Account' }).waitFor()
  })

  journey('no page can show the shop in a frame', { expected: [/frame-ancestors|BLOCKED_BY_RESPONSE/] }, async ({ page }) => {
    await page.route('/framing', (route) => route.fulfill({ contentType: 'text/html', body: '<iframe src="/log-in"></iframe>' }))
    await page.goto('/framing', { waitUntil: 'networkidle' })
    expect(await page.frameLocator('iframe').getByLabel('Password').count()).toBe(0)
  })

  journey('what somebody has stored as a name stays text', {}, async ({ page, shop }) => {
    const product = await shop.addProduct({ stock: 3, name: hostile })
    try {
      for (const path of ['/', '/de']) {
        await page.goto(path, { waitUntil: 'networkidle' })
        await page.getByText(hostile).first().waitFor()
        expect(await page.evaluate(() => 'hacked' in window)).toBe(false)
      }
    } finally {
      await shop.api.retireProduct({ path: { productId: product.productId } })
    }
  })
})
