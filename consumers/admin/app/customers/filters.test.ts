import { describe, expect, it } from 'vitest'
import { addressOf, filtersIn, isOpen, listedBy } from './filters.ts'
import { ledgerAddress, ledgerFiltersIn, ledgerListedBy } from './ledger-filters.ts'

const read = (query: string) => filtersIn(new URLSearchParams(query))
const readLedger = (query: string) => ledgerFiltersIn(new URLSearchParams(query))

describe('the filters of the list of customers', () => {
  it('are read from the address and written to it', () => {
    const query = 'q=ada&status=disabled&role=manager&cursor=c'
    expect(addressOf(read(query), { cursor: 'c' })).toBe(`/customers?${query}`)
    expect(addressOf(read(query), { status: '' })).toBe('/customers?q=ada&role=manager')
    expect(listedBy(read(query))).toEqual({ q: 'ada', status: 'disabled', role: 'manager' })
  })

  it('leave out what cannot be meant', () => {
    expect(isOpen(read('status=lost&role=king&other=1'))).toBe(true)
    expect(listedBy(read('q=%00'))).toEqual({})
  })
})

describe('the filters of a credit', () => {
  it('are read from the address and written to it', () => {
    const query = 'kind=held&from=2026-11-28T14%3A51&until=2026-11-29T00%3A00'
    expect(ledgerAddress('c1', readLedger(query))).toBe(`/customers/c1?${query}#ledger`)
    expect(ledgerListedBy(readLedger(query))).toEqual({
      kind: 'held',
      from: '2026-11-28T14:51:00.000Z',
      until: '2026-11-29T00:00:00.000Z',
    })
  })

  it('have no span that ends before it begins', () => {
    expect(ledgerListedBy(readLedger('from=2026-11-28&until=2026-11-27'))).toEqual({ from: '2026-11-28T00:00:00.000Z' })
  })
})
