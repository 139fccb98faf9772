import type { Collections, RowChange, RowKey, ViewStore } from './view-store.ts'

/** The rows that a projector works on. */
export interface Rows<View extends Collections> {
  get<Name extends keyof View & string>(collection: Name, id: string): View[Name] | undefined
  put<Name extends keyof View & string>(collection: Name, id: string, row: View[Name]): void
  remove(collection: keyof View & string, id: string): void
}

/** Rows in memory between the log and the store. Rows are never changed in place. */
export interface WorkingSet extends Rows<Collections> {
  /** Brings rows in that are not there yet. */
  load(keys: readonly RowKey[]): Promise<void>
  /** Runs one event's changes; if it throws, none of them stays. */
  attempt(change: () => void): void
  /** What is not saved yet. */
  changes(): readonly RowChange[]
  /** The changes are in the store now. */
  saved(): void
  /** Whatever is in memory may be wrong: the store knows. */
  forget(): void
}

const MAX_ROWS = 20_000

const keyOf = (collection: string, id: string): string => `${collection} ${id}`

/**
 * Keeps the rows used last, for the next batch most probably needs them again: there is one writer only.
 * @param maxRows  how many of them
 */
export const createWorkingSet = (store: Pick<ViewStore, 'load'>, maxRows = MAX_ROWS): WorkingSet => {
  let rows = new Map<string, object | null>()
  let unsaved = new Map<string, RowChange>()
  let undo: { key: string; row: object | null | undefined; change: RowChange | undefined }[] = []

  const change = (collection: string, id: string, row: object | null): void => {
    const key = keyOf(collection, id)
    undo.push({ key, row: rows.get(key), change: unsaved.get(key) })
    rows.set(key, row)
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
        rows.set(name, loaded[index] ?? null)
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
      // Cheaper than a strict order of use: what is needed again comes back with one read.
      if (rows.size > maxRows) rows = new Map([...rows].slice(-maxRows / 2))
    },
    forget: () => {
      rows = new Map()
      unsaved = new Map()
    },
  }
}
