import type { Columns } from './columns.ts'
import type { Sort } from './product-search.ts'

/** What orders the rows: the first key, where that is equal the second, and so on. Each ascending; the last one is different for all. */
export type Keys = readonly ((row: number) => number)[]

interface Ordered {
  readonly columns: Columns
  /** How well a row matches: less is better. */
  readonly tierOf: (row: number) => number
  /** Where the name of a row stands among all names. */
  readonly rankOf: (row: number) => number
}

export const keysOf = (sort: Sort, { columns, tierOf, rankOf }: Ordered): Keys => {
  const { price, popularity, position, isInStock } = columns
  const added = (row: number): number => position[row] ?? 0
  const leastPopular = (row: number): number => -(popularity[row] ?? 0)
  switch (sort) {
    case 'relevance':
      return [tierOf, (row) => 1 - (isInStock[row] ?? 0), leastPopular, added]
    case 'bestselling':
      return [leastPopular, added]
    case 'newest':
      return [(row) => -added(row)]
    case 'price':
      return [(row) => price[row] ?? 0, added]
    case '-price':
      return [(row) => -(price[row] ?? 0), added]
    case 'name':
      return [rankOf]
    case '-name':
      return [(row) => -rankOf(row)]
    default: {
      const _: never = sort
      return _
    }
  }
}

/** A place among the rows: a value for each key. */
export type Place = readonly number[]

export const placeIn = (keys: Keys, row: number): Place => keys.map((key) => key(row))

interface Wanted {
  readonly after?: Place | undefined
  readonly before?: Place | undefined
  readonly limit: number
}

/** Keeps the rows of one page of all that are offered, in any order: those next behind a place, or next in front of it. */
export const createPage = (keys: Keys, { after, before, limit }: Wanted) => {
  const direction = before === undefined ? 1 : -1
  const start = before ?? after
  const places: Place[] = []
  const rows: number[] = []

  /** Negative: the row comes before the place, in the direction of reading. */
  const distance = (row: number, place: Place): number => {
    let index = 0
    for (const key of keys) {
      const difference = key(row) - (place[index] ?? 0)
      if (difference !== 0) return difference * direction
      index += 1
    }
    return 0
  }
  const indexFor = (row: number): number => {
    let [low, high] = [0, places.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (distance(row, places[middle] ?? []) < 0) high = middle
      else low = middle + 1
    }
    return low
  }

  return {
    offer: (row: number): void => {
      const last = places.length === limit ? places[limit - 1] : undefined
      if (last !== undefined && distance(row, last) >= 0) return
      if (start !== undefined && distance(row, start) <= 0) return
      const index = indexFor(row)
      places.splice(index, 0, placeIn(keys, row))
      rows.splice(index, 0, row)
      if (rows.length <= limit) return
      places.pop()
      rows.pop()
    },
    /** In the order of the list. */
    rows: (): readonly number[] => (direction === 1 ? rows : rows.toReversed()),
  }
}
