import { cx } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'

export interface Line {
  readonly name: string
  readonly past: string
  readonly now: string
  /** By how much it has changed since, if it is a number. */
  readonly since?: string | undefined
}

interface CompareProps {
  readonly what: string
  readonly at: number
  readonly lines: readonly Line[]
}

/** What was then beside what is now. */
export const Compare = ({ what, at, lines }: CompareProps) => {
  const { texts, formats } = useLanguage()
  const { time: words } = texts
  const hasSince = lines.some(({ since }) => since !== undefined)
  return (
    <table className="rows">
      <thead>
        <tr>
          <th>{what}</th>
          <th className="number">{words.at(formats.number(at))}</th>
          <th className="number">{words.nowHead}</th>
          {hasSince && <th className="number hide-s">{words.since}</th>}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ name, past, now, since = '' }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className="number strong">{past}</td>
            <td className="number quiet">{now}</td>
            {hasSince && <td className={cx('number hide-s', past === now && 'faint')}>{past === now ? words.same : since}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
