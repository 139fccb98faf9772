/** Digits behind the point of an amount, such as 2. */
export const digitsOf = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2

/** Minor units of one unit of a currency. */
export const minorUnits = (currency = 'EUR'): number => 10 ** digitsOf(currency)

/** Reads an amount that somebody has typed, such as 12.50; Germans write a comma. Undefined: it is none of this currency. */
export const amountIn = (typed: string, currency: string): number | undefined => {
  const digits = digitsOf(currency)
  const [, units, part = ''] = /^(\d{1,9})(?:[.,](\d{1,9}))?$/.exec(typed.trim()) ?? []
  return units === undefined || part.length > digits ? undefined : Number(`${units}${part.padEnd(digits, '0')}`)
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
