import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createClient, valueOf } from '@souk/client'
import { newId } from '@souk/log-protocol'
import { testManager } from './support/manager.ts'
import { browserAt } from './support/plain-browser.ts'
import { createShop } from './support/shop.ts'
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
    expect(await answer.text()).toContain('This account does not belong to a manager')
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

  describe('an order', () => {
    let orderId: string
    let buyer: string
    let productId: string
    let categoryId: string
    let name: string
    beforeAll(async () => {
      const registered = await newCustomer()
      const { username } = registered
      buyer = registered.customerId
      const client = createClient({ baseUrl: shop.url, credentials: { username, password } })
      const { items } = await valueOf(client.searchProducts({ query: { limit: 1, inStock: 'true' } }))
      const [product] = items
      if (product === undefined) throw new Error('nothing is sold')
      const { price } = product
      ;({ name, productId } = product)
      categoryId = (await valueOf(client.getProduct({ path: { productId } }))).categoryId
      const body = { lines: [{ productId, quantity: 1, unitPrice: price }] }
      orderId = (await valueOf(client.placeOrder({ body, headers: { 'idempotency-key': newId() } }))).orderId
      await createShop(shop.url).settled(orderId)
    })
    const end = () => orderId.slice(-6)

    it('stands in the list that its filters leave, and in no other', async () => {
      const { ask } = await loggedIn()
      const found = async (query: string): Promise<boolean> =>
        (await (await ask(`/orders?${query}`)).text()).includes(`href="/orders/${orderId}"`)
      for (const query of ['', 'status=FINALIZED', `q=${orderId}`, 'min=0.01', 'from=2026-01-01', 'sort=newest'])
        expect([query, await found(query)]).toEqual([query, true])
      for (const query of ['status=CANCELED', 'reason=out-of-stock', 'min=999999', 'until=2020-01-01', 'openFor=3600'])
        expect([query, await found(query)]).toEqual([query, false])
    })

    it('stands in the list of all orders, where filters lead that leave no room', async () => {
      const { ask } = await loggedIn()
      for (const query of ['min=20&max=10', 'from=2026-02-01&until=2026-01-01', 'q=a+b+c+d+e+f+g+h+i+j+k+l+m', 'cursor=x']) {
        const { status, headers } = await ask(`/orders?${query}`)
        expect([query, status, headers.get('location')]).toEqual([query, 302, '/orders'])
      }
      for (const field of ['q', 'customer', 'product']) expect((await ask(`/orders?${field}=a%00`)).status).toBeLessThan(400)
    })

    it('is found by words that name its customer, which lead to the customer if there is one only', async () => {
      const { ask } = await loggedIn()
      const { location } = Object.fromEntries((await ask(`/orders?customer=nobody-${newId()}`)).headers)
      expect(location).toBeUndefined()
      const { username, customerId } = await newCustomer()
      const answer = await ask(`/orders?customer=${username}&status=PENDING`)
      expect([answer.status, answer.headers.get('location')]).toEqual([302, `/orders?status=PENDING&customer=${customerId}`])
    })

    it('is a line of the file of the list', async () => {
      const { ask } = await loggedIn()
      const answer = await ask(`/orders/export.csv?q=${orderId}`)
      expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
      expect(answer.headers.get('content-disposition')).toBe('attachment; filename="orders.csv"')
      const lines = (await answer.text()).trimEnd().split('\n')
      expect(lines).toHaveLength(2)
      expect(lines[1]).toContain(orderId)
    })

    it.each([
      ['/orders/export.csv', 'orders'],
      ['/products/export.csv', 'products'],
      ['/categories/export.csv', 'categories'],
      ['/customers/export.csv', 'customers'],
      ['/invoices/export.csv', 'invoices'],
      ['/revenue/export.csv?by=hour', 'revenue'],
      ['/log/export.csv?type=OrderPlaced', 'commits'],
      ['/log/streams/export.csv?category=order', 'streams'],
      ['/customers/:customer/credit.csv?kind=charged', 'credit'],
      ['/products/:product/history.csv', 'history'],
      ['/categories/:category/history.csv', 'history'],
    ])('stands in %s, or what it needs does', async (path, file) => {
      const { ask } = await loggedIn()
      const answer = await ask(path.replace(':customer', buyer).replace(':product', productId).replace(':category', categoryId))
      expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${file}.csv"`)
      expect((await answer.text()).trimEnd().split('\n').length).toBeGreaterThan(1)
    })

    it.each([
      ['/operations/parked/export.csv', 'parked'],
      ['/operations/parked/settled.csv', 'settled'],
      ['/operations/books/export.csv', 'audits'],
      ['/categories/export.csv?q=nothing+is+called+so', 'categories'],
      ['/products/export.csv?min=999999', 'products'],
      ['/log/streams/export.csv?prefix=nothing', 'streams'],
    ])('is not in %s', async (path, file) => {
      const { ask } = await loggedIn()
      const answer = await ask(path)
      expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${file}.csv"`)
      expect((await answer.text()).trimEnd().split('\n')).toHaveLength(1)
    })

    it('has a story, from the request to the invoice', async () => {
      const { ask } = await loggedIn()
      const page = (await (await ask(`/orders/${orderId}`)).text()).replaceAll('<!-- -->', '')
      for (const text of [
        'Ada places an order',
        'Both said yes: final',
        'Waits for nothing',
        'StockDeducted',
        'InvoiceIssued',
        name.replaceAll("'", '&#x27;'),
      ])
        expect(page).toContain(text)
      expect(page).toContain(end())
      expect((await ask(`/orders/${newId()}`)).status).toBe(404)
    })

    it('is told as it happens', async () => {
      const { ask } = await loggedIn()
      for (const path of ['/orders/events', `/orders/${orderId}/events`]) {
        const answer = await ask(path, { headers: { accept: 'text/event-stream', 'last-event-id': '1' } })
        expect(answer.headers.get('content-type')).toBe('text/event-stream')
        let received = ''
        for await (const part of answer.body ?? []) {
          received += Buffer.from(part).toString()
          if (/event: (?:change|reload)/.test(received)) break
        }
        expect(received).not.toMatch(/eyJ/)
      }
    })
  })
})
