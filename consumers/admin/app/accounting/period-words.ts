import { useLanguage } from '../languages/language.ts'

const PERIOD_OF_MONTH = 7
const PERIOD_OF_DAY = 10

/** How periods and changes are written. */
export const usePeriodWords = () => {
  const { texts, formats } = useLanguage()
  /** The name of a period. @param isLong  with its year */
  const name = (period: string, isLong = false): string => {
    if (period.length < PERIOD_OF_MONTH) return period
    if (period.length === PERIOD_OF_MONTH) return formats.month(`${period}-01`)
    if (period.length === PERIOD_OF_DAY) return isLong ? formats.fullDay(period) : formats.shortDay(period)
    return `${period.slice(PERIOD_OF_DAY + 1)}:00`
  }
  /** The days of a span, the first and the last. */
  const days = ({ from, to }: { readonly from: string; readonly to: string }): string =>
    from === to ? formats.fullDay(from) : `${formats.fullDay(from)} – ${formats.fullDay(to)}`
  /** By how much an amount differs from that before, such as +12.5%. */
  const change = (now: number, before: number): string => {
    if (before === 0) return now === 0 ? '–' : texts.accounting.new
    const share = now / before - 1
    return `${share > 0 ? '+' : share < 0 ? '−' : ''}${formats.percent(Math.abs(share))}`
  }
  return { name, days, change }
}
