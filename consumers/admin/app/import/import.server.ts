import { createHash } from 'node:crypto'
import { data } from 'react-router'
import type { ImportedProducts, Problem } from '@souk/client'
import { answerOf, formOf, newKey, orInstead, visitOf, type Context } from '@souk/site/pages/server'
import { allCategories } from '../categories/all-categories.server.ts'
import { digitsOf } from '../parts/amounts.ts'
import { currencyOf } from '../parts/currency.server.ts'
import { columnsOf, exampleFile } from './columns.ts'
import { faultOf, fields, guessMapping, type Field, type Mapping } from './fields.ts'
import {
  corrected,
  fileOf,
  leavingOut,
  planIn,
  pricesIn,
  rowsIn,
  rowsOf,
  unreadableRows,
  without,
  type Counts,
  type Plan,
  type RowFault,
} from './plan.ts'
import { readFile, type Unread } from './read-file.server.ts'

/** The most that the shop takes. */
const MOST_BYTES = 8 * 1024 * 1024

const DIGITS = 2

/** `inFile`: how a file names a category. A path that several have would not say which is meant. */
export const loadImport = async (context: Context) => {
  const [all, currency] = await Promise.all([allCategories(context), currencyOf(context)])
  const paths = Map.groupBy(all, ({ path }) => path)
  const categories = all
    .filter(({ status }) => status === 'active')
    .map(({ categoryId: id, path }) => ({ id, path, inFile: paths.get(path)?.length === 1 ? path : id }))
  const columns = columnsOf(categories[0]?.inFile ?? '', currency ?? 'EUR')
  return { categories, currency, columns, mostBytes: MOST_BYTES }
}

/** A file to begin with. */
export const exportExample = async (context: Context): Promise<Response> => {
  const { columns } = await loadImport(context)
  return new Response(exampleFile(columns), {
    headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="example.csv"' },
  })
}

/** What the steps of an import know of the shop. */
export type ShopToImport = Awaited<ReturnType<typeof loadImport>>

const hashOf = (...parts: readonly unknown[]): string => createHash('sha256').update(JSON.stringify(parts)).digest('hex')

/**
 * The same file with the same columns is the same import, whoever sends it and how often. Corrections do not make it another one: a row that is
 * done already has none.
 */
const keyOf = ({ origin, mapping, category, again }: Plan): string => hashOf(origin, mapping, category, again)

const isField = (text: string): text is Field => fields.some((field) => field === text)

const textOf = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

/** What the form says of the columns, or what the plan said before. */
const mappingIn = (form: FormData, { mapping }: Plan): Mapping =>
  mapping.map((before, column) => {
    const chosen = form.get(`field-${column}`)
    return typeof chosen !== 'string' ? before : isField(chosen) ? chosen : ''
  })

/** The cells that were corrected beside their faults. Their names say where they stand. */
const correctionsIn = (form: FormData) =>
  [...form].flatMap(([name, text]) => {
    const [, row, column] = /^cell-(\d{1,6})-(\d{1,4})$/.exec(name) ?? []
    return row === undefined || column === undefined || typeof text !== 'string' ? [] : [{ row: Number(row), column: Number(column), text }]
  })

/** Why a step was not taken. */
type Refusal = Unread | 'noFile' | 'tooLong' | 'reused' | 'notUnderstood' | 'away'

const refusals: Readonly<Record<number, Refusal>> = { 409: 'reused', 413: 'tooMany' }
const refusedBy = ({ status }: Problem): Refusal => refusals[status] ?? (status >= 500 ? 'away' : 'notUnderstood')

/** What a row will add or change. */
export type Change = ImportedProducts['changes'][number]

/** What stands on the page after a step. */
export type ImportStep =
  | { readonly step: 'choose'; readonly refusal: Refusal }
  | {
      readonly step: 'map'
      readonly plan: Plan
      readonly isOld?: boolean
      readonly refusal?: Refusal
      readonly fault?: ReturnType<typeof faultOf>
    }
  | {
      readonly step: 'checked'
      readonly plan: Plan
      readonly key: string
      readonly counts: Counts
      readonly faults: readonly RowFault[]
      /** The number of faulty rows. The shop does not name all of very many. */
      readonly faulty: number
      /** The first rows that will do something. */
      readonly changes: readonly Change[]
      readonly prices: ReturnType<typeof pricesIn>
    }
  | { readonly step: 'done'; readonly plan: Plan; readonly counts: Counts; readonly faults: readonly RowFault[] }

/** How many digits the prices of the shop have behind the point. */
const readDigits = async (context: Context): Promise<number> => {
  const currency = await currencyOf(context)
  return currency === null ? DIGITS : digitsOf(currency)
}

/** Sends the file of a plan. */
const send = async (context: Context, plan: Plan, key: string, mode: 'check' | 'apply', digits: number) => {
  const { shop } = visitOf(context)
  const body = fileOf(plan, digits)
  const answer = await orInstead(context, shop.importProducts({ body, query: { mode }, headers: { 'idempotency-key': key } }))
  if (answer.error !== undefined && [401, 403, 429].includes(answer.error.status)) await answerOf(context, Promise.resolve(answer))
  return answer
}

