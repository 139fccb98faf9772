import { LOW_STOCK, MAX_CATEGORY_LEVELS, type Availability, type ProductSort } from '@souk/contracts'
import {
  collection,
  listStatements,
  matchOf,
  openSqliteView,
  prepareList,
  prepareReading,
  termIndex,
  type ListStatements,
  type SqliteView,
} from '@souk/service/sqlite'
import { availableOf } from '../domain/product.ts'
import { nameKey, productOrders, type ProductOrder, type ProductPlace } from './order.ts'
import type { CategoryRow, PictureRow, ProductRow, ReservationRow, RevisionRow } from './projectors.ts'
import type { CategoryFilter, ProductFilter, ProductStore } from './store.ts'
import { termsOf, termsOfCategory } from './terms.ts'

/** To be raised with every change of rows, columns or indexes, so that the view is rebuilt. */
const LAYOUT_VERSION = 13

/** How large a number of units is: its binary digits. It changes far less often than the number, and no index of another order has the number itself. */
const levelOf = (units: number): number => (units <= 0 ? 0 : units.toString(2).length)

const layouts = {
  products: collection<ProductRow>(
    {
      categoryId: 'TEXT',
      status: 'TEXT',
      position: 'INTEGER',
      name: 'TEXT',
      nameKey: 'TEXT',
      price: 'INTEGER',
      level: 'INTEGER',
      available: 'INTEGER',
      terms: 'TEXT',
    },
    (row) => {
      const available = availableOf(row)
      const { categoryId, status, position, name, price } = row
      return [categoryId, status, position, name, nameKey(name), price, levelOf(available), available, termsOf(row).join(' ')]
    },
    [
      ['position'],
      ['name', 'categoryId'],
      ['status', 'position', 'level', 'price', 'categoryId'],
      ['categoryId', 'status', 'position', 'level', 'price'],
      ['status', 'nameKey', 'position', 'level', 'price', 'categoryId'],
      ['categoryId', 'status', 'nameKey', 'position', 'level', 'price'],
      ['status', 'price', 'position', 'level', 'categoryId'],
      ['categoryId', 'status', 'price', 'position', 'level'],
      ['status', 'available', 'position', 'price', 'categoryId'],
      ['categoryId', 'status', 'available', 'position', 'price'],
    ],
    ['available'],
  ),
  categories: collection<CategoryRow>(
    { parentId: 'TEXT', status: 'TEXT', position: 'INTEGER', terms: 'TEXT' },
    (row) => [row.parentId, row.status, row.position, termsOfCategory(row).join(' ')],
    [['position'], ['status', 'position'], ['parentId', 'status', 'position']],
  ),
  revisions: collection<RevisionRow>({ productId: 'TEXT', version: 'INTEGER' }, ({ productId, version }) => [productId, version], [
    ['productId', 'version'],
  ]),
  reservations: collection<ReservationRow>({}, () => []),
  pictures: collection<PictureRow>({}, () => []),
}

/** Which rows of a table have a term, by position. */
const termed = (table: 'products' | 'categories'): string => {
  const unindexed = `DELETE FROM termed_${table} WHERE rowid = old.position;`
  const indexed = `INSERT INTO termed_${table} (rowid, terms) VALUES (new.position, new.terms);`
  return `
    ${termIndex(`termed_${table}`)}
    CREATE TRIGGER IF NOT EXISTS ${table}_put AFTER INSERT ON ${table} BEGIN ${indexed} END;
    CREATE TRIGGER IF NOT EXISTS ${table}_put_again AFTER UPDATE OF position, terms ON ${table}
      WHEN (new.position, new.terms) IS NOT (old.position, old.terms) BEGIN ${unindexed} ${indexed} END;
    CREATE TRIGGER IF NOT EXISTS ${table}_removed AFTER DELETE ON ${table} BEGIN ${unindexed} END;`
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
  revisionAt: `SELECT row FROM revisions WHERE productId = ? AND version <= ? ORDER BY version DESC LIMIT 1`,
  reservation: `SELECT row FROM reservations WHERE id = ?`,
  picture: `SELECT row FROM pictures WHERE id = ?`,
} as const

