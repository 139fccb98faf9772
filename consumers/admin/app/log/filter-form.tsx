import { Form } from 'react-router'
import { Field, Select, TextInput } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { FilterWays } from '../parts/filter-ways.tsx'
import { TimeSpanFields } from '../parts/time-span-fields.tsx'
import { addressOf, categories, hasMore, isOpen } from './filters.ts'
import type { LogList } from './log-list.server.ts'

const TYPES = 'types-of-events'

/** The filters of the log. Without a script, too, the address holds all of them. */
export const FilterForm = ({ list: { filters, rows } }: { readonly list: LogList }) => {
  const { texts } = useLanguage()
  const { log: words } = texts
  const types = [...new Set(rows.flatMap((row) => row.types.map(({ type }) => type)))].sort()
  return (
    // Another address shows what it says.
    <Form key={addressOf(filters)} role="search" aria-label={texts.list.filters} className="list-filters">
      <Field label={words.type}>
        <TextInput type="search" name="type" list={TYPES} defaultValue={filters.type} maxLength={100} placeholder="OrderPlaced" />
      </Field>
      <datalist id={TYPES}>
        {types.map((type) => (
          <option key={type}>{type}</option>
        ))}
      </datalist>
      <Field label={words.category}>
        <Select name="category" defaultValue={filters.category}>
          <option value="">{texts.list.all}</option>
          {Object.values(categories)
            .flat()
            .sort()
            .map((category) => (
              <option key={category} value={category}>
                {category}
              </option>
            ))}
        </Select>
      </Field>
      <Field label={words.stream} className="filter-wide">
        <TextInput name="stream" defaultValue={filters.stream} maxLength={200} placeholder="order-0193…" />
      </Field>
      <FilterWays whole={isOpen(filters) ? undefined : '/log'} />
      <details className="filter-more" open={hasMore(filters)}>
        <summary>{texts.list.more}</summary>
        <div className="list-filters">
          <Field label={words.actor}>
            <TextInput name="actor" defaultValue={filters.actor} maxLength={200} placeholder={words.actorHint} />
          </Field>
          <Field label={words.request}>
            <TextInput name="correlation" defaultValue={filters.correlation} maxLength={36} placeholder={words.requestHint} />
          </Field>
          <TimeSpanFields span={filters} words={words} />
          <Field label={words.before}>
            <TextInput name="before" inputMode="numeric" defaultValue={filters.before} maxLength={20} />
          </Field>
        </div>
      </details>
    </Form>
  )
}
