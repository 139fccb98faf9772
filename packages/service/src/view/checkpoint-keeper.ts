import { isSame, type Checkpoint } from '@souk/log-protocol'
import { isSameView, type RowChange, type ViewCheckpoint, type ViewStore } from './view-store.ts'

/** Most commits that the database may be behind, and that a start then reads again. */
const MAX_BEHIND = 1_000

/**
 * Saves a view, and puts off what can wait: a batch that changes no row only moves the checkpoint.
 * So the database may stand further back than the view does, with the same rows. It never stands further ahead.
 */
export const createCheckpointKeeper = (store: Pick<ViewStore, 'save'>) => {
  /** The view stands at `view`, and the database at `stored`: nothing in between has changed a row. Undefined: not known. */
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
