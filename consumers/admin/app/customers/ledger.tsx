import { Form } from 'react-router'
import { Anchor, ButtonLink, Field, Select } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { FilterWays } from '../parts/filter-ways.tsx'
import { OrderNumber } from '../parts/order-number.tsx'
import { TimeSpanFields } from '../parts/time-span-fields.tsx'
import { Actor } from './actor.tsx'
import { kinds, ledgerAddress, ledgerQuery } from './ledger-filters.ts'
import type { PartProps } from './part.ts'

/** How a change moves what is available. To charge what is held moves nothing, so it is no second subtraction. */
const signs: Readonly<Record<(typeof kinds)[number], string>> = { granted: '+', withdrawn: '−', held: '−', released: '+', charged: '' }

const LedgerForm = ({ page: { customer, filters } }: PartProps) => {
  const { texts } = useLanguage()
  const { customers: words, list } = texts
  const isOpen = filters.kind === '' && filters.from === '' && filters.until === ''
  return (
    // Another address shows what it says.
    <Form
      key={ledgerAddress(customer.customerId, filters)}
      action={`/customers/${customer.customerId}#ledger`}
      role="search"
      aria-label={words.ledgerLabel}
      className="list-filters ledger-filters"
    >
      <Field label={words.kind}>
        <Select name="kind" defaultValue={filters.kind}>
          <option value="">{list.all}</option>
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {words.kinds[kind]}
            </option>
          ))}
        </Select>
      </Field>
      <TimeSpanFields span={filters} words={words} />
      <FilterWays whole={isOpen ? undefined : `/customers/${customer.customerId}#ledger`} />
    </Form>
  )
}

const Entry = ({ page, entry }: PartProps & { readonly entry: PartProps['page']['ledger']['items'][number] }) => {
  const { texts, formats } = useLanguage()
  const { customers: words } = texts
  const { currency } = page.credit
  const { at, kind, amount, available, orderId, reason, commit } = entry
  const why =
    orderId === null ? (
      reason
    ) : (
      <Anchor href={`/orders/${orderId}`} className="link">
        <OrderNumber orderId={orderId} />
      </Anchor>
    )
  return (
    <tr>
      <td className="quiet">
        <time dateTime={at}>
          {formats.shortDay(at)} {formats.clock(at)}
        </time>
      </td>
      <td className="ledger-what">
        {{ ...words.kinds, ...words.entries }[kind]}
        <span className="only-s">{why}</span>
      </td>
      <td className={kind === 'charged' ? 'number quiet' : 'number strong'}>
        {signs[kind]}
        {formats.amount(amount, currency)}
      </td>
      <td className="number quiet hide-s">{formats.amount(available, currency)}</td>
      <td className="ell hide-s" title={reason ?? undefined}>
        {why}
      </td>
      <td className="quiet cut hide-s">{commit !== null && <Actor actor={commit.actor} page={page} />}</td>
    </tr>
  )
}

/** Every change of the credit: what, why, and by whom. */
export const Ledger = ({ page }: PartProps) => {
  const { texts, formats } = useLanguage()
  const { customers: words, list } = texts
  const { customer, credit, filters, ledger } = page
  const { items, total, previousCursor, nextCursor } = ledger
  const isOpen = filters.kind === '' && filters.from === '' && filters.until === ''
  const turned = (cursor: string): string => ledgerAddress(customer.customerId, filters, { cursor })
  return (
    <section id="ledger">
      <div className="section-head">
        <h2>{words.ledger}</h2>
        <span className="faint">{words.changes(formats.number(total.count), total.count === 1, total.exact)}</span>
        <a href={`/customers/${customer.customerId}/credit.csv${ledgerQuery(filters)}`} className="link" download="">
          {list.asCsv}
        </a>
      </div>
      <LedgerForm page={page} />
      {items.length === 0 ? (
        <p className="quiet ledger-none">{isOpen ? words.noLedger : words.noLedgerMatches}</p>
      ) : (
        <table className="rows customer-history">
          <thead>
            <tr>
              <th>{words.at}</th>
              <th>{words.kind}</th>
              <th className="number">{words.amount(credit.currency)}</th>
              <th className="number hide-s">{words.after}</th>
              <th className="ell hide-s">{words.why}</th>
              <th className="hide-s">{words.by}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((entry) => (
              <Entry key={entry.version} page={page} entry={entry} />
            ))}
          </tbody>
        </table>
      )}
      {(previousCursor !== null || nextCursor !== null) && (
        <nav aria-label={list.pages} className="list-foot">
          {previousCursor !== null && (
            <ButtonLink kind="line" href={turned(previousCursor)}>
              {list.before}
            </ButtonLink>
          )}
          {nextCursor !== null && (
            <ButtonLink kind="line" href={turned(nextCursor)}>
              {list.after}
            </ButtonLink>
          )}
        </nav>
      )}
    </section>
  )
}
