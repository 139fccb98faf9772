import { isId } from '@souk/site/pages'
import { Anchor } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { Position } from '../log/position.tsx'
import { Choice } from './choice.tsx'
import { dataLines, isInstant } from './data-lines.ts'
import type { Station } from './map.ts'
import { Service } from './service.tsx'
import type { Story } from './story.server.ts'
import { useWords } from './words.ts'

interface PanelProps {
  readonly story: Story
  readonly stations: readonly Station[]
  readonly station: Station
}

/** One value in the data of an event: times as times, and ids as names, or by their end. */
const Value = ({ value, story }: { readonly value: string | undefined; readonly story: Story }) => {
  const { texts, formats } = useLanguage()
  const { order, customer } = story
  if (value === undefined) return <span className="faint">{texts.story.sealed}</span>
  if (value === order.customerId && customer !== undefined)
    return (
      <Anchor href={`/customers/${value}`} className="link">
        {customer}
      </Anchor>
    )
  const line = order.lines.find(({ productId }) => productId === value)
  if (line !== undefined)
    return (
      <Anchor href={`/products/${value}`} className="link">
        {line.name}
      </Anchor>
    )
  if (isId(value))
    return (
      <span className="mono" title={value}>
        …{value.slice(-6)}
      </span>
    )
  return isInstant(value) ? <time dateTime={value}>{formats.exactClock(value)}</time> : value
}

/** All that the log knows of one event: its causes, its effects, its data. */
export const EventPanel = ({ story, stations, station }: PanelProps) => {
  const { texts, formats } = useLanguage()
  const { story: words } = texts
  const { title, text } = useWords(story).tell(station)
  const { event, lane, after, position, causes, effects, others } = station
  const link = (to: number) => {
    const type = stations.find((one) => one.position === to)?.event.type
    return (
      <>
        <Choice position={to} isChosen={false} className="link">
          {type ?? words.commit}
        </Choice>
        {` #${formats.number(to)}`}
      </>
    )
  }
  return (
    <section aria-live="polite">
      <h2>{title}</h2>
      <p className="quiet">{text}</p>
      <h3>{words.inTheLog}</h3>
      <dl className="pairs">
        <dt>{words.event}</dt>
        <dd>{event.type}</dd>
        <dt>{words.writtenBy}</dt>
        <dd>
          <Service lane={lane} />
        </dd>
        <dt>{words.at}</dt>
        <dd>
          <time dateTime={event.at}>{formats.exactClock(event.at)}</time>{' '}
          {after > 0 && <span className="quiet">{words.after(formats.milliseconds(after))}</span>}
        </dd>
        <dt>{words.commit}</dt>
        <dd>
          <Position position={position} /> <span className="quiet">{words.version(event.version)}</span>
        </dd>
        <dt>{words.because}</dt>
        <dd>
          {causes.length === 0 && words.by[event.by]}
          {causes.map((cause) => (
            <span key={cause.position} className="block">
              {link(cause.position)}
              <span className="quiet block">{words.before(formats.milliseconds(cause.milliseconds))}</span>
            </span>
          ))}
        </dd>
        <dt>{words.ledTo}</dt>
        <dd>
          {effects.length === 0 && <span className="quiet">{words.nothingMore}</span>}
          {effects.map((effect) => (
            <span key={effect} className="block">
              {link(effect)}
            </span>
          ))}
        </dd>
      </dl>
      <h3>{words.data}</h3>
      <dl className="pairs">
        {dataLines(event.data).map(({ name, value }) => (
          <div key={name} className="pair">
            <dt>{name}</dt>
            <dd>
              <Value value={value} story={story} />
            </dd>
          </div>
        ))}
      </dl>
      {others.length > 0 && (
        <>
          <h3>{words.sameCommit}</h3>
          <ul role="list">
            {others.map(({ eventId, type, stream }) => (
              <li key={eventId}>
                {type} <span className="quiet mono">{stream.replace(/-.*(?=.{6}$)/, '-…')}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
