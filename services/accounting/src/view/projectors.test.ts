import { describe, expect, it } from 'vitest'
import type { SoukEvent } from '@souk/contracts'
import { projected } from '@souk/service/testing'
import { testId } from '@souk/testing'
import { view } from '../subscriptions.ts'

const invoiceOf = (sequence: number, finalizedAt: string, total: number) => ({
  orderId: testId(sequence),
  customerId: testId(7),
  finalizedAt,
  issuedAt: '2027-01-01T00:00:00.000Z',
  number: `${finalizedAt.slice(0, 4)}-${String(sequence).padStart(6, '0')}`,
  lines: [{ productId: testId(8), name: 'Chai', quantity: 1, unitPrice: 100 }],
  total,
  currency: 'EUR',
})
const issue = (sequence: number, finalizedAt: string, total: number): SoukEvent[] => [
  {
    type: 'InvoiceNumberAssigned',
    data: { orderId: testId(sequence), assignedAt: finalizedAt, year: Number(finalizedAt.slice(0, 4)), sequence },
  },
  { type: 'InvoiceIssued', data: invoiceOf(sequence, finalizedAt, total) },
]

describe('the view of accounting', () => {
  const tables = projected(
    view,
    [
      issue(1, '2026-03-14T00:00:00.000Z', 100),
      issue(2, '2026-03-14T23:59:59.999Z', 20),
      issue(3, '2026-03-15T00:00:00.000Z', 3),
      issue(1 + 3, '2027-01-01T00:00:00.000Z', 4),
    ],
    undefined,
  )

  it('has every invoice under the id of its order', () => {
    expect(tables('invoices').get(testId(2))).toEqual({
      ...invoiceOf(2, '2026-03-14T23:59:59.999Z', 20),
      seller: null,
      recipient: null,
    })
    expect(tables('invoices').size).toBe(4)
  })

  it('counts the numbers of each year, with the version of the stream', () => {
    expect(tables('years').get('2026')).toEqual({ year: 2026, count: 3, version: 3 })
  })

  it('sums the invoices of each day (UTC) of finalization', () => {
    expect([...tables('revenue').values()]).toEqual([
      { day: '2026-03-14', invoices: 2, amount: 120 },
      { day: '2026-03-15', invoices: 1, amount: 3 },
      { day: '2027-01-01', invoices: 1, amount: 4 },
    ])
  })

  it('refuses a sum that is too large to be exact', () => {
    const most = 1_000_000_000_000
    const tooMuch = Array.from({ length: 9_008 }, (_, index) => issue(index + 1, '2026-03-14T00:00:00.000Z', most).slice(1))
    expect(() => projected(view, tooMuch, undefined)).toThrow(RangeError)
  })
})
