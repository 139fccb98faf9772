import { currency } from './common.ts'

/** Settings that are the same for all services of a shop. */
export const shopSettings = {
  SOUK_CURRENCY: currency.default('GBP').describe('Currency of the shop. Do not change it once there is data.'),
} as const
