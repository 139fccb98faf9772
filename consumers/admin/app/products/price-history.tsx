import { PriceChart } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import type { ProductPage } from './product.server.ts'

/** Every price that the product has had, as steps, and as a table. */
export const PriceHistory = ({ page: { prices, now, product } }: { readonly page: Pick<ProductPage, 'prices' | 'now' | 'product'> }) => {
  const { texts, formats } = useLanguage()
  const { products: words } = texts
  const { currency } = product
  if (prices === null) return <p className="quiet">{words.silent}</p>
  const dayOf = (at: number): string => formats.date(new Date(at).toISOString())
  const points = prices.map(({ at, price }) => ({
    at,
    amount: price,
    when: formats.moment(new Date(at).toISOString()),
    price: formats.money(price, currency),
  }))
  const amounts = prices.map(({ price }) => price)
  const lowest = formats.money(Math.min(...amounts), currency)
  const highest = formats.money(Math.max(...amounts), currency)
  return (
    <PriceChart
      summary={prices.length === 0 ? texts.changes.none : words.prices(lowest, highest)}
      points={points}
      until={now}
      tableLabel={words.pricesTable}
      whenHead={words.since}
      priceHead={words.fields.price}
      highest={highest}
      lowest={lowest}
      start={dayOf(prices[0]?.at ?? now)}
      end={words.now}
    />
  )
}
