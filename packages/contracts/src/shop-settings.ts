import { currency } from './common.ts'

/** What several services of one shop are told alike. */
export const shopSettings = {
  SOUK_CURRENCY: currency.default('GBP').describe('Currency of the shop; not to be changed once there is data.'),
} as const
