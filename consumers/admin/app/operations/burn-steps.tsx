import type { ReactNode } from 'react'
import { useLanguage } from '../languages/language.ts'
import { State } from '../parts/state.tsx'
import type { Burn } from './burn.server.ts'
import { Scroll } from './scroll.tsx'
import { Track } from './track.tsx'

interface BurnProps {
  readonly burn: Burn
}

type Mark = 'done' | 'now' | 'later' | 'failed'

const Step = ({ mark, note, children }: { readonly mark: Mark; readonly note?: ReactNode; readonly children: ReactNode }) => {
  const { texts } = useLanguage()
  return (
    <li className={`step step-${mark}`}>
      <span>
        <span className="sr-only">{texts.operations.marks[mark]} </span>
        {children}
      </span>
      <span className="quiet">{note}</span>
    </li>
  )
}

const rowsIn = ({ fingerprints }: Burn, side: 'before' | 'after'): number =>
  (fingerprints ?? []).reduce((sum, one) => sum + (one[side]?.rows ?? 0), 0)

const between = (from: string | null, to: string | null): number | undefined =>
  from === null || to === null ? undefined : Date.parse(to) - Date.parse(from)

/** What a burn does, step by step: the hashes first, then everything is deleted, then it is read again, then the same hashes. */
export const BurnSteps = ({ burn }: BurnProps) => {
  const { texts, formats } = useLanguage()
  const { operations: words } = texts
  const { steps } = words
  const { state, emptiedAt, builtAt, endedAt, startedAt, position, target, commitsPerSecond, rowsWritten, fingerprints } = burn
  const isDone = state === 'done'
  /** @param isPast  whether the step is over */
  const mark = (isPast: boolean, isNow: boolean): Mark => (isPast ? 'done' : isNow ? (state === 'failed' ? 'failed' : 'now') : 'later')
  const milliseconds = (value: number | undefined): string | undefined => (value === undefined ? undefined : formats.milliseconds(value))
  const at = isDone || builtAt !== null ? target : Math.min(position, target)
  return (
    <>
      <ol role="list" className="steps">
        {fingerprints !== null && (
          <Step
            mark={mark(emptiedAt !== null, true)}
            note={[words.atPosition(formats.number(target)), milliseconds(between(startedAt, emptiedAt))].filter(Boolean).join(', ')}
          >
            {isDone && rowsIn(burn, 'before') > 0 ? steps.hashed(formats.number(rowsIn(burn, 'before'))) : steps.hash}
          </Step>
        )}
        <Step mark={mark(emptiedAt !== null, fingerprints === null)} note={emptiedAt === null ? undefined : steps.noRows}>
          {emptiedAt === null ? steps.empty : steps.emptied}
        </Step>
        <Step mark={mark(builtAt !== null, emptiedAt !== null)} note={milliseconds(between(emptiedAt, builtAt))}>
          {emptiedAt === null ? (
            steps.build
          ) : (
            <>
              {steps.built(formats.number(at), formats.number(target))}
              <Track label={steps.build} at={at} of={target} moves={builtAt === null} />
              <span className="quiet block">
                {commitsPerSecond !== null && words.perSecond(formats.number(commitsPerSecond))}{' '}
                {words.rowsWritten(formats.number(rowsWritten))}
              </span>
            </>
          )}
        </Step>
        {fingerprints !== null && (
          <Step mark={mark(isDone, builtAt !== null)} note={milliseconds(between(builtAt, endedAt))}>
            {isDone ? <BurnResult burn={burn} /> : steps.compare}
          </Step>
        )}
      </ol>
      {burn.detail !== null && <p className="refused">{burn.detail}</p>}
      {endedAt === null && emptiedAt !== null && <p className="quiet">{words.meanwhile(words.processes[burn.service])}</p>}
    </>
  )
}

/** Whether all rows are the same as before. */
export const BurnResult = ({ burn: { state, fingerprints } }: BurnProps) => {
  const { texts } = useLanguage()
  const { results } = texts.operations
  if (state === 'failed') return <State tone="no">{results.failed}</State>
  if (state !== 'done') return <State tone="wait">{results.running}</State>
  if (fingerprints === null) return <State tone="end">{results.built}</State>
  if (fingerprints.some(({ equal }) => equal === false)) return <State tone="no">{results.different}</State>
  return fingerprints.every(({ equal }) => equal === true) ? (
    <State tone="yes">{results.equal}</State>
  ) : (
    <State tone="end">{results.notCompared}</State>
  )
}

/** So much of a hash is shown; all of it is its title. */
const SHOWN = 12

const Hash = ({ sha256 }: { readonly sha256: string | undefined }) => {
  const { texts } = useLanguage()
  if (sha256 === undefined) return <span className="faint">{texts.operations.notYet}</span>
  return (
    <span className="mono" title={sha256}>
      {sha256.slice(0, SHOWN)}…
    </span>
  )
}

/** The hash of each collection before and after. */
export const Hashes = ({ burn: { fingerprints } }: BurnProps) => {
  const { texts, formats } = useLanguage()
  const { operations: words } = texts
  const { columns } = words
  if (fingerprints === null || fingerprints.length === 0) return null
  return (
    <Scroll label={words.hashes}>
      <table className="rows">
        <thead>
          <tr>
            <th>{columns.table}</th>
            <th className="number">{columns.rows}</th>
            <th>{columns.before}</th>
            <th>{columns.after}</th>
            <th>{columns.state}</th>
          </tr>
        </thead>
        <tbody>
          {fingerprints.map(({ collection, before, after, equal }) => (
            <tr key={collection}>
              <td>{collection}</td>
              <td className="number">{before === null ? '–' : formats.number(before.rows)}</td>
              <td>
                <Hash sha256={before?.sha256} />
              </td>
              <td>
                <Hash sha256={after?.sha256} />
              </td>
              <td>
                {equal === null ? (
                  <State tone="none">{words.results.notCompared}</State>
                ) : (
                  <State tone={equal ? 'yes' : 'no'}>{equal ? words.same : words.other}</State>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}
