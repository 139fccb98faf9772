import type Database from 'better-sqlite3'
import { createFacets } from './facets.ts'
import { failedFilters } from './filter.ts'
import { createMatching, type Matches } from './matching.ts'
import { openMemory } from './memory.sqlite.ts'
import { createPage, keysOf, placeIn, type Keys, type Place } from './page.ts'
import type { ProductSearch, Reading, SearchPlace, SearchQuery, SearchResult, Sort } from './product-search.ts'
import { openProductTables } from './product-tables.sqlite.ts'
import { createSuggestions } from './suggest.ts'
import { openTextIndex } from './text-index.sqlite.ts'
import { wordsOfQuery } from './words.ts'

/** Suggestions look at so many products of a frequent word, so that they come at once. */
const MOST_FOR_SUGGESTIONS = 2_000

const isByName = (sort: Sort): boolean => sort === 'name' || sort === '-name'

/** The numbers of some values. Values that nobody has are left out. */
const numbersOf = (names: ReadonlyMap<number, string>, values: readonly string[] | undefined): ReadonlySet<number> | undefined => {
  if (values === undefined) return undefined
  const wanted = new Set(values)
  return new Set([...names].filter(([, value]) => wanted.has(value)).map(([number]) => number))
}

/** Opens the search in the database of a view. Its tables are made if there are none. */
export const openProductSearch = (database: Database.Database): ProductSearch => {
  const tables = openProductTables(database)
  const memory = openMemory(database)
  const { columns, names } = memory
  const index = openTextIndex(database, columns.end)
  const newestIndex = openTextIndex(database, columns.end, MOST_FOR_SUGGESTIONS)
  const idOf = database.prepare<[number], string>('SELECT id FROM search_products WHERE row = ?').pluck()
  const follow = (): void => tables.readChanges(memory.follow)

  const allProducts = (): Matches => ({ reading: { corrected: null, needed: 0 }, matched: 'all', rows: columns.rows(), tierOf: () => 0 })
  const find = (q: string | undefined, reading: Reading | undefined): Matches =>
    q === undefined
      ? allProducts()
      : createMatching(index, memory.vocabulary(), memory.shelves()).match(wordsOfQuery(q), !/\s$/u.test(q), reading)

  /** The rank of a name differs between instances, so a cursor has the name itself. */
  const shownPlace = (sort: Sort, keys: Keys, row: number): Place | readonly (string | number)[] =>
    isByName(sort) ? names.placeOf(row) : placeIn(keys, row)
  const placeFrom = (sort: Sort, place: SearchPlace | undefined): Place | undefined => {
    if (place === undefined) return undefined
    if (!isByName(sort)) return place.keys.map(Number)
    const rank = names.rankAt([String(place.keys[0]), Number(place.keys[1])], columns.end())
    return [sort === 'name' ? rank : -rank]
  }

  const search = ({ q, sort, wanted, ...filter }: SearchQuery): SearchResult => {
    follow()
    const labels = memory.labels()
    const { rows, reading, matched, tierOf } = find(q, (wanted.after ?? wanted.before)?.reading ?? undefined)
    const current = columns.current()
    const keys = keysOf(sort, { columns: current, tierOf, rankOf: isByName(sort) ? names.rankOf(columns.end()) : () => 0 })
    const page = createPage(keys, {
      after: placeFrom(sort, wanted.after),
      before: placeFrom(sort, wanted.before),
      limit: wanted.limit,
    })
    const failed = failedFilters(current, {
      categories: numbersOf(labels.categories, filter.categoryIds),
      suppliers: numbersOf(labels.suppliers, filter.suppliers),
      priceFrom: filter.priceFrom,
      priceUntil: filter.priceUntil,
      inStock: filter.inStock,
    })
    const facets = createFacets(current, labels, filter.suppliers)
    let total = 0
    // The newest first: in a list of the newest, all others then fail the first comparison.
    for (let at = rows.length - 1; at >= 0; at -= 1) {
      const row = rows[at] ?? 0
      const fails = failed(row)
      facets.count(row, fails)
      if (fails !== 0) continue
      total += 1
      page.offer(row)
    }
    return {
      found: page.rows().map((row) => ({
        productId: idOf.get(row) ?? '',
        place: { reading: q === undefined ? null : reading, keys: [...shownPlace(sort, keys, row)] },
      })),
      total,
      corrected: reading.corrected,
      matched,
      facets: facets.result(),
    }
  }

  return {
    put: tables.put,
    putCategory: tables.putCategory,
    remove: tables.remove,
    clear: tables.clear,
    search,
    suggest: (q) => {
      follow()
      return createSuggestions({
        index: newestIndex,
        vocabulary: memory.vocabulary(),
        shelves: memory.shelves(),
        categories: memory.labels().named,
        columns: columns.current(),
        idOf: (row) => idOf.get(row) ?? '',
      })(q)
    },
  }
}
