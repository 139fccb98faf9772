import { Redis } from 'ioredis'
import { z } from 'zod'
import { messageOf, GENESIS, type Checkpoint } from '@souk/log-protocol'
import { StoreUnavailable, type RowChange, type ViewStore } from '@souk/service'

/** What a collection's queries need beside rows by id, and ids in their order. */
export interface RedisLayout {
  /** Members of the row (text or null) that one row at the most is found by: each is a hash `<prefix>:<collection>:<member>`, value → id. */
  readonly lookups?: readonly string[]
}

/** Keys of a collection: a hash of rows as JSON by id, a sorted set of the ids, all with score 0. */
interface RedisCollection {
  readonly rows: string
  readonly ids: string
  lookup(member: string): string
}

export interface RedisViewOptions {
  /** Begins every key of this view. */
  readonly prefix: string
  /** Number of the layout: data with another one are emptied, and filled again from the log. */
  readonly version: number
  /** How long the server may take to answer. */
  readonly timeoutMs?: number
  /** Errors of the connection, which mends itself, and of what runs behind. */
  readonly failed?: (error: unknown) => void
}

export interface RedisView extends ViewStore {
  /** For the service's own queries. */
  readonly redis: Redis
  /** Runs a query; failures of the server become {@link StoreUnavailable}. */
  query<Result>(task: () => Promise<Result>): Promise<Result>
  of(collection: string): RedisCollection
  /** The rows under these ids that are there, as JSON, in their order. */
  rowsOf(collection: string, ids: readonly string[]): Promise<string[]>
}

// A script runs alone, and what it writes stands in the append-only file as one transaction: all of it is there after a crash, or nothing.
// KEYS[1] is the view's own hash: layout, position, hash, and the names of its keys. A collection is { rows, ids, lookups: [[member, key]] }, with
// numbers of keys.

const PRELUDE = `
local layout = cjson.decode(ARGV[1])
local at = redis.call('HMGET', KEYS[1], 'layout', 'position', 'hash', 'keys')
`

/** ARGV: layout, mode, hash of the start. Answers where the view stands; false: it is another version's. */
const STAND = `${PRELUDE}
if at[1] and at[1] ~= layout.version and ARGV[2] ~= 'take' then return false end
if at[1] ~= layout.version or ARGV[2] == 'clear' then
  for name in string.gmatch(at[4] or '', '[^\\n]+') do redis.call('UNLINK', name) end
  for number = 1, #KEYS do redis.call('UNLINK', KEYS[number]) end
  local keys = table.concat(KEYS, '\\n', 2)
  redis.call('HSET', KEYS[1], 'layout', layout.version, 'position', '0', 'hash', ARGV[3], 'keys', keys)
  return { '0', ARGV[3] }
end
return { at[2], at[3] }
`

/** ARGV: layout, position and hash from, position and hash to, then for each row: number of its collection, id, row ('': gone). */
const SAVE = `${PRELUDE}
if at[1] and at[1] ~= layout.version then return 'other' end
if at[2] ~= ARGV[2] or at[3] ~= ARGV[3] then return 'stale' end
for number = 6, #ARGV, 3 do
  local collection, id, row = layout.collections[tonumber(ARGV[number])], ARGV[number + 1], ARGV[number + 2]
  local rows = KEYS[collection.rows]
  if #collection.lookups > 0 then
    local before = redis.call('HGET', rows, id)
    before = before and cjson.decode(before) or {}
    local after = row ~= '' and cjson.decode(row) or {}
    for _, lookup in ipairs(collection.lookups) do
      local old, new, key = before[lookup[1]], after[lookup[1]], KEYS[lookup[2]]
      -- Another row of this batch may have taken the value over already.
      if type(old) == 'string' and old ~= new and redis.call('HGET', key, old) == id then redis.call('HDEL', key, old) end
      if type(new) == 'string' then redis.call('HSET', key, new, id) end
    end
  end
  if row == '' then
    redis.call('HDEL', rows, id)
    redis.call('ZREM', KEYS[collection.ids], id)
  elseif redis.call('HSET', rows, id, row) == 1 then
    redis.call('ZADD', KEYS[collection.ids], 0, id)
  end
end
redis.call('HSET', KEYS[1], 'position', ARGV[4], 'hash', ARGV[5])
return 'saved'
`

/** ARGV: layout, number of the collection, least id, limit. Answers position, hash, and each id with its row. */
const PAGE = `${PRELUDE}
local collection = layout.collections[tonumber(ARGV[2])]
local page = { at[2] or '', at[3] or '' }
for _, id in ipairs(redis.call('ZRANGE', KEYS[collection.ids], ARGV[3], '+', 'BYLEX', 'LIMIT', 0, ARGV[4])) do
  page[#page + 1] = id
  page[#page + 1] = redis.call('HGET', KEYS[collection.rows], id)
end
return page
`

/** Measured: two seconds in which nobody else is served. A command takes 1,048,576 arguments, three for each row. */
const MAX_ROWS_PER_SAVE = 100_000
const ROWS_PER_READ = 5_000
const TIMEOUT_MS = 10_000
const MAX_PAUSE_MS = 2_000

const standing = z.tuple([z.string(), z.string()]).transform(([position, hash]) => ({ position: Number(position), hash }))
const texts = z.array(z.string())

const parse = (json: string): object => {
  const row: unknown = JSON.parse(json)
  if (typeof row !== 'object' || row === null) throw new Error('a row of the view is not an object')
  return row
}

/**
 * A view in Redis. It waits for no server: every method throws StoreUnavailable until there is one.
 * The data must not be evicted: `maxmemory-policy noeviction`, which is the default.
 */
