import type { ProductHistoryItem } from '@souk/client'
import type { Fields, Value } from './merge.ts'

/** One change, as the history of a product or of a category tells it. */
export interface HistoryItem extends Omit<ProductHistoryItem, 'changes' | 'stock'> {
  readonly changes: readonly { readonly field: string; readonly before: Held; readonly after: Held }[]
  readonly stock?: ProductHistoryItem['stock']
}

/** Anything that a field has held. */
export type Held = ProductHistoryItem['changes'][number]['before']

const isValue = (value: unknown): value is Value => value === null || typeof value === 'string' || typeof value === 'number'

const changesIn = (items: readonly HistoryItem[]) => items.flatMap(({ changes }) => changes)

/** The fields as they were before some changes. @param since  these changes, the newest first */
export const before = (fields: Fields, since: readonly HistoryItem[]): Fields => {
  const was: Record<string, Value> = { ...fields }
  for (const { field, before: value } of changesIn(since)) if (field in fields && isValue(value)) was[field] = value
  return was
}

/** What takes a change back. */
export type Inverse =
  | { readonly kind: 'fields'; readonly version: number; readonly wanted: Fields }
  | { readonly kind: 'stock'; readonly delta: number }

/**
 * What takes one commit back, read from what it has done. Undefined: nothing does. Orders are canceled, not undone; a picture that was
 * uploaded has a page of its own, and a slug leads to its product for ever.
 * @param items  all that the history tells of the commit, the newest first
 * @param fields  the fields that can be written
 */
export const inverseOf = (items: readonly HistoryItem[], fields: readonly string[]): Inverse | undefined => {
  const [last] = items
  if (last === undefined) return undefined
  const { version } = last
  if (items.some(({ event }) => event.endsWith('Added'))) return { kind: 'fields', version, wanted: { status: 'retired' } }
  const was = changesIn(items).flatMap(({ field, before: value }) =>
    fields.includes(field) && isValue(value) ? [[field, value] as const] : [],
  )
  if (was.length > 0) return { kind: 'fields', version, wanted: Object.fromEntries(was) }
  const delta = last.event === 'StockAdjusted' ? (last.stock?.unitsOnHand ?? 0) : 0
  return delta === 0 ? undefined : { kind: 'stock', delta: -delta }
}
