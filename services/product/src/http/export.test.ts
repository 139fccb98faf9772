import { parse } from 'csv-parse/sync'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Problem } from '@souk/contracts'
import {
  INK,
  OFFICE,
  ORDER,
  PAPER,
  priceChanged,
  productAdded,
  productRetired,
  adjusted,
  stockReserved,
  TOYS,
} from '../../testing/samples.ts'
import { startStack, type Stack } from '../../testing/stack.ts'

let stack: Stack
beforeEach(async () => {
  stack = await startStack()
})
afterEach(() => stack.stop())

const at = '2026-03-14T15:09:26.535Z'
const added = (categoryId: string, name: string, parentId: string | null = null) =>
  ({ type: 'CategoryAdded', data: { categoryId, parentId, addedAt: at, name, description: '', slugWords: '' } }) as const

const exported = async (query = '', list = 'products'): Promise<Record<string, string>[]> => {
  const { statusCode, body } = await stack.app.inject(`/${list}/export.csv${query}`)
  expect(statusCode).toBe(200)
  return parse(body, { bom: true, columns: true })
}

it('has the products of all states, or of one, with their counts', async () => {
  await stack.append(added(OFFICE, 'Office'))
  await stack.append(productAdded(PAPER), adjusted(10), ...stockReserved([[PAPER, 3]]))
  await stack.append(productAdded(INK), productRetired(INK))
  await stack.caughtUp()
  const paper = {
    productId: PAPER,
    version: '1',
    slug: 'paper-2',
    addedAt: (await stack.store.product(PAPER))?.addedAt,
    name: 'Paper',
    description: '500 sheets',
    supplier: 'Mill',
    category: 'Office',
    price: '250',
    currency: 'EUR',
    status: 'active',
    stock: '10',
    stockExported: '10',
    reserved: '3',
    sold: '0',
  }
  const ink = { ...paper, productId: INK, version: '2', slug: 'paper-3', status: 'retired', stock: '0', stockExported: '0', reserved: '0' }
  expect(await exported()).toEqual([paper, ink])
  expect(await exported('?status=retired')).toEqual([ink])
  expect(await exported(`?categoryId=${OFFICE}&status=active`)).toEqual([paper])
})

it('calls a category by its path, or by its id where two have the same path', async () => {
  await stack.append(added(OFFICE, 'Office'), added(TOYS, 'Toys', OFFICE))
  await stack.append(productAdded(PAPER), { type: 'ProductDetailsChanged', data: { productId: PAPER, changedAt: at, categoryId: TOYS } })
  await stack.caughtUp()
  expect((await exported()).map(({ category }) => category)).toEqual(['Office / Toys'])
  await stack.append(added(stack.newId(), 'Office / Toys'))
  await stack.caughtUp()
  expect((await exported()).map(({ category }) => category)).toEqual([TOYS])
})

it.each(['name', '-name', 'price', '-price', 'available', '-available'])(
  'is in no order that changes while it is read: ?sort=%s',
  async (sort) => {
    const response = await stack.app.inject(`/products/export.csv?sort=${sort}`)
    expect([response.statusCode, response.json<Problem>().errors?.map(({ path }) => path)]).toEqual([400, ['sort']])
  },
)

it('has all categories with their paths, or those with one status', async () => {
  await stack.append(added(OFFICE, 'Office'), added(TOYS, '=1+1', OFFICE))
  await stack.append({ type: 'CategoryRetired', data: { categoryId: TOYS, retiredAt: at } })
  await stack.caughtUp()
  const rows = await exported('', 'categories')
  expect(rows).toMatchObject([
    { categoryId: OFFICE, version: '1', slug: '1', name: 'Office', parentId: '', path: 'Office', status: 'active' },
    { categoryId: TOYS, version: '2', name: "'=1+1", parentId: OFFICE, path: 'Office / =1+1', status: 'retired' },
  ])
  expect(await exported('?status=retired', 'categories')).toEqual(rows.slice(1))
})

it('has the categories that a text finds, with their whole paths', async () => {
  await stack.append(added(OFFICE, 'Office'))
  await stack.append(added(TOYS, 'Old toys', OFFICE))
  await stack.append({ type: 'CategoryRetired', data: { categoryId: TOYS, retiredAt: at } })
  await stack.caughtUp()
  const paths = async (query: string) => (await exported(query, 'categories')).map(({ path }) => path)
  expect(await paths('?q=TOY')).toEqual(['Office / Old toys'])
  expect(await paths('?q=o')).toEqual(['Office', 'Office / Old toys'])
  expect(await paths('?q=o&status=active')).toEqual(['Office'])
  expect(await paths('?q=*')).toEqual([])
})

it('has the history of a category: every change with its fields before and after', async () => {
  await stack.append(added(OFFICE, 'Office'))
  await stack.caughtUp()
  await stack.app.inject({ method: 'PATCH', url: `/categories/${OFFICE}`, payload: { name: 'Desk' } })
  await stack.caughtUp()
  const rows = await exported('', `categories/${OFFICE}/history`)
  expect(rows.map(({ event, categoryId }) => [event, categoryId])).toEqual([
    ['CategoryChanged', OFFICE],
    ['CategoryAdded', OFFICE],
  ])
  expect(rows[0]).toMatchObject({ nameBefore: 'Office', nameAfter: 'Desk', descriptionAfter: '', version: '2' })
  expect((await stack.app.inject(`/categories/${TOYS}/history/export.csv`)).statusCode).toBe(404)
})

it('has the history of a product: every price, every change and every movement of the stock, the newest first', async () => {
  await stack.append(added(OFFICE, 'Office'))
  await stack.append(productAdded(PAPER), adjusted(10), priceChanged(275), ...stockReserved([[PAPER, 3]]))
  await stack.caughtUp()
  const rows = await exported('', `products/${PAPER}/history`)
  expect(rows.map(({ event }) => event)).toEqual(['UnitsReserved', 'ProductPriceChanged', 'StockAdjusted', 'ProductAdded'])
  expect(rows[0]).toMatchObject({ productId: PAPER, orderId: ORDER, unitsAvailable: '-3', unitsReserved: '3', reason: '', priceAfter: '' })
  expect(rows[1]).toMatchObject({ priceBefore: '250', priceAfter: '275', nameAfter: '', unitsOnHand: '' })
  expect(rows[2]).toMatchObject({ unitsAvailable: '10', unitsOnHand: '10' })
  expect(rows[3]).toMatchObject({ nameBefore: '', nameAfter: 'Paper', priceAfter: '250', currencyAfter: 'EUR' })
  const many = Array.from({ length: 450 }, () => adjusted(1))
  for (const event of many) await stack.append(event)
  await stack.caughtUp()
  expect(await exported('', `products/${PAPER}/history`)).toHaveLength(454)
  expect((await stack.app.inject(`/products/${INK}/history/export.csv`)).statusCode).toBe(404)
})
