import { Field, Select } from '@souk/ui'

interface SortFieldProps<Sort extends string> {
  readonly sorts: readonly Sort[]
  readonly chosen: Sort
  readonly words: { readonly sort: string; readonly sorts: Readonly<Record<Sort, string>> }
}

/** The filter of a list that says what comes first. */
export const SortField = <Sort extends string>({ sorts, chosen, words }: SortFieldProps<Sort>) => (
  <Field label={words.sort}>
    <Select name="sort" defaultValue={chosen}>
      {sorts.map((sort) => (
        <option key={sort} value={sort}>
          {words.sorts[sort]}
        </option>
      ))}
    </Select>
  </Field>
)
