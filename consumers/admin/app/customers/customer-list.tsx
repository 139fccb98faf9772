import { Form, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import type { Customer } from '@souk/client'
import { Anchor, Field, Select, TextInput } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { FilterWays } from '../parts/filter-ways.tsx'
import { ListFoot } from '../parts/list-foot.tsx'
import { Page } from '../parts/page.tsx'
import { loadCustomers, type CustomerList } from './customer-list.server.ts'
import { addressOf, isOpen, queryOf, roles, statuses } from './filters.ts'
import { Standing } from './standing.tsx'

export const loader = ({ context, request }: LoaderFunctionArgs) => loadCustomers(context, request)

const FilterForm = ({ list: { filters, counts } }: { readonly list: CustomerList }) => {
  const { texts, formats } = useLanguage()
  const { customers: words, list } = texts
  const counted = (found: CustomerList['total'] | undefined): string =>
    found === undefined ? '' : ` (${formats.number(found.count)}${found.exact ? '' : '+'})`
  return (
    // Another address shows what it says.
    <Form key={addressOf(filters)} role="search" aria-label={list.filters} className="list-filters">
      <Field label={words.text} className="filter-wide">
        <TextInput type="search" name="q" defaultValue={filters.q} maxLength={200} placeholder={words.textHint} />
      </Field>
      <Field label={words.status}>
        <Select name="status" defaultValue={filters.status}>
          <option value="">{list.all}</option>
          {statuses.map((status, index) => (
            <option key={status} value={status}>{`${words.statuses[status]}${counted(counts.statuses[index])}`}</option>
          ))}
        </Select>
      </Field>
      <Field label={words.role}>
        <Select name="role" defaultValue={filters.role}>
          <option value="">{list.all}</option>
          {roles.map((role, index) => (
            <option key={role} value={role}>{`${words.roles[role]}${counted(counts.roles[index])}`}</option>
          ))}
        </Select>
      </Field>
      <FilterWays whole={isOpen(filters) ? undefined : '/customers'} />
    </Form>
  )
}

/** How many of them there are in each state. Each number leads to them. */
const Counts = ({ list: { filters, counts } }: { readonly list: CustomerList }) => {
  const { formats } = useLanguage()
  if (filters.status !== '') return null
  return statuses.map((status, index) => {
    const { count, exact } = counts.statuses[index] ?? { count: 0, exact: true }
    if (count === 0) return null
    return (
      <Anchor key={status} href={addressOf(filters, { status })} className="row-link list-count">
        {formats.number(count)}
        {!exact && '+'} <Standing status={status} />
      </Anchor>
    )
  })
}

const Row = ({ customer: { customerId, name, username, email, status, role, registeredAt } }: { readonly customer: Customer }) => {
  const { texts, formats } = useLanguage()
  const { customers: words } = texts
  return (
    <tr>
      <td className="strong whole">
        <Anchor href={`/customers/${customerId}`} className="row-link row-open" data-row="">
          {name ?? <span className="faint">{words.forgottenName}</span>}
        </Anchor>
        <span className="only-s">{[username, role === 'manager' && words.roles.manager].filter(Boolean).join(', ')}</span>
      </td>
      <td className="quiet cut hide-s">{username}</td>
      <td className="quiet ell hide-s">{email}</td>
      <td>
        <Standing status={status} />
      </td>
      <td className={role === 'manager' ? 'hide-s' : 'faint hide-s'}>{words.roles[role]}</td>
      <td className="quiet hide-t">
        <time dateTime={registeredAt}>{formats.date(registeredAt)}</time>
      </td>
      <td className="mono hide-s">…{customerId.slice(-6)}</td>
    </tr>
  )
}

export default function CustomerListPage() {
  const list = useLoaderData<typeof loader>()
  const { texts, formats } = useLanguage()
  const { customers: words } = texts
  const { filters, customers, total, nextCursor, previousCursor } = list
  return (
    <Page heading={words.title}>
      <div className="body">
        <FilterForm list={list} />
        <p className="list-head">
          <span>
            {words.count(formats.number(total.count), total.count === 1, total.exact)}
            <Counts list={list} />
          </span>
          <a href={`/customers/export.csv${queryOf(filters)}`} className="link" download="">
            {texts.list.asCsv}
          </a>
        </p>
        {customers.length === 0 ? (
          <p className="quiet">{isOpen(filters) ? words.none : words.noneMatches}</p>
        ) : (
          <table className="rows">
            <thead>
              <tr>
                <th>{words.name}</th>
                <th className="hide-s">{words.username}</th>
                <th className="ell hide-s">{words.email}</th>
                <th>{words.status}</th>
                <th className="hide-s">{words.role}</th>
                <th className="hide-t">{words.registered}</th>
                <th className="hide-s">{words.id}</th>
              </tr>
            </thead>
            <tbody>
              {customers.map((customer) => (
                <Row key={customer.customerId} customer={customer} />
              ))}
            </tbody>
          </table>
        )}
        <ListFoot
          before={previousCursor && addressOf(filters, { cursor: previousCursor })}
          after={nextCursor && addressOf(filters, { cursor: nextCursor })}
        />
      </div>
    </Page>
  )
}
