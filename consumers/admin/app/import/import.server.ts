import { createHash } from 'node:crypto'
import { data } from 'react-router'
import { isReplayed, type ImportedProducts, type Problem } from '@souk/client'
import { answerOf, formOf, newKey, orInstead, visitOf, type Context } from '@souk/site/pages/server'
import { allCategories } from '../categories/all-categories.server.ts'
import { digitsOf } from '../parts/amounts.ts'
import { currencyOf } from '../parts/currency.server.ts'
import { faultOf, fields, guessMapping, type Field, type Mapping } from './fields.ts'
import { corrected, fileOf, planIn, RAGGED, raggedRows, without, type Counts, type Plan, type RowFault } from './plan.ts'
import { readFile, type Unread } from './read-file.server.ts'

/** The most that the shop takes. */
const MOST_BYTES = 8 * 1024 * 1024

const DIGITS = 2

export const loadImport = async (context: Context) => {
  const [all, currency] = await Promise.all([allCategories(context), currencyOf(context)])
  const categories = all.filter(({ status }) => status === 'active').map(({ categoryId, path }) => ({ id: categoryId, path }))
  return { categories, currency, mostBytes: MOST_BYTES }
}

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
      /** All of it was done before. */
      readonly isRepeat: boolean
    }
  | { readonly step: 'done'; readonly plan: Plan; readonly counts: Counts; readonly faults: readonly RowFault[] }

/** Sends the file of a plan. */
const send = async (context: Context, plan: Plan, key: string, mode: 'check' | 'apply') => {
  const { shop } = visitOf(context)
  const currency = await currencyOf(context)
  const body = fileOf(plan, currency === null ? DIGITS : digitsOf(currency))
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
  const plan = { name: file.name, origin: hashOf(cells), cells, mapping: guessMapping(cells), category: '', again: '' }
  return { step: 'map', plan, isOld }
}

/** A row that is ragged has this fault alone: its cells may be others. */
const faultsIn = (plan: Plan, { errors }: ImportedProducts): readonly RowFault[] => {
  const ragged = raggedRows(plan)
  const others = errors.filter(({ row }) => !ragged.includes(row))
  return [...ragged.map((row) => ({ row, field: null, message: RAGGED })), ...others].toSorted((one, other) => one.row - other.row)
}

/** Says what the import would do. Nothing is done. */
const check = async (context: Context, plan: Plan): Promise<ImportStep> => {
  const key = keyOf(plan)
  const answer = await send(context, plan, key, 'check')
  if (answer.error !== undefined) return { step: 'map', plan, refusal: refusedBy(answer.error) }
  const faults = faultsIn(plan, answer.data)
  return { step: 'checked', plan, key, counts: answer.data, faults, isRepeat: faults.length === 0 && isReplayed(answer) }
}

/** Does the import in one request, for browsers without scripts. What an earlier request has done is not done again. */
const apply = async (context: Context, plan: Plan): Promise<ImportStep> => {
  if (raggedRows(plan).length > 0) return check(context, plan)
  const answer = await send(context, plan, keyOf(plan), 'apply')
  if (answer.error !== undefined) return { step: 'map', plan, refusal: refusedBy(answer.error) }
  return { step: 'done', plan, counts: answer.data, faults: answer.data.errors }
}

const take = async (context: Context, form: FormData): Promise<ImportStep> => {
  const step = textOf(form, 'step')
  if (step === 'read') return read(form)
  const sent = planIn(textOf(form, 'plan'))
  if (sent === undefined) return { step: 'choose', refusal: 'noFile' }
  const mapped = { ...sent, mapping: mappingIn(form, sent), category: form.has('category') ? textOf(form, 'category') : sent.category }
  const plan = corrected(mapped, correctionsIn(form))
  const fault = faultOf(plan.mapping, plan.category)
  if (fault !== undefined) return { step: 'map', plan, fault }
  switch (step) {
    case 'check':
      return check(context, plan)
    case 'skip':
      return check(context, without(mapped, textOf(form, 'faulty').split(',').map(Number)))
    case 'again':
      return check(context, { ...plan, again: newKey() })
    case 'apply':
      return apply(context, plan)
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
  if (plan === undefined || !/^[0-9a-f]{64}$/.test(key)) throw data(null, 400)
  const { data: counts, error } = await send(context, plan, key, 'apply')
  return error === undefined ? Response.json(counts) : Response.json(null, { status: error.status })
}
