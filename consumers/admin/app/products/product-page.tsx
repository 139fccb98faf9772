import { useActionData, useLoaderData, useLocation, useNavigation, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { useLive } from '@souk/site/pages'
import { ConflictForm } from '../changes/conflict-form.tsx'
import { History } from '../changes/history.tsx'
import { useLanguage } from '../languages/language.ts'
import { Crumb } from '../parts/crumb.tsx'
import { Page } from '../parts/page.tsx'
import { State } from '../parts/state.tsx'
import { EntryForm } from './entry-form.tsx'
import { productFields, typed } from './fields.ts'
import { PicturePlace } from './picture-place.tsx'
import { PriceHistory } from './price-history.tsx'
import { changeProduct, loadProduct } from './product.server.ts'
import { useShown } from './shown.ts'
import { StockPanel } from './stock-panel.tsx'

export const loader = ({ context, request, params }: LoaderFunctionArgs) => loadProduct(context, request, params)
export const action = ({ context, request, params }: ActionFunctionArgs) => changeProduct(context, request, params)

/** Which of the forms is that of the entry. */
const ofEntry: readonly string[] = ['edit', 'retire', 'restore']

/** Between two loads of the page, however much is ordered. */
const PAUSE_MS = 1_000

export default function ProductPage() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { texts, formats } = useLanguage()
  const { key } = useLocation()
  const { state } = useNavigation()
  const { products: words, changes } = texts
  const { product, categories, history, names } = page
  const { productId, name, version, status, currency } = product
  const shown = useShown(categories, currency)
  const address = `/products/${productId}`
  // To load the page anew would take the answer of a form away.
  const isStill = answer === undefined && state === 'idle'
  useLive(isStill ? `${address}/events` : undefined, PAUSE_MS)
  const isActive = status === 'active'
  const refusal = answer?.kind === 'refused' ? answer : undefined
  return (
    <Page
      title={name}
      heading={name}
      above={<Crumb href="/products">{words.title}</Crumb>}
      beside={
        <>
          <State tone={isActive ? 'yes' : 'end'}>{words.statuses[status]}</State>
          <span className="quiet hide-s">
            {words.stands(formats.number(product.unitsAvailable), formats.number(product.unitsReserved), formats.number(product.unitsSold))}
          </span>
        </>
      }
    >
      <div className="split product-split">
        <div className="body">
          {answer?.kind === 'conflict' ? (
            <ConflictForm
              name={name}
              conflict={answer.conflict}
              shown={shown}
              typed={(field, value) => typed({ [field]: value }, currency, texts.locale)[field] ?? ''}
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
          <History
            page={history}
            address={address}
            shown={shown}
            names={names}
            writable={{ fields: productFields, version, isActive, picture: `${address}/picture` }}
          />
        </div>
        <aside className="panel" aria-label={words.stock}>
          <StockPanel key={key} page={page} refusal={refusal?.form === 'stock' ? refusal : undefined} />
          <PicturePlace product={product} />
          <section>
            <h3>{words.priceHistory}</h3>
            <PriceHistory page={page} />
          </section>
        </aside>
      </div>
    </Page>
  )
}
