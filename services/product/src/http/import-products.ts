import {
  MAX_IMPORT_CHANGES,
  MAX_IMPORT_ERRORS,
  type ImportedProducts,
  type ProblemCode,
  type Rejection,
  type SoukEvent,
} from '@souk/contracts'
import { ProblemError } from '@souk/http'
import { inParallel } from '@souk/process'
import type { Command, CommandHandler, Origin, Outcome } from '@souk/service'
import { isRejection, streamRef, type Decision } from '@souk/service/aggregate'
import { category } from '../domain/category.ts'
import * as commands from '../domain/commands.ts'
import * as imports from '../domain/decide-import.ts'
import type { ImportNewProduct, ImportProduct } from '../domain/import-row.ts'
import { product, type ExistingProduct, type ProductState } from '../domain/product.ts'
import type { ProductStore } from '../view/store.ts'
import { readCategoryPaths, type CategoryPaths } from './product-file.ts'
import { readProducts, type ProductInFile } from './read-products.ts'

interface ImportParts {
  readonly store: ProductStore
  readonly handler: CommandHandler
  readonly newId: () => string
  readonly currency: string
}

interface Import {
  readonly file: Buffer
  /** False: the file is only checked. */
  readonly apply: boolean
  /** Who sends the command of a row. The same file has the same request id for it, so no row is applied twice. */
  originFor(row: string): Origin
}

interface Imported {
  readonly answer: ImportedProducts
  /** What the commands have come to, also those of earlier requests. None if the file is only checked and would still change something. */
  readonly outcomes: readonly Outcome[]
}

/** How many rows are under way at once. */
const CONCURRENCY = 64

type Kind = 'created' | 'changed' | 'unchanged'
const kindOf = (events: readonly { readonly type: string }[]): Kind => {
  if (events.length === 0) return 'unchanged'
  return events.some(({ type }) => type === 'ProductAdded') ? 'created' : 'changed'
}

/** The column that is to blame for a rejection. */
const columnOf: { readonly [Code in ProblemCode]?: string } = {
  'not-found': 'productId',
  'precondition-failed': 'version',
  'unknown-category': 'category',
  'product-retired': 'status',
  'insufficient-stock': 'stock',
  'amount-too-large': 'stock',
}
const faultOf = (row: number, { code, detail }: Rejection): ImportedProducts['errors'][number] => ({
  row,
  field: columnOf[code] ?? null,
  message: detail,
})

const isNew = (input: ProductInFile['input']): input is ImportNewProduct => input.productId === undefined

const commandOf = (input: ImportNewProduct | ImportProduct, { newId, currency }: ImportParts): Command =>
  isNew(input) ? commands.importNewProduct(newId(), input, currency) : commands.importProduct(input, currency)

/** A product as the answer to a check shows it. */
const inAnswer = (shown: ExistingProduct): ImportedProducts['changes'][number]['after'] => ({
  name: shown.name,
  description: shown.description,
  supplier: shown.supplier,
  categoryId: shown.categoryId,
  price: shown.price,
  currency: shown.currency,
  status: shown.status,
  unitsOnHand: shown.onHand,
})

/** A row, and what it would decide. */
interface Decided {
  readonly row: number
  readonly productId: string
  readonly before: ProductState
  readonly events: readonly SoukEvent[]
}

/** What a row makes of its product. Undefined: nothing. */
const changeOf = ({ row, productId, before, events }: Decided) => {
  const after = events.reduce(streamRef(product, productId).aggregate.evolve, before)
  if (events.length === 0 || after.status === 'none') return undefined
  const isAdded = before.status === 'none'
  return { row, productId: isAdded ? null : productId, before: isAdded ? null : inAnswer(before), after: inAnswer(after) }
}

/** What a row would decide, as the view stands. A new product gets an id for it. */
const decideOn = async (
  input: ImportNewProduct | ImportProduct,
  { rows }: CategoryPaths,
  { store, newId, currency }: ImportParts,
): Promise<{ readonly productId: string; readonly before: ProductState; readonly decision: Decision }> => {
  // Nothing of the decision is kept.
  const context = { now: new Date(0).toISOString(), newId }
  const inCategory = rows.get(input.categoryId ?? '') ?? category.initialState
  if (isNew(input)) {
    const productId = newId()
    const decision = imports.importNewProduct({ ...input, productId, currency }, inCategory, context)
    return { productId, before: product.initialState, decision }
  }
  const before = (await store.product(input.productId)) ?? product.initialState
  return { productId: input.productId, before, decision: imports.importProduct({ ...input, currency }, before, inCategory, context) }
}

/**
 * Imports a file of products: checks all of it, and then runs a command for each row that changes something. A row that an earlier request
 * with the same file has applied counts as it did then. So a request that was cut off is finished by sending it again.
 * @throws ProblemError if the shop cannot go on now, or if the key belongs to another file
 */
export const importProducts = async (parts: ImportParts, { file, apply, originFor }: Import): Promise<Imported> => {
  const { store, handler } = parts
  const paths = await readCategoryPaths(store)
  const { rows, products, faults } = await readProducts(file, { paths, currency: parts.currency })
  const errors = [...faults]
  const count = { created: 0, changed: 0, unchanged: 0 }
  const earlier = { created: 0, changed: 0 }
  const outcomes: Outcome[] = []
  /** @throws ProblemError if nobody knows, or if it failed */
  const settle = (row: number, outcome: Outcome, isEarlier: boolean): void => {
    if (outcome.kind === 'failed') throw new ProblemError(outcome.code, outcome.detail)
    outcomes.push(outcome)
    if (outcome.kind === 'rejected') return void errors.push(faultOf(row, outcome.rejection))
    const kind = kindOf(outcome.kind === 'committed' ? outcome.events : [])
    count[kind] += 1
    if (isEarlier && kind !== 'unchanged') earlier[kind] += 1
  }

  const pending: (Decided & { readonly command: Command; readonly kind: Kind })[] = []
  await inParallel(products, CONCURRENCY, async ({ row, input }) => {
    const command = commandOf(input, parts)
    const found = await handler.find(command, originFor(String(row)).requestId)
    if (found !== undefined) return settle(row, found, true)
    const same = isNew(input) ? await store.productNamed(input.name, input.categoryId) : undefined
    if (same !== undefined) return void errors.push({ row, field: 'name', message: `is that of the product ${same.productId}` })
    const { productId, before, decision } = await decideOn(input, paths, parts)
    if (isRejection(decision)) return void errors.push(faultOf(row, decision))
    return void pending.push({ row, productId, before, events: decision, command, kind: kindOf(decision) })
  })

  if (apply && errors.length === 0) {
    await inParallel(pending, CONCURRENCY, async ({ row, command, kind }) => {
      if (kind === 'unchanged') count.unchanged += 1
      else settle(row, await handler.execute(command, originFor(String(row))), false)
    })
  } else if (!apply) {
    for (const { kind } of pending) count[kind] += 1
  }
  errors.sort((one, other) => one.row - other.row)
  const firstChanges = pending
    .filter(({ kind }) => kind !== 'unchanged')
    .toSorted((one, other) => one.row - other.row)
    .slice(0, MAX_IMPORT_CHANGES)
  const answer = {
    rows,
    ...count,
    earlier,
    errors: errors.slice(0, MAX_IMPORT_ERRORS),
    changes: apply ? [] : firstChanges.flatMap((decided) => changeOf(decided) ?? []),
  }
  // A file is not only a repeat of an earlier request if it would still change something.
  const isRepeat = pending.every(({ kind }) => kind === 'unchanged')
  return { answer, outcomes: apply || isRepeat ? outcomes : [] }
}
