import { describe, expect, expectTypeOf, it } from 'vitest'
import { aLedgerEntry, anOrder, aPage, aProduct, aRefusal, createMockFetch, type Mocks } from '../testing/mocks.ts'
import { createClient } from './client.ts'
import { RequestRefused, valueOf } from './refusal.ts'

const id = '019b0000-0000-7000-8000-00000000beef'
const shopWith = (mocks?: Mocks, token = 'mine') => createClient({ baseUrl: 'http://shop.example', token, fetch: createMockFetch(mocks) })

describe('a factory', () => {
  it('makes the example of the document, but for what is given', () => {
    const product = aProduct({ name: 'Sencha', price: 620 })
    expect(product).toEqual({ ...aProduct(), name: 'Sencha', price: 620 })
    expect(aProduct().name).toBe('Assam')
    expectTypeOf(product.status).toEqualTypeOf<'active' | 'retired'>()
  })

  it('makes a value of its own each time', () => {
    const order = anOrder()
    order.lines.pop()
    expect(anOrder().lines).toHaveLength(1)
  })
})

describe('the mock of a shop', () => {
  it('answers as in the examples of the document', async () => {
    const shop = shopWith()
    expect(await valueOf(shop.getProduct({ path: { productId: id } }))).toMatchObject({ name: 'Assam', currency: 'GBP' })
    expect((await valueOf(shop.listProducts({ query: { limit: 2 } }))).items).toMatchObject([{ name: 'Assam' }])
    const { response } = await shop.addCategory({ body: { name: 'Juice' } })
    expect(response?.status).toBe(201)
  })

  it('has no body where the shop has none', async () => {
    const { error, response } = await shopWith().endCurrentSession()
    expect([error, response?.status]).toEqual([undefined, 204])
  })

  it('tells paths apart that look alike', async () => {
    const shop = shopWith({ getProduct: aProduct({ name: 'by id' }), getProductBySlug: aProduct({ name: 'by slug' }) })
    expect((await valueOf(shop.getProductBySlug({ path: { slug: 'assam-8' } }))).name).toBe('by slug')
    expect((await valueOf(shop.getProduct({ path: { productId: id } }))).name).toBe('by id')
    const sessions = shopWith({ endSession: aRefusal(404, 'not-found') })
    expect((await sessions.endCurrentSession()).error).toBeUndefined()
    expect((await sessions.endSession({ path: { sessionId: id } })).error?.code).toBe('not-found')
  })

  it('answers what a test says: a value, a refusal, or what follows from the request', async () => {
    const shop = shopWith({
      listCreditLedger: aPage(aLedgerEntry({ amount: 7 }), aLedgerEntry({ amount: 8 })),
      placeOrder: aRefusal(422, 'unknown-product'),
      getOrder: (request) => anOrder({ orderId: new URL(request.url).pathname.split('/').at(-1) ?? '' }),
    })
    const ledger = await valueOf(shop.listCreditLedger({ path: { customerId: id } }))
    expect([ledger.items.map(({ amount }) => amount), ledger.total]).toEqual([[7, 8], { count: 2, exact: true }])
    const order = { body: { lines: [{ productId: id, quantity: 1 }] }, headers: { 'idempotency-key': 'k' } }
    await expect(valueOf(shop.placeOrder(order))).rejects.toThrow(RequestRefused)
    expect((await shop.placeOrder(order)).error?.code).toBe('unknown-product')
    expect((await valueOf(shop.getOrder({ path: { orderId: id } }))).orderId).toBe(id)
  })

  it('logs in, too', async () => {
    const sent: (string | null)[] = []
    const fetch = createMockFetch({
      listOrders: ({ headers }) => {
        sent.push(headers.get('authorization'))
        return aPage()
      },
    })
    const shop = createClient({ baseUrl: 'http://shop.example', credentials: { username: 'ada', password: 'any' }, fetch })
    expect((await valueOf(shop.listOrders())).items).toEqual([])
    expect(sent).toEqual(['Bearer eyJ...'])
  })

  it('refuses what the shop does not have', async () => {
    const answer = await createMockFetch()(new Request('http://shop.example/nothing'))
    expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'application/problem+json'])
  })
})
