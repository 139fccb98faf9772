import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '@souk/log-protocol'
import { testManager } from './support/manager.ts'
import { browserAt } from './support/plain-browser.ts'
import { createShop } from './support/shop.ts'
import { adminUrlOf, startSystem } from './support/system.ts'

// Whatever an address or a form of the manager site says, it is answered as something that somebody has mistyped, and never as a fault of ours.

let shop: Awaited<ReturnType<typeof startSystem>>
let browser: ReturnType<typeof browserAt>
/** Ids of what is there, by the name that addresses have for them. */
let there: Readonly<Record<string, string>>
beforeAll(async () => {
  shop = await startSystem({ SOUK_FAILURE_LAB: 'true' })
  browser = browserAt(await adminUrlOf(shop))
  await browser.post('/log-in', testManager)
  const { addProduct, register, placeUntilAccepted } = createShop(shop.url)
  const { productId, categoryId } = await addProduct({ stock: 5, price: 100 })
  const customerId = await register(10_000)
  const { orderId } = await placeUntilAccepted(customerId, [{ productId, quantity: 1 }])
  there = { productId, categoryId, customerId, orderId, position: '1', stream: `product-${productId}`, file: 'x.webp' }
})
afterAll(() => shop.remove())

const pages = [
  '/',
  '/orders',
  '/orders/export.csv',
  '/orders/:orderId',
  '/customers',
  '/customers/export.csv',
  '/customers/:customerId',
  '/customers/:customerId/forget',
  '/customers/:customerId/credit.csv',
  '/invoices',
  '/invoices/export.csv',
  '/invoices/:orderId',
  '/invoices/:orderId/invoice.pdf',
  '/revenue',
  '/revenue/export.csv',
  '/products',
  '/products/export.csv',
  '/products/new',
  '/products/bulk',
  '/products/:productId',
  '/products/:productId/picture',
  '/products/:productId/history.csv',
  '/products/import',
  '/pictures/:file',
  '/pictures/drawn/:file',
  '/categories',
  '/categories/export.csv',
  '/categories/:categoryId',
  '/categories/:categoryId/history.csv',
  '/lab',
  '/operations',
  '/operations/parked',
  '/operations/books',
  '/operations/books/export.csv',
  '/operations/rebuilds',
  '/log',
  '/log/streams',
  '/log/streams/export.csv',
  '/log/streams/:stream',
  '/log/verifications',
  '/log/:position',
  '/time',
  '/find',
] as const

const streams = ['/orders/events', '/orders/:orderId/events', '/products/events', '/products/:productId/events', '/log/events'] as const

const forms = [
  '/customers/:customerId',
  '/customers/:customerId/forget',
  '/products/new',
  '/products/bulk',
  '/products/:productId',
  '/products/:productId/picture',
  '/products/import',
  '/products/import/part',
  '/categories',
  '/categories/:categoryId',
  '/lab',
  '/operations/parked',
  '/operations/books',
  '/operations/rebuilds',
  '/log/verifications',
] as const

/** What pages and forms read. */
const names =
  'act actor after amount at audit availability before by categoryId category change consumer correlation cursor customer customerId ' +
  'delta description do event eventId experimentId faulty file from id instance key kind max min moment name newSlug ' +
  'number of openFor order page parentId picture plan position prefix price product productId q reason rebuild role ' +
  'seconds seen service settled sort status stream supplier theme to type undo unitsInStock until upTo version'

/** What a form may be about. */
const acts = [
  '',
  'apply',
  'back',
  'check',
  'discard',
  'edit',
  'lift',
  'remove',
  'restore',
  'retire',
  'retry',
  'skip',
  'stock',
  'undo',
] as const

const odd: Readonly<Record<string, string>> = {
  nothing: '',
  'a word': 'abc',
  'a part of every object': 'constructor',
  'what is outside of numbers': '99999999999999999999',
  'a number beyond all dates': '999999999999999',
  'a negative number': '-1',
  'half a character': '\ud83d',
  'a character that databases refuse': 'a\0b',
  'an id of nothing': newId(),
  'a JSON object': '{"name":{"toString":1},"cells":[["name"],["x"]],"mapping":["name"]}',
  'a path': '../../products?q=x#y',
}

const filled = (path: string, value?: string): string =>
  path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent((value ?? there[name] ?? '').toWellFormed()))

const all = (value: string): Record<string, string> => Object.fromEntries(names.split(' ').map((name) => [name, value]))

/** The requests that are answered with a fault of ours. */
const faultsOf = async (requests: readonly (readonly [string, () => Promise<Response>])[]): Promise<string[]> => {
  const faults: string[] = []
  for (const [name, send] of requests) {
    const answer = await send()
    await answer.body?.cancel()
    if (answer.status >= 500) faults.push(`${answer.status} ${name}`)
  }
  return faults
}

it('is asked as a manager', async () => {
  expect((await browser.ask('/')).status).toBe(200)
})

describe.each(Object.entries(odd))('%s', (_, value) => {
  it('is no fault in an address', async () => {
    const query = new URLSearchParams(all(value)).toString()
    const addresses = [...pages, ...streams].flatMap((path) => [filled(path, value), `${filled(path)}?${query}`])
    expect(await faultsOf(addresses.map((address) => [`GET ${address.slice(0, 200)}`, () => browser.ask(address)]))).toEqual([])
  })

  it('is no fault in a form', { timeout: 120_000 }, async () => {
    const requests = forms.flatMap((path) =>
      acts.map((act) => {
        const address = filled(path)
        const fields = { ...all(value), intent: act, step: act, act, do: act }
        return [`POST ${address} ${act}`, () => browser.post(address, fields)] as const
      }),
    )
    expect(await faultsOf(requests)).toEqual([])
  })
})
