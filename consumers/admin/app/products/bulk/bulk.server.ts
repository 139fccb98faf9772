import { data, redirect } from 'react-router'
import type { ChangedProducts, ChangeProductsInput, Product } from '@souk/client'
import { isId } from '@souk/site/pages'
import { answerOf, newKey, visitOf, type Context } from '@souk/site/pages/server'
import { allCategories } from '../../categories/all-categories.server.ts'
import { numberIn } from '../../changes/forms.server.ts'
import { faultOf } from '../../changes/refusals.ts'
import { historyFrom } from '../../changes/save.server.ts'
import { sent } from '../../changes/sent.server.ts'
import { inverseOf } from '../../changes/undo.ts'
import { languageOf } from '../../languages/all.server.ts'
import { tell } from '../../shell/told.server.ts'
import { productFields } from '../fields.ts'
import { askedBy, filtersIn, queryOf } from '../filters.ts'
import { productThing } from '../product-thing.server.ts'
import { changeIn, MOST, previewOf } from './bulk.ts'
import { undoOfOne } from './undo-bulk.ts'

const productsByIds = async (context: Context, ids: readonly string[]): Promise<Product[]> => {
  if (ids.length === 0) return []
  return (await answerOf(context, visitOf(context).shop.listProducts({ query: { ids: ids.join(',') } }))).items
}

/** The products that an address names: each one, or all that filters leave, as far as they can be changed at once. */
const chosenBy = async (context: Context, query: URLSearchParams) => {
  if (query.get('all') === null) {
    const ids = [...new Set(query.getAll('id').filter(isId))]
    return { products: await productsByIds(context, ids.slice(0, MOST)), total: ids.length }
  }
  const filters = filtersIn(query)
  const asked = { ...askedBy(filters), ...(filters.sort !== '' && { sort: filters.sort }), limit: MOST }
  const { items, total } = await answerOf(context, visitOf(context).shop.listProducts({ query: asked }))
  return { products: items, total: total.count }
}

/** The fields of the address that say which products are meant. */
const choiceIn = (query: URLSearchParams): readonly (readonly [string, string])[] =>
  query.get('all') === null
    ? query.getAll('id').map((id) => ['id', id] as const)
    : [['all', '1'], ...new URLSearchParams(queryOf(filtersIn(query)))]

/** The chosen products, and what the change would do to each. */
export const loadBulk = async (context: Context, request: Request) => {
  const query = new URL(request.url).searchParams
  const [{ products, total }, categories] = await Promise.all([chosenBy(context, query), allCategories(context)])
  const values = Object.fromEntries(query)
  const currency = products[0]?.currency ?? 'EUR'
  const read = changeIn(values, currency)
  const rows = products.map((product) => ({
    productId: product.productId,
    name: product.name,
    version: product.version,
    preview: read?.kind === 'change' ? previewOf(read.change, product) : undefined,
  }))
  return { choice: choiceIn(query), values, currency, total, rows, categories, read, key: newKey() }
}

export type BulkPage = Awaited<ReturnType<typeof loadBulk>>

/** What became of each product, and the request that did it: by it everything is found that can be taken back. */
const resultOf = async (context: Context, { results }: ChangedProducts, isUndo: boolean) => {
  const products = await productsByIds(
    context,
    results.map(({ productId }) => productId),
  )
  const names = new Map(products.map(({ productId, name }) => [productId, name]))
  return {
    kind: 'result' as const,
    isUndo,
    requestId: visitOf(context).requestId,
    rows: results.map(({ productId, version, problem }) => ({
      productId,
      name: names.get(productId) ?? productId,
      version,
      fault: problem && faultOf(problem),
    })),
  }
}

const send = async (context: Context, changes: ChangeProductsInput['changes'], key: string, isUndo: boolean) => {
  const { shop } = visitOf(context)
  const answer = await sent(context, shop.changeProducts({ body: { changes }, headers: { 'idempotency-key': key } }))
  if (answer.problem !== undefined) return data({ kind: 'refused' as const, fault: faultOf(answer.problem) }, 422)
  return resultOf(context, answer.value, isUndo)
}

/** Changes the products that the form names, each at the revision that its preview showed. */
const apply = async (context: Context, form: FormData) => {
  const versions = new Map(
    form.getAll('product').flatMap((named) => {
      const [id = '', version] = String(named).split(' ')
      return isId(id) ? [[id, numberIn(version)] as const] : []
    }),
  )
  const products = await productsByIds(context, [...versions.keys()].slice(0, MOST))
  const values = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
  const read = changeIn(values, products[0]?.currency ?? 'EUR')
  if (read?.kind !== 'change' || products.length === 0) throw redirect('/products')
  const changes = products.map(({ productId, version }) => ({
    productId,
    version: versions.get(productId) || version,
    change: read.change,
  }))
  return send(context, changes, values['key'] || newKey(), false)
}

/** Takes back all that one request has done: what that was, the log says. */
const undo = async (context: Context, request: Request, requestId: string) => {
  const { shop } = visitOf(context)
  const { commits } = await answerOf(context, shop.listCommits({ query: { correlationId: requestId, category: 'product', limit: MOST } }))
  const { undoOf } = languageOf(request).texts.changes
  const changes = await Promise.all(
    commits.map(async ({ position, appends }) => {
      const productId = appends.find(({ stream }) => stream.startsWith('product-'))?.stream.slice('product-'.length) ?? ''
      if (!isId(productId)) return undefined
      const { inIt } = await historyFrom(context, productThing(context, productId), position)
      const inverse = inverseOf(inIt, productFields)
      return inverse && undoOfOne(productId, inverse, undoOf(position))
    }),
  )
  const wanted = changes.filter((change) => change !== undefined)
  if (wanted.length > 0) return send(context, wanted, `undo-${requestId}`, true)
  tell(context, request, ({ products: words }) => words.bulk.nothingToUndo, { page: '/products', failed: true })
  throw redirect('/products')
}

export const changeBulk = async (context: Context, request: Request) => {
  const form = await request.formData()
  const requestId = form.get('undo')
  return typeof requestId === 'string' ? undo(context, request, requestId) : apply(context, form)
}
