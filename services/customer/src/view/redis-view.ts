import type { Redis } from 'ioredis'
import { z } from 'zod'
import { GENESIS, newId } from '@souk/log-protocol'
import { PARKED, type RowChange, type ViewCheckpoint, type ViewStore } from '@souk/service'
import { asking, connectRedis, type RedisOptions } from '../redis-connection.ts'

/** How the rows of a collection are found, other than by their ids. */
export interface RedisLayout {
  /** The members of a row (text or null) that it can be looked up by. No two rows may share a value. */
  readonly lookups?: readonly string[]
  /** The member of a row (a whole number, or missing) that orders a list of the rows. No two rows may share a value. */
  readonly order?: string
  /** The terms that a row is found by: texts without line ends and NUL. */
  terms?(row: object): readonly string[]
}

/** The keys of a collection. */
interface CollectionKeys {
  /** A hash: id → row, as JSON. */
  readonly rows: string
  /** A sorted set of the ids, all with score 0. */
  readonly ids: string
  /** A hash: value of the member → id. */
  lookup(member: string): string
  /** A sorted set: the ids, with the member that orders them as score. */
  order(member: string): string
  /** A sorted set with an {@link entryOf} for each term of each row, all with score 0. */
  readonly terms: string
  /** A hash: id → the terms of the row, with a line end before and after each. */
  readonly termsOf: string
}

/** What stands for a term of a row in the index of terms. */
export const entryOf = (term: string, id: string): string => `${term}\u0000${id}`

interface RedisViewOptions extends Omit<RedisOptions, 'name'> {
  /** Begins every key of this view. */
  readonly prefix: string
  /** Version of the layout: data with another one are emptied, and filled again from the log. */
  readonly version: number
}

export interface RedisView extends ViewStore {
  /** For the service's own queries. */
  readonly redis: Redis
  /** Runs a query. Whatever fails becomes {@link StoreUnavailable}. */
  query<Result>(task: () => Promise<Result>): Promise<Result>
  keysOf(collection: string): CollectionKeys
  /** The rows under these ids, in their order; without those that are not there. */
  rows(collection: string, ids: readonly string[]): Promise<readonly object[]>
}

// A script runs alone, and the append-only file holds what it writes as one transaction: after a crash all of it is there, or nothing.
// KEYS[1] is the hash that says where the view stands: layout, position, hash, build, and the names of all other keys.
// ARGV[1] is the layout: { version, collections: [{ rows, ids, lookups: [[member, key]], order: [[member, key]], terms: [[key, key]] }] }, where keys are numbers of KEYS.

const READ = `
local layout = cjson.decode(ARGV[1])
local version, position, hash, build, keys = unpack(redis.call('HMGET', KEYS[1], 'layout', 'position', 'hash', 'build', 'keys'))
local isOfAnother = version and version ~= layout.version
local another = redis.error_reply('ANOTHERVERSION the view belongs to another version of this service now')
`

/**
 * Answers where the view stands. Makes it if there is none.
 * ARGV: layout; 'look', 'take' (empties the view of another version) or 'clear'; hash of the start; a new build.
 */
const STAND = `${READ}
if isOfAnother and ARGV[2] ~= 'take' then return another end
if version ~= layout.version or ARGV[2] == 'clear' then
  for key in string.gmatch(keys or '', '[^\\n]+') do redis.call('UNLINK', key) end
  redis.call('UNLINK', unpack(KEYS))
  position, hash, build, keys = '0', ARGV[3], ARGV[4], table.concat(KEYS, '\\n', 2)
  redis.call('HSET', KEYS[1], 'layout', layout.version, 'position', position, 'hash', hash, 'build', build, 'keys', keys)
end
return { position, hash, build }
`

/**
 * Answers 'saved' or 'stale'.
 * ARGV: layout; position, hash and build from; position and hash to; for each row the number of its collection, its id, the row ('': gone), and its terms.
 */
