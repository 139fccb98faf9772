import { useId } from 'react'
import { cx } from './cx.ts'

export interface PricePoint {
  /** Milliseconds since 1970: the price holds from then on. */
  readonly at: number
  readonly amount: number
  /** The same as texts. */
  readonly when: string
  readonly price: string
}

export interface PriceChartProps {
  /** One sentence that says what there is to see, such as "Between £18.00 and £21.05 in the last 30 days." */
  readonly summary: string
  readonly points: readonly PricePoint[]
  readonly until: number
  readonly tableLabel: string
  readonly whenHead: string
  readonly priceHead: string
  readonly highest: string
  readonly lowest: string
  readonly start: string
  readonly end: string
}

const WIDTH = 400
const HEIGHT = 100

/** The price of the last weeks, as steps, because a price holds until the next one. A table has the same. */
export const PriceChart = ({ summary, points, until, tableLabel, whenHead, priceHead, highest, lowest, start, end }: PriceChartProps) => {
  const id = useId()
  const [first] = points
  if (first === undefined) return <p className="text-ink-2">{summary}</p>
  const amounts = points.map(({ amount }) => amount)
  const top = Math.max(...amounts)
  const bottom = Math.min(...amounts)
  const x = (at: number) => (until === first.at ? 0 : (WIDTH * (at - first.at)) / (until - first.at))
  const y = (amount: number) => (top === bottom ? HEIGHT / 2 : 4 + ((HEIGHT - 8) * (top - amount)) / (top - bottom))
  const path = points.map(
    ({ at, amount }, index) => `${index === 0 ? 'M' : 'H'}${x(at).toFixed(1)}${index === 0 ? ',' : 'V'}${y(amount).toFixed(1)}`,
  )
  return (
    <figure className="grid gap-2">
      <figcaption id={id}>{summary}</figcaption>
      <div className="grid grid-cols-[auto_1fr] gap-x-3">
        <div
          aria-hidden="true"
          className={cx(
            'text-s text-ink-2 flex flex-col text-end leading-none tabular-nums',
            top === bottom ? 'justify-center' : 'justify-between',
          )}
        >
          <span>{highest}</span>
          {top !== bottom && <span>{lowest}</span>}
        </div>
        <svg
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          preserveAspectRatio="none"
          role="img"
          aria-labelledby={id}
          className="border-line block h-24 w-full border-y"
        >
          <path d={`${path.join('')}H${WIDTH}V${HEIGHT}H0Z`} className="fill-info-wash" />
          <path d={`${path.join('')}H${WIDTH}`} className="stroke-info fill-none stroke-2 [vector-effect:non-scaling-stroke]" />
        </svg>
        <div aria-hidden="true" className="text-s text-ink-2 col-start-2 flex justify-between pt-1">
          <span>{start}</span>
          <span>{end}</span>
        </div>
      </div>
      <details>
        <summary className="text-s text-link min-h-tap inline-flex items-center underline decoration-1 underline-offset-[0.18em]">
          {tableLabel}
        </summary>
        <table className="text-s w-full">
          <caption className="sr-only">{summary}</caption>
          <thead>
            <tr className="text-ink-2">
              <th scope="col" className="font-strong py-1 text-start">
                {whenHead}
              </th>
              <th scope="col" className="font-strong py-1 text-end">
                {priceHead}
              </th>
            </tr>
          </thead>
          <tbody>
            {points.map(({ at, when, price }) => (
              <tr key={at} className="border-line border-t">
                <td className="py-2">{when}</td>
                <td className="py-2 text-end">{price}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}