/** Which products a list has. Each makes other statements. */
export interface ListShape {
  /** Of all categories, of one in which there is no other, or of one and all inside it. */
  readonly scope: 'all' | 'ofCategory' | 'inside'
  /** Whether a text finds them. */
  readonly found: boolean
  /** Whether the units that can be ordered lie between two limits. */
  readonly ranged: boolean
  /** Whether the price lies between two limits. */
  readonly priced: boolean
}

const where = { all: ['status'], ofCategory: ['categoryId', 'status'], inside: ['status'] } as const
const UNITS = 'available BETWEEN ? AND ?'
const PRICE = 'price BETWEEN ? AND ?'
const INSIDE_ONE = `categoryId IN (${INSIDE} SELECT id FROM inside)`
const FOUND = 'position IN (SELECT rowid FROM termed_products WHERE termed_products MATCH ?)'

const columnsOf = (by: ProductOrder['by']): readonly string[] => {
  if (by === 'position') return ['position']
  return [by === 'name' ? 'nameKey' : by, 'position']
}

/** The statements that read a list. Their parameters: the values of `where` and of the category; what the text finds; the limits of the level, unless the list is in the order of the units; the limits of the units; those of the price; the place; a limit. */
export const listOf = ({ scope, found, ranged, priced }: ListShape, sort: ProductSort): Pick<ListStatements, 'after' | 'before'> => {
  const { by, descending } = productOrders[sort]
  const conditions = [
    // The plus keeps SQLite from looking up category after category, and then sorting.
    ...(scope === 'inside' ? [`+${INSIDE_ONE}`] : []),
    ...(found ? [`+${FOUND}`] : []),
    // The index of another order tells the level. The row is looked up only if that leaves a chance.
    ...(ranged ? (by === 'available' ? [UNITS] : ['level BETWEEN ? AND ?', `+${UNITS}`]) : []),
    // Every index has the price.
    ...(priced ? [by === 'price' ? PRICE : `+${PRICE}`] : []),
  ]
  return listStatements({
    table: 'products',
    where: where[scope],
    ...(conditions.length > 0 && { condition: conditions.join(' AND ') }),
    order: columnsOf(by),
    descending,
  })
}

const selecting = ({ scope, found, ranged, priced }: ListShape): string[] => [
  ...(scope === 'inside' ? [INSIDE_ONE] : []),
  ...(found ? [FOUND] : []),
  // The plus keeps SQLite from going through all products between the limits: a text finds fewer.
  ...(ranged ? [found ? `+${UNITS}` : UNITS] : []),
  // The index of the units has the price, too, and that of the price lacks the units.
  ...(priced ? [found || ranged ? `+${PRICE}` : PRICE] : []),
]

/**
 * The statements that read a list of few products that a text finds or that lie between limits of units or of prices: they find all of them in an index,
 * and then sort them. Their parameters: the values of `where` and of the category; what the text finds; the limits of the units; those of the price; the place; a limit.
 */
export const fewOf = (shape: ListShape, sort: ProductSort): Pick<ListStatements, 'after' | 'before'> => {
  const { by, descending } = productOrders[sort]
  return listStatements({
    table: 'products',
    where: where[shape.scope],
    condition: selecting(shape).join(' AND '),
    // The plus keeps SQLite from reading an index in this order.
    order: columnsOf(by).map((column) => `+${column}`),
    descending,
  })
}

/** Counts the products of a list, in whatever order. Its parameters: the values of `where` and of the category; what the text finds; the limits of the units; those of the price; a limit. */
export const countOf = (shape: ListShape): string => {
  const conditions = [...where[shape.scope].map((column) => `${column} = ?`), ...selecting(shape)]
  // SQLite would rather go through an index that has all columns than look up the few rows that a text finds.
  const table = shape.found && shape.ranged ? 'products INDEXED BY products_position' : 'products'
  return `SELECT count(*) FROM (SELECT 1 FROM ${table} WHERE ${conditions.join(' AND ')} LIMIT ?)`
}

const unitsOf: Readonly<Record<Availability, readonly [from: number, to: number]>> = {
  available: [1, Number.MAX_SAFE_INTEGER],
  low: [1, LOW_STOCK - 1],
  out: [Number.MIN_SAFE_INTEGER, 0],
}

/** The limits of the units that can be ordered. Undefined: any number of them. */
const limitsOf = ({
  availability,
  availableUpTo,
}: Pick<ProductFilter, 'availability' | 'availableUpTo'>): readonly [from: number, to: number] | undefined => {
  if (availability === undefined && availableUpTo === undefined) return undefined
  const [from, to] = availability === undefined ? [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER] : unitsOf[availability]
  return [from, Math.min(to, availableUpTo ?? to)]
}

