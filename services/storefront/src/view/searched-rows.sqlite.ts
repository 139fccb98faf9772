import type Database from 'better-sqlite3'
import type { SqliteCompanion } from '@souk/service/sqlite'
import type { ProductSearch } from '../search/index.ts'
import type { CategoryRow, ProductRow } from './projectors.ts'

/** A test shows that each is served by an index. */
export const searchedQueries = {
  product: `SELECT row FROM products WHERE id = ?`,
  productsIn: `SELECT row FROM products WHERE status = 'active' AND categoryId = ?`,
  category: `SELECT row FROM categories WHERE id = ?`,
  categories: `SELECT row FROM categories ORDER BY position`,
} as const

/** Keeps the search as the rows are: products that are sold, with the names of their categories. */
export const searchedRows = (database: Database.Database, search: ProductSearch): SqliteCompanion => {
  const prepare = <Key>(sql: string) => database.prepare<[Key], string>(sql).pluck()
  const category = prepare<string>(searchedQueries.category)
  const categories = database.prepare<[], string>(searchedQueries.categories).pluck()
  const product = prepare<string>(searchedQueries.product)
  const productsIn = prepare<string>(searchedQueries.productsIn)
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

  return {
    saved: (changes) => {
      const changed = changes.filter(({ collection }) => collection === 'categories').map(({ id }) => id)
      // The products of a new category, which are in the same batch, are put twice then.
      if (changed.length > 0) for (const id of inside(changed)) for (const json of productsIn.all(id)) put(parse<ProductRow>(json))
      for (const { collection, id } of changes) {
        if (collection !== 'products') continue
        const json = product.get(id)
        if (json === undefined) search.remove(id)
        else put(parse<ProductRow>(json))
      }
    },
    cleared: search.clear,
  }
}