const SAVE = `${READ}
if isOfAnother then return another end
if position ~= ARGV[2] or hash ~= ARGV[3] or build ~= ARGV[4] then return 'stale' end
for number = 7, #ARGV, 4 do
  local collection, id, row = layout.collections[tonumber(ARGV[number])], ARGV[number + 1], ARGV[number + 2]
  local rows = KEYS[collection.rows]
  local after = (#collection.lookups > 0 or #collection.order > 0) and row ~= '' and cjson.decode(row) or {}
  if #collection.lookups > 0 then
    local before = redis.call('HGET', rows, id)
    before = before and cjson.decode(before) or {}
    for _, lookup in ipairs(collection.lookups) do
      local old, new, key = before[lookup[1]], after[lookup[1]], KEYS[lookup[2]]
      -- Another row of this batch may have taken the value over already.
      if type(old) == 'string' and old ~= new and redis.call('HGET', key, old) == id then redis.call('HDEL', key, old) end
      if type(new) == 'string' then redis.call('HSET', key, new, id) end
    end
  end
  for _, order in ipairs(collection.order) do
    local place, key = after[order[1]], KEYS[order[2]]
    if type(place) == 'number' then redis.call('ZADD', key, place, id) else redis.call('ZREM', key, id) end
  end
  for _, keys in ipairs(collection.terms) do
    local index, of, new = KEYS[keys[1]], KEYS[keys[2]], ARGV[number + 3]
    local old = redis.call('HGET', of, id) or ''
    if old ~= new then
      for term in string.gmatch(old, '[^\\n]+') do redis.call('ZREM', index, term .. '\\0' .. id) end
      for term in string.gmatch(new, '[^\\n]+') do redis.call('ZADD', index, 0, term .. '\\0' .. id) end
      if new == '' then redis.call('HDEL', of, id) else redis.call('HSET', of, id, new) end
    end
  end
  if row == '' then
    redis.call('HDEL', rows, id)
    redis.call('ZREM', KEYS[collection.ids], id)
  elseif redis.call('HSET', rows, id, row) == 1 then
    redis.call('ZADD', KEYS[collection.ids], 0, id)
  end
end
redis.call('HSET', KEYS[1], 'position', ARGV[5], 'hash', ARGV[6])
return 'saved'
`

/** Answers position, hash, build, and each id with its row; nothing if there is no view. ARGV: layout, number of the collection, least id, limit. */
const PAGE = `${READ}
if isOfAnother then return another end
if not version then return {} end
local collection = layout.collections[tonumber(ARGV[2])]
local page = { position, hash, build }
for _, id in ipairs(redis.call('ZRANGE', KEYS[collection.ids], ARGV[3], '+', 'BYLEX', 'LIMIT', 0, ARGV[4])) do
  page[#page + 1] = id
  page[#page + 1] = redis.call('HGET', KEYS[collection.rows], id)
end
return page
`

/** Customers have some ten terms each. So this many take a second or two, in which nobody else is served. */
const MAX_ROWS_PER_SAVE = 20_000
const ROWS_PER_READ = 5_000

const standing = z
  .tuple([z.string(), z.string(), z.string()])
  .transform(([position, hash, build]): ViewCheckpoint => ({ position: Number(position), hash, build }))
const texts = z.array(z.string())

const parse = (json: string): object => {
  const row: unknown = JSON.parse(json)
  if (typeof row !== 'object' || row === null) throw new Error('a row of the view is not an object')
  return row
}

/**
 * Opens a view in Redis. It waits for no server: every method throws StoreUnavailable until there is one.
 * The data must not be evicted: `maxmemory-policy noeviction`, which is the default.
 */
