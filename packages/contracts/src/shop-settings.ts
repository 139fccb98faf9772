import { currency } from './common.ts'

/** Settings that are the same for all services of a shop. */
export const shopSettings = {
  SOUK_CURRENCY: currency.default('GBP').describe('Currency of the shop. A shop that has data does not start with another one.'),
} as const
