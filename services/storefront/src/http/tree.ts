import { slugOf, type StorefrontCategory, type StorefrontCategoryPage } from '@souk/contracts'
import type { CategoryRow } from '../view/projectors.ts'
import type { CountedCategory } from '../view/store.ts'

type Link = StorefrontCategoryPage['path'][number]

export const linkTo = ({ categoryId, name, ...row }: CategoryRow): Link => ({ categoryId, slug: slugOf(row, row.position), name })

/** The categories as a tree. */
export interface Tree {
  readonly all: readonly CategoryRow[]
  category(categoryId: string): CategoryRow | undefined
  /** The categories that this one is in, the outermost first. It is not among them. */
  above(categoryId: string): readonly CategoryRow[]
  /** The ids of a category and of all inside it. */
  inside(categoryId: string): readonly string[]
  /** As customers see it, with its number of products. */
  shown(row: CategoryRow): StorefrontCategory
  /** The number of products in each category and all inside it, if there are so many in each alone. */
  rolledUp(counts: ReadonlyMap<string, number>): ReadonlyMap<string, number>
  /** Those of the categories that have products, by name. */
  shownWithProducts(rows: readonly CategoryRow[]): StorefrontCategory[]
  children(categoryId: string): readonly CategoryRow[]
}

export const treeOf = (counted: readonly CountedCategory[]): Tree => {
  const byId = new Map(counted.map((one) => [one.row.categoryId, one]))
  const byParent = Map.groupBy(counted, ({ row }) => row.parentId)
  const children = (categoryId: string): readonly CategoryRow[] => (byParent.get(categoryId) ?? []).map(({ row }) => row)

  /** The log has no circles of categories. If the view had one, because an event was parked, it would end here. */
  const above = (categoryId: string): readonly CategoryRow[] => {
    const path: CategoryRow[] = []
    let parentId = byId.get(categoryId)?.row.parentId ?? null
    while (parentId !== null && path.length < byId.size) {
      const parent = byId.get(parentId)
      if (parent === undefined) break
      path.unshift(parent.row)
      parentId = parent.row.parentId
    }
    return path
  }
  const inside = (categoryId: string): readonly string[] => {
    const found = new Set([categoryId])
    for (const id of found) for (const child of children(id)) found.add(child.categoryId)
    return [...found]
  }
  const rolledUp = (counts: ReadonlyMap<string, number>): ReadonlyMap<string, number> => {
    const sums = new Map<string, number>()
    for (const [id, count] of counts)
      for (const around of [id, ...above(id).map(({ categoryId }) => categoryId)]) sums.set(around, (sums.get(around) ?? 0) + count)
    return sums
  }
  const products = rolledUp(new Map(counted.map((one) => [one.row.categoryId, one.products])))
  const shown = (row: CategoryRow): StorefrontCategory => ({
    ...linkTo(row),
    description: row.description,
    parentId: row.parentId,
    products: products.get(row.categoryId) ?? 0,
  })
  return {
    all: counted.map(({ row }) => row),
    category: (categoryId) => byId.get(categoryId)?.row,
    above,
    inside,
    shown,
    rolledUp,
    shownWithProducts: (rows) =>
      rows
        .map(shown)
        .filter((one) => one.products > 0)
        .toSorted((one, other) => one.name.localeCompare(other.name, 'en')),
    children,
  }
}
