import { Form } from 'react-router'
import { Anchor, Button, Field, Select, TextInput } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { queryWith } from '../parts/address.ts'
import { lengths } from './periods.ts'
import { kinds, quickSpan, quickSpans, revenueAddress } from './revenue-filters.ts'
import type { RevenuePageData } from './revenue.server.ts'

/** Which span is shown, and how it is divided. */
export const RevenueForm = ({ page: { filters, today } }: { readonly page: RevenuePageData }) => {
  const { texts } = useLanguage()
  const { accounting: words, list } = texts
  const { of } = filters
  return (
    // Another address shows what it says.
    <Form key={revenueAddress(filters)} role="search" aria-label={list.filters} className="list-filters revenue-filters">
      <Field label={words.by}>
        <Select name="by" defaultValue={filters.by}>
          {lengths.map((length) => (
            <option key={length} value={length}>
              {words.lengths[length]}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={words.of}>
        <Select name="of" defaultValue={of}>
          <option value="">{words.ofNothing}</option>
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {words.kinds[kind]}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={words.firstDay}>
        <TextInput type="date" name="from" defaultValue={filters.from} />
      </Field>
      <Field label={words.lastDay}>
        <TextInput type="date" name="to" defaultValue={filters.to} />
      </Field>
      <div className="filter-ways">
        <Button kind="line">{words.show}</Button>
      </div>
      <p className="filter-notes revenue-spans">
        {quickSpans.map((span) => (
          <Anchor key={span} href={`/revenue${queryWith({ ...quickSpan(span, today), of })}`} className="link">
            {words.spans[span]}
          </Anchor>
        ))}
      </p>
    </Form>
  )
}
