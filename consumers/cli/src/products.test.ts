import { expect, it } from 'vitest'
import { createClient, type Product, type ProductHistoryItem } from '@souk/client'
import { describeHistory, describeProducts, listProducts, readHistory } from './products.ts'

/** A shop that answers every request so, and remembers what it was asked. */
const createShop = (items: readonly object[]) => {
  const asked: string[] = []
  const fetch = async ({ url }: Request): Promise<Response> => {
    asked.push(url.replace('http://shop', ''))
    return Response.json({ items })
  }
  return { api: createClient({ baseUrl: 'http://shop', fetch }), asked }
}

const chai: Product = {
  productId: 'product-1',
  version: 3,
  slug: 'chai-5',
  categoryId: 'category-1',
  addedAt: '2026-03-14T15:09:26.535Z',
  name: 'Chai\u001B',
  description: '',
  supplier: '',
  price: 1_800,
  currency: 'EUR',
  picture: null,
  pictures: null,
  drawn: '/product/pictures/drawn/product-1-a.svg',
  status: 'active',
  unitsAvailable: 4,
  unitsOnHand: 7,
  unitsReserved: 3,
  unitsSold: 0,
}

it('products are listed in an order, and those that run out', async () => {
  const { api, asked } = createShop([chai])
  expect(describeProducts((await listProducts(api, { sort: 'available', status: 'active', upTo: 5, limit: 20 })).items)).toBe(
    'product-1\t4\t3\t1800 EUR\tChai\uFFFD',
  )
  await listProducts(api, { sort: '-price', status: 'retired', limit: 3 })
  expect(asked).toEqual([
    '/product/products?sort=available&status=active&limit=20&availableUpTo=5',
    '/product/products?sort=-price&status=retired&limit=3',
  ])
})

const item: ProductHistoryItem = {
  eventId: 'event-1',
  event: 'ProductDetailsChanged',
  at: '2026-03-14T15:09:26.535Z',
  position: 7,
  actor: { id: 'customer-1', kind: 'manager' },
  version: 2,
  changes: [
    { field: 'name', before: 'Tea', after: 'Chai\u001B' },
    { field: 'picture', before: 'https://souk.test/a.png', after: null },
    { field: 'pictures', before: null, after: { width: 1_280, height: 800, variants: [] } },
  ],
  stock: null,
}
const moved = { unitsAvailable: -2, unitsOnHand: -2, unitsReserved: 0, unitsSold: 0, reason: 'lost', orderId: null }

it('the history of a product says when, what, who, and what was before', async () => {
  const stock = { ...moved, unitsReserved: 2, unitsOnHand: 0, reason: null, orderId: 'order-1' }
  const { api, asked } = createShop([
    item,
    { ...item, event: 'StockAdjusted', changes: [], stock: moved },
    { ...item, event: 'UnitsReserved', changes: [], stock },
  ])
  const { items } = await readHistory(api, 'product-1', 3)
  expect(asked).toEqual(['/product/products/product-1/history?limit=3'])
  expect(describeHistory(items).split('\n')).toEqual([
    '2026-03-14T15:09:26.535Z\tProductDetailsChanged\tmanager customer-1\tname: Tea → Chai\uFFFD; picture: https://souk.test/a.png → –; pictures: – → a picture, 1280 × 800',
    '2026-03-14T15:09:26.535Z\tStockAdjusted\tmanager customer-1\ton hand -2 (lost)',
    '2026-03-14T15:09:26.535Z\tUnitsReserved\tmanager customer-1\treserved +2 (order order-1)',
  ])
})
