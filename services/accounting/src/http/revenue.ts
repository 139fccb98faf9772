import { MAX_REVENUE_PERIODS, MAX_REVENUE_ROWS, type Revenue, type RevenueQuery, type RevenueRow } from '@souk/contracts'
import { malformed, ProblemError } from '@souk/http'
import { countOf, endOf, periodOf, periodsBefore, periodsBetween, type Periods } from '../domain/periods.ts'
import type { AccountingStore, RevenueOf, RevenueSums } from '../view/store.ts'

type Span = NonNullable<Revenue['previous']>
type Sums = Pick<RevenueRow, 'invoices' | 'units' | 'amount'>

const NOTHING: Sums = { invoices: 0, units: 0, amount: 0 }
const plus = (one: Sums, other: Sums): Sums => ({
  invoices: one.invoices + other.invoices,
  units: one.units + other.units,
  amount: one.amount + other.amount,
})

/**
 * The periods that a query asks for. An end that it leaves open is where revenue begins or ends.
 * @returns undefined if it leaves both open and there is no revenue @throws ProblemError malformed-request
 */
const askedFor = async (store: AccountingStore, { from, until, to, by }: RevenueQuery): Promise<Periods | undefined> => {
  const end = to === undefined ? until : endOf(to, 'day')
  const given = { first: from && periodOf(from, by), last: end && periodsBetween(by, end, end).last }
  const revenue = from === undefined || end === undefined ? ((await store.revenueSpan()) ?? []) : []
  const known = [given.first, given.last, ...revenue.map((minute) => periodOf(minute, by))].filter((period) => period !== undefined).sort()
  const [first, last] = [given.first ?? known.at(0), given.last ?? known.at(-1)]
  if (first === undefined || last === undefined) return undefined
  const periods = { by, first, last }
  if (countOf(periods) > MAX_REVENUE_PERIODS)
    throw malformed({ path: 'from', message: `from must be at most ${MAX_REVENUE_PERIODS} periods before the end` })
  return periods
}

const read = async (store: AccountingStore, periods: Periods, of: RevenueOf | undefined): Promise<RevenueSums> => {
  const sums = await store.revenue({ ...periods, of, atMostRows: MAX_REVENUE_ROWS + 1 })
  if (sums === undefined)
    throw malformed({ path: 'by', message: 'there are too many rows in and around these periods; ask for periods of another length' })
  if (sums.rows.length > MAX_REVENUE_ROWS)
    throw malformed({ path: 'of', message: `there are more than ${MAX_REVENUE_ROWS} rows; ask for fewer periods` })
  return sums
}

const largestFirst = (rows: readonly RevenueRow[]): RevenueRow[] =>
  rows.toSorted((one, other) => other.amount - one.amount || ((one.id ?? '') < (other.id ?? '') ? -1 : 1))

/** Puts the rows into their periods, and adds them up. @param names  of products or categories by id */
const spanOf = ({ first, last }: Periods, sums: RevenueSums, names: ReadonlyMap<string | null, string | null>): Span => {
  const rowOf = (id: string | null, { invoices, units, amount }: Sums): RevenueRow => ({
    id,
    name: names.get(id) ?? null,
    invoices,
    units,
    amount,
  })
  const rows = Map.groupBy(sums.rows, ({ period }) => period)
  const overall = new Map<string | null, Sums>()
  for (const row of sums.rows) overall.set(row.id, plus(overall.get(row.id) ?? NOTHING, row))
  const { invoices, units, amount: total } = sums.periods.reduce(plus, NOTHING)
  // No amount is negative, so every sum is a safe integer if these are.
  if (!Number.isSafeInteger(total) || !Number.isSafeInteger(units))
    throw new ProblemError('amount-too-large', 'the total is too large; ask for fewer periods')
  return {
    first,
    last,
    periods: sums.periods.map((one) => ({ ...one, rows: largestFirst((rows.get(one.period) ?? []).map((row) => rowOf(row.id, row))) })),
    rows: largestFirst([...overall].map(([id, row]) => rowOf(id, row))),
    invoices,
    units,
    total,
  }
}

const NO_REVENUE: Span = { first: null, last: null, periods: [], rows: [], invoices: 0, units: 0, total: 0 }

/** Answers what a query asks of the revenue. @throws ProblemError malformed-request, amount-too-large */
export const readRevenue = async (store: AccountingStore, query: RevenueQuery): Promise<Omit<Revenue, 'currency'>> => {
  const { of, compare } = query
  const periods = await askedFor(store, query)
  if (periods === undefined) return { ...NO_REVENUE, previous: null }
  const before = compare && periodsBefore(periods)
  const sums = await read(store, periods, of)
  const sumsBefore = before && (await read(store, before, of))
  const ids = [...new Set([...sums.rows, ...(sumsBefore?.rows ?? [])].flatMap(({ id }) => id ?? []))]
  const found = of === undefined ? [] : await store.names(of, ids)
  const names = new Map(ids.map((id, index) => [id, found[index] ?? null]))
  return { ...spanOf(periods, sums, names), previous: before && sumsBefore ? spanOf(before, sumsBefore, names) : null }
}
