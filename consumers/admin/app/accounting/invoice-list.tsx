import { Form, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import type { Invoice } from '@souk/client'
import { Anchor, Field, TextInput } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { FilterWays } from '../parts/filter-ways.tsx'
import { ListFoot } from '../parts/list-foot.tsx'
import { Meaning } from '../parts/meaning.tsx'
import { OrderNumber } from '../parts/order-number.tsx'
import { Page } from '../parts/page.tsx'
import { SortField } from '../parts/sort-field.tsx'
import { TimeSpanFields } from '../parts/time-span-fields.tsx'
import { hasMore, invoicesAddress, invoicesQuery, isOpen, sorts } from './invoice-filters.ts'
import { loadInvoices, type InvoiceList } from './invoice-list.server.ts'

export const loader = ({ context, request }: LoaderFunctionArgs) => loadInvoices(context, request)

const FilterForm = ({ list: { filters, meant } }: { readonly list: InvoiceList }) => {
  const { texts } = useLanguage()
  const { accounting: words, list } = texts
  return (
    // Another address shows what it says.
    <Form key={invoicesAddress(filters)} role="search" aria-label={list.filters} className="list-filters">
      <Field label={words.number}>
        <TextInput type="search" name="number" defaultValue={filters.number} maxLength={14} placeholder={words.numberHint} />
      </Field>
      {meant.chosen === undefined ? (
        <Field label={words.customer}>
          <TextInput name="customer" defaultValue={filters.customer} placeholder={words.customerHint} />
        </Field>
      ) : (
        <input type="hidden" name="customer" value={meant.chosen.id} />
      )}
      <FilterWays whole={isOpen(filters) ? undefined : '/invoices'} />
      <details className="filter-more" open={hasMore(filters)}>
        <summary>{list.more}</summary>
        <div className="list-filters">
          <TimeSpanFields span={filters} words={words} />
          <SortField sorts={sorts} chosen={filters.sort || 'newest'} words={words} />
        </div>
      </details>
      <div className="filter-notes">
        {filters.number !== '' && <p className="faint">{words.numberAlone}</p>}
        <Meaning label={words.customer} text={filters.customer} addressOf={(id) => invoicesAddress(filters, { customer: id })} {...meant} />
      </div>
    </Form>
  )
}

const Row = ({ invoice: { orderId, number, issuedAt, recipient, customerId, lines, total, currency } }: { readonly invoice: Invoice }) => {
  const { texts, formats } = useLanguage()
  const { accounting: words, orders } = texts
  const [first, ...others] = lines
  return (
    <tr>
      <td className="invoice-number">
        <Anchor href={`/invoices/${orderId}`} className="link row-open" data-row="">
          {number}
        </Anchor>
        <span className="only-s">{formats.shortDay(issuedAt)}</span>
      </td>
      <td className="quiet hide-s">
        <time dateTime={issuedAt}>
          {formats.shortDay(issuedAt)} {formats.clock(issuedAt)}
        </time>
      </td>
      <td className="whole">
        <Anchor href={`/customers/${customerId}`} className="row-link over-row">
          {recipient?.name ?? <span className="faint">{words.deleted}</span>}
        </Anchor>
      </td>
      <td className="hide-s">
        <Anchor href={`/orders/${orderId}`} className="link over-row">
          <OrderNumber orderId={orderId} />
        </Anchor>
      </td>
      <td className="ell quiet hide-t">
        {first !== undefined && `${formats.number(first.quantity)} × ${first.name}`}
        {others.length > 0 && <span className="faint"> {orders.others(others.length)}</span>}
      </td>
      <td className="number strong">{formats.amount(total, currency)}</td>
    </tr>
  )
}

export default function InvoiceListPage() {
  const list = useLoaderData<typeof loader>()
  const { texts, formats } = useLanguage()
  const { accounting: words } = texts
  const { filters, invoices, total, currency, nextCursor, previousCursor } = list
  return (
    <Page heading={words.invoices}>
      <div className="body">
        <FilterForm list={list} />
        <p className="list-head">
          <span>{words.count(formats.number(total.count), total.count === 1, total.exact)}</span>
          <a href={`/invoices/export.csv${invoicesQuery(filters)}`} className="link" download="">
            {texts.list.asCsv}
          </a>
        </p>
        {invoices.length === 0 ? (
          <p className="quiet">{isOpen(filters) ? words.noInvoices : words.noInvoiceMatches}</p>
        ) : (
          <table className="rows">
            <thead>
              <tr>
                <th>{words.number}</th>
                <th className="hide-s">{words.issued}</th>
                <th>{words.recipient}</th>
                <th className="hide-s">{words.order}</th>
                <th className="ell hide-t">{words.lines}</th>
                <th className="number">{words.total(currency)}</th>
              </tr>
            </thead>
            <tbody>
              {invoices.map((invoice) => (
                <Row key={invoice.orderId} invoice={invoice} />
              ))}
            </tbody>
          </table>
        )}
        <ListFoot
          before={previousCursor && invoicesAddress(filters, { cursor: previousCursor })}
          after={nextCursor && invoicesAddress(filters, { cursor: nextCursor })}
        />
      </div>
    </Page>
  )
}
