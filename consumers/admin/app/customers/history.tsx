import { Form } from 'react-router'
import { Anchor, VisuallyHidden } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { Actor } from './actor.tsx'
import { inverseOf, type Done } from './changes.ts'
import type { PartProps } from './part.ts'

/** What has been done to the customer, when and by whom. */
export const History = ({ page }: PartProps) => {
  const { texts, formats } = useLanguage()
  const { customers: words } = texts
  const { history, credit } = page
  const tell = ({ type, amount, reason }: Done): string => {
    const what = words.events[type]
    return type === 'CreditGranted' || type === 'CreditWithdrawn' ? `${what}, ${formats.money(amount, credit.currency)}: ${reason}` : what
  }
  return (
    <section>
      <div className="section-head">
        <h2>{words.history}</h2>
        <span className="faint">{words.historyNote}</span>
      </div>
      {history === null ? (
        <p className="quiet">{words.noHistory}</p>
      ) : (
        <table className="rows customer-history">
          <thead>
            <tr>
              <th>{words.at}</th>
              <th className="ell">{words.what}</th>
              <th>{words.by}</th>
              <th className="number hide-s">{words.commit}</th>
              <th>
                <VisuallyHidden>{words.undo}</VisuallyHidden>
              </th>
            </tr>
          </thead>
          <tbody>
            {history.map(({ position, at, actor, done }) => (
              <tr key={position}>
                <td className="quiet">
                  <time dateTime={at}>
                    {formats.shortDay(at)} {formats.clock(at)}
                  </time>
                </td>
                <td className="ell wrap" title={done.map(tell).join('; ')}>
                  {done.map(tell).join('; ')}
                </td>
                <td className="quiet cut">
                  <Actor actor={actor} page={page} />
                </td>
                <td className="number hide-s">
                  <Anchor href={`/log/${position}`} className="link">
                    #{formats.number(position)}
                  </Anchor>
                </td>
                <td className="history-ways">
                  {inverseOf({ done }).length > 0 && (
                    <Form method="post" preventScrollReset>
                      <input type="hidden" name="position" value={position} />
                      <button name="do" value="undo" className="choice">
                        <span aria-hidden="true">{words.undo}</span>
                        <VisuallyHidden>{words.undoThis(position)}</VisuallyHidden>
                      </button>
                    </Form>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
