import { asking, connectRedis, type RedisOptions } from '../redis-connection.ts'
import { lifeOf, StoredSession, type SessionStore } from './session-store.ts'

/**
 * Stores the next version of a session. Redis forgets the session when it expires; the list of a customer lasts as long as the last session.
 * KEYS: session, list of the customer. ARGV: version, session, milliseconds until it expires, id.
 */
const SAVE = `
local stored = redis.call('GET', KEYS[1])
local version = stored and cjson.decode(stored).version or 0
if version ~= tonumber(ARGV[1]) - 1 then return 0 end
redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
redis.call('SADD', KEYS[2], ARGV[4])
if redis.call('PTTL', KEYS[2]) < tonumber(ARGV[3]) then redis.call('PEXPIRE', KEYS[2], ARGV[3]) end
return 1
`

interface RedisSessionOptions extends Omit<RedisOptions, 'name'> {
  /** Begins every key. It is not that of the view, so that a rebuild leaves the sessions alone. */
  readonly prefix?: string
}

/** Opens the sessions in Redis: a text for each session, and for each customer a set of the ids. */
export const openRedisSessionStore = (url: string, { prefix = 'souk:sessions', ...options }: RedisSessionOptions = {}): SessionStore => {
  const redis = connectRedis(url, { name: prefix, ...options })
  const keyOf = (sessionId: string): string => `${prefix}:${sessionId}`
  const listOf = (customerId: string): string => `${prefix}:of:${customerId}`
  const parse = (row: string): StoredSession => StoredSession.parse(JSON.parse(row))

  return {
    save: (session) =>
      asking(async () => {
        const { sessionId, customerId, version } = session
        const keys = [keyOf(sessionId), listOf(customerId)]
        return (await redis.eval(SAVE, keys.length, ...keys, version, JSON.stringify(session), lifeOf(session), sessionId)) === 1
      }),
    find: (sessionId) =>
      asking(async () => {
        const row = await redis.get(keyOf(sessionId))
        return row === null ? undefined : parse(row)
      }),
    ofCustomer: (customerId) =>
      asking(async () => {
        const ids = (await redis.smembers(listOf(customerId))).toSorted()
        if (ids.length === 0) return []
        const rows = await redis.mget(ids.map(keyOf))
        const expired = ids.filter((_, index) => rows[index] === null)
        if (expired.length > 0) await redis.srem(listOf(customerId), ...expired)
        return rows.filter((row) => row !== null).map(parse)
      }),
    remove: ({ sessionId, customerId }) =>
      asking(async () => {
        await redis.multi().del(keyOf(sessionId)).srem(listOf(customerId), sessionId).exec()
      }),
    close: async () => {
      redis.disconnect()
    },
  }
}
