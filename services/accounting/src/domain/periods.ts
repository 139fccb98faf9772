/** What a period may last. All periods are those of UTC: each begins with a minute, an hour, a day, a month or a year. */
export type PeriodLength = 'minute' | 'hour' | 'day' | 'month' | 'year'

/** A period is written as the beginning of the instants in it: `2026`, `2026-03`, `2026-03-14`, `2026-03-14T15`, `2026-03-14T15:09`. */
export const lettersOf = { year: 4, month: 7, day: 10, hour: 13, minute: 16 } as const satisfies Readonly<Record<PeriodLength, number>>

/** Successive periods, the first and the last among them. */
export interface Periods {
  readonly by: PeriodLength
  readonly first: string
  readonly last: string
}

const MILLISECONDS = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const
const MONTHS = { month: 1, year: 12 } as const

/** The period that an instant is in. */
export const periodOf = (instant: string, by: PeriodLength): string => instant.slice(0, lettersOf[by])

/** The first instant of a period. */
export const startOf = (period: string): string => period + '0000-01-01T00:00:00.000Z'.slice(period.length)

const moved = (instant: string, months: number, milliseconds: number): string => {
  const date = new Date(instant)
  date.setUTCMonth(date.getUTCMonth() + months)
  return new Date(date.getTime() + milliseconds).toISOString()
}

/** The first instant after a period. */
export const endOf = (period: string, by: PeriodLength): string =>
  by === 'month' || by === 'year' ? moved(startOf(period), MONTHS[by], 0) : moved(startOf(period), 0, MILLISECONDS[by])

/** The periods that begin before an instant, from the one with another instant on. @param until  later than `from` */
export const periodsBetween = (by: PeriodLength, from: string, until: string): Periods => ({
  by,
  first: periodOf(from, by),
  last: periodOf(moved(until, 0, -1), by),
})

const monthsUpTo = (instant: string): number => Number(instant.slice(0, 4)) * 12 + Number(instant.slice(5, 7))

/** How many periods there are. */
export const countOf = ({ by, first, last }: Periods): number => {
  const [start, end] = [startOf(first), startOf(last)]
  const steps =
    by === 'month' || by === 'year'
      ? (monthsUpTo(end) - monthsUpTo(start)) / MONTHS[by]
      : (Date.parse(end) - Date.parse(start)) / MILLISECONDS[by]
  return steps + 1
}

const isStartOfMonth = (instant: string): boolean => startOf(instant.slice(0, lettersOf.month)) === instant

/**
 * The periods directly before, for as long a time. Whole months are compared with as many whole months, so March with February, and a
 * year with the year before. Everything else is compared with as many milliseconds.
 * @returns undefined if they would begin before the year 0
 */
export const periodsBefore = ({ by, first, last }: Periods): Periods | undefined => {
  const [from, until] = [startOf(first), endOf(last, by)]
  const earlier =
    isStartOfMonth(from) && isStartOfMonth(until)
      ? moved(from, monthsUpTo(from) - monthsUpTo(until), 0)
      : moved(from, 0, Date.parse(from) - Date.parse(until))
  return earlier.startsWith('-') ? undefined : periodsBetween(by, earlier, from)
}
