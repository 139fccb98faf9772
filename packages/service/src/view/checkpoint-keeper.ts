import { isSame, type Checkpoint } from '@souk/log-protocol'
import type { RowChange, ViewStore } from './view-store.ts'

/** Commits that a start may have to read again since they changed no row. */
const MAX_BEHIND = 1_000

/**
 * Commits that change no row of a view need not be written to it: the same rows are the view before them and after them.
 * So the database may say less than is true, never more; what it says is always a moment at which its rows are right.
 */
export const createCheckpointKeeper = (store: Pick<ViewStore, 'save'>) => {
  let stored: Checkpoint | undefined
  let shown: Checkpoint | undefined
  /** Where the database must stand for a view that has been brought to `checkpoint`. */
  const inStore = (checkpoint: Checkpoint): Checkpoint =>
    stored !== undefined && shown !== undefined && isSame(shown, checkpoint) ? stored : checkpoint
  const write = async (changes: readonly RowChange[], from: Checkpoint, to: Checkpoint): Promise<'saved' | 'stale'> => {
    const result = await store.save(changes, from, to)
    // Somebody else has written: nothing that was known of the store holds any more.
    stored = result === 'saved' ? to : undefined
    shown = stored
    return result
  }
  return {
    inStore,
    /** @param now  write the checkpoint also if no row changes */
    save: (changes: readonly RowChange[], from: Checkpoint, to: Checkpoint, now: boolean): Promise<'saved' | 'stale'> => {
      const base = inStore(from)
      if (now || changes.length > 0 || to.position - base.position > MAX_BEHIND) return write(changes, base, to)
      stored = base
      shown = to
      return Promise.resolve('saved')
    },
    /** Writes what was put off. */
    flush: async (): Promise<'saved' | 'stale'> =>
      stored !== undefined && shown !== undefined && !isSame(stored, shown) ? write([], stored, shown) : 'saved',
  }
}