export const openRedisView = (
  url: string,
  layouts: Readonly<Record<string, RedisLayout>>,
  { prefix, version, timeoutMs = TIMEOUT_MS, failed = () => undefined }: RedisViewOptions,
): RedisView => {
  const redis = new Redis(url, {
    lazyConnect: true,
    // What is under way when the connection breaks has an unknown outcome, which is said at once; what waits for a connection
    // fails with the next attempt to make one.
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    retryStrategy: (times) => Math.min(50 * 2 ** Math.min(times, 10), MAX_PAUSE_MS),
    commandTimeout: timeoutMs,
    connectTimeout: timeoutMs,
    // A server that answers nothing any more, or a network that drops everything, must not keep the connection for ever.
    socketTimeout: 2 * timeoutMs,
    connectionName: prefix,
  })
  redis.on('error', failed)

  const names = Object.keys(layouts)
  const keys = [prefix]
  const numberOf = (key: string): number => keys.push(key)
  const collectionKeys = (name: string): RedisCollection => ({
    rows: `${prefix}:${name}`,
    ids: `${prefix}:${name}:ids`,
    lookup: (member) => `${prefix}:${name}:by:${member}`,
  })
  const layout = JSON.stringify({
    version: String(version),
    collections: Object.entries(layouts).map(([name, { lookups = [] }]) => {
      const { rows, ids, lookup } = collectionKeys(name)
      return { rows: numberOf(rows), ids: numberOf(ids), lookups: lookups.map((member) => [member, numberOf(lookup(member))]) }
    }),
  })
  /** From 1, as in the scripts. */
  const indexOf = (name: string): number => {
    const index = names.indexOf(name)
    if (index < 0) throw new TypeError(`the view has no collection ${name}; it has ${names.join(', ')}`)
    return index + 1
  }
  const of = (name: string): RedisCollection => collectionKeys(names[indexOf(name) - 1] ?? name)

  /** Whatever the server refuses is no fault of an event: the loop waits until somebody has mended it. */
  const reached = async <Result>(task: () => Promise<Result>): Promise<Result> => {
    try {
      return await task()
    } catch (error) {
      throw new StoreUnavailable(messageOf(error), { cause: error })
    }
  }
  const run = (script: string, values: (string | number)[]): Promise<unknown> =>
    reached(() => redis.call('EVAL', [script, keys.length, ...keys, layout].concat(values)))

  const takenOver = (): StoreUnavailable => new StoreUnavailable(`${prefix} belongs to another version of this service now`)
  const stand = async (mode: 'take' | 'look' | 'clear'): Promise<Checkpoint> => {
    const answer = await run(STAND, [mode, GENESIS.hash])
    if (answer === null) throw takenOver()
    return standing.parse(answer)
  }
  // Data of another layout are emptied once, at the first use: afterwards whoever has changed it is newer.
  let taken = false
  const take = async (): Promise<void> => {
    if (taken) return
    await stand('take')
    taken = true
  }
  const query = async <Result>(task: () => Promise<Result>): Promise<Result> => {
    await take()
    return reached(task)
  }

  const find = async (name: string, ids: readonly string[]): Promise<(string | null)[]> => {
    const { rows } = of(name)
    const found: (string | null)[] = []
    for (let start = 0; start < ids.length; start += ROWS_PER_READ) {
      found.push(...(await query(() => redis.hmget(rows, ...ids.slice(start, start + ROWS_PER_READ)))))
    }
    return found
  }

  return {
    redis,
    query,
    of,
    rowsOf: async (name, ids) => (await find(name, ids)).filter((row) => row !== null),
    collections: names,
    checkpoint: async () => {
      await take()
      return stand('look')
    },
    load: async (wanted) => {
      const byCollection = Map.groupBy(wanted, ({ collection }) => collection)
      const found = await Promise.all(
        [...byCollection].map(async ([name, some]) => {
          const ids = [...new Set(some.map(({ id }) => id))]
          const rows = await find(name, ids)
          return [name, new Map(ids.map((id, index) => [id, rows[index] ?? null]))] as const
        }),
      )
      const tables = new Map(found)
      return wanted.map(({ collection, id }) => {
        const row = tables.get(collection)?.get(id) ?? null
        return row === null ? undefined : parse(row)
      })
    },
    save: async (changes, from, to) => {
      // For good: the projection takes smaller steps.
      if (changes.length > MAX_ROWS_PER_SAVE) throw new RangeError(`${changes.length} rows are too many for one script`)
      const values: (string | number)[] = [from.position, from.hash, to.position, to.hash]
      for (const change of changes) values.push(...valuesOf(indexOf(change.collection), change))
      await take()
      const answer = await run(SAVE, values)
      if (answer === 'other') throw takenOver()
      if (answer !== 'saved' && answer !== 'stale') throw new TypeError(`the script answered ${String(answer)}`)
      return answer
    },
    clear: async () => {
      await take()
      await stand('clear')
    },
    page: async (name, afterId, limit) => {
      const number = indexOf(name)
      await take()
      const [position = '', hash = '', ...found] = texts.parse(await run(PAGE, [number, afterId === '' ? '-' : `(${afterId}`, limit]))
      const rows: { id: string; row: object }[] = []
      for (let index = 0; index < found.length; index += 2) rows.push({ id: found[index] ?? '', row: parse(found[index + 1] ?? '') })
      // Emptied from outside: the next look makes a view of it again.
      return position === '' ? { checkpoint: GENESIS, rows: [] } : { checkpoint: { position: Number(position), hash }, rows }
    },
    close: async () => {
      redis.disconnect()
    },
  }
}

const valuesOf = (collection: number, { id, row }: RowChange): [number, string, string] => [
  collection,
  id,
  row === null ? '' : JSON.stringify(row),
]
