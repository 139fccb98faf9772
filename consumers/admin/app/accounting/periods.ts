// Periods of UTC as the API names them: 2026, 2026-03, 2026-03-14, 2026-03-14T15.

export const lengths = ['hour', 'day', 'month', 'year'] as const
export type Length = (typeof lengths)[number]

/** So many characters name a period. */
const characters: Readonly<Record<Length, number>> = { year: 4, month: 7, day: 10, hour: 13 }

const FIRST_MOMENT = '0000-01-01T00:00'

const nameOf = (time: Date, by: Length): string => time.toISOString().slice(0, characters[by])

/** The first minute of a period, such as 2026-03-14T00:00. */
const firstMinute = (period: string): string => `${period}${FIRST_MOMENT.slice(period.length)}`

const lengthOf = (period: string): Length => lengths.find((length) => characters[length] === period.length) ?? 'day'

/** The period that is so many periods later, or earlier. */
export const later = (period: string, by: number): string => {
  const length = lengthOf(period)
  const time = new Date(`${firstMinute(period)}Z`)
  if (length === 'year') time.setUTCFullYear(time.getUTCFullYear() + by)
  else if (length === 'month') time.setUTCMonth(time.getUTCMonth() + by)
  else if (length === 'day') time.setUTCDate(time.getUTCDate() + by)
  else time.setUTCHours(time.getUTCHours() + by)
  return nameOf(time, length)
}

/** The period of a length in which a day lies. For an hour, its first. */
export const periodOf = (day: string, by: Length): string => firstMinute(day).slice(0, characters[by])

/** All periods from one to another. */
export const periodsBetween = (first: string, last: string): readonly string[] => {
  const periods: string[] = []
  for (let period = first; period <= last; period = later(period, 1)) periods.push(period)
  return periods
}

/** The minutes between which a period lies. The second one is no longer part of it. */
export const minutesOf = (period: string): { readonly from: string; readonly until: string } => ({
  from: firstMinute(period),
  until: firstMinute(later(period, 1)),
})

/** The days of a period, the first and the last. */
export const daysOf = (period: string): { readonly from: string; readonly to: string } => {
  const { from, until } = minutesOf(period)
  return {
    from: from.slice(0, characters.day),
    to: lengthOf(period) === 'hour' ? from.slice(0, characters.day) : later(until.slice(0, characters.day), -1),
  }
}

/** The next shorter length. Undefined: there is none. */
export const shorter = (length: Length): Length | undefined => lengths[lengths.indexOf(length) - 1]

interface Sums {
  readonly period: string
  readonly amount: number
  readonly invoices: number
  readonly units: number
}

/** Periods with revenue, between the first and the last of them all. */
interface Span {
  readonly first: string | null
  readonly last: string | null
  readonly periods: readonly Sums[]
}

/** A period, and its counterpart in the span before. */
export interface PeriodRow {
  readonly now: Sums | undefined
  readonly before: Sums | undefined
}

const filled = ({ first, last, periods }: Span): readonly Sums[] => {
  if (first === null || last === null) return []
  const known = new Map(periods.map((sums) => [sums.period, sums]))
  return periodsBetween(first, last).map((period) => known.get(period) ?? { period, amount: 0, invoices: 0, units: 0 })
}

/** Every period of a span, also those without revenue, beside that of the span before. Months before may have more days, or fewer. */
export const rowsOf = (span: Span, previous: Span | null): readonly PeriodRow[] => {
  const now = filled(span)
  const before = previous === null ? [] : filled(previous)
  return Array.from({ length: Math.max(now.length, before.length) }, (_, index) => ({ now: now[index], before: before[index] }))
}

/** The end of an axis: a round number that is not less than the value. */
export const roundUp = (value: number): number => {
  if (value <= 0) return 1
  const power = 10 ** Math.floor(Math.log10(value))
  const step = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find((round) => round * power >= value) ?? 10
  return step * power
}
