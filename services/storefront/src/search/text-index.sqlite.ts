import type Database from 'better-sqlite3'
import type { TextIndex } from './matching.ts'
import { orderedName } from './words.ts'

/** Served by the index of words, or by the index on names. */
export const textQueries = {
  rows: 'SELECT rowid FROM search_index WHERE search_index MATCH ?',
  newest: 'SELECT rowid FROM search_index WHERE search_index MATCH ? ORDER BY rowid DESC LIMIT ?',
  count: 'SELECT count(*) FROM (SELECT 1 FROM search_index WHERE search_index MATCH ? LIMIT ?)',
  named: 'SELECT row FROM search_products WHERE name = ?',
} as const

/** @param most  no query gives more rows than this, only the newest ones */
export const openTextIndex = (database: Database.Database, end: () => number, most?: number): TextIndex => {
  const rows = database.prepare<[string], number>(textQueries.rows).pluck()
  const newest = database.prepare<[string, number], number>(textQueries.newest).pluck()
  const count = database.prepare<[string, number], number>(textQueries.count).pluck()
  const named = database.prepare<[string], number>(textQueries.named).pluck()
  return {
    rows: (query) => (most === undefined ? rows.all(query) : newest.all(query, most)),
    count: (query, atMost) => count.get(query, atMost) ?? 0,
    named: (words) => named.all(orderedName(words)),
    end,
  }
}
