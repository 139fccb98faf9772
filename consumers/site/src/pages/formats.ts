/** Writes values as the readers of a language do. */
export interface Formats {
  /** @param amount  minor units, such as pence */
  readonly money: (amount: number, currency: string) => string
  readonly number: (value: number) => string
  readonly date: (time: string) => string
  /** The date and the time of day. */
  readonly moment: (time: string) => string
  /** The time of day. */
  readonly clock: (time: string) => string
  /** The time of day with milliseconds. */
  readonly exactClock: (time: string) => string
  /** How long something took, in seconds. */
  readonly seconds: (milliseconds: number) => string
}

const remembering = <Value>(make: (key: string) => Value): ((key: string) => Value) => {
  const made = new Map<string, Value>()
  return (key) => {
    const value = made.get(key) ?? make(key)
    made.set(key, value)
    return value
  }
}

/**
 * @param locale    of the formats, such as `en-GB`
 * @param timeZone  the same for the server and the browser, which must write the same
 */
export const createFormats = (locale: string, timeZone = 'UTC'): Formats => {
  const moneyIn = remembering((currency) => {
    const format = new Intl.NumberFormat(locale, { style: 'currency', currency })
    return { format, minor: 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2) }
  })
  const number = new Intl.NumberFormat(locale)
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone })
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium', timeZone })
  const time = { hour: '2-digit', minute: '2-digit', second: '2-digit', timeZone } as const
  const clock = new Intl.DateTimeFormat(locale, time)
  const exactClock = new Intl.DateTimeFormat(locale, { ...time, fractionalSecondDigits: 3 })
  // A tenth of a second is too coarse for what takes a few milliseconds.
  const digits = (count: number) => new Intl.NumberFormat(locale, { minimumFractionDigits: count, maximumFractionDigits: count })
  const [fine, coarse] = [digits(2), digits(1)]
  return {
    money: (amount, currency) => {
      const { format, minor } = moneyIn(currency)
      return format.format(amount / minor)
    },
    number: (value) => number.format(value),
    date: (at) => date.format(new Date(at)),
    moment: (at) => moment.format(new Date(at)),
    clock: (at) => clock.format(new Date(at)),
    exactClock: (at) => exactClock.format(new Date(at)),
    seconds: (milliseconds) => `${(milliseconds < 100 ? fine : coarse).format(milliseconds / 1_000)}\u00a0s`,
  }
}
