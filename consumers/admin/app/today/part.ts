import type { Today } from './today.server.ts'

/** What each part of the page gets. */
export interface PartProps {
  readonly today: Today
}

/** The list of the orders that were placed today. */
export const ordersOf = ({ day }: Today, filters: Readonly<Record<string, string>> = {}): string =>
  `/orders?${new URLSearchParams({ ...filters, from: `${day}T00:00` })}`

/** The revenue of today, by hour. */
export const revenueOf = ({ day }: Today): string => `/revenue?${new URLSearchParams({ by: 'hour', from: day, to: day })}`
