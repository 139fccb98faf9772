import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { useLanguage } from '../languages/language.ts'
import { Figure, Figures } from '../parts/figures.tsx'
import { Page } from '../parts/page.tsx'
import { PeriodTable } from './period-table.tsx'
import { usePeriodWords } from './period-words.ts'
import { daysOf, minutesOf } from './periods.ts'
import { RevenueChart } from './revenue-chart.tsx'
import { revenueAddress, revenueQuery, type RevenueFilters } from './revenue-filters.ts'
import { RevenueForm } from './revenue-form.tsx'
import { loadRevenue, type ShownRevenue } from './revenue.server.ts'
import { ShareTable } from './share-table.tsx'

export const loader = ({ context, request }: LoaderFunctionArgs) => loadRevenue(context, request)

/** Whether anything was invoiced, in the span or before it. */
const hasAny = ({ periods }: ShownRevenue): boolean =>
  periods.some(({ now, before }) => (now?.invoices ?? 0) > 0 || (before?.invoices ?? 0) > 0)

interface RevenueFiguresProps {
  readonly filters: RevenueFilters
  readonly revenue: ShownRevenue
}

const RevenueFigures = ({ filters, revenue }: RevenueFiguresProps) => {
  const { texts, formats } = useLanguage()
  const { accounting: words } = texts
  const { name, days, change } = usePeriodWords()
  const { currency, first, last, total, invoices, units, before, periods } = revenue
  const amount = (value: number): string => formats.amount(value, currency)
  const rows = first !== null && last !== null ? `/invoices?from=${minutesOf(first).from}&until=${minutesOf(last).until}` : '/invoices'
  const best = periods.map(({ now }) => now).reduce((most, now) => ((now?.amount ?? 0) > (most?.amount ?? 0) ? now : most), undefined)
  const earlier =
    before !== null && before.first !== null && before.last !== null
      ? { from: daysOf(before.first).from, to: daysOf(before.last).to }
      : undefined
  return (
    <section aria-label={words.figures}>
      <Figures>
        <Figure
          label={words.revenueIn(currency)}
          value={amount(total)}
          note={before === null || before.total === 0 ? words.nothingBefore : words.against(change(total, before.total))}
          href={rows}
        />
        <Figure
          label={words.spanBefore}
          value={before === null ? '–' : amount(before.total)}
          note={earlier && days(earlier)}
          href={earlier && revenueAddress(filters, earlier)}
        />
        <Figure label={words.invoices} value={formats.number(invoices)} note={words.invoicesNote} href={rows} />
        <Figure label={words.average} value={amount(invoices === 0 ? 0 : Math.round(total / invoices))} note={words.averageNote} />
        <Figure
          label={words.units}
          value={formats.number(units)}
          note={words.unitsNote}
          href={revenueAddress(filters, { of: 'product' })}
        />
        <Figure
          label={words.best[filters.by]}
          value={best === undefined ? '–' : amount(best.amount)}
          note={best && name(best.period, true)}
          href={best && `/invoices?from=${minutesOf(best.period).from}&until=${minutesOf(best.period).until}`}
        />
      </Figures>
    </section>
  )
}

export default function RevenuePage() {
  const page = useLoaderData<typeof loader>()
  const { texts } = useLanguage()
  const { accounting: words } = texts
  const { name } = usePeriodWords()
  const { filters, fault, revenue } = page
  const span = revenue?.first && revenue.last && `${name(revenue.first, true)} – ${name(revenue.last, true)}`
  return (
    <Page
      heading={words.revenue}
      beside={
        <>
          {span && filters.by !== 'hour' && <span className="quiet">{span}</span>}
          {revenue !== null && (
            <a href={`/revenue/export.csv${revenueQuery(filters)}`} className="link" download="">
              {texts.list.asCsv}
            </a>
          )}
        </>
      }
    >
      <div className="body">
        <RevenueForm page={page} />
        {revenue === null ? (
          <p className="refused revenue-fault" role="alert">
            {words.faults[fault ?? 'silent']}
          </p>
        ) : (
          <div className="page-column revenue">
            <RevenueFigures filters={filters} revenue={revenue} />
            {hasAny(revenue) ? (
              <>
                <RevenueChart revenue={revenue} />
                {filters.of !== '' && <ShareTable page={page} revenue={revenue} kind={filters.of} />}
                <PeriodTable page={page} revenue={revenue} />
              </>
            ) : (
              <p className="quiet">{words.noRevenue}</p>
            )}
          </div>
        )}
      </div>
    </Page>
  )
}
