import { data, redirect } from 'react-router'
import { answerOf, customerOf, eventStream, idIn, newKey, valuesOf, visitOf, type Context, type Params } from '@souk/site/pages/server'
import { allCategories } from '../categories/all-categories.server.ts'
import { namesOf } from '../changes/actors.server.ts'
import { numberIn, refused } from '../changes/forms.server.ts'
import { faultOf, refusalOf, type Fault } from '../changes/refusals.ts'
import { historyFrom, save, type Saved } from '../changes/save.server.ts'
import { sent } from '../changes/sent.server.ts'
import { before, inverseOf, stepsOf } from '../changes/undo.ts'
import { languageOf } from '../languages/all.server.ts'
import type { Texts } from '../languages/texts.ts'
import { csvFile } from '../parts/csv-file.server.ts'
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
    me: customerOf(context).customerId,
    now: Date.now(),
  }
}

export type ProductPage = Awaited<ReturnType<typeof loadProduct>>

/** All that has happened to the product, as a file: every price and every movement of its stock. */
export const exportHistory = (context: Context, params: Params): Promise<Response> => {
  const path = { productId: idIn(params, 'productId') }
  return csvFile(context, 'history', visitOf(context).shop.exportProductHistory({ path, parseAs: 'stream' }))
}

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

/** What an edit has come to, as a step among others. */
const takenBy = (saved: Exclude<Saved, { kind: 'conflict' }>, currency: string): Taken => {
  const written = saved.kind === 'saved' ? saved : saved.kind === 'refused' ? saved.written : undefined
  return {
    ...(written && { told: (texts: Texts) => `${said(texts, written.before, written.wanted, currency)}.` }),
    ...(saved.kind === 'refused' && { fault: faultOf(saved.problem) }),
  }
}

/** What follows from an edit: the page, and what it says; or why it was not saved. */
const settle = async (saved: Saved, intent: Intent, { context, request, productId, values }: Writing) => {
  if (saved.kind === 'refused' && saved.written === undefined) return refused(intent, refusalOf(saved.problem, values))
  if (saved.kind === 'conflict') {
    const { conflict } = saved
    return data({ kind: 'conflict' as const, conflict, names: await namesOf(context, conflict.since) }, 409)
  }
  if (saved.kind === 'same') {
    const text = ({ changes: words }: Texts): string => (intent === 'undo' ? words.faults.alreadyUndone : words.nothingNew)
    tell(context, request, text, { page: addressOf(productId) })
  }
  if (saved.kind === 'saved' || saved.kind === 'refused') {
    const { name, currency } = await productOf(context, productId)
    const { told, fault } = takenBy(saved, currency)
    const isMerged = saved.kind === 'saved' && saved.isMerged
    const text = (texts: Texts): string =>
      [
        `${name}: ${told?.(texts)}`,
        ...(isMerged ? [texts.changes.merged] : []),
        ...(fault === undefined ? [] : [texts.changes.undonePartly(texts.changes.faults[fault])]),
      ].join(' ')
    tell(context, request, text, {
      page: addressOf(productId),
      ...(saved.kind === 'refused' && { failed: true }),
      // An undo names one commit.
      ...(saved.kind === 'saved' && saved.writes === 1 && { undo: undoOf(productId, saved.position) }),
    })
  }
  throw redirect(addressOf(productId))
}

export const undoOf = (productId: string, position: number) => ({
  action: addressOf(productId),
  fields: { intent: 'undo', position: String(position) },
})

const edit = async (writing: Writing) => {
  const { context, request, productId, values } = writing
  const { currency } = await productOf(context, productId)
  const { fields, faults } = fieldsIn(values, currency, languageOf(request).texts.locale)
  if (Object.keys(faults).length > 0) return refused('edit', { values, fields: faults })
  const thing = productThing(context, productId, values['newSlug'] !== undefined)
  return settle(await save(context, thing, numberIn(values['version']), fields), 'edit', writing)
}

const adjust = async ({ context, request, productId, values }: Writing, delta: number) => {
  const { shop } = visitOf(context)
  const body = { delta, reason: values['reason']?.trim() ?? '' }
  const headers = { 'idempotency-key': values['key'] || newKey() }
  const answer = await sent(context, shop.adjustStock({ path: { productId }, body, headers }))
  if (answer.problem !== undefined) return refused('stock', refusalOf(answer.problem, values))
  const { name, unitsAvailable } = await productOf(context, productId)
  tell(context, request, ({ products: words }) => words.moved(name, delta, unitsAvailable), {
    page: addressOf(productId),
    undo: undoOf(productId, answer.position),
  })
  throw redirect(addressOf(productId))
}

/** What a step of an undo has come to: what there is to tell of it, where it stands, and why it was not done. */
interface Taken {
  readonly told?: (texts: Texts) => string
  readonly position?: number
  readonly fault?: Fault
}

/** Moves units back that a commit has moved: once, whoever asks for it. */
const moveBack = async ({ context, request, productId }: Writing, delta: number, position: number): Promise<Taken> => {
  const body = { delta, reason: languageOf(request).texts.changes.undoOf(position), undoes: position }
  const answer = await sent(context, visitOf(context).shop.adjustStock({ path: { productId }, body }))
  if (answer.problem !== undefined) return answer.problem.code === 'already-undone' ? {} : { fault: faultOf(answer.problem) }
  if (answer.isReplayed) return {}
  const { name, unitsAvailable } = await productOf(context, productId)
  return { told: ({ products: words }) => words.moved(name, delta, unitsAvailable), position: answer.position }
}

/** Takes back what a commit has done: all of it, or it says how far it came. */
const undo = async (writing: Writing) => {
  const { context, request, productId, values } = writing
  const position = numberIn(values['position'])
  const thing = productThing(context, productId)
  const inverse = inverseOf((await historyFrom(context, thing, position)).inIt, productFields)
  const page = addressOf(productId)
  const steps = inverse === undefined ? [] : stepsOf(inverse)
  const done: Taken[] = []
  for (const step of steps) {
    if (step.kind === 'stock') done.push(await moveBack(writing, step.delta, position))
    else {
      const saved = await save(context, thing, inverse?.version ?? 0, step.wanted)
      // Only the first step can clash: so nothing was done.
      if (saved.kind === 'conflict' || steps.length === 1) return settle(saved, 'undo', writing)
      const { currency } = await productOf(context, productId)
      done.push(takenBy(saved, currency))
    }
    if (done.at(-1)?.fault !== undefined) break
  }
  const told = done.flatMap((one) => one.told ?? [])
  const fault = done.at(-1)?.fault
  if (told.length === 0 && fault !== undefined) return refused('undo', { values, fields: {}, fault })
  const text = (texts: Texts): string =>
    [...told.map((one) => one(texts)), ...(fault === undefined ? [] : [texts.changes.undonePartly(texts.changes.faults[fault])])].join(' ')
  if (steps.length === 0) tell(context, request, ({ changes: words }) => words.cannotUndo, { page, failed: true })
  else if (told.length === 0) tell(context, request, ({ changes: words }) => words.faults.alreadyUndone, { page, failed: true })
  else if (fault !== undefined) tell(context, request, text, { page, failed: true })
  // An undo names one commit.
  else tell(context, request, text, { page, ...(steps.length === 1 && { undo: undoOf(productId, done[0]?.position ?? 0) }) })
  throw redirect(page)
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
      return adjust(writing, delta)
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
