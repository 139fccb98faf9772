import { Unavailable, type Checkpoint } from '@souk/log-protocol'

/** The database is away, full or busy; may pass. Any other error of a store is for good. */
export class StoreUnavailable extends Unavailable {
  override readonly name = 'StoreUnavailable'
}

/** What a service's view consists of: for each collection the type of its rows. Rows are JSON. */
export type Collections = Readonly<Record<string, object>>

export interface RowKey {
  readonly collection: string
  readonly id: string
}

/** A row as it is to be from now on; null: gone. */
export interface RowChange extends RowKey {
  readonly row: object | null
}

export interface ViewPage {
  /** The view stood here when the page was read. */
  readonly checkpoint: Checkpoint
  readonly rows: readonly { readonly id: string; readonly row: object }[]
}

/**
 * A view: rows by collection and id, and the checkpoint of the log that they show.
 * Every service adds its own queries to this. All methods throw {@link StoreUnavailable} when the database is away.
 */
export interface ViewStore {
  /** Names of its collections. */
  readonly collections: readonly string[]
  checkpoint(): Promise<Checkpoint>
  /** The rows under these keys, in their order. */
  load(keys: readonly RowKey[]): Promise<readonly (object | undefined)[]>
  /**
   * Writes rows and moves the checkpoint, both or neither.
   * @returns 'stale' if the checkpoint was not `from`: somebody else writes, and nothing has changed
   */
  save(changes: readonly RowChange[], from: Checkpoint, to: Checkpoint): Promise<'saved' | 'stale'>
  /** Burns the view: no rows, and the checkpoint before the first commit. */
  clear(): Promise<void>
  /** Rows of a collection with an id after the one given ('': from the first), in the order of their ids (by code unit). */
  page(collection: string, afterId: string, limit: number): Promise<ViewPage>
  close(): Promise<void>
}
