import { once } from 'node:events'
import { request, type IncomingMessage } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createClient, valueOf } from '@souk/client'
import { newId } from '@souk/log-protocol'
import { browserAt } from './support/plain-browser.ts'
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

  it('runs only scripts that name the nonce of the page, and has no inline style', async () => {
    const { ask } = browserAt(shop.url)
    const [one, other] = [await ask('/'), await ask('/')]
    const policy = one.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'self'")
    expect(policy).not.toContain('unsafe')
    expect(policy).not.toBe(other.headers.get('content-security-policy'))
    const page = await one.text()
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1]
    const scripts = Array.from(page.matchAll(/<script\b[^>]*>/g), ([tag]) => tag)
    expect(scripts.length).toBeGreaterThan(0)
    for (const tag of scripts) expect(tag).toContain(`nonce="${nonce}"`)
    expect(page).not.toMatch(/ style="| on[a-z]+="|javascript:/)
  })

  it('serves its files for ever, compressed, and no other files', async () => {
    const { ask } = browserAt(shop.url)
    const [, script = ''] = /"(\/assets\/entry\.client-[^"]+\.js)"/.exec(await (await ask('/')).text()) ?? []
    const file = await ask(script, { headers: { 'accept-encoding': 'gzip' } })
    expect(file.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(file.headers.get('content-encoding')).toBe('gzip')
    for (const path of ['/assets/nothing.js', '/.vite/manifest.json', '/assets/../server/index.js', '/assets/..%2f..%2fserver/index.js'])
      // nginx itself refuses what leads out of its folder.
      expect([400, 404]).toContain((await ask(path)).status)
  })

  it('says in the language of the visitor that a page is not there', async () => {
    const answer = await browserAt(shop.url).ask('/de/nirgends')
    expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8'])
    expect(await answer.text()).toContain('Hier steht kein Stand')
  })

  it('takes no form from a page of another site', async () => {
    const { post, cookies } = browserAt(shop.url)
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ])
      expect((await post('/log-in', ada, headers)).status).toBe(403)
    expect(cookies.size).toBe(0)
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

  it('goes on only with a page of its own after a log-in', async () => {
    for (const next of ['https://evil.example/', '//evil.example', String.raw`/\evil.example`, '/\t/evil.example']) {
      const { post } = browserAt(shop.url)
      const answer = await post(`/log-in?next=${encodeURIComponent(next)}`, ada)
      expect(answer.headers.get('location')).toBe('/')
    }
  })

  it('takes nothing but a form', async () => {
    const { ask } = browserAt(shop.url)
    for (const [type, body] of [
      ['application/json', '{"username":"ada"}'],
      ['multipart/form-data', 'a'],
      ['text/plain', 'a'],
    ] as const) {
      const answer = await ask('/log-in', { method: 'POST', body, headers: { 'content-type': type } })
      expect([answer.status, answer.headers.get('content-type')]).toEqual([415, 'application/problem+json; charset=utf-8'])
    }
    expect((await ask('/log-in', { method: 'POST' })).status).toBe(415)
    expect((await ask('/log-in', { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' } })).status).toBe(401)
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
