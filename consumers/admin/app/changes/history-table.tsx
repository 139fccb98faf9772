import { Form } from 'react-router'
import { Anchor, VisuallyHidden } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { ChangedFields } from './changed-fields.tsx'
import type { Shown } from './shown.ts'
import { inverseOf, isAddition, isOfPicture, isOnlyStock, takesBack, type HistoryItem } from './undo.ts'
import { Who, type Names } from './who.tsx'
import { Wide } from './wide.tsx'

/** What can be written, and with what the forms of the table are sent. */
export interface Writable {
  readonly fields: readonly string[]
  readonly version: number
  readonly isActive: boolean
  /** The page that takes back a change of the picture, if there is one. */
  readonly picture?: string
}

interface HistoryTableProps {
  readonly items: readonly HistoryItem[]
  readonly shown: Shown
  readonly names: Names
  readonly caption: string
  /** What can be written. Without it the table offers no way back. */
  readonly writable?: Writable
}

interface WayProps {
  readonly intent: 'undo' | 'back'
  /** Where it is sent to. Default: this page. */
  readonly action?: string | undefined
  readonly position: number
  readonly version: number
  readonly label: string
  readonly children: string
}

const Way = ({ intent, action, position, version, label, children }: WayProps) => (
  <Form method="post" {...(action === undefined ? { preventScrollReset: true } : { action })}>
    <input type="hidden" name="position" value={position} />
    <input type="hidden" name="version" value={version} />
    <button name="intent" value={intent} className="choice">
      <span aria-hidden="true">{children}</span>
      <VisuallyHidden>{label}</VisuallyHidden>
    </button>
  </Form>
)

/** Every change of something: what, who and when, each with the ways to take it back. */
export const HistoryTable = ({ items, shown, names, caption, writable }: HistoryTableProps) => {
  const { texts, formats } = useLanguage()
  const { history: words } = texts.changes
  return (
    <Wide label={caption}>
      <table className="rows history">
        <thead>
          <tr>
            <th className="number">{words.commit}</th>
            <th>{words.at}</th>
            <th>{words.who}</th>
            <th>{words.what}</th>
            <th className="number">{words.revision}</th>
            {writable !== undefined && (
              <th>
                <VisuallyHidden>{words.undo}</VisuallyHidden>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {items.map((item, index) => {
            const { eventId, position, at, actor, version, changes } = item
            const ofCommit = items.filter((other) => other.position === position)
            // The ways stand beside what the commit began with.
            const isLast = items[index + 1]?.position !== position
            const isAdded = isAddition(ofCommit)
            const picture = isOfPicture(ofCommit) ? writable?.picture : undefined
            const inverse = inverseOf(ofCommit, writable?.fields ?? [])
            const isBack = inverse !== undefined && isOnlyStock(inverse) && takesBack(items, position)
            const canUndo =
              writable !== undefined &&
              isLast &&
              (isAdded ? writable.isActive : picture !== undefined || (inverse !== undefined && !isBack))
            const made = ofCommit[0]?.version ?? version
            const canReturn = writable?.isActive === true && isLast && changes.length > 0 && made < writable.version
            return (
              <tr key={eventId}>
                <td className="number">
                  <Anchor href={`/log/${position}`} className="link">
                    #{formats.number(position)}
                  </Anchor>
                </td>
                <td className="quiet">
                  <time dateTime={at}>
                    {formats.shortDay(at)} {formats.clock(at)}
                  </time>
                </td>
                <td>
                  <Who actor={actor} names={names} />
                </td>
                <td className="history-what">
                  <ChangedFields item={item} shown={shown} />
                </td>
                <td className="number quiet revision">{changes.length > 0 && version}</td>
                {writable !== undefined && (
                  <td className="history-ways">
                    <div className="ways">
                      {canUndo && (
                        <Way
                          intent="undo"
                          action={picture}
                          position={position}
                          version={writable.version}
                          label={isAdded ? words.retireThis(position) : words.undoThis(position)}
                        >
                          {isAdded ? words.retire : words.undo}
                        </Way>
                      )}
                      {canReturn && (
                        <Way intent="back" position={position} version={writable.version} label={words.backTo(made)}>
                          {words.back}
                        </Way>
                      )}
                    </div>
                  </td>
                )}
              </tr>
            )
          })}
        </tbody>
      </table>
    </Wide>
  )
}
