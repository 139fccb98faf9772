import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { Anchor } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { Crumb } from '../parts/crumb.tsx'
import { ListFoot } from '../parts/list-foot.tsx'
import { Page } from '../parts/page.tsx'
import { dataLines } from '../story/data-lines.ts'
import { ExactTime } from './exact-time.tsx'
import { logOf } from './filters.ts'
import { By } from './party.tsx'
import { Position } from './position.tsx'
import { loadStream } from './stream.server.ts'
import { shortStream } from './things.ts'

export const loader = ({ context, request, params: { stream = '' } }: LoaderFunctionArgs) => loadStream(context, request, stream)

export default function StreamPage() {
  const { day, stream, thing, service, version, events, before, after } = useLoaderData<typeof loader>()
  const { texts, formats } = useLanguage()
  const { log: words } = texts
  const shortened = (value: string): string => (/^[\da-f-]{36}$/.test(value) ? `…${value.slice(-6)}` : value)
  return (
    <Page
      title={shortStream(stream)}
      heading={<span className="wrap-anywhere">{shortStream(stream)}</span>}
      above={<Crumb href="/log/streams">{words.allStreams}</Crumb>}
      beside={
        <nav aria-label={words.ways} className="log-ways">
          {thing !== undefined && (
            <Anchor href={thing.href} className="link">
              {words.things[thing.kind]}
            </Anchor>
          )}
          <Anchor href={logOf({ stream })} className="link">
            {words.itsCommits}
          </Anchor>
        </nav>
      }
    >
      <div className="body">
        <p className="log-stream-name">
          <span className="mono wrap-anywhere">{stream}</span>
          {service !== null && <span className={`service service-of-${service}`}>{words.services[service]}</span>}
          {version !== null && <span className="quiet">{words.countEvents(formats.number(version), version === 1)}</span>}
        </p>
        {events.length === 0 ? (
          <p className="quiet">{words.noMoreEvents}</p>
        ) : (
          <table className="rows">
            <thead>
              <tr>
                <th className="number">{words.versionHead}</th>
                <th className="number">{words.commit}</th>
                <th className="hide-s">{words.at}</th>
                <th>{words.event}</th>
                <th className="ell hide-s">{words.data}</th>
                <th className="hide-t">{words.by}</th>
              </tr>
            </thead>
            <tbody>
              {events.map(({ version: own, position, at, by, event }) => (
                <tr key={own}>
                  <td className="number strong">{formats.number(own)}</td>
                  <td className="number">
                    <Position position={position} inRow="opens" />
                  </td>
                  <td className="quiet hide-s">
                    <ExactTime at={at} day={day} />
                  </td>
                  <td>{event.type}</td>
                  <td className="ell quiet hide-s">
                    {dataLines(event.data)
                      .map(({ name, value }) => `${name} ${value === undefined ? `(${words.sealedShort})` : shortened(value)}`)
                      .join(' · ')}
                  </td>
                  <td className="hide-t">
                    <By party={by} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <ListFoot before={before} after={after} hasSearch={false} />
      </div>
    </Page>
  )
}
