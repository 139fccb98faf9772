/** What an amount is, and its currency: the amount below it is written without one. Nobody may know the currency before there is an amount. */
export const inCurrency = (text: string, currency: string): string => (currency === '' ? text : `${text}, ${currency}`)