export const openRedisView = (
  url: string,
  layouts: Readonly<Record<string, RedisLayout>>,
  { prefix, version, ...options }: RedisViewOptions,
): RedisView => {
  const redis = connectRedis(url, { name: prefix, ...options })

  const collections = Object.keys(layouts)
  const allCollections = [...collections, PARKED]
  /** The number of a collection in the scripts, from 1. */
  const numberOf = (collection: string): number => {
    const index = allCollections.indexOf(collection)
    if (index < 0) throw new TypeError(`the view has no collection ${collection}; it has ${collections.join(', ')}`)
    return index + 1
  }
  const keysOf = (collection: string): CollectionKeys => {
    numberOf(collection)
    return {
      rows: `${prefix}:${collection}`,
      ids: `${prefix}:${collection}:ids`,
      lookup: (member) => `${prefix}:${collection}:by:${member}`,
      order: (member) => `${prefix}:${collection}:in-order-of:${member}`,
      terms: `${prefix}:${collection}:terms`,
      termsOf: `${prefix}:${collection}:terms-of`,
    }
  }
  const keys = [prefix]
  const layout = JSON.stringify({
    version: String(version),
    collections: allCollections.map((collection) => {
      const { rows, ids, lookup, order, terms, termsOf } = keysOf(collection)
      const { lookups = [], order: orderedBy, terms: hasTerms } = layouts[collection] ?? {}
      return {
        rows: keys.push(rows),
        ids: keys.push(ids),
        lookups: lookups.map((member) => [member, keys.push(lookup(member))]),
        order: orderedBy === undefined ? [] : [[orderedBy, keys.push(order(orderedBy))]],
        terms: hasTerms === undefined ? [] : [[keys.push(terms), keys.push(termsOf)]],
      }
    }),
  })

  const run = (script: string, values: (string | number)[]): Promise<unknown> =>
    asking(() => redis.call('EVAL', [script, keys.length, ...keys, layout].concat(values)))

  const stand = async (mode: 'look' | 'take' | 'clear'): Promise<ViewCheckpoint> =>
    standing.parse(await run(STAND, [mode, GENESIS.hash, newId()]))
  // Data of another layout are emptied at the first use only: whoever changes the layout later is newer than this process.
  let taken = false
  const take = async (): Promise<void> => {
    if (taken) return
    await stand('take')
    taken = true
  }
  const query = async <Result>(task: () => Promise<Result>): Promise<Result> => {
    await take()
    return asking(task)
  }

  /** The rows under these ids, in their order. */
  const find = async (collection: string, ids: readonly string[]): Promise<(object | undefined)[]> => {
    const key = keysOf(collection).rows
    const found: (object | undefined)[] = []
    for (let start = 0; start < ids.length; start += ROWS_PER_READ) {
      const rows = await query(() => redis.hmget(key, ...ids.slice(start, start + ROWS_PER_READ)))
      found.push(...rows.map((row) => (row === null ? undefined : parse(row))))
    }
    return found
  }

  const valuesOf = ({ collection, id, row }: RowChange): [number, string, string, string] => {
    const terms = row === null ? [] : (layouts[collection]?.terms?.(row) ?? [])
    return [numberOf(collection), id, row === null ? '' : JSON.stringify(row), terms.length === 0 ? '' : `\n${terms.join('\n')}\n`]
  }

  return {
    redis,
    query,
    keysOf,
    rows: async (collection, ids) => (await find(collection, ids)).filter((row) => row !== undefined),
    databaseKind: 'Redis',
    collections,
    checkpoint: async () => {
      await take()
      return stand('look')
    },
    load: async (wanted) => {
      const byCollection = Map.groupBy(wanted, ({ collection }) => collection)
      const found = await Promise.all(
        [...byCollection].map(async ([collection, some]) => {
          const ids = [...new Set(some.map(({ id }) => id))]
          const rows = await find(collection, ids)
          return [collection, new Map(ids.map((id, index) => [id, rows[index]]))] as const
        }),
      )
      const tables = new Map(found)
      return wanted.map(({ collection, id }) => tables.get(collection)?.get(id))
    },
    save: async (changes, from, to) => {
      // For good: the projection takes smaller steps.
      if (changes.length > MAX_ROWS_PER_SAVE) throw new RangeError(`${changes.length} rows are too many for one script`)
      const values: (string | number)[] = [from.position, from.hash, from.build, to.position, to.hash]
      for (const change of changes) values.push(...valuesOf(change))
      await take()
      const answer = await run(SAVE, values)
      if (answer !== 'saved' && answer !== 'stale') throw new TypeError(`the script answered ${String(answer)}`)
      return answer
    },
    clear: async () => {
      await take()
      await stand('clear')
    },
    page: async (collection, afterId, limit) => {
      const number = numberOf(collection)
      await take()
      for (;;) {
        const found = texts.parse(await run(PAGE, [number, afterId === '' ? '-' : `(${afterId}`, limit]))
        if (found.length === 0) {
          // Somebody has deleted the data: the view is made again.
          await stand('look')
          continue
        }
        const rows: { id: string; row: object }[] = []
        for (let index = 3; index < found.length; index += 2) rows.push({ id: found[index] ?? '', row: parse(found[index + 1] ?? '') })
        return { checkpoint: standing.parse(found.slice(0, 3)), rows }
      }
    },
    close: async () => {
      redis.disconnect()
    },
  }
}
