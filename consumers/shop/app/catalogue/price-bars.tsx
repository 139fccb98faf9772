import { Anchor } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { changed, queryOf, type Filters } from './filters.ts'
import type { Listing } from './listing.server.ts'

export interface PriceBarsProps {
  readonly listing: Listing
  readonly filters: Filters
  /** Where the list is. */
  readonly pathname: string
}

/** How many products there are at which prices. Each bar leads to those of its range. */
export const PriceBars = ({ listing: { prices, currency, unit }, filters, pathname }: PriceBarsProps) => {
  const { texts, formats } = useLanguage()
  if (prices === null || currency === undefined || prices.ranges.length < 2) return null
  const highest = Math.max(...prices.ranges.map(({ count }) => count))
  const { from = 0, until: to = Infinity } = filters
  return (
    <ul role="list" aria-label={texts.list.priceRanges} className="flex items-end gap-1 pt-2">
      {prices.ranges.map((range) => {
        const least = Math.max(range.from, prices.min)
        const most = Math.min(range.until, prices.max)
        const height = Math.max(6, (100 * range.count) / highest)
        const isChosen = most >= from && least <= to
        const text = texts.list.priceRange(
          formats.money(least, currency),
          formats.money(most, currency),
          texts.goods.kinds(range.count, formats.number(range.count)),
        )
        return (
          <li key={range.from} className="flex-1">
            <Anchor
              href={`${pathname}${queryOf(changed(filters, { from: least, until: most }), unit)}`}
              title={text}
              className="group block"
            >
              <span className="sr-only">{text}</span>
              <svg viewBox="0 0 10 100" preserveAspectRatio="none" aria-hidden="true" className="block h-12 w-full">
                <rect
                  y={100 - height}
                  width="10"
                  height={height}
                  className={isChosen ? 'fill-saffron group-hover:fill-saffron-hover' : 'fill-line group-hover:fill-line-strong'}
                />
              </svg>
            </Anchor>
          </li>
        )
      })}
    </ul>
  )
}
