import type { ReactNode } from 'react'
import type { Credit, Order, Product } from '@souk/client'
import { Anchor } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { Compare, type Line } from './compare.tsx'
import { timeOf, type Kind } from './place.ts'
import { Step } from './step.tsx'
import type { Seen } from './things.server.ts'
import type { TimeData } from './time.server.ts'

interface ThingProps<Value> {
  readonly time: TimeData
  readonly kind: Kind
  readonly seen: Seen<Value>
  readonly title: ReactNode
  readonly href: string
  readonly linesOf: (past: Value, now: Value) => readonly Line[]
  /** Whether the keys step along this one. */
  readonly isFirst: boolean
}

/** One thing, then and now, and the ways to the moments at which it changed. */
const Thing = <Value,>({ time: { at, place }, kind, seen, title, href, linesOf, isFirst }: ThingProps<Value>) => {
  const { texts, formats } = useLanguage()
  const { time: words } = texts
  return (
    <section>
      <div className="section-head">
        <h2>
          {words[kind]}{' '}
          <Anchor href={href} className="link">
            {title}
          </Anchor>
        </h2>
        <Anchor href={timeOf({ ...place, at }, { [kind]: '' })} className="link quiet">
          {words.close}
        </Anchor>
      </div>
      {seen === 'gone' || seen === 'silent' ? (
        <p className="quiet">{seen === 'gone' ? words.gone : words.unavailable}</p>
      ) : (
        <>
          <p className="time-steps">
            {seen.earlier === null ? (
              <span className="faint">{words.noEarlier}</span>
            ) : (
              <Step to={timeOf(place, { at: seen.earlier })} step={isFirst ? 'thing-back' : undefined}>
                {`${words.earlier} #${formats.number(seen.earlier)}`}
              </Step>
            )}
            {seen.later === null ? (
              <span className="faint">{words.noLater}</span>
            ) : (
              <Step to={timeOf(place, { at: seen.later })} step={isFirst ? 'thing-on' : undefined}>
                {`${words.later} #${formats.number(seen.later)}`}
              </Step>
            )}
          </p>
          {seen.past === undefined ? (
            <p className="quiet">{words.notThere(formats.number(at))}</p>
          ) : (
            <Compare what={words[kind]} at={at} lines={linesOf(seen.past, seen.now)} />
          )}
        </>
      )}
    </section>
  )
}

/** The things that were chosen. */
export const Things = ({ time }: { readonly time: TimeData }) => {
  const { texts, formats } = useLanguage()
  const { time: words, orders, reasons } = texts
  const { place, things } = time
  const { order, product, credit, customerName } = things
  const end = (id: string) => <span className="mono">…{id.slice(-6)}</span>
  const pairs = <Value,>(
    past: Value,
    now: Value,
    rows: readonly (readonly [name: string, write: (value: Value) => string])[],
  ): readonly Line[] => rows.map(([name, write]) => ({ name, past: write(past), now: write(now) }))

  const orderLines = (past: Order, now: Order) =>
    pairs(past, now, [
      [words.state, ({ status }) => orders.states[status]],
      [words.stock, ({ stockOutcome }) => orders.outcomes[stockOutcome ?? 'waiting']],
      [words.credit, ({ creditOutcome }) => orders.outcomes[creditOutcome ?? 'waiting']],
      [words.reason, ({ cancelReason }) => (cancelReason === null ? '–' : reasons[cancelReason])],
      [words.invoice, ({ invoiceNumber }) => invoiceNumber ?? '–'],
      [words.total(now.currency), ({ total, currency }) => formats.amount(total, currency)],
    ])
  const productLines = (past: Product, now: Product) =>
    pairs(past, now, [
      [words.available, ({ unitsAvailable }) => formats.number(unitsAvailable)],
      [words.held, ({ unitsReserved }) => formats.number(unitsReserved)],
      [words.sold, ({ unitsSold }) => formats.number(unitsSold)],
      [words.price(now.currency), ({ price, currency }) => formats.amount(price, currency)],
      [words.state, ({ status }) => words[status]],
    ])
  const creditLines = (past: Credit, now: Credit) =>
    pairs(past, now, [
      [words.creditAvailable(now.currency), ({ available, currency }) => formats.amount(available, currency)],
      [words.creditHeld(now.currency), ({ held, currency }) => formats.amount(held, currency)],
      [words.creditGranted(now.currency), ({ granted, currency }) => formats.amount(granted, currency)],
      [words.creditSpent(now.currency), ({ spent, currency }) => formats.amount(spent, currency)],
    ])
  return (
    <>
      {order !== undefined && (
        <Thing
          time={time}
          kind="order"
          seen={order}
          title={end(place.order)}
          href={`/orders/${place.order}`}
          linesOf={orderLines}
          isFirst
        />
      )}
      {product !== undefined && (
        <Thing
          time={time}
          kind="product"
          seen={product}
          title={typeof product === 'string' ? end(place.product) : product.now.name}
          href={`/products/${place.product}`}
          linesOf={productLines}
          isFirst={order === undefined}
        />
      )}
      {credit !== undefined && (
        <Thing
          time={time}
          kind="customer"
          seen={credit}
          title={customerName ?? end(place.customer)}
          href={`/customers/${place.customer}`}
          linesOf={creditLines}
          isFirst={order === undefined && product === undefined}
        />
      )}
    </>
  )
}
