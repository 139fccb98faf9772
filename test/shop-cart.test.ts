import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createClient, valueOf, type SoukClient } from '@souk/client'
import { newId } from '@souk/log-protocol'
import { buildShop } from '@souk/shop'
import { silentLogger } from '@souk/testing'
import { browserAt } from './support/plain-browser.ts'
import { startShopInProcess, type ShopInProcess } from './support/shop-in-process.ts'
import { createShop, type Shop } from './support/shop.ts'

const PASSWORD = 'correct horse battery'

type Site = Awaited<ReturnType<typeof buildShop>>
type Browser = ReturnType<typeof browserAt>

let backend: ShopInProcess
let shop: Shop
let site: Site
let url: string
/** What happens to the requests of the site instead of an answer. */
let disturb: ((request: Request, send: typeof fetch) => Promise<Response> | undefined) | undefined

beforeAll(async () => {
  backend = await startShopInProcess()
  shop = createShop(backend.url)
  site = await buildShop({
    logger: silentLogger,
    newId,
    gatewayUrl: backend.url,
    fetch: (request) => disturb?.(request, fetch) ?? fetch(request),
    publicUrl: 'http://127.0.0.1',
    secrets: ['a key for the cookies of tests, long enough'],
    now: Date.now,
  })
  url = await site.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(async () => {
  await site.close()
  await backend.close()
})
beforeEach(() => {
  disturb = undefined
})

const isPost = (request: Request, path: string): boolean => request.method === 'POST' && new URL(request.url).pathname === path

/** A customer with that much credit, and the API as the customer uses it elsewhere. */
const customer = async (credit = 100_000): Promise<{ username: string; customerId: string; api: SoukClient }> => {
  const username = `test-${newId()}`
  const body = { username, password: PASSWORD, name: 'Ada', email: `${username}@example.org` }
  const { customerId } = await valueOf(shop.api.registerCustomer({ body }))
  if (credit > 0) await shop.adjustCredit(customerId, credit)
  return { username, customerId, api: createClient({ baseUrl: backend.url, credentials: { username, password: PASSWORD } }) }
}

const pageOf = async (browser: Browser, path: string): Promise<string> => (await browser.ask(path)).text()
const fieldIn = (page: string, name: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? ''
const logIn = (browser: Browser, username: string, next = '/cart') =>
  browser.post(`/log-in?next=${encodeURIComponent(next)}`, { username, password: PASSWORD })
const put = (browser: Browser, productId: string, quantity = 1) =>
  browser.post('/cart/lines', { productId, quantity: String(quantity), returnTo: '/' })

/** What the form of the cart page sends. */
const orderForm = async (browser: Browser) => {
  const page = await pageOf(browser, '/cart')
  return { key: fieldIn(page, 'key'), lines: fieldIn(page, 'lines') }
}
const ordersOf = async (api: SoukClient) => (await valueOf(api.listOrders({ query: {} }))).items
const linesOf = async (api: SoukClient) => (await valueOf(api.getCart())).lines.map(({ productId, quantity }) => [productId, quantity])

describe("a guest's cart", () => {
  it('holds what is put in, and goes back to the page', async () => {
    const { productId, name, price } = await shop.addProduct({ stock: 5, price: 1_800 })
    const browser = browserAt(url)
    const answer = await browser.post('/cart/lines', { productId, quantity: '2', returnTo: '/search?q=a' })
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/search?q=a'])
    const page = await pageOf(browser, '/cart')
    expect(page).toContain(name)
    expect(page).toMatch(new RegExp(`<img src="/product/pictures/drawn/${productId}-[0-9a-f]{32}\\.svg"`))
    expect(page).toContain('£36.00')
    expect(page).toContain('Log in to order')
    expect(fieldIn(page, 'key')).toBe('')
    expect(price).toBe(1_800)
  })

  it('takes other quantities, by a button too, and none', async () => {
    const { productId } = await shop.addProduct({ stock: 50 })
    const browser = browserAt(url)
    await put(browser, productId, 2)
    await browser.post('/cart/lines', { mode: 'set', productId, quantity: '7' })
    expect(fieldIn(await pageOf(browser, '/cart'), 'quantity')).toBe('7')
    await browser.post('/cart/lines', { mode: 'set', productId, quantity: '7', step: '6' })
    expect(fieldIn(await pageOf(browser, '/cart'), 'quantity')).toBe('6')
    await browser.post('/cart/lines', { mode: 'set', productId, quantity: '6', step: '0' })
    expect(await pageOf(browser, '/cart')).toContain('Your cart is empty')
    expect(browser.cookies.has('souk-cart')).toBe(false)
  })

  it.each([
    ['a quantity that is none', { quantity: 'many' }],
    ['a part of one', { quantity: '1.5' }],
    ['less than nothing', { quantity: '-1' }],
    ['a product that is not there', { productId: newId() }],
    ['no product', { productId: '../x' }],
  ])('stays as it is after %s', async (_what, fields) => {
    const { productId } = await shop.addProduct({ stock: 5 })
    const browser = browserAt(url)
    const answer = await browser.post('/cart/lines', { productId, quantity: '1', returnTo: 'https://evil.example/', ...fields })
    expect(answer.headers.get('location')).toBe('/cart')
    expect(browser.cookies.has('souk-cart')).toBe(false)
  })

  it('shows what has changed since: the price, the stock, and what is gone', async () => {
    const [tea, jam, nut] = [
      await shop.addProduct({ stock: 3, price: 500 }),
      await shop.addProduct({ stock: 9, price: 500 }),
      await shop.addProduct({ stock: 9, price: 500 }),
    ]
    const browser = browserAt(url)
    await put(browser, tea.productId, 5)
    await put(browser, jam.productId)
    await put(browser, nut.productId)
    await valueOf(shop.api.changeProduct({ path: { productId: jam.productId }, body: { price: 650 } }))
    await valueOf(shop.api.retireProduct({ path: { productId: nut.productId } }))
    const page = await pageOf(browser, '/cart')
    expect(page).toContain('Only 3 left')
    expect(page).toContain('Take these 3')
    expect(page).toContain('Was £5.00 when you put it in, £6.50 now')
    expect(page).toContain('No longer sold')
    expect(page).toContain('£31.50')
  })

  it('with nothing but what is not known any more can be emptied', async () => {
    const [productId, { api, username }] = [newId(), await customer()]
    await valueOf(api.changeCart({ body: { lines: [{ productId, quantity: 1 }] } }))
    const browser = browserAt(url)
    await logIn(browser, username)
    const page = await pageOf(browser, '/cart')
    expect(page).toContain('A product that no longer exists')
    expect(fieldIn(page, 'productId')).toBe(productId)
    await browser.post('/cart/lines', { mode: 'set', productId, quantity: '0' })
    expect(await pageOf(browser, '/cart')).toContain('Your cart is empty')
  })

  it('holds a hundred kinds in one cookie', async () => {
    const browser = browserAt(url)
    for (let kinds = 1; kinds <= 101; kinds += 1) await put(browser, (await shop.addProduct({ stock: 9 })).productId, 100_000)
    const page = await pageOf(browser, '/cart')
    expect(page).toContain('100 products')
    expect(page).toContain('A cart has room for 100 products. Remove something first.')
    expect((browser.cookies.get('souk-cart') ?? '').length).toBeLessThan(4_000)
  })
})

describe('at the log-in', () => {
  it('both carts become one, with the larger quantity of each, and what is from earlier is marked', async () => {
    const [tea, jam, nut] = [
      await shop.addProduct({ stock: 50 }),
      await shop.addProduct({ stock: 50 }),
      await shop.addProduct({ stock: 50 }),
    ]
    const { username, api } = await customer()
    const saved = [
      { productId: tea.productId, quantity: 5 },
      { productId: jam.productId, quantity: 1 },
    ]
    await valueOf(api.changeCart({ body: { lines: saved } }))
    const browser = browserAt(url)
    await put(browser, nut.productId, 4)
    await put(browser, tea.productId, 2)
    await logIn(browser, username)
    const page = await pageOf(browser, '/cart')
    expect(page.match(/From your earlier visit/g)).toHaveLength(2)
    expect(await linesOf(api)).toEqual([
      [nut.productId, 4],
      [tea.productId, 5],
      [jam.productId, 1],
    ])
    expect(browser.cookies.has('souk-cart')).toBe(false)
    expect(browser.cookies.has('souk-cart-earlier')).toBe(true)
    await browser.post('/log-out', {})
    expect(browser.cookies.has('souk-cart-earlier')).toBe(false)
  })

  it('are merged once, however often it is tried', async () => {
    const [tea, jam] = [await shop.addProduct({ stock: 50 }), await shop.addProduct({ stock: 50 })]
    const { username, api } = await customer()
    const browser = browserAt(url)
    await put(browser, tea.productId, 3)
    await put(browser, jam.productId)
    const guest = browser.cookies.get('souk-cart') ?? ''
    await logIn(browser, username)
    await Promise.all([pageOf(browser, '/cart'), pageOf(browser, '/'), pageOf(browser, '/cart')])
    // The customer takes something out. Then a browser that never got an answer tries again.
    await valueOf(api.changeCart({ body: { lines: [{ productId: jam.productId, quantity: 1 }] } }))
    browser.cookies.set('souk-cart', guest)
    await pageOf(browser, '/cart')
    expect(await linesOf(api)).toEqual([[jam.productId, 1]])
    expect(browser.cookies.has('souk-cart')).toBe(false)
  })

  it('keeps the cookie of the guest until the cart is saved', async () => {
    const { productId } = await shop.addProduct({ stock: 50 })
    const { username, api } = await customer()
    const browser = browserAt(url)
    await put(browser, productId, 3)
    await logIn(browser, username)
    disturb = (request) => (request.method === 'PUT' ? Promise.reject(new TypeError('fetch failed')) : undefined)
    expect((await browser.ask('/cart')).status).toBe(503)
    expect(browser.cookies.has('souk-cart')).toBe(true)
    disturb = undefined
    expect((await browser.ask('/cart')).status).toBe(200)
    expect(await linesOf(api)).toEqual([[productId, 3]])
    expect(browser.cookies.has('souk-cart')).toBe(false)
  })

  it('loses nothing that another device changes at the same time', async () => {
    const [tea, jam] = [await shop.addProduct({ stock: 50 }), await shop.addProduct({ stock: 50 })]
    const { username, api } = await customer()
    const browser = browserAt(url)
    await logIn(browser, username)
    let others = 0
    disturb = (request, send) => {
      if (request.method !== 'PUT' || others > 0) return undefined
      others += 1
      return valueOf(api.changeCart({ body: { lines: [{ productId: jam.productId, quantity: 2 }] } })).then(() => send(request))
    }
    await put(browser, tea.productId, 3)
    expect(await linesOf(api)).toEqual([
      [jam.productId, 2],
      [tea.productId, 3],
    ])
  })
})

describe('ordering the cart', () => {
  const ready = async (stock = 50, credit = 100_000) => {
    const product = await shop.addProduct({ stock, price: 500 })
    const { username, customerId, api } = await customer(credit)
    const browser = browserAt(url)
    await put(browser, product.productId, 2)
    await logIn(browser, username)
    return { product, username, customerId, api, browser, form: await orderForm(browser) }
  }

  it('leads to the order, and empties the cart', async () => {
    const { browser, form, api } = await ready()
    const answer = await browser.post('/cart/order', form)
    const [order] = await ordersOf(api)
    expect(answer.headers.get('location')).toBe(`/orders/${order?.orderId}`)
    expect(await linesOf(api)).toEqual([])
    await shop.settled(order?.orderId ?? '')
    const page = await pageOf(browser, `/orders/${order?.orderId}`)
    for (const text of ['Placed', 'Stock held', 'Credit held', 'Approved', 'Charged', 'Invoiced', 'What happened, in order'])
      expect(page).toContain(text)
    expect(page).not.toContain('http-equiv')
  })

  it('shows orders while nobody knows the products', async () => {
    const { browser, form, api, product } = await ready()
    await browser.post('/cart/order', form)
    const lines = [{ productId: product.productId, quantity: 49 }]
    const { orderId: tooMany } = await valueOf(api.placeOrder({ body: { lines }, headers: { 'idempotency-key': newId() } }))
    const [order] = (await ordersOf(api)).filter(({ orderId }) => orderId !== tooMany)
    for (const orderId of [order?.orderId ?? '', tooMany]) await shop.settled(orderId)
    disturb = (request) =>
      new URL(request.url).pathname.startsWith('/product/') ? Promise.reject(new TypeError('fetch failed')) : undefined
    for (const path of [`/orders/${order?.orderId}`, `/orders/${tooMany}`, '/orders', '/account'])
      expect([path, await pageOf(browser, path)]).toEqual([path, expect.stringContaining(product.name)])
  })

  it('orders once after a double click, a reload and from two tabs', async () => {
    const { browser, form, api } = await ready()
    const secondTab = await orderForm(browser)
    expect(secondTab).toEqual(form)
    const answers = await Promise.all([browser.post('/cart/order', form), browser.post('/cart/order', form)])
    const again = [await browser.post('/cart/order', form), await browser.post('/cart/order', secondTab)]
    const ways = [...answers, ...again].map((answer) => answer.headers.get('location'))
    expect(new Set(ways).size).toBe(1)
    expect(await ordersOf(api)).toHaveLength(1)
  })

  it('orders once if no answer arrives, and tells on the next try', async () => {
    const { browser, form, api } = await ready()
    let lost = 0
    disturb = (request, send) => {
      if (!isPost(request, '/order/orders')) return undefined
      lost += 1
      return send(request).then(() => Promise.reject(new TypeError('fetch failed')))
    }
    const answer = await browser.post('/cart/order', form)
    expect([answer.status, lost]).toEqual([503, 3])
    const page = await answer.text()
    expect(page).toContain('it is never placed twice')
    expect({ key: fieldIn(page, 'key'), lines: fieldIn(page, 'lines') }).toEqual(form)
    disturb = undefined
    expect((await browser.post('/cart/order', form)).headers.get('location')).toMatch(/^\/orders\//)
    expect(await ordersOf(api)).toHaveLength(1)
    expect(await linesOf(api)).toEqual([])
  })

  it('keeps what was put in meanwhile', async () => {
    const { browser, form, api, product } = await ready()
    const jam = await shop.addProduct({ stock: 50 })
    await put(browser, product.productId, 3)
    await put(browser, jam.productId, 1)
    await browser.post('/cart/order', form)
    expect(await linesOf(api)).toEqual([
      [product.productId, 3],
      [jam.productId, 1],
    ])
    // The same form again is the same order, and takes nothing more out.
    await browser.post('/cart/order', form)
    expect(await linesOf(api)).toHaveLength(2)
    expect(await ordersOf(api)).toHaveLength(1)
  })

  it('says so if another tab has ordered the same cart at other prices', async () => {
    const { browser, form, api, product } = await ready()
    await valueOf(shop.api.changeProduct({ path: { productId: product.productId }, body: { price: 650 } }))
    const dearer = await orderForm(browser)
    expect(dearer.key).toBe(form.key)
    await browser.post('/cart/order', dearer)
    const answer = await browser.post('/cart/order', form)
    expect(answer.status).toBe(409)
    const [order] = await ordersOf(api)
    const page = await answer.text()
    expect(page).toContain('You have already ordered this')
    expect(page).toContain(`href="/orders/${order?.orderId}"`)
    expect(await ordersOf(api)).toHaveLength(1)
  })

  it('goes on after the session has ended: once, and with nothing lost', async () => {
    const { browser, form, api, username, product } = await ready()
    await valueOf(api.endOtherSessions({}))
    await shop.until(
      async () => (await browser.post('/cart/order', form)).headers.get('location') ?? '',
      (way) => way.startsWith('/log-in'),
      'the session has ended',
    )
    const before = (await ordersOf(api)).length
    const next = await logIn(browser, username, '/cart/order')
    expect(next.headers.get('location')).toBe('/continue')
    const page = await pageOf(browser, '/continue')
    expect({ key: fieldIn(page, 'key'), lines: fieldIn(page, 'lines') }).toEqual(form)
    for (const text of ['Order what was in your cart', product.name, '£10.00', 'href="/cart"']) expect(page).toContain(text)
    expect((await browser.post('/cart/order', form)).headers.get('location')).toMatch(/^\/orders\//)
    expect(await ordersOf(api)).toHaveLength(1)
    expect(before).toBeLessThanOrEqual(1)
  })

  it('lets a guest log in first, and orders nothing before', async () => {
    const { productId } = await shop.addProduct({ stock: 5 })
    const browser = browserAt(url)
    await put(browser, productId)
    const answer = await browser.post('/cart/order', { key: 'any', lines: 'any' })
    expect(answer.headers.get('location')).toMatch(/^\/log-in\?next=/)
  })

  it('says before what stands in the way, and after why: too little credit', async () => {
    const { browser, form, api } = await ready(50, 700)
    const page = await pageOf(browser, '/cart')
    expect(page).toContain('You are £3.00 short')
    expect(page).toContain('Place it anyway')
    await browser.post('/cart/order', form)
    const [order] = await ordersOf(api)
    await shop.final(order?.orderId ?? '')
    const refused = await pageOf(browser, `/orders/${order?.orderId}`)
    expect(refused).toContain('Your credit was not enough.')
    expect(refused).toContain('You are £3.00 short.')
    expect(refused).toContain('Change the order')
    await browser.post('/cart/refill', { orderId: order?.orderId ?? '' })
    await browser.post('/cart/refill', { orderId: order?.orderId ?? '' })
    expect((await linesOf(api)).map(([, quantity]) => quantity)).toEqual([2])
  })

  it('puts into the cart again what there is of a refused order', async () => {
    const { browser, api, product } = await ready(3)
    await browser.post('/cart/lines', { mode: 'set', productId: product.productId, quantity: '5' })
    await browser.post('/cart/order', await orderForm(browser))
    const [order] = await ordersOf(api)
    await shop.final(order?.orderId ?? '')
    const page = await pageOf(browser, `/orders/${order?.orderId}`)
    expect(page).toContain('you wanted 5, 3 are left.')
    await browser.post('/cart/refill', { orderId: order?.orderId ?? '' })
    expect(await linesOf(api)).toEqual([[product.productId, 3]])
  })
})

describe('an order', () => {
  it('now, in one click, is placed once from all pages that were made before it', async () => {
    const { productId, price } = await shop.addProduct({ stock: 50, price: 500 })
    const { username, api } = await customer()
    const browser = browserAt(url)
    const first = await browser.post('/cart/order-now', { productId, quantity: '2' })
    const asked = first.headers.get('location') ?? ''
    expect(asked).toMatch(/^\/cart\/order-now\?/)
    expect((await browser.ask(asked)).headers.get('location')).toMatch(/^\/log-in\?next=/)
    await logIn(browser, username)
    const [one, other] = [await pageOf(browser, asked), await pageOf(browser, asked)]
    const form = { productId, quantity: '2', unitPrice: String(price), key: fieldIn(one, 'key') }
    expect(fieldIn(other, 'key')).toBe(form.key)
    const ways = await Promise.all(
      [form, form].map(async (fields) => (await browser.post('/cart/order-now', fields)).headers.get('location')),
    )
    expect(new Set(ways).size).toBe(1)
    expect(await ordersOf(api)).toHaveLength(1)
    // A page that is made now is for another order.
    const later = { ...form, key: fieldIn(await pageOf(browser, asked), 'key') }
    await browser.post('/cart/order-now', later)
    expect(await ordersOf(api)).toHaveLength(2)
  })

  it('now keeps its key if no answer arrives', async () => {
    const { productId } = await shop.addProduct({ stock: 50, price: 500 })
    const { username, api } = await customer()
    const browser = browserAt(url)
    await logIn(browser, username)
    const page = await pageOf(browser, `/cart/order-now?productId=${productId}&quantity=1`)
    const form = { productId, quantity: '1', unitPrice: fieldIn(page, 'unitPrice'), key: fieldIn(page, 'key') }
    disturb = (request, send) =>
      isPost(request, '/order/orders') ? send(request).then(() => Promise.reject(new TypeError('fetch failed'))) : undefined
    const way = (await browser.post('/cart/order-now', form)).headers.get('location') ?? ''
    disturb = undefined
    const again = await pageOf(browser, way.replaceAll('&amp;', '&'))
    expect(again).toContain('it is never placed twice')
    expect(fieldIn(again, 'key')).toBe(form.key)
    await browser.post('/cart/order-now', form)
    expect(await ordersOf(api)).toHaveLength(1)
  })

  it('is placed again once, at the prices of today', async () => {
    const { productId } = await shop.addProduct({ stock: 50, price: 500 })
    const { username, api } = await customer()
    const { orderId } = await valueOf(
      api.placeOrder({ body: { lines: [{ productId, quantity: 1 }] }, headers: { 'idempotency-key': newId() } }),
    )
    await shop.settled(orderId)
    await valueOf(shop.api.changeProduct({ path: { productId }, body: { price: 650 } }))
    const browser = browserAt(url)
    await logIn(browser, username)
    const key = fieldIn(await pageOf(browser, `/orders/${orderId}`), 'key')
    const ways = await Promise.all(
      [1, 2].map(async () => (await browser.post(`/orders/${orderId}/again`, { key })).headers.get('location')),
    )
    expect(new Set(ways).size).toBe(1)
    expect((await ordersOf(api)).map(({ total }) => total)).toEqual([650, 500])
  })

  it('that is final is not canceled, and the visitor is told', async () => {
    const { productId } = await shop.addProduct({ stock: 50, price: 500 })
    const { username, api } = await customer()
    const { orderId } = await valueOf(
      api.placeOrder({ body: { lines: [{ productId, quantity: 1 }] }, headers: { 'idempotency-key': newId() } }),
    )
    await shop.settled(orderId)
    const browser = browserAt(url)
    await logIn(browser, username)
    const answer = await browser.post(`/orders/${orderId}/cancellation`, {})
    expect(answer.headers.get('location')).toBe(`/orders/${orderId}`)
    expect(await pageOf(browser, `/orders/${orderId}`)).toContain('It is too late to cancel this order')
  })

  it('of somebody else is not there, and nothing can be done to it', async () => {
    const { productId } = await shop.addProduct({ stock: 50, price: 500 })
    const { api } = await customer()
    const { orderId } = await valueOf(
      api.placeOrder({ body: { lines: [{ productId, quantity: 1 }] }, headers: { 'idempotency-key': newId() } }),
    )
    const browser = browserAt(url)
    expect((await browser.ask(`/orders/${orderId}`)).headers.get('location')).toMatch(/^\/log-in/)
    await logIn(browser, (await customer()).username)
    expect((await browser.ask(`/orders/${orderId}`)).status).toBe(404)
    expect((await browser.post(`/orders/${orderId}/cancellation`, {})).status).toBe(404)
    expect((await browser.post('/cart/refill', { orderId })).status).toBe(404)
    expect((await browser.ask('/orders/x')).status).toBe(404)
  })
})
