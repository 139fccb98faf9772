import { ProblemError } from '@souk/http'
import type { PasswordHasher } from './passwords.ts'

/** Each hash takes 19 MiB and about 30 ms of a core. Two at once leave time for everything else. */
const AT_ONCE = 2
/** With two at once, the last one waits about three seconds. */
const MAX_WAITING = 200

/**
 * Runs a few hashes at once and lets others wait, so that many log-ins at once do not slow down all other requests.
 * The hasher throws ProblemError `overloaded` if too many wait.
 */
export const boundedHasher = (hasher: PasswordHasher, { atOnce = AT_ONCE, maxWaiting = MAX_WAITING } = {}): PasswordHasher => {
  let running = 0
  const waiting: (() => void)[] = []

  const bounded = async <Result>(task: () => Promise<Result>): Promise<Result> => {
    if (running >= atOnce) {
      if (waiting.length >= maxWaiting) throw new ProblemError('overloaded', 'too many passwords are waiting to be verified')
      // Whoever finishes hands over its place.
      await new Promise<void>((resolve) => waiting.push(resolve))
    } else running += 1
    try {
      return await task()
    } finally {
      const next = waiting.shift()
      if (next === undefined) running -= 1
      else next()
    }
  }
  return {
    hash: (password) => bounded(() => hasher.hash(password)),
    verify: (hash, password) => bounded(() => hasher.verify(hash, password)),
  }
}
