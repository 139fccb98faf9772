import { memo } from 'react'
import { useLanguage } from '../languages/language.ts'
import { ExactTime } from './exact-time.tsx'
import { By } from './party.tsx'
import { Position } from './position.tsx'
import type { CommitRow } from './rows.ts'
import { shortStream } from './things.ts'
import { Types } from './types.tsx'

interface RowProps {
  readonly row: CommitRow
  readonly day: string
  readonly isNew: boolean
}

/** A row never changes, so that a hundred new ones a second cost no more than themselves. */
const Row = memo(({ row: { position, at, types, stream, otherStreams, by, hash }, day, isNew }: RowProps) => {
  const { texts } = useLanguage()
  return (
    <tr className={isNew ? 'arrived' : undefined}>
      <td className="number log-position">
        <Position position={position} inRow="opens" />
      </td>
      <td className="quiet log-at">
        <ExactTime at={at} day={day} />
      </td>
      <td className="ell log-types">
        <Types types={types} />
      </td>
      <td className="quiet hide-s">
        <span className="mono">{shortStream(stream)}</span>
        {otherStreams > 0 && <span className="faint"> {texts.log.more(otherStreams)}</span>}
      </td>
      <td className="log-by">
        <By party={by} />
      </td>
      <td className="mono faint hide-t">{hash.slice(0, 12)}</td>
    </tr>
  )
})

interface LogTableProps {
  readonly rows: readonly CommitRow[]
  readonly day: string
  /** What has a greater position has just come. */
  readonly known: number
}

export const LogTable = ({ rows, day, known }: LogTableProps) => {
  const { texts } = useLanguage()
  const { log: words } = texts
  return (
    <table className="rows log-cards">
      <thead>
        <tr>
          <th className="number">{words.commit}</th>
          <th>{words.at}</th>
          <th className="ell">{words.events}</th>
          <th className="hide-s">{words.streams}</th>
          <th>{words.by}</th>
          <th className="hide-t">{words.hash}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.position} row={row} day={day} isNew={row.position > known} />
        ))}
      </tbody>
    </table>
  )
}
