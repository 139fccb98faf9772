import { setTimeout as sleep } from 'node:timers/promises'
import { Pool, errors } from 'undici'
import { z } from 'zod'
import { messageOf } from '@souk/log-protocol'
import { Fault } from './fault.ts'

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
   * @throws Fault if the system stays unavailable, and on other 5xx answers
   */
  send(path: string, request?: ApiRequest): Promise<Answer>
  /**
   * Like `send`, for an answer with status 2xx and the given shape.
   * @throws Fault on any other answer
   */
  ask<Shape extends z.ZodType>(path: string, shape: Shape, request?: ApiRequest): Promise<z.output<Shape>>
  close(): Promise<void>
}

export interface ApiOptions {
  readonly url: string
  /** Number of concurrent requests. Default: 16. */
  readonly connections?: number
  /** Milliseconds to wait for a system that is unavailable. Default: 0. */
  readonly patienceMs?: number
}

const REQUEST_TIMEOUT_MS = 45_000
const MAX_PAUSE_MS = 1_000

/** Whether a status is temporary: the answers of the services and of a gateway when something is unavailable. */
const isTemporary = (status: number): boolean => status === 429 || status === 502 || status === 503 || status === 504

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

const describeError = (error: unknown): string => {
  if (error instanceof AggregateError && error.message === '') return error.errors.map(describeError).join(', ')
  return messageOf(error)
}

/** @throws Fault if the URL is not an HTTP URL */
export const createApi = ({ url, connections = 16, patienceMs = 0 }: ApiOptions): Api => {
  const base = URL.parse(url)
  if (base === null || (base.protocol !== 'http:' && base.protocol !== 'https:')) throw new Fault(`not an http(s) URL: ${url}`)
  const prefix = base.pathname.replace(/\/$/, '')
  const pool = new Pool(base.origin, { connections, headersTimeout: REQUEST_TIMEOUT_MS, bodyTimeout: REQUEST_TIMEOUT_MS })

  const once = async (
    path: string,
    { method = 'GET', query = {}, body, idempotencyKey, headers = {} }: ApiRequest,
  ): Promise<Omit<Answer, 'sends'>> => {
    const asked = new URLSearchParams()
    for (const [name, value] of Object.entries(query)) if (value !== undefined) asked.append(name, String(value))
    const search = asked.toString()
    const response = await pool.request({
      method,
      path: `${prefix}${path}${search === '' ? '' : `?${search}`}`,
      headers: {
        ...headers,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
      },
      body: body === undefined ? null : JSON.stringify(body),
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

  const send = async (path: string, request: ApiRequest = {}): Promise<Answer> => {
    const repeatable = (request.method ?? 'GET') === 'GET' || request.idempotencyKey !== undefined
    let awaySince: number | undefined
    for (let pause = 50, sends = 1; ; pause = Math.min(MAX_PAUSE_MS, pause * 2), sends += 1) {
      let trouble: string
      try {
        const answer = await once(path, request)
        if (answer.status < 500 && answer.status !== 429) return { ...answer, sends }
        trouble = describeAnswer(answer)
        if (!isTemporary(answer.status)) throw new Fault(`${request.method ?? 'GET'} ${path}: ${trouble}`)
      } catch (error) {
        if (error instanceof Fault || error instanceof errors.ClientDestroyedError || error instanceof errors.ClientClosedError) throw error
        trouble = describeError(error)
      }
      awaySince ??= Date.now()
      if (!repeatable || Date.now() - awaySince >= patienceMs) throw new Fault(`no answer from ${url}: ${trouble}`)
      await sleep(pause)
    }
  }

  return {
    url,
    send,
    ask: async (path, shape, request = {}) => {
      const answer = await send(path, request)
      const what = `${request.method ?? 'GET'} ${path}`
      if (answer.status < 200 || answer.status >= 300) throw new Fault(`${what}: ${describeAnswer(answer)}`)
      const parsed = shape.safeParse(answer.body)
      if (!parsed.success) throw new Fault(`unexpected answer to ${what}: ${parsed.error.issues[0]?.message ?? ''}`)
      return parsed.data
    },
    close: () => pool.close(),
  }
}
