import { Anchor } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { State } from '../parts/state.tsx'
import type { ParkedList } from './parked.server.ts'
import { Scroll } from './scroll.tsx'

/** What managers have done with parked events, the newest first. */
export const SettledEvents = ({ settled, names }: Pick<ParkedList, 'settled' | 'names'>) => {
  const { texts, formats } = useLanguage()
  const { operations: words } = texts
  const { columns } = words
  const page = (cursor: string): string => `/operations/parked?${new URLSearchParams({ settled: cursor })}#settled`
  return (
    <section id="settled" className="below-table">
      <div className="section-head">
        <h2>{words.settled}</h2>
        <span className="faint">{words.settledNote}</span>
        {settled.items.length > 0 && (
          <a href="/operations/parked/settled.csv" className="link" download="">
            {texts.list.asCsv}
          </a>
        )}
      </div>
      {settled.items.length === 0 ? (
        <p className="quiet">{words.noneSettled}</p>
      ) : (
        <Scroll label={words.settled}>
          <table className="rows">
            <thead>
              <tr>
                <th>{columns.settledAt}</th>
                <th>{columns.event}</th>
                <th>{columns.consumer}</th>
                <th>{columns.action}</th>
                <th>{columns.who}</th>
                <th className="wide">{columns.reason}</th>
              </tr>
            </thead>
            <tbody>
              {settled.items.map((event) => (
                <tr key={event.settlementId}>
                  <td className="quiet">
                    <time dateTime={event.settledAt}>{formats.moment(event.settledAt)}</time>
                  </td>
                  <td>
                    <Anchor href={`/log/${event.position}`} className="link">
                      {event.type}
                    </Anchor>
                  </td>
                  <td>{event.consumer}</td>
                  <td>
                    <State tone={event.action === 'retried' ? 'yes' : 'end'}>{words.actions[event.action]}</State>
                  </td>
                  <td>
                    <Anchor href={`/customers/${event.actor.id}`} className="link">
                      {names[event.actor.id] ?? `…${event.actor.id.slice(-6)}`}
                    </Anchor>
                  </td>
                  <td className="long wide">{event.reason ?? <span className="faint">{words.noReason}</span>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
      {(settled.previousCursor ?? settled.nextCursor) !== null && (
        <p className="operations-ways">
          {settled.previousCursor !== null && (
            <Anchor href={page(settled.previousCursor)} className="link">
              {words.newer}
            </Anchor>
          )}
          {settled.nextCursor !== null && (
            <Anchor href={page(settled.nextCursor)} className="link">
              {words.older}
            </Anchor>
          )}
        </p>
      )}
    </section>
  )
}
