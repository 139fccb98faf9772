import { claimsOf, createClient, ShopUnreachable, type ClientOptions, type SoukApi } from '@souk/client'
import { LogUnavailable } from '@souk/log-protocol'
import { createCache, type Clock } from '@souk/process'
import { callerIn, type Caller, type Verifier } from '@souk/service/access'

/** How long a token counts before the shop is asked again. Log-outs must take effect within five seconds. */
const KEPT_MS = 3_000
const MAX_TOKENS = 1_000
const TIMEOUT_MS = 5_000

/** What the event store answers to whoever wants to know the end of the log. */
const statusOf = async (shop: SoukApi): Promise<number> => {
  try {
    const { error } = await shop.getHead()
    return error?.status ?? 200
  } catch (error) {
    if (error instanceof ShopUnreachable) throw new LogUnavailable(error.message)
    throw error
  }
}

/** Verifies tokens by asking the shop, for processes that do not follow the log: the event store answers only to tokens that count. */
export const createRemoteVerifier = (
  transport: Pick<ClientOptions, 'baseUrl' | 'fetch'>,
  clock: Pick<Clock, 'now'>,
): Pick<Verifier, 'verify' | 'known'> => {
  const kept = createCache<{ readonly caller: Caller; readonly until: number }>({ capacity: MAX_TOKENS })

  const shopAs = (token: string): SoukApi => createClient({ ...transport, token, timeoutMs: TIMEOUT_MS })

  const known = (token: string): Caller | undefined => {
    const found = kept.get(token)
    if (found === undefined || clock.now() < found.until) return found?.caller
    kept.delete(token)
    return undefined
  }

  return {
    known,
    verify: async (token) => {
      const claims = claimsOf(token)
      const caller = claims && callerIn(claims)
      if (caller === undefined) return undefined
      const askedAt = clock.now()
      const status = await statusOf(shopAs(token))
      if (status === 401) return undefined
      // Who may not see the log is known nevertheless.
      if (status !== 200 && status !== 403) throw new LogUnavailable(`the event store answered ${status} to a token`)
      kept.set(token, { caller, until: askedAt + KEPT_MS })
      return caller
    },
  }
}
