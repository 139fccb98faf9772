import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Category, page, Problem, Product, Reservation } from '@souk/contracts'
import { asTestManager, withTestManager } from '@souk/service/testing'
import { testId } from '@souk/testing'
import { ORDER, PAPER, productAdded, adjusted, stockDeducted, stockReserved } from '../../testing/samples.ts'
import { startStack, type Stack } from '../../testing/stack.ts'
import { buildProductApp } from './routes.ts'

let stack: Stack
beforeEach(async () => {
  stack = await startStack()
})
afterEach(() => stack.stop())

const send = async (
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE' | 'PUT',
  url: string,
  body?: unknown,
  headers: InjectOptions['headers'] = {},
) =>
  stack.app.inject({
    method,
    url,
    headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { payload: JSON.stringify(body) }),
  })

const problemOf = (answer: LightMyRequestResponse) => {
  expect(answer.headers['content-type']).toMatch('application/problem+json')
  const problem = Problem.parse(answer.json())
  expect(problem.status).toBe(answer.statusCode)
  return problem.code
}

/** The path that `Location` means behind the gateway. The gateway passes it on unchanged, so it must be relative to the request's URL. */
const resolved = ({ headers }: LightMyRequestResponse, asked: string): string =>
  new URL(String(headers.location), `http://gateway.test/product${asked}`).pathname

const addCategory = async (name = 'Beverages') => Category.parse((await send('POST', '/categories', { name })).json())
const addProduct = async (change: object = {}) => {
  const { categoryId } = await addCategory()
  const input = { categoryId, name: 'Chai', price: 1_800, unitsInStock: 39, ...change }
  return { input, product: Product.parse((await send('POST', '/products', input)).json()) }
}

