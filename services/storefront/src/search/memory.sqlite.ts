import type Database from 'better-sqlite3'
import { createColumns, type ColumnValues } from './columns.ts'
import { createNameOrder } from './name-order.sqlite.ts'
import type { Changes } from './product-tables.sqlite.ts'
import { createShelves, type Shelf, type Shelves } from './shelves.ts'
import { createVocabulary } from './vocabulary.ts'

const COLUMNS = 'SELECT row, category, supplier, price, inStock, popularity, position FROM search_products'

interface StoredCategory {
  readonly number: number
  readonly value: string
  readonly name: string
  readonly words: string
  readonly described: string
  readonly parent: string | null
  readonly firstPath: string | null
  readonly products: number
}

const partsOf = (text: string | null): readonly string[] => (text === null || text === '' ? [] : text.split(' '))

/** The categories by numbers, with those around them. A circle, which the log never has, ends. */
const shelvesOf = (categories: readonly StoredCategory[]): readonly Shelf[] => {
  const byId = new Map(categories.map((one) => [one.value, one]))
  const pathOf = (category: StoredCategory): readonly number[] => {
    const path = new Set<number>()
    for (let around: StoredCategory | undefined = category; around !== undefined && !path.has(around.number);) {
      path.add(around.number)
      around = around.parent === null ? undefined : byId.get(around.parent)
    }
    return [...path]
  }
  return categories.map((category) => ({
    number: category.number,
    words: partsOf(category.words),
    described: partsOf(category.described),
    path: pathOf(category),
    firstPath: partsOf(category.firstPath).map(Number),
    products: category.products,
  }))
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
  const allCategories = database.prepare<[], StoredCategory>('SELECT * FROM search_categories ORDER BY number')
  const allSuppliers = database.prepare<[], readonly [number, string]>('SELECT number, value FROM search_suppliers').raw()

  const columns = createColumns()
  const names = createNameOrder(database)
  let vocabulary = createVocabulary()
  let labels = { categories: new Map<number, string>(), suppliers: new Map<number, string>(), named: [] as readonly StoredCategory[] }
  let shelves: Shelves = createShelves([])

  const countWord = (word: string): void => vocabulary.set(word, (oneWord.get(word) ?? 0) + shelves.products(word))
  const readLabels = (): void => {
    const all = allCategories.all()
    const named = all.filter(({ products }) => products > 0)
    labels = { categories: new Map(all.map(({ number, value }) => [number, value])), suppliers: new Map(allSuppliers.all()), named }
    const before = shelves
    shelves = createShelves(shelvesOf(all))
    for (const word of new Set([...before.words(), ...shelves.words()]))
      if (before.products(word) !== shelves.products(word)) countWord(word)
  }
  const readAll = (): void => {
    columns.clear()
    for (const row of allColumns.iterate()) columns.set(row)
    vocabulary = createVocabulary()
    for (const [word, products] of allWords.iterate()) vocabulary.set(word, products)
    names.clear()
    shelves = createShelves([])
    readLabels()
  }

  return {
    columns,
    names,
    vocabulary: () => vocabulary,
    labels: () => labels,
    shelves: () => shelves,
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
      if (changes.labels) readLabels()
      for (const word of changes.words) countWord(word)
      if (changes.named.size > 0) names.change(changes.named, columns.end())
    },
  }
}
