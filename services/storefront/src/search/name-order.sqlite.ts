import type Database from 'better-sqlite3'

/** Serve the order of names by the index on name and position. */
export const nameQueries = {
  all: 'SELECT row FROM search_products ORDER BY name, position',
  inFront: 'SELECT row FROM search_products WHERE (name, position) < (?, ?) ORDER BY name DESC, position DESC',
  behind: 'SELECT row FROM search_products WHERE (name, position) > (?, ?) ORDER BY name, position',
  at: 'SELECT row FROM search_products WHERE name = ? AND position = ?',
  of: 'SELECT name, position FROM search_products WHERE row = ?',
} as const

/** If more names have changed, numbering all again is quicker: a place is looked for beyond each neighbour that has no number yet. */
const MOST_CHANGED = 200

/** A name, and the position of the product. */
export type NamePlace = readonly [name: string, position: number]

/**
 * Where each product stands among all names: a number for each row, so that products are ordered without reading names.
 * A new one gets a number between those of its neighbours. When there is none left between them, all are numbered again.
 */
export const createNameOrder = (database: Database.Database) => {
  const all = database.prepare<[], number>(nameQueries.all).pluck()
  const inFront = database.prepare<NamePlace[number][], number>(nameQueries.inFront).pluck()
  const behind = database.prepare<NamePlace[number][], number>(nameQueries.behind).pluck()
  const at = database.prepare<NamePlace[number][], number>(nameQueries.at).pluck()
  const of = database.prepare<[number], NamePlace>(nameQueries.of).raw()
  /** The rank of each row, from 1 on. Not a number: not known. Undefined: nobody has asked yet. */
  let ranks: Float64Array | undefined

  const number = (end: number): Float64Array => {
    const numbered = new Float64Array(Math.ceil(end * 1.5)).fill(Number.NaN)
    let rank = 0
    for (const row of all.iterate()) {
      rank += 1
      numbered[row] = rank
    }
    return numbered
  }
  const firstRank = (rows: Iterable<number>, known: Float64Array): number | undefined => {
    for (const row of rows) if (!Number.isNaN(known[row] ?? Number.NaN)) return known[row]
    return undefined
  }
  /** A rank between the neighbours of a place. Undefined: there is none. */
  const between = (place: NamePlace, known: Float64Array): number | undefined => {
    const before = firstRank(inFront.iterate(...place), known)
    const after = firstRank(behind.iterate(...place), known)
    const rank = after === undefined ? (before ?? 0) + 1 : ((before ?? after - 2) + after) / 2
    return rank === before || rank === after ? undefined : rank
  }

  return {
    /** The names of some rows have changed. @param end  one more than the greatest row */
    change: (rows: ReadonlySet<number>, end: number): void => {
      if (ranks === undefined || end > ranks.length || rows.size > MOST_CHANGED) {
        ranks = undefined
        return
      }
      for (const row of rows) ranks[row] = Number.NaN
      for (const row of rows) {
        const place = of.get(row)
        if (place === undefined) continue
        const rank = between(place, ranks)
        if (rank === undefined) {
          ranks = undefined
          return
        }
        ranks[row] = rank
      }
    },
    clear: (): void => {
      ranks = undefined
    },
    rankOf: (end: number): ((row: number) => number) => {
      const known = (ranks ??= number(end))
      return (row) => known[row] ?? 0
    },
    /** The rank of a place, whether there is a product or not. */
    rankAt: (place: NamePlace, end: number): number => {
      const known = (ranks ??= number(end))
      const row = at.get(...place)
      if (row !== undefined) return known[row] ?? 0
      return between(place, known) ?? between(place, (ranks = number(end))) ?? 0
    },
    placeOf: (row: number): NamePlace => of.get(row) ?? ['', 0],
  }
}
