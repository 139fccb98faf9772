import { createHash } from 'node:crypto'
import type { Redis } from 'ioredis'
import type { RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible'
import { messageOf } from '@souk/log-protocol'
import { StoreUnavailable } from '@souk/service'

/** Slows down those who guess passwords: per account and per address, with growing delays, in all instances together. */
export interface LogInThrottle {
  /**
   * Counts an attempt to log in.
   * @param account  the hash of the user name, whether somebody has it or not
   * @returns undefined if it may go on; otherwise the seconds to wait. An attempt that must wait does not count.
   * @throws StoreUnavailable
   */
  attempt(account: string, address: string): Promise<number | undefined>
  /** Takes the attempt back, because the password was right. The next ones for the account are free again. */
  succeeded(account: string, address: string): Promise<void>
  close(): void
}

/** How many attempts in a row are free, and the longest delay between later ones, in seconds. */
interface Limit {
  readonly free: number
  readonly longest: number
}

const limits = {
  // A short delay, because strangers can cause it: a customer must not be locked out.
  account: { free: 5, longest: 60 },
  // Many customers may share an address.
  address: { free: 50, longest: 900 },
} as const satisfies Record<string, Limit>

/** Attempts are forgotten after that time, in seconds. */
const MEMORY = 86_400

/** Seconds between attempts: 1, 2, 4 … with each attempt that is not free. */
export const delayAfter = (attempts: number, { free, longest }: Limit): number =>
  attempts <= free ? 0 : Math.min(longest, 2 ** Math.min(attempts - free - 1, 20))

const isDelay = (error: unknown): error is RateLimiterRes => typeof error === 'object' && error !== null && 'msBeforeNext' in error

/** @param redis  where all instances see the attempts (default: in memory, for a process that is the only one) */
export const createLogInThrottle = (redis?: Redis, prefix = 'souk:log-ins'): LogInThrottle => {
  interface Counter {
    /** Counts the attempts. It refuses none. */
    readonly attempts: RateLimiterAbstract
    /** Lets one attempt through in each delay. */
    readonly gate: RateLimiterAbstract
  }

  // Imported with the first log-in, because a start needs neither the time nor the memory.
  let counters: Promise<Record<keyof typeof limits, Counter>> | undefined
  const load = async () => {
    const { RateLimiterMemory, RateLimiterRedis } = await import('rate-limiter-flexible')
    const limiter = (name: string, points: number, duration: number): RateLimiterAbstract => {
      const options = { keyPrefix: `${prefix}:${name}`, points, duration }
      return redis === undefined ? new RateLimiterMemory(options) : new RateLimiterRedis({ ...options, storeClient: redis })
    }
    const counter = (name: keyof typeof limits): Counter => ({
      attempts: limiter(`${name}:attempts`, Number.MAX_SAFE_INTEGER, MEMORY),
      gate: limiter(`${name}:gate`, 1, 1),
    })
    return { account: counter('account'), address: counter('address') }
  }
  /** Whatever the library throws, but a delay, is a failure of the database. */
  const asking = async <Result>(task: (all: Record<keyof typeof limits, Counter>) => Promise<Result>): Promise<Result> => {
    counters ??= load()
    try {
      return await task(await counters)
    } catch (error) {
      if (isDelay(error)) throw error
      throw new StoreUnavailable(messageOf(error), { cause: error })
    }
  }
  /** The store keeps no address, and no key grows with what a client sends. */
  const keyOf = (text: string): string => createHash('sha256').update(text).digest('base64url')

  const admit = async ({ attempts, gate }: Counter, key: string, limit: Limit): Promise<void> => {
    // Counted first, so that many attempts at once are not all among the free ones.
    const delay = delayAfter((await attempts.penalty(key)).consumedPoints, limit)
    if (delay === 0) return
    try {
      await gate.consume(key, 1, { customDuration: delay })
    } catch (error) {
      await attempts.reward(key)
      throw error
    }
  }

  return {
    attempt: async (account, address) => {
      try {
        await asking(async (all) => {
          await admit(all.address, keyOf(address), limits.address)
          try {
            await admit(all.account, keyOf(account), limits.account)
          } catch (error) {
            await all.address.attempts.reward(keyOf(address))
            throw error
          }
        })
        return undefined
      } catch (error) {
        if (isDelay(error)) return Math.max(1, Math.ceil(error.msBeforeNext / 1_000))
        throw error
      }
    },
    succeeded: (account, address) =>
      asking(async (all) => {
        await all.address.attempts.reward(keyOf(address))
        await all.account.attempts.delete(keyOf(account))
        await all.account.gate.delete(keyOf(account))
      }),
    close: () => redis?.disconnect(),
  }
}
