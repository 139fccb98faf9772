import { data, redirect } from 'react-router'
import type { Category, ChangeCategoryInput } from '@souk/client'
import { answerOf, customerOf, idIn, newKey, valuesOf, visitOf, type Context, type Params } from '@souk/site/pages/server'
import { namesOf } from '../changes/actors.server.ts'
import { numberIn, refused } from '../changes/forms.server.ts'
import type { Fields } from '../changes/merge.ts'
import { faultOf, refusalOf } from '../changes/refusals.ts'
import { historyFrom, save, type Saved, type Thing } from '../changes/save.server.ts'
import { sent } from '../changes/sent.server.ts'
import { before, inverseOf } from '../changes/undo.ts'
import type { Texts } from '../languages/texts.ts'
import { csvFile } from '../parts/csv-file.server.ts'
import { tell } from '../shell/told.server.ts'
import { allCategories } from './all-categories.server.ts'
import { productsIn } from './category-list.server.ts'
import { categoryFields, fieldsIn, fieldsOf } from './fields.ts'
import { withInner } from './tree.ts'

const HISTORY_ROWS = 20

const addressOf = (categoryId: string): string => `/categories/${categoryId}`
const undoOf = (categoryId: string, position: number) => ({
  action: addressOf(categoryId),
  fields: { intent: 'undo', position: String(position) },
})

export const addCategory = async (context: Context, request: Request) => {
  const values = await valuesOf(request)
  const { name, parentId, description } = fieldsIn(values)
  const body = { name: String(name ?? ''), description: String(description ?? ''), ...(typeof parentId === 'string' && { parentId }) }
  const headers = { 'idempotency-key': values['key'] || newKey() }
  const answer = await sent(context, visitOf(context).shop.addCategory({ body, headers }))
  if (answer.problem !== undefined) return refused('new', refusalOf(answer.problem, values))
  tell(context, request, ({ categories: words }) => words.added(body.name), {
    page: '/categories',
    undo: { ...undoOf(answer.value.categoryId, answer.position), retires: true },
  })
  throw redirect('/categories')
}

const categoryOf = (context: Context, categoryId: string): Promise<Category> =>
  answerOf(context, visitOf(context).shop.getCategory({ path: { categoryId } }))

const changeOf = ({ name, parentId, description }: Fields): ChangeCategoryInput => ({
  ...(typeof name === 'string' && { name }),
  ...((typeof parentId === 'string' || parentId === null) && { parentId }),
  ...(typeof description === 'string' && { description }),
})

/** A category as something that several people edit. */
const categoryThing = (context: Context, categoryId: string, newSlug = false): Thing => {
  const { shop } = visitOf(context)
  const path = { categoryId }
  return {
    read: async () => {
      const category = await categoryOf(context, categoryId)
      return { version: category.version, fields: fieldsOf(category) }
    },
    history: (query) => shop.getCategoryHistory({ path, query }),
    write: ({ status, ...fields }, ifMatch) => {
      const headers = { 'if-match': ifMatch }
      if (status === 'retired') return shop.retireCategory({ path, headers })
      if (status === 'active') return shop.restoreCategory({ path, headers })
      return shop.changeCategory({ path, headers, body: { ...changeOf(fields), ...(newSlug && { newSlug: true }) } })
    },
  }
}

/** All that has happened to a category, as a file. */
export const exportHistory = (context: Context, params: Params): Promise<Response> => {
  const path = { categoryId: idIn(params, 'categoryId') }
  return csvFile(context, 'history', visitOf(context).shop.exportCategoryHistory({ path, parseAs: 'stream' }))
}

/** A category, what lies inside it, and all that has happened to it. */
export const loadCategory = async (context: Context, request: Request, params: Params) => {
  const categoryId = idIn(params, 'categoryId')
  const { shop } = visitOf(context)
  const cursor = new URL(request.url).searchParams.get('history')
  const [category, tree, products, asked] = await Promise.all([
    categoryOf(context, categoryId),
    allCategories(context),
    productsIn(context, categoryId),
    shop.getCategoryHistory({ path: { categoryId }, query: { limit: HISTORY_ROWS, ...(cursor !== null && { cursor }) } }),
  ])
  if (asked.error?.status === 400 && cursor !== null) throw redirect(addressOf(categoryId))
  const history = await answerOf(context, Promise.resolve(asked))
  const inner = withInner(tree, categoryId)
  return {
    category,
    tree,
    parents: tree.filter(({ categoryId: id }) => !inner.has(id)),
    children: tree.filter(({ parentId }) => parentId === categoryId),
    products,
    history,
    names: await namesOf(context, history.items),
    me: customerOf(context).customerId,
  }
}

