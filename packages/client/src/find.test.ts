import { expect, it } from 'vitest'
import { aCommit, anInvoice, anOrder, aPage, aRefusal, createMockFetch, type Mocks } from '../testing/mocks.ts'
import { createClient } from './client.ts'
import { findEverywhere } from './find.ts'

const id = '019b0000-0000-7000-8000-00000000beef'

/** A shop that says which lists it was asked for. */
const shopWith = (mocks: Mocks = {}) => {
  const asked: string[] = []
  const answer = createMockFetch(mocks)
  const fetch = async (request: Request): Promise<Response> => {
    asked.push(request.url.replace('http://shop.example', ''))
    return answer(request)
  }
  return { shop: createClient({ baseUrl: 'http://shop.example', token: 'mine', fetch }), asked }
}

it('words are searched for in orders, customers, products and categories', async () => {
  const { shop, asked } = shopWith({ listOrders: aPage(anOrder({ orderId: id })) })
  const found = await findEverywhere(shop, ' earl grey ', 3)
  expect(asked.toSorted()).toEqual([
    '/customer/customers?q=earl%20grey&limit=3',
    '/order/orders?q=earl%20grey&limit=3',
    '/product/categories?q=earl%20grey&limit=3&status=active',
    '/product/categories?q=earl%20grey&limit=3&status=retired',
    '/product/products?q=earl%20grey&limit=3&status=active',
    '/product/products?q=earl%20grey&limit=3&status=retired',
  ])
  expect(found.orders).toMatchObject({ items: [{ orderId: id }], problem: null })
  expect([found.invoices, found.commits]).toEqual(Array.from({ length: 2 }, () => ({ items: [], problem: null })))
})

it('if nothing has the words, the search that forgives misspelling is asked', async () => {
  const { shop, asked } = shopWith({ listOrders: aPage(), listCustomers: aPage(), listProducts: aPage(), listCategories: aPage() })
  await findEverywhere(shop, 'chnag')
  expect(asked).toContain('/storefront/products?q=chnag&limit=5')
})

it('what is found is not mixed with guesses', async () => {
  const { shop, asked } = shopWith({ listOrders: aPage(), listProducts: aPage(), listCategories: aPage() })
  const found = await findEverywhere(shop, 'nora')
  expect([found.customers.items.length, found.products.items.length]).toEqual([1, 0])
  expect(asked.some((url) => url.startsWith('/storefront'))).toBe(false)
})

it('the number of an invoice finds invoices, a position its commit, and the id of a request all its commits', async () => {
  const { shop, asked } = shopWith({ listInvoices: aPage(anInvoice({ number: '2026-000001' })), getCommit: aCommit({ position: 2026 }) })
  const { invoices, commits } = await findEverywhere(shop, '2026')
  expect(invoices).toMatchObject({ items: [{ number: '2026-000001' }] })
  expect(commits).toMatchObject({ items: [{ position: 2026 }] })
  await findEverywhere(shop, id)
  expect(asked.filter((url) => url.startsWith('/event-store'))).toEqual([
    '/event-store/commits/2026',
    `/event-store/commits?correlationId=${id}&limit=5`,
  ])
})

it('a position beyond the log is nothing, and a service that is away says so', async () => {
  const { shop } = shopWith({ getCommit: aRefusal(404, 'not-found'), listCustomers: aRefusal(503, 'catching-up') })
  const found = await findEverywhere(shop, '999999')
  expect(found.commits).toEqual({ items: [], problem: null })
  expect(found.customers).toMatchObject({ items: [], problem: { code: 'catching-up' } })
  expect(found.orders.problem).toBeNull()
})
