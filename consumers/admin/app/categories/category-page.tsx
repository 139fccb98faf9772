import { useActionData, useLoaderData, useLocation, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { Anchor } from '@souk/ui'
import { ConflictForm } from '../changes/conflict-form.tsx'
import { History } from '../changes/history.tsx'
import { useLanguage } from '../languages/language.ts'
import { Crumb } from '../parts/crumb.tsx'
import { Page } from '../parts/page.tsx'
import { State } from '../parts/state.tsx'
import { changeCategory, loadCategory } from './category.server.ts'
import { EntryForm } from './entry-form.tsx'
import { categoryFields } from './fields.ts'
import { useShown } from './shown.ts'

export const loader = ({ context, request, params }: LoaderFunctionArgs) => loadCategory(context, request, params)
export const action = ({ context, request, params }: ActionFunctionArgs) => changeCategory(context, request, params)

/** Which of the forms is that of the entry. */
const ofEntry: readonly string[] = ['edit', 'retire', 'restore']

export default function CategoryPage() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { texts, formats } = useLanguage()
  const { key } = useLocation()
  const { categories: words, changes } = texts
  const { category, tree, children, products, history, names } = page
  const { categoryId, name, version, status } = category
  const shown = useShown(tree)
  const address = `/categories/${categoryId}`
  const isActive = status === 'active'
  const refusal = answer?.kind === 'refused' ? answer : undefined
  const above = tree.find(({ categoryId: id }) => id === category.parentId)
  return (
    <Page
      title={name}
      heading={name}
      above={
        <>
          <Crumb href="/categories">{words.title}</Crumb>
          {above !== undefined && <Crumb href={`/categories/${above.categoryId}`}>{above.path}</Crumb>}
        </>
      }
      beside={
        <>
          <State tone={isActive ? 'yes' : 'end'}>{words.statuses[status]}</State>
          {products !== null && (
            <Anchor href={`/products?category=${categoryId}`} className="link">
              {words.productsIn(formats.number(products))}
            </Anchor>
          )}
          {products !== null && products > 0 && (
            <Anchor href={`/products/bulk?category=${categoryId}&all=1`} className="link">
              {words.changePrices}
            </Anchor>
          )}
        </>
      }
    >
      <div className="body">
        {answer?.kind === 'conflict' ? (
          <ConflictForm
            name={name}
            conflict={answer.conflict}
            shown={shown}
            typed={(_field, value) => String(value ?? '')}
            names={answer.names}
            address={address}
            me={page.me}
          />
        ) : (
          <>
            {refusal?.fault !== undefined && (refusal.form === 'undo' || refusal.form === 'back') && (
              <p role="alert" className="refused said">
                {changes.faults[refusal.fault]}
              </p>
            )}
            <EntryForm key={key} page={page} refusal={refusal !== undefined && ofEntry.includes(refusal.form) ? refusal : undefined} />
          </>
        )}
        {children.length > 0 && (
          <section className="section">
            <h2>{words.inside}</h2>
            <ul className="lines">
              {children.map(({ categoryId: id, name: inner, status: state }) => (
                <li key={id}>
                  <Anchor href={`/categories/${id}`} className="link">
                    {inner}
                  </Anchor>
                  <span className="quiet">{words.statuses[state]}</span>
                </li>
              ))}
            </ul>
          </section>
        )}
        <History page={history} address={address} shown={shown} names={names} writable={{ fields: categoryFields, version, isActive }} />
      </div>
    </Page>
  )
}
