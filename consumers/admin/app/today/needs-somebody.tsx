import { useRouteLoaderData } from 'react-router'
import { Anchor } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { addressOfParked } from '../operations/addresses.ts'
import { OrderNumber } from '../parts/order-number.tsx'
import type { Shell } from '../shell/shell.server.ts'
import type { PartProps } from './part.ts'
import { STUCK_SECONDS } from './stuck.ts'

export const NeedsSomebody = ({ today: { parked, stuck } }: PartProps) => {
  const { texts, formats } = useLanguage()
  const { today: words } = texts
  // As every page knows it.
  const silent = useRouteLoaderData<Shell>('root')?.office?.silent ?? []
  return (
    <section>
      <h2>{words.needs}</h2>
      {silent.length > 0 && (
        <ul role="list" className="lines">
          {silent.map((service) => (
            <li key={service}>
              <Anchor href="/operations" className="link strong bad">
                {words.silentService(service)}
              </Anchor>
            </li>
          ))}
        </ul>
      )}
      {parked === null || parked.events.length === 0 ? (
        <p className="quiet">{parked === null ? words.silent : silent.length === 0 ? words.nothing : words.nothingParked}</p>
      ) : (
        <ul role="list" className="lines">
          {parked.events.map(({ consumer, eventId, type, parkedAt, error }) => (
            <li key={`${consumer} ${eventId}`}>
              <Anchor href={addressOfParked({ consumer, eventId })} className="link strong">
                {words.parkedBy(consumer)}
              </Anchor>
              <time dateTime={parkedAt} className="quiet">
                {formats.clock(parkedAt)}
              </time>
              <span className="quiet">
                {type}: {error}
              </span>
            </li>
          ))}
        </ul>
      )}
      <h2 className="below">{words.stuckOrders}</h2>
      {stuck === null || stuck.orders.length === 0 ? (
        <p className="quiet">{stuck === null ? words.silent : words.noneStuck(STUCK_SECONDS)}</p>
      ) : (
        <ul role="list" className="lines">
          {stuck.orders.map(({ orderId, placedAt }) => (
            <li key={orderId}>
              <Anchor href={`/orders/${orderId}`} className="link">
                <OrderNumber orderId={orderId} />
              </Anchor>
              <time dateTime={placedAt} className="quiet">
                {formats.exactClock(placedAt)}
              </time>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
