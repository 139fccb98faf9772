import { cx } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { Choice } from './choice.tsx'
import { FAULT } from './fault-part.tsx'
import { useFaultWords } from './fault-words.ts'
import type { MapProps } from './map-props.ts'
import { arrowsOf, ghostsOf, holdsOf, lanes, steps, type Lane, type Station, type Step } from './map.ts'
import { FaultMark, GhostMark, Mark } from './marks.tsx'
import type { Strike } from './strike.ts'
import { Title } from './titles.tsx'
import { useWords } from './words.ts'

const WIDTH = 858
const HEIGHT = 556
const LEFT = 112
const columns: Readonly<Record<Step, number>> = { asked: 128, answered: 282, decided: 504, 'carried-out': 690 }
const rows: Readonly<Record<Lane, number>> = { order: 104, product: 200, customer: 296, accounting: 392 }
const LOG = 512
const LOG_WIDTH = 690
/** Below this a hairline bends towards its commit. */
const BEND = 452
/** Labels of commits nearer than this become one. */
const NEAR = 84
const TICK = 5
/** Most characters in a line of a title: the next column begins behind an arrow, and the last one ends with the map. */
const lengths: Readonly<Record<Step, number>> = { asked: 44, answered: 24, decided: 21, 'carried-out': 21 }
/** The second event of a service in one step stands beside the first. */
const BESIDE = 40

const placesOf = (stations: readonly Station[]): ReadonlyMap<number, { readonly x: number; readonly y: number }> =>
  new Map(
    stations.map(({ position, lane, step }, index) => {
      const earlier = stations.slice(0, index).filter((one) => one.lane === lane && one.step === step).length
      return [position, { x: columns[step] + earlier * BESIDE, y: rows[lane] }]
    }),
  )

/** Where the way to a service turns into its lane. There a fault of that service stands. */
const TURN = 28
const BEFORE = 36
/** Above the lane of the order service stands the long title of the first event, so its fault stands below. */
const BELOW = 44
const nextSteps: Readonly<Record<Lane, Step>> = { order: 'decided', product: 'answered', customer: 'answered', accounting: 'carried-out' }

const placeOf = (lane: Lane): { readonly x: number; readonly y: number } => ({
  x: columns[nextSteps[lane]] - TURN,
  y: lane === 'order' ? rows.order + BELOW : rows[lane] - BEFORE,
})

/** Along its own lane, then to that of the effect. */
const arrow = (from: { x: number; y: number }, to: { x: number; y: number }): string => {
  const [begin, end] = [from.x + 14, to.x - 20]
  if (from.y === to.y) return `M${begin} ${from.y}H${end}`
  const middle = to.x - TURN
  const turn = to.y > from.y ? 6 : -6
  return `M${begin} ${from.y}H${middle - 6}q6 0 6 ${turn}V${to.y - turn}q0 ${turn} 6 ${turn}H${end}`
}

const tip = ({ x, y }: { x: number; y: number }): string => `M${x - 14} ${y}l-7-4v8z`

/** Where a moment stands on the line of the log, by real time. */
const scaleOf = (stations: readonly Station[], strike: Strike | undefined) => {
  const longest = Math.max(1, ...stations.map(({ after }) => after), strike?.span?.until ?? 0)
  return (after: number): number => columns.asked + (Math.max(0, after) / longest) * LOG_WIDTH
}

/** Where each commit stands there: never one on the other. */
const ticksOf = (stations: readonly Station[], scale: (after: number) => number): readonly number[] => {
  const ticks: number[] = []
  for (const { after } of stations) ticks.push(Math.max(scale(after), (ticks.at(-1) ?? 0) + TICK))
  return ticks
}

/** The names of commits that stand together. */
const groupsOf = (stations: readonly Station[], ticks: readonly number[]) => {
  const groups: { readonly x: number; readonly first: Station; last: Station }[] = []
  for (const [index, station] of stations.entries()) {
    const x = ticks[index] ?? 0
    const group = groups.at(-1)
    if (group !== undefined && x - group.x < NEAR) group.last = station
    else groups.push({ x, first: station, last: station })
  }
  return groups
}

/** A fault, before the service that it struck, and how long it lasted. */
const FaultOnMap = ({ strike, scale }: { readonly strike: Strike; readonly scale: (after: number) => number }) => {
  const { title, when } = useFaultWords(strike)
  const { lane, span, isOpen } = strike
  if (span === undefined) return null
  const { x, y } = placeOf(lane)
  const [from, until] = [scale(span.from), Math.max(scale(span.until), scale(span.from) + TICK)]
  return (
    <>
      <path className="map-drop" d={`M${x} ${y}V${BEND}L${from} 494V${LOG}`} />
      <path className="map-fault" d={`M${from} ${LOG}H${until}`} />
      <a href={`#${FAULT}`} className="station">
        <FaultMark isOpen={isOpen} x={x} y={y} />
        {/* The events of the service stand behind it. */}
        <g textAnchor="end">
          <text className="map-title" x={x - 16} y={y - 1}>
            {`${title} `}
          </text>
          <text className="map-faint" x={x - 16} y={y + 11}>
            {when}
          </text>
        </g>
      </a>
    </>
  )
}

