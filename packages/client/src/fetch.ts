import { setTimeout as sleep } from 'node:timers/promises'

/** Sends a request: the global `fetch`, or a function that needs no socket because the shop is in the same process. */
export type Fetch = (request: Request) => Promise<Response>

/** The shop, or what stands before it, did not answer as the API does. */
export class ShopUnreachable extends Error {
  override readonly name = 'ShopUnreachable'
}

const MAX_PAUSE_MS = 1_000

/** Statuses of a shop that is unavailable or has too much to do. */
const temporary: readonly number[] = [429, 502, 503, 504]

/** Whether sending the request twice does no harm: it reads, or it has an Idempotency-Key. */
export const isRepeatable = ({ method, headers }: Request): boolean => ['GET', 'HEAD'].includes(method) || headers.has('idempotency-key')

/** `fetch` throws a TypeError if there is no connection. */
const isConnectionError = (error: unknown): boolean => error instanceof TypeError || error instanceof ShopUnreachable

/** Sends a request again while the shop is unavailable. After `patienceMs` milliseconds the last answer counts. */
export const persistently =
  (send: Fetch, patienceMs: number, mayRepeat: (request: Request) => boolean): Fetch =>
  async (request) => {
    if (patienceMs === 0 || !mayRepeat(request)) return send(request)
    let awaySince: number | undefined
    for (let pause = 50; ; pause = Math.min(MAX_PAUSE_MS, pause * 2)) {
      let giveUp: () => Response
      try {
        const response = await send(request.clone())
        if (!temporary.includes(response.status)) return response
        giveUp = () => response
      } catch (error) {
        if (!isConnectionError(error)) throw error
        giveUp = () => {
          throw error
        }
      }
      awaySince ??= Date.now()
      if (Date.now() - awaySince >= patienceMs) return giveUp()
      await sleep(pause)
    }
  }
