/** Minor units in one unit of a currency: 100 pence. */
export const minorUnit = (currency: string): number =>
  10 ** (new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2)
