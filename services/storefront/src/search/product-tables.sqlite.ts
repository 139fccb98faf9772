import type Database from 'better-sqlite3'
import type { SearchedCategory, SearchedProduct } from '../domain/searched-product.ts'
import { shelfMarks } from './shelves.ts'
import { orderedName, tellingWordsIn, wordsIn } from './words.ts'

/**
 * `search_index` finds rows by words, SQLite merges its pieces by itself. `shelf` is where a product stands: supplier and the marks of `shelves.ts`.
 * The words come folded and split already, so its own tokenizer only splits them at the spaces.
 * `search_products` has what filters and orders the rows. `search_words` has all words of products, and how many have each.
 * `search_categories` has their categories: the words of their names and of their descriptions, and the path that decides the marks of their products.
 */
const TABLES = `
  CREATE TABLE IF NOT EXISTS search_products (
    row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, text TEXT NOT NULL, name TEXT NOT NULL, category INTEGER NOT NULL, supplier INTEGER NOT NULL,
    price INTEGER NOT NULL, inStock INTEGER NOT NULL, popularity REAL NOT NULL, position INTEGER NOT NULL);
  CREATE INDEX IF NOT EXISTS search_products_name_position ON search_products (name, position);
  CREATE TABLE IF NOT EXISTS search_categories (number INTEGER PRIMARY KEY, value TEXT NOT NULL UNIQUE, name TEXT NOT NULL, words TEXT NOT NULL, described TEXT NOT NULL,
    parent TEXT, firstPath TEXT, products INTEGER NOT NULL);
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

type Text = Pick<SearchedProduct, 'name' | 'supplier' | 'description'>
const textOf = ({ name, supplier, description }: Text): Text => ({ name, supplier, description })

const wordsOf = ({ name, supplier, description }: Text) => ({
  name: wordsIn(name),
  supplier: wordsIn(supplier),
  description: wordsIn(description),
})

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
  const run = (sql: string) => database.prepare<(string | number | null)[]>(sql)
  const find = database.prepare<[string], StoredProduct>(`
    SELECT row, text, search_products.name, category, search_categories.value AS categoryId, price, inStock, popularity
    FROM search_products CROSS JOIN search_categories ON number = category WHERE id = ?`)
  const updateNumbers = run('UPDATE search_products SET price = ?, inStock = ?, popularity = ? WHERE row = ?')
  const insert = run(`INSERT INTO search_products (category, supplier, price, inStock, popularity, position, text, name, id)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`)
  const update = run(`UPDATE search_products
    SET category = ?, supplier = ?, price = ?, inStock = ?, popularity = ?, position = ?, text = ?, name = ? WHERE row = ?`)
  const remove = run('DELETE FROM search_products WHERE row = ?')
  const index = run('INSERT INTO search_index (name, shelf, description, rowid) VALUES (?, ?, ?, ?)')
  const unindex = run('DELETE FROM search_index WHERE rowid = ?')
  const supplierOf = database
    .prepare<[string], number>(
      `INSERT INTO search_suppliers (value) VALUES (?) ON CONFLICT (value) DO UPDATE SET value = value RETURNING number`,
    )
    .pluck()
  const findCategory = database.prepare<
    [string],
    { readonly number: number; readonly parent: string | null; readonly firstPath: string | null }
  >('SELECT number, parent, firstPath FROM search_categories WHERE value = ?')
  const putCategory = run(`INSERT INTO search_categories (value, name, words, described, parent, products) VALUES (?, ?, ?, ?, ?, 0)
    ON CONFLICT (value) DO UPDATE SET name = excluded.name, words = excluded.words, described = excluded.described, parent = excluded.parent`)
  const setFirstPath = run('UPDATE search_categories SET firstPath = ? WHERE number = ?')
  const countCategory = run('UPDATE search_categories SET products = products + ? WHERE number = ?')
  const addWord = run('INSERT INTO search_words (word, products) VALUES (?, 1) ON CONFLICT (word) DO UPDATE SET products = products + 1')
  const takeWord = run('UPDATE search_words SET products = products - 1 WHERE word = ?')
  const dropWord = run('DELETE FROM search_words WHERE word = ? AND products = 0')

  const rows = new Set<number>()
  const named = new Set<number>()
  const changedWords = new Set<string>()
  let labels = false
  let all = true

  const forget = (): void => {
    labels = false
    for (const changed of [rows, named, changedWords]) changed.clear()
  }
  const note = (row: number, isNamed: boolean): void => {
    if (all) return
    rows.add(row)
    if (isNamed) named.add(row)
    all = rows.size > MOST_CHANGED
  }
  const noteWord = (word: string): void => {
    if (!all) changedWords.add(word)
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
  /** A category, and its path as it was when its first product came. */
  const shelfOf = (categoryId: string): { readonly category: number; readonly path: readonly number[] } => {
    const found = findCategory.get(categoryId)
    if (found === undefined) {
      // What added it was parked.
      putCategory.run(categoryId, '', '', '', null)
      return shelfOf(categoryId)
    }
    if (found.firstPath !== null) return { category: found.number, path: found.firstPath.split(' ').map(Number) }
    const path = new Set<number>()
    for (let around: typeof found | undefined = found; around !== undefined && !path.has(around.number);) {
      path.add(around.number)
      around = around.parent === null ? undefined : findCategory.get(around.parent)
    }
    setFirstPath.run([...path].join(' '), found.number)
    return { category: found.number, path: [...path] }
  }
  const allWords = (words: ReturnType<typeof wordsOf>): ReadonlySet<string> => new Set(Object.values(words).flat())
  const wordsOfText = (text: string): ReadonlySet<string> => {
    // Only `put` writes texts.
    const kept: Text = JSON.parse(text)
    return allWords(wordsOf(kept))
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
      const { category, path } = shelfOf(categoryId)
      const words = wordsOf(product)
      const name = orderedName(words.name)
      const values = [category, supplierOf.get(supplier) ?? 0, price, inStock, popularity, position, text, name]
      if (old !== undefined) {
        update.run(...values, old.row)
        unindex.run(old.row)
      }
      const row = old?.row ?? Number(insert.run(...values, productId).lastInsertRowid)
      const shelf = [...words.supplier, ...shelfMarks(category, path)]
      index.run(...[words.name, shelf, words.description].map((column) => column.join(' ')), row)
      if (old?.category !== category) {
        countCategory.run(1, category)
        if (old !== undefined) countCategory.run(-1, old.category)
      }
      countWords(allWords(words), old === undefined ? new Set() : wordsOfText(old.text))
      note(row, old?.name !== name)
      labels = true
    },
    putCategory: ({ categoryId, name, description, parentId }: SearchedCategory): void => {
      const words = wordsIn(name)
      const described = tellingWordsIn(description).filter((word) => !words.includes(word))
      putCategory.run(categoryId, name, words.join(' '), described.join(' '), parentId)
      labels = true
    },
    remove: (productId: string): void => {
      const old = find.get(productId)
      if (old === undefined) return
      remove.run(old.row)
      unindex.run(old.row)
      countCategory.run(-1, old.category)
      countWords(new Set(), wordsOfText(old.text))
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
      read({ rows, named, words: changedWords, labels, all })
      if (database.inTransaction) return
      forget()
      all = false
    },
  }
}
