import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createClient, valueOf } from '@souk/client'
import { newId } from '@souk/log-protocol'
import { testManager } from './support/manager.ts'
import { browserAt } from './support/plain-browser.ts'
import { siteContract } from './support/site-contract.ts'
import { adminUrlOf, systemUnderTest, type SystemUnderTest } from './support/system.ts'

const password = 'correct horse battery'

describe('the manager site', () => {
  let shop: SystemUnderTest
  let url: string
  beforeAll(async () => {
    shop = await systemUnderTest({ SOUK_CATALOGUE: 'northwind' })
    url = await adminUrlOf(shop)
  })
  afterAll(() => shop.close())

  const manager = () => createClient({ baseUrl: shop.url, credentials: testManager })
  const newCustomer = async () => {
    const username = `test-${newId()}`
    const body = { username, password, name: 'Ada', email: `${username}@example.org` }
    return { username, ...(await valueOf(createClient({ baseUrl: shop.url }).registerCustomer({ body }))) }
  }
  const loggedIn = async () => {
    const browser = browserAt(url)
    expect((await browser.post('/log-in', testManager)).status).toBe(302)
    return browser
  }

  siteContract({ url: () => url, page: '/log-in', visitor: testManager })

  it('is an origin of its own, to which /admin of the shop leads', async () => {
    expect(url).not.toBe(shop.url)
    expect(new URL(url).hostname).toBe(new URL(shop.url).hostname)
    for (const path of ['/admin', '/admin/', '/admin/orders', '/%61dmin'])
      expect([(await browserAt(shop.url).ask(path)).status, path]).toEqual([302, path])
    expect((await browserAt(shop.url).ask('/administration')).status).toBe(404)
  })

  it('has no service worker, and none of the files of the shop', async () => {
    const { ask } = await loggedIn()
    for (const path of ['/worker.js', '/manifest.webmanifest']) expect((await ask(path)).status).toBe(404)
  })

  it('shows the day in the language of the address', async () => {
    const { ask } = await loggedIn()
    const [english, german] = [await (await ask('/')).text(), await (await ask('/de')).text()]
    expect(english).toContain('<html lang="en">')
    expect(english).toContain('Revenue, GBP')
    expect(german).toContain('<html lang="de">')
    expect(german).toContain('Umsatz, GBP')
  })

  it('keeps the session in a cookie of its own, which no script can read, and no page has a token', async () => {
    const browser = await loggedIn()
    expect([...browser.cookies.keys()].filter((name) => !name.startsWith('souk-admin-'))).toEqual([])
    expect(browser.cookies.has('souk-admin-session')).toBe(true)
    const page = await browser.ask('/')
    expect(page.headers.get('cache-control')).toBe('private, no-store')
    expect(await page.text()).not.toMatch(/eyJ|Bearer|refreshToken/)
    const answer = await browser.post('/log-out', {})
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/log-in'])
    expect(browser.cookies.has('souk-admin-session')).toBe(false)
  })

  it('opens no session of the shop, and the shop none of its', async () => {
    const [here, there] = [await loggedIn(), browserAt(shop.url)]
    await there.post('/log-in', testManager)
    const session = there.cookies.get('souk-session') ?? ''
    const ask = (cookie: string) => browserAt(url).ask('/', { headers: { cookie } })
    expect((await ask(`souk-admin-session=${session}`)).status).toBe(302)
    expect((await ask(`souk-admin-session=${here.cookies.get('souk-admin-session')}`)).status).toBe(200)
  })

  it('does not let a customer log in, and ends the session that this began', async () => {
    const { username } = await newCustomer()
    const { post, cookies } = browserAt(url)
    const answer = await post('/log-in', { username, password })
    expect([answer.status, cookies.has('souk-admin-session')]).toEqual([403, false])
    expect(await answer.text()).toContain('This account is no manager')
    const { items } = await valueOf(createClient({ baseUrl: shop.url, credentials: { username, password } }).listSessions())
    // Only the one that this question needs.
    expect(items).toHaveLength(1)
  })

  it('refuses who is no manager any more', async () => {
    const { username, customerId } = await newCustomer()
    await valueOf(manager().grantManager({ path: { customerId } }))
    const browser = browserAt(url)
    await browser.post('/log-in', { username, password })
    expect((await browser.ask('/')).status).toBe(200)
    await valueOf(manager().takeManager({ path: { customerId } }))
    await expect.poll(async () => (await browser.ask('/')).status).toBe(403)
    const answer = await browser.ask('/')
    expect(await answer.text()).toContain('This page is for managers')
  })
})
