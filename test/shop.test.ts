import { once } from 'node:events'
import { request, type IncomingMessage } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createClient, valueOf } from '@souk/client'
import { newId } from '@souk/log-protocol'
import { browserAt } from './support/plain-browser.ts'
import { siteContract } from './support/site-contract.ts'
import { systemUnderTest, type SystemUnderTest } from './support/system.ts'

const ada = { username: `test-${newId()}`, password: 'correct horse battery' }

describe('the web shop', () => {
  let shop: SystemUnderTest
  beforeAll(async () => {
    shop = await systemUnderTest({ SOUK_CATALOGUE: 'northwind' })
    const body = {
      ...ada,
      name: 'Ada',
      email: `${ada.username}@example.org`,
      phone: '',
      address: { lines: ['1 Some Street'], country: 'GB' },
    }
    await valueOf(createClient({ baseUrl: shop.url }).registerCustomer({ body }))
  })
  afterAll(() => shop.close())

  siteContract({ url: () => shop.url, page: '/', visitor: ada })

  it('shows its first page in the language of the address', async () => {
    const { ask } = browserAt(shop.url)
    const [english, german] = [await (await ask('/')).text(), await (await ask('/de')).text()]
    expect(english).toContain('<html lang="en"')
    expect(english).toContain('£18.00')
    expect(english).toMatch(/<link rel="alternate" hrefLang="de" href="[^"]+\/de"\/>/)
    expect(german).toContain('<html lang="de"')
    expect(german).toContain('18,00\u00a0£')
    expect(german).toContain('href="/de/p/')
  })

  it('says in the language of the visitor that a page is not there', async () => {
    const answer = await browserAt(shop.url).ask('/de/nirgends')
    expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8'])
    expect(await answer.text()).toContain('Hier steht kein Stand')
  })

  it('logs in and out without a script, and no page has a token', async () => {
    const { ask, post, cookies } = browserAt(shop.url)
    expect((await post('/log-in', { ...ada, password: 'wrong' })).status).toBe(401)
    const answer = await post('/de/log-in?next=%2Fcart%3Fa%3D1', ada)
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/de/cart?a=1'])
    for (const cookie of answer.headers.getSetCookie()) expect(cookie).toContain('; HttpOnly; SameSite=Lax')
    const first = await ask('/')
    // Nobody finds it on the way back after the log-out.
    expect(first.headers.get('cache-control')).toBe('private, no-store')
    const page = await first.text()
    expect(page).toContain('href="/account"')
    expect(page).toContain('You are logged in.')
    expect(page).not.toMatch(/eyJ|Bearer|refreshToken/)
    expect(await (await ask('/')).text()).not.toContain('You are logged in.')
    await post('/log-out', {})
    expect(cookies.has('souk-session')).toBe(false)
    expect((await ask('/')).headers.get('cache-control')).toBe('private, no-cache')
  })

  it('writes times in the zone that the browser has told, and names UTC until then', async () => {
    const { ask, post, cookies } = browserAt(shop.url)
    await post('/log-in', ada)
    const sessions = async (): Promise<string> => (await ask('/account/sessions')).text()
    expect(await sessions()).toMatch(/Logged in on [^<]+\u00a0UTC/)
    for (const zone of ['Europe/Nowhere', 'x'.repeat(5_000)]) expect((await post('/zone', { zone })).status).toBe(400)
    expect(cookies.has('souk-zone')).toBe(false)
    expect((await post('/zone', { zone: 'Asia/Kolkata' })).status).toBe(204)
    const page = await sessions()
    expect(page).toContain('data-zone="Asia/Kolkata"')
    expect(page).toContain(`Logged in on ${new Date().toLocaleDateString('en-GB', { dateStyle: 'medium', timeZone: 'Asia/Kolkata' })}`)
    expect(page).not.toContain('UTC')
  })

  it('has one address for each page', async () => {
    const { host } = new URL(shop.url)
    const at = async (path: string): Promise<[number | undefined, string | undefined]> => {
      const sent = request({ host: '127.0.0.1', port: new URL(shop.url).port, path, method: 'POST', headers: { host } }).end()
      const [answer]: IncomingMessage[] = await once(sent, 'response')
      answer?.resume()
      return [answer?.statusCode, answer?.headers.location]
    }
    for (const [path, page] of [
      ['//evil.example/?a=//b', '/evil.example/?a=//b'],
      ['/de//evil.example', '/de/evil.example'],
      [String.raw`/\evil.example`, '/evil.example'],
      ['/cart/../register', '/register'],
      ['/cart/%2e%2E/.//register', '/register'],
    ] as const)
      expect(await at(path)).toEqual([308, page])
    // nginx itself refuses what leads out of its root.
    expect([
      [308, '/register'],
      [400, undefined],
    ]).toContainEqual(await at('/%2e%2E/.//register'))
  })

  it('passes the events of an order on to the one whose order it is', async () => {
    const client = createClient({ baseUrl: shop.url, credentials: ada })
    const { items } = await valueOf(client.searchProducts({ query: { limit: 1, inStock: 'true' } }))
    const [product] = items
    if (product === undefined) throw new Error('nothing is sold')
    const { productId, price } = product
    const { orderId } = await valueOf(
      client.placeOrder({ body: { lines: [{ productId, quantity: 1, unitPrice: price }] }, headers: { 'idempotency-key': newId() } }),
    )
    const { ask, post } = browserAt(shop.url)
    expect((await ask(`/orders/${orderId}/events`)).headers.get('location')).toMatch(/^\/log-in\?next=/)
    await post('/log-in', ada)
    const answer = await ask(`/orders/${orderId}/events`, { headers: { accept: 'text/event-stream', 'last-event-id': '1' } })
    expect(answer.headers.get('content-type')).toBe('text/event-stream')
    let received = ''
    for await (const part of answer.body ?? []) {
      received += Buffer.from(part).toString()
      if (/event: (?:change|reload)/.test(received)) break
    }
    expect(received).toContain('retry: 1000')
    expect(received).not.toMatch(/eyJ/)
  })
})
