import { Checkbox, Field, TextArea, TextInput } from '@souk/ui'
import { CategorySelect } from '../categories/category-select.tsx'
import type { Placed } from '../categories/tree.ts'
import type { FieldFault } from '../changes/refusals.ts'
import { useLanguage } from '../languages/language.ts'
import type { Values } from './fields.ts'

interface EntryFieldsProps {
  readonly values: Values
  readonly categories: readonly Placed[]
  readonly currency: string
  readonly faults: Readonly<Record<string, FieldFault>>
  /** Whether the product is there already, with an address in the shop. */
  readonly isNamed?: boolean
}

/** What the catalogue says of a product. */
export const EntryFields = ({ values, categories, currency, faults, isNamed = false }: EntryFieldsProps) => {
  const { texts } = useLanguage()
  const { products: words, changes } = texts
  const error = (field: string): string | undefined => faults[field] && changes.fields[faults[field]]
  return (
    <>
      <Field label={words.fields.name} error={error('name')}>
        <TextInput name="name" required maxLength={200} defaultValue={values['name']} />
      </Field>
      <Field label={words.fields.categoryId} error={error('categoryId')}>
        <CategorySelect
          name="categoryId"
          required
          categories={categories}
          defaultValue={values['categoryId'] ?? ''}
          {...(values['categoryId'] === '' && { none: words.choose })}
        />
      </Field>
      <Field label={words.fields.supplier} error={error('supplier')}>
        <TextInput name="supplier" maxLength={200} defaultValue={values['supplier']} />
      </Field>
      <Field label={words.withCurrency(words.fields.price, currency)} error={error('price')}>
        <TextInput name="price" required inputMode="decimal" autoComplete="off" defaultValue={values['price']} />
      </Field>
      <Field label={words.fields.description} error={error('description')} className="entry-wide">
        <TextArea name="description" maxLength={2_000} rows={2} defaultValue={values['description']} />
      </Field>
      <Field label={words.fields.picture} error={error('picture')} hint={words.pictureHint} className="entry-wide">
        <TextInput type="url" name="picture" maxLength={500} defaultValue={values['picture']} />
      </Field>
      {isNamed && (
        <div className="entry-wide">
          <Checkbox name="newSlug">{words.newSlug}</Checkbox>
        </div>
      )}
    </>
  )
}
