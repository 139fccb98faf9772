import { Anchor } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { minorUnits } from '../parts/amounts.ts'
import { usePeriodWords } from './period-words.ts'
import { minutesOf, roundUp, type PeriodRow } from './periods.ts'
import type { ShownRevenue } from './revenue.server.ts'

const STEP = 10
const WIDTH = 7
const HEIGHT = 100

/** So many periods have their name below them. */
const NAMES = 8

interface BarProps {
  readonly row: PeriodRow
  readonly index: number
  /** What one minor unit is in the picture. */
  readonly scale: number
  readonly text: string
}

/** The revenue of a period is a bar, that of the period before a line across it. */
const Bar = ({ row: { now, before }, index, scale, text }: BarProps) => {
  const x = index * STEP
  const left = x + (STEP - WIDTH) / 2
  const top = HEIGHT - (before?.amount ?? 0) * scale
  const drawn = (
    <>
      <title>{text}</title>
      <rect x={x} width={STEP} height={HEIGHT} className="bar-ground" />
      {now !== undefined && <rect x={left} y={HEIGHT - now.amount * scale} width={WIDTH} height={now.amount * scale} />}
      {before !== undefined && before.amount > 0 && (
        <>
          <path d={`M${x} ${top}h${STEP}`} className="tick-ground" />
          <path d={`M${x} ${top}h${STEP}`} className="tick" />
        </>
      )}
    </>
  )
  if (now === undefined) return <g className="bar">{drawn}</g>
  const { from, until } = minutesOf(now.period)
  return (
    // The table below has the same links for the keyboard, and the same figures in words.
    <Anchor href={`/invoices?from=${from}&until=${until}&sort=oldest`} tabIndex={-1} className="bar">
      {drawn}
    </Anchor>
  )
}

/** The revenue of a span as bars, with the span before across them. The table below it says the same. */
export const RevenueChart = ({ revenue: { currency, periods } }: { readonly revenue: ShownRevenue }) => {
  const { texts, formats } = useLanguage()
  const { accounting: words } = texts
  const { name } = usePeriodWords()
  const end = roundUp(Math.max(...periods.map(({ now, before }) => Math.max(now?.amount ?? 0, before?.amount ?? 0))))
  const every = Math.ceil(periods.length / NAMES)
  const width = periods.length * STEP
  const amount = (value: number): string => formats.amount(value, currency)
  const tell = ({ now, before }: PeriodRow): string =>
    [now, before].flatMap((sums) => (sums === undefined ? [] : `${name(sums.period, true)}: ${amount(sums.amount)}`)).join('\n')
  return (
    <figure className="revenue-chart">
      <figcaption className="chart-words">
        <span className="chart-now">{words.thisSpan}</span>
        <span className="chart-before">{words.spanBefore}</span>
        <span className="faint">{words.chartNote}</span>
      </figcaption>
      <ol role="list" className="chart-axis" aria-hidden="true">
        {[end, end / 2, 0].map((value) => (
          <li key={value}>{formats.number(Math.round(value / minorUnits(currency)))}</li>
        ))}
      </ol>
      <svg viewBox={`0 0 ${width} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
        {[0, HEIGHT / 2, HEIGHT].map((y) => (
          <path key={y} d={`M0 ${y}h${width}`} className="chart-line" />
        ))}
        {periods.map((row, index) => (
          <Bar key={index} row={row} index={index} scale={HEIGHT / end} text={tell(row)} />
        ))}
      </svg>
      <ol role="list" className="chart-names" aria-hidden="true">
        {periods.map(({ now }, index) => (
          <li key={index}>
            {index % every === 0 && now !== undefined && (
              <span className={index % (2 * every) === 0 ? undefined : 'hide-s'}>{name(now.period)}</span>
            )}
          </li>
        ))}
      </ol>
    </figure>
  )
}
