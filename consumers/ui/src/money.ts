/** An amount as the API has it: minor units, and the code of the currency. */
export interface Money {
  readonly amount: number
  readonly currency: string
}

const formats = new Map<string, { format: Intl.NumberFormat; unit: number }>()

const formatOf = (locale: string, currency: string) => {
  const key = `${locale} ${currency}`
  let found = formats.get(key)
  if (found === undefined) {
    const format = new Intl.NumberFormat(locale, { style: 'currency', currency })
    found = { format, unit: 10 ** (format.resolvedOptions().maximumFractionDigits ?? 0) }
    formats.set(key, found)
  }
  return found
}

/** Money in the words of a language: `£21.05`, `21,05 £`. */
export const formatMoney = ({ amount, currency }: Money, locale: string): string => {
  const { format, unit } = formatOf(locale, currency)
  return format.format(amount / unit)
}
