import { PRICE_HISTORY_DAYS } from '@souk/contracts'

/** A price, and when it began. It ends when the next one begins. */
export interface PriceSince {
  readonly price: number
  readonly since: string
}

const SPAN_MS = PRICE_HISTORY_DAYS * 86_400_000

/** The prices, the oldest first, that were true at some moment from `at` − {@link PRICE_HISTORY_DAYS} days on. */
export const pricesSince = (prices: readonly PriceSince[], at: number): readonly PriceSince[] => {
  const start = at - SPAN_MS
  return prices.filter((_, index) => {
    const next = prices[index + 1]
    return next === undefined || Date.parse(next.since) > start
  })
}

/** The prices with a new one, without those that nobody will ask for any more. */
export const pricesAfter = (prices: readonly PriceSince[], next: PriceSince): readonly PriceSince[] =>
  pricesSince([...prices, next], Date.parse(next.since))
