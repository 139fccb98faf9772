import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import {
  categoryHistoryFields,
  productHistoryFields,
  readRecorded,
  type Category,
  type CategoryHistoryItem,
  type AddedProduct,
  type ProductHistoryItem,
  type SoukEvent,
} from '@souk/contracts'
import type { PageWanted } from '@souk/http'
import type { CsvColumns, EventOfStream, Past } from '@souk/service'
import { streamRef } from '@souk/service/aggregate'
import { category, type CategoryState } from '../domain/category.ts'
import { availableOf, product, withoutUnits, type ExistingProduct, type ProductState } from '../domain/product.ts'
import type { CategoryRow, ProductRow } from '../view/projectors.ts'
import type { ProductStore } from '../view/store.ts'
import { categoryAnswer, productEntry } from './answers.ts'

// Everything that happened to a product or a category, read from its stream: the newest first.

/** A stream whose history is told. */
interface Told<State, Item> {
  readonly of: readonly [name: string, id: string]
  readonly stream: string
  /** How many events it has. */
  readonly length: number
  stateAt(version: number): Promise<{ readonly state: State }>
  evolve(state: State, event: SoukEvent | undefined): State
  itemOf(event: EventOfStream, before: State, after: State): Item
}

/** A history as a list. Only the events on a page are read, however many there are. */
const historyList = <State, Item>(past: Pick<Past, 'events'>, { of, stream, length, stateAt, evolve, itemOf }: Told<State, Item>) => {
  const spanOf = ({ after, before, limit }: PageWanted<number>): { after: number; upTo: number } => {
    if (before !== undefined) return { after: before, upTo: Math.min(length, before + limit) }
    const upTo = Math.min(length, (after ?? Infinity) - 1)
    return { after: Math.max(0, upTo - limit), upTo }
  }
  const read = async (wanted: PageWanted<number>) => {
    const span = spanOf(wanted)
    if (span.upTo <= span.after) return []
    const events = await past.events(stream, span)
    let { state } = await stateAt(span.after)
    const rows = events.map((event) => {
      const before = state
      state = evolve(before, readRecorded(stream, event.event))
      return { streamVersion: event.version, item: itemOf(event, before, state) }
    })
    return rows.reverse()
  }
  return {
    of,
    place: z.int().min(1),
    placeOf: ({ streamVersion }: { readonly streamVersion: number }) => streamVersion,
    read,
    count: async (atMost: number) => Math.min(length, atMost),
    show: ({ item }: { readonly item: Item }) => item,
  }
}

const factsOf = ({ position, at, actor, event }: EventOfStream) => ({ eventId: event.eventId, event: event.type, at, position, actor })

/** The fields of an answer that are not the same before and after. */
const changesIn = <Shown extends object, Field extends keyof Shown>(
  fields: readonly Field[],
  before: Shown | undefined,
  after: Shown | undefined,
): { field: Field; before: Shown[Field] | null; after: Shown[Field] | null }[] =>
  fields.flatMap((field) => {
    const [old, current] = [before?.[field] ?? null, after?.[field] ?? null]
    return isDeepStrictEqual(old, current) ? [] : [{ field, before: old, after: current }]
  })

const movementOf = (event: SoukEvent | undefined, before: ProductState, after: ExistingProduct): ProductHistoryItem['stock'] => {
  const old = before.status === 'none' ? withoutUnits(after) : before
  const movement = {
    unitsAvailable: availableOf(after) - availableOf(old),
    unitsOnHand: after.onHand - old.onHand,
    unitsReserved: after.reserved - old.reserved,
    unitsSold: after.sold - old.sold,
  }
  if (Object.values(movement).every((units) => units === 0)) return null
  return {
    ...movement,
    reason: event?.type === 'StockAdjusted' ? event.data.reason : null,
    undoes: (event?.type === 'StockAdjusted' ? event.data.undoes : undefined) ?? null,
    orderId: event !== undefined && 'orderId' in event.data ? event.data.orderId : null,
  }
}

