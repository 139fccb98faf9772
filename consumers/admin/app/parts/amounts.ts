/** Digits behind the point of an amount, such as 2. */
export const digitsOf = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2

/** Minor units of one unit of a currency. */
export const minorUnits = (currency = 'EUR'): number => 10 ** digitsOf(currency)

interface Typed {
  readonly units: string
  /** What stands behind the point. */
  readonly part: string
}

/** How thousands are grouped: 1,950.00 and, in German, 1.950,00. By the sign between the groups. */
const grouped: Readonly<Record<string, RegExp>> = {
  ',': /^(\d{1,3}(?:,\d{3}){1,2})(?:\.(\d{1,9}))?$/,
  '.': /^(\d{1,3}(?:\.\d{3}){1,2})(?:,(\d{1,9}))?$/,
}

const groupSignOf = (locale: string): string | undefined =>
  new Intl.NumberFormat(locale).formatToParts(1_000_000).find(({ type }) => type === 'group')?.value

/**
 * Reads a number that somebody has typed. Without groups, a point and a comma mean the same (12.50 and 12,50). Undefined: it is none.
 * @param locale  of the page. Its groups are read; without one, none are
 */
const typedIn = (typed: string, locale: string | undefined): Typed | undefined => {
  const text = typed.trim()
  const groups = locale === undefined ? undefined : grouped[groupSignOf(locale) ?? '']
  const [, units, part = ''] = groups?.exec(text) ?? /^(\d{1,9})(?:[.,](\d{1,9}))?$/.exec(text) ?? []
  return units === undefined ? undefined : { units: units.replaceAll(/[.,]/g, ''), part }
}

/** Reads an amount that somebody has typed. Undefined: it is none of this currency. @param locale  of the page, whose groups are read */
export const amountIn = (typed: string, currency: string, locale?: string): number | undefined => {
  const digits = digitsOf(currency)
  const { units, part } = typedIn(typed, locale) ?? {}
  return units === undefined || part === undefined || part.length > digits ? undefined : Number(`${units}${part.padEnd(digits, '0')}`)
}

/** Most digits that any currency has behind the point. */
const MOST_DIGITS = 3

/** The same as an address holds it, in any language: 1950.00. Empty: it is none. @param locale  as above. An address needs none */
export const decimalIn = (typed: string, locale?: string): string => {
  const { units, part = '' } = typedIn(typed, locale) ?? {}
  if (units === undefined || part.replace(/0$/, '').length > MOST_DIGITS) return ''
  // Three digits behind a point would be read as a group in German.
  return part === '' ? units : `${units}.${part.length === MOST_DIGITS ? `${part}0` : part}`
}

/** Writes an amount as it is typed. @param amount  minor units */
export const typedAmount = (amount: number, currency: string, locale: string): string => {
  const digits = digitsOf(currency)
  return (amount / 10 ** digits).toLocaleString(locale, {
    useGrouping: false,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
}
