/** A category beside a list, with the number of products that it would leave. */
export interface RowCount {
  readonly value: string
  readonly label: string
  readonly parentId: string | null
  readonly count: number
}

export interface Row extends RowCount {
  /** 0: in no other category. */
  readonly depth: number
}

/**
 * The categories as a tree, as far as it is open: the outermost ones, and those inside the categories on the path.
 * @param path  ids of the category that is shown, and of those that it is in
 */
export const openRows = (counts: readonly RowCount[], path: ReadonlySet<string>): Row[] => {
  const ids = new Set(counts.map(({ value }) => value))
  const inside = (parentId: string | null, depth: number): Row[] =>
    counts
      .filter((row) => (row.parentId !== null && ids.has(row.parentId) ? row.parentId : null) === parentId)
      .flatMap((row) => [{ ...row, depth }, ...(path.has(row.value) ? inside(row.value, depth + 1) : [])])
  return inside(null, 0)
}
