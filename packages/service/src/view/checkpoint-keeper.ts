import type { Checkpoint } from '@souk/log-protocol'
import type { RowChange, ViewCheckpoint, ViewStore } from './view-store.ts'

/** A place in the log, without the build of the view that stands there. */
const placeOf = ({ position, hash }: Checkpoint): Checkpoint => ({ position, hash })

/** Commits that a start may have to read again because they changed no row. */
const MAX_BEHIND = 1_000

/**
 * Commits that change no row of a view need not be written to it: the rows are right before them and after them.
 * So the database may say less than is true, never more.
 * @param start  where the database stands
 */
export const createCheckpointKeeper = (store: Pick<ViewStore, 'save'>, start: ViewCheckpoint) => {
  let stored = start
  let shown = placeOf(start)
  const write = async (changes: readonly RowChange[], to: Checkpoint): Promise<'saved' | 'stale'> => {
    const result = await store.save(changes, stored, to)
    if (result === 'saved') {
      shown = placeOf(to)
      stored = { ...shown, build: stored.build }
    }
    return result
  }
  return {
    /** Where the database stands, as far as is known here. */
    get stored(): ViewCheckpoint {
      return stored
    },
    /** Up to where the view is right, as far as is known here: what the database says, and what was put off. */
    get shown(): Checkpoint {
      return shown
    },
    /** The database was found to stand there. */
    reset: (at: ViewCheckpoint): void => {
      stored = at
      shown = placeOf(at)
    },
    save: (changes: readonly RowChange[], to: Checkpoint): Promise<'saved' | 'stale'> => {
      if (changes.length > 0 || to.position - stored.position > MAX_BEHIND) return write(changes, to)
      shown = placeOf(to)
      return Promise.resolve('saved')
    },
    /** Writes what was put off. */
    flush: async (): Promise<'saved' | 'stale'> => (shown.position > stored.position ? write([], shown) : 'saved'),
  }
}
