import { oneOf, queryWith, textIn } from '../parts/address.ts'

export const statuses = ['active', 'retired'] as const

/** Which categories the tree shows, as its address says it. What is empty filters nothing. */
export interface Filters {
  readonly q: string
  readonly status: (typeof statuses)[number] | ''
}

/** Reads an address. What cannot be meant is left out. */
export const filtersIn = (query: URLSearchParams): Filters => ({ q: textIn(query, 'q'), status: oneOf(statuses, textIn(query, 'status')) })

/** What stands behind the question mark. */
export const queryOf = (filters: Filters): string => queryWith({ ...filters })

export const addressOf = (filters: Filters): string => `/categories${queryOf(filters)}`

/** Whether the tree has all categories. */
export const isOpen = (filters: Filters): boolean => queryOf(filters) === ''

/** What the API is asked for. */
export const askedBy = ({ q, status }: Filters) => ({ ...(q && { q }), ...(status && { status }) })
