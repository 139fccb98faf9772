import { setTimeout as sleep } from 'node:timers/promises'
import { Pool, errors } from 'undici'
import { z } from 'zod'
import { createAccess } from '@souk/client/access'
import { Tokens } from '@souk/contracts'
import { faultsIn, inPlainWords, messageOf } from '@souk/log-protocol'
import { Fault } from './fault.ts'
import type { FirstManager, Shop } from './first-manager.ts'

/** The answer to a request, with any status but 5xx and 429: those are retried or thrown. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  /** The body as JSON. Undefined if there is none. */
  readonly body: unknown
  /** How often the request was sent. After the first time, an earlier one may have taken effect. */
  readonly sends: number
}

interface ApiRequest {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly query?: Readonly<Record<string, string | number | undefined>>
  readonly body?: unknown
  /** Makes a write safe to repeat. A write without a key is sent only once. */
  readonly idempotencyKey?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** The shop behind its gateway. */
export interface Api {
  readonly url: string
  /**
   * Sends a request, and repeats it for `patienceMs` while the system is unavailable.
   * @throws Fault if the system stays unavailable, on other 5xx answers, and if the manager cannot log in
   */
  send(path: string, request?: ApiRequest): Promise<Answer>
  /**
   * Like `send`, for an answer with status 2xx and the given shape.
   * @throws Fault on any other answer
   */
  ask<Shape extends z.ZodType>(path: string, shape: Shape, request?: ApiRequest): Promise<z.output<Shape>>
  /** The manager's access token. @throws Fault if no manager is known, or the manager cannot log in */
  token(): Promise<string>
  /** Logs out, unless somebody has got the token. */
  close(): Promise<void>
}

export interface ApiOptions extends Shop {
  /** Number of concurrent requests. Default: 16. */
  readonly connections?: number
  /** Milliseconds to wait for a system that is unavailable. Default: 0. */
  readonly patienceMs?: number
}

const REQUEST_TIMEOUT_MS = 45_000
const LOG_OUT_TIMEOUT_MS = 2_000
const MAX_PAUSE_MS = 1_000

/** The version of the shop's API that this client speaks. */
const API_VERSION = '1'

/** Whether a status is temporary: the answers of the services and of a gateway when something is unavailable. */
const isTemporary = (status: number): boolean => status === 429 || status === 502 || status === 503 || status === 504

/** An answer of the shop, however often it was asked. */
type OneAnswer = Omit<Answer, 'sends'>

const Problem = z.object({ code: z.string(), title: z.string(), detail: z.string().optional() })

/** `422 insufficient-stock: There are not that many units available (…)` */
export const describeAnswer = ({ status, body }: Pick<Answer, 'status' | 'body'>): string => {
  const problem = Problem.safeParse(body)
  if (!problem.success) return `HTTP ${status}`
  const { code, title, detail } = problem.data
  return `${status} ${code}: ${title}${detail === undefined ? '' : ` (${detail})`}`
}

/** The code of a problem+json answer. */
export const problemCode = ({ body }: Answer): string | undefined => Problem.safeParse(body).data?.code

export const unknownManager = ({ url, soughtIn }: Pick<Shop, 'url' | 'soughtIn'>): Fault => {
  const where = soughtIn === undefined ? '' : `, or SOUK_DATA to the folder with manager.json (there is no ${soughtIn})`
  return new Fault(`no manager of ${url} is known: set MANAGER_USER and MANAGER_PASSWORD${where}`)
}

const describeError = (error: unknown): string => {
  if (error instanceof AggregateError && error.message === '') return error.errors.map(describeError).join(', ')
  return messageOf(error)
}

const shaped = <Shape extends z.ZodType>(what: string, shape: Shape, { body }: Answer): z.output<Shape> => {
  const parsed = shape.safeParse(body, { error: inPlainWords })
  if (!parsed.success) throw new Fault(`unexpected answer to ${what}: ${faultsIn(parsed.error, 'answer')[0]?.message ?? ''}`)
  return parsed.data
}

/** @throws Fault if the URL is not an HTTP URL */
export const createApi = ({ url, manager, soughtIn, connections = 16, patienceMs = 0 }: ApiOptions): Api => {
  const base = URL.parse(url)
  if (base === null || (base.protocol !== 'http:' && base.protocol !== 'https:')) throw new Fault(`not an http(s) URL: ${url}`)
  const prefix = base.pathname.replace(/\/$/, '')
  const pool = new Pool(base.origin, { connections, headersTimeout: REQUEST_TIMEOUT_MS, bodyTimeout: REQUEST_TIMEOUT_MS })

  const once = async (
    path: string,
    { method = 'GET', query = {}, body, idempotencyKey, headers = {}, signal }: ApiRequest & { readonly signal?: AbortSignal },
  ): Promise<OneAnswer> => {
    const asked = new URLSearchParams()
    for (const [name, value] of Object.entries(query)) if (value !== undefined) asked.append(name, String(value))
    const search = asked.toString()
    const response = await pool.request({
      method,
      path: `${prefix}${path}${search === '' ? '' : `?${search}`}`,
      headers: {
        'api-version': API_VERSION,
        ...headers,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
      },
      body: body === undefined ? null : JSON.stringify(body),
      ...(signal && { signal }),
    })
    const text = await response.body.text()
    let parsed: unknown
    try {
      parsed = text === '' ? undefined : JSON.parse(text)
    } catch {
      // The page of a proxy, or an incomplete answer.
      parsed = undefined
    }
    return { status: response.statusCode, headers: response.headers, body: parsed }
  }

  /** Asks the shop, and again while it is unavailable, if the request may be repeated. */
  const persist = async (what: string, repeatable: boolean, asking: () => Promise<OneAnswer>): Promise<Answer> => {
    let awaySince: number | undefined
    for (let pause = 50, sends = 1; ; pause = Math.min(MAX_PAUSE_MS, pause * 2), sends += 1) {
      let trouble: string
      try {
        const answer = await asking()
        if (answer.status < 500 && answer.status !== 429) return { ...answer, sends }
        trouble = describeAnswer(answer)
        if (!isTemporary(answer.status)) throw new Fault(`${what}: ${trouble}`)
      } catch (error) {
        if (error instanceof Fault || error instanceof errors.ClientDestroyedError || error instanceof errors.ClientClosedError) throw error
        trouble = describeError(error)
      }
      awaySince ??= Date.now()
      if (!repeatable || Date.now() - awaySince >= patienceMs) throw new Fault(`no answer from ${url}: ${trouble}`)
      await sleep(pause)
    }
  }

  const logIn = async ({ username, password, source }: FirstManager): Promise<Tokens> => {
    const path = '/customer/sessions'
    const answer = await persist(`POST ${path}`, true, () => once(path, { method: 'POST', body: { username, password } }))
    if (answer.status !== 201) throw new Fault(`cannot log in as ${username}, with ${source}: ${describeAnswer(answer)}`)
    return shaped(`POST ${path}`, Tokens, answer)
  }
  const accessToken = manager && createAccess({ logIn: () => logIn(manager) })

  /** Sends a request with the access token. If the shop refuses the token, sends the request once more with a new one. */
  const authorized = async (path: string, request: ApiRequest): Promise<OneAnswer> => {
    if (accessToken === undefined) {
      const answer = await once(path, request)
      if (answer.status === 401) throw unknownManager({ url, soughtIn })
      return answer
    }
    const sendWith = (token: string): Promise<OneAnswer> =>
      once(path, { ...request, headers: { ...request.headers, authorization: `Bearer ${token}` } })
    const token = await accessToken.current()
    const answer = await sendWith(token)
    if (answer.status !== 401) return answer
    accessToken.refused(token)
    return sendWith(await accessToken.current())
  }

  /** A token that somebody else has, too, must go on. */
  let isHandedOut = false
  /** Leaves no session behind, if the shop answers at once. Otherwise the session ends by itself, some time. */
  const logOut = async (): Promise<void> => {
    const token = accessToken?.held()
    if (token === undefined || isHandedOut) return
    const ending = {
      method: 'DELETE',
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(LOG_OUT_TIMEOUT_MS),
    } as const
    await once('/customer/sessions/current', ending).catch(() => undefined)
  }

  const send = async (path: string, request: ApiRequest = {}): Promise<Answer> => {
    const { method = 'GET', idempotencyKey } = request
    return persist(`${method} ${path}`, method === 'GET' || idempotencyKey !== undefined, () => authorized(path, request))
  }

  return {
    url,
    send,
    ask: async (path, shape, request = {}) => {
      const answer = await send(path, request)
      const what = `${request.method ?? 'GET'} ${path}`
      if (answer.status < 200 || answer.status >= 300) throw new Fault(`${what}: ${describeAnswer(answer)}`)
      return shaped(what, shape, answer)
    },
    token: async () => {
      if (accessToken === undefined) throw unknownManager({ url, soughtIn })
      isHandedOut = true
      return accessToken.current()
    },
    close: async () => {
      if (pool.closed) return
      await logOut()
      await pool.close()
    },
  }
}
