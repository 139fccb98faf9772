import { Anchor } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { usePeriodWords } from './period-words.ts'
import { daysOf, minutesOf, shorter, type PeriodRow } from './periods.ts'
import { revenueAddress, type RevenueFilters } from './revenue-filters.ts'
import type { RevenuePageData, ShownRevenue } from './revenue.server.ts'

interface PeriodTableProps {
  readonly page: RevenuePageData
  readonly revenue: ShownRevenue
}

interface RowProps {
  readonly filters: RevenueFilters
  readonly currency: string
  readonly row: PeriodRow
}

const Row = ({ filters, currency, row: { now, before } }: RowProps) => {
  const { texts, formats } = useLanguage()
  const { name, change } = usePeriodWords()
  const inside = shorter(filters.by)
  const { from, until } = now === undefined ? {} : minutesOf(now.period)
  return (
    <tr>
      <th scope="row" className="ell">
        {now === undefined ? (
          <span className="faint">{texts.accounting.onlyBefore}</span>
        ) : inside === undefined ? (
          name(now.period, true)
        ) : (
          <Anchor href={revenueAddress(filters, { by: inside, ...daysOf(now.period) })} className="row-link">
            {name(now.period, true)}
          </Anchor>
        )}
      </th>
      <td className="number">
        {now?.invoices === 0 && <span className="faint">0</span>}
        {now !== undefined && now.invoices > 0 && (
          <Anchor href={`/invoices?from=${from}&until=${until}&sort=oldest`} className="link">
            {formats.number(now.invoices)}
          </Anchor>
        )}
      </td>
      <td className="number quiet hide-s">{now !== undefined && formats.number(now.units)}</td>
      <td className="number strong">{now !== undefined && formats.amount(now.amount, currency)}</td>
      <td className="quiet hide-s">{before !== undefined && name(before.period, true)}</td>
      <td className="number quiet">{before !== undefined && formats.amount(before.amount, currency)}</td>
      <td className="number quiet hide-s">{now !== undefined && before !== undefined && change(now.amount, before.amount)}</td>
    </tr>
  )
}

/** The figures of the chart, the last period first. A period leads to the shorter ones in it, a number to its invoices. */
export const PeriodTable = ({ page: { filters }, revenue: { currency, periods } }: PeriodTableProps) => {
  const { texts } = useLanguage()
  const { accounting: words } = texts
  return (
    <section>
      <div className="section-head">
        <h2>{words.asTable}</h2>
        {shorter(filters.by) !== undefined && <span className="faint">{words.insideNote}</span>}
      </div>
      <table className="rows period-rows">
        <thead>
          <tr>
            <th className="ell">{words.lengthNames[filters.by]}</th>
            <th className="number">{words.invoices}</th>
            <th className="number hide-s">{words.units}</th>
            <th className="number">{words.revenueIn(currency)}</th>
            <th className="hide-s">{words.spanBefore}</th>
            <th className="number">{words.beforeIn(currency)}</th>
            <th className="number hide-s">{words.change}</th>
          </tr>
        </thead>
        <tbody>
          {periods.toReversed().map((row) => (
            <Row key={row.now?.period ?? row.before?.period} filters={filters} currency={currency} row={row} />
          ))}
        </tbody>
      </table>
    </section>
  )
}
