import { PriceChart } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import type { ProductData } from './product.server.ts'

/** How far back the prices go. */
const WINDOW_MS = 30 * 24 * 60 * 60 * 1_000

export interface PriceHistoryProps {
  readonly prices: ProductData['prices']
  readonly currency: string
  /** When the page was made. */
  readonly now: number
}

/** The prices of the last thirty days, as a chart and as a table. */
export default function PriceHistory({ prices, currency, now }: PriceHistoryProps) {
  const { texts, formats } = useLanguage()
  const { history } = texts
  const amounts = prices.map(({ price }) => price)
  const lowest = formats.money(Math.min(...amounts), currency)
  const highest = formats.money(Math.max(...amounts), currency)
  const start = now - WINDOW_MS
  const points = prices.map(({ price, since }) => {
    const at = Math.max(Date.parse(since), start)
    return { at, amount: price, when: formats.date(new Date(at).toISOString()), price: formats.money(price, currency) }
  })
  return (
    <PriceChart
      summary={history.between(lowest, highest)}
      points={points}
      until={now}
      tableLabel={history.table}
      whenHead={history.since}
      priceHead={history.price}
      highest={highest}
      lowest={lowest}
      start={points[0]?.when ?? ''}
      end={history.today}
    />
  )
}
