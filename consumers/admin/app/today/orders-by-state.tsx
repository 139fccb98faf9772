import { Anchor } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { State, type StateTone } from '../parts/state.tsx'
import { ordersOf, type PartProps } from './part.ts'
import type { Today } from './today.server.ts'

interface Row {
  readonly name: string
  readonly tone: StateTone
  readonly orders: number
  readonly href: string
}

const StateCell = ({ tone, href, children }: Pick<Row, 'tone' | 'href'> & { readonly children: string }) => (
  <td className="ell">
    <Anchor href={href} className="row-link">
      <State tone={tone}>{children}</State>
    </Anchor>
  </td>
)

interface StatesProps extends PartProps {
  readonly orders: NonNullable<Today['orders']>
}

const States = ({ today, orders }: StatesProps) => {
  const { texts, formats } = useLanguage()
  const { today: words, reasons } = texts
  const rows: readonly Row[] = [
    ...orders.statuses
      .filter(({ status }) => status !== 'CANCELED')
      .map(({ status, orders: number }): Row => {
        const tone = status === 'FINALIZED' ? 'yes' : 'wait'
        return { name: texts.orders.states[status], tone, orders: number, href: ordersOf(today, { status }) }
      }),
    ...orders.reasons.map(({ reason, orders: number }): Row => {
      return { name: words.canceled(reasons[reason]), tone: 'end', orders: number, href: ordersOf(today, { reason }) }
    }),
  ].filter((row) => row.orders > 0)
  const starts = rows.map((_, index) => rows.slice(0, index).reduce((sum, row) => sum + row.orders, 0))
  return (
    <>
      {orders.orders === 0 ? (
        <p className="quiet">{words.noOrders}</p>
      ) : (
        <>
          <svg className="shares" viewBox={`0 0 ${orders.orders} 1`} preserveAspectRatio="none" aria-hidden="true">
            {rows.map(({ name, tone, orders: number }, index) => (
              <rect key={name} x={starts[index]} width={number} height={1} className={`share-${tone}`} />
            ))}
          </svg>
          <table className="rows">
            <thead className="sr-only">
              <tr>
                <th>{words.state}</th>
                <th>{words.orders}</th>
                <th>{words.share}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ name, tone, orders: number, href }) => (
                <tr key={name}>
                  <StateCell tone={tone} href={href}>
                    {name}
                  </StateCell>
                  <td className="number strong">{formats.number(number)}</td>
                  <td className="number quiet">{formats.percent(number / orders.orders)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      <table className="rows">
        <tbody>
          <tr>
            <StateCell tone={orders.open === 0 ? 'none' : 'wait'} href="/orders?status=PENDING">
              {words.openNow}
            </StateCell>
            <td className="number strong">{formats.number(orders.open)}</td>
          </tr>
        </tbody>
      </table>
    </>
  )
}

export const OrdersByState = ({ today }: PartProps) => {
  const { texts } = useLanguage()
  const { today: words } = texts
  return (
    <section>
      <div className="section-head">
        <h2>{words.byState}</h2>
        <span className="faint">{words.sinceMidnight}</span>
      </div>
      {today.orders === null ? <p className="quiet">{words.silent}</p> : <States today={today} orders={today.orders} />}
    </section>
  )
}
