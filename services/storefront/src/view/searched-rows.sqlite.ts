import type Database from 'better-sqlite3'
import { StoreUnavailable } from '@souk/service'
import { guarded, type SqliteCompanion } from '@souk/service/sqlite'
import type { ProductSearch } from '../search/index.ts'
import type { CategoryRow, ProductRow } from './projectors.ts'

/** A test shows that each is served by an index. */
export const searchedQueries = {
  productsIn: `SELECT row FROM products WHERE status = 'active' AND categoryId = ? AND position > ? ORDER BY position LIMIT ?`,
  category: `SELECT row FROM categories WHERE id = ?`,
  categories: `SELECT row FROM categories ORDER BY position`,
  changed: `SELECT categoryId, position FROM search_changed_categories ORDER BY categoryId LIMIT 1`,
} as const

/** Categories whose products have still to be put, those behind a position. */
const CHANGED_CATEGORIES =
  'CREATE TABLE IF NOT EXISTS search_changed_categories (categoryId TEXT PRIMARY KEY NOT NULL, position INTEGER NOT NULL)'

/** So many products of changed categories are put in one transaction. */
const SLICE = 500

export interface SearchedRows extends SqliteCompanion {
  /** Puts no more products by itself. What is left is done when the file is opened again. */
  stop(): void
}

/**
 * Keeps the search as the rows are: products that are sold, with the names of their categories.
 * When a category changes, its first products follow in the same transaction, the others slice by slice in transactions of their own.
 */
export const searchedRows = (database: Database.Database, search: ProductSearch): SearchedRows => {
  database.exec(CHANGED_CATEGORIES)
  const prepare = <Key>(sql: string) => database.prepare<[Key], string>(sql).pluck()
  const category = prepare<string>(searchedQueries.category)
  const categories = database.prepare<[], string>(searchedQueries.categories).pluck()
  const productsIn = database.prepare<[string, number, number], string>(searchedQueries.productsIn).pluck()
  const changedCategory = database.prepare<[], { readonly categoryId: string; readonly position: number }>(searchedQueries.changed)
  const putChanged = database.prepare<[string, number]>('REPLACE INTO search_changed_categories (categoryId, position) VALUES (?, ?)')
  const removeChanged = database.prepare<[string]>('DELETE FROM search_changed_categories WHERE categoryId = ?')
  // Projectors put only rows of the right type into a collection.
  const parse = <Row>(json: string): Row => JSON.parse(json) as Row

  /** The names of the categories around a product, from the outermost to its own. A circle, which the log never has, ends. */
  const pathTo = (categoryId: string): string[] => {
    const path = new Map<string, string>()
    for (let id: string | null = categoryId; id !== null && !path.has(id);) {
      const json = category.get(id)
      if (json === undefined) break
      const row: CategoryRow = parse<CategoryRow>(json)
      path.set(id, row.name)
      id = row.parentId
    }
    return [...path.values()].toReversed()
  }
  const put = ({
    productId,
    name,
    description,
    supplier,
    categoryId,
    price,
    available,
    popularity,
    position,
    status,
  }: ProductRow): void => {
    if (status === 'retired') return search.remove(productId)
    search.put({
      productId,
      name,
      description,
      supplier,
      categoryId,
      categoryPath: pathTo(categoryId),
      price,
      available,
      popularity,
      position,
    })
  }
  /** The ids of categories and of all inside them. */
  const inside = (ids: readonly string[]): ReadonlySet<string> => {
    const rows = categories.all().map((json) => parse<CategoryRow>(json))
    const found = new Set(ids)
    for (const id of found) for (const row of rows) if (row.parentId === id) found.add(row.categoryId)
    return found
  }

  /** Puts the next products of changed categories. */
  const putSlice = (): void => {
    for (let left = SLICE; left > 0;) {
      const next = changedCategory.get()
      if (next === undefined) return
      const rows = productsIn.all(next.categoryId, next.position, left).map((json) => parse<ProductRow>(json))
      for (const row of rows) put(row)
      const last = rows.at(-1)
      if (last === undefined || rows.length < left) removeChanged.run(next.categoryId)
      else putChanged.run(next.categoryId, last.position)
      left -= rows.length
    }
  }
  const putSliceAlone = database.transaction(putSlice)

  let turn: NodeJS.Immediate | undefined
  /** Requests and events are served between the slices. */
  const goOn = (): void => {
    turn ??= setImmediate(() => {
      turn = undefined
      try {
        if (guarded(database, () => changedCategory.get()) === undefined) return
        guarded(database, () => putSliceAlone.immediate())
        goOn()
      } catch (error) {
        // The next save meets the same trouble and reports it. When it succeeds, it goes on here.
        if (!(error instanceof StoreUnavailable)) throw error
      }
    })
  }
  goOn()

  return {
    saved: (changes) => {
      const changed = changes.filter(({ collection }) => collection === 'categories').map(({ id }) => id)
      if (changed.length > 0) {
        for (const id of inside(changed)) putChanged.run(id, 0)
        // The products of a new category, which are in the same batch, are put twice then.
        putSlice()
      }
      for (const { collection, id, row } of changes) {
        if (collection !== 'products') continue
        if (row === null) search.remove(id)
        else put(row as ProductRow)
      }
      // It looks when the transaction is over.
      goOn()
    },
    cleared: () => {
      database.exec('DELETE FROM search_changed_categories')
      search.clear()
    },
    stop: () => {
      clearImmediate(turn)
    },
  }
}
