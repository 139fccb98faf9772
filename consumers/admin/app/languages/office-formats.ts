import { digitsOf } from '../parts/amounts.ts'

/** Writes what only managers read. */
const createOfficeFormats = (locale: string) => {
  const number = new Intl.NumberFormat(locale)
  const seconds = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 })
  const month = new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' })
  const fullDay = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
  const shortDay = new Intl.DateTimeFormat(locale, { day: '2-digit', month: 'short', timeZone: 'UTC' })
  return {
    /** Money without its currency, where a heading names that. @param amount  minor units, such as pence */
    amount: (amount: number, currency: string): string => {
      const digits = digitsOf(currency)
      return (amount / 10 ** digits).toLocaleString(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits })
    },
    /** @param share  of one */
    percent: (share: number): string => percent.format(share),
    /** A month with its year. */
    month: (time: string): string => month.format(new Date(time)),
    /** A day with its year, as short as that can be in words. */
    fullDay: (time: string): string => fullDay.format(new Date(time)),
    /** The day of the month, without the year. */
    shortDay: (time: string): string => shortDay.format(new Date(time)),
    /** How long something took, in milliseconds, or in seconds if it took ten or more. */
    milliseconds: (value: number): string =>
      value < 10_000 ? `${number.format(Math.round(value))}\u00a0ms` : `${seconds.format(value / 1_000)}\u00a0s`,
  }
}

const made = new Map<string, ReturnType<typeof createOfficeFormats>>()

/** They are made once for each language: that takes longer than to use them. */
export const officeFormats = (locale: string): ReturnType<typeof createOfficeFormats> => {
  const formats = made.get(locale) ?? createOfficeFormats(locale)
  made.set(locale, formats)
  return formats
}
