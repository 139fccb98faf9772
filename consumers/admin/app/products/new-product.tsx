import { Form, useActionData, useLoaderData, useNavigation, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { Anchor, Button, Field, TextInput } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { Crumb } from '../parts/crumb.tsx'
import { Page } from '../parts/page.tsx'
import { EntryFields } from './entry-fields.tsx'
import { addProduct, loadNewProduct } from './new-product.server.ts'

export const loader = ({ context, request }: LoaderFunctionArgs) => loadNewProduct(context, request)
export const action = ({ context, request }: ActionFunctionArgs) => addProduct(context, request)

export default function NewProductPage() {
  const { categories, currency, key, values } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { texts } = useLanguage()
  const { state } = useNavigation()
  const { products: words, changes } = texts
  const fields = refusal?.fields ?? {}
  const shown = refusal?.values ?? values
  return (
    <Page heading={words.new} above={<Crumb href="/products">{words.title}</Crumb>}>
      <div className="body">
        {categories.every(({ status }) => status === 'retired') ? (
          <p className="quiet">
            {words.noCategory}{' '}
            <Anchor href="/categories" className="link">
              {words.toCategories}
            </Anchor>
          </p>
        ) : (
          <Form method="post" className="entry">
            {refusal?.fault !== undefined && (
              <p role="alert" className="refused entry-wide">
                {changes.faults[refusal.fault]}
              </p>
            )}
            <input type="hidden" name="key" value={shown['key'] ?? key} />
            <EntryFields values={shown} categories={categories} currency={currency} faults={fields} />
            <Field label={words.unitsInStock} error={fields['unitsInStock'] && changes.fields[fields['unitsInStock']]}>
              <TextInput name="unitsInStock" inputMode="numeric" required defaultValue={shown['unitsInStock']} />
            </Field>
            <div className="entry-wide">
              <Button busy={state === 'submitting'}>{words.add}</Button>
            </div>
          </Form>
        )}
      </div>
    </Page>
  )
}
