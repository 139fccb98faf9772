import { data, redirect } from 'react-router'
import type { ChangedProducts, ChangeProductsInput, Commit, Product } from '@souk/client'
import { isId } from '@souk/site/pages'
import { answerOf, visitOf, type Context, type Params } from '@souk/site/pages/server'
import { allCategories } from '../../categories/all-categories.server.ts'
import { faultOf, isFault, type Fault } from '../../changes/refusals.ts'
import { historyFrom } from '../../changes/save.server.ts'
import { sent } from '../../changes/sent.server.ts'
import { inverseOf, takesBack } from '../../changes/undo.ts'
import { languageOf } from '../../languages/all.server.ts'
import { fieldsOf, productFields } from '../fields.ts'
import { filtersIn, queryOf } from '../filters.ts'
import { productThing } from '../product-thing.server.ts'
import { MOST } from './bulk.ts'
import { isRequestId, undoIdOf, undoneIdOf } from './requests.ts'
import { undoOfOne } from './undo-bulk.ts'

export const productsByIds = async (context: Context, ids: readonly string[]): Promise<Product[]> => {
  if (ids.length === 0) return []
  return (await answerOf(context, visitOf(context).shop.listProducts({ query: { ids: ids.join(',') } }))).items
}

type Changes = ChangeProductsInput['changes']

/** Sends several changes as the request with that id: by it the log knows what they have done, however often they are sent. */
export const sendBulk = (context: Context, changes: Changes, requestId: string) => {
  const headers = { 'idempotency-key': requestId, 'x-request-id': requestId }
  return sent(context, visitOf(context).shop.changeProducts({ body: { changes }, headers }))
}

/** Where it stands what became of a request. The log does not know what was refused: the address does. @param query  of the page, with the filters of the list */
export const resultAddress = (requestId: string, query: URLSearchParams, { results }: ChangedProducts): string => {
  const kept = new URLSearchParams(queryOf(filtersIn(query)))
  for (const { productId, problem } of results) if (problem !== null) kept.append('refused', `${productId} ${faultOf(problem)}`)
  return `/products/bulk/${requestId}${kept.size === 0 ? '' : `?${kept}`}`
}

const refusedIn = (query: URLSearchParams): ReadonlyMap<string, Fault> =>
  new Map(
    query.getAll('refused').flatMap((text) => {
      const [productId = '', fault = ''] = text.split(' ')
      return isId(productId) && isFault(fault) ? [[productId, fault] as const] : []
    }),
  )

const productIn = ({ appends }: Commit): string | undefined =>
  appends.find(({ stream }) => stream.startsWith('product-'))?.stream.slice('product-'.length)

/** The products that a request has changed, each with the position of its commit. */
const changedBy = async (context: Context, correlationId: string): Promise<ReadonlyMap<string, number>> => {
  const { commits, total } = await answerOf(
    context,
    visitOf(context).shop.listCommits({ query: { correlationId, category: 'product', limit: MOST } }),
  )
  // No change of several products is so large.
  if (total.count > MOST) throw data(null, 404)
  return new Map(
    commits.flatMap((commit) => {
      const productId = productIn(commit)
      return productId === undefined ? [] : [[productId, commit.position] as const]
    }),
  )
}

/** Histories that are read at the same time. */
const AT_ONCE = 8

/** One of the changes: what it did, what is now, and what takes it back. */
const rowOf = async (context: Context, product: Product, position: number, isUndone: boolean, reason: string) => {
  const { productId, name } = product
  const { inIt, after } = await historyFrom(context, productThing(context, productId), position)
  const inverse = inverseOf(inIt, productFields)
  const undo = inverse && undoOfOne(productId, inverse, { position, reason })
  const changed = inIt.flatMap(({ changes }) => changes).find(({ field }) => productFields.some((one) => one === field))
  const field = changed?.field
  const now = field === undefined ? product.unitsAvailable : (fieldsOf(product)[field] ?? null)
  const isBack = isUndone || takesBack(after, position) || (changed !== undefined && now === changed.before)
  const state = isBack ? ('undone' as const) : changed !== undefined && now !== changed.after ? ('since' as const) : ('done' as const)
  return {
    productId,
    name,
    position,
    field: field ?? null,
    before: changed?.before ?? null,
    after: changed?.after ?? null,
    delta: inverse === undefined ? 0 : 0 - inverse.delta,
    now,
    state: state === 'done' && undo === undefined ? ('own' as const) : state,
    undo: state === 'done' ? undo : undefined,
  }
}

/** What a request has done, as the log tells it, and what of it has been taken back. */
const resultOf = async (context: Context, request: Request, { requestId = '' }: Params) => {
  if (!isRequestId(requestId)) throw data(null, 404)
  const query = new URL(request.url).searchParams
  const undone = undoneIdOf(requestId)
  if (undone !== undefined) throw redirect(`/products/bulk/${undone}${queryOf(filtersIn(query))}`)
  const refused = refusedIn(query)
  const [done, back] = await Promise.all([changedBy(context, requestId), changedBy(context, undoIdOf(requestId))])
  const ids = [...new Set([...done.keys(), ...refused.keys()])].slice(0, MOST)
  if (ids.length === 0) throw data(null, 404)
  const products = await productsByIds(context, ids)
  const { undoOf } = languageOf(request).texts.changes
  const rows = []
  for (let start = 0; start < products.length; start += AT_ONCE) {
    const some = products.slice(start, start + AT_ONCE).map(async (product) => {
      const { productId, name } = product
      const position = done.get(productId)
      const fault = refused.get(productId) ?? null
      const isUndone = back.has(productId) || fault === 'alreadyUndone'
      const row = position === undefined ? undefined : await rowOf(context, product, position, isUndone, undoOf(position))
      return { productId, name, row, fault }
    })
    rows.push(...(await Promise.all(some)))
  }
  return { requestId, list: queryOf(filtersIn(query)), currency: products[0]?.currency ?? 'EUR', isBack: back.size > 0, rows }
}

/** What became of a change of several products. */
export const loadResult = async (context: Context, request: Request, params: Params) => {
  const [{ rows, ...result }, categories] = await Promise.all([resultOf(context, request, params), allCategories(context)])
  return {
    ...result,
    categories,
    canUndo: rows.some(({ row }) => row?.undo !== undefined),
    rows: rows.map(({ row, ...of }) => {
      if (row === undefined) return { ...of, row }
      const { undo: _, ...shown } = row
      return { ...of, row: shown }
    }),
  }
}

/** Takes back all that a request has done and that still is as it made it. */
export const undoBulk = async (context: Context, request: Request, params: Params) => {
  const { requestId, rows } = await resultOf(context, request, params)
  const changes = rows.flatMap(({ row }) => row?.undo ?? [])
  const query = new URL(request.url).searchParams
  // Somebody else was quicker: the page tells it.
  if (changes.length === 0) throw redirect(resultAddress(requestId, query, { results: [] }))
  const answer = await sendBulk(context, changes, undoIdOf(requestId))
  if (answer.problem !== undefined) return data({ fault: faultOf(answer.problem) }, 422)
  throw redirect(resultAddress(requestId, query, answer.value))
}
