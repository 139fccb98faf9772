/** Writes values as the readers of a language do. */
export interface Formats extends TimeFormats {
  /** @param amount  minor units, such as pence */
  readonly money: (amount: number, currency: string) => string
  readonly number: (value: number) => string
  /** A day that is the same for everybody: of an invoice, of a calendar. */
  readonly day: (day: string) => string
  /** How long something took. */
  readonly duration: (milliseconds: number) => string
}

/** Times as they are where the reader is. */
export interface TimeFormats {
  readonly zone: string
  readonly date: (time: string) => string
  /** The date and the time of day. It names the time zone only if it may be another one than the reader's. */
  readonly moment: (time: string) => string
  /** The time of day. */
  readonly clock: (time: string) => string
  /** The time of day with milliseconds. */
  readonly exactClock: (time: string) => string
}

/** The time zone of a reader who has not told another one. */
const UNTOLD = 'UTC'

const remembering = <Value>(make: (key: string) => Value): ((key: string) => Value) => {
  const made = new Map<string, Value>()
  return (key) => {
    const value = made.get(key) ?? make(key)
    made.set(key, value)
    return value
  }
}

/** Formats are made when they are used: that takes longer than to use one, and a page needs a few of them at most. */
const lazily = (locale: string, options: Intl.DateTimeFormatOptions): ((time: string) => string) => {
  let format: Intl.DateTimeFormat | undefined
  return (time) => (format ??= new Intl.DateTimeFormat(locale, options)).format(new Date(time))
}

/** @param zone  the same for the server and the browser, which must write the same */
export const createTimeFormats = (locale: string, zone: string = UNTOLD): TimeFormats => {
  const time = { hour: '2-digit', minute: '2-digit', second: '2-digit', timeZone: zone } as const
  const moment = lazily(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone })
  return {
    zone,
    date: lazily(locale, { dateStyle: 'long', timeZone: zone }),
    moment: zone === UNTOLD ? (at) => `${moment(at)}\u00a0${zone}` : moment,
    clock: lazily(locale, time),
    exactClock: lazily(locale, { ...time, fractionalSecondDigits: 3 }),
  }
}

/** @param locale  of the formats, such as `en-GB` */
export const createFormats = (locale: string, zone?: string): Formats => {
  const moneyIn = remembering((currency) => {
    const format = new Intl.NumberFormat(locale, { style: 'currency', currency })
    return { format, minor: 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2) }
  })
  const number = new Intl.NumberFormat(locale)
  const seconds = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  return {
    ...createTimeFormats(locale, zone),
    money: (amount, currency) => {
      const { format, minor } = moneyIn(currency)
      return format.format(amount / minor)
    },
    number: (value) => number.format(value),
    day: lazily(locale, { dateStyle: 'long', timeZone: 'UTC' }),
    duration: (milliseconds) =>
      milliseconds < 100 ? `${number.format(milliseconds)}\u00a0ms` : `${seconds.format(milliseconds / 1_000)}\u00a0s`,
  }
}
