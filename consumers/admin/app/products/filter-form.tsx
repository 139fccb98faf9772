import { Form } from 'react-router'
import { Field, Select, TextInput } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { FilterWays } from '../parts/filter-ways.tsx'
import { SortField } from '../parts/sort-field.tsx'
import { addressOf, availabilities, hasMore, isOpen, sorts, statuses } from './filters.ts'
import type { ProductList } from './product-list.server.ts'

/** The filters of the list. Without a script, too, the address holds all of them. */
export const FilterForm = ({ list: { filters, counts, categories, currency } }: { readonly list: ProductList }) => {
  const { texts, formats } = useLanguage()
  const { products: words } = texts
  const counted = (found: { readonly count: number; readonly exact: boolean } | undefined): string =>
    found === undefined ? '' : ` (${formats.number(found.count)}${found.exact ? '' : '+'})`
  return (
    // Another address shows what it says.
    <Form key={addressOf(filters)} action="/products" role="search" aria-label={texts.list.filters} className="list-filters">
      <Field label={words.text} className="filter-wide">
        <TextInput type="search" name="q" defaultValue={filters.q} maxLength={200} placeholder={words.textHint} />
      </Field>
      <Field label={words.category}>
        <Select name="category" defaultValue={filters.category}>
          <option value="">{texts.list.all}</option>
          {categories.map(({ categoryId, path, status }) => (
            <option key={categoryId} value={categoryId}>
              {`${status === 'retired' ? words.retiredCategory(path) : path}${counted(
                counts.categories.find((one) => one.categoryId === categoryId),
              )}`}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={words.availability}>
        <Select name="availability" defaultValue={filters.availability}>
          <option value="">{texts.list.all}</option>
          {availabilities.map((availability) => (
            <option key={availability} value={availability}>
              {`${words.availabilities[availability]}${counted(counts.availabilities.find((one) => one.availability === availability))}`}
            </option>
          ))}
        </Select>
      </Field>
      <FilterWays whole={isOpen(filters) ? undefined : '/products'} />
      <details className="filter-more" open={hasMore(filters)}>
        <summary>{texts.list.more}</summary>
        <div className="list-filters">
          <Field label={words.state}>
            <Select name="status" defaultValue={filters.status || 'active'}>
              {statuses.map((status) => (
                <option key={status} value={status}>
                  {`${words.statuses[status]}${counted(counts.statuses.find((one) => one.status === status))}`}
                </option>
              ))}
            </Select>
          </Field>
          <Field label={words.upTo}>
            <TextInput name="upTo" inputMode="numeric" defaultValue={filters.upTo} />
          </Field>
          {(['min', 'max'] as const).map((limit) => (
            <Field key={limit} label={words[limit](currency)}>
              <TextInput name={limit} inputMode="decimal" defaultValue={filters[limit]} />
            </Field>
          ))}
          <SortField sorts={sorts} chosen={filters.sort || 'oldest'} words={words} />
        </div>
      </details>
    </Form>
  )
}
