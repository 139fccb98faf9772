export type Period = 'minute' | 'hour' | 'day'

const MILLISECONDS: Readonly<Record<Period, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 }

/** The log counts no more periods at once. */
const MOST_PERIODS = 1_000

/** More bars would be thinner than a finger can tell apart. */
const MOST_BARS = 120

/** From the first commit to the last one, in milliseconds since 1970. */
export interface Span {
  readonly from: number
  readonly until: number
}

/** How long the periods are that a span is counted by. */
export const periodOf = ({ from, until }: Span): Period => {
  const fits = (period: Period): boolean => (until - from) / MILLISECONDS[period] <= MOST_PERIODS - 1
  return fits('minute') ? 'minute' : fits('hour') ? 'hour' : 'day'
}

/** From when on a span is counted: a very long one by its end. */
export const countedFrom = ({ from, until }: Span): number => Math.max(from, until - (MOST_PERIODS - 1) * MILLISECONDS.day)

/** In hundredths of the width. */
interface Bar {
  readonly x: number
  readonly width: number
  readonly commits: number
  /** Of one: the root of its commits beside that of the tallest bar, so that small ones are seen beside it. */
  readonly height: number
}

/** Where a moment lies in a span, in hundredths. */
export const placeOf = ({ from, until }: Span, moment: number): number => {
  const share = until === from ? 1 : (moment - from) / (until - from)
  return Math.min(100, Math.max(0, share * 100))
}

/** The slider has so many steps. */
const STEPS = 1_000

/** The ends of the slider, and how far apart its steps are. Its last step lies at the end of the span or behind it. */
export const stepsOf = ({ from, until }: Span): { readonly min: number; readonly max: number; readonly step: number } => {
  const step = Math.max(1, Math.ceil((until - from) / STEPS))
  return { min: from, max: from + step * Math.ceil((until - from) / step), step }
}

/** What was written, as bars over a span. @param each  so many periods are one bar */
export const barsOf = (
  periods: readonly { readonly start: string; readonly commits: number }[],
  span: Span,
): { readonly bars: readonly Bar[]; readonly each: number; readonly by: Period } => {
  const by = periodOf(span)
  const length = MILLISECONDS[by]
  const each = Math.ceil((Math.floor(span.until / length) - Math.floor(span.from / length) + 1) / MOST_BARS)
  const sums = new Map<number, number>()
  for (const { start, commits } of periods) {
    const bar = Math.floor(Date.parse(start) / (length * each))
    sums.set(bar, (sums.get(bar) ?? 0) + commits)
  }
  const most = Math.max(1, ...sums.values())
  const bars = Array.from(sums, ([bar, commits]) => {
    const x = placeOf(span, bar * length * each)
    return { x, width: placeOf(span, (bar + 1) * length * each) - x, commits, height: Math.sqrt(commits / most) }
  })
  return { bars, each, by }
}
