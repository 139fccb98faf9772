import type Database from 'better-sqlite3'
import type { SearchedProduct } from '../domain/searched-product.ts'
import { orderedName, wordsIn } from './words.ts'

/**
 * `search_index` finds rows by words, SQLite merges its pieces by itself. `shelf` is where a product stands: supplier and categories.
 * The words come folded and split already, so its own tokenizer only splits them at the spaces.
 * `search_products` has what filters and orders the rows. `search_words` has all words, and how many products have each.
 */
const TABLES = `
  CREATE TABLE IF NOT EXISTS search_products (
    row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, text TEXT NOT NULL, name TEXT NOT NULL, category INTEGER NOT NULL, supplier INTEGER NOT NULL,
    price INTEGER NOT NULL, inStock INTEGER NOT NULL, popularity REAL NOT NULL, position INTEGER NOT NULL);
  CREATE INDEX IF NOT EXISTS search_products_name_position ON search_products (name, position);
  CREATE TABLE IF NOT EXISTS search_categories (number INTEGER PRIMARY KEY, value TEXT NOT NULL UNIQUE, name TEXT NOT NULL, products INTEGER NOT NULL);
  CREATE TABLE IF NOT EXISTS search_suppliers (number INTEGER PRIMARY KEY, value TEXT NOT NULL UNIQUE);
  CREATE TABLE IF NOT EXISTS search_words (word TEXT PRIMARY KEY NOT NULL, products INTEGER NOT NULL) WITHOUT ROWID;
  CREATE VIRTUAL TABLE IF NOT EXISTS search_index
    USING fts5 (name, shelf, description, content = '', contentless_delete = 1, detail = column, tokenize = 'ascii');`

/** What has been written since somebody asked last. */
export interface Changes {
  readonly rows: ReadonlySet<number>
  /** Those of the rows whose name is another one. */
  readonly named: ReadonlySet<number>
  /** Categories or suppliers may be others, or have other names. */
  readonly labels: boolean
  readonly words: ReadonlySet<string>
  /** Anything may have changed. */
  readonly all: boolean
}

/** If more rows have changed, reading all of them again is quicker. */
const MOST_CHANGED = 50_000

/** The words of a product in the columns of the index. */
const columnsOf = ({ name, supplier, categoryPath, description }: Text): readonly (readonly string[])[] => [
  wordsIn(name),
  [supplier, ...categoryPath].flatMap(wordsIn),
  wordsIn(description),
]

type Text = Pick<SearchedProduct, 'name' | 'supplier' | 'categoryPath' | 'description'>
const textOf = ({ name, supplier, categoryPath, description }: Text): Text => ({ name, supplier, categoryPath, description })

interface StoredProduct {
  readonly row: number
  readonly text: string
  readonly name: string
  readonly category: number
  readonly categoryId: string
  readonly price: number
  readonly inStock: number
  readonly popularity: number
}

