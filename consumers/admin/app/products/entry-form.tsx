import { Form, useNavigation } from 'react-router'
import { Button } from '@souk/ui'
import type { Refusal } from '../changes/refusals.ts'
import { useOpened } from '../changes/use-opened.ts'
import { useLanguage } from '../languages/language.ts'
import { EntryFields } from './entry-fields.tsx'
import type { ProductPage } from './product.server.ts'

interface EntryFormProps {
  readonly page: Pick<ProductPage, 'product' | 'values' | 'categories'>
  /** Why it was not saved. */
  readonly refusal: Refusal | undefined
}

/** The entry of a product in the catalogue, to be edited. */
export const EntryForm = ({ page: { product, values, categories }, refusal }: EntryFormProps) => {
  const { texts } = useLanguage()
  const { state } = useNavigation()
  const { products: words, changes } = texts
  const isRetired = product.status === 'retired'
  const shown = { ...values, ...refusal?.values }
  const version = useOpened(refusal?.values['version'] ?? String(product.version))
  return (
    <Form method="post" aria-label={words.entry} preventScrollReset>
      {isRetired && <p className="quiet said">{words.retiredText}</p>}
      {!isRetired && version !== String(product.version) && (
        <p role="status" className="quiet said">
          {changes.meanwhile(product.version)}
        </p>
      )}
      {refusal?.fault !== undefined && (
        <p role="alert" className="refused said">
          {changes.faults[refusal.fault]}
        </p>
      )}
      <input type="hidden" name="version" value={version} />
      <fieldset disabled={isRetired} className="entry">
        <EntryFields values={shown} categories={categories} currency={product.currency} faults={refusal?.fields ?? {}} isNamed />
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
