import { describe, expect, it } from 'vitest'
import { invoiceFiltersIn, invoicesAddress, invoicesListedBy, isOpen } from './invoice-filters.ts'

const id = '019b0000-0000-7000-8000-000000000001'
const read = (query: string) => invoiceFiltersIn(new URLSearchParams(query))

describe('the filters of the list of invoices', () => {
  it('are read from the address and written to it', () => {
    const query = `customer=${id}&from=2026-11-28T14%3A51&until=2026-11-29T00%3A00&sort=oldest&cursor=c`
    expect(invoicesAddress(read(query), { cursor: 'c' })).toBe(`/invoices?${query}`)
    expect(invoicesListedBy(read(query))).toEqual({
      customerId: id,
      issuedFrom: '2026-11-28T14:51:00.000Z',
      issuedUntil: '2026-11-29T00:00:00.000Z',
      sort: 'oldest',
    })
  })

  it('look for a number at all times, because the API takes only one of both', () => {
    expect(invoicesListedBy(read('number=2026-0001&from=2026-11-28'))).toEqual({ number: '2026-0001', sort: 'newest' })
  })

  it.each(['number=12345', 'number=2026-1-1', 'from=yesterday', 'sort=total', 'other=1'])('leave out what cannot be meant: %s', (query) => {
    expect(isOpen(read(query))).toBe(true)
  })
})
