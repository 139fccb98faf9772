import { Form } from 'react-router'
import { Field, Select, TextInput } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { FilterWays } from '../parts/filter-ways.tsx'
import { Meaning } from '../parts/meaning.tsx'
import { SortField } from '../parts/sort-field.tsx'
import { TimeSpanFields } from '../parts/time-span-fields.tsx'
import { addressOf, hasMore, isOpen, reasons, sorts, statuses } from './filters.ts'
import type { OrderList } from './order-list.server.ts'

/** The filters of the list. Without a script, too, the address holds all of them. */
export const FilterForm = ({ list: { filters, meant, counts, currency } }: { readonly list: OrderList }) => {
  const { texts, formats } = useLanguage()
  const { orders: words } = texts
  const counted = (found: { readonly count: number; readonly exact: boolean } | undefined): string =>
    found === undefined ? '' : ` (${formats.number(found.count)}${found.exact ? '' : '+'})`
  return (
    // Another address shows what it says.
    <Form key={addressOf(filters)} role="search" aria-label={texts.list.filters} className="list-filters">
      <Field label={words.text} className="filter-wide">
        <TextInput type="search" name="q" defaultValue={filters.q} maxLength={200} placeholder={words.textHint} />
      </Field>
      <Field label={words.state}>
        <Select name="status" defaultValue={filters.status}>
          <option value="">{texts.list.all}</option>
          {statuses.map((status) => (
            <option key={status} value={status}>
              {`${words.states[status]}${counted(counts.statuses.find((one) => one.status === status))}`}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={words.reason}>
        <Select name="reason" defaultValue={filters.reason}>
          <option value="">{texts.list.all}</option>
          {reasons.map((reason) => (
            <option key={reason} value={reason}>
              {`${texts.reasons[reason]}${counted(counts.reasons.find((one) => one.reason === reason))}`}
            </option>
          ))}
        </Select>
      </Field>
      <FilterWays whole={isOpen(filters) ? undefined : '/orders'} />
      <details className="filter-more" open={hasMore(filters)}>
        <summary>{texts.list.more}</summary>
        <div className="list-filters">
          {(['customer', 'product'] as const).map((name) => {
            const { chosen } = meant[name]
            if (chosen !== undefined) return <input key={name} type="hidden" name={name} value={chosen.id} />
            return (
              <Field key={name} label={words[name]}>
                <TextInput name={name} defaultValue={filters[name]} placeholder={words.hints[name]} />
              </Field>
            )
          })}
          <Field label={words.min(currency ?? '')}>
            <TextInput name="min" inputMode="decimal" defaultValue={filters.min} />
          </Field>
          <Field label={words.max(currency ?? '')}>
            <TextInput name="max" inputMode="decimal" defaultValue={filters.max} />
          </Field>
          <TimeSpanFields span={filters} words={words} />
          <Field label={words.openFor}>
            <TextInput name="openFor" inputMode="numeric" defaultValue={filters.openFor} />
          </Field>
          <SortField sorts={sorts} chosen={filters.sort || 'newest'} words={words} />
        </div>
      </details>
      <div className="filter-notes">
        {(['customer', 'product'] as const).map((name) => (
          <Meaning
            key={name}
            label={words[name]}
            text={filters[name]}
            addressOf={(id) => addressOf(filters, { [name]: id })}
            {...meant[name]}
          />
        ))}
      </div>
    </Form>
  )
}
