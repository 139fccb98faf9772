import { Form, useNavigation } from 'react-router'
import { Button, Checkbox, Field, TextArea, TextInput } from '@souk/ui'
import type { Refusal } from '../changes/refusals.ts'
import { useOpened } from '../changes/use-opened.ts'
import { useLanguage } from '../languages/language.ts'
import { CategorySelect } from './category-select.tsx'
import type { CategoryPage } from './category.server.ts'

interface EntryFormProps {
  readonly page: Pick<CategoryPage, 'category' | 'parents'>
  /** Why it was not saved. */
  readonly refusal: Refusal | undefined
}

/** What the catalogue says of a category, to be edited. Another parent moves it with all that is inside it. */
export const EntryForm = ({ page: { category, parents }, refusal }: EntryFormProps) => {
  const { texts } = useLanguage()
  const { state } = useNavigation()
  const { categories: words, changes } = texts
  const isRetired = category.status === 'retired'
  const version = useOpened(refusal?.values['version'] ?? String(category.version))
  const { name, parentId, description } = { ...category, ...refusal?.values }
  const error = (field: string): string | undefined => refusal?.fields[field] && changes.fields[refusal.fields[field]]
  return (
    <Form method="post" aria-label={words.entry} preventScrollReset>
      {isRetired && <p className="quiet said">{words.retiredText}</p>}
      {refusal?.fault !== undefined && (
        <p role="alert" className="refused said">
          {changes.faults[refusal.fault]}
        </p>
      )}
      <input type="hidden" name="version" value={version} />
      <fieldset disabled={isRetired} className="entry">
        <Field label={words.fields.name} error={error('name')}>
          <TextInput name="name" required maxLength={100} defaultValue={name} />
        </Field>
        <Field label={words.fields.parentId} error={error('parentId')}>
          <CategorySelect name="parentId" categories={parents} defaultValue={parentId ?? ''} none={words.nowhere} />
        </Field>
        <Field label={words.fields.description} error={error('description')} className="entry-wide">
          <TextArea name="description" maxLength={2_000} rows={2} defaultValue={description} />
        </Field>
        <div className="entry-wide">
          <Checkbox name="newSlug">{words.newSlug}</Checkbox>
        </div>
      </fieldset>
      <div className="ways section-ways">
        {isRetired ? (
          <Button kind="line" name="intent" value="restore">
            {words.restore}
          </Button>
        ) : (
          <>
            <Button name="intent" value="edit" busy={state === 'submitting'}>
              {changes.save}
            </Button>
            <Button kind="danger" name="intent" value="retire" formNoValidate>
              {words.retire}
            </Button>
          </>
        )}
      </div>
    </Form>
  )
}
