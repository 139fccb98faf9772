import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  AddedProduct,
  Category,
  ChangedProducts,
  drawnPath,
  page,
  Problem,
  Product,
  ProductCounts,
  ProductHistoryItem,
  Reservation,
} from '@souk/contracts'
import { fileOf } from '@souk/pictures/address'
import { StoreUnavailable } from '@souk/service'
import { asTestManager, openTestCache, TEST_MANAGER, withTestManager } from '@souk/service/testing'
import { testId, until } from '@souk/testing'
import {
  categoryAdded,
  ORDER,
  PAPER,
  priceChanged,
  productAdded,
  productRetired,
  adjusted,
  stockDeducted,
  stockReserved,
} from '../../testing/samples.ts'
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
  const { productId } = AddedProduct.parse((await send('POST', '/products', input)).json())
  return { input, product: Product.parse((await send('GET', `/products/${productId}`)).json()) }
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
    expect(changed.json()).toEqual({ ...created.json<object>(), version: 2, name: 'Drinks' })
    expect(changed.headers.etag).toMatch(/^"2-/)

    expect((await send('DELETE', `/categories/${categoryId}`)).statusCode).toBe(204)
    expect((await send('GET', `/categories/${categoryId}`)).json()).toMatchObject({ status: 'retired' })
    expect((await send('GET', '/categories')).json()).toMatchObject({ items: [], total: { count: 0, exact: true } })
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

  it('are a tree, in which a list of products includes those further down', async () => {
    const { categoryId: drinks } = await addCategory('Drinks')
    const added = await send('POST', '/categories', { name: 'Tea', parentId: drinks })
    const tea = Category.parse(added.json())
    expect([added.statusCode, tea.parentId]).toEqual([201, drinks])
    const input = { name: 'Chai', price: 1_800, unitsInStock: 39 }
    const chai = AddedProduct.parse((await send('POST', '/products', { ...input, categoryId: tea.categoryId })).json())
    const water = AddedProduct.parse((await send('POST', '/products', { ...input, categoryId: drinks })).json())
    expect((await send('GET', `/products?categoryId=${drinks}`)).json()).toMatchObject({ items: [chai, water], total: { count: 2 } })
    expect((await send('GET', `/products?categoryId=${tea.categoryId}`)).json()).toMatchObject({ items: [chai], total: { count: 1 } })

    expect((await send('GET', `/categories?parentId=${drinks}`)).json()).toMatchObject({ items: [tea], total: { count: 1 } })
    expect((await send('GET', '/categories?parentId=root')).json()).toMatchObject({ items: [{ categoryId: drinks }], total: { count: 1 } })
    expect((await send('GET', `/categories?parentId=${tea.categoryId}`)).json()).toMatchObject({ items: [] })

    expect(problemOf(await send('PATCH', `/categories/${drinks}`, { parentId: tea.categoryId }))).toBe('category-cycle')
    expect(problemOf(await send('PATCH', `/categories/${drinks}`, { parentId: testId(99) }))).toBe('unknown-category')
    expect((await send('PATCH', `/categories/${tea.categoryId}`, { parentId: null }, { 'if-match': '"1"' })).statusCode).toBe(204)
    expect((await send('GET', `/categories/${tea.categoryId}`)).json()).toEqual({ ...tea, version: 2, parentId: null })
    expect((await send('GET', `/products?categoryId=${drinks}`)).json()).toMatchObject({ items: [water], total: { count: 1 } })
    expect((await send('PATCH', `/categories/${drinks}`, { parentId: tea.categoryId })).statusCode).toBe(204)
  })

  it('never lie in a circle, also if several are put into each other at once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const ids = await Promise.all(['One', 'Two', 'Three'].map(async (name) => (await addCategory(name)).categoryId))
      const moves = ids.map((id, index) => send('PATCH', `/categories/${id}`, { parentId: ids[(index + 1) % ids.length] }))
      const answers = await Promise.all(moves)
      expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([204, 204, 422])
    }
  })

  it('take no subtree that would reach too deep', async () => {
    const chain = async (length: number): Promise<string[]> => {
      const ids: string[] = []
      for (let level = 1; level <= length; level += 1) {
        const added = await send('POST', '/categories', { name: `Level ${level}`, parentId: ids.at(-1) ?? null })
        ids.push(Category.parse(added.json()).categoryId)
      }
      return ids
    }
    const [upper, lower] = [await chain(5), await chain(4)]
    const put = (parentId = '') => send('PATCH', `/categories/${lower[0]}`, { parentId })
    expect(problemOf(await put(upper[4]))).toBe('category-too-deep')
    expect((await put(upper[3])).statusCode).toBe(204)
    expect(problemOf(await send('POST', '/categories', { name: 'Level 9', parentId: lower[3] }))).toBe('category-too-deep')
  })

  it('is found by its slug, also after it has got another one', async () => {
    const { slug, categoryId } = await addCategory('Getränke')
    expect(slug).toMatch(/^getraenke-\d+$/)
    await send('PATCH', `/categories/${categoryId}`, { name: 'Drinks', newSlug: true })
    const found = await send('GET', `/categories/by-slug/${slug}`)
    expect(found.json()).toMatchObject({ categoryId, slug: slug.replace('getraenke', 'drinks') })
    expect(problemOf(await send('GET', '/categories/by-slug/drinks'))).toBe('not-found')
  })

  it('finds categories by words', async () => {
    const { categoryId: parentId } = await addCategory('Getränke')
    await send('POST', '/categories', { name: 'Old tea', parentId })
    const found = await addCategory('Teas')
    const namesOf = async (query: string) =>
      page(Category)
        .parse((await send('GET', `/categories?${query}`)).json())
        .items.map(({ name }) => name)
    expect(await namesOf('q=tea')).toEqual(['Old tea', 'Teas'])
    expect(await namesOf('q=GETRANKE')).toEqual(['Getränke'])
    expect(await namesOf('q=tea&parentId=root')).toEqual(['Teas'])
    expect(await namesOf('q=tea&status=retired')).toEqual([])
    expect(await namesOf(`q=${found.categoryId.slice(-6)}`)).toEqual(['Teas'])
    expect(await namesOf('q=*')).toEqual([])
    const first = page(Category).parse((await send('GET', '/categories?q=tea&limit=1')).json())
    expect(first.total).toEqual({ count: 2, exact: true })
    expect(await namesOf(`q=tea&cursor=${first.nextCursor}`)).toEqual(['Teas'])
    for (const q of ['a b c d e f g h i j k l m', 'x'.repeat(201)])
      expect(problemOf(await send('GET', `/categories?q=${q}`))).toBe('malformed-request')
  })

  it('lists categories page by page', async () => {
    const added = []
    for (const name of ['One', 'Two', 'Three']) added.push(await addCategory(name))
    const first = page(Category).parse((await send('GET', '/categories?limit=2')).json())
    expect(first).toMatchObject({ items: added.slice(0, 2), previousCursor: null, total: { count: 3, exact: true } })
    const second = page(Category).parse((await send('GET', `/categories?limit=2&cursor=${first.nextCursor}`)).json())
    expect(second).toMatchObject({ items: added.slice(2), nextCursor: null, total: { count: 3, exact: true } })
    expect((await send('GET', `/categories?limit=2&cursor=${second.previousCursor}`)).json()).toEqual(first)
    for (const other of ['products?', 'categories?status=retired&', 'categories?parentId=root&', 'categories?q=o&'])
      expect(problemOf(await send('GET', `/${other}cursor=${first.nextCursor}`))).toBe('malformed-request')
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
    const product = AddedProduct.parse(created.json())
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
    expect(shown.json()).toEqual({ ...product, drawn: Product.parse(shown.json()).drawn })
    expect(shown.headers).toMatchObject({ etag: expect.stringMatching(/^"1-/), 'cache-control': 'public, no-cache' })
  })

  it('answers a retried creation as it answered first, whatever happened in between', async () => {
    const { categoryId } = await addCategory()
    const input = { categoryId, name: 'Chai', price: 1_800, unitsInStock: 39 }
    const create = (body: object) => send('POST', '/products', body, { 'idempotency-key': 'chai' })
    const created = await create(input)
    const { productId } = AddedProduct.parse(created.json())
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
    const { drawn } = Product.parse(json())
    expect(drawn).not.toBe(product.drawn)
    expect(json()).toEqual({ ...product, version: 3, price: 1_900, name: 'Chai tea', drawn })
    for (const outdated of ['"1"', 'W/"3"', `W/${headers.etag}`, '"x"', '"0"', '', '"1", "2"']) {
      expect(problemOf(await change({ price: 2_000 }, outdated))).toBe('precondition-failed')
    }
    for (const malformed of ['3', 'x', '"3', `${headers.etag}, *`]) {
      expect(problemOf(await change({ price: 2_000 }, malformed))).toBe('malformed-request')
    }
    expect((await change({ price: 2_000 }, `"1", ${headers.etag}`)).statusCode).toBe(204)
    expect((await change({ price: 2_100 }, '*')).statusCode).toBe(204)
    expect((await change({ price: 2_200 })).statusCode).toBe(204)
    expect((await send('GET', url)).json()).toEqual({ ...product, version: 6, price: 2_200, name: 'Chai tea', drawn })
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

  it('answers a refused edit with what there is now, so that the client can try again', async () => {
    const { product } = await addProduct()
    const edits = [
      [`/products/${product.productId}`, ['PATCH', 'DELETE'], { name: 'Tea' }],
      [`/categories/${product.categoryId}`, ['PATCH', 'DELETE'], { name: 'Drinks' }],
    ] as const
    for (const [url, methods, change] of edits) {
      const edit = await send('PATCH', url, change)
      const [commit] = await stack.log.readAll(Number(edit.headers['souk-position']) - 1, 1)
      const changed = { changedBy: { id: TEST_MANAGER.customerId, kind: 'manager' }, changedAt: commit?.at }
      // No change of the entry.
      await stack.append(adjusted(1, product.productId))
      await stack.caughtUp()
      const shown = await send('GET', url)
      const refusals = [
        ...methods.map((method) => send(method, url, method === 'PATCH' ? { name: 'Coffee' } : undefined, { 'if-match': '"1"' })),
        send('POST', `${url}/restoration`, undefined, { 'if-match': '"1"' }),
      ]
      for (const refused of await Promise.all(refusals)) {
        expect(problemOf(refused)).toBe('precondition-failed')
        expect(Problem.parse(refused.json())).toMatchObject({ current: shown.json(), ...changed })
        expect(refused.headers.etag).toBe(shown.headers.etag)
      }
      expect((await send('PATCH', url, { name: 'Coffee' }, { 'if-match': String(shown.headers.etag) })).statusCode).toBe(204)
    }
    expect(Problem.parse((await send('PATCH', '/products', {})).json())).not.toHaveProperty('current')
  })

  it('removes a picture with null', async () => {
    const { product } = await addProduct({ picture: 'https://souk.test/chai.jpg' })
    const url = `/products/${product.productId}`
    expect(product.picture).toBe('https://souk.test/chai.jpg')
    expect((await send('PATCH', url, { picture: null })).statusCode).toBe(204)
    expect((await send('GET', url)).json()).toEqual({ ...product, version: 2, picture: null })
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
    expect((await send('GET', url)).json()).toEqual({ ...product, version: 2, status: 'retired' })
    expect((await send('GET', '/products')).json()).toMatchObject({ items: [], total: { count: 0, exact: true } })
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
    expect((await send('GET', url)).json()).toEqual({ ...product, version: 3 })
    expect((await send('GET', '/products')).json()).toMatchObject({ items: [{ ...product, version: 3 }], nextCursor: null })
    await send('DELETE', url)
    expect((await restore({ 'if-match': '"2"', 'idempotency-key': 'again' })).headers['idempotent-replayed']).toBe('true')
    expect((await send('GET', url)).json()).toEqual({ ...product, version: 4, status: 'retired' })
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

  it('takes an adjustment back once, whoever asks for it, at whichever instance, by whichever route and key', async () => {
    await stack.append(productAdded(), adjusted(10))
    await stack.caughtUp()
    const url = `/products/${PAPER}/stock-adjustments`
    const position = Number((await send('POST', url, { delta: 5, reason: 'delivery' })).headers['souk-position'])
    const undo = { delta: -5, reason: 'undo', undoes: position }
    const first = await send('POST', url, undo, { 'idempotency-key': 'one' })
    expect([first.statusCode, first.headers['idempotent-replayed']]).toEqual([204, undefined])
    const again = await send('POST', url, undo, { 'idempotency-key': 'two' })
    expect([again.statusCode, again.headers['idempotent-replayed']]).toEqual([204, 'true'])
    expect(problemOf(await send('POST', url, { ...undo, reason: 'zurück' }))).toBe('already-undone')

    const another = { ...TEST_MANAGER, customerId: testId(992) }
    const verifier = { ...stack.service.verifier, verify: async () => another, known: () => another }
    const app = asTestManager(
      buildProductApp({ ...stack.dependencies, service: { ...stack.service, verifier }, store: stack.store, currency: 'EUR' }),
    )
    expect(problemOf(await app.inject({ method: 'POST', url, payload: undo }))).toBe('already-undone')
    const changes = [{ productId: PAPER, change: { type: 'stock', ...undo } }]
    const headers = { 'idempotency-key': 'all' }
    const ofMany = await app.inject({ method: 'POST', url: '/products/changes', payload: { changes }, headers })
    expect(ChangedProducts.parse(ofMany.json()).results[0]).toMatchObject({ status: 409, problem: { code: 'already-undone' } })
    await app.close()
    expect((await send('GET', `/products/${PAPER}`)).json()).toMatchObject({ unitsOnHand: 10 })
  })

  it('takes back only an adjustment of that product, and all of it', async () => {
    const { product } = await addProduct({ unitsInStock: 7 })
    const url = `/products/${product.productId}/stock-adjustments`
    const adjust = (delta: number, undoes?: number) => send('POST', url, { delta, reason: 'count', undoes })
    const at = ({ headers }: LightMyRequestResponse): number => Number(headers['souk-position'])
    const delivery = at(await adjust(5))
    const edit = at(await send('PATCH', `/products/${product.productId}`, { name: 'Tea' }))
    const other = AddedProduct.parse(
      (await send('POST', '/products', { categoryId: product.categoryId, name: 'Ink', price: 1, unitsInStock: 5 })).json(),
    )
    const added = (await stack.log.head()).position
    const wrong = [
      [-5, added + 1, `the log has no commit ${added + 1}`],
      [-5, edit, `commit ${edit} has adjusted nothing here`],
      [-5, added, `commit ${added} has adjusted nothing here`],
      [-4, delivery, `commit ${delivery} has moved 5, and this moves -4`],
      [5, delivery, `commit ${delivery} has moved 5, and this moves 5`],
    ] as const
    for (const [delta, undoes, detail] of wrong) {
      const answer = await adjust(delta, undoes)
      expect([answer.statusCode, problemOf(answer), Problem.parse(answer.json()).detail]).toEqual([422, 'wrong-undo', detail])
    }
    const change = { type: 'stock', delta: -5, reason: 'count', undoes: delivery }
    const changes = [product, other].map(({ productId }) => ({ productId, change }))
    const many = ChangedProducts.parse((await send('POST', '/products/changes', { changes }, { 'idempotency-key': 'all' })).json())
    expect(many.results.map(({ problem }) => problem?.code)).toEqual([undefined, 'wrong-undo'])
    const { items } = page(ProductHistoryItem).parse((await send('GET', `/products/${product.productId}/history`)).json())
    expect(items.map(({ stock }) => stock?.undoes)).toEqual([delivery, undefined, null, null, undefined])
  })

  it('lists products by category, page by page', async () => {
    const [one, other] = [await addCategory(), await addCategory()]
    const added = []
    for (let index = 0; index < 5; index += 1) {
      const { categoryId } = index === 2 ? other : one
      added.push(
        AddedProduct.parse((await send('POST', '/products', { categoryId, name: `No. ${index}`, price: 1, unitsInStock: 0 })).json()),
      )
    }
    const all = async (query: string): Promise<AddedProduct[]> => {
      const items: AddedProduct[] = []
      for (let cursor: string | null = ''; cursor !== null;) {
        const url: string = `/products?limit=2${query}${cursor === '' ? '' : `&cursor=${cursor}`}`
        const answer = page(Product).parse((await send('GET', url)).json())
        expect(answer.items.length).toBeLessThanOrEqual(2)
        items.push(...answer.items)
        cursor = answer.nextCursor
      }
      return items
    }
    expect(await all('')).toMatchObject(added)
    expect(await all(`&categoryId=${one.categoryId}`)).toMatchObject(added.filter((_, index) => index !== 2))
    expect(await all(`&categoryId=${other.categoryId}`)).toMatchObject([added[2]])
    expect(await all(`&categoryId=${testId(99)}`)).toEqual([])

    const end = page(Product).parse((await send('GET', '/products?limit=4')).json())
    const rest = page(Product).parse((await send('GET', `/products?limit=4&cursor=${end.nextCursor}`)).json())
    expect([rest.items, rest.total]).toMatchObject([[added[4]], { count: 5, exact: true }])
    const back = page(Product).parse((await send('GET', `/products?limit=2&cursor=${rest.previousCursor}`)).json())
    expect(back.items).toMatchObject(added.slice(2, 4))
    expect((await send('GET', `/products?categoryId=${one.categoryId}`)).json()).toMatchObject({ total: { count: 4, exact: true } })
  })

  it('shows the products of a list of ids, in its order, retired or not', async () => {
    const { product: chai } = await addProduct()
    const { product: tea } = await addProduct({ name: 'Tea' })
    await send('DELETE', `/products/${tea.productId}`)
    const answer = await send('GET', `/products?ids=${[tea.productId, testId(99), chai.productId, tea.productId].join()}`)
    expect(answer.json()).toEqual({
      items: [{ ...tea, version: 2, status: 'retired' }, chai],
      nextCursor: null,
      previousCursor: null,
      total: { count: 2, exact: true },
    })
    const many = Array.from({ length: 101 }, (_, index) => testId(index + 1))
    expect((await send('GET', `/products?ids=${many.slice(1).join()}`)).json()).toMatchObject({ items: [] })
    for (const malformed of [many.join(), '', ',', `${chai.productId},`, `${chai.productId}, ${tea.productId}`, 'chai'])
      expect(problemOf(await send('GET', `/products?ids=${encodeURIComponent(malformed)}`))).toBe('malformed-request')
    for (const other of ['status=active', `categoryId=${chai.categoryId}`, 'cursor=x'])
      expect(problemOf(await send('GET', `/products?ids=${chai.productId}&${other}`))).toBe('malformed-request')
  })

  it('is found by its slug, and by every one that it had', async () => {
    const { product } = await addProduct({ name: 'Thé à la menthe' })
    const { product: twin } = await addProduct({ name: 'Thé à la menthe' })
    expect(product.slug).toMatch(/^the-a-la-menthe-\d+$/)
    expect(twin.slug).not.toBe(product.slug)
    const bySlug = async (slug: string) => send('GET', `/products/by-slug/${slug}`)
    const shown = await bySlug(product.slug)
    const url = `/products/${product.productId}`
    expect([shown.json(), shown.headers.etag]).toEqual([product, (await send('GET', url)).headers.etag])
    expect((await bySlug(twin.slug)).json()).toEqual(twin)

    await send('PATCH', url, { name: 'Mint tea' })
    expect((await bySlug(product.slug)).json()).toMatchObject({ name: 'Mint tea', slug: product.slug })
    await send('PATCH', url, { newSlug: true })
    const renamed = Product.parse((await bySlug(product.slug)).json())
    expect(renamed).toMatchObject({ productId: product.productId, slug: product.slug.replace('the-a-la-menthe', 'mint-tea') })
    expect((await bySlug(renamed.slug)).json()).toEqual(renamed)
    expect((await send('GET', '/products')).json()).toMatchObject({ items: [renamed, twin] })
    for (const slug of ['mint-tea', 'mint-tea-0', `mint-tea-${Number(product.slug.split('-').at(-1)) + 99}`, 'x'.repeat(90)])
      expect(problemOf(await bySlug(slug))).toBe('not-found')
    expect(problemOf(await send('PATCH', url, { newSlug: false }))).toBe('malformed-request')
  })

  describe('with asOf', () => {
    const url = `/products/${PAPER}`
    const as = (asOf: number | string) => send('GET', `${url}?asOf=${asOf}`)
    /** The position of each change, in turn. */
    const positions: number[] = []
    beforeEach(async () => {
      positions.length = 0
      const changes = [
        [categoryAdded()],
        [productAdded(), adjusted(10)],
        [priceChanged(300)],
        stockReserved([[PAPER, 4]]),
        [productRetired()],
      ]
      for (const events of changes) positions.push((await stack.append(...events)).position)
      await stack.caughtUp()
    })

    it('shows the price and the stock as they were', async () => {
      const [category = 0, added = 0, dearer = 0, reserved = 0, retired = 0] = positions
      const present = Product.parse((await send('GET', url)).json())
      const at = async (position: number) => (await as(position)).json<unknown>()
      expect(await at(retired)).toEqual(present)
      expect(await at(reserved)).toEqual({ ...present, version: 2, status: 'active' })
      expect(await at(dearer)).toEqual({ ...present, version: 2, status: 'active', unitsAvailable: 10, unitsReserved: 0 })
      expect(await at(added)).toEqual({ ...present, version: 1, status: 'active', price: 250, unitsAvailable: 10, unitsReserved: 0 })
      expect(problemOf(await as(category))).toBe('not-found')
      expect(problemOf(await as(0))).toBe('not-found')
    })

    it('shows what was true at a time', async () => {
      const [commit] = await stack.log.readAll((await stack.log.head()).position - 1, 1)
      expect((await as(commit?.at ?? '')).json()).toEqual((await send('GET', url)).json())
      expect(problemOf(await as('2001-09-11T12:46:00Z'))).toBe('not-found')
    })

    it('marks its answers, which are never those of the present', async () => {
      const [, added = 0] = positions
      const present = await send('GET', url)
      expect(present.headers).not.toHaveProperty('souk-as-of')
      for (let time = 1; time <= 3; time += 1) {
        const past = await as(added)
        expect(past.headers).toMatchObject({ 'souk-as-of': String(added), 'cache-control': 'public, no-cache' })
        expect(past.headers.etag).not.toBe(present.headers.etag)
        expect(past.json()).toMatchObject({ price: 250 })
        expect((await send('GET', url)).headers).toEqual({ ...present.headers, 'x-request-id': expect.anything(), date: expect.anything() })
      }
      expect((await send('GET', url)).json()).toMatchObject({ price: 300 })
    })

    it('refuses what is not in the past', async () => {
      const { position } = await stack.log.head()
      for (const asOf of [position + 1, '999999999999999', '2999-01-01T00:00:00Z']) {
        const answer = await as(asOf)
        expect(problemOf(answer)).toBe('malformed-request')
        expect(answer.json()).toMatchObject({ errors: [{ path: 'asOf' }] })
      }
    })

    it.each(['', 'x', '-1', '1.5', '1e3', '0x1', 'now', '2026-02-30T00:00:00Z', '2026-01-01', '2026-01-01T00:00:00', '1&asOf=2'])(
      'refuses %j',
      async (asOf) => {
        const answer = await as(asOf)
        expect(problemOf(answer)).toBe('malformed-request')
        expect(answer.json()).toMatchObject({ errors: [{ path: 'asOf' }] })
      },
    )

    it('knows no product that was never added', async () => {
      expect(problemOf(await send('GET', `/products/${testId(99)}?asOf=1`))).toBe('not-found')
    })

    it('answers anybody', async () => {
      expect((await stack.strangersApp.inject({ url: `${url}?asOf=${positions.at(-1)}` })).statusCode).toBe(200)
    })
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
  it('of products can be those that are available, low or out, and each is counted', async () => {
    const { categoryId } = await addCategory()
    for (const [name, unitsInStock] of [
      ['A', 0],
      ['B', 3],
      ['C', 30],
    ] as const)
      await send('POST', '/products', { categoryId, name, price: 1, unitsInStock })
    const namesOf = async (query: string) =>
      page(Product)
        .parse((await send('GET', `/products?${query}`)).json())
        .items.map(({ name }) => name)
    expect(await namesOf('availability=available')).toEqual(['B', 'C'])
    expect(await namesOf(`availability=low&categoryId=${categoryId}`)).toEqual(['B'])
    expect(await namesOf('availability=out')).toEqual(['A'])
    expect(problemOf(await send('GET', `/products?availability=out&ids=${PAPER}`))).toBe('malformed-request')
    const counts = async (query = '') => {
      const { availabilities } = ProductCounts.parse((await send('GET', `/products/counts${query}`)).json())
      return { availabilities }
    }
    const counted = (available: number, low: number, out: number) => ({
      availabilities: [
        { availability: 'available', count: available, exact: true },
        { availability: 'low', count: low, exact: true },
        { availability: 'out', count: out, exact: true },
      ],
    })
    expect(await counts()).toEqual(counted(2, 1, 1))
    expect(await counts(`?categoryId=${categoryId}`)).toEqual(counted(2, 1, 1))
    expect(await counts('?status=retired')).toEqual(counted(0, 0, 0))
  })

  it('of products are counted by status, and by the categories at the next level', async () => {
    const { categoryId: drinks } = await addCategory('Drinks')
    const tea = Category.parse((await send('POST', '/categories', { name: 'Tea', parentId: drinks })).json()).categoryId
    const { categoryId: toys } = await addCategory('Toys')
    for (const [categoryId, unitsInStock] of [
      [drinks, 0],
      [tea, 3],
      [tea, 30],
      [toys, 3],
    ] as const)
      await send('POST', '/products', { categoryId, name: 'A', price: 1, unitsInStock })
    const { items } = page(Product).parse((await send('GET', `/products?categoryId=${toys}`)).json())
    await send('DELETE', `/products/${items[0]?.productId}`)
    const counted = async (query = '') => {
      const { statuses, categories } = ProductCounts.parse((await send('GET', `/products/counts${query}`)).json())
      return [statuses.map(({ count }) => count), categories.map(({ categoryId, count }) => [categoryId, count])]
    }
    expect(await counted()).toEqual([
      [3, 1],
      [
        [drinks, 3],
        [toys, 0],
      ],
    ])
    expect(await counted('?status=retired')).toEqual([
      [3, 1],
      [
        [drinks, 0],
        [toys, 1],
      ],
    ])
    expect(await counted(`?categoryId=${drinks}&availableUpTo=3`)).toEqual([[2, 0], [[tea, 1]]])
    expect(await counted(`?categoryId=${drinks}&availability=low`)).toEqual([[1, 0], [[tea, 1]]])
    expect(await counted(`?categoryId=${tea}`)).toEqual([[2, 0], []])
  })

  it('of products are in the order of their names, prices or units, with at most so many units', async () => {
    const { categoryId } = await addCategory()
    for (const [name, price, unitsInStock] of [
      ['Zimt', 300, 5],
      ['apfel', 100, 30],
      ['Öl', 200, 0],
      ['Brot', 100, 7],
    ] as const)
      await send('POST', '/products', { categoryId, name, price, unitsInStock })
    const namesOf = async (query: string) =>
      page(Product)
        .parse((await send('GET', `/products?${query}`)).json())
        .items.map(({ name }) => name)
    expect(await namesOf('')).toEqual(['Zimt', 'apfel', 'Öl', 'Brot'])
    expect(await namesOf('sort=newest')).toEqual(['Brot', 'Öl', 'apfel', 'Zimt'])
    expect(await namesOf('sort=name')).toEqual(['apfel', 'Brot', 'Öl', 'Zimt'])
    expect(await namesOf('sort=-name')).toEqual(['Zimt', 'Öl', 'Brot', 'apfel'])
    expect(await namesOf('sort=price')).toEqual(['apfel', 'Brot', 'Öl', 'Zimt'])
    expect(await namesOf('sort=-price')).toEqual(['Zimt', 'Öl', 'Brot', 'apfel'])
    expect(await namesOf('sort=available')).toEqual(['Öl', 'Zimt', 'Brot', 'apfel'])
    expect(await namesOf(`sort=-available&availableUpTo=6&categoryId=${categoryId}`)).toEqual(['Zimt', 'Öl'])
    expect(await namesOf('availableUpTo=0')).toEqual(['Öl'])
    expect(await namesOf('availability=available&availableUpTo=0')).toEqual([])
    expect(await namesOf('q=z')).toEqual(['Zimt'])
    expect(await namesOf('q=%F0%9F%AB%96')).toEqual([])
    expect(ProductCounts.parse((await send('GET', '/products/counts?q=z')).json()).statuses[0]?.count).toBe(1)
    expect(ProductCounts.parse((await send('GET', '/products/counts?q=*')).json()).statuses[0]?.count).toBe(0)
    expect(problemOf(await send('GET', '/products?q=a b c d e f g h i j k l m'))).toBe('malformed-request')
    expect((await send('GET', '/products/export.csv?q=z')).body).toMatch(/Zimt/)
    expect((await send('GET', '/products/export.csv?q=*')).body.trim().split('\r\n')).toHaveLength(1)
    expect(await namesOf('priceFrom=200')).toEqual(['Zimt', 'Öl'])
    expect(await namesOf('priceFrom=100&priceTo=200&sort=-price')).toEqual(['Öl', 'Brot', 'apfel'])
    expect(await namesOf(`priceTo=100&availability=available&q=b&categoryId=${categoryId}`)).toEqual(['Brot'])
    expect(
      ProductCounts.parse((await send('GET', '/products/counts?priceTo=299')).json()).availabilities.map(({ count }) => count),
    ).toEqual([2, 1, 1])
    expect((await send('GET', '/products/export.csv?priceFrom=201')).body.match(/Zimt|apfel|Öl|Brot/g)).toEqual(['Zimt'])
    for (const list of ['', '/counts', '/export.csv'])
      expect((await send('GET', `/products${list}?priceFrom=2&priceTo=1`)).json()).toMatchObject({
        status: 400,
        errors: [{ path: 'priceTo' }],
      })
    const { body } = await send('GET', '/products/export.csv?sort=newest&availableUpTo=7')
    expect(body.split('\r\n').flatMap((line) => /Zimt|apfel|Öl|Brot/.exec(line)?.[0] ?? [])).toEqual(['Brot', 'Öl', 'Zimt'])
  })

  it('goes on behind a place in its order, although the product there has changed, and takes the cursor of no other order', async () => {
    const { categoryId } = await addCategory()
    for (const price of [500, 400, 300, 200, 100])
      await send('POST', '/products', { categoryId, name: `Tea "${price}" 茶`, price, unitsInStock: 1 })
    const read = async (query: string) => page(Product).parse((await send('GET', `/products?limit=2&sort=${query}`)).json())
    const pricesOf = ({ items }: { items: Product[] }) => items.map(({ price }) => price)
    const first = await read('price')
    expect(pricesOf(first)).toEqual([100, 200])
    await send('PATCH', `/products/${first.items[1]?.productId}`, { price: 450 })
    const second = await read(`price&cursor=${first.nextCursor}`)
    expect(pricesOf(second)).toEqual([300, 400])
    expect(pricesOf(await read(`price&cursor=${second.nextCursor}`))).toEqual([450, 500])
    expect(pricesOf(await read(`price&cursor=${second.previousCursor}`))).toEqual([100])

    const byName = await read('name')
    expect(pricesOf(await read(`name&cursor=${byName.nextCursor}`))).toEqual([300, 400])
    for (const query of [`-price&cursor=${first.nextCursor}`, `name&cursor=${first.nextCursor}`, `price&cursor=${byName.nextCursor}`])
      expect(problemOf(await send('GET', `/products?sort=${query}`))).toBe('malformed-request')
    expect(problemOf(await send('GET', `/products?sort=price&availableUpTo=9&cursor=${first.nextCursor}`))).toBe('malformed-request')
    expect(problemOf(await send('GET', `/products?sort=name&ids=${PAPER}`))).toBe('malformed-request')
  })

  it('has room in a cursor for the longest names of any script', async () => {
    const { categoryId } = await addCategory()
    for (const name of ['ﷺ'.repeat(200), '각'.repeat(200), '😀'.repeat(100), '"\\'.repeat(100)])
      expect((await send('POST', '/products', { categoryId, name, price: 1, unitsInStock: 1 })).statusCode).toBe(201)
    const names = new Set<string>()
    for (let cursor: string | null = ''; cursor !== null;) {
      const { items, nextCursor } = page(Product).parse((await send('GET', `/products?sort=-name&limit=1${cursor}`)).json())
      for (const { name } of items) names.add(name)
      cursor = nextCursor && `&cursor=${nextCursor}`
    }
    expect(names.size).toBe(4)
  })

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

describe('/products/changes', () => {
  const change = (changes: readonly object[], key = 'monday', app = stack.app) =>
    app.inject({ method: 'POST', url: '/products/changes', headers: { 'idempotency-key': key }, payload: { changes } })
  const resultsOf = (answer: LightMyRequestResponse) => {
    expect(answer.statusCode).toBe(200)
    return ChangedProducts.parse(answer.json()).results.map(({ status, version, problem }) => problem?.code ?? [status, version])
  }
  const shown = async (productId: string) => Product.parse((await send('GET', `/products/${productId}`)).json())
  interface Faults {
    readonly store?: typeof stack.store
    readonly isWhole?: Stack['service']['projection']['isWhole']
  }
  const away = () => Promise.reject(new StoreUnavailable('the database is away'))
  const broken = () => Promise.reject(new Error('the database is broken'))
  const price = (productId: string, value: number) => ({ productId, change: { type: 'price', price: value } })

  it('makes each change that is allowed, and says of each other one why it is not', async () => {
    const [one, two, three, four] = await Promise.all([addProduct(), addProduct(), addProduct(), addProduct()])
    const ids = [one, two, three, four].map(({ product }) => product.productId)
    const [first = '', second = '', third = '', fourth = ''] = ids
    const { categoryId } = await addCategory('Tea')
    await send('DELETE', `/products/${fourth}`)
    const answer = await change([
      { productId: third, change: { type: 'stock', delta: -40, reason: 'lost' } },
      { productId: first, version: 1, change: { type: 'pricePercent', percent: 10 } },
      { productId: fourth, change: { type: 'restoration' } },
      { productId: testId(99), change: { type: 'retirement' } },
      { productId: second, version: 7, change: { type: 'category', categoryId } },
    ])
    expect(resultsOf(answer)).toEqual(['insufficient-stock', [204, 2], [204, 3], 'not-found', 'precondition-failed'])
    expect(await shown(first)).toMatchObject({ price: 1_980, version: 2 })
    expect(await shown(fourth)).toMatchObject({ status: 'active' })
    const [lost, , , absent, stale] = ChangedProducts.parse(answer.json()).results
    expect([lost?.productId, lost?.problem?.detail, absent?.status]).toEqual([third, '39 units are available', 404])
    expect(stale?.problem?.current).toEqual(await shown(second))
    expect(Number(answer.headers['souk-position'])).toBe((await stack.log.head()).position)

    const rest = [
      { productId: second, change: { type: 'category', categoryId } },
      { productId: third, version: 1, change: { type: 'stock', delta: 5, reason: 'found' } },
      { productId: first, change: { type: 'retirement' } },
      price(fourth, 1_800),
    ]
    // The last one changes nothing.
    expect(resultsOf(await change(rest, 'tuesday'))).toEqual([
      [204, 2],
      [204, 1],
      [204, 3],
      [204, 3],
    ])
    expect(await shown(second)).toMatchObject({ categoryId })
    expect(await shown(third)).toMatchObject({ unitsOnHand: 44 })
    expect(await shown(first)).toMatchObject({ status: 'retired' })
  })

  it('does nothing twice for a repeat, and finishes what nobody knew the outcome of', async () => {
    const [one, two] = await Promise.all([addProduct(), addProduct()])
    const ids = [one.product.productId, two.product.productId]
    const changes = ids.map((productId) => ({ productId, change: { type: 'pricePercent', percent: -50 } }))
    const { commands } = stack.service
    const lossy: typeof commands = {
      ...commands,
      execute: async (command, origin) => {
        if (command.target === ids[0]) return { kind: 'failed', code: 'outcome-unknown', detail: 'the event store did not answer' }
        return commands.execute(command, origin)
      },
    }
    const service = withTestManager({ ...stack.service, commands: lossy })
    const app = asTestManager(buildProductApp({ ...stack.dependencies, service, store: stack.store, currency: 'EUR' }))
    expect(resultsOf(await change(changes, 'sale', app))).toEqual(['outcome-unknown', [204, 2]])
    for (const replayed of [undefined, 'true']) {
      const answer = await change(changes, 'sale')
      expect(resultsOf(answer)).toEqual([
        [204, 2],
        [204, 2],
      ])
      expect(answer.headers['idempotent-replayed']).toBe(replayed)
    }
    expect((await Promise.all(ids.map(shown))).map((product) => product.price)).toEqual([900, 900])

    expect(resultsOf(await change(changes.slice(0, 1), 'second-sale'))).toEqual([[204, 3]])
    expect(resultsOf(await change([price(ids[0] ?? '', 5)], 'sale'))).toEqual(['idempotency-key-reused'])
    await app.close()
  })

  it.each([
    ['cannot be read', () => ({ store: { ...stack.store, product: away, products: away } }), [[204, null], 'unavailable', 'not-found']],
    ['is being rebuilt', () => ({ isWhole: async () => false }), [[204, 2], 'precondition-failed', 'catching-up']],
    ['is broken', () => ({ store: { ...stack.store, product: broken } }), [[204, 2], 'internal-error', 'not-found']],
  ] as const)('answers for each change by itself if the view %s', async (_, faults, results) => {
    const [one, two] = await Promise.all([addProduct(), addProduct()])
    const { store = stack.store, isWhole = stack.service.projection.isWhole }: Faults = faults()
    const service = withTestManager({ ...stack.service, projection: { ...stack.service.projection, isWhole } })
    const app = asTestManager(buildProductApp({ ...stack.dependencies, service, store, currency: 'EUR' }))
    const stale = { ...price(two.product.productId, 6), version: 7 }
    expect(resultsOf(await change([price(one.product.productId, 5), stale, price(testId(99), 7)], 'monday', app))).toEqual(results)
    expect(await shown(one.product.productId)).toMatchObject({ price: 5, version: 2 })
    await app.close()
  })

  it('is refused as a whole if it is malformed, and then changes nothing', async () => {
    const { product } = await addProduct()
    const { productId } = product
    const { position } = await stack.log.head()
    const good = price(productId, 5)
    for (const changes of [
      [],
      [good, good],
      [good, { productId: testId(99), change: { type: 'discount', percent: 5 } }],
      [good, { productId: testId(99), change: { type: 'price', price: 0 } }],
      [good, { productId: testId(99), change: { type: 'pricePercent', percent: -100 } }],
      [good, { productId: testId(99), change: { type: 'pricePercent', percent: 2.5 } }],
      [good, { productId: testId(99), change: { type: 'stock', delta: 1 } }],
      [good, { productId: testId(99), change: { type: 'retirement', price: 5 } }],
      [good, { productId: testId(99), version: 0, change: { type: 'retirement' } }],
      Array.from({ length: 101 }, (_, index) => price(testId(index + 1), 5)),
    ])
      expect(problemOf(await change(changes))).toBe('malformed-request')
    expect(problemOf(await send('POST', '/products/changes', { changes: [good] }))).toBe('idempotency-key-required')
    expect((await stack.log.head()).position).toBe(position)
  })

  it('takes a hundred changes at once, with reasons of any script', async () => {
    const reason = '\u{1f375}'.repeat(200)
    const ids = Array.from({ length: 100 }, (_, index) => testId(index + 1))
    await stack.append(categoryAdded(), ...ids.flatMap((id) => productAdded(id)))
    const answer = await change(ids.map((productId) => ({ productId, change: { type: 'stock', delta: 3, reason } })))
    expect(resultsOf(answer)).toEqual(ids.map(() => [204, 1]))
    expect((await shown(testId(77))).unitsOnHand).toBe(3)
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
    ['GET', '/products?limit=101', undefined, 'malformed-request'],
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

describe('an answer that is kept', () => {
  it('stays the same until a row that it shows changes', async () => {
    const { product } = await addProduct()
    const urls = [`/products/${product.productId}`, '/products', `/products/by-slug/${product.slug}`]
    const before = await Promise.all(urls.map((url) => send('GET', url)))
    const again = await Promise.all(urls.map((url) => send('GET', url)))
    for (const [index, answer] of again.entries()) {
      const { 'x-request-id': id, date: _date, ...headers } = answer.headers
      expect(headers).toEqual({ ...before[index]?.headers, 'x-request-id': undefined, date: undefined })
      expect(id).not.toBe(before[index]?.headers['x-request-id'])
      expect(answer.body).toBe(before[index]?.body)
      const known = { 'if-none-match': String(answer.headers.etag) }
      expect((await send('GET', urls[index] ?? '', undefined, known)).statusCode).toBe(304)
    }
    await send('POST', `/products/${product.productId}/stock-adjustments`, { delta: 2, reason: 'delivery' })
    for (const [index, url] of urls.entries()) {
      const answer = await send('GET', url, undefined, { 'if-none-match': String(before[index]?.headers.etag) })
      expect(answer.statusCode).toBe(200)
      expect(answer.body).toContain('"unitsAvailable":41')
    }
  })

  it('is another one when the category is renamed that a drawn picture names', async () => {
    const { product } = await addProduct()
    const { productId: id, name, description, supplier, categoryId } = product
    const urls = [`/products/${id}`, '/products', `/products?ids=${id}`, `/products/by-slug/${product.slug}`]
    for (const category of ['Beverages', 'Drinks']) {
      await send('PATCH', `/categories/${categoryId}`, { name: category })
      const drawn = drawnPath(fileOf({ id, name, description, supplier, category }))
      for (const url of urls) expect([url, (await send('GET', url)).body]).toEqual([url, expect.stringContaining(`"drawn":"${drawn}"`)])
      expect((await stack.strangersApp.inject(drawn.replace('/product/', '/'))).statusCode).toBe(200)
    }
  })

  it('is another one when a category moves into the one whose products it shows', async () => {
    const { product } = await addProduct()
    const outer = await addCategory('Everything')
    const list = `/products?categoryId=${outer.categoryId}`
    expect((await send('GET', list)).json()).toMatchObject({ items: [] })
    await send('PATCH', `/categories/${product.categoryId}`, { parentId: outer.categoryId })
    expect((await send('GET', list)).json()).toMatchObject({ items: [{ productId: product.productId }] })
  })
})

describe('a cache of answers', () => {
  it('keeps those to anybody, and has forgotten what has changed when the change is answered', async () => {
    await stack.stop()
    const cache = await openTestCache()
    stack = await startStack({ cacheUrl: cache.url })
    const { product } = await addProduct()
    const path = `/products/${product.productId}`
    const read = async (url: string) => (await stack.strangersApp.inject({ url })).headers
    await until(async () => (await read(path))['surrogate-control'] === 'max-age=60')
    expect((await read(path))['surrogate-key']).toBe(`product product-${product.productId} categories`)
    for (const list of ['/products', '/products/counts']) expect((await read(list))['surrogate-key']).toBe('product products categories')
    expect((await read(`/categories/${product.categoryId}`))['surrogate-key']).toBe(`product category-${product.categoryId}`)
    cache.forgotten.length = 0
    await send('PATCH', path, { price: 5 })
    expect(cache.forgotten).toEqual(expect.arrayContaining([`product-${product.productId}`, 'products']))
    await send('PATCH', `/categories/${product.categoryId}`, { name: 'Teas' })
    expect(cache.forgotten).toContain('categories')
    await cache.close()
  })
})
