import { data, redirect } from 'react-router'
import { isId } from '@souk/site/pages'
import { answerOf, newKey, visitOf, type Context } from '@souk/site/pages/server'
import { allCategories } from '../../categories/all-categories.server.ts'
import { numberIn } from '../../changes/forms.server.ts'
import { faultOf } from '../../changes/refusals.ts'
import { languageOf } from '../../languages/all.server.ts'
import { asksFor } from '../asked.server.ts'
import { filtersIn, queryOf } from '../filters.ts'
import { productOf } from '../product-thing.server.ts'
import { changeIn, MOST, previewOf, sentFor } from './bulk.ts'
import { isRequestId } from './requests.ts'
import { productsByIds, resultAddress, sendBulk } from './result.server.ts'

/** The products that an address names: each one, or all that filters leave, as far as they can be changed at once. */
const chosenBy = async (context: Context, query: URLSearchParams) => {
  if (query.get('all') === null) {
    const ids = [...new Set(query.getAll('id').filter(isId))]
    return { products: await productsByIds(context, ids.slice(0, MOST)), total: ids.length }
  }
  const filters = filtersIn(query)
  const { asked } = await asksFor(context, filters)
  const asking = { ...asked, ...(filters.sort !== '' && { sort: filters.sort }), limit: MOST }
  const { items, total } = await answerOf(context, visitOf(context).shop.listProducts({ query: asking }))
  return { products: items, total: total.count }
}

/** The fields of the address that say which products are meant. */
const choiceIn = (query: URLSearchParams): readonly (readonly [string, string])[] =>
  query.get('all') === null
    ? [...query.getAll('id').map((id) => ['id', id] as const), ...new URLSearchParams(queryOf(filtersIn(query)))]
    : [['all', '1'], ...new URLSearchParams(queryOf(filtersIn(query)))]

/** The chosen products, and what the change would do to each. */
export const loadBulk = async (context: Context, request: Request) => {
  const query = new URL(request.url).searchParams
  const [{ products, total }, categories] = await Promise.all([chosenBy(context, query), allCategories(context)])
  const values = Object.fromEntries(query)
  const currency = products[0]?.currency ?? 'EUR'
  const read = changeIn(values, currency, languageOf(request).texts.locale)
  const rows = products.map((product) => ({
    productId: product.productId,
    name: product.name,
    version: product.version,
    price: product.price,
    preview: read?.kind === 'change' ? previewOf(read.change, product) : undefined,
  }))
  return { choice: choiceIn(query), list: queryOf(filtersIn(query)), values, currency, total, rows, categories, read, key: newKey() }
}

export type BulkPage = Awaited<ReturnType<typeof loadBulk>>

/** Changes the products that the form names, each at the revision and the price that its preview showed. */
export const changeBulk = async (context: Context, request: Request) => {
  const form = await request.formData()
  const named = form.getAll('product').flatMap((text) => {
    const [productId = '', version, price] = String(text).split(' ')
    return isId(productId) ? [{ productId, version: numberIn(version), price: numberIn(price) }] : []
  })
  const [first] = named
  if (first === undefined) throw data(null, 404)
  const values = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
  const { currency } = await productOf(context, first.productId)
  const read = changeIn(values, currency, languageOf(request).texts.locale)
  if (read?.kind !== 'change') throw data(null, 404)
  const changes = named.slice(0, MOST).map(({ productId, version, price }) => ({ productId, version, change: sentFor(read.change, price) }))
  const requestId = isRequestId(values['key'] ?? '') ? (values['key'] ?? '') : newKey()
  const answer = await sendBulk(context, changes, requestId)
  if (answer.problem !== undefined) return data({ kind: 'refused' as const, fault: faultOf(answer.problem) }, 422)
  throw redirect(resultAddress(requestId, new URL(request.url).searchParams, answer.value))
}
