import { Anchor } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { State, type StateTone } from '../parts/state.tsx'
import { addressOfBurn } from './addresses.ts'
import { InstanceNumber } from './instance-number.tsx'
import type { InstanceRow, Overview } from './overview.server.ts'
import { ProcessName } from './process-name.tsx'
import { Scroll } from './scroll.tsx'
import type { Standing } from './standing.ts'
import { Track } from './track.tsx'

const tones: Readonly<Record<Standing, StateTone>> = { ready: 'yes', building: 'wait', behind: 'wait', failing: 'no', silent: 'no' }

const Position = ({ position }: { readonly position: number | undefined }) => {
  const { formats } = useLanguage()
  return position === undefined ? '–' : `#${formats.number(position)}`
}

const Row = ({ row, head }: { readonly row: InstanceRow; readonly head: number }) => {
  const { texts, formats } = useLanguage()
  const { operations: words } = texts
  const { service, instance, standing, position, lag, waiting, parked, since, failures, rebuild } = row
  const count = (value: number | null | undefined): string => (value === null || value === undefined ? '–' : formats.number(value))
  const isSilent = standing === 'silent'
  const state = <State tone={tones[standing]}>{words.standings[standing]}</State>
  return (
    <>
      <tr>
        <td className="strong">
          <ProcessName of={service} />
        </td>
        <td className="quiet">{row.database ?? '–'}</td>
        <td className="quiet">{instance === undefined ? '–' : <InstanceNumber instance={instance} />}</td>
        <td>
          {rebuild !== undefined && instance !== undefined ? (
            <Anchor href={addressOfBurn({ service, instance, rebuild })} className="row-link">
              {state}
            </Anchor>
          ) : (
            state
          )}
        </td>
        <td className="number">
          <Position position={position} />
        </td>
        <td>
          {position !== undefined && (
            <Track
              label={words.viewOf(words.processes[service])}
              at={position}
              of={Math.max(head, position)}
              moves={standing !== 'ready'}
            />
          )}
        </td>
        <td className="number">{isSilent ? words.unknown : count(lag)}</td>
        <td className="number">{isSilent ? words.unknown : count(waiting)}</td>
        <td className="number">
          {parked === undefined || parked === 0 ? (
            count(parked)
          ) : (
            <Anchor href="/operations/parked" className="link strong">
              {formats.number(parked)}
            </Anchor>
          )}
        </td>
        <td className="number quiet">{count(row.divergences)}</td>
        <td className="quiet">{since === undefined ? '–' : <time dateTime={since}>{formats.moment(since)}</time>}</td>
      </tr>
      {(failures.length > 0 || isSilent) && (
        <tr className="row-note">
          <td colSpan={11} className="bad">
            {isSilent ? words.silentInstance(row.lastSeenAt && formats.clock(row.lastSeenAt)) : failures.join('; ')}
          </td>
        </tr>
      )}
    </>
  )
}

/** The instances of all services, and the event store. */
export const InstanceTable = ({ rows, eventStore }: Pick<Overview, 'rows' | 'eventStore'>) => {
  const { texts, formats } = useLanguage()
  const { operations: words } = texts
  const { columns } = words
  const head = eventStore?.position ?? Math.max(0, ...rows.map((row) => row.head ?? 0))
  return (
    <Scroll label={words.parts.services}>
      <table className="rows">
        <thead>
          <tr>
            <th>{columns.service}</th>
            <th>{columns.database}</th>
            <th>{columns.instance}</th>
            <th>{columns.state}</th>
            <th className="number">{columns.view}</th>
            <th>{columns.progress}</th>
            <th className="number">{columns.lag}</th>
            <th className="number">{columns.waiting}</th>
            <th className="number">{columns.parked}</th>
            <th className="number">{columns.divergences}</th>
            <th>{columns.since}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={`${row.service} ${row.instance}`} row={row} head={head} />
          ))}
          <tr>
            <td className="strong">
              <ProcessName of="event-store" />
            </td>
            {eventStore === null ? (
              <td colSpan={10}>
                <State tone="no">{words.standings.silent}</State>
              </td>
            ) : (
              <>
                <td className="quiet">{eventStore.database}</td>
                <td className="quiet">
                  <InstanceNumber instance={eventStore.instance} />
                </td>
                <td>
                  <State tone={eventStore.ready ? 'yes' : 'no'}>{words.standings[eventStore.ready ? 'ready' : 'failing']}</State>
                </td>
                <td className="number">
                  <Anchor href="/log" className="link">
                    <Position position={eventStore.position} />
                  </Anchor>
                </td>
                <td>
                  <Track label={words.told} at={eventStore.position - (eventStore.lag ?? 0)} of={eventStore.position} moves={false} />
                </td>
                <td className="number">{eventStore.lag === null ? '–' : formats.number(eventStore.lag)}</td>
                <td className="number faint">{words.writesOnly}</td>
                <td className="number">–</td>
                <td className="number">–</td>
                <td className="quiet">
                  <time dateTime={eventStore.since}>{formats.moment(eventStore.since)}</time>
                </td>
              </>
            )}
          </tr>
        </tbody>
      </table>
    </Scroll>
  )
}
