import { valueOf, type Revenue, type SoukApi } from '@souk/client'
import { tabled } from './terminal.ts'

/** The periods that revenue is told of: the one that is not over yet, and the one before. */
export const revenuePeriods = ['day', 'month', 'year'] as const
export type RevenuePeriod = (typeof revenuePeriods)[number]

export const revenueParts = ['product', 'category'] as const
export type RevenuePart = (typeof revenueParts)[number]

/** Revenue of this day, month or year (UTC), and of the one before. @param now  milliseconds since 1970 @throws RequestRefused */
export const readRevenue = (shop: SoukApi, by: RevenuePeriod, of: RevenuePart | undefined, now: number): Promise<Revenue> => {
  const today = new Date(now).toISOString().slice(0, 10)
  return valueOf(shop.getRevenue({ query: { by, from: today, to: today, compare: 'previous', ...(of !== undefined && { of }) } }))
}

/** A line for each product or category that has revenue now or had before, the largest first, and one for all. */
export const describeRevenue = ({ first, rows, invoices, units, total, currency, previous }: Revenue): string => {
  const before = new Map((previous?.rows ?? []).map((row) => [row.id, row]))
  const gone = [...before.values()].filter(({ id }) => !rows.some((row) => row.id === id))
  const line = (name: string, now: { invoices: number; units: number; amount: number }, amountBefore: number) => [
    name,
    now.invoices,
    now.units,
    now.amount,
    amountBefore,
    now.amount - amountBefore,
  ]
  return tabled([
    [`${first ?? '–'} (UTC)`, 'invoices', 'units', `${currency}, minor units`, previous?.first ?? 'before', 'change'],
    ...rows.map((row) => line(row.name ?? row.id ?? 'unknown', row, before.get(row.id)?.amount ?? 0)),
    ...gone.map((row) => line(row.name ?? row.id ?? 'unknown', { invoices: 0, units: 0, amount: 0 }, row.amount)),
    line('total', { invoices, units, amount: total }, previous?.total ?? 0),
  ])
}
