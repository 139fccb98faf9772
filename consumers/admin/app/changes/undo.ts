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

/** Whether a movement of the stock among these takes a commit back. An edit that does so is known by the value that the field has again. */
export const takesBack = (items: readonly HistoryItem[], position: number): boolean => items.some(({ stock }) => stock?.undoes === position)

/** What takes a commit back. */
export interface Inverse {
  /** The revision that the commit made. */
  readonly version: number
  /** What the fields were. */
  readonly wanted: Fields
  /** Units that move back. 0: none. */
  readonly delta: number
}

export const isAddition = (items: readonly HistoryItem[]): boolean => items.some(({ event }) => event.endsWith('Added'))

/** Whether a picture was uploaded or removed: its own page takes that back. */
export const isOfPicture = (items: readonly HistoryItem[]): boolean => changesIn(items).some(({ field }) => field === 'pictures')

/**
 * What takes one commit back, all of it, read from what it has done. Undefined: nothing does. What was added is retired. Orders are
 * canceled, not undone; a picture that was uploaded has a page of its own, and a slug leads to its product for ever.
 * @param items  all that the history tells of the commit, the newest first
 * @param fields  the fields that can be written
 */
export const inverseOf = (items: readonly HistoryItem[], fields: readonly string[]): Inverse | undefined => {
  const [last] = items
  if (last === undefined) return undefined
  const { version } = last
  if (isAddition(items)) return { version, wanted: { status: 'retired' }, delta: 0 }
  const was = changesIn(items).flatMap(({ field, before: value }) =>
    fields.includes(field) && isValue(value) ? [[field, value] as const] : [],
  )
  const moved = items.reduce((sum, { event, stock }) => sum + (event === 'StockAdjusted' ? (stock?.unitsOnHand ?? 0) : 0), 0)
  // There is no −0 to move.
  return was.length === 0 && moved === 0 ? undefined : { version, wanted: Object.fromEntries(was), delta: 0 - moved }
}

export const isOnlyStock = ({ wanted }: Inverse): boolean => Object.keys(wanted).length === 0

/** One of the things that are done to take a commit back. */
export type Step = { readonly kind: 'fields'; readonly wanted: Fields } | { readonly kind: 'stock'; readonly delta: number }

/** What is done to take a commit back, in this order: what is retired takes no units, so it is retired last. */
export const stepsOf = ({ wanted, delta }: Inverse): readonly Step[] => {
  const edit = (some: Fields): Step[] => (Object.keys(some).length === 0 ? [] : [{ kind: 'fields', wanted: some }])
  if (delta === 0) return edit(wanted)
  const { status, ...fields } = wanted
  const move: Step = { kind: 'stock', delta }
  return status === 'retired' ? [...edit(fields), move, ...edit({ status })] : [...edit(wanted), move]
}
