import { oneOf, queryWith, textIn } from '../parts/address.ts'

export const statuses = ['active', 'disabled', 'forgotten'] as const
export const roles = ['customer', 'manager'] as const

/** Which customers a list shows, as its address says it. What is empty filters nothing. */
export interface Filters {
  readonly q: string
  readonly status: (typeof statuses)[number] | ''
  readonly role: (typeof roles)[number] | ''
  readonly cursor: string
}

/** Reads an address. What cannot be meant is left out. */
export const filtersIn = (query: URLSearchParams): Filters => ({
  q: textIn(query, 'q'),
  status: oneOf(statuses, textIn(query, 'status')),
  role: oneOf(roles, textIn(query, 'role')),
  cursor: query.get('cursor') ?? '',
})

/** What stands behind the question mark. Another filter leads to the first page. */
export const queryOf = (filters: Filters, change: Partial<Filters> = {}): string => queryWith({ ...filters, cursor: '', ...change })

export const addressOf = (filters: Filters, change: Partial<Filters> = {}): string => `/customers${queryOf(filters, change)}`

/** Whether the list shows all customers. */
export const isOpen = (filters: Filters): boolean => queryOf(filters) === ''

/** What the API is asked for. */
export const listedBy = ({ q, status, role }: Filters) => ({ ...(q && { q }), ...(status && { status }), ...(role && { role }) })
