import { Anchor } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { addressOfParked, keyOf } from '../operations/addresses.ts'
import { FAULT } from './fault-part.tsx'
import { saysOf } from './fault-words.ts'
import type { Station } from './map.ts'
import type { Story } from './story.server.ts'

/** What the order waits for now, whom, and how long it may. The first thing that the page says. */
export const Standing = ({ story, stations }: { readonly story: Story; readonly stations: readonly Station[] }) => {
  const { texts, formats } = useLanguage()
  const { story: words } = texts
  const { waitsFor, order, strike } = story
  const lasting = strike?.isOpen && (
    <p>
      <a href={`#${FAULT}`} className="link">
        {words.fault.says(saysOf(texts, strike))}
      </a>
    </p>
  )
  const decision = stations.find(({ isDecision }) => isDecision)
  const took = formats.milliseconds(stations.at(-1)?.after ?? 0)
  const allowed = formats.duration(Date.parse(order.deadlineAt) - Date.parse(order.placedAt))
  const parked = story.parked.map((event) => (
    <div key={keyOf(event)} className="standing standing-waits">
      <p className="strong">{words.parked(event.type, event.consumer)}</p>
      <p className="quiet">{event.error}</p>
      <p>
        <Anchor href={addressOfParked(event)} className="link">
          {words.toParked}
        </Anchor>
      </p>
    </div>
  ))
  if (waitsFor.length > 0)
    return (
      <>
        {parked}
        <div className="standing standing-waits">
          {waitsFor.map(({ subject, service, since, until }) => (
            <div key={subject}>
              <p className="strong">{words.waitsFor(words.subjects[subject], words.services[service].name)}</p>
              <p className="quiet">
                {words.since(formats.exactClock(since))} {until === null ? words.asLongAsItTakes : words.until(formats.exactClock(until))}
              </p>
            </div>
          ))}
          {lasting}
        </div>
      </>
    )
  return (
    <>
      {parked}
      <div className="standing">
        <p className="strong">{words.waitsForNothing}</p>
        <p className="quiet">
          {order.status === 'FINALIZED' ? words.allDone(took) : order.status === 'CANCELED' ? words.allUndone(took) : words.says.open}{' '}
          {decision !== undefined && words.decidedAfter(formats.milliseconds(decision.after), allowed)}
        </p>
        {lasting}
      </div>
    </>
  )
}
