import type { Ghost, Station } from './map.ts'

interface Place {
  readonly x: number
  readonly y: number
}

const RADIUS = 10
const DIAMOND = 13

const diamond = ({ x, y }: Place): string => `M${x} ${y - DIAMOND}l${DIAMOND} ${DIAMOND}-${DIAMOND} ${DIAMOND}-${DIAMOND}-${DIAMOND}z`

/** Inside of a mark: a tick, a cross, or an arrow that turns back. */
const signs: Readonly<Record<Station['tone'], string | undefined>> = {
  fact: undefined,
  none: undefined,
  yes: 'm-4 0 3 3 5-6',
  no: 'm-4-4 8 8m0-8-8 8',
  back: 'm4 3v-1a3 3 0 0 0-3-3h-4m2-3-3 3 3 3',
}

/** The mark of an event: a diamond for a decision, a circle for all else. Its sign says what its colour says. */
export const Mark = ({ tone, isDecision, x, y }: Pick<Station, 'tone' | 'isDecision'> & Place) => {
  const sign = signs[tone]
  return (
    <>
      {isDecision ? (
        <path className={`mark mark-${tone}`} d={diamond({ x, y })} />
      ) : (
        <circle className={`mark mark-${tone}`} cx={x} cy={y} r={RADIUS} />
      )}
      {sign !== undefined && <path className="mark-sign" d={`M${x} ${y}${sign}`} />}
      <circle className="mark-ring" cx={x} cy={y} r={16} />
    </>
  )
}

/** A fault: a triangle, for it is none of the events of the log. */
export const FaultMark = ({ isOpen, x, y }: { readonly isOpen: boolean } & Place) => (
  <>
    <path className={isOpen ? 'mark mark-fault open' : 'mark mark-fault'} d={`M${x} ${y - 11}l12 20h-24z`} />
    <path className="mark-sign" d={`M${x} ${y - 3}v5m0 3v.5`} />
    <circle className="mark-ring" cx={x} cy={y} r={17} />
  </>
)

export const GhostMark = ({ kind, isNext, x, y }: Pick<Ghost, 'kind' | 'isNext'> & Place) => {
  const className = isNext ? 'mark mark-wait' : 'mark mark-ghost'
  return kind === 'decision' ? (
    <path className={className} d={diamond({ x, y })} />
  ) : (
    <circle className={className} cx={x} cy={y} r={RADIUS} />
  )
}
