import { Anchor } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { usePeriodWords } from './period-words.ts'
import { minutesOf } from './periods.ts'
import { revenueAddress, type RevenueFilters } from './revenue-filters.ts'
import type { RevenuePageData, ShownRevenue } from './revenue.server.ts'

const MOST = 15
const LENGTH = 100

interface ShareTableProps {
  readonly page: RevenuePageData
  readonly revenue: ShownRevenue
  readonly kind: NonNullable<RevenueFilters['of'] & ('category' | 'product')>
}

interface BarProps {
  /** The rows behind it. */
  readonly href: string | undefined
  /** Shares of the longest bar: the bar, and the line across it. */
  readonly part: number
  readonly before: number
}

const Bar = ({ href, part, before }: BarProps) => {
  const line = `M${before * LENGTH} -2v14`
  const drawn = (
    <svg viewBox={`0 0 ${LENGTH} 10`} preserveAspectRatio="none" className="share-bar" aria-hidden="true">
      <rect width={part * LENGTH} height={10} />
      {before > 0 && (
        <>
          <path d={line} className="tick-ground" />
          <path d={line} className="tick" />
        </>
      )}
    </svg>
  )
  if (href === undefined) return drawn
  return (
    <Anchor href={href} tabIndex={-1} aria-hidden="true" className="block">
      {drawn}
    </Anchor>
  )
}

/** What the revenue is made of, the largest share first: bars in a table. */
export const ShareTable = ({ page: { filters }, revenue, kind }: ShareTableProps) => {
  const { texts, formats } = useLanguage()
  const { accounting: words } = texts
  const { change } = usePeriodWords()
  const { currency, first, last, total, shares } = revenue
  const shown = filters.rows === 'all' ? shares : shares.slice(0, MOST)
  const end = Math.max(1, ...shares.map(({ amount, before }) => Math.max(amount, before)))
  const span = first === null || last === null ? '' : `&from=${minutesOf(first).from}&until=${minutesOf(last).until}`
  return (
    <section>
      <div className="section-head">
        <h2>{words.kinds[kind]}</h2>
        <span className="faint">{words.shareNotes[kind]}</span>
        {shares.length > shown.length && (
          <Anchor href={revenueAddress(filters, { rows: 'all' })} className="link">
            {words.allRows(formats.number(shares.length))}
          </Anchor>
        )}
      </div>
      <table className="rows">
        <thead>
          <tr>
            <th>{words.kindNames[kind]}</th>
            <th className="share-cell">{words.bars}</th>
            <th className="number">{words.revenueIn(currency)}</th>
            <th className="number hide-s">{words.share}</th>
            <th className="number hide-s">{words.units}</th>
            <th className="number hide-s">{words.beforeIn(currency)}</th>
            <th className="number hide-s">{words.change}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ id, name, amount, units, before }) => {
            const page = kind === 'product' ? `/products/${id}` : `/categories/${id}`
            const rows = kind === 'product' ? `/orders?status=FINALIZED&product=${id}${span}` : page
            const text = name ?? words.noCategory
            return (
              <tr key={id}>
                <th scope="row" className="share-name">
                  {id === null ? (
                    <span className="faint">{text}</span>
                  ) : (
                    <Anchor href={page} className="row-link">
                      {text}
                    </Anchor>
                  )}
                </th>
                <td className="share-cell">
                  {/* The amount beside it is the same link for the keyboard. */}
                  <Bar href={id === null ? undefined : rows} part={amount / end} before={before / end} />
                </td>
                <td className="number strong">
                  {id === null ? (
                    formats.amount(amount, currency)
                  ) : (
                    <Anchor href={rows} className="row-link">
                      {formats.amount(amount, currency)}
                    </Anchor>
                  )}
                </td>
                <td className="number quiet hide-s">{formats.percent(total === 0 ? 0 : amount / total)}</td>
                <td className="number quiet hide-s">{formats.number(units)}</td>
                <td className="number quiet hide-s">{formats.amount(before, currency)}</td>
                <td className="number quiet hide-s">{change(amount, before)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
