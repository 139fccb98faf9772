import { minuteIn } from '../parts/address.ts'
import type { Span } from './bars.ts'
import { timeOf, type Place } from './place.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** Moments that have a name, the latest first. */
const names = ['hourAgo', 'today', 'yesterday', 'weekAgo', 'monthAgo'] as const

interface Moment {
  readonly name: (typeof names)[number]
  /** In milliseconds since 1970. */
  readonly moment: number
}

/** When the moments with a name were. Days begin in UTC, as all times of the site do. */
const momentsAt = (now: number): Readonly<Record<Moment['name'], number>> => {
  const midnight = Math.floor(now / DAY_MS) * DAY_MS
  return { hourAgo: now - HOUR_MS, today: midnight, yesterday: midnight - DAY_MS, weekAgo: now - 7 * DAY_MS, monthAgo: now - 30 * DAY_MS }
}

/** The moments with a name that a log knows: those of its span. */
export const momentsIn = ({ from, until }: Span, now: number): readonly Moment[] => {
  const moments = momentsAt(now)
  return names.map((name) => ({ name, moment: moments[name] })).filter(({ moment }) => moment >= from && moment < until)
}

/** Reads a moment from an address: milliseconds since 1970, or a day or a minute in UTC. Undefined: it is none. */
export const momentIn = (text: string): number | undefined => {
  if (/^\d{1,15}$/.test(text)) return Number(text)
  const minute = minuteIn(text)
  return minute === '' ? undefined : Date.parse(`${minute}Z`)
}

/** Leads to the commit that was the last one at a moment. */
export const momentOf = (place: Place, moment: number): string => {
  const things = timeOf(place, { at: undefined })
  return `${things}${things.includes('?') ? '&' : '?'}moment=${moment}`
}
