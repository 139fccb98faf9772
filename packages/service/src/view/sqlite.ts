import Database from 'better-sqlite3'
import { GENESIS, messageOf, newId, type Checkpoint } from '@souk/log-protocol'
import { StartFault } from '@souk/process'
import { PARKED, StoreUnavailable, type RowChange, type ViewCheckpoint, type ViewStore } from './view-store.ts'

export { openSideFile } from './side-file.sqlite.ts'
export * from './sqlite-list.ts'
export * from './sqlite-terms.ts'

/** What a service calls its database if a file of this process keeps its view. */
export const SQLITE = 'SQLite'

/** How a collection is stored: the columns that its queries need beside the row itself. */
export interface CollectionLayout {
  /** Column name → SQL type. */
  readonly columns: Readonly<Record<string, 'TEXT' | 'INTEGER'>>
  /** The columns of each index. */
  readonly indexes?: readonly (readonly string[])[]
  /** Columns that change far more often than the others. When they change alone, only the indexes that have them are written. */
  readonly volatile?: readonly string[]
  /** Values for `columns`, in their order. */
  values(row: object): readonly (string | number | null)[]
}

/** The layout of a collection whose rows are of type `Row`. */
export const collection = <Row extends object>(
  columns: CollectionLayout['columns'],
  values: (row: Row) => readonly (string | number | null)[],
  indexes: CollectionLayout['indexes'] = [],
  volatile: CollectionLayout['volatile'] = [],
): CollectionLayout => ({ columns, indexes, volatile, values: (row) => values(row as Row) })

/** What a service keeps beside its rows, such as an index of words. */
export interface SqliteCompanion {
  /** Called in each transaction that saves rows, after they are written. */
  saved(changes: readonly RowChange[]): void
  /** Called in each transaction that empties the view. */
  cleared(): void
}

export interface SqliteView extends ViewStore {
  /** For the service's own queries; each collection is a table `id, <columns>, row`. */
  readonly database: Database.Database
  /** Lets the service write what it keeps beside the rows in the transactions of the view. */
  accompany(companion: SqliteCompanion): void
  /** Runs a query. A failure that may pass becomes {@link StoreUnavailable}. */
  query<Result>(task: () => Result): Promise<Result>
}

// No event is to blame for a damaged file either: the projection waits until somebody has repaired it.
const MAY_PASS = /^SQLITE_(BUSY|LOCKED|FULL|IOERR|CANTOPEN|NOMEM|READONLY|PROTOCOL|CORRUPT|NOTADB)/

/** The file cannot be used as a view. The message names it; nothing in it was changed. */
export class ViewFileFault extends StartFault {}

/** Stands in the header of the file, so that no other database is taken for a view and emptied. */
const APPLICATION_ID = 0x536f_7556

/** Version of the tables that every view has. Raise it with every change of them: files of an older one are emptied. */
const COMMON_LAYOUT_VERSION = 2

/** Runs a task of a database. An error that may pass becomes {@link StoreUnavailable}, which names the file. */
export const guarded = <Result>({ name: file }: Pick<Database.Database, 'name'>, task: () => Result): Result => {
  try {
    return task()
  } catch (error) {
    if (error instanceof Database.SqliteError && MAY_PASS.test(error.code))
      throw new StoreUnavailable(`${file}: ${error.message}`, { cause: error })
    throw error
  }
}

const openFile = (file: string, pragmas: readonly string[]): Database.Database => {
  let database: Database.Database | undefined
  try {
    database = new Database(file)
    const isEmpty = database.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined
    if (!isEmpty && database.pragma('application_id', { simple: true }) !== APPLICATION_ID)
      throw new Error('it is a database of something else')
    // A cheap look whether the file is readable; reading every page would take long.
    if (!isEmpty) database.prepare('SELECT position, hash FROM checkpoint').get()
    database.pragma('journal_mode = WAL')
    database.pragma('synchronous = NORMAL')
    for (const pragma of pragmas) database.pragma(pragma)
    return database
  } catch (error) {
    database?.close()
    throw new ViewFileFault(
      `${file} cannot be used as a view: ${messageOf(error)} (a view can be moved away: it is built again from the log)`,
      { cause: error },
    )
  }
}

/**
 * Opens a view in an SQLite file. A view can be built again from the log, so it is not synced at every commit: after a
 * power cut it is whole, and a little behind.
 * @param file     path, or ':memory:'
 * @param version  version of `layouts` (1 to 999): a file with another one is emptied, and filled again from the log
 * @param pragmas  set before anything is written
 * @throws ViewFileFault
 */
