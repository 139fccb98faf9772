import { collection, openSqliteView, type SqliteView } from '@souk/service/sqlite'
import type { CategoryRow, ProductRow, ReservationRow } from './projectors.ts'
import type { ProductStore } from './store.ts'

/** To be raised with every change of rows, columns or indexes, so that the view is rebuilt. */
const LAYOUT_VERSION = 2

const layouts = {
  products: collection<ProductRow>(
    { categoryId: 'TEXT', status: 'TEXT', position: 'INTEGER' },
    ({ categoryId, status, position }) => [categoryId, status, position],
    [
      ['status', 'position'],
      ['categoryId', 'status', 'position'],
    ],
  ),
  categories: collection<CategoryRow>({ status: 'TEXT', position: 'INTEGER' }, ({ status, position }) => [status, position], [
    ['status', 'position'],
  ]),
  reservations: collection<ReservationRow>({}, () => []),
}

/** The service's own queries. A test shows that each is served by an index. */
export const queries = {
  product: `SELECT row FROM products WHERE id = ?`,
  category: `SELECT row FROM categories WHERE id = ?`,
  reservation: `SELECT row FROM reservations WHERE id = ?`,
  products: `SELECT row FROM products WHERE status = ? AND position > ? ORDER BY position LIMIT ?`,
  productsOfCategory: `SELECT row FROM products WHERE categoryId = ? AND status = ? AND position > ? ORDER BY position LIMIT ?`,
  categories: `SELECT row FROM categories WHERE status = ? AND position > ? ORDER BY position LIMIT ?`,
} as const

export type SqliteProductStore = ProductStore & Pick<SqliteView, 'database'>

/** Opens the view in an SQLite file, or in memory (':memory:'). */
export const openProductStore = (file: string): SqliteProductStore => {
  const view = openSqliteView(file, LAYOUT_VERSION, layouts)
  const { database, query } = view

  // Projectors put only rows of the right type into a collection.
  const rowsOf = <Row, Parameters extends unknown[]>(sql: string) => {
    const statement = database.prepare<Parameters, string>(sql).pluck()
    return (...parameters: Parameters): Promise<Row[]> => query(() => statement.all(...parameters).map((row) => JSON.parse(row) as Row))
  }
  const oneOf = <Row>(sql: string) => {
    const find = rowsOf<Row, [string]>(sql)
    return async (id: string): Promise<Row | undefined> => (await find(id))[0]
  }

  const listAll = rowsOf<ProductRow, [string, number, number]>(queries.products)
  const listOfCategory = rowsOf<ProductRow, [string, string, number, number]>(queries.productsOfCategory)
  const listCategories = rowsOf<CategoryRow, [string, number, number]>(queries.categories)

  return {
    ...view,
    product: oneOf<ProductRow>(queries.product),
    category: oneOf<CategoryRow>(queries.category),
    reservation: oneOf<ReservationRow>(queries.reservation),
    listProducts: ({ categoryId, status, after, limit }) =>
      categoryId === undefined ? listAll(status, after, limit) : listOfCategory(categoryId, status, after, limit),
    listCategories: ({ status, after, limit }) => listCategories(status, after, limit),
  }
}