describe('/categories', () => {
  it('adds, shows, changes and retires a category', async () => {
    const created = await send('POST', '/categories', { name: 'Beverages', description: 'Soft drinks, coffees, teas' })
    expect(created.statusCode).toBe(201)
    const { categoryId } = Category.parse(created.json())
    expect(resolved(created, '/categories')).toBe(`/product/categories/${categoryId}`)
    expect(Number(created.headers['souk-position'])).toBe(1)

    const shown = await send('GET', `/categories/${categoryId}`)
    expect(shown.json()).toEqual(created.json())
    expect(shown.headers).toMatchObject({ etag: expect.stringMatching(/^"1-/), 'cache-control': 'public, no-cache' })

    const seen = { 'if-match': String(shown.headers.etag) }
    expect((await send('PATCH', `/categories/${categoryId}`, { name: 'Drinks' }, seen)).statusCode).toBe(204)
    const changed = await send('GET', `/categories/${categoryId}`)
    expect(changed.json()).toEqual({ ...created.json<object>(), name: 'Drinks' })
    expect(changed.headers.etag).toMatch(/^"2-/)

    expect((await send('DELETE', `/categories/${categoryId}`)).statusCode).toBe(204)
    expect((await send('GET', `/categories/${categoryId}`)).json()).toMatchObject({ status: 'retired' })
    expect((await send('GET', '/categories')).json()).toEqual({ items: [], nextCursor: null })
    expect((await send('GET', '/categories?status=retired')).json()).toMatchObject({ items: [{ categoryId }] })
    expect((await send('DELETE', `/categories/${categoryId}`)).statusCode).toBe(204)
    expect(problemOf(await send('PATCH', `/categories/${categoryId}`, { name: 'Again' }))).toBe('conflict')

    const restore = (headers = {}) => send('POST', `/categories/${categoryId}/restoration`, undefined, headers)
    expect(problemOf(await restore(seen))).toBe('precondition-failed')
    const restored = await restore({ 'if-match': String((await send('GET', `/categories/${categoryId}`)).headers.etag) })
    expect([restored.statusCode, restored.body]).toEqual([204, ''])
    expect((await restore()).headers['souk-position']).toBeUndefined()
    expect((await send('GET', '/categories')).json()).toMatchObject({ items: [{ categoryId, name: 'Drinks', status: 'active' }] })
    expect((await send('PATCH', `/categories/${categoryId}`, { name: 'Again' })).statusCode).toBe(204)
  })

  it('lists categories page by page', async () => {
    const added = []
    for (const name of ['One', 'Two', 'Three']) added.push(await addCategory(name))
    const first = page(Category).parse((await send('GET', '/categories?limit=2')).json())
    expect(first.items).toEqual(added.slice(0, 2))
    const second = page(Category).parse((await send('GET', `/categories?limit=2&cursor=${first.nextCursor}`)).json())
    expect(second).toEqual({ items: added.slice(2), nextCursor: null })
  })
})

describe('/products', () => {
  it('adds a product with its initial stock, and shows it', async () => {
    const { categoryId } = await addCategory()
    const input = {
      categoryId,
      name: 'Chai',
      description: '10 boxes x 20 bags',
      supplier: 'Exotic Liquids',
      price: 1_800,
      unitsInStock: 39,
      picture: 'https://souk.test/chai.png',
    }
    const created = await send('POST', '/products', input)
    expect(created.statusCode).toBe(201)
    const { unitsInStock, ...catalogue } = input
    const product = Product.parse(created.json())
    expect(product).toMatchObject({
      ...catalogue,
      currency: 'EUR',
      status: 'active',
      unitsAvailable: unitsInStock,
      unitsOnHand: unitsInStock,
      unitsReserved: 0,
      unitsSold: 0,
    })
    expect(resolved(created, '/products')).toBe(`/product/products/${product.productId}`)
    const shown = await send('GET', `/products/${product.productId}`)
    expect(shown.json()).toEqual(product)
    expect(shown.headers).toMatchObject({ etag: expect.stringMatching(/^"1-/), 'cache-control': 'public, no-cache' })
  })

  it('answers a retried creation as it answered first, whatever happened in between', async () => {
    const { categoryId } = await addCategory()
    const input = { categoryId, name: 'Chai', price: 1_800, unitsInStock: 39 }
    const create = (body: object) => send('POST', '/products', body, { 'idempotency-key': 'chai' })
    const created = await create(input)
    const { productId } = Product.parse(created.json())
    await send('DELETE', `/products/${productId}`)
    await send('DELETE', `/categories/${categoryId}`)
    const again = await create(input)
    expect(again.statusCode).toBe(201)
    expect(again.json()).toEqual(created.json())
    expect(again.headers.location).toBe(created.headers.location)
    expect(again.headers['idempotent-replayed']).toBe('true')
    expect(problemOf(await create({ ...input, price: 1 }))).toBe('idempotency-key-reused')
    expect((await send('GET', '/products?status=retired')).json()).toMatchObject({ items: [{ productId }] })
  })

  it('changes a product at the revision in If-Match', async () => {
    const { product } = await addProduct()
    const url = `/products/${product.productId}`
    const change = (body: object, ifMatch?: string) => send('PATCH', url, body, ifMatch === undefined ? {} : { 'if-match': ifMatch })
    expect((await change({ price: 1_900, name: 'Chai tea' }, '"1"')).statusCode).toBe(204)
    const { headers, json } = await send('GET', url)
    expect(json()).toEqual({ ...product, price: 1_900, name: 'Chai tea' })
    for (const outdated of ['"1"', 'W/"3"', `W/${headers.etag}`, '"x"', '"0"', '', '"1", "2"']) {
      expect(problemOf(await change({ price: 2_000 }, outdated))).toBe('precondition-failed')
    }
    for (const malformed of ['3', 'x', '"3', `${headers.etag}, *`]) {
      expect(problemOf(await change({ price: 2_000 }, malformed))).toBe('malformed-request')
    }
    expect((await change({ price: 2_000 }, `"1", ${headers.etag}`)).statusCode).toBe(204)
    expect((await change({ price: 2_100 }, '*')).statusCode).toBe(204)
    expect((await change({ price: 2_200 })).statusCode).toBe(204)
    expect((await send('GET', url)).json()).toEqual({ ...product, price: 2_200, name: 'Chai tea' })
  })

  it('has an ETag that changes with all that is shown, of which If-Match compares the edits only', async () => {
    await stack.append(productAdded(), adjusted(10))
    await stack.caughtUp()
    const url = `/products/${PAPER}`
    const shown = async () => {
      const { headers, body } = await send('GET', url)
      return { etag: String(headers.etag), body }
    }
    const before = await shown()
    expect(await shown()).toEqual(before)
    const all = [before]
    for (const events of [[adjusted(-1)], stockReserved([[PAPER, 4]]), stockDeducted([[PAPER, 4]])]) {
      await stack.append(...events)
      await stack.caughtUp()
      all.push(await shown())
    }
    expect(new Set(all.map(({ etag }) => etag)).size).toBe(4)
    expect(new Set(all.map(({ body }) => body)).size).toBe(4)

    expect((await send('PATCH', url, { name: 'Paper A5' }, { 'if-match': before.etag })).statusCode).toBe(204)
    for (const { etag } of all) expect(problemOf(await send('DELETE', url, undefined, { 'if-match': etag }))).toBe('precondition-failed')
    all.push(await shown())
    expect((await send('DELETE', url, undefined, { 'if-match': all.map(({ etag }) => etag).join(', ') })).statusCode).toBe(204)
  })

  it('removes a picture with null', async () => {
    const { product } = await addProduct({ picture: 'https://souk.test/chai.jpg' })
    const url = `/products/${product.productId}`
    expect(product.picture).toBe('https://souk.test/chai.jpg')
    expect((await send('PATCH', url, { picture: null })).statusCode).toBe(204)
    expect((await send('GET', url)).json()).toEqual({ ...product, picture: null })
    expect((await send('PATCH', url, { picture: null })).headers['souk-position']).toBeUndefined()
    expect(problemOf(await send('PATCH', url, { name: null }))).toBe('malformed-request')
  })

  it('records nothing if a change changes nothing', async () => {
    const { product, input } = await addProduct()
    const answer = await send('PATCH', `/products/${product.productId}`, { price: input.price })
    expect(answer.statusCode).toBe(204)
    expect(answer.headers['souk-position']).toBeUndefined()
    expect((await send('GET', `/products/${product.productId}`)).headers.etag).toMatch(/^"1-/)
  })

  it('retires a product, which is then shown but neither listed nor changed', async () => {
    const { product } = await addProduct()
    const url = `/products/${product.productId}`
    expect(problemOf(await send('DELETE', url, undefined, { 'if-match': '"9"' }))).toBe('precondition-failed')
    expect((await send('DELETE', url, undefined, { 'if-match': '"1"' })).statusCode).toBe(204)
    expect((await send('DELETE', url)).statusCode).toBe(204)
    expect((await send('GET', url)).json()).toEqual({ ...product, status: 'retired' })
    expect((await send('GET', '/products')).json()).toEqual({ items: [], nextCursor: null })
    expect(problemOf(await send('PATCH', url, { price: 1 }))).toBe('product-retired')
    expect(problemOf(await send('POST', `${url}/stock-adjustments`, { delta: 1, reason: 'came in' }))).toBe('product-retired')
  })

  it('restores a retired product, which is then listed and changed again', async () => {
    const { product } = await addProduct()
    const url = `/products/${product.productId}`
    const restore = (headers = {}, body?: unknown) => send('POST', `${url}/restoration`, body, headers)
    expect((await restore()).headers['souk-position']).toBeUndefined()
    await send('DELETE', url)
    await send('DELETE', `/categories/${product.categoryId}`)
    expect(problemOf(await restore({ 'if-match': '"1"' }))).toBe('precondition-failed')
    expect(problemOf(await restore({}, { price: 1 }))).toBe('malformed-request')
    const restored = await restore({ 'if-match': '"2"', 'idempotency-key': 'again' })
    expect([restored.statusCode, restored.body]).toEqual([204, ''])
    expect((await send('GET', url)).json()).toEqual(product)
    expect((await send('GET', '/products')).json()).toEqual({ items: [product], nextCursor: null })
    await send('DELETE', url)
    expect((await restore({ 'if-match': '"2"', 'idempotency-key': 'again' })).headers['idempotent-replayed']).toBe('true')
    expect((await send('GET', url)).json()).toEqual({ ...product, status: 'retired' })
    expect((await restore({}, {})).statusCode).toBe(204)
    expect((await send('PATCH', url, { price: 1_750 })).statusCode).toBe(204)
  })

  it('adjusts the stock, but not below the reserved units', async () => {
    await stack.append(productAdded(), adjusted(10), ...stockReserved([[PAPER, 4]]))
    await stack.caughtUp()
    const adjust = (delta: number, key = 'once') =>
      send('POST', `/products/${PAPER}/stock-adjustments`, { delta, reason: 'broken' }, { 'idempotency-key': key })
    expect(problemOf(await adjust(-7, 'other'))).toBe('insufficient-stock')
    expect((await adjust(-6)).statusCode).toBe(204)
    const again = await adjust(-6)
    expect(again.statusCode).toBe(204)
    expect(again.headers['idempotent-replayed']).toBe('true')
    expect((await send('GET', `/products/${PAPER}`)).json()).toMatchObject({ unitsAvailable: 0, unitsOnHand: 4, unitsReserved: 4 })
  })

  it('lists products by category, page by page', async () => {
    const [one, other] = [await addCategory(), await addCategory()]
    const added = []
    for (let index = 0; index < 5; index += 1) {
      const { categoryId } = index === 2 ? other : one
      added.push(Product.parse((await send('POST', '/products', { categoryId, name: `No. ${index}`, price: 1, unitsInStock: 0 })).json()))
    }
    const all = async (query: string): Promise<Product[]> => {
      const items: Product[] = []
      for (let cursor: string | null = ''; cursor !== null;) {
        const url: string = `/products?limit=2${query}${cursor === '' ? '' : `&cursor=${cursor}`}`
        const answer = page(Product).parse((await send('GET', url)).json())
        expect(answer.items.length).toBeLessThanOrEqual(2)
        items.push(...answer.items)
        cursor = answer.nextCursor
      }
      return items
    }
    expect(await all('')).toEqual(added)
    expect(await all(`&categoryId=${one.categoryId}`)).toEqual(added.filter((_, index) => index !== 2))
    expect(await all(`&categoryId=${other.categoryId}`)).toEqual([added[2]])
    expect(await all(`&categoryId=${testId(99)}`)).toEqual([])
  })

  it('refuses a category that does not exist or is retired', async () => {
    const input = { categoryId: testId(99), name: 'Chai', price: 1, unitsInStock: 0 }
    expect(problemOf(await send('POST', '/products', input))).toBe('unknown-category')
    const { categoryId } = await addCategory()
    await send('DELETE', `/categories/${categoryId}`)
    expect(problemOf(await send('POST', '/products', { ...input, categoryId }))).toBe('unknown-category')
  })
})

describe('lists', () => {
  it('are in the order in which things were added, also if the clock was set back and later ids are smaller', async () => {
    let next = 900
    const newId = () => testId((next -= 1))
    const service = withTestManager(stack.service)
    const app = asTestManager(buildProductApp({ ...stack.dependencies, service, store: stack.store, currency: 'EUR', newId }))
    const post = async (url: string, payload: object) => (await app.inject({ method: 'POST', url, payload })).json<{ categoryId: string }>()
    const added = []
    for (const name of ['A', 'B', 'C']) added.push(await post('/categories', { name }))
    const ids = added.map(({ categoryId }) => categoryId)
    expect(ids).toEqual(ids.toSorted().toReversed())
    for (const name of ['A', 'B', 'C']) await post('/products', { categoryId: ids[0], name, price: 1, unitsInStock: 0 })
    await app.close()
    for (const [list, item] of [
      ['/categories', Category],
      ['/products', Product],
    ] as const) {
      const first = page(item).parse((await send('GET', `${list}?limit=1`)).json())
      const rest = page(item).parse((await send('GET', `${list}?cursor=${first.nextCursor}`)).json())
      expect([...first.items, ...rest.items].map(({ name }) => name)).toEqual(['A', 'B', 'C'])
    }
  })
})

describe('/reservations', () => {
  it("shows an order's claim on the stock", async () => {
    await stack.append(productAdded(), adjusted(10), ...stockReserved([[PAPER, 4]]))
    await stack.caughtUp()
    const answer = await send('GET', `/reservations/${ORDER}`)
    expect(Reservation.parse(answer.json())).toMatchObject({
      orderId: ORDER,
      status: 'RECEIVED',
      outcome: 'reserved',
      rejection: null,
      lines: [{ productId: PAPER, quantity: 4 }],
    })
    expect(problemOf(await send('GET', `/reservations/${testId(99)}`))).toBe('not-found')
  })
})

describe('malformed requests', () => {
  const id = testId(99)
  const valid = { categoryId: id, name: 'Chai', price: 1, unitsInStock: 0 }

  it.each<['GET' | 'POST' | 'PATCH' | 'DELETE' | 'PUT', string, unknown, string]>([
    ['GET', '/products/chai', undefined, 'malformed-request'],
    ['GET', `/products/${id}`, undefined, 'not-found'],
    ['PATCH', `/products/${id}`, { price: 1 }, 'not-found'],
    ['DELETE', `/products/${id}`, undefined, 'not-found'],
    ['POST', `/products/${id}/stock-adjustments`, { delta: 1, reason: 'r' }, 'not-found'],
    ['GET', `/categories/${id}`, undefined, 'not-found'],
    ['PATCH', `/categories/${id}`, { name: 'x' }, 'not-found'],
    ['DELETE', `/categories/${id}`, undefined, 'not-found'],
    ['POST', `/products/${id}/restoration`, undefined, 'not-found'],
    ['POST', `/categories/${id}/restoration`, undefined, 'not-found'],
    ['POST', '/products/chai/restoration', undefined, 'malformed-request'],
    ['POST', `/categories/${id}/restoration`, { name: 'x' }, 'malformed-request'],
    ['PUT', `/products/${id}`, {}, 'method-not-allowed'],
    ['GET', '/nothing', undefined, 'not-found'],
    ['GET', '/products?limit=0', undefined, 'malformed-request'],
    ['GET', '/products?limit=201', undefined, 'malformed-request'],
    ['GET', '/products?status=sold', undefined, 'malformed-request'],
    ['GET', '/products?categoryId=tea', undefined, 'malformed-request'],
    ['GET', '/products?colour=red', undefined, 'malformed-request'],
    ['GET', '/products?cursor=nonsense', undefined, 'malformed-request'],
    ['GET', `/products?cursor=${Buffer.from('["x"]').toString('base64url')}`, undefined, 'malformed-request'],
    ['GET', '/categories?cursor=nonsense', undefined, 'malformed-request'],
    ['GET', `/categories?cursor=${Buffer.from(JSON.stringify([id])).toString('base64url')}`, undefined, 'malformed-request'],
    ['GET', `/products?cursor=${Buffer.from(JSON.stringify([id])).toString('base64url')}`, undefined, 'malformed-request'],
    ['POST', '/products', {}, 'malformed-request'],
    ['POST', '/products', [valid], 'malformed-request'],
    ['POST', '/products', { ...valid, price: '1' }, 'malformed-request'],
    ['POST', '/products', { ...valid, price: 0 }, 'malformed-request'],
    ['POST', '/products', { ...valid, price: 1.5 }, 'malformed-request'],
    ['POST', '/products', { ...valid, unitsInStock: -1 }, 'malformed-request'],
    ['POST', '/products', { ...valid, name: ' ' }, 'malformed-request'],
    ['POST', '/products', { ...valid, name: 'nul \u0000' }, 'malformed-request'],
    ['POST', '/products', { ...valid, name: 'lone \ud800' }, 'malformed-request'],
    ['POST', '/products', { ...valid, picture: 'javascript:alert(1)' }, 'malformed-request'],
    ['POST', '/products', { ...valid, productId: id }, 'malformed-request'],
    ['PATCH', `/products/${id}`, {}, 'malformed-request'],
    ['PATCH', `/products/${id}`, { unitsInStock: 3 }, 'malformed-request'],
    ['POST', `/products/${id}/stock-adjustments`, { delta: 0, reason: 'r' }, 'malformed-request'],
    ['POST', `/products/${id}/stock-adjustments`, { delta: 1 }, 'malformed-request'],
    ['POST', '/categories', { name: 'x'.repeat(101) }, 'malformed-request'],
    ['PATCH', `/categories/${id}`, {}, 'malformed-request'],
    ['GET', '/reservations/mine', undefined, 'malformed-request'],
  ])('%s %s %j is answered with a problem', async (method, url, body, code) => {
    expect(problemOf(await send(method, url, body))).toBe(code)
    expect((await stack.log.head()).position).toBe(0)
  })
})
