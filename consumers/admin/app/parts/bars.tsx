import { Anchor } from '@souk/ui'

interface Bar {
  /** Stands below it. */
  readonly name: string
  readonly value: number
  /** What it says, for those who do not see it. */
  readonly text: string
  /** The rows behind it. */
  readonly href: string
}

interface BarsProps {
  readonly label: string
  readonly bars: readonly Bar[]
  readonly format: (value: number) => string
  /** So many bars have one name below them. */
  readonly every: number
}

const STEP = 10
const WIDTH = 8
const HEIGHT = 100

/** Bars as wide as the page leaves them. Each is a link to the rows behind it. */
export const Bars = ({ label, bars, format, every }: BarsProps) => {
  const most = Math.max(1, ...bars.map(({ value }) => value))
  return (
    <div className="bars">
      <p className="bars-most">{format(most)}</p>
      <svg viewBox={`0 0 ${bars.length * STEP} ${HEIGHT}`} preserveAspectRatio="none" role="group" aria-label={label}>
        {bars.map(({ name, value, text, href }, index) => {
          const height = (value / most) * HEIGHT
          return value === 0 ? null : (
            <Anchor key={name} href={href} aria-label={text} className="bar">
              <title>{text}</title>
              <rect x={index * STEP} width={STEP} height={HEIGHT} className="bar-ground" />
              <rect
                x={index * STEP + 1}
                y={HEIGHT - height}
                width={WIDTH}
                height={height}
                className={value === most ? 'bar-most' : undefined}
              />
            </Anchor>
          )
        })}
      </svg>
      <ol role="list" className="bars-names" aria-hidden="true">
        {bars
          .filter((_, index) => index % every === 0)
          .map(({ name }) => (
            <li key={name}>{name}</li>
          ))}
      </ol>
    </div>
  )
}