/** The story as a map: a lane for each service, a column for each step. The distance is that of steps; the real time is on the line of the log. */
export const WideMap = ({ story, stations, chosen }: MapProps) => {
  const { texts, formats } = useLanguage()
  const { story: words } = texts
  const { tell, ghost } = useWords(story)
  const places = placesOf(stations)
  const at = (position: number): { readonly x: number; readonly y: number } => places.get(position) ?? { x: 0, y: 0 }
  const ghosts = ghostsOf(story.order, stations)
  const { strike } = story
  const scale = scaleOf(stations, strike)
  const ticks = ticksOf(stations, scale)
  return (
    <svg className="map map-wide" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} role="group" aria-label={words.map}>
      {steps.map((step, index) => (
        <g key={step}>
          <text className="map-head" x={columns[step] - 10} y="16">
            {`${index + 1}  ${words.steps[step].name}`}
          </text>
          <text className="map-faint" x={columns[step] - 10} y="34">
            {words.steps[step].text}
          </text>
        </g>
      ))}
      {lanes.map((lane) => (
        <g key={lane}>
          <path className="map-lane" d={`M${LEFT} ${rows[lane]}H${WIDTH}`} />
          <rect className={`service-${lane}`} x="0" y={rows[lane] - 15} width="8" height="8" rx="1" />
          <text className="map-head" x="16" y={rows[lane] - 7}>
            {words.services[lane].name}
          </text>
          <text className="map-faint" x="16" y={rows[lane] + 11}>
            {words.services[lane].text}
          </text>
        </g>
      ))}
      {holdsOf(stations).map(({ lane, from, until }) => (
        <rect
          key={lane}
          className="map-hold"
          x={at(from).x}
          y={rows[lane] - 6}
          width={(until === undefined ? WIDTH : at(until).x) - at(from).x}
          height="12"
        />
      ))}
      {stations.map(({ position }, index) => (
        <path key={position} className="map-drop" d={`M${at(position).x} ${at(position).y}V${BEND}L${ticks[index]} 494V${LOG}`} />
      ))}
      {ghosts
        .filter(({ kind }) => kind === 'answer')
        .map(({ lane }) => (
          <path
            key={lane}
            className="map-ghost-arrow"
            d={arrow({ x: columns.asked, y: rows.order }, { x: columns.answered, y: rows[lane] })}
          />
        ))}
      {arrowsOf(stations, chosen).map(({ from, to, last, isLit }) => (
        <g key={`${from} ${to}`} className={cx('map-arrow', !last && 'needed', isLit && 'lit')}>
          <path d={arrow(at(from), at(to))} />
          <path className="map-tip" d={tip(at(to))} />
        </g>
      ))}
      {ghosts.map(({ lane, step, kind, isNext }) => (
        <g key={`${lane} ${step}`}>
          <GhostMark kind={kind} isNext={isNext} x={columns[step]} y={rows[lane]} />
          <text className={isNext ? 'map-wait' : 'map-faint'} x={columns[step] + 14} y={rows[lane] - 14}>
            {ghost({ kind })}
          </text>
        </g>
      ))}
      {stations.map((station) => {
        const { x, y } = at(station.position)
        const { event, position, after } = station
        const { title } = tell(station)
        const time = after === 0 ? formats.clock(event.at) : words.after(formats.milliseconds(after))
        return (
          <Choice key={position} position={position} isChosen={position === chosen} className="station">
            <rect x={x - 12} y={y - 42} width="176" height="84" fill="transparent" />
            <Mark {...station} x={x} y={y} />
            <Title text={title} most={lengths[station.step]} x={x + 14} y={y - 14} />
            <text x={x + 16} y={y + 20}>
              {`${event.type} `}
            </text>
            <text className="map-faint" x={x + 16} y={y + 36}>
              {`${time}, #${formats.number(position)}`}
            </text>
          </Choice>
        )
      })}
      <rect className="service-log" x="0" y={LOG - 11} width="8" height="8" rx="1" />
      <text className="map-head" x="16" y={LOG - 3}>
        {words.log}
      </text>
      <text className="map-faint" x="16" y={LOG + 14}>
        {words.realTime}
      </text>
      <path className="map-log" d={`M${LEFT} ${LOG}H${WIDTH}`} />
      {strike !== undefined && <FaultOnMap strike={strike} scale={scale} />}
      {ticks.map((x) => (
        <rect key={x} className="map-tick" x={x - 1.5} y={LOG - 7} width="3" height="14" />
      ))}
      {groupsOf(stations, ticks).map(({ x, first, last }) => {
        const isAtEnd = x > WIDTH - NEAR
        return (
          <g key={x} textAnchor={isAtEnd ? 'end' : 'start'}>
            <text x={isAtEnd ? WIDTH : x - 1.5} y={LOG + 22}>
              {first === last
                ? `#${formats.number(first.position)}`
                : `#${formats.number(first.position)}–${formats.number(last.position)}`}
            </text>
            <text className="map-faint" x={isAtEnd ? WIDTH : x - 1.5} y={LOG + 36}>
              {first.after === 0 ? '0' : words.after(formats.milliseconds(first.after))}
            </text>
          </g>
        )
      })}
    </svg>
  )
}
