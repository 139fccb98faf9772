import { Form, useActionData, useLoaderData, useNavigation, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { Anchor, Button, Field, TextArea, TextInput } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { Page } from '../parts/page.tsx'
import { useRowKeys } from '../parts/row-keys.ts'
import { State } from '../parts/state.tsx'
import { CategorySelect } from './category-select.tsx'
import { addCategory, loadCategories } from './category.server.ts'

export const loader = ({ context }: LoaderFunctionArgs) => loadCategories(context)
export const action = ({ context, request }: ActionFunctionArgs) => addCategory(context, request)

const NewCategory = () => {
  const { categories, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { texts } = useLanguage()
  const { state } = useNavigation()
  const { categories: words, changes } = texts
  const error = (field: string): string | undefined => refusal?.fields[field] && changes.fields[refusal.fields[field]]
  return (
    <section className="section">
      <div className="section-head">
        <h2>{words.new}</h2>
      </div>
      {/* What was added empties the form. */}
      <Form key={refusal?.values['key'] ?? key} method="post" className="entry">
        {refusal?.fault !== undefined && (
          <p role="alert" className="refused entry-wide">
            {changes.faults[refusal.fault]}
          </p>
        )}
        <input type="hidden" name="key" value={refusal?.values['key'] ?? key} />
        <Field label={words.fields.name} error={error('name')}>
          <TextInput name="name" required maxLength={100} defaultValue={refusal?.values['name']} />
        </Field>
        <Field label={words.fields.parentId} error={error('parentId')}>
          <CategorySelect name="parentId" categories={categories} defaultValue={refusal?.values['parentId'] ?? ''} none={words.nowhere} />
        </Field>
        <Field label={words.fields.description} error={error('description')} className="entry-wide">
          <TextArea name="description" maxLength={2_000} rows={2} defaultValue={refusal?.values['description']} />
        </Field>
        <div className="entry-wide">
          <Button busy={state === 'submitting'}>{words.add}</Button>
        </div>
      </Form>
    </section>
  )
}

export default function CategoryListPage() {
  const { categories } = useLoaderData<typeof loader>()
  const { texts, formats } = useLanguage()
  const { categories: words } = texts
  useRowKeys()
  return (
    <Page heading={words.title}>
      <div className="body">
        {categories.length === 0 ? (
          <p className="quiet">{words.none}</p>
        ) : (
          <>
            <p className="list-head">
              <span>{words.count(formats.number(categories.length), categories.length === 1)}</span>
              <a href="/categories/export.csv" className="link" download="">
                {texts.list.asCsv}
              </a>
            </p>
            <table className="rows">
              <thead>
                <tr>
                  <th>{words.name}</th>
                  <th className="ell hide-s">{words.fields.description}</th>
                  <th className="number">{words.products}</th>
                  <th>{words.state}</th>
                </tr>
              </thead>
              <tbody>
                {categories.map(({ categoryId, name, description, depth, products, status }) => (
                  <tr key={categoryId}>
                    <td className={`wrap tree-${Math.min(depth, 7)}`}>
                      <Anchor href={`/categories/${categoryId}`} className="link" data-row="">
                        {name}
                      </Anchor>
                    </td>
                    <td className="ell quiet hide-s">{description}</td>
                    <td className="number">
                      {products === null ? (
                        '–'
                      ) : (
                        <Anchor href={`/products?category=${categoryId}`} className="link">
                          {formats.number(products)}
                        </Anchor>
                      )}
                    </td>
                    <td>
                      <State tone={status === 'active' ? 'yes' : 'end'}>{words.statuses[status]}</State>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </>
        )}
        <NewCategory />
      </div>
    </Page>
  )
}
