import { Redis } from 'ioredis'
import { messageOf } from '@souk/log-protocol'
import { StoreUnavailable } from '@souk/service'

export interface RedisOptions {
  /** Names the connection to the server. */
  readonly name: string
  /** How long the server may take to answer (default: 10 s). */
  readonly timeoutMs?: number
  /** Called with each error of the connection, which is made again by itself. */
  readonly failed?: (error: unknown) => void
}

const TIMEOUT_MS = 10_000
const MAX_PAUSE_MS = 2_000

/** Makes a connection to Redis, with the first command. It waits for no server: every command fails until there is one. */
export const connectRedis = (url: string, { name, timeoutMs = TIMEOUT_MS, failed = () => undefined }: RedisOptions): Redis => {
  const redis = new Redis(url, {
    lazyConnect: true,
    // The outcome of what is under way when the connection breaks is unknown, and that is said at once.
    // What waits for a connection fails with the next attempt to make one.
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    retryStrategy: (times) => Math.min(50 * 2 ** Math.min(times, 10), MAX_PAUSE_MS),
    commandTimeout: timeoutMs,
    connectTimeout: timeoutMs,
    // A server that answers nothing any more, or a network that drops everything, must not keep the connection for ever.
    socketTimeout: 2 * timeoutMs,
    connectionName: name,
  })
  redis.on('error', failed)
  return redis
}

/** Runs a command. Whatever fails becomes `StoreUnavailable`. No event is to blame for what the server refuses: somebody has to mend it. */
export const asking = async <Result>(task: () => Promise<Result>): Promise<Result> => {
  try {
    return await task()
  } catch (error) {
    throw new StoreUnavailable(messageOf(error), { cause: error })
  }
}
