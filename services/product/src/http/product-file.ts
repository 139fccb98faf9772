import { slugOf } from '@souk/contracts'
import { byPosition } from '@souk/http'
import { pagesOf, type CsvColumns } from '@souk/service'
import type { CategoryRow, ProductRow } from '../view/projectors.ts'
import type { ProductStore } from '../view/store.ts'

// Products as a CSV file: what an export writes and an import reads.

const SEPARATOR = ' / '

/** How the categories are called in a file: `Drinks / Teas`, or by the id where another category is called the same. */
export interface CategoryPaths {
  /** Category id → its name in a file. */
  readonly nameOf: ReadonlyMap<string, string>
  readonly rows: ReadonlyMap<string, CategoryRow>
  /** The categories with that path or that id, in capitals or not: more than one if the path is not enough. */
  named(text: string): readonly CategoryRow[]
}

export const readCategoryPaths = async (store: Pick<ProductStore, 'listCategories'>): Promise<CategoryPaths> => {
  const rows = new Map<string, CategoryRow>()
  for (const status of ['active', 'retired'] as const)
    for await (const page of pagesOf((wanted) => store.listCategories({ status }, wanted), byPosition.placeOf))
      for (const row of page) rows.set(row.categoryId, row)

  const pathOf = ({ categoryId, parentId, name }: CategoryRow, below: readonly string[] = []): string => {
    const parent = parentId === null || below.includes(categoryId) ? undefined : rows.get(parentId)
    return parent === undefined ? name : pathOf(parent, [...below, categoryId]) + SEPARATOR + name
  }
  const byPath = Map.groupBy(rows.values(), (row) => pathOf(row))
  const byLetters = Map.groupBy(rows.values(), (row) => pathOf(row).toLowerCase())
  return {
    rows,
    nameOf: new Map(
      [...byPath].flatMap(([path, found]) => found.map(({ categoryId }) => [categoryId, found.length === 1 ? path : categoryId])),
    ),
    named: (text) => {
      const byId = rows.get(text.toLowerCase())
      return byPath.get(text) ?? (byId === undefined ? byLetters.get(text.toLowerCase()) : [byId]) ?? []
    },
  }
}

/** The columns of an export of categories. The path is empty where another category has the same. */
export const categoryColumns = ({ nameOf }: CategoryPaths): CsvColumns<CategoryRow> => ({
  categoryId: (row) => row.categoryId,
  version: (row) => row.revision,
  slug: (row) => slugOf(row, row.position),
  addedAt: (row) => row.addedAt,
  name: (row) => row.name,
  description: (row) => row.description,
  parentId: (row) => row.parentId,
  path: (row) => {
    const name = nameOf.get(row.categoryId)
    return name === undefined || name === row.categoryId ? null : name
  },
  status: (row) => row.status,
})

/** The columns of an export. The import reads all but those about which nobody decides: the slug, the time, and the units reserved and sold. */
export const productColumns = ({ nameOf }: CategoryPaths): CsvColumns<ProductRow> => ({
  productId: (row) => row.productId,
  version: (row) => row.revision,
  slug: (row) => slugOf(row, row.position),
  addedAt: (row) => row.addedAt,
  name: (row) => row.name,
  description: (row) => row.description,
  supplier: (row) => row.supplier,
  category: (row) => nameOf.get(row.categoryId) ?? row.categoryId,
  price: (row) => row.price,
  currency: (row) => row.currency,
  status: (row) => row.status,
  stock: (row) => row.onHand,
  stockExported: (row) => row.onHand,
  reserved: (row) => row.reserved,
  sold: (row) => row.sold,
})
