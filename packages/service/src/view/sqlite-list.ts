import type Database from 'better-sqlite3'
import type { PageWanted } from '@souk/http'

/** The statements of a list. Their parameters: the values of `where`; the place, or the end where reading begins; a limit. */
export interface ListStatements {
  readonly after: string
  readonly before: string
  /** Counts the rows behind a place. It stops at the limit. */
  readonly count: string
}

interface ListDefinition {
  readonly table: string
  /** What is selected from where (default: the row of the table). */
  readonly select?: string
  /** Columns whose values select the list. */
  readonly where?: readonly string[]
  /** A further condition on the rows. Its parameters follow those of `where`. */
  readonly condition?: string
  /** Columns whose values order the list: its places. */
  readonly order: readonly string[]
  /** Whether the list begins with the greatest place. */
  readonly descending?: boolean
}

/**
 * Makes the statements of a list. An index on the columns of `where` and then those of `order` serves them.
 * It should have the columns of `condition` as well, behind the others.
 */
export const listStatements = (list: ListDefinition): ListStatements => {
  const { table, select = `SELECT row FROM ${table}`, where = [], condition, order, descending = false } = list
  const conditions = [...where.map((column) => `${column} = ?`), ...(condition === undefined ? [] : [condition])]
    .map((one) => `${one} AND `)
    .join('')
  const place = order.length === 1 ? order.join() : `(${order.join(', ')})`
  const marks = order.length === 1 ? '?' : `(${order.map(() => '?').join(', ')})`
  const behind = `WHERE ${conditions}${place} ${descending ? '<' : '>'} ${marks}`
  const inFront = `WHERE ${conditions}${place} ${descending ? '>' : '<'} ${marks}`
  const by = (direction: string): string => `ORDER BY ${order.map((column) => `${column} ${direction}`).join(', ')} LIMIT ?`
  return {
    after: `${select} ${behind} ${by(descending ? 'DESC' : 'ASC')}`,
    before: `${select} ${inFront} ${by(descending ? 'ASC' : 'DESC')}`,
    count: `SELECT count(*) FROM (SELECT 1 FROM ${table} ${behind} LIMIT ?)`,
  }
}

type Value = string | number

/** A list of rows in an SQLite view. */
export interface SqliteList<Found, Place> {
  /** @param values  those of the columns that select the list */
  read(values: readonly Value[], wanted: PageWanted<Place>): readonly Found[]
  count(values: readonly Value[], atMost: number): number
}

interface Places<Place> {
  /** The place in front of all rows. */
  readonly start: Place
  /** The values of a place, in the order of its columns. */
  valuesOf(place: Place): readonly Value[]
}

/** Prepares the statements that read a list. */
export const prepareReading = <Found, Place>(
  database: Database.Database,
  statements: Pick<ListStatements, 'after' | 'before'>,
  { start, valuesOf }: Places<Place>,
): Pick<SqliteList<Found, Place>, 'read'> => {
  const after = database.prepare<Value[], Found>(statements.after)
  const before = database.prepare<Value[], Found>(statements.before)
  return {
    read: (values, wanted) =>
      wanted.before === undefined
        ? after.all(...values, ...valuesOf(wanted.after ?? start), wanted.limit)
        : before.all(...values, ...valuesOf(wanted.before), wanted.limit).reverse(),
  }
}

/** Prepares the statements of a list. */
export const prepareList = <Found, Place>(
  database: Database.Database,
  statements: ListStatements,
  places: Places<Place>,
): SqliteList<Found, Place> => {
  const count = database.prepare<Value[], number>(statements.count).pluck()
  return {
    ...prepareReading<Found, Place>(database, statements, places),
    count: (values, atMost) => count.get(...values, ...places.valuesOf(places.start), atMost) ?? 0,
  }
}
