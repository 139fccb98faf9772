import { inTwoLines } from './shortened.ts'

interface TitleProps {
  readonly text: string
  /** Most characters of a line. */
  readonly most: number
  readonly x: number
  /** The last line stands here, and another one above it. */
  readonly y: number
}

const LINE = 15

/** What a mark on a map says. A long text has two lines. */
export const Title = ({ text, most, x, y }: TitleProps) => {
  const lines = inTwoLines(text, most)
  return (
    <text className="map-title">
      {lines.map((line, index) => (
        <tspan key={index} x={x} y={y - (lines.length - 1 - index) * LINE}>
          {`${line} `}
        </tspan>
      ))}
    </text>
  )
}
