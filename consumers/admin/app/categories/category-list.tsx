import { Form, useActionData, useLoaderData, useNavigation, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { Anchor, Button, Field, Select, TextArea, TextInput } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { FilterWays } from '../parts/filter-ways.tsx'
import { Page } from '../parts/page.tsx'
import { useRowKeys } from '../parts/row-keys.ts'
import { State } from '../parts/state.tsx'
import { loadCategories, type CategoryList } from './category-list.server.ts'
import { CategorySelect } from './category-select.tsx'
import { addCategory } from './category.server.ts'
import { addressOf, isOpen, queryOf } from './filters.ts'

export const loader = ({ context, request }: LoaderFunctionArgs) => loadCategories(context, request)
export const action = ({ context, request }: ActionFunctionArgs) => addCategory(context, request)

const FilterForm = ({ list: { filters, statuses } }: { readonly list: CategoryList }) => {
  const { texts, formats } = useLanguage()
  const { categories: words, list } = texts
  return (
    // Another address shows what it says.
    <Form key={addressOf(filters)} action="/categories" role="search" aria-label={list.filters} className="list-filters">
      <Field label={words.text} className="filter-wide">
        <TextInput type="search" name="q" defaultValue={filters.q} maxLength={200} placeholder={words.textHint} />
      </Field>
      <Field label={words.state}>
        <Select name="status" defaultValue={filters.status}>
          <option value="">{list.all}</option>
          {statuses.map(({ status, count }) => (
            <option key={status} value={status}>{`${words.statuses[status]} (${formats.number(count)})`}</option>
          ))}
        </Select>
      </Field>
      <FilterWays whole={isOpen(filters) ? undefined : '/categories'} />
    </Form>
  )
}

/** What is there only because something inside it was found says no more than where that lies. */
const Row = ({ category }: { readonly category: CategoryList['categories'][number] }) => {
  const { texts, formats } = useLanguage()
  const { categories: words } = texts
  const { categoryId, name, description, depth, products, status, isFound } = category
  return (
    <tr>
      <td className={`wrap tree-${Math.min(depth, 7)}`}>
        <Anchor href={`/categories/${categoryId}`} className={isFound ? 'link' : 'row-link quiet'} {...(isFound && { 'data-row': '' })}>
          {name}
        </Anchor>
      </td>
      <td className="ell quiet hide-s">{isFound && description}</td>
      <td className="number">
        {isFound && products === null && '–'}
        {isFound && products !== null && (
          <Anchor href={`/products?category=${categoryId}`} className="link">
            {formats.number(products)}
          </Anchor>
        )}
      </td>
      <td>{isFound && <State tone={status === 'active' ? 'yes' : 'end'}>{words.statuses[status]}</State>}</td>
    </tr>
  )
}

const NewCategory = () => {
  const { tree, key } = useLoaderData<typeof loader>()
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
          <CategorySelect name="parentId" categories={tree} defaultValue={refusal?.values['parentId'] ?? ''} none={words.nowhere} />
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
  const list = useLoaderData<typeof loader>()
  const { texts, formats } = useLanguage()
  const { categories: words } = texts
  const { filters, categories } = list
  const found = categories.filter(({ isFound }) => isFound).length
  useRowKeys()
  return (
    <Page heading={words.title}>
      <div className="body">
        <FilterForm list={list} />
        <p className="list-head">
          <span>{words.count(formats.number(found), found === 1)}</span>
          <a href={`/categories/export.csv${queryOf(filters)}`} className="link" download="">
            {texts.list.asCsv}
          </a>
        </p>
        {categories.length === 0 ? (
          <p className="quiet">
            {isOpen(filters) ? (
              words.none
            ) : (
              <>
                {words.noneMatches}{' '}
                <Anchor href="/categories" className="link">
                  {words.showAll}
                </Anchor>
              </>
            )}
          </p>
        ) : (
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
              {categories.map((category) => (
                <Row key={category.categoryId} category={category} />
              ))}
            </tbody>
          </table>
        )}
        <NewCategory />
      </div>
    </Page>
  )
}
