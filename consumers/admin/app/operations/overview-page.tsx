import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { Anchor } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { Page } from '../parts/page.tsx'
import { State } from '../parts/state.tsx'
import { useReload } from '../parts/use-reload.ts'
import { addressOfParked } from './addresses.ts'
import { AuditState } from './audit-state.tsx'
import { InstanceTable } from './instance-table.tsx'
import { loadOverview, type Overview } from './overview.server.ts'
import { Ways } from './ways.tsx'

export const loader = ({ context }: LoaderFunctionArgs) => loadOverview(context)

const EVERY_MS = 2_000

const ParkedEvents = ({ parked }: Pick<Overview, 'parked'>) => {
  const { texts, formats } = useLanguage()
  const { operations: words } = texts
  return (
    <section>
      <div className="section-head">
        <h2>
          <Anchor href="/operations/parked" className="link">
            {words.parts.parked}
          </Anchor>
        </h2>
        {parked !== null && parked.count > 0 && (
          <span className="faint">{words.parkedNote(formats.number(parked.count), parked.count)}</span>
        )}
      </div>
      {parked === null || parked.count === 0 ? (
        <p className="quiet">{parked === null ? words.silentStore : words.nothingParked}</p>
      ) : (
        <ul role="list" className="lines">
          {parked.events.map((event) => (
            <li key={`${event.consumer} ${event.eventId}`}>
              <Anchor href={addressOfParked(event)} className="link">
                {event.type} <span className="quiet">{event.consumer}</span>
              </Anchor>
              <time dateTime={event.parkedAt} className="quiet">
                {formats.moment(event.parkedAt)}
              </time>
              <span className="bad">{event.error}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

const Audits = ({ audits }: Pick<Overview, 'audits'>) => {
  const { texts, formats } = useLanguage()
  const { operations: words } = texts
  return (
    <section>
      <div className="section-head">
        <h2>
          <Anchor href="/operations/books" className="link">
            {words.parts.books}
          </Anchor>
        </h2>
      </div>
      {audits === null || audits.length === 0 ? (
        <p className="quiet">{audits === null ? words.silentBooks : words.neverAudited}</p>
      ) : (
        <ul role="list" className="lines">
          {audits.map((audit) => (
            <li key={audit.auditId}>
              <Anchor href={`/operations/books?audit=${audit.auditId}`} className="row-link">
                <AuditState audit={audit} /> <span className="quiet">{words.atPosition(formats.number(audit.position))}</span>
              </Anchor>
              <time dateTime={audit.begunAt} className="quiet">
                {formats.moment(audit.begunAt)}
              </time>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

export default function OverviewPage() {
  const { eventStore, rows, parked, audits } = useLoaderData<typeof loader>()
  const { texts, formats } = useLanguage()
  const { operations: words } = texts
  useReload(EVERY_MS)
  const building = rows.filter(({ standing }) => standing === 'building').length
  const silent = rows.filter(({ standing }) => standing === 'silent').length
  return (
    <Page
      heading={words.title}
      beside={
        <>
          {building > 0 && <State tone="wait">{words.building(building)}</State>}
          {silent > 0 && <State tone="no">{words.silent(silent)}</State>}
          <Ways here="services" />
        </>
      }
    >
      <div className="body">
        <section>
          <div className="section-head">
            <h2>{words.parts.services}</h2>
            <span className="faint">{eventStore === null ? words.silentStore : words.head(formats.number(eventStore.position))}</span>
          </div>
          <InstanceTable rows={rows} eventStore={eventStore} />
        </section>
        <div className="two below-table">
          <ParkedEvents parked={parked} />
          <Audits audits={audits} />
        </div>
      </div>
    </Page>
  )
}
