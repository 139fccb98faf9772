/** Minor units of one unit of a currency. */
export const minorUnits = (currency: string | undefined): number =>
  10 ** (new Intl.NumberFormat('en', { style: 'currency', currency: currency ?? 'EUR' }).resolvedOptions().maximumFractionDigits ?? 2)