/** The history of a product. Its stock is not known on the page, only its movements. */
export const productHistory = async (past: Past, store: Pick<ProductStore, 'revisionAt'>, row: ProductRow) => {
  const { productId, position, version } = row
  const ref = streamRef(product, productId)
  const shown = (state: ProductState): AddedProduct | undefined =>
    state.status === 'none' ? undefined : productEntry({ ...state, position })
  // A view that lacks an event of the product says neither how many there are, nor what was before each.
  const isWhole = version > 0
  return historyList<ProductState, ProductHistoryItem>(past, {
    of: ['product history', productId],
    stream: ref.name,
    length: isWhole ? version : (await past.state(ref, { version: Infinity })).version,
    stateAt: async (at) => {
      if (!isWhole) return past.state(ref, { version: at })
      const found = await store.revisionAt(productId, at)
      return { state: found === undefined ? product.initialState : withoutUnits(found.entry) }
    },
    evolve: (state, event) => (event === undefined ? state : ref.aggregate.evolve(state, event)),
    itemOf: (event, before, after) => ({
      ...factsOf(event),
      version: after.status === 'none' ? 1 : after.revision,
      changes: changesIn(productHistoryFields, shown(before), shown(after)),
      stock: after.status === 'none' ? null : movementOf(readRecorded(ref.name, event.event), before, after),
    }),
  })
}

const cellOf = (value: unknown): string | number | null =>
  value === null || typeof value === 'string' || typeof value === 'number' ? value : JSON.stringify(value)

type HistoryItem = Omit<ProductHistoryItem, 'stock' | 'changes'> & {
  readonly changes: readonly { readonly field: string; readonly before: unknown; readonly after: unknown }[]
}

/** A field as it was before and after a change, if that has changed it. */
const columnsOf = (field: string): CsvColumns<{ readonly item: HistoryItem }> => {
  const changed = (item: HistoryItem) => item.changes.find((change) => change.field === field)
  return {
    [`${field}Before`]: ({ item }) => cellOf(changed(item)?.before ?? null),
    [`${field}After`]: ({ item }) => cellOf(changed(item)?.after ?? null),
  }
}

/** The columns that say who has changed which field, and when. */
const changeColumns = (fields: readonly string[]): CsvColumns<{ readonly item: HistoryItem }> => ({
  position: ({ item }) => item.position,
  at: ({ item }) => item.at,
  eventId: ({ item }) => item.eventId,
  event: ({ item }) => item.event,
  actorKind: ({ item }) => item.actor.kind,
  actorId: ({ item }) => item.actor.id,
  version: ({ item }) => item.version,
  ...Object.fromEntries(fields.flatMap((field) => Object.entries(columnsOf(field)))),
})

/** The columns of an export: what changed, and the movement of the stock. */
export const historyColumns = (productId: string): CsvColumns<{ readonly item: ProductHistoryItem }> => ({
  productId: () => productId,
  ...changeColumns(productHistoryFields),
  unitsAvailable: ({ item }) => item.stock?.unitsAvailable ?? null,
  unitsOnHand: ({ item }) => item.stock?.unitsOnHand ?? null,
  unitsReserved: ({ item }) => item.stock?.unitsReserved ?? null,
  unitsSold: ({ item }) => item.stock?.unitsSold ?? null,
  reason: ({ item }) => item.stock?.reason ?? null,
  undoes: ({ item }) => item.stock?.undoes ?? null,
  orderId: ({ item }) => item.stock?.orderId ?? null,
})

/** The columns of an export of the history of a category. */
export const categoryHistoryColumns = (categoryId: string): CsvColumns<{ readonly item: CategoryHistoryItem }> => ({
  categoryId: () => categoryId,
  ...changeColumns(categoryHistoryFields),
})

/** The history of a category. Only managers change it, so its stream is short. */
export const categoryHistory = async (past: Past, row: CategoryRow) => {
  const { categoryId, position } = row
  const ref = streamRef(category, categoryId)
  const shown = (state: CategoryState): Category | undefined =>
    state.status === 'none' ? undefined : categoryAnswer({ ...state, position })
  return historyList<CategoryState, CategoryHistoryItem>(past, {
    of: ['category history', categoryId],
    stream: ref.name,
    length: (await past.state(ref, { version: Infinity })).version,
    stateAt: (version) => past.state(ref, { version }),
    evolve: (state, event) => (event === undefined ? state : ref.aggregate.evolve(state, event)),
    itemOf: (event, before, after) => ({
      ...factsOf(event),
      version: after.status === 'none' ? 1 : after.revision,
      changes: changesIn(categoryHistoryFields, shown(before), shown(after)),
    }),
  })
}
