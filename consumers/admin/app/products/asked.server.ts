import type { Context } from '@souk/site/pages/server'
import { minorUnits } from '../parts/amounts.ts'
import { currencyOf } from '../parts/currency.server.ts'
import { askedBy, type Filters } from './filters.ts'

/** What filters ask the API for. Only those by a price need the currency before there is a product to show. */
export const asksFor = async (context: Context, filters: Filters) => {
  const currency = filters.min + filters.max === '' ? null : await currencyOf(context)
  return { currency, asked: askedBy(filters, minorUnits(currency ?? undefined)) }
}
