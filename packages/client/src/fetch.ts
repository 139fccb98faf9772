import { setTimeout as sleep } from 'node:timers/promises'
import { positionOf } from './answer.ts'
import type { ImportProductsData } from './generated/types.gen.ts'

/** Sends a request: the global `fetch`, or a function that needs no socket because the shop is in the same process. The client makes each request for one call, which may change its headers. */
export type Fetch = (request: Request) => Promise<Response>

/** The shop, or what stands before it, did not answer as the API does. */
export class ShopUnreachable extends Error {
  override readonly name = 'ShopUnreachable'
}

const MAX_PAUSE_MS = 1_000

/** Statuses of a shop that is unavailable or has too much to do. */
const temporary: readonly number[] = [429, 502, 503, 504]
export const isTemporary = (status: number): boolean => temporary.includes(status)

/** The one write that is the same without an Idempotency-Key whenever it comes: the file is the key. */
const IMPORT_PATH: ImportProductsData['url'] = '/product/products/import'

/** Whether sending the request twice does no harm: it reads, it has an Idempotency-Key, or it is an import. */
export const isRepeatable = ({ method, headers, url }: Request): boolean =>
  ['GET', 'HEAD'].includes(method) || headers.has('idempotency-key') || new URL(url).pathname.endsWith(IMPORT_PATH)

/** `fetch` throws a TypeError if there is no connection, and a time limit a TimeoutError. */
export const isConnectionError = (error: unknown): error is Error =>
  error instanceof TypeError || (error instanceof Error && error.name === 'TimeoutError')

/** Frees the connection of an answer that nobody reads. */
export const discard = async ({ body }: Response): Promise<void> => {
  await body?.cancel().catch(() => undefined)
}

/** Sends a request once, with an access token if one is given. */
export type Attempt = (token?: string) => Promise<Response>

/** Makes what sends a request, as often as necessary. An answer may take `timeoutMs` milliseconds each time. */
export const attemptsOf = async (request: Request, send: Fetch, timeoutMs: number): Promise<Attempt> => {
  const { url, method, signal } = request
  // Read once. A clone for each attempt would split the body into streams, which costs more than all the rest.
  const body = request.body === null ? null : await request.arrayBuffer()
  return (token) => {
    const headers = new Headers(request.headers)
    if (token !== undefined) headers.set('authorization', `Bearer ${token}`)
    const until = timeoutMs === Infinity ? signal : AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)])
    return send(new Request(url, { method, headers, body, signal: until }))
  }
}

/** Sends each request with the last position that an answer has named, so that every service shows what was done before. */
export const readingOwnWrites = (send: Fetch): Fetch => {
  let position = 0
  return async (request) => {
    const wanted = Math.max(position, Number(request.headers.get('souk-position') ?? 0))
    if (wanted > 0) request.headers.set('souk-position', String(wanted))
    const response = await send(request)
    position = Math.max(position, positionOf({ response }))
    return response
  }
}

/** How long the shop asks to wait before the next request, as seconds or as a date. */
const retryAfterMs = ({ headers }: Response): number => {
  const value = headers.get('retry-after') ?? ''
  const ms = /^\d+$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - Date.now()
  return Number.isNaN(ms) ? 0 : ms
}

/** Repeats an attempt while the shop is unavailable, as late as it asks for. After `patienceMs` milliseconds the last answer counts. */
export const persistently = async (attempt: () => Promise<Response>, patienceMs: number, signal: AbortSignal): Promise<Response> => {
  const attempted = async (): Promise<Response | Error> => {
    try {
      return await attempt()
    } catch (error) {
      if (isConnectionError(error)) return error
      throw error
    }
  }
  let awaySince: number | undefined
  for (let pause = 50; ; pause = Math.min(MAX_PAUSE_MS, pause * 2)) {
    const answer = await attempted()
    const isLost = answer instanceof Error
    if (!isLost && !isTemporary(answer.status)) return answer
    awaySince ??= Date.now()
    const left = awaySince + patienceMs - Date.now()
    if (left <= 0) {
      if (isLost) throw answer
      return answer
    }
    const asked = isLost ? 0 : retryAfterMs(answer)
    if (!isLost) await discard(answer)
    // Whoever does not wait any more hears their own reason, such as that of a time limit.
    await sleep(Math.min(left, Math.max(pause, asked)), undefined, { signal }).catch(() => signal.throwIfAborted())
  }
}
