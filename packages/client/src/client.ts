import { createAccess, type Access } from './access.ts'
import { createEventStreams, type EventStreams } from './events.ts'
import { attemptsOf, discard, isConnectionError, isRepeatable, persistently, ShopUnreachable, type Attempt, type Fetch } from './fetch.ts'
import { createClient as createTransport } from './generated/client/index.ts'
import { SoukApi } from './generated/sdk.gen.ts'
import type { GetTokenData } from './generated/types.gen.ts'
import { isProblem, isTokenError, valueOf } from './refusal.ts'

/** Where the shop is, and how requests get there. */
export interface Transport {
  /** URL of the gateway. */
  readonly baseUrl: string
  /** Sends the requests. Default: the global `fetch`. */
  readonly fetch?: Fetch
  /** Headers of all requests. */
  readonly headers?: Readonly<Record<string, string>>
  /** Milliseconds to wait for a shop that is unavailable (default: 0). Writes are repeated only if they have an Idempotency-Key or import a file. */
  readonly patienceMs?: number
  /** Milliseconds that an answer may take, each time that a request is sent. Default: as long as `fetch` waits. */
  readonly timeoutMs?: number
}

export interface Credentials {
  readonly username: string
  readonly password: string
}

export interface ClientOptions extends Transport {
  /** The access token of all requests, or what keeps it. Default: none. */
  readonly token?: string | Access
  /** As whom to log in before the first request, instead of `token`. */
  readonly credentials?: Credentials
}

/** A shop, with a method for each operation of its API, and its streams of events. */
export type SoukClient = SoukApi & EventStreams

/** The version of the API that this client speaks. */
const API_VERSION = '1'

/** The one operation whose refusals are no problems, but errors of OAuth 2. */
const TOKEN_PATH: GetTokenData['url'] = '/customer/token'

/** Makes an attempt with the token. If the shop refuses it, makes one more with a new token. */
const authorized = async (attempt: Attempt, access: Access): Promise<Response> => {
  const token = await access.current()
  const response = await attempt(token)
  if (response.status !== 401) return response
  await discard(response)
  access.refused(token)
  return attempt(await access.current())
}

/** As what an answer is read. A page is read as text only where the operation answers one: elsewhere it comes from a proxy. */
const formOf = ({ headers }: Response, path: string): 'blob' | 'text' | 'json' => {
  const type = headers.get('content-type')?.toLowerCase() ?? ''
  if (/^(?:image\/|application\/pdf\b)/.test(type)) return 'blob'
  if (/^text\/csv\b/.test(type) || (/^text\/html\b/.test(type) && path.endsWith('.html'))) return 'text'
  return 'json'
}

const apiOver = (
  { baseUrl, fetch = globalThis.fetch, headers = {}, patienceMs = 0, timeoutMs = Infinity }: Transport,
  mayRepeat: (request: Request) => boolean,
  access?: Access,
): SoukClient => {
  /** Requests of operations that are open to everybody, and requests with an `authorization` of their own. */
  const withoutToken = new WeakSet<Request>()
  const sending: Fetch = async (request) => {
    // A stream takes as long as somebody reads.
    const attempt = await attemptsOf(request, fetch, request.headers.get('accept') === 'text/event-stream' ? Infinity : timeoutMs)
    const persistent: Attempt = (token) =>
      mayRepeat(request) ? persistently(() => attempt(token), patienceMs, request.signal) : attempt(token)
    return access === undefined || withoutToken.has(request) ? persistent() : authorized(persistent, access)
  }
  const client = createTransport({
    baseUrl: baseUrl.replace(/\/$/, ''),
    fetch: (input, init) => sending(input instanceof Request ? input : new Request(input, init)),
    headers: { 'api-version': API_VERSION, ...headers },
    // The content type decides, see `formOf`, unless a call says what it wants.
    parseAs: 'auto',
  })
  client.interceptors.request.use((request, { path = {}, security }) => {
    // Such a path would lead to another resource: `/products/` is the list.
    const astray = Object.keys(path).find((name) => ['', '.', '..'].includes(String(path[name])))
    if (astray !== undefined) throw new RangeError(`${astray} must not be ${JSON.stringify(path[astray])}`)
    if (security === undefined || request.headers.has('authorization')) withoutToken.add(request)
    return request
  })
  client.interceptors.response.use((response, _request, options) => {
    if (options.parseAs === 'auto') options.parseAs = formOf(response, options.url)
    return response
  })
  client.interceptors.error.use((error, response, _request, { url }) => {
    if (isProblem(error) || (url === TOKEN_PATH && isTokenError(error))) return error
    // A page of a proxy, or half an answer.
    if (response !== undefined) throw new ShopUnreachable(`HTTP ${response.status}`, { cause: error })
    if (!isConnectionError(error)) throw error
    throw new ShopUnreachable(`no answer from ${baseUrl}${reasonOf(error)}`, { cause: error })
  })
  return Object.assign(new SoukApi({ client }), createEventStreams(client))
}

/** What the operating system says, if it is that: `fetch` itself knows only that it failed. */
const reasonOf = ({ cause }: Error): string => (cause instanceof Error && cause.message !== '' ? `: ${cause.message}` : '')

/** A session that several clients can share. It begins with the first request. */
export const openSession = (transport: Transport, { username, password }: Credentials): Access => {
  // To log in twice makes one session more, and the shop answers a refresh twice.
  const api = apiOver(transport, () => true)
  return createAccess({
    logIn: () => valueOf(api.logIn({ body: { username, password } })),
    refresh: async (refreshToken) => {
      const { data, error } = await api.refreshSession({ body: { refreshToken } })
      // Whatever it was, a log-in tells it better.
      return error === undefined ? data : undefined
    },
  })
}

/**
 * A client of the shop, with a method for each operation of its API: `await shop.listOrders({ query: { limit: 10 } })`.
 * An answer has the `data`, or as `error` the problem that the shop answered; {@link valueOf} throws that.
 * Refusals of `getToken` are errors of OAuth 2 instead (RFC 6749, 5.2).
 * @throws RangeError (each method) if a parameter of the path is empty or a dot, which would lead to another resource
 * @throws ShopUnreachable (each method) if there is no answer of the API
 * @throws RequestRefused (each method) if the client cannot log in
 */
export const createClient = ({ token, credentials, ...transport }: ClientOptions): SoukClient => {
  const access = credentials === undefined ? token : openSession(transport, credentials)
  if (typeof access !== 'string') return apiOver(transport, isRepeatable, access)
  return apiOver({ ...transport, headers: { ...transport.headers, authorization: `Bearer ${access}` } }, isRepeatable)
}
