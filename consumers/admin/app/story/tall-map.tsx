import { cx } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { Choice } from './choice.tsx'
import { FAULT } from './fault-part.tsx'
import { useFaultWords } from './fault-words.ts'
import type { MapProps } from './map-props.ts'
import { arrowsOf, ghostsOf, holdsOf, lanes, type Lane } from './map.ts'
import { FaultMark, GhostMark, Mark } from './marks.tsx'
import type { Strike } from './strike.ts'
import { Title } from './titles.tsx'
import { useWords } from './words.ts'

const WIDTH = 344
const TOP = 72
const ROW = 68
const TEXT = 124
const LONGEST = 34
const columns: Readonly<Record<Lane, number>> = { order: 12, product: 40, customer: 68, accounting: 96 }

/** A fault, in the lane of the service that it struck. */
const FaultRow = ({ strike, y }: { readonly strike: Strike; readonly y: number }) => {
  const { texts } = useLanguage()
  const { title, when } = useFaultWords(strike)
  const { lane, isOpen } = strike
  return (
    <a href={`#${FAULT}`} className="station">
      <rect x="0" y={y - 28} width={WIDTH} height="60" fill="transparent" />
      <FaultMark isOpen={isOpen} x={columns[lane]} y={y} />
      <text className="map-title" x={TEXT} y={y - 8}>
        {`${title} `}
      </text>
      <text x={TEXT} y={y + 9}>
        {`${texts.story.services[lane].name}: ${texts.story.fault.legend} `}
      </text>
      <text className="map-faint" x={TEXT} y={y + 25}>
        {when}
      </text>
    </a>
  )
}

/** The same map upright, for narrow pages: a row for each commit, in the order of the log. */
export const TallMap = ({ story, stations, chosen }: MapProps) => {
  const { texts, formats } = useLanguage()
  const { story: words } = texts
  const { tell, ghost } = useWords(story)
  const ghosts = ghostsOf(story.order, stations)
  const { strike } = story
  const { span } = strike ?? {}
  /** The row of the fault: behind the commit at which it struck. */
  const faultRow = span && stations.filter(({ position }) => position <= span.position).length
  const topOf = (index: number): number => TOP + (index + (faultRow !== undefined && index >= faultRow ? 1 : 0)) * ROW
  const places = new Map(stations.map(({ position, lane }, index) => [position, { x: columns[lane], y: topOf(index) }]))
  const at = (position: number): { readonly x: number; readonly y: number } => places.get(position) ?? { x: 0, y: 0 }
  const height = topOf(stations.length + ghosts.length)
  const bottom = height - 16
  return (
    <svg className="map map-tall" viewBox={`0 0 ${WIDTH} ${height}`} width={WIDTH} role="group" aria-label={words.map}>
      {lanes.map((lane) => (
        <g key={lane}>
          <path className="map-lane" d={`M${columns[lane]} 40V${bottom}`} />
          <rect className={`service-${lane}`} x={columns[lane] - 4} y="28" width="8" height="8" rx="1" />
          <text className="map-head" x={columns[lane]} y="20" textAnchor="middle">
            {words.services[lane].name.slice(0, 1)}
          </text>
        </g>
      ))}
      <text className="map-faint" x={TEXT} y="20">
        {lanes.map((lane) => words.services[lane].name).join(', ')}
      </text>
      {holdsOf(stations).map(({ lane, from, until }) => (
        <rect
          key={lane}
          className="map-hold"
          x={columns[lane] - 5}
          y={at(from).y}
          width="10"
          height={(until === undefined ? bottom : at(until).y) - at(from).y}
        />
      ))}
      {arrowsOf(stations, chosen).map(({ from, to, last, isLit }) => {
        const [begin, end] = [at(from), at(to)]
        return (
          <g key={`${from} ${to}`} className={cx('map-arrow', !last && 'needed', isLit && 'lit')}>
            <path d={`M${begin.x} ${begin.y + 12}V${begin.y + 34}H${end.x}V${end.y - 16}`} />
            <path className="map-tip" d={`M${end.x} ${end.y - 12}l-4-7h8z`} />
          </g>
        )
      })}
      {stations.map((station) => {
        const { x, y } = at(station.position)
        const { event, position, lane, after } = station
        const { title } = tell(station)
        const time = after === 0 ? formats.clock(event.at) : words.after(formats.milliseconds(after))
        return (
          <Choice key={position} position={position} isChosen={position === chosen} className="station">
            <rect x="0" y={y - 28} width={WIDTH} height="60" fill="transparent" />
            <Mark {...station} x={x} y={y} />
            <Title text={title} most={LONGEST} x={TEXT} y={y - 8} />
            <text x={TEXT} y={y + 9}>
              {`${words.services[lane].name}: ${event.type} `}
            </text>
            <text className="map-faint" x={TEXT} y={y + 25}>
              {`${time}, #${formats.number(position)}`}
            </text>
          </Choice>
        )
      })}
      {strike !== undefined && faultRow !== undefined && <FaultRow strike={strike} y={TOP + faultRow * ROW} />}
      {ghosts.map(({ lane, step, kind, isNext }, index) => {
        const y = topOf(stations.length + index)
        return (
          <g key={`${lane} ${step}`}>
            <GhostMark kind={kind} isNext={isNext} x={columns[lane]} y={y} />
            <text className={isNext ? 'map-wait' : 'map-faint'} x={TEXT} y={y + 4}>
              {ghost({ kind })}
            </text>
          </g>
        )
      })}
    </svg>
  )
}
