import type { Category } from '@souk/client'

/** A category, and the way that leads to it. */
export interface Placed extends Category {
  /** The names of the categories around it and its own, such as Drinks / Teas. */
  readonly path: string
  /** How many are around it. */
  readonly depth: number
  /** Whether others lie directly inside it. */
  readonly isParent: boolean
}

/** A category that the tree shows. */
export interface Shown extends Placed {
  /** Whether it was asked for. If not, something inside it was. */
  readonly isFound: boolean
}

const compareNames = (one: { readonly name: string }, other: { readonly name: string }): number => one.name.localeCompare(other.name)

/** All categories in the order of a tree: after each one stand those inside it, by name. What lies in none that is known stands at the root. */
export const treeOf = (categories: readonly Category[]): readonly Placed[] => {
  const known = new Set(categories.map(({ categoryId }) => categoryId))
  const inside = Map.groupBy(categories, ({ parentId }) => (parentId !== null && known.has(parentId) ? parentId : null))
  const below = (parentId: string | null, above: string, depth: number): Placed[] =>
    (inside.get(parentId) ?? []).toSorted(compareNames).flatMap((category) => {
      const path = `${above}${category.name}`
      const isParent = inside.has(category.categoryId)
      return [{ ...category, path, depth, isParent }, ...below(category.categoryId, `${path} / `, depth + 1)]
    })
  return below(null, '', 0)
}

/** Those that are found, and all around them, which only show where they lie: in the order of the tree. */
export const withOuter = (tree: readonly Placed[], isFound: (category: Placed) => boolean): readonly Shown[] => {
  const shown = new Set<string>()
  // What lies inside a category stands behind it.
  const upwards = tree.toReversed().flatMap((category): Shown[] => {
    const found = isFound(category)
    if (!found && !shown.has(category.categoryId)) return []
    if (category.parentId !== null) shown.add(category.parentId)
    return [{ ...category, isFound: found }]
  })
  return upwards.reverse()
}

/** A category and all inside it: it can be moved into none of them. */
export const withInner = (tree: readonly Placed[], categoryId: string): ReadonlySet<string> => {
  const found = new Set([categoryId])
  // A parent stands before what is inside it.
  for (const { categoryId: id, parentId } of tree) if (parentId !== null && found.has(parentId)) found.add(id)
  return found
}
