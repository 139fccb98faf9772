import Database from 'better-sqlite3'
import { openProductSearch } from '@souk/storefront/search'
import { percentile, processorTime } from './figure.ts'
import { residentMemory } from './process.ts'
import { categories, productAt, searches, typed } from './search-catalogue.ts'

// Started by search.ts with a file and a number of products: fills the file, or searches in it. What was measured goes back as a message. Times are of the processor, so that
// other work on the machine changes them little.

const BATCH = 1_000
const ROUNDS = 40
const PAGE = 50

const [, , task = '', file = '', products = ''] = process.argv
const database = new Database(file)
database.pragma('journal_mode = WAL')
database.pragma('synchronous = NORMAL')

const fill = async (): Promise<object> => {
  const search = openProductSearch(database)
  const putBatch = database.transaction((first: number) => {
    for (let number = first; number < first + BATCH; number += 1) search.put(productAt(number))
  })
  return {
    milliseconds: await processorTime(async () => {
      for (const category of categories) search.putCategory(category)
      for (let first = 0; first < Number(products); first += BATCH) putBatch(first)
    }),
  }
}

const measure = async (run: (round: number) => unknown): Promise<number[]> => {
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) times.push(await processorTime(async () => void JSON.stringify(run(round))))
  return times
}

const serve = async (): Promise<object> => {
  const search = openProductSearch(database)
  // The first search reads what is kept in memory.
  const opening = await processorTime(async () => void search.search({ q: '', sort: 'relevance', wanted: { limit: 1 } }))
  const kinds: [kind: string, p50: number, p99: number][] = []
  const all: number[] = []
  for (const [kind, query] of Object.entries(searches)) {
    const times = await measure((round) => search.search({ ...query(round), wanted: { limit: PAGE + 1 } }))
    all.push(...times)
    kinds.push([kind, percentile(times, 50), percentile(times, 99)])
  }
  const suggestions = await measure((round) => search.suggest(typed(round)))
  kinds.push(['search', percentile(all, 50), percentile(all, 99)], ['suggest', percentile(suggestions, 50), percentile(suggestions, 99)])
  return { opening, kinds, memory: residentMemory(process.pid) }
}

process.send?.(await (task === 'fill' ? fill() : serve()))
database.close()