/** The limits of the price. Undefined: any price. */
const pricesOf = ({ priceFrom, priceTo }: Pick<ProductFilter, 'priceFrom' | 'priceTo'>): readonly [from: number, to: number] | undefined =>
  priceFrom === undefined && priceTo === undefined ? undefined : [priceFrom ?? 0, priceTo ?? Number.MAX_SAFE_INTEGER]

/** Which categories a list has: all, those directly inside one, or those that are in none. */
type CategoryScope = 'all' | 'inOne' | 'top'

/** The statements of a list of categories. Their parameters: the parent and the status; what the text finds; the place; a limit. */
const categoryList = (scope: CategoryScope, isFound: boolean): ListStatements => {
  const conditions = [
    ...(scope === 'top' ? ['parentId IS NULL'] : []),
    // The plus keeps SQLite from looking up category after category, and then sorting.
    ...(isFound ? ['+position IN (SELECT rowid FROM termed_categories WHERE termed_categories MATCH ?)'] : []),
  ]
  return listStatements({
    table: 'categories',
    where: scope === 'inOne' ? ['parentId', 'status'] : ['status'],
    ...(conditions.length > 0 && { condition: conditions.join(' AND ') }),
    order: ['position'],
  })
}

export const lists = {
  all: categoryList('all', false),
  inOne: categoryList('inOne', false),
  top: categoryList('top', false),
} as const satisfies Record<CategoryScope, ListStatements>

export const foundLists = {
  all: categoryList('all', true),
  inOne: categoryList('inOne', true),
  top: categoryList('top', true),
} as const satisfies Record<CategoryScope, ListStatements>

/** Greater than every name: no character is greater, and no key of a name is as long. */
const LAST_NAME = '\u{10ffff}'.repeat(100)

const startOf = (sort: ProductSort): ProductPlace => {
  const { by, descending } = productOrders[sort]
  if (by === 'name') return descending ? [LAST_NAME, 0] : ['', 0]
  return [descending ? Number.MAX_SAFE_INTEGER : Number.MIN_SAFE_INTEGER, 0]
}

export type SqliteProductStore = ProductStore & Pick<SqliteView, 'database'>

/** So many products are sorted within a few milliseconds. */
const FEW = 2_000

/**
 * Opens the view in an SQLite file, or in memory (':memory:').
 * @param few  most products that are found, or between limits of units or prices, that are sorted. For more, the list is read in its order.
 */
