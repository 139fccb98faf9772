import { networkOf, ProblemError } from '@souk/http'
import type { callerOf, Write } from '@souk/service'
import type { LogInThrottle } from '../access/log-in-throttle.ts'

type Request = Parameters<typeof callerOf>[0]
type Reply = Parameters<Write>[1]

export interface AttemptParts {
  readonly throttle: LogInThrottle
  /** Whether requests come from the gateway, and from nobody else. */
  readonly behindGateway: boolean
}

/**
 * Counts attempts to name the password of an account, wherever a request names one.
 * The returned function resolves to another one, to be called if the password was right. It throws ProblemError `too-many-requests`.
 * @param account  the hash of the user name, whether somebody has it or not; undefined for a client, whose secret nobody can guess
 */
export const createAttempts = ({ throttle, behindGateway }: AttemptParts) => {
  /** The gateway overwrites `X-Forwarded-For`. Without a gateway in between, anybody could write anything there. */
  const addressOf = ({ ip, headers }: Request): string => {
    const forwarded = headers['x-forwarded-for']
    return behindGateway && typeof forwarded === 'string' ? forwarded : ip
  }

  return async (request: Request, reply: Reply, account: string | undefined): Promise<() => Promise<void>> => {
    const address = networkOf(addressOf(request))
    const wait = await throttle.attempt(account, address)
    if (wait === undefined) return () => throttle.succeeded(account, address)
    reply.header('retry-after', wait)
    throw new ProblemError('too-many-requests', 'there were too many attempts with a password')
  }
}

export type Attempts = ReturnType<typeof createAttempts>
