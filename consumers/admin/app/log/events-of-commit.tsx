import type { Commit } from '@souk/client'
import { Anchor } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { dataLines } from '../story/data-lines.ts'
import { logOf } from './filters.ts'
import { shortStream, thingOf } from './things.ts'
import { Value } from './value.tsx'

/** All that stands in a commit: each event with its stream and its data. */
export const EventsOfCommit = ({ appends }: Pick<Commit, 'appends'>) => {
  const { texts, formats } = useLanguage()
  const { log: words } = texts
  const events = appends.flatMap(({ stream, fromVersion, events: those }) =>
    those.map((event, index) => ({ ...event, stream, thing: thingOf(stream), streamVersion: fromVersion + index + 1 })),
  )
  return (
    <section>
      <div className="section-head">
        <h2>{words.inIt(formats.number(events.length), events.length === 1)}</h2>
        {events.length > 1 && <span className="faint">{words.allOrNone}</span>}
      </div>
      <ol role="list" className="log-events">
        {events.map(({ eventId, type, data, schemaVersion, stream, thing, streamVersion }) => (
          <li key={eventId}>
            <h3>
              <Anchor href={logOf({ type })} className="row-link">
                {type}
              </Anchor>
            </h3>
            <p className="quiet">
              <Anchor href={`/log/streams/${stream}`} className="link mono">
                {shortStream(stream)}
              </Anchor>{' '}
              {words.version(formats.number(streamVersion))}
              {thing !== undefined && (
                <>
                  {' · '}
                  <Anchor href={thing.href} className="link">
                    {words.things[thing.kind]}
                  </Anchor>
                </>
              )}
            </p>
            <dl className="pairs">
              {dataLines(data).map(({ name, value }) => (
                <div key={name} className="pair">
                  <dt>{name}</dt>
                  <dd>
                    <Value name={name} value={value} />
                  </dd>
                </div>
              ))}
              <dt className="faint">{words.eventId}</dt>
              <dd className="mono faint wrap-anywhere">
                {eventId}, {words.schema(schemaVersion)}
              </dd>
            </dl>
          </li>
        ))}
      </ol>
    </section>
  )
}
