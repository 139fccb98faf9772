import { Agent, request } from 'node:http'
import { connect } from 'node:net'
import { ClientTokenError, Problem, problems } from '@souk/contracts'
import { createManager } from './manager.ts'

export interface RawAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly text: string
}

export interface RawRequest {
  readonly method?: string
  /** Sent as it is: nothing is resolved or encoded. */
  readonly path: string
  readonly headers?: Readonly<Record<string, string | string[]>>
  readonly body?: string | Buffer
}

/** A client that sends anything, valid or not: as a manager, unless a request has an `authorization` of its own. */
export const createRawClient = (url: string) => {
  const { hostname, port } = new URL(url)
  const agent = new Agent({ keepAlive: true, maxSockets: 8 })
  const manager = createManager(url)
  const send = (raw: RawRequest): Promise<RawAnswer> => manager.send(raw, sendOnce)

  const sendOnce = ({ method = 'GET', path, headers = {}, body }: RawRequest): Promise<RawAnswer> =>
    new Promise((resolve, reject) => {
      const length: Record<string, string> =
        body === undefined || headers['transfer-encoding'] !== undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
      const outgoing = request({ agent, hostname, port, method, path, headers: { ...length, ...headers } }, (incoming) => {
        if (incoming.headers['content-type'] === 'text/event-stream') {
          // It does not end by itself.
          incoming.destroy()
          resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text: '' })
          return
        }
        const chunks: Buffer[] = []
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
        incoming.on('end', () =>
          resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text: Buffer.concat(chunks).toString() }),
        )
        incoming.on('error', reject)
      })
      outgoing.on('error', reject)
      outgoing.end(body)
    })

  /** Sends bytes. @returns what comes back until the server closes the connection or is silent for `quietMs` */
  const sendBytes = (bytes: string | Buffer, { quietMs = 300 }: { quietMs?: number } = {}): Promise<string> =>
    new Promise((resolve) => {
      let received = ''
      const socket = connect(Number(port), hostname, () => socket.write(bytes))
      socket.setTimeout(quietMs, () => socket.destroy())
      socket.on('data', (chunk: Buffer) => (received += chunk.toString('latin1')))
      // A reset counts as an answer.
      socket.on('error', () => undefined)
      socket.on('close', () => resolve(received))
    })

  /** The header line of a manager's request, for bytes. */
  const authorizationLine = async (): Promise<string> => `Authorization: Bearer ${await manager.access.current()}\r\n`

  return { send, sendBytes, authorizationLine, close: () => agent.destroy() }
}

export type RawClient = ReturnType<typeof createRawClient>

const looksLikeStack = /\n\s+at |node_modules|node:internal|\.ts:\d|SqliteError|SQLITE_/

const isProblem = (type: unknown): boolean => typeof type === 'string' && /^application\/problem\+json(?:; charset=utf-8)?$/.test(type)

/** The code of a problem. @throws an error that says what is wrong, if the answer is not a well-formed, known problem */
export const soundProblem = ({ status, headers, text }: RawAnswer): string => {
  const wrong = (what: string): Error => new Error(`${what}: ${status} ${JSON.stringify(headers)} ${text.slice(0, 1_000)}`)
  if (!isProblem(headers['content-type'])) throw wrong('not problem+json')
  const problem = Problem.strict().safeParse(JSON.parse(text))
  if (!problem.success) throw wrong(`not a problem (${problem.error.message})`)
  const { code, type, status: stated, title, requestId } = problem.data
  const known = Object.entries(problems).find(([name]) => name === code)?.[1]
  if (known === undefined || type !== `urn:souk:problem:${code}` || title !== known.title) throw wrong('not a known problem')
  if (stated !== status || known.status !== status) throw wrong('the status is not that of the problem')
  if (headers['x-request-id'] !== undefined && headers['x-request-id'] !== requestId) throw wrong('two request ids')
  if (looksLikeStack.test(text)) throw wrong('it reveals internals')
  return code
}

/** The status of a sound answer: success or "not modified" with a request id, a page of the site or the way to it, or a sound problem. @throws an error that says what is wrong */
export const soundStatus = (answer: RawAnswer): number => {
  const { status, headers, text } = answer
  if (status >= 200 && status < 300) {
    if (typeof headers['x-request-id'] !== 'string') throw new Error(`no request id: ${status} ${JSON.stringify(headers)}`)
    return status
  }
  if (status === 304) {
    const isComplete = typeof headers['etag'] === 'string' && typeof headers['x-request-id'] === 'string' && text === ''
    if (!isComplete) throw new Error(`no tag, no request id, or a body: ${status} ${JSON.stringify(headers)} ${text}`)
    return status
  }
  if (status === 308) {
    // A page of the site under another spelling of its address. It leads to no other host.
    const isOwn = /^\/(?!\/)/.test(String(headers['location'])) && typeof headers['x-request-id'] === 'string'
    if (!isOwn || text !== '') throw new Error(`not a sound redirect: ${status} ${JSON.stringify(headers)} ${text}`)
    return status
  }
  if (status === 302) {
    // The way to the manager site, at the host that was asked for, or from a page of a customer to the log-in and back.
    const location = String(headers['location'])
    const isOwn =
      /^\/log-in\?next=%2F(?!%2F)/.test(location) ||
      /^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\]|(?:shop|manager)\.example)\.?:\d+\/?$/i.test(location)
    if (!isOwn || typeof headers['x-request-id'] !== 'string') throw new Error(`not a sound redirect: ${status} ${JSON.stringify(headers)}`)
    return status
  }
  // A page of the site, which says in words that there is nothing.
  if (status >= 400 && status < 500 && headers['content-type'] === 'text/html; charset=utf-8') {
    const isGuarded = /'nonce-/.test(String(headers['content-security-policy'])) && typeof headers['x-request-id'] === 'string'
    if (!isGuarded || looksLikeStack.test(text))
      throw new Error(`not a sound page: ${status} ${JSON.stringify(headers)} ${text.slice(0, 1_000)}`)
    return status
  }
  if ((status === 400 || status === 401) && String(headers['content-type']).startsWith('application/json')) {
    // What a request for a client's token is refused with (RFC 6749).
    ClientTokenError.strict().parse(JSON.parse(text))
    return status
  }
  // The answer to a HEAD has no body.
  const code = text === '' && isProblem(headers['content-type']) ? '' : soundProblem(answer)
  if (status >= 500 && status !== 503) throw new Error(`${status} ${code}: ${text}`)
  return status
}
