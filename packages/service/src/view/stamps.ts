import type { RowChange } from './view-store.ts'

/** Rows share a counter. If another row of the same counter changes, a reader only reads once more than it must. */
const COUNTERS = 4_096

/** What an answer shows of a collection: one row, or rows of all of it. */
export interface ShownRows {
  readonly collection: string
  readonly id?: string
}

/** Tells whether rows of a view may have changed. */
export interface ViewStamps {
  /** A number that is another one as soon as the view shows a change of these rows. */
  of(shown: readonly ShownRows[]): number
  /** A number that is another one as soon as the view shows a change of any row. */
  ofAll(): number
  /** Rows have changed. */
  changed(changes: readonly RowChange[]): void
  /** The view may show anything else. */
  replaced(): void
  /** Runs a task whenever personal data has left the view: nothing that was made from its rows may be kept. */
  onErased(task: () => void): void
  /** Runs a task with every change of rows, as soon as the view shows it; with 'anything' when it may show anything else. */
  onChanged(task: (changes: readonly RowChange[] | 'anything') => void): void
}

interface Counters {
  changes: number
  readonly rows: Uint32Array
}

/** A random part of ids, which are UUIDs, or the end of other ids. */
const counterOf = (id: string): number => {
  let hash = 0
  for (let index = Math.max(0, id.length - 8); index < id.length; index += 1) hash = (hash * 31 + id.charCodeAt(index)) % COUNTERS
  return hash
}

/** @param erases  whether a change takes personal data out of the view */
export const createViewStamps = (erases: (change: RowChange) => boolean = () => false): ViewStamps => {
  const collections = new Map<string, Counters>()
  let replacements = 0
  let all = 0
  const erasing: (() => void)[] = []
  const changing: ((changes: readonly RowChange[] | 'anything') => void)[] = []
  const erased = (): void => {
    for (const task of erasing) task()
  }
  return {
    of: (shown) => {
      // Each counter only grows, so their sum changes with each of them.
      let stamp = replacements
      for (const { collection, id } of shown) {
        const counters = collections.get(collection)
        if (counters !== undefined) stamp += id === undefined ? counters.changes : (counters.rows[counterOf(id)] ?? 0)
      }
      return stamp
    },
    ofAll: () => all + replacements,
    changed: (changes) => {
      all += changes.length
      for (const { collection, id } of changes) {
        let counters = collections.get(collection)
        if (counters === undefined) collections.set(collection, (counters = { changes: 0, rows: new Uint32Array(COUNTERS) }))
        const counter = counterOf(id)
        counters.changes += 1
        counters.rows[counter] = (counters.rows[counter] ?? 0) + 1
      }
      if (changes.some(erases)) erased()
      for (const task of changing) task(changes)
    },
    replaced: () => {
      replacements += 1
      erased()
      for (const task of changing) task('anything')
    },
    onErased: (task) => {
      erasing.push(task)
    },
    onChanged: (task) => {
      changing.push(task)
    },
  }
}
