import { createHash } from 'node:crypto'
import type { Redis } from 'ioredis'
import type { RateLimiterAbstract } from 'rate-limiter-flexible'
import { secondsToWait } from '@souk/http'
import { messageOf } from '@souk/log-protocol'
import { once } from '@souk/process'
import { StoreUnavailable } from '@souk/service'

/** Slows down those who guess passwords: per account and per address, with growing delays, in all instances together. */
export interface LogInThrottle {
  /**
   * Counts an attempt to log in.
   * @param account  the hash of the user name, whether somebody has it or not; undefined: the attempt counts for the address alone
   * @returns undefined if it may go on; otherwise the seconds to wait. An attempt that must wait does not count.
   * @throws StoreUnavailable
   */
  attempt(account: string | undefined, address: string): Promise<number | undefined>
  /** Takes the attempt back, because the password was right. All before it count no more for this account. */
  succeeded(account: string | undefined, address: string): Promise<void>
  close(): void
}

/** How many attempts in a row are free, the longest delay between later ones, and when the attempts are forgotten, in seconds. */
interface Limit {
  readonly free: number
  readonly longest: number
  readonly memory: number
}

const limits = {
  // A short delay, because strangers can cause it: a customer must not be locked out.
  account: { free: 5, longest: 60, memory: 3_600 },
  // Many customers may share an address.
  address: { free: 50, longest: 900, memory: 86_400 },
} as const satisfies Record<string, Limit>

/**
 * Most counters of accounts, however many names somebody invents. Accounts that share a counter are slowed down together.
 * Somebody who tries many names can find one that shares the counter of another account. It is of no use: a log-in takes only
 * its own attempt off the counter. What it forgives is noted for its account alone, and only accounts that exist can have a note.
 */
const ACCOUNT_COUNTERS = 2 ** 18

/** Seconds between attempts: 1, 2, 4 … with each attempt that is not free. */
export const delayAfter = (attempts: number, { free, longest }: Omit<Limit, 'memory'>): number =>
  attempts <= free ? 0 : Math.min(longest, 2 ** Math.min(attempts - free - 1, 20))

/** @param redis  where all instances see the attempts (default: in memory, for a process that is the only one) */
export const createLogInThrottle = (redis?: Redis, prefix = 'souk:log-ins'): LogInThrottle => {
  interface Counter {
    /** Counts the attempts. It refuses none. */
    readonly attempts: RateLimiterAbstract
    /** Lets one attempt through in each delay. */
    readonly gate: RateLimiterAbstract
  }

  // Imported with the first log-in, because a start needs neither the time nor the memory.
  const load = once(async () => {
    const { RateLimiterMemory, RateLimiterRedis } = await import('rate-limiter-flexible')
    const limiter = (name: string, points: number, duration: number): RateLimiterAbstract => {
      const options = { keyPrefix: `${prefix}:${name}`, points, duration }
      return redis === undefined ? new RateLimiterMemory(options) : new RateLimiterRedis({ ...options, storeClient: redis })
    }
    const counter = (name: keyof typeof limits): Counter => ({
      attempts: limiter(`${name}:attempts`, Number.MAX_SAFE_INTEGER, limits[name].memory),
      gate: limiter(`${name}:gate`, 1, 1),
    })
    return {
      account: counter('account'),
      address: counter('address'),
      /** By account: how many attempts of its counter count no more for it. */
      forgiven: limiter('account:forgiven', Number.MAX_SAFE_INTEGER, limits.account.memory),
    }
  })
  /** Whatever the library throws, but a delay, is a failure of the database. */
  const asking = async <Result>(task: (all: Awaited<ReturnType<typeof load>>) => Promise<Result>): Promise<Result> => {
    try {
      return await task(await load())
    } catch (error) {
      if (secondsToWait(error) !== undefined) throw error
      throw new StoreUnavailable(messageOf(error), { cause: error })
    }
  }
  /** The store keeps no address, and no key grows with what a client sends. */
  const keyOf = (text: string): string => createHash('sha256').update(text).digest('base64url')
  const keyOfAccount = (account: string): string => String(createHash('sha256').update(account).digest().readUInt32BE() % ACCOUNT_COUNTERS)

  const admit = async ({ attempts, gate }: Counter, key: string, limit: Limit, forgiven = async () => 0): Promise<void> => {
    // Counted first, so that many attempts at once are not all among the free ones.
    const { consumedPoints } = await attempts.penalty(key)
    if (delayAfter(consumedPoints, limit) === 0) return
    const delay = delayAfter(consumedPoints - (await forgiven()), limit)
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
          if (account === undefined) return
          try {
            const forgiven = async (): Promise<number> => (await all.forgiven.get(keyOf(account)))?.consumedPoints ?? 0
            await admit(all.account, keyOfAccount(account), limits.account, forgiven)
          } catch (error) {
            await all.address.attempts.reward(keyOf(address))
            throw error
          }
        })
        return undefined
      } catch (error) {
        const seconds = secondsToWait(error)
        if (seconds === undefined) throw error
        return seconds
      }
    },
    succeeded: (account, address) =>
      asking(async (all) => {
        await all.address.attempts.reward(keyOf(address))
        if (account === undefined) return
        const { consumedPoints, msBeforeNext } = await all.account.attempts.reward(keyOfAccount(account))
        // The note ends with the counter: a new one begins at 0.
        if (consumedPoints > 0) await all.forgiven.set(keyOf(account), consumedPoints, Math.max(1, Math.ceil(msBeforeNext / 1_000)))
      }),
    close: () => redis?.disconnect(),
  }
}
