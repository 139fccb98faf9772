import { Form } from 'react-router'
import { Button } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import type { CustomerPageData } from './customer.server.ts'
import type { FormPartProps } from './part.ts'
import { Refused } from './refused.tsx'

/** So many are shown at first. */
const FIRST = 5

const SessionTable = ({ sessions }: Pick<CustomerPageData, 'sessions'>) => {
  const { texts, formats } = useLanguage()
  const { customers: words } = texts
  const at = (time: string): string => `${formats.shortDay(time)} ${formats.clock(time)}`
  return (
    <table className="rows">
      <thead>
        <tr>
          <th>{words.since}</th>
          <th>{words.used}</th>
          <th className="ell">{words.ends}</th>
        </tr>
      </thead>
      <tbody>
        {sessions.map(({ sessionId, startedAt, refreshedAt, expiresAt }) => (
          <tr key={sessionId}>
            <td>{at(startedAt)}</td>
            <td className="quiet">{at(refreshedAt)}</td>
            <td className="ell quiet">{formats.shortDay(expiresAt)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Where the customer is logged in. */
export const Sessions = ({ page: { sessions, isSelf, key }, refusal }: FormPartProps) => {
  const { texts } = useLanguage()
  const { customers: words } = texts
  return (
    <section>
      <h2>{words.sessions}</h2>
      <Form method="post" className="small-form">
        <Refused form="sessions" refusal={refusal} />
        <input type="hidden" name="key" value={key} />
        {sessions.length === 0 ? (
          <p className="quiet">{words.noSessions}</p>
        ) : (
          <>
            <SessionTable sessions={sessions.slice(0, FIRST)} />
            {sessions.length > FIRST && (
              <details className="filter-more">
                <summary>{words.otherSessions(sessions.length - FIRST)}</summary>
                <SessionTable sessions={sessions.slice(FIRST)} />
              </details>
            )}
          </>
        )}
        {isSelf ? (
          <p className="quiet">{words.selfSessions}</p>
        ) : (
          sessions.length > 0 && (
            <div className="form-ways">
              <Button kind="line" name="do" value="sessions">
                {words.endSessions}
              </Button>
            </div>
          )
        )}
      </Form>
    </section>
  )
}
