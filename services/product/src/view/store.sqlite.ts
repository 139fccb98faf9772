import { LOW_STOCK, MAX_CATEGORY_LEVELS, type Availability } from '@souk/contracts'
import { collection, listStatements, openSqliteView, prepareList, type ListStatements, type SqliteView } from '@souk/service/sqlite'
import { availableOf } from '../domain/product.ts'
import type { CategoryRow, PictureRow, ProductRow, ReservationRow } from './projectors.ts'
import type { CategoryFilter, ProductFilter, ProductStore } from './store.ts'

/** To be raised with every change of rows, columns or indexes, so that the view is rebuilt. */
const LAYOUT_VERSION = 8

const stockOf = (row: ProductRow): 'out' | 'low' | 'plenty' => {
  const available = availableOf(row)
  if (available <= 0) return 'out'
  return available < LOW_STOCK ? 'low' : 'plenty'
}

const layouts = {
  products: collection<ProductRow>(
    // Not the number of units, so that few sales change an index.
    { categoryId: 'TEXT', status: 'TEXT', position: 'INTEGER', stock: 'TEXT', name: 'TEXT' },
    (row) => [row.categoryId, row.status, row.position, stockOf(row), row.name],
    [['position'], ['status', 'position', 'categoryId', 'stock'], ['categoryId', 'status', 'position', 'stock'], ['name', 'categoryId']],
  ),
  categories: collection<CategoryRow>(
    { parentId: 'TEXT', status: 'TEXT', position: 'INTEGER' },
    ({ parentId, status, position }) => [parentId, status, position],
    [['position'], ['status', 'position'], ['parentId', 'status', 'position']],
  ),
  reservations: collection<ReservationRow>({}, () => []),
  pictures: collection<PictureRow>({}, () => []),
}

/** A category and all inside it. UNION ends also if the view has a circle, for want of an event. */
const INSIDE = `WITH RECURSIVE inside (id) AS (SELECT ? UNION SELECT categories.id FROM inside JOIN categories ON parentId = inside.id)`

/** Queries about a category and all inside it. */
const treeQueries = {
  isParent: `SELECT 1 FROM categories WHERE parentId = ? LIMIT 1`,
  levels: `WITH RECURSIVE inside (id, level) AS (
    SELECT ?, 1 UNION SELECT categories.id, level + 1 FROM inside JOIN categories ON parentId = inside.id WHERE level <= ${MAX_CATEGORY_LEVELS})
    SELECT max(level) FROM inside`,
} as const

/** The service's own queries. A test shows that each is served by an index. */
export const queries = {
  product: `SELECT row FROM products WHERE id = ?`,
  productAt: `SELECT row FROM products WHERE position = ?`,
  productNamed: `SELECT row FROM products WHERE name = ? AND categoryId = ? LIMIT 1`,
  category: `SELECT row FROM categories WHERE id = ?`,
  categoryAt: `SELECT row FROM categories WHERE position = ?`,
  reservation: `SELECT row FROM reservations WHERE id = ?`,
  picture: `SELECT row FROM pictures WHERE id = ?`,
} as const

/** The lists of products, all or only some of them. */
const productsWith = (condition?: string) => {
  const list = { table: 'products', order: ['position'], ...(condition !== undefined && { condition }) }
  return {
    all: listStatements({ ...list, where: ['status'] }),
    ofCategory: listStatements({ ...list, where: ['categoryId', 'status'] }),
    // The plus keeps SQLite from looking up category after category, and then sorting.
    inside: listStatements({
      ...list,
      where: ['status'],
      condition: [`+categoryId IN (${INSIDE} SELECT id FROM inside)`, ...(condition === undefined ? [] : [condition])].join(' AND '),
    }),
  }
}

export const productLists = {
  any: productsWith(),
  available: productsWith(`stock <> 'out'`),
  low: productsWith(`stock = 'low'`),
  out: productsWith(`stock = 'out'`),
} as const satisfies Record<Availability | 'any', object>

