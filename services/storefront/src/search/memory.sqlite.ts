import type Database from 'better-sqlite3'
import { createColumns, type ColumnValues } from './columns.ts'
import { createNameOrder } from './name-order.sqlite.ts'
import type { Changes } from './product-tables.sqlite.ts'
import { createVocabulary } from './vocabulary.ts'

const COLUMNS = 'SELECT row, category, supplier, price, inStock, popularity, position FROM search_products'

/** A category with products, and its name. */
export interface Category {
  readonly value: string
  readonly name: string
}

/**
 * What a search needs of all products at once, beside the words: in memory, because SQLite would have to look up a row for each product found.
 * It follows the tables: they are read again where they have changed. So a transaction that is rolled back leaves nothing behind.
 */
export const openMemory = (database: Database.Database) => {
  const allColumns = database.prepare<[], ColumnValues>(COLUMNS).raw()
  const oneColumns = database.prepare<[number], ColumnValues>(`${COLUMNS} WHERE row = ?`).raw()
  const allWords = database.prepare<[], readonly [string, number]>('SELECT word, products FROM search_words').raw()
  const oneWord = database.prepare<[string], number>('SELECT products FROM search_words WHERE word = ?').pluck()
  const categories = database.prepare<[], Category>('SELECT value, name FROM search_categories WHERE products > 0 ORDER BY number')
  const values = (table: string) => database.prepare<[], readonly [number, string]>(`SELECT number, value FROM ${table}`).raw()
  const categoryNumbers = values('search_categories')
  const supplierNumbers = values('search_suppliers')

  const columns = createColumns()
  const names = createNameOrder(database)
  let vocabulary = createVocabulary()
  let labels = { categories: new Map<number, string>(), suppliers: new Map<number, string>(), named: [] as readonly Category[] }

  const readLabels = (): void => {
    labels = { categories: new Map(categoryNumbers.all()), suppliers: new Map(supplierNumbers.all()), named: categories.all() }
  }
  const readAll = (): void => {
    columns.clear()
    for (const row of allColumns.iterate()) columns.set(row)
    vocabulary = createVocabulary()
    for (const [word, products] of allWords.iterate()) vocabulary.set(word, products)
    names.clear()
    readLabels()
  }

  return {
    columns,
    names,
    vocabulary: () => vocabulary,
    labels: () => labels,
    follow: (changes: Changes): void => {
      if (changes.all) {
        readAll()
        return
      }
      for (const row of changes.rows) {
        const found = oneColumns.get(row)
        if (found === undefined) columns.remove(row)
        else columns.set(found)
      }
      for (const word of changes.words) vocabulary.set(word, oneWord.get(word) ?? 0)
      if (changes.named.size > 0) names.change(changes.named, columns.end())
      if (changes.labels) readLabels()
    },
  }
}
