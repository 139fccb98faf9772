import { roughSize } from '../rough-size.ts'
import type { Collections, RowChange, RowKey, ViewStore } from './view-store.ts'

/** The rows that a projector reads and changes. */
export interface Rows<View extends Collections> {
  get<Name extends keyof View & string>(collection: Name, id: string): View[Name] | undefined
  put<Name extends keyof View & string>(collection: Name, id: string, row: View[Name]): void
  remove(collection: keyof View & string, id: string): void
}

/** Keeps rows in memory between batches, and collects changes until they are saved. Rows are never changed in place. */
export interface WorkingSet extends Rows<Collections> {
  /** Loads the rows that are not in memory yet. */
  load(keys: readonly RowKey[]): Promise<void>
  /** Runs the changes of one event. If one throws, undoes all of them and rethrows. */
  attempt(change: () => void): void
  /** The changes that are not saved yet: the latest for each row. */
  changes(): readonly RowChange[]
  /** Notes that the store holds all changes. */
  saved(): void
  /** Drops all rows and changes, because the store may hold something else. */
  forget(): void
}

/** In bytes, roughly. */
const MAX_SIZE = 4_000_000

const keyOf = (collection: string, id: string): string => `${collection} ${id}`

/**
 * Keeps rows after they are saved, because the next batch most probably needs them again. A view has one writer, so they stay valid.
 * @param maxSize  rough size of the rows that are kept, in bytes
 */
export const createWorkingSet = (store: Pick<ViewStore, 'load'>, maxSize = MAX_SIZE): WorkingSet => {
  let rows = new Map<string, object | null>()
  let unsaved = new Map<string, RowChange>()
  /** Rough size of all rows that were put into memory since it was last emptied. */
  let size = 0
  let undo: { key: string; row: object | null | undefined; change: RowChange | undefined }[] = []

  const change = (collection: string, id: string, row: object | null): void => {
    const key = keyOf(collection, id)
    undo.push({ key, row: rows.get(key), change: unsaved.get(key) })
    rows.set(key, row)
    size += roughSize(row)
    unsaved.set(key, { collection, id, row })
  }

  return {
    get: (collection, id) => {
      const row = rows.get(keyOf(collection, id))
      if (row === undefined) throw new TypeError(`the row ${collection}/${id} is read, but not named in \`reads\``)
      return row ?? undefined
    },
    put: change,
    remove: (collection, id) => change(collection, id, null),
    load: async (keys) => {
      const missing = new Map<string, RowKey>()
      for (const key of keys) {
        const name = keyOf(key.collection, key.id)
        if (!rows.has(name)) missing.set(name, key)
      }
      if (missing.size === 0) return
      const loaded = await store.load([...missing.values()])
      let index = 0
      for (const name of missing.keys()) {
        const row = loaded[index] ?? null
        rows.set(name, row)
        size += roughSize(row)
        index += 1
      }
    },
    attempt: (task) => {
      undo = []
      try {
        task()
      } catch (error) {
        for (const { key, row, change: before } of undo.reverse()) {
          if (row === undefined) rows.delete(key)
          else rows.set(key, row)
          if (before === undefined) unsaved.delete(key)
          else unsaved.set(key, before)
        }
        throw error
      }
    },
    changes: () => [...unsaved.values()],
    saved: () => {
      unsaved = new Map()
      // To read some rows again costs less than to keep an order of use.
      if (size <= maxSize) return
      rows = new Map()
      size = 0
    },
    forget: () => {
      rows = new Map()
      unsaved = new Map()
      size = 0
    },
  }
}
