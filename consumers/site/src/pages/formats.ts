/** Writes values as the readers of a language do. */
export interface Formats {
  /** @param amount  minor units, such as pence */
  readonly money: (amount: number, currency: string) => string
  readonly number: (value: number) => string
  readonly date: (time: string) => string
  /** The date and the time of day. */
  readonly moment: (time: string) => string
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
  return {
    money: (amount, currency) => {
      const { format, minor } = moneyIn(currency)
      return format.format(amount / minor)
    },
    number: (value) => number.format(value),
    date: (time) => date.format(new Date(time)),
    moment: (time) => moment.format(new Date(time)),
  }
}
