import { isSame, type Checkpoint } from '@souk/log-protocol'
import { isSameView, type RowChange, type ViewCheckpoint, type ViewStore } from './view-store.ts'

/** Most commits that a start may have to read again although they changed no row. */
const MAX_BEHIND = 1_000

/**
 * Saves a view, and leaves out what changes nothing in it: a batch without rows only moves the checkpoint, which can wait.
 * So the database may stand further back than the view does. It never stands further ahead.
 */
export const createCheckpointKeeper = (store: Pick<ViewStore, 'save'>) => {
  /** Where the database stands, and where the view stands that it is enough for. Undefined: not known. */
  let known: { readonly stored: ViewCheckpoint; readonly view: ViewCheckpoint } | undefined
  /** Where the database stands when the view stands at `view`. */
  const inStore = (view: ViewCheckpoint): ViewCheckpoint => (known !== undefined && isSameView(known.view, view) ? known.stored : view)
  const write = async (changes: readonly RowChange[], from: ViewCheckpoint, to: Checkpoint): Promise<'saved' | 'stale'> => {
    const result = await store.save(changes, from, to)
    const stored = { ...to, build: from.build }
    known = result === 'saved' ? { stored, view: stored } : undefined
    return result
  }
  return {
    inStore,
    /**
     * As {@link ViewStore.save}.
     * @param now  writes the checkpoint even if no row changes
     */
    save: (changes: readonly RowChange[], from: ViewCheckpoint, to: Checkpoint, now: boolean): Promise<'saved' | 'stale'> => {
      const stored = inStore(from)
      if (now || changes.length > 0 || to.position - stored.position > MAX_BEHIND) return write(changes, stored, to)
      known = { stored, view: { ...to, build: from.build } }
      return Promise.resolve('saved')
    },
    /** Writes the checkpoint if that was put off. */
    flush: async (): Promise<'saved' | 'stale'> =>
      known === undefined || isSame(known.stored, known.view) ? 'saved' : write([], known.stored, known.view),
  }
}