export const lists = {
  categories: listStatements({ table: 'categories', where: ['status'], order: ['position'] }),
  categoriesIn: listStatements({ table: 'categories', where: ['parentId', 'status'], order: ['position'] }),
  topCategories: listStatements({ table: 'categories', where: ['status'], condition: 'parentId IS NULL', order: ['position'] }),
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
  const oneOf = <Row, Key = string>(sql: string) => {
    const find = rowsOf<Row, [Key]>(sql)
    return async (key: Key): Promise<Row | undefined> => (await find(key))[0]
  }

  const listOf = (statements: ListStatements) =>
    prepareList<{ readonly row: string }, number>(database, statements, { start: 0, valuesOf: (position) => [position] })
  const rowsIn = <Row>(found: readonly { readonly row: string }[]): Row[] => found.map(({ row }) => JSON.parse(row) as Row)
  const namedProducts = rowsOf<ProductRow, [string, string]>(queries.productNamed)
  const isParent = database.prepare<[string], number>(treeQueries.isParent).pluck()
  const levels = database.prepare<[string], number>(treeQueries.levels).pluck()
  const productListsOf = ({ all, ofCategory, inside }: (typeof productLists)['any']) => ({
    all: listOf(all),
    ofCategory: listOf(ofCategory),
    inside: listOf(inside),
  })
  const products = {
    any: productListsOf(productLists.any),
    available: productListsOf(productLists.available),
    low: productListsOf(productLists.low),
    out: productListsOf(productLists.out),
  }
  const allCategories = listOf(lists.categories)
  const categoriesIn = listOf(lists.categoriesIn)
  const topCategories = listOf(lists.topCategories)
  /** The list of a filter, and the values that select it. */
  const listFor = ({ status, categoryId, availability }: ProductFilter) => {
    const { all, ofCategory, inside } = products[availability ?? 'any']
    if (categoryId === undefined) return [all, [status]] as const
    // Most categories have none inside, and an index of their own.
    if (isParent.get(categoryId) === undefined) return [ofCategory, [categoryId, status]] as const
    return [inside, [status, categoryId]] as const
  }
  const categoriesFor = ({ status, parentId }: CategoryFilter) => {
    if (parentId === undefined) return [allCategories, [status]] as const
    return parentId === null ? ([topCategories, [status]] as const) : ([categoriesIn, [parentId, status]] as const)
  }

  return {
    ...view,
    product: oneOf<ProductRow>(queries.product),
    products: async (productIds) => {
      const rows = await view.load(productIds.map((id) => ({ collection: 'products', id })))
      return rows.filter((row) => row !== undefined).map((row) => row as ProductRow)
    },
    productAt: oneOf<ProductRow, number>(queries.productAt),
    productNamed: async (name, categoryId) => (await namedProducts(name, categoryId))[0],
    category: oneOf<CategoryRow>(queries.category),
    levelsFrom: (categoryId) => query(() => levels.get(categoryId) ?? 1),
    categoryAt: oneOf<CategoryRow, number>(queries.categoryAt),
    reservation: oneOf<ReservationRow>(queries.reservation),
    picture: oneOf<PictureRow>(queries.picture),
    listProducts: (filter, wanted) =>
      query(() => {
        const [list, values] = listFor(filter)
        return rowsIn<ProductRow>(list.read(values, wanted))
      }),
    countProducts: (filter, atMost) =>
      query(() => {
        const [list, values] = listFor(filter)
        return list.count(values, atMost)
      }),
    listCategories: (filter, wanted) =>
      query(() => {
        const [list, values] = categoriesFor(filter)
        return rowsIn<CategoryRow>(list.read(values, wanted))
      }),
    countCategories: (filter, atMost) =>
      query(() => {
        const [list, values] = categoriesFor(filter)
        return list.count(values, atMost)
      }),
  }
}
