import { currency } from './common.ts'

const known: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'))

/** Settings that are the same for all services of a shop. */
export const shopSettings = {
  SOUK_CURRENCY: currency
    .refine((code) => known.has(code), 'must be a currency of ISO 4217')
    .default('GBP')
    .describe('Currency of the shop. A shop that has data does not start with another one.'),
} as const
