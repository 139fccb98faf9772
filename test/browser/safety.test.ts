import { describe, expect } from 'vitest'
import { valueOf } from '@souk/client'
import { putIntoCart } from './support/acts.ts'
import { journey } from './support/journey.ts'
import { logIn, logInHere } from './support/stage.ts'

/** What a token looks like: a JWT, or what comes with one. */
const TOKEN = /eyJ[\w-]{8,}|Bearer |access_?token|refresh_?token/i

/** HTML, an end of a script in JSON, an attribute. As a name in the shop all of it is text. */
const hostile = `</script><script>window.hacked=1</script>"'><img src=x onerror="window.hacked=1">`

/** The same for what may not be that long. */
const short = `"><img src=x onerror=window.hacked=1>`

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

  journey('what somebody has stored stays text on every page that shows it', {}, async ({ page, shop }) => {
    const { categoryId } = await valueOf(shop.api.addCategory({ body: { name: `Row ${hostile}`, description: `About ${hostile}` } }))
    const goods = { categoryId, name: `Tea ${hostile}`, description: `Leaves ${hostile}`, supplier: `Maker ${hostile}` }
    const { productId } = await valueOf(shop.api.addProduct({ body: { ...goods, price: 500, unitsInStock: 9 } }))
    try {
      const path = await shop.pageOf({ productId })
      const { category } = (await valueOf(shop.api.getStorefrontProduct({ path: { productId } }))).product
      const shows = async (address: string, ...texts: readonly string[]): Promise<void> => {
        await page.goto(address)
        for (const text of texts) await page.getByRole('main').getByText(text).filter({ visible: true }).first().waitFor()
        expect(await page.evaluate(() => 'hacked' in window)).toBe(false)
      }
      for (const prefix of ['', '/de']) {
        await shows(prefix || '/', goods.name)
        await shows(`${prefix}/c/${category.slug}`, category.name, goods.name, goods.supplier)
        await shows(`${prefix}/search?${new URLSearchParams({ q: goods.name })}`, goods.name)
        await shows(`${prefix}${path}`, goods.name, goods.description, goods.supplier, category.name)
      }
      await page.goto('/')
      await page.getByRole('combobox').pressSequentially('Tea </script')
      await page.getByRole('option').getByText(goods.name).waitFor()

      const ada = await shop.customer(1_000, {
        name: `Ada ${hostile}`,
        phone: short,
        address: { label: `At ${short}`, recipient: `For ${hostile}`, lines: [`Road ${short}`, `Town ${short}`], country: 'GB' },
      })
      await valueOf(shop.api.adjustCredit({ path: { customerId: ada.customerId }, body: { amount: 100, reason: `Because ${hostile}` } }))
      await logIn(page, ada)
      await putIntoCart(page, path, 2)
      await shows('/cart', goods.name, goods.description, `At ${short}`)
      await page.getByRole('button', { name: 'Place the order' }).click()
      await page.getByText(/^Done in/).waitFor()
      const order = new URL(page.url()).pathname
      await shows(order, goods.name)
      await shows(`${order}/invoice`, goods.name, `For ${hostile}`, `Road ${short}`)
      await shows(`/orders?${new URLSearchParams({ q: hostile })}`, goods.name, hostile)
      await shows('/account', `Ada ${hostile}`, `Because ${hostile}`, goods.name)
      await shows('/account/credit', `Because ${hostile}`)
      await shows('/account/addresses', `For ${hostile}`, `Road ${short}`, `At ${short}`)
      await shows('/account/profile', `Ada ${hostile}`)
      expect([await page.getByLabel('Name', { exact: true }).inputValue(), await page.getByLabel(/^Telephone/).inputValue()]).toEqual([
        `Ada ${hostile}`,
        short,
      ])
      await page.goto('/account/addresses')
      await page.getByRole('link', { name: `Change At ${short}` }).click()
      expect(await page.getByLabel('Address', { exact: true }).inputValue()).toBe(`Road ${short}\nTown ${short}`)

      // A refused order names its products, too.
      await putIntoCart(page, path, 7)
      await page.goto('/cart')
      await page.getByRole('button', { name: 'Place it anyway' }).click()
      await page.getByText('Your credit was not enough.').waitFor()
      await page.getByRole('main').getByText(goods.name).first().waitFor()
      expect(await page.evaluate(() => 'hacked' in window)).toBe(false)
    } finally {
      await shop.api.retireProduct({ path: { productId } })
      await shop.api.changeCategory({ path: { categoryId }, body: { name: 'Harmless', description: '' } })
    }
  })

  journey('what a visitor types stays text, in the address and in a form that is sent again', {}, async ({ page, shop }) => {
    for (const address of ['/search', '/de/search']) {
      await page.goto(`${address}?${new URLSearchParams({ q: hostile, maker: hostile, row: hostile, sort: hostile })}`)
      await page.getByRole('heading', { level: 1 }).getByText(hostile).waitFor()
    }
    await page.goto(`/log-in?${new URLSearchParams({ next: `javascript:window.hacked=1//${hostile}` })}`)
    const ada = await shop.customer(0)
    await logInHere(page, ada)
    await page.goto('/account/profile')
    await page.getByLabel('Name', { exact: true }).fill(hostile)
    await shop.endSessions(ada, page)
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('heading', { level: 1, name: 'Log in' }).waitFor()
    await logInHere(page, ada)
    await page.getByRole('button', { name: 'Send it again' }).click()
    await page.getByRole('heading', { level: 1, name: hostile }).waitFor()
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false)
  })
})