export type CategoryPage = Awaited<ReturnType<typeof loadCategory>>

interface Writing {
  readonly context: Context
  readonly request: Request
  readonly categoryId: string
  readonly values: Readonly<Record<string, string>>
}

const intents = ['edit', 'retire', 'restore', 'undo', 'back'] as const

const said = ({ categories: { fields, statuses } }: Texts, wanted: Fields): string =>
  categoryFields
    .filter((field) => field in wanted)
    .map((field) => (field === 'status' ? statuses[wanted[field] === 'retired' ? 'retired' : 'active'] : fields[field]))
    .join(', ')

/** What follows from an edit: the page, and what it says; or why it was not saved. */
const settle = async (saved: Saved, intent: string, { context, request, categoryId, values }: Writing) => {
  if (saved.kind === 'refused' && saved.written === undefined) return refused(intent, refusalOf(saved.problem, values))
  if (saved.kind === 'conflict') {
    const { conflict } = saved
    return data({ kind: 'conflict' as const, conflict, names: await namesOf(context, conflict.since) }, 409)
  }
  const page = addressOf(categoryId)
  if (saved.kind === 'same') {
    const text = ({ changes: words }: Texts): string => (intent === 'undo' ? words.faults.alreadyUndone : words.nothingNew)
    tell(context, request, text, { page })
    throw redirect(page)
  }
  const { name } = await categoryOf(context, categoryId)
  if (saved.kind === 'refused') {
    const { problem, written } = saved
    const text = (texts: Texts): string =>
      `${name}: ${said(texts, written?.wanted ?? {})}. ${texts.changes.undonePartly(texts.changes.faults[faultOf(problem)])}`
    tell(context, request, text, { page, failed: true })
  } else {
    const { wanted, position, isMerged, writes } = saved
    tell(context, request, (texts) => `${name}: ${said(texts, wanted)}.${isMerged ? ` ${texts.changes.merged}` : ''}`, {
      page,
      // An undo names one commit.
      ...(writes === 1 && { undo: undoOf(categoryId, position) }),
    })
  }
  throw redirect(page)
}

/** Does what one of the forms of the page asks for. */
export const changeCategory = async (context: Context, request: Request, params: Params) => {
  const values = await valuesOf(request)
  const categoryId = idIn(params, 'categoryId')
  const writing: Writing = { context, request, categoryId, values }
  const thing = categoryThing(context, categoryId, values['newSlug'] !== undefined)
  const version = numberIn(values['version'])
  const position = numberIn(values['position'])
  const intent = intents.find((one) => one === values['intent'])
  switch (intent) {
    case 'edit':
      return settle(await save(context, thing, version, fieldsIn(values)), intent, writing)
    case 'retire':
    case 'restore':
      return settle(await save(context, thing, version, { status: intent === 'retire' ? 'retired' : 'active' }), intent, writing)
    case 'back': {
      const [{ fields }, { after }] = await Promise.all([thing.read(), historyFrom(context, thing, position)])
      const { status: _, ...was } = before(fields, after)
      return settle(await save(context, thing, version, was), intent, writing)
    }
    case 'undo': {
      const inverse = inverseOf((await historyFrom(context, thing, position)).inIt, categoryFields)
      if (inverse !== undefined) return settle(await save(context, thing, inverse.version, inverse.wanted), intent, writing)
      tell(context, request, ({ changes: words }) => words.cannotUndo, { page: addressOf(categoryId), failed: true })
      throw redirect(addressOf(categoryId))
    }
    case undefined:
      throw data(null, 404)
    default: {
      const never: never = intent
      return never
    }
  }
}
