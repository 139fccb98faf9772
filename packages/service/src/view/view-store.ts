import { isSame, Unavailable, type Checkpoint } from '@souk/log-protocol'

/** The database is away, full or busy: the same call may succeed later. Any other error of a store is permanent. */
export class StoreUnavailable extends Unavailable {
  override readonly name = 'StoreUnavailable'
}

/** What a service's view consists of: for each collection the type of its rows. Rows are JSON. */
export type Collections = Readonly<Record<string, object>>

/** Name of the collection that every view has beside its own: events it could not apply, by event id. Not among `collections`. */
export const PARKED = 'parked'

export interface RowKey {
  readonly collection: string
  readonly id: string
}

/** The new value of a row; null: the row is gone. */
export interface RowChange extends RowKey {
  readonly row: object | null
}

/** Where a view stands: a place in the log, and which build of the view it is. */
export interface ViewCheckpoint extends Checkpoint {
  /** Made anew (random) when the view is created or emptied: what was read from another build may not be written back. */
  readonly build: string
}

/** Whether both are the same place of the same build. */
export const isSameView = (one: ViewCheckpoint, other: ViewCheckpoint): boolean => one.build === other.build && isSame(one, other)

export interface ViewPage {
  /** Where the view stood when the rows were read. */
  readonly checkpoint: ViewCheckpoint
  readonly rows: readonly { readonly id: string; readonly row: object }[]
}

/**
 * A view in a database: rows by collection and id, and the checkpoint that they were made up to.
 * Every service adds its own queries. All methods throw {@link StoreUnavailable} when the database is away.
 * A database that is found missing or emptied becomes an empty view with a new build.
 */
export interface ViewStore {
  /** What keeps the view, for people: `PostgreSQL`. */
  readonly databaseKind: string
  /** Names of the service's own collections; {@link PARKED} is not among them. */
  readonly collections: readonly string[]
  checkpoint(): Promise<ViewCheckpoint>
  /** The rows under these keys, in their order. */
  load(keys: readonly RowKey[]): Promise<readonly (object | undefined)[]>
  /**
   * Writes rows and moves the checkpoint, both or neither. The build stays.
   * @returns 'stale' if the view does not stand at `from`: another instance writes it, and nothing has changed
   */
  save(changes: readonly RowChange[], from: ViewCheckpoint, to: Checkpoint): Promise<'saved' | 'stale'>
  /** Empties the view: no rows, nothing parked, the checkpoint before the first commit, a new build. */
  clear(): Promise<void>
  /** Rows of a collection with an id after `afterId` ('': from the first), in the order of their ids (by code unit). */
  page(collection: string, afterId: string, limit: number): Promise<ViewPage>
  close(): Promise<void>
}
