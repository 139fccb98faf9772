import { collection, openSqliteView, type SqliteView } from '@souk/service/sqlite'
import { openProductSearch } from '../search/index.ts'
import type { BasketRow, CatalogueRow, CategoryRow, CompanionsRow, PricesRow, ProductRow } from './projectors.ts'
import { searchedRows } from './searched-rows.sqlite.ts'
import type { CountedCategory, Selection, StorefrontStore } from './store.ts'

/** To be raised with every change of rows, columns, indexes or the tables of the search, so that the view is rebuilt. */
const LAYOUT_VERSION = 5

/** In KiB of a cache of pages. The operating system keeps the file in memory, too, and searches have what they need at once in arrays. */
const PAGES_KIB = 4_000

const layouts = {
  products: collection<ProductRow>(
    { position: 'INTEGER', status: 'TEXT', categoryId: 'TEXT', isThere: 'INTEGER', popularity: 'INTEGER', restocked: 'INTEGER' },
    (row) => [row.position, row.status, row.categoryId, row.available > 0 ? 1 : 0, row.popularity, row.restocked],
    [
      ['position'],
      ['status', 'position'],
      ['status', 'isThere', 'popularity', 'position'],
      ['status', 'isThere', 'restocked'],
      ['status', 'categoryId', 'position'],
      ['status', 'categoryId', 'isThere', 'popularity', 'position'],
    ],
    ['popularity'],
  ),
  prices: collection<PricesRow>({}, () => []),
  categories: collection<CategoryRow>({ position: 'INTEGER' }, (row) => [row.position], [['position']]),
  baskets: collection<BasketRow>({}, () => []),
  companions: collection<CompanionsRow>({}, () => []),
  catalogue: collection<CatalogueRow>({}, () => []),
}

/** Which products a selection shows, and in which order. The one with the greatest position wins a tie. */
const selected: Readonly<Record<Selection, readonly [condition: string, order: string]>> = {
  newest: [`TRUE`, 'position DESC'],
  bestselling: [`isThere = 1 AND popularity > 0`, 'popularity DESC, position DESC'],
  backInStock: [`isThere = 1 AND restocked > 0`, 'restocked DESC'],
}
const selecting = (selection: Selection, inCategory: boolean): string => {
  const [condition, order] = selected[selection]
  return `SELECT row FROM products WHERE status = 'active'${inCategory ? ' AND categoryId = ?' : ''} AND ${condition} ORDER BY ${order} LIMIT ?`
}

/** The service's own queries. A test shows that each is served by an index. */
export const queries = {
  product: `SELECT row FROM products WHERE id = ?`,
  productAt: `SELECT row FROM products WHERE position = ?`,
  prices: `SELECT row FROM prices WHERE id = ?`,
  companions: `SELECT row FROM companions WHERE id = ?`,
  categories: `SELECT row FROM categories ORDER BY position`,
  soldIn: `SELECT count(*) FROM products WHERE status = 'active' AND categoryId = ?`,
  newest: selecting('newest', false),
  bestselling: selecting('bestselling', false),
  backInStock: selecting('backInStock', false),
  newestIn: selecting('newest', true),
  bestsellingIn: selecting('bestselling', true),
  backInStockIn: selecting('backInStock', true),
} as const

/** A product comes before another one in a selection. */
const before: Readonly<Record<Selection, (one: ProductRow, other: ProductRow) => number>> = {
  newest: (one, other) => other.position - one.position,
  bestselling: (one, other) => other.popularity - one.popularity || other.position - one.position,
  backInStock: (one, other) => other.restocked - one.restocked,
}

export type SqliteStorefrontStore = StorefrontStore & Pick<SqliteView, 'database'>

/** Opens the view in an SQLite file, or in memory (':memory:'). */
export const openStorefrontStore = (file: string): SqliteStorefrontStore => {
  const view = openSqliteView(file, LAYOUT_VERSION, layouts, [`cache_size = -${PAGES_KIB}`])
  const { database, query } = view
  // Projectors put only rows of the right type into a collection.
  const parse = <Row>(json: string): Row => JSON.parse(json) as Row
  const prepare = <Parameters extends unknown[]>(sql: string) => database.prepare<Parameters, string>(sql).pluck()
  const oneOf = <Row, Key = string>(sql: string) => {
    const statement = prepare<[Key]>(sql)
    return (key: Key): Promise<Row | undefined> =>
      query(() => {
        const json = statement.get(key)
        return json === undefined ? undefined : parse<Row>(json)
      })
  }
  const categories = prepare<[]>(queries.categories)
  const soldIn = database.prepare<[string], number>(queries.soldIn).pluck()
  const ofAll = {
    newest: prepare<[number]>(queries.newest),
    bestselling: prepare<[number]>(queries.bestselling),
    backInStock: prepare<[number]>(queries.backInStock),
  }
  const ofOne = {
    newest: prepare<[string, number]>(queries.newestIn),
    bestselling: prepare<[string, number]>(queries.bestsellingIn),
    backInStock: prepare<[string, number]>(queries.backInStockIn),
  }
  const search = openProductSearch(database)
  view.accompany(searchedRows(search))
  return {
    ...view,
    search: (wanted) => query(() => search.search(wanted)),
    suggest: (q) => query(() => search.suggest(q)),
    product: oneOf<ProductRow>(queries.product),
    productAt: oneOf<ProductRow, number>(queries.productAt),
    products: async (productIds) => {
      const rows = await view.load(productIds.map((id) => ({ collection: 'products', id })))
      return rows.filter((row) => row !== undefined).map((row) => row as ProductRow)
    },
    prices: oneOf<PricesRow>(queries.prices),
    companions: oneOf<CompanionsRow>(queries.companions),
    categories: () =>
      query(() =>
        categories
          .all()
          .map((json) => parse<CategoryRow>(json))
          .map((row): CountedCategory => ({ row, products: soldIn.get(row.categoryId) ?? 0 })),
      ),
    select: (selection, limit, categoryIds) =>
      query(() => {
        if (categoryIds === undefined) return ofAll[selection].all(limit).map((json) => parse<ProductRow>(json))
        // Each category has its own place in the index, so the first of each are merged.
        const found = categoryIds.flatMap((id) => ofOne[selection].all(id, limit).map((json) => parse<ProductRow>(json)))
        return found.toSorted(before[selection]).slice(0, limit)
      }),
  }
}
