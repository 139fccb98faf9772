import { Anchor } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { OrderState } from '../orders/outcomes.tsx'
import { OrderNumber } from '../parts/order-number.tsx'
import type { PartProps } from './part.ts'

export const LastOrders = ({ page: { customer, credit, orders } }: PartProps) => {
  const { texts, formats } = useLanguage()
  const { customers: words } = texts
  return (
    <section>
      <div className="section-head">
        <h2>{words.lastOrders}</h2>
        {orders !== null && orders.items.length > 0 && (
          <Anchor href={`/orders?customer=${customer.customerId}`} className="link">
            {words.allOrders(formats.number(orders.total.count))}
          </Anchor>
        )}
      </div>
      {orders === null || orders.items.length === 0 ? (
        <p className="quiet">{orders === null ? words.silent : words.noOrders}</p>
      ) : (
        <table className="rows last-orders">
          <thead>
            <tr>
              <th className="hide-s">{words.placed}</th>
              <th>{words.order}</th>
              <th className="number">{words.total(credit.currency)}</th>
              <th className="ell">{words.state}</th>
            </tr>
          </thead>
          <tbody>
            {orders.items.map(({ orderId, placedAt, total, currency, status, cancelReason }) => (
              <tr key={orderId}>
                <td className="quiet hide-s">
                  <time dateTime={placedAt}>
                    {formats.shortDay(placedAt)} {formats.clock(placedAt)}
                  </time>
                </td>
                <td>
                  <Anchor href={`/orders/${orderId}`} className="link row-open">
                    <OrderNumber orderId={orderId} />
                  </Anchor>
                  <span className="only-s">{formats.shortDay(placedAt)}</span>
                </td>
                <td className="number strong">{formats.amount(total, currency)}</td>
                <td className="ell">
                  <OrderState status={status} />
                  {cancelReason !== null && <span className="faint hide-s">, {texts.reasons[cancelReason]}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