/** Makes the tables of the search where there are none, and writes them. */
export const openProductTables = (database: Database.Database) => {
  database.exec(TABLES)
  const run = (sql: string) => database.prepare<(string | number)[]>(sql)
  const find = database.prepare<[string], StoredProduct>(`
    SELECT row, text, search_products.name, category, search_categories.value AS categoryId, price, inStock, popularity
    FROM search_products CROSS JOIN search_categories ON number = category WHERE id = ?`)
  const updateNumbers = run('UPDATE search_products SET price = ?, inStock = ?, popularity = ? WHERE row = ?')
  const insert = run(`INSERT INTO search_products (category, supplier, price, inStock, popularity, position, text, name, id)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`)
  const update = run(`UPDATE search_products SET category = ?, supplier = ?, price = ?, inStock = ?, popularity = ?, position = ?
    WHERE row = ?`)
  const updateText = run('UPDATE search_products SET text = ?, name = ? WHERE row = ?')
  const remove = run('DELETE FROM search_products WHERE row = ?')
  const index = run('INSERT INTO search_index (name, shelf, description, rowid) VALUES (?, ?, ?, ?)')
  const unindex = run('DELETE FROM search_index WHERE rowid = ?')
  const supplierOf = database
    .prepare<[string], number>(
      `INSERT INTO search_suppliers (value) VALUES (?) ON CONFLICT (value) DO UPDATE SET value = value RETURNING number`,
    )
    .pluck()
  const categoryOf = database
    .prepare<[string, string], number>(
      `INSERT INTO search_categories (value, name, products) VALUES (?, ?, 0) ON CONFLICT (value) DO UPDATE SET name = excluded.name RETURNING number`,
    )
    .pluck()
  const countCategory = run('UPDATE search_categories SET products = products + ? WHERE number = ?')
  const addWord = run('INSERT INTO search_words (word, products) VALUES (?, 1) ON CONFLICT (word) DO UPDATE SET products = products + 1')
  const takeWord = run('UPDATE search_words SET products = products - 1 WHERE word = ?')
  const dropWord = run('DELETE FROM search_words WHERE word = ? AND products = 0')

  const rows = new Set<number>()
  const named = new Set<number>()
  const words = new Set<string>()
  let labels = false
  let all = true

  const forget = (): void => {
    labels = false
    for (const changed of [rows, named, words]) changed.clear()
  }
  const note = (row: number, isNamed: boolean): void => {
    if (all) return
    rows.add(row)
    if (isNamed) named.add(row)
    all = rows.size > MOST_CHANGED
  }
  const noteWord = (word: string): void => {
    if (!all) words.add(word)
  }

  /** Counts the words of a text in, and those of the text before it out. */
  const countWords = (now: ReadonlySet<string>, before: ReadonlySet<string>): void => {
    for (const word of now) {
      if (before.has(word)) continue
      addWord.run(word)
      noteWord(word)
    }
    for (const word of before) {
      if (now.has(word)) continue
      takeWord.run(word)
      dropWord.run(word)
      noteWord(word)
    }
  }
  const wordsOf = (text: string): ReadonlySet<string> => {
    // Only `put` writes texts.
    const kept: Text = JSON.parse(text)
    return new Set(columnsOf(kept).flat())
  }

  return {
    put: (product: SearchedProduct): void => {
      const { productId, supplier, categoryId, price, available, popularity, position } = product
      const old = find.get(productId)
      const text = JSON.stringify(textOf(product))
      const inStock = Number(available > 0)
      // Most changes are sales. Then only the numbers are others, if at all.
      if (old?.text === text && old.categoryId === categoryId) {
        if (old.price === price && old.inStock === inStock && old.popularity === popularity) return
        updateNumbers.run(price, inStock, popularity, old.row)
        note(old.row, false)
        return
      }
      const category = categoryOf.get(categoryId, product.categoryPath.at(-1) ?? '') ?? 0
      const numbers = [category, supplierOf.get(supplier) ?? 0, price, inStock, popularity, position]
      if (old !== undefined) update.run(...numbers, old.row)
      if (old?.category !== category) {
        countCategory.run(1, category)
        if (old !== undefined) countCategory.run(-1, old.category)
      }
      const columns = old?.text === text ? undefined : columnsOf(product)
      const name = orderedName(columns?.[0] ?? [])
      const row = old?.row ?? Number(insert.run(...numbers, text, name, productId).lastInsertRowid)
      note(row, columns !== undefined && old?.name !== name)
      labels = true
      if (columns === undefined) return
      if (old !== undefined) {
        updateText.run(text, name, row)
        unindex.run(row)
      }
      index.run(...columns.map((column) => column.join(' ')), row)
      countWords(new Set(columns.flat()), old === undefined ? new Set() : wordsOf(old.text))
    },
    remove: (productId: string): void => {
      const old = find.get(productId)
      if (old === undefined) return
      remove.run(old.row)
      unindex.run(old.row)
      countCategory.run(-1, old.category)
      countWords(new Set(), wordsOf(old.text))
      note(old.row, true)
      labels = true
    },
    clear: (): void => {
      for (const table of ['products', 'categories', 'suppliers', 'words']) database.exec(`DELETE FROM search_${table}`)
      database.exec(`INSERT INTO search_index (search_index) VALUES ('delete-all')`)
      all = true
    },
    /**
     * Hands out what has changed since the last time. It is forgotten when it has been read, but not within a transaction, which may be
     * rolled back. Of a transaction that was rolled back it names what has not changed at all.
     */
    readChanges: (read: (changes: Changes) => void): void => {
      read({ rows, named, words, labels, all })
      if (database.inTransaction) return
      forget()
      all = false
    },
  }
}
