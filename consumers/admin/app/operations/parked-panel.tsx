import { Form, useNavigation } from 'react-router'
import { Anchor, Button, ButtonLink, Field, TextArea } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { dataLines } from '../story/data-lines.ts'
import { addressOfParked } from './addresses.ts'
import type { ParkedEvent } from './parked.server.ts'
import { consumerIn, orderOf } from './services.ts'

interface PanelProps {
  readonly event: ParkedEvent
  /** Whether it asks for the reason why the event is given up. */
  readonly discards: boolean
  /** What came of the form that was sent. */
  readonly refusal:
    | { readonly fault: 'reason' | 'still' | 'unknown'; readonly detail: string | undefined; readonly reason: string }
    | undefined
}

/** Names the event that a form is about. */
const Named = ({ event: { consumer, eventId } }: Pick<PanelProps, 'event'>) => (
  <>
    <input type="hidden" name="consumer" value={consumer} />
    <input type="hidden" name="eventId" value={eventId} />
  </>
)

const Discard = ({ event, refusal }: Pick<PanelProps, 'event' | 'refusal'>) => {
  const { texts } = useLanguage()
  const { state, formData } = useNavigation()
  const { operations: words } = texts
  return (
    <Form method="post" className="settle-form">
      <h3>{words.discardWhat(event.type)}</h3>
      <p className="quiet">{words.discardText}</p>
      <Named event={event} />
      <Field label={words.reason} error={refusal?.fault === 'reason' ? words.reasonMissing : undefined}>
        <TextArea name="reason" required maxLength={500} defaultValue={refusal?.reason} rows={2} />
      </Field>
      <div className="alone-ways">
        <Button kind="danger" name="act" value="discard" busy={state === 'submitting' && formData?.get('act') === 'discard'}>
          {words.discardNow}
        </Button>
        <ButtonLink kind="line" href={addressOfParked(event)}>
          {words.keep}
        </ButtonLink>
      </div>
    </Form>
  )
}

/** All that is known of a parked event, and what can be done with it. */
export const ParkedPanel = ({ event, discards, refusal }: PanelProps) => {
  const { texts, formats } = useLanguage()
  const { state, formData } = useNavigation()
  const { operations: words } = texts
  const consumer = consumerIn(event.consumer)
  const orderId = orderOf(event.stream)
  return (
    <>
      <h2>{event.type}</h2>
      <p className="bad strong">{event.error}</p>
      <p className="quiet">{event.waits ? words.waits : consumer === undefined ? '' : words.loops[consumer.loop]}</p>
      <dl className="pairs settle-facts">
        <dt>{words.columns.consumer}</dt>
        <dd>{event.consumer}</dd>
        <dt>{words.columns.since}</dt>
        <dd>
          <time dateTime={event.parkedAt}>{formats.moment(event.parkedAt)}</time>
        </dd>
        <dt>{words.columns.commit}</dt>
        <dd>
          <Anchor href={`/log/${event.position}`} className="link">
            #{formats.number(event.position)}
          </Anchor>
        </dd>
        <dt>{words.stream}</dt>
        <dd>
          <Anchor href={`/log/streams/${event.stream}`} className="link mono">
            {event.stream}
          </Anchor>{' '}
          <span className="quiet">{words.version(event.version)}</span>
        </dd>
        <dt>{words.columns.event}</dt>
        <dd className="mono">{event.eventId}</dd>
      </dl>
      {refusal !== undefined && refusal.fault !== 'reason' && (
        <div role="alert" className="refused">
          <p className="strong">{words.refusals[refusal.fault].title}</p>
          {refusal.detail !== undefined && <p>{refusal.detail}</p>}
          <p>{words.refusals[refusal.fault].text}</p>
        </div>
      )}
      {discards || refusal?.fault === 'reason' ? (
        <Discard event={event} refusal={refusal} />
      ) : (
        <Form method="post" className="alone-ways">
          <Named event={event} />
          <Button name="act" value="retry" busy={state === 'submitting' && formData?.get('act') === 'retry'}>
            {words.retry}
          </Button>
          {orderId !== undefined && (
            <ButtonLink kind="line" href={`/orders/${orderId}`}>
              {words.toStory}
            </ButtonLink>
          )}
          <ButtonLink kind="danger" href={`${addressOfParked(event)}&discard=`}>
            {words.discard}
          </ButtonLink>
        </Form>
      )}
      <h3>{words.data}</h3>
      {event.data === null ? (
        <p className="quiet">{words.noData}</p>
      ) : (
        <dl className="pairs">
          {dataLines(event.data).map(({ name, value }) => (
            <div key={name} className="pair">
              <dt>{name}</dt>
              <dd>{value ?? <span className="faint">{words.sealed}</span>}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  )
}
