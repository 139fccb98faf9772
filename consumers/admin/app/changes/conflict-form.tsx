import { Form } from 'react-router'
import { Button, ButtonLink } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { conflictWordsOf } from './conflict-words.ts'
import { HistoryTable } from './history-table.tsx'
import type { MergedField } from './merge.ts'
import type { Conflict } from './save.server.ts'
import type { Shown } from './shown.ts'
import type { Names } from './who.tsx'
import { Wide } from './wide.tsx'

interface ConflictFormProps {
  readonly name: string
  readonly conflict: Conflict
  readonly shown: Shown
  /** How a value stands in the form. */
  readonly typed: (field: string, value: MergedField['yours']) => string
  readonly names: Names
  /** Of the page, which shows their version. */
  readonly address: string
  /** Who edits. */
  readonly me: string
}

interface RowProps extends Pick<ConflictFormProps, 'shown' | 'typed'> {
  readonly row: MergedField
  readonly words: ReturnType<typeof conflictWordsOf>
  readonly versions: Pick<Conflict, 'base' | 'version'>
}

/** A field with its versions. Their names stand above them, and on a phone before each of them. */
const Row = ({ row: { field, base, theirs, yours, by }, words, versions, shown: { label, show }, typed }: RowProps) => {
  const value = (held: MergedField['yours'], isSame: boolean) =>
    isSame ? <span className="faint">{words.same}</span> : <span className="strong">{show(field, held)}</span>
  const choice = (held: MergedField['yours']) => (
    <label>
      <input type="radio" name={field} value={typed(field, held)} required />
      <span className="strong">{show(field, held)}</span>
    </label>
  )
  const isClash = by === 'clash'
  const merged = by === 'you' || by === 'both' ? yours : theirs
  return (
    <tr className={by === 'nobody' ? 'untouched' : isClash ? 'clash' : undefined}>
      <th scope="row">{label(field)}</th>
      <td className="quiet" data-name={words.base(versions.base)}>
        {show(field, base)}
      </td>
      <td data-name={words.theirs(versions.version)}>{isClash ? choice(theirs) : value(theirs, theirs === base)}</td>
      <td data-name={words.yours}>{isClash ? choice(yours) : value(yours, yours === base)}</td>
      <td data-name={words.result}>
        {isClash ? (
          <span className="quiet">{words.chosen}</span>
        ) : (
          <>
            <input type="hidden" name={field} value={typed(field, merged)} />
            {show(field, merged)}
          </>
        )}
      </td>
      <td className={isClash ? 'choose' : 'faint'} data-name={words.who}>
        {words.by[by]}
      </td>
    </tr>
  )
}

const focus = (element: HTMLElement | null): void => element?.focus()

/**
 * Two edits that clash, field by field: what only one has changed is put together, the rest is asked. What is chosen is sent as an edit
 * of their version, so that a third edit in between is put together in the same way.
 */
export const ConflictForm = ({ name, conflict, shown, typed, names, address, me }: ConflictFormProps) => {
  const { texts } = useLanguage()
  const { merged, base, version, since } = conflict
  const words = conflictWordsOf(texts, since, me)
  return (
    <>
      <Form method="post" action={address}>
        {/* The form that had the focus is gone. */}
        <h2 key={version} ref={focus} tabIndex={-1} className="conflict-title">
          {words.title(name)}
        </h2>
        <p role="alert" className="quiet said">
          {words.text(base, version)}
        </p>
        <input type="hidden" name="intent" value="edit" />
        <input type="hidden" name="version" value={version} />
        <Wide label={words.title(name)}>
          <table className="rows merge">
            <thead>
              <tr>
                <th>{words.field}</th>
                <th>{words.base(base)}</th>
                <th>{words.theirs(version)}</th>
                <th>{words.yours}</th>
                <th>{words.result}</th>
                <th>{words.who}</th>
              </tr>
            </thead>
            <tbody>
              {merged
                // A form edits everything but the state.
                .filter(({ field }) => field !== 'status')
                .map((row) => (
                  <Row key={row.field} row={row} words={words} versions={conflict} shown={shown} typed={typed} />
                ))}
            </tbody>
          </table>
        </Wide>
        <div className="ways section-ways">
          <Button>{words.save(version + 1)}</Button>
          <ButtonLink kind="line" href={address}>
            {words.keep}
          </ButtonLink>
          <span className="faint">{words.note(version)}</span>
        </div>
      </Form>
      <section className="section">
        <div className="section-head">
          <h2>{words.since}</h2>
        </div>
        <HistoryTable items={since} caption={words.since} shown={shown} names={names} />
      </section>
    </>
  )
}