const read = async (form: FormData): Promise<ImportStep> => {
  const refuse = (refusal: Refusal) => ({ step: 'choose', refusal }) as const
  const file = form.get('file')
  if (!(file instanceof File) || file.size === 0) return refuse('noFile')
  if (file.size > MOST_BYTES) return refuse('tooLong')
  const found = await readFile(file)
  if (typeof found === 'string') return refuse(found)
  const { cells, isOld } = found
  const plan = { name: file.name, origin: hashOf(cells), cells, mapping: guessMapping(cells), category: '', leftOut: [], again: '' }
  return { step: 'map', plan, isOld }
}

const byRow = (faults: readonly RowFault[]): readonly RowFault[] => faults.toSorted((one, other) => one.row - other.row)

/** Says what the import would do. Nothing is done. */
const check = async (context: Context, plan: Plan): Promise<ImportStep> => {
  const key = keyOf(plan)
  const unreadable = unreadableRows(plan)
  const digits = await readDigits(context)
  const answer = await send(context, without(plan, rowsOf(unreadable)), key, 'check', digits)
  if (answer.error !== undefined) return { step: 'map', plan, refusal: refusedBy(answer.error) }
  const { rows, created, changed, unchanged, errors, changes } = answer.data
  const faulty = unreadable.length + rows - created - changed - unchanged
  const faults = byRow([...unreadable, ...errors])
  return { step: 'checked', plan, key, counts: answer.data, faults, faulty, changes, prices: pricesIn(plan, digits) }
}

/**
 * Does the rows of a plan. The shop does nothing of a file in which a row has become faulty, so it gets the file again without the rows that it names.
 * In the end each row is counted or named, and what an earlier request has done is not done again.
 */
const apply = async (context: Context, plan: Plan, key: string, digits: number): ReturnType<typeof send> => {
  const answer = await send(context, plan, key, 'apply', digits)
  if (answer.error !== undefined) return answer
  const { created, changed, unchanged, errors } = answer.data
  const others = without(plan, rowsOf(errors))
  const left = rowsIn(others)
  if (left === created + changed + unchanged || left === rowsIn(plan)) return answer
  const ofOthers = await apply(context, others, key, digits)
  if (ofOthers.error !== undefined) return ofOthers
  return { ...ofOthers, data: { ...ofOthers.data, errors: [...errors, ...ofOthers.data.errors] } }
}

/** Does the import in one request, for browsers without scripts. */
const applyWhole = async (context: Context, plan: Plan): Promise<ImportStep> => {
  if (unreadableRows(plan).length > 0) return check(context, plan)
  const answer = await apply(context, plan, keyOf(plan), await readDigits(context))
  if (answer.error !== undefined) return { step: 'map', plan, refusal: refusedBy(answer.error) }
  return { step: 'done', plan, counts: answer.data, faults: byRow(answer.data.errors) }
}

const take = async (context: Context, form: FormData): Promise<ImportStep> => {
  const step = textOf(form, 'step')
  if (step === 'read') return read(form)
  const sent = planIn(textOf(form, 'plan'))
  if (sent === undefined) return { step: 'choose', refusal: 'noFile' }
  if (typeof sent === 'string') return { step: 'choose', refusal: sent }
  const mapped = { ...sent, mapping: mappingIn(form, sent), category: form.has('category') ? textOf(form, 'category') : sent.category }
  const plan = corrected(mapped, correctionsIn(form))
  const fault = faultOf(plan.mapping, plan.category)
  if (fault !== undefined) return { step: 'map', plan, fault }
  switch (step) {
    case 'check':
      return check(context, plan)
    case 'skip':
      return check(context, leavingOut(mapped, textOf(form, 'faulty').split(',').map(Number)))
    case 'again':
      return check(context, { ...plan, again: newKey() })
    case 'apply':
      return applyWhole(context, plan)
    default:
      return { step: 'map', plan }
  }
}

/** One step of an import. Each gets all that it needs from the form. */
export const importStep = async (context: Context, request: Request) => {
  const taken = await take(context, await formOf(context, request))
  const isRefused = ('refusal' in taken && taken.refusal !== undefined) || ('fault' in taken && taken.fault !== undefined)
  return data(taken, isRefused ? 422 : 200)
}

/** Does a part of an import, for scripts that show how far it is. Each part has the key of the whole, so that it may come again. */
export const importPart = async (context: Context, request: Request): Promise<Response> => {
  const form = await formOf(context, request)
  const plan = planIn(textOf(form, 'plan'))
  const key = textOf(form, 'key')
  if (typeof plan !== 'object' || !/^[0-9a-f]{64}$/.test(key)) throw data(null, 400)
  const { data: counts, error } = await apply(context, plan, key, await readDigits(context))
  return error === undefined ? Response.json(counts) : Response.json(null, { status: error.status })
}
