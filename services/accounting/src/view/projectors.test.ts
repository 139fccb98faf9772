import { describe, expect, it } from 'vitest'
import type { EventNamed, SoukEvent } from '@souk/contracts'
import { projected } from '@souk/service/testing'
import { TEST_NOW, testId } from '@souk/testing'
import { view } from '../subscriptions.ts'

type Lines = EventNamed<'InvoiceIssued'>['data']['lines']
const [tea, cup, drinks, things] = [testId(8), testId(9), testId(20), testId(21)]

const invoiceOf = (sequence: number, lines: Lines) => ({
  orderId: testId(sequence),
  customerId: testId(7),
  finalizedAt: TEST_NOW,
  issuedAt: '2027-01-01T00:00:00.000Z',
  number: `2026-${String(sequence).padStart(6, '0')}`,
  lines,
  total: lines.reduce((sum, { quantity, unitPrice }) => sum + quantity * unitPrice, 0),
  currency: 'EUR',
})
const issue = (sequence: number, ...lines: Lines): SoukEvent[] => [
  { type: 'InvoiceNumberAssigned', data: { orderId: testId(sequence), assignedAt: TEST_NOW, year: 2026, sequence } },
  { type: 'InvoiceIssued', data: invoiceOf(sequence, lines) },
]
const line = (productId: string, quantity: number, name = 'Chai') => ({ productId, name, quantity, unitPrice: 100 })
const addCategory = (categoryId: string, name: string): SoukEvent[] => [
  { type: 'CategoryAdded', data: { categoryId, parentId: null, addedAt: TEST_NOW, name, description: '', slugWords: 'x' } },
]
const addProduct = (productId: string, categoryId: string): SoukEvent[] => [
  {
    type: 'ProductAdded',
    data: {
      productId,
      categoryId,
      addedAt: TEST_NOW,
      name: 'In the catalogue',
      description: '',
      slugWords: 'x',
      supplier: '',
      price: 100,
      currency: 'EUR',
    },
  },
]
const change = (productId: string, changed: { categoryId?: string; name?: string }): SoukEvent[] => [
  { type: 'ProductDetailsChanged', data: { productId, changedAt: TEST_NOW, ...changed } },
]
const renameCategory = (categoryId: string, changed: { name?: string; description?: string }): SoukEvent[] => [
  { type: 'CategoryChanged', data: { categoryId, changedAt: TEST_NOW, ...changed } },
]

describe('the view of accounting', () => {
  const first = [line(tea, 2), line(cup, 1, 'Cup')]
  const tables = projected(
    view,
    [
      addCategory(drinks, 'Drinks'),
      addCategory(things, 'Thing'),
      addProduct(tea, drinks),
      addProduct(cup, drinks),
      issue(1, ...first),
      change(cup, { name: 'Mug' }),
      change(cup, { categoryId: things }),
      renameCategory(things, { description: 'For tea.' }),
      renameCategory(things, { name: 'Things' }),
      issue(2, line(cup, 3, 'Mug'), line(testId(10), 1)),
      change(testId(11), { categoryId: things }),
    ],
    undefined,
  )
  const rowOf = (sequence: number) => tables('invoices').get(testId(sequence))

  it('has every invoice under the id of its order', () => {
    expect(rowOf(1)).toMatchObject({ ...invoiceOf(1, first), seller: null, recipient: null })
    expect(tables('invoices').size).toBe(2)
  })

  it('counts the numbers of each year, with the version of the stream', () => {
    expect(tables('years').get('2026')).toEqual({ year: 2026, count: 2, version: 2 })
  })

  it('divides an invoice by the categories that its products have when it is issued', () => {
    expect(rowOf(1)).toMatchObject({ units: 3, categories: [{ categoryId: drinks, units: 3, amount: 300 }] })
    expect(rowOf(2)).toMatchObject({
      units: 4,
      categories: [
        { categoryId: things, units: 3, amount: 300 },
        { categoryId: null, units: 1, amount: 100 },
      ],
    })
  })

  it('knows the category of a product, and its name on the newest invoice', () => {
    expect(Object.fromEntries(tables('products'))).toEqual({
      [tea]: { categoryId: drinks, name: 'Chai' },
      [cup]: { categoryId: things, name: 'Mug' },
      [testId(10)]: { categoryId: null, name: 'Chai' },
      [testId(11)]: { categoryId: things, name: null },
    })
  })

  it('knows the name of a category today', () => {
    expect(Object.fromEntries(tables('categories'))).toEqual({ [drinks]: { name: 'Drinks' }, [things]: { name: 'Things' } })
  })
})
