import { Form } from 'react-router'
import { Button } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import type { FormPartProps } from './part.ts'
import { Refused } from './refused.tsx'

/** Where the customer is logged in. */
export const Sessions = ({ page: { sessions, isSelf, key }, refusal }: FormPartProps) => {
  const { texts, formats } = useLanguage()
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
                  <td>
                    {formats.shortDay(startedAt)} {formats.clock(startedAt)}
                  </td>
                  <td className="quiet">
                    {formats.shortDay(refreshedAt)} {formats.clock(refreshedAt)}
                  </td>
                  <td className="ell quiet">{formats.shortDay(expiresAt)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {isSelf ? (
          <p className="quiet">{words.selfSessions}</p>
        ) : (
          sessions.length > 0 && (
            <div className="ways">
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
