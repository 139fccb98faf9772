import type Database from 'better-sqlite3'
import type { ListStatements } from '../src/view/sqlite-list.ts'

/** The statements of lists by their names: `products before`. */
export const namedStatements = (lists: Readonly<Record<string, ListStatements>>): [name: string, sql: string][] =>
  Object.entries(lists).flatMap(([list, statements]) =>
    Object.entries(statements).map(([part, sql]): [string, string] => [`${list} ${part}`, sql]),
  )

/** How SQLite finds the rows of a statement, step by step. The steps that only count what was found are left out. */
export const planOf = (database: Database.Database, sql: string): string[] =>
  database
    .prepare<number[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
    .all(...Array.from(sql.matchAll(/\?/g), () => 1))
    .map(({ detail }) => detail)
    .filter((step) => !/^(?:CO-ROUTINE|SCAN) \(subquery-\d+\)$/.test(step))
