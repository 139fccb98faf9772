import { data, redirect } from 'react-router'
import { answerOf, eventStream, idIn, newKey, valuesOf, visitOf, type Context, type Params } from '@souk/site/pages/server'
import { allCategories } from '../categories/all-categories.server.ts'
import { namesOf } from '../changes/actors.server.ts'
import { numberIn, refused } from '../changes/forms.server.ts'
import { refusalOf } from '../changes/refusals.ts'
import { historyFrom, save, type Saved } from '../changes/save.server.ts'
import { sent } from '../changes/sent.server.ts'
import { before, inverseOf } from '../changes/undo.ts'
import { languageOf } from '../languages/all.server.ts'
import { tell } from '../shell/told.server.ts'
import { fieldsIn, fieldsOf, productFields, typed, type Values } from './fields.ts'
import { pricesOf } from './prices.server.ts'
import { productOf, productThing } from './product-thing.server.ts'
import { said } from './said.ts'

const HISTORY_ROWS = 20

export const addressOf = (productId: string): string => `/products/${productId}`

/** A product, and all that has happened to it. */
export const loadProduct = async (context: Context, request: Request, params: Params) => {
  const productId = idIn(params, 'productId')
  const { shop } = visitOf(context)
  const cursor = new URL(request.url).searchParams.get('history')
  const [product, categories, asked, prices] = await Promise.all([
    productOf(context, productId),
    allCategories(context),
    shop.getProductHistory({ path: { productId }, query: { limit: HISTORY_ROWS, ...(cursor !== null && { cursor }) } }),
    pricesOf(context, productId),
  ])
  // A cursor that somebody has changed leads to the newest changes.
  if (asked.error?.status === 400 && cursor !== null) throw redirect(addressOf(productId))
  const history = await answerOf(context, Promise.resolve(asked))
  return {
    product,
    values: typed(fieldsOf(product), product.currency, languageOf(request).texts.locale),
    key: newKey(),
    categories,
    history,
    prices,
    names: await namesOf(context, history.items),
    now: Date.now(),
  }
}

export type ProductPage = Awaited<ReturnType<typeof loadProduct>>

/** What happens to the product, as it happens. */
export const productEvents = (context: Context, request: Request, params: Params): Promise<Response> => {
  const productId = idIn(params, 'productId')
  return eventStream(context, request, async function* (options) {
    for await (const event of visitOf(context).shop.productEvents(options))
      if (event.kind === 'reload' || event.data.productId === productId) yield event
  })
}

interface Writing {
  readonly context: Context
  readonly request: Request
  readonly productId: string
  readonly values: Values
}

/** Which of the forms of the page was sent. */
const intents = ['edit', 'stock', 'retire', 'restore', 'undo', 'back'] as const
export type Intent = (typeof intents)[number]

/** What follows from an edit: the page, and what it says; or why it was not saved. */
const settle = async (saved: Saved, intent: Intent, { context, request, productId, values }: Writing) => {
  if (saved.kind === 'refused') return refused(intent, refusalOf(saved.problem, values))
  if (saved.kind === 'conflict') {
    const { conflict } = saved
    return data({ kind: 'conflict' as const, conflict, names: await namesOf(context, conflict.since) }, 409)
  }
  if (saved.kind === 'same') tell(context, request, ({ changes: words }) => words.nothingNew, { page: addressOf(productId) })
  else {
    const { name, currency } = await productOf(context, productId)
    const { position, wanted, isMerged } = saved
    tell(
      context,
      request,
      (texts) => `${name}: ${said(texts, saved.before, wanted, currency)}.${isMerged ? ` ${texts.changes.merged}` : ''}`,
      { page: addressOf(productId), undo: undoOf(productId, position) },
    )
  }
  throw redirect(addressOf(productId))
}

export const undoOf = (productId: string, position: number) => ({
  action: addressOf(productId),
  fields: { intent: 'undo', position: String(position) },
})

const edit = async (writing: Writing) => {
  const { context, productId, values } = writing
  const { currency } = await productOf(context, productId)
  const { fields, faults } = fieldsIn(values, currency)
  if (Object.keys(faults).length > 0) return refused('edit', { values, fields: faults })
  const thing = productThing(context, productId, values['newSlug'] !== undefined)
  return settle(await save(context, thing, numberIn(values['version']), fields), 'edit', writing)
}

const adjust = async (
  { context, request, productId, values }: Writing,
  intent: Intent,
  { delta, reason, key }: { readonly delta: number; readonly reason: string; readonly key: string },
) => {
  const { shop } = visitOf(context)
  const headers = { 'idempotency-key': key }
  const answer = await sent(context, shop.adjustStock({ path: { productId }, body: { delta, reason }, headers }))
  if (answer.problem !== undefined) return refused(intent, refusalOf(answer.problem, values))
  const { name, unitsAvailable } = await productOf(context, productId)
  tell(context, request, ({ products: words }) => words.moved(name, delta, unitsAvailable), {
    page: addressOf(productId),
    undo: undoOf(productId, answer.position),
  })
  throw redirect(addressOf(productId))
}

const undo = async (writing: Writing) => {
  const { context, request, productId, values } = writing
  const position = numberIn(values['position'])
  const thing = productThing(context, productId)
  const inverse = inverseOf((await historyFrom(context, thing, position)).inIt, productFields)
  if (inverse?.kind === 'fields') return settle(await save(context, thing, inverse.version, inverse.wanted), 'undo', writing)
  if (inverse?.kind === 'stock') {
    const reason = languageOf(request).texts.changes.undoOf(position)
    return adjust(writing, 'undo', { delta: inverse.delta, reason, key: `undo-${position}` })
  }
  tell(context, request, ({ changes: words }) => words.cannotUndo, { page: addressOf(productId), failed: true })
  throw redirect(addressOf(productId))
}

/** Makes the entry what it was after a commit. */
const back = async (writing: Writing) => {
  const { context, productId, values } = writing
  const thing = productThing(context, productId)
  const [{ fields }, { after }] = await Promise.all([thing.read(), historyFrom(context, thing, numberIn(values['position']))])
  const { status: _, ...was } = before(fields, after)
  return settle(await save(context, thing, numberIn(values['version']), was), 'back', writing)
}

/** Does what one of the forms of the page asks for. */
export const changeProduct = async (context: Context, request: Request, params: Params) => {
  const values = await valuesOf(request)
  const writing: Writing = { context, request, productId: idIn(params, 'productId'), values }
  const intent = intents.find((one) => one === values['intent'])
  switch (intent) {
    case 'edit':
      return edit(writing)
    case 'stock': {
      const delta = /^[+-]?\d{1,8}$/.test(values['delta']?.trim() ?? '') ? Number(values['delta']) : 0
      if (delta === 0) return refused(intent, { values, fields: { delta: 'delta' } })
      return adjust(writing, intent, { delta, reason: values['reason']?.trim() ?? '', key: values['key'] || newKey() })
    }
    case 'retire':
    case 'restore': {
      const wanted = { status: intent === 'retire' ? 'retired' : 'active' }
      return settle(await save(context, productThing(context, writing.productId), numberIn(values['version']), wanted), intent, writing)
    }
    case 'undo':
      return undo(writing)
    case 'back':
      return back(writing)
    case undefined:
      throw data(null, 404)
    default: {
      const never: never = intent
      return never
    }
  }
}
