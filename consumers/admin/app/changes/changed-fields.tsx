import type { ProductHistoryItem } from '@souk/client'
import { Anchor } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { OrderNumber } from '../parts/order-number.tsx'
import type { Shown } from './shown.ts'
import type { HistoryItem } from './undo.ts'

type Movement = NonNullable<ProductHistoryItem['stock']>

/** What happened to the units: how many, and why or for which order. */
const Moved = ({ event, movement }: { readonly event: string; readonly movement: Movement }) => {
  const { texts, formats } = useLanguage()
  const { history: words } = texts.changes
  const { unitsAvailable, unitsOnHand, orderId, reason } = movement
  const signed = unitsOnHand || unitsAvailable
  const number = formats.number(Math.abs(signed))
  if (orderId === null) {
    return (
      <>
        <span className="strong">{words.units(Math.abs(signed), `${signed < 0 ? '−' : '+'}${number}`)}</span>
        {reason !== null && <span className="quiet">: {reason}</span>}
      </>
    )
  }
  const how = event === 'UnitsReserved' ? words.held : event === 'UnitsReleased' ? words.released : words.sold
  return (
    <span className="quiet">
      {words.units(Math.abs(signed), number)} {how}{' '}
      <Anchor href={`/orders/${orderId}`} className="link">
        <OrderNumber orderId={orderId} />
      </Anchor>
    </span>
  )
}

/** What one entry of a history has changed, field by field. */
export const ChangedFields = ({ item, shown: { label, show } }: { readonly item: HistoryItem; readonly shown: Shown }) => {
  const { texts } = useLanguage()
  const { history: words } = texts.changes
  const isNew = item.event.endsWith('Added')
  return (
    <>
      {isNew && <div className="change strong">{words.added}</div>}
      {item.changes
        // What it began with is said by its name alone: everything else had no value before.
        .filter(({ field }) => !isNew || field === 'name' || field === 'price')
        .map(({ field, before, after }) => (
          <div key={field} className="change">
            <span className="quiet">{label(field)}</span> {!isNew && <span className="quiet">{show(field, before)} → </span>}
            <span className="strong">{show(field, after)}</span>
          </div>
        ))}
      {item.stock && (
        <div className="change">
          <Moved event={item.event} movement={item.stock} />
        </div>
      )}
    </>
  )
}
