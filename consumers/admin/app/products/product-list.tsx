import { Form, useLoaderData, useLocation, type LoaderFunctionArgs } from 'react-router'
import { useLive } from '@souk/site/pages'
import { Anchor, Button, ButtonLink } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { ListFoot } from '../parts/list-foot.tsx'
import { Page } from '../parts/page.tsx'
import { State, type StateTone } from '../parts/state.tsx'
import { MOST } from './bulk/bulk.ts'
import { FilterForm } from './filter-form.tsx'
import { addressOf, isOpen, queryOf } from './filters.ts'
import { loadProducts, type ProductList, type ProductRow } from './product-list.server.ts'

export const loader = ({ context, request }: LoaderFunctionArgs) => loadProducts(context, request)

/** Between two loads of the list, however much happens. */
const PAUSE_MS = 1_000

const stockTones: Readonly<Record<ProductRow['stock'], StateTone>> = { available: 'yes', low: 'back', out: 'no' }

const Row = ({ product }: { readonly product: ProductRow }) => {
  const { texts, formats } = useLanguage()
  const { products: words } = texts
  const { productId, name, supplier, categoryId, category, price, currency, status, stock } = product
  const { unitsAvailable, unitsReserved, unitsSold } = product
  return (
    <tr>
      <td className="product-pick">
        <label>
          <input type="checkbox" name="id" value={productId} aria-label={words.pick(name)} />
        </label>
      </td>
      <td className="product-name">
        <Anchor href={`/products/${productId}`} className="link row-open" data-row="">
          {name}
        </Anchor>
      </td>
      <td className="quiet hide-t">
        <Anchor href={`/categories/${categoryId}`} className="row-link row-above">
          {category}
        </Anchor>
      </td>
      <td className="quiet hide-s hide-t">{supplier}</td>
      <td className="number strong">{formats.amount(price, currency)}</td>
      <td className={stock === 'out' ? 'number strong bad' : 'number'}>{formats.number(unitsAvailable)}</td>
      <td className="number quiet hide-s">{formats.number(unitsReserved)}</td>
      <td className="number quiet hide-s">{formats.number(unitsSold)}</td>
      <td className="product-state">
        {status === 'retired' ? (
          <State tone="end">{words.statuses.retired}</State>
        ) : (
          <State tone={stockTones[stock]}>{words.availabilities[stock]}</State>
        )}
      </td>
    </tr>
  )
}

/** The rows are a form: the chosen ones lead to the page that changes them. */
const Rows = ({ list: { products, currency, total, filters } }: { readonly list: ProductList }) => {
  const { texts, formats } = useLanguage()
  const { products: words } = texts
  const all = queryOf(filters)
  const isMore = !total.exact || total.count > MOST
  return (
    <Form action="/products/bulk">
      {[...new URLSearchParams(all)].map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <table className="rows product-cards">
        <thead>
          <tr>
            <td />
            <th className="product-name">{words.fields.name}</th>
            <th className="hide-t">{words.fields.categoryId}</th>
            <th className="hide-s hide-t">{words.fields.supplier}</th>
            <th className="number">{words.withCurrency(words.fields.price, currency)}</th>
            <th className="number">{words.available}</th>
            <th className="number hide-s">{words.held}</th>
            <th className="number hide-s">{words.sold}</th>
            <th>{words.availability}</th>
          </tr>
        </thead>
        <tbody>
          {products.map((product) => (
            <Row key={product.productId} product={product} />
          ))}
        </tbody>
      </table>
      <div className="ways section-ways">
        <Button kind="line">{words.changeChosen}</Button>
        <Anchor href={`/products/bulk${all === '' ? '?' : `${all}&`}all=1`} className="link">
          {isMore ? words.changeFirst(formats.number(MOST)) : words.changeAll(formats.number(total.count))}
        </Anchor>
      </div>
    </Form>
  )
}

export default function ProductListPage() {
  const list = useLoaderData<typeof loader>()
  const { texts, formats } = useLanguage()
  const { search } = useLocation()
  const { products: words } = texts
  const { filters, products, total, nextCursor, previousCursor } = list
  useLive('/products/events', PAUSE_MS)
  return (
    <Page
      heading={words.title}
      beside={
        <>
          <State tone="yes">{texts.list.live}</State>
          <span className="ways top-ways">
            <ButtonLink kind="line" href="/products/import">
              {words.import}
            </ButtonLink>
            <ButtonLink kind="line" href="/products/new">
              {words.addNew}
            </ButtonLink>
          </span>
        </>
      }
    >
      <div className="body">
        <FilterForm list={list} />
        <p className="list-head">
          <span>{words.count(formats.number(total.count), total.count === 1, total.exact)}</span>
          <span>
            {products[0] !== undefined && (
              <span className="faint">
                {words.inFile(formats.money(products[0].price, products[0].currency), String(products[0].price))}
              </span>
            )}{' '}
            <a href={`/products/export.csv${queryOf(filters)}`} className="link" download="">
              {texts.list.asCsv}
            </a>
          </span>
        </p>
        {products.length === 0 ? (
          <p className="quiet">{isOpen(filters) ? words.none : words.noneMatches}</p>
        ) : (
          <Rows key={search} list={list} />
        )}
        <ListFoot
          before={previousCursor && addressOf(filters, { cursor: previousCursor })}
          after={nextCursor && addressOf(filters, { cursor: nextCursor })}
        />
      </div>
    </Page>
  )
}