export const openSqliteView = (
  file: string,
  version: number,
  layouts: Readonly<Record<string, CollectionLayout>>,
  pragmas: readonly string[] = [],
): SqliteView => {
  const database = openFile(file, pragmas)
  const collections = Object.keys(layouts)
  const tables = [...Object.entries(layouts), [PARKED, collection({}, () => [])] as const]
  const userVersion = COMMON_LAYOUT_VERSION * 1_000 + version

  const isReady = (): boolean => database.pragma('user_version', { simple: true }) === userVersion
  const createTables = database.transaction(() => {
    // Another process may have made them meanwhile.
    if (isReady()) return
    const old = database
      // Others belong to a virtual table, and go with it.
      .prepare<[], { name: string }>(
        `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'virtual') AND name NOT LIKE 'sqlite_%'`,
      )
      .all()
    for (const { name } of old) database.exec(`DROP TABLE "${name}"`)
    database.exec(`CREATE TABLE checkpoint (position INTEGER NOT NULL, hash TEXT NOT NULL, build TEXT NOT NULL)`)
    for (const [name, { columns, indexes = [] }] of tables) {
      const definitions = Object.entries(columns).map(([column, type]) => `${column} ${type}, `)
      database.exec(`CREATE TABLE ${name} (id TEXT PRIMARY KEY NOT NULL, ${definitions.join('')}row TEXT NOT NULL)`)
      for (const index of indexes) database.exec(`CREATE INDEX ${name}_${index.join('_')} ON ${name} (${index.join(', ')})`)
    }
    database.pragma(`application_id = ${APPLICATION_ID}`)
    database.pragma(`user_version = ${userVersion}`)
  })
  if (!isReady()) createTables.immediate()

  const statements = new Map(
    tables.map(([name, layout]) => {
      const columns = ['id', ...Object.keys(layout.columns), 'row']
      const { volatile = [] } = layout
      const stable = columns.slice(0, -1).filter((column) => !volatile.includes(column))
      /** Changes only these columns, of a row whose others are the same. An upsert writes every index again, also where its columns have not changed. */
      const update = (changed: readonly string[], same: readonly string[]) =>
        database.prepare<unknown[]>(
          `UPDATE ${name} SET ${changed.map((column) => `${column} = ?`).join(', ')} WHERE ${same.map((column) => `${column} IS ?`).join(' AND ')}`,
        )
      return [
        name,
        {
          layout,
          isVolatile: columns.slice(0, -1).map((column) => volatile.includes(column)),
          get: database.prepare<[string], string>(`SELECT row FROM ${name} WHERE id = ?`).pluck(),
          update: update(['row'], columns.slice(0, -1)),
          updateVolatile: volatile.length === 0 ? undefined : update(['row', ...volatile], stable),
          put: database.prepare<unknown[]>(
            `INSERT INTO ${name} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})
             ON CONFLICT (id) DO UPDATE SET ${columns
               .slice(1)
               .map((column) => `${column} = excluded.${column}`)
               .join(', ')}`,
          ),
          remove: database.prepare<[string]>(`DELETE FROM ${name} WHERE id = ?`),
          page: database.prepare<[string, number], { id: string; row: string }>(
            `SELECT id, row FROM ${name} WHERE id > ? ORDER BY id LIMIT ?`,
          ),
          clear: database.prepare(`DELETE FROM ${name}`),
        },
      ] as const
    }),
  )
  const of = (name: string) => {
    const found = statements.get(name)
    if (found === undefined) throw new TypeError(`the view has no collection ${name}; it has ${collections.join(', ')}`)
    return found
  }
  const readCheckpoint = database.prepare<[], ViewCheckpoint>(`SELECT position, hash, build FROM checkpoint`)
  const moveCheckpoint = database.prepare(`UPDATE checkpoint SET position = ?, hash = ? WHERE position = ? AND hash = ? AND build = ?`)
  const removeCheckpoint = database.prepare(`DELETE FROM checkpoint`)
  const putCheckpoint = database.prepare(`INSERT INTO checkpoint (position, hash, build) VALUES (?, ?, ?)`)

  const parse = (row: string): object => {
    const value: unknown = JSON.parse(row)
    if (typeof value !== 'object' || value === null) throw new Error('a row of the view is not an object')
    return value
  }
  const companions: SqliteCompanion[] = []
  const clear = database.transaction((): ViewCheckpoint => {
    for (const statement of statements.values()) statement.clear.run()
    for (const companion of companions) companion.cleared()
    removeCheckpoint.run()
    const checkpoint = { ...GENESIS, build: newId() }
    putCheckpoint.run(checkpoint.position, checkpoint.hash, checkpoint.build)
    return checkpoint
  })
  const makeCheckpoint = database.transaction(() => readCheckpoint.get() ?? clear())
  const checkpoint = (): ViewCheckpoint => readCheckpoint.get() ?? makeCheckpoint.immediate()
  checkpoint()
  const page = database.transaction((name: string, afterId: string, limit: number) => ({
    checkpoint: checkpoint(),
    rows: of(name)
      .page.all(afterId, limit)
      .map(({ id, row }) => ({ id, row: parse(row) })),
  }))
  const save = database.transaction((changes: readonly RowChange[], from: ViewCheckpoint, to: Checkpoint) => {
    if (moveCheckpoint.run(to.position, to.hash, from.position, from.hash, from.build).changes === 0) return 'stale' as const
    for (const { collection: name, id, row } of changes) {
      const { layout, isVolatile, update, updateVolatile, put, remove } = of(name)
      if (row === null) {
        remove.run(id)
        continue
      }
      const key = [id, ...layout.values(row)]
      const json = JSON.stringify(row)
      if (update.run(json, ...key).changes > 0) continue
      const [changed, same] = [key.filter((_, index) => isVolatile[index]), key.filter((_, index) => !isVolatile[index])]
      if (updateVolatile === undefined || updateVolatile.run(json, ...changed, ...same).changes === 0) put.run(...key, json)
    }
    for (const companion of companions) companion.saved(changes)
    return 'saved' as const
  })

  const query = async <Result>(task: () => Result): Promise<Result> => guarded(database, task)
  return {
    database,
    accompany: (companion) => void companions.push(companion),
    query,
    databaseKind: SQLITE,
    collections,
    checkpoint: () => query(checkpoint),
    load: (keys) =>
      query(() =>
        keys.map(({ collection: name, id }) => {
          const row = of(name).get.get(id)
          return row === undefined ? undefined : parse(row)
        }),
      ),
    save: (changes, from, to) => query(() => save.immediate(changes, from, to)),
    clear: () => query(() => void clear.immediate()),
    page: (name, afterId, limit) => query(() => page(name, afterId, limit)),
    close: async () => {
      database.close()
    },
  }
}
