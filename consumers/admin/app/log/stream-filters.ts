import { oneOf, queryWith, textIn } from '../parts/address.ts'
import { categories } from './filters.ts'

/** Which streams a list shows, as its address says it. What is empty filters nothing. */
export interface StreamFilters {
  readonly category: string
  /** How the name of the stream begins. */
  readonly prefix: string
}

/** Reads an address. What cannot be meant is left out. */
export const streamFiltersIn = (query: URLSearchParams): StreamFilters => {
  const prefix = textIn(query, 'prefix')
  return { category: oneOf(Object.values(categories).flat(), textIn(query, 'category')), prefix: /^[\w-]*$/.test(prefix) ? prefix : '' }
}

/** What stands behind the question mark. */
export const streamsQuery = (filters: StreamFilters, cursor = ''): string => queryWith({ ...filters, cursor })

export const streamsAddress = (filters: StreamFilters, cursor = ''): string => `/log/streams${streamsQuery(filters, cursor)}`

/** What the API is asked for. */
export const streamsListedBy = ({ category, prefix }: StreamFilters) => ({ ...(category && { category }), ...(prefix && { prefix }) })
