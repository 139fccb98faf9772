import { useState } from 'react'
import { useLoaderData, useLocation, type LoaderFunctionArgs } from 'react-router'
import { useLive } from '@souk/site/pages'
import { Anchor } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { ListFoot } from '../parts/list-foot.tsx'
import { OrderNumber } from '../parts/order-number.tsx'
import { Page } from '../parts/page.tsx'
import { State } from '../parts/state.tsx'
import { FilterForm } from './filter-form.tsx'
import { addressOf, isOpen, queryOf } from './filters.ts'
import { loadOrders, type OrderList, type OrderRow } from './order-list.server.ts'
import { OrderState, Outcome } from './outcomes.tsx'

export const loader = ({ context, request }: LoaderFunctionArgs) => loadOrders(context, request)

/** Between two loads of the list, however much happens. */
const PAUSE_MS = 1_000

/** So many characters of a time are a separator and milliseconds. */
const MILLISECONDS = 4

interface RowProps {
  readonly order: OrderRow
  readonly currency: string
  readonly isToday: boolean
  readonly isNew: boolean
}

const Row = ({ order, currency, isToday, isNew }: RowProps) => {
  const { texts, formats } = useLanguage()
  const { orders: words } = texts
  const { orderId, placedAt, customerId, customer, first, others, total, status, stock, credit, reason, invoice, tookMs } = order
  const clock = formats.exactClock(placedAt)
  const isPending = status === 'PENDING' || status === 'APPROVED'
  return (
    <tr className={isNew ? 'arrived' : undefined}>
      <td className="quiet order-placed">
        <time dateTime={placedAt}>
          {!isToday && `${formats.shortDay(placedAt)} `}
          {clock.slice(0, -MILLISECONDS)}
          <span className="placed-part">{clock.slice(-MILLISECONDS)}</span>
        </time>
      </td>
      <td className="order-number">
        <Anchor href={`/orders/${orderId}`} className="link row-open" data-row="">
          <OrderNumber orderId={orderId} />
        </Anchor>
      </td>
      <td className="order-customer">
        <Anchor href={`/customers/${customerId}`} className="row-link over-row">
          {customer ?? <span className="faint">{words.forgotten}</span>}
        </Anchor>
      </td>
      <td className="ell quiet hide-t">
        {first !== undefined && `${formats.number(first.quantity)} × ${first.name}`}
        {others > 0 && <span className="faint"> {words.others(others)}</span>}
      </td>
      <td className="number strong">{formats.amount(total, currency)}</td>
      <td className="order-state">
        <OrderState status={status} />
      </td>
      <td className="hide-s">
        <Outcome outcome={stock} isOpen={isPending} />
      </td>
      <td className="hide-s">
        <Outcome outcome={credit} isOpen={isPending} />
      </td>
      <td className="quiet order-end">
        {reason !== null && texts.reasons[reason]}
        {invoice !== null && (
          <Anchor href={`/invoices/${orderId}`} className="row-link over-row">
            {invoice}
          </Anchor>
        )}
      </td>
      <td className="number quiet hide-l">{tookMs === null ? '…' : formats.milliseconds(tookMs)}</td>
    </tr>
  )
}

const Rows = ({ list: { day, orders, currency = '' } }: { readonly list: OrderList }) => {
  const { texts } = useLanguage()
  const { orders: words } = texts
  // Marks what has come since the list was opened.
  const [known] = useState(() => new Set(orders.map(({ orderId }) => orderId)))
  return (
    <table className="rows order-cards">
      <thead>
        <tr>
          <th>{words.placed}</th>
          <th>{words.order}</th>
          <th className="order-customer">{words.customer}</th>
          <th className="ell hide-t">{words.lines}</th>
          <th className="number">{words.total(currency)}</th>
          <th>{words.state}</th>
          <th className="hide-s">{words.stock}</th>
          <th className="hide-s">{words.credit}</th>
          <th className="order-end">{words.end}</th>
          <th className="number hide-l">{words.decided}</th>
        </tr>
      </thead>
      <tbody>
        {orders.map((order) => (
          <Row
            key={order.orderId}
            order={order}
            currency={currency}
            isToday={order.placedAt.startsWith(day)}
            isNew={!known.has(order.orderId)}
          />
        ))}
      </tbody>
    </table>
  )
}

export default function OrderListPage() {
  const list = useLoaderData<typeof loader>()
  const { texts, formats } = useLanguage()
  const { search } = useLocation()
  const { orders: words } = texts
  const { filters, orders, named, total, nextCursor, previousCursor } = list
  useLive('/orders/events', PAUSE_MS)
  return (
    <Page heading={words.title} beside={<State tone="yes">{texts.list.live}</State>}>
      <div className="body">
        <FilterForm list={list} />
        <p className="list-head">
          <span>{words.count(formats.number(total.count), total.count === 1, total.exact)}</span>
          <a href={`/orders/export.csv${queryOf(filters)}`} className="link" download="">
            {texts.list.asCsv}
          </a>
        </p>
        {named.length > 0 && (
          <p>
            {words.ordersOf}{' '}
            {named.map(({ id, name }, index) => (
              <span key={id}>
                {index > 0 && ', '}
                <Anchor href={addressOf(filters, { q: '', customer: id })} className="link">
                  {name}
                </Anchor>
              </span>
            ))}
            {'; '}
            <Anchor href={`/customers?${new URLSearchParams({ q: filters.q })}`} className="link">
              {words.amongCustomers(filters.q)}
            </Anchor>
          </p>
        )}
        {orders.length === 0 ? (
          <p className="quiet">{isOpen(filters) ? words.none : words.noneMatches}</p>
        ) : (
          <Rows key={search} list={list} />
        )}
        <ListFoot
          before={previousCursor && addressOf(filters, { cursor: previousCursor })}
          after={nextCursor && addressOf(filters, { cursor: nextCursor })}
        />
      </div>
    </Page>
  )
}