export const openProductStore = (file: string, { few = FEW }: { readonly few?: number } = {}): SqliteProductStore => {
  const view = openSqliteView(file, LAYOUT_VERSION, layouts)
  const { database, query } = view
  database.exec(termed('products') + termed('categories'))

  // Projectors put only rows of the right type into a collection.
  const rowsOf = <Row, Parameters extends unknown[]>(sql: string) => {
    const statement = database.prepare<Parameters, string>(sql).pluck()
    return (...parameters: Parameters): Promise<Row[]> => query(() => statement.all(...parameters).map((row) => JSON.parse(row) as Row))
  }
  const oneOf = <Row, Parameters extends unknown[] = [string]>(sql: string) => {
    const find = rowsOf<Row, Parameters>(sql)
    return async (...parameters: Parameters): Promise<Row | undefined> => (await find(...parameters))[0]
  }
  const rowsIn = <Row>(found: readonly { readonly row: string }[]): Row[] => found.map(({ row }) => JSON.parse(row) as Row)
  /** Prepares each statement when it is first wanted: there are many, and few are. */
  const prepared = <Statement>(prepare: (shape: ListShape, sort: ProductSort) => Statement) => {
    const known = new Map<string, Statement>()
    return (shape: ListShape, sort: ProductSort = 'oldest'): Statement => {
      const key = `${shape.scope} ${shape.found} ${shape.ranged} ${shape.priced} ${sort}`
      const statement = known.get(key) ?? prepare(shape, sort)
      known.set(key, statement)
      return statement
    }
  }
  const readingBy = (statementsOf: typeof listOf) =>
    prepared((shape, sort) =>
      prepareReading<{ readonly row: string }, ProductPlace>(database, statementsOf(shape, sort), {
        start: startOf(sort),
        valuesOf: ([value, position]) => (productOrders[sort].by === 'position' ? [value] : [value, position]),
      }),
    )
  const [listed, sorted] = [readingBy(listOf), readingBy(fewOf)]
  const counted = prepared((shape) => database.prepare<(string | number)[], number>(countOf(shape)).pluck())
  const isParent = database.prepare<[string], number>(treeQueries.isParent).pluck()
  const treeLevels = database.prepare<[string], number>(treeQueries.levels).pluck()

  /** Which statements a filter needs, and the values that select its products. */
  const shapeFor = ({ status, categoryId, wanted, ...filter }: ProductFilter) => {
    const [units, prices] = [limitsOf(filter), pricesOf(filter)]
    const match = wanted === undefined ? [] : [matchOf(wanted)]
    const kind = { found: wanted !== undefined, ranged: units !== undefined, priced: prices !== undefined }
    const limits = { units: units ?? [], prices: prices ?? [] }
    if (categoryId === undefined) return { shape: { scope: 'all', ...kind }, values: [status, ...match], ...limits } as const
    // Most categories have none inside, and an index of their own.
    if (isParent.get(categoryId) === undefined)
      return { shape: { scope: 'ofCategory', ...kind }, values: [categoryId, status, ...match], ...limits } as const
    return { shape: { scope: 'inside', ...kind }, values: [status, categoryId, ...match], ...limits } as const
  }

  const countUpTo = (atMost: number, { shape, values, units, prices }: ReturnType<typeof shapeFor>): number =>
    counted(shape).get(...values, ...units, ...prices, atMost) ?? 0

  const listOfCategories = (statements: ListStatements) =>
    prepareList<{ readonly row: string }, number>(database, statements, { start: 0, valuesOf: (position) => [position] })
  const listsOfCategories = (of: typeof lists | typeof foundLists) => ({
    all: listOfCategories(of.all),
    inOne: listOfCategories(of.inOne),
    top: listOfCategories(of.top),
  })
  const [everyCategory, foundCategories] = [listsOfCategories(lists), listsOfCategories(foundLists)]
  const categoriesFor = ({ status, parentId, wanted }: CategoryFilter) => {
    const [of, match] = wanted === undefined ? [everyCategory, []] : [foundCategories, [matchOf(wanted)]]
    if (parentId === undefined) return [of.all, [status, ...match]] as const
    return parentId === null ? ([of.top, [status, ...match]] as const) : ([of.inOne, [parentId, status, ...match]] as const)
  }

  const several = async <Row>(of: 'products' | 'categories', ids: readonly string[]): Promise<readonly Row[]> => {
    const rows = await view.load(ids.map((id) => ({ collection: of, id })))
    return rows.filter((row) => row !== undefined).map((row) => row as Row)
  }

  return {
    ...view,
    product: oneOf<ProductRow>(queries.product),
    products: (productIds) => several<ProductRow>('products', productIds),
    productAt: oneOf<ProductRow, [number]>(queries.productAt),
    productNamed: oneOf<ProductRow, [string, string]>(queries.productNamed),
    category: oneOf<CategoryRow>(queries.category),
    categories: (categoryIds) => several<CategoryRow>('categories', categoryIds),
    levelsFrom: (categoryId) => query(() => treeLevels.get(categoryId) ?? 1),
    categoryAt: oneOf<CategoryRow, [number]>(queries.categoryAt),
    revisionAt: oneOf<RevisionRow, [string, number]>(queries.revisionAt),
    reservation: oneOf<ReservationRow>(queries.reservation),
    picture: oneOf<PictureRow>(queries.picture),
    listProducts: (filter, sort, wanted) =>
      query(() => {
        const selection = shapeFor(filter)
        const { shape, values, units, prices } = selection
        const { by } = productOrders[sort]
        const isSelective = shape.found || (shape.ranged && by !== 'available') || (shape.priced && by !== 'price')
        if (isSelective && countUpTo(few + 1, selection) <= few)
          return rowsIn<ProductRow>(sorted(shape, sort).read([...values, ...units, ...prices], wanted))
        const levels = by === 'available' ? [] : units.map(levelOf)
        return rowsIn<ProductRow>(listed(shape, sort).read([...values, ...levels, ...units, ...prices], wanted))
      }),
    countProducts: (filter, atMost) => query(() => countUpTo(atMost, shapeFor(filter))),
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
