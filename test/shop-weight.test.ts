import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createClient, valueOf } from '@souk/client'
import { newId } from '@souk/log-protocol'
import { browserAt } from './support/plain-browser.ts'
import { systemUnderTest, type SystemUnderTest } from './support/system.ts'

/** What a browser may load in scripts for the first page, in bytes after gzip. */
const SCRIPT_BYTES = 120_000

const publicPages = ['/', '/search?q=chai', '/cart', '/log-in', '/register', '/nowhere']
const accountPages = [
  '',
  '/credit',
  '/invoices',
  '/profile',
  '/email',
  '/password',
  '/addresses',
  '/addresses/new',
  '/sessions',
  '/my-data',
  '/forget-me',
]

let shop: SystemUnderTest
beforeAll(async () => {
  shop = await systemUnderTest({ SOUK_CATALOGUE: 'northwind' })
})
afterAll(() => shop.close())

const sizes = new Map<string, number>()

/** What scripts a page names for the browser to load at once, in bytes. */
const scriptBytesOf = async ({ ask }: ReturnType<typeof browserAt>, path: string): Promise<number> => {
  const html = await (await ask(path)).text()
  const files = new Set(Array.from(html.matchAll(/<link rel="later" href="([^"]+)"/g), ([, file = '']) => file))
  if (files.size === 0) throw new Error(`${path} names no scripts`)
  for (const file of files)
    if (!sizes.has(file)) sizes.set(file, gzipSync(Buffer.from(await (await ask(file)).arrayBuffer()), { level: 9 }).length)
  return [...files].reduce((sum, file) => sum + (sizes.get(file) ?? 0), 0)
}

it.each(['', '/de'])('no first page under "%s" loads more scripts than a phone likes', async (prefix) => {
  const api = createClient({ baseUrl: shop.url })
  const [product] = (await valueOf(api.searchProducts({ query: { limit: 1, inStock: 'true' } }))).items
  if (product === undefined) throw new Error('nothing is sold')
  const { productId, slug } = product
  const [category] = (await valueOf(api.getStorefrontHome())).categories
  const visitor = browserAt(shop.url)
  const login = { username: `test-${newId()}`, password: 'correct horse battery' }
  const person = { name: 'Ada', email: `${newId()}@example.org`, phone: '', address: { lines: ['1 Some Street'], country: 'GB' } }
  await valueOf(api.registerCustomer({ body: { ...login, ...person } }))
  const own = createClient({ baseUrl: shop.url, credentials: login })
  const { orderId } = await valueOf(
    own.placeOrder({ body: { lines: [{ productId, quantity: 1 }] }, headers: { 'idempotency-key': newId() } }),
  )
  await expect.poll(async () => (await valueOf(own.getOrder({ path: { orderId } }))).status).toBe('FINALIZED')

  const weights: Record<string, number> = {}
  for (const page of [...publicPages, `/c/${category?.slug}`, `/p/${slug}`])
    weights[page] = await scriptBytesOf(visitor, `${prefix}${page}`)
  await visitor.post('/log-in', login)
  await visitor.post('/cart/lines', { productId, quantity: '2', returnTo: '/' })
  const ofCustomer = [
    '/cart',
    '/orders',
    `/orders/${orderId}`,
    `/orders/${orderId}/invoice`,
    ...accountPages.map((name) => `/account${name}`),
  ]
  for (const page of ofCustomer) weights[page] = await scriptBytesOf(visitor, `${prefix}${page}`)
  expect(Object.entries(weights).filter(([, bytes]) => bytes > SCRIPT_BYTES)).toEqual([])
})
