import { cx } from './cx.ts'

export type MeterUse = 'used' | 'held' | 'asked' | 'free' | 'beyond'

export interface MeterPart {
  readonly use: MeterUse
  readonly share: number
  readonly text: string
  /** The sum, as text. */
  readonly value: string
}

const fills: Record<MeterUse, string> = {
  used: 'fill-used',
  held: 'fill-held',
  asked: 'fill-asked',
  free: 'fill-night-2',
  beyond: 'fill-beyond',
}
const dots: Record<MeterUse, string> = {
  used: 'bg-used',
  held: 'bg-held',
  asked: 'bg-asked',
  free: 'bg-night-2 inset-ring inset-ring-on-night-2',
  beyond: 'bg-beyond',
}

export interface MeterProps {
  readonly parts: readonly MeterPart[]
  /** The names and sums are for screen readers only, because the place is small. */
  readonly bare?: boolean
  readonly className?: string
}

/** Credit as a bar in parts, each with its name and sum below. A mark says where it ends, if something goes beyond it. It lies on `night`, in both themes. */
export const Meter = ({ parts, bare = false, className }: MeterProps) => {
  const total = parts.reduce((sum, { share }) => sum + share, 0)
  const starts = parts.map((_, index) => parts.slice(0, index).reduce((sum, { share }) => sum + share, 0))
  const end = starts[parts.findIndex(({ use, share }) => use === 'beyond' && share > 0)]
  const percent = (share: number) => (total === 0 ? 0 : (100 * share) / total)
  return (
    <div className={className}>
      <svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true" className="rounded-s block h-4 w-full">
        {parts.map(({ use, share }, index) => (
          <rect
            key={use}
            x={percent(starts[index] ?? 0)}
            width={percent(share)}
            height="1"
            className={cx(fills[use], 'stroke-night stroke-2 [vector-effect:non-scaling-stroke]')}
          />
        ))}
        {end !== undefined && (
          <path d={`M${percent(end)},0V1`} className="stroke-on-night stroke-[6px] [vector-effect:non-scaling-stroke]" />
        )}
      </svg>
      <dl className={bare ? 'sr-only' : 'text-s text-on-night-2 mt-3 flex flex-wrap gap-x-6 gap-y-2 tabular-nums'}>
        {parts.map(({ use, text, value }) => (
          <div key={use} className="flex items-baseline gap-2">
            <dt className="flex items-baseline gap-2">
              <span aria-hidden="true" className={cx('size-[10px] rounded-s', dots[use])} />
              {text}
            </dt>
            <dd className="text-on-night font-strong whitespace-nowrap">{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

export interface BarsProps {
  readonly counts: readonly number[]
  /** Bars of the range that is chosen. The others are pale. */
  readonly from: number
  readonly to: number
}

/** How many products there are at which price: a picture above two inputs, which say the same in numbers. */
export const Bars = ({ counts, from, to }: BarsProps) => {
  const highest = Math.max(1, ...counts)
  return (
    <svg viewBox={`0 0 ${counts.length * 10} 100`} preserveAspectRatio="none" aria-hidden="true" className="block h-12 w-full">
      {counts.map((count, index) => {
        const height = count === 0 ? 3 : Math.max(6, (100 * count) / highest)
        return (
          <rect
            key={index}
            x={index * 10 + 0.5}
            y={100 - height}
            width="9"
            height={height}
            className={index >= from && index <= to ? 'fill-saffron' : 'fill-line'}
          />
        )
      })}
    </svg>
  )
}
