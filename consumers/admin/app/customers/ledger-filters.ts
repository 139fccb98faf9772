import { minuteIn, oneOf, queryWith, textIn } from '../parts/address.ts'

export const kinds = ['granted', 'withdrawn', 'held', 'released', 'charged'] as const

/** Which changes of a credit the page of a customer shows, as its address says it. */
export interface LedgerFilters {
  readonly kind: (typeof kinds)[number] | ''
  /** Minutes in UTC. The second one is no longer part of it. */
  readonly from: string
  readonly until: string
  readonly cursor: string
}

/** Reads an address. What cannot be meant is left out, and so is a span with nothing in it. */
export const ledgerFiltersIn = (query: URLSearchParams): LedgerFilters => {
  const [from, until] = [minuteIn(textIn(query, 'from')), minuteIn(textIn(query, 'until'))]
  return {
    kind: oneOf(kinds, textIn(query, 'kind')),
    from,
    until: from !== '' && until <= from ? '' : until,
    cursor: query.get('cursor') ?? '',
  }
}

/** What stands behind the question mark. Another filter leads to the first page. */
export const ledgerQuery = (filters: LedgerFilters, change: Partial<LedgerFilters> = {}): string =>
  queryWith({ ...filters, cursor: '', ...change })

/** The page of a customer with these changes. */
export const ledgerAddress = (customerId: string, filters: LedgerFilters, change: Partial<LedgerFilters> = {}): string =>
  `/customers/${customerId}${ledgerQuery(filters, change)}#ledger`

/** What the API is asked for. */
export const ledgerListedBy = ({ kind, from, until }: LedgerFilters) => ({
  ...(kind && { kind }),
  ...(from && { from: `${from}:00.000Z` }),
  ...(until && { until: `${until}:00.000Z` }),
})
