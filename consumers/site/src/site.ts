import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import fastifyStatic from '@fastify/static'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { createClient, positionOf, RequestRefused, type Fetch } from '@souk/client'
import { createApp, ProblemError, type App, type AppOptions, type Logger } from '@souk/http'
import { createCache } from '@souk/process'
import { openCookies } from './cookies.ts'
import { isForeign } from './foreign.ts'
import { contentPolicy, keeping, pageHeaders } from './page-headers.ts'
import { createSeal } from './seal.ts'
import { openSession, refreshingOnce, type Refreshed } from './session.ts'
import type { Pages, Visit } from './visit.ts'

export interface SiteParts extends Pick<AppOptions, 'first'> {
  readonly logger: Logger
  readonly newId: () => string
  /** Answers with pages. */
  readonly pages: Pages
  /** The folder with the files that browsers load, as Vite has built it. */
  readonly files: string
  /** URL of the gateway. */
  readonly gatewayUrl: string
  /** Sends requests to the gateway. Default: the global `fetch`. */
  readonly fetch?: Fetch
  /** The public address of the site. */
  readonly publicUrl: string
  /** Of the names of cookies. Default: `souk`. */
  readonly cookiePrefix?: string
  /** The pages that take files, such as `/products/:productId/picture`, and how many bytes a form with files may have there. Default: none. */
  readonly takingFiles?: Readonly<Record<string, number>> | undefined
  /** With what cookies are sealed. The first one seals, and all of them open. */
  readonly secrets: readonly [string, ...string[]]
  readonly now: () => number
}

/** Methods of requests that pages answer. */
const pageMethods = ['GET', 'HEAD', 'POST'] as const

const EVENTS = 'text/event-stream'

/** How browsers send a form without files, and one with them. */
const FORM = 'application/x-www-form-urlencoded'
const FILES = 'multipart/form-data'

/** The addresses of a page in every language, and what scripts post to for it. */
const postedTo = (page: string): string[] => [page, `/:language${page}`].flatMap((address) => [address, `${address}.data`])

/** How many answers to refreshes are remembered. */
const REFRESHES = 10_000

/** For how many seconds a visitor's pages wait for what the visitor has written. */
const WRITES_SECONDS = 60
const WRITES = 'position'

/** Where Vite puts files whose names hold a hash of their content. */
const HASHED = '/assets/'

/** The application of a site: its files, and everything else is a page. It calls the API and nothing else. */
export const buildSite = async ({
  pages,
  files,
  gatewayUrl,
  publicUrl,
  cookiePrefix,
  takingFiles = {},
  secrets,
  now,
  fetch = globalThis.fetch,
  ...parts
}: SiteParts): Promise<App> => {
  const app = createApp(parts)
  const address = publicUrl.replace(/\/$/, '')
  const secure = address.startsWith('https:')
  // The pages read forms themselves.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  await app.register(fastifyStatic, {
    root: files,
    // A route for each file: what is no file is a page.
    wildcard: false,
    globIgnore: ['**/*.{br,gz}', '.vite/**'],
    preCompressed: true,
    cacheControl: false,
    decorateReply: false,
    setHeaders: (reply, path) => {
      const isHashed = path.startsWith(join(files, HASHED))
      void reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'public, no-cache')
      // A service worker keeps to the policy of its own file, and asks this site for pages.
      if (!isHashed && path.endsWith('.js')) void reply.header('content-security-policy', "default-src 'none'; connect-src 'self'")
    },
  })

  const seal = createSeal(secrets, cookiePrefix)
  const api = createClient({ baseUrl: gatewayUrl, fetch })
  const refresh = refreshingOnce(
    async (refreshToken) => {
      const { data, error } = await api.refreshSession({ body: { refreshToken } })
      if (error === undefined) return data
      if (error.status === 401 || error.status === 403) return undefined
      throw new RequestRefused(error)
    },
    createCache<Refreshed>({ capacity: REFRESHES }),
    now,
  )

  const visitOf = (request: FastifyRequest, cookies: Visit['cookies'], mostBytes: number): Visit => {
    const { access, ...session } = openSession({ cookies, refresh, now })
    return {
      shop: createClient({
        baseUrl: gatewayUrl,
        fetch: showingWrites(fetch, cookies),
        // The gateway is near: to unpack compressed answers was an eighth of the work for a page.
        headers: { 'x-forwarded-for': clientOf(request), 'x-request-id': request.id, 'accept-encoding': 'identity' },
        ...(access && { token: access }),
      }),
      session,
      cameAs: session.customer()?.customerId,
      cookies,
      nonce: randomBytes(16).toString('base64url'),
      requestId: request.id,
      address,
      form: request.method === 'POST' && isForm(request, FORM) ? String(request.body ?? '') : undefined,
      hasFiles: isForm(request, FILES),
      // A length that nobody says may be any. Node reads no more than what is said.
      isTooLong: isForm(request, FILES) && !(Number(request.headers['content-length']) <= mostBytes),
      failed: (error) =>
        parts.logger.error({ requestId: request.id, error: error instanceof Error ? error.stack : String(error) }, 'a page failed'),
    }
  }

  /** @param mostBytes  of a form with files. Undefined: the page takes none */
  const answerWith = (mostBytes?: number) => async (request: FastifyRequest, reply: FastifyReply) => {
    const written = asWritten(request.url, address)
    if (written !== request.url) return reply.redirect(written, 308)
    if (request.method === 'POST') {
      if (isForeign(request.headers)) throw new ProblemError('foreign-origin')
      if (!isForm(request, FORM) && !(mostBytes !== undefined && isForm(request, FILES)))
        throw new ProblemError(
          'unsupported-media-type',
          mostBytes === undefined ? `pages take ${FORM}` : `this page takes ${FORM} and ${FILES}`,
        )
    }
    const cookies = openCookies(request.headers.cookie, secure, seal, cookiePrefix)
    const visit = visitOf(request, cookies, mostBytes ?? 0)
    // Before the page: it may log out.
    const isLoggedIn = visit.session.customer() !== undefined
    const answer = await pages(requestOf(request, reply, address), visit)
    reply.code(answer.status).headers({ ...pageHeaders, ...keeping(isLoggedIn), 'content-security-policy': contentPolicy(visit.nonce) })
    for (const [name, value] of answer.headers) reply.header(name, value)
    for (const change of cookies.changes()) reply.header('set-cookie', change)
    if (answer.body !== null && isStream(answer)) return reply.send(Readable.from(answer.body))
    // Texts are compressed, other files are not.
    return reply.send(isText(answer) ? await answer.text() : Buffer.from(await answer.arrayBuffer()))
  }

  app.route({ method: [...pageMethods], url: '/*', handler: answerWith() })
  app.register((uploads, _options, done) => {
    // The page reads them, when it knows who has sent them.
    uploads.addContentTypeParser(FILES, (_request, body, passed) => passed(null, body))
    for (const [page, mostBytes] of Object.entries(takingFiles)) for (const url of postedTo(page)) uploads.post(url, answerWith(mostBytes))
    done()
  })
  return app
}

/**
 * The address of a page as browsers write it, with single slashes. The gateway has judged the path before: another spelling of a page could pass it,
 * and a path that begins with two slashes would be another host in a link.
 */
const asWritten = (url: string, address: string): string => {
  const [path = ''] = url.split('?', 1)
  return `${new URL(`${address}${path}`).pathname.replaceAll(/\/{2,}/g, '/')}${url.slice(path.length)}`
}

const isForm = ({ headers }: FastifyRequest, type: typeof FORM | typeof FILES): boolean =>
  headers['content-type']?.toLowerCase().startsWith(type) === true

/** Sends the requests of a visitor so that each one shows what the visitor has written before, also in an earlier request. */
const showingWrites =
  (send: Fetch, cookies: Visit['cookies']): Fetch =>
  async (request) => {
    const before = cookies.open(WRITES)
    if (typeof before === 'number') request.headers.set('souk-position', String(before))
    const response = await send(request)
    const position = positionOf({ response })
    if (request.method !== 'GET' && position > Number(before ?? 0)) cookies.seal(WRITES, position, WRITES_SECONDS)
    return response
  }

/** Events come when they happen, and a file that somebody downloads may be long. */
const isStream = ({ headers }: Response): boolean => headers.get('content-type') === EVENTS || headers.has('content-disposition')

const isText = ({ headers }: Response): boolean => /^(?:text\/|application\/(?:\w+\+)?(?:json|xml))/.test(headers.get('content-type') ?? '')

/** The address of the visitor. The gateway says it. */
const clientOf = ({ headers, ip }: FastifyRequest): string => {
  const forwarded = headers['x-forwarded-for']
  return typeof forwarded === 'string' ? forwarded : ip
}

/** Bytes of which none is read before somebody asks for it. What is not read when the answer is sent, Node throws away. */
const whenAsked = (bytes: Readable): ReadableStream<Uint8Array> => {
  const chunks: AsyncIterator<Uint8Array> = bytes[Symbol.asyncIterator]()
  const pull = async (controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> => {
    const { done, value } = await chunks.next()
    if (done === true) controller.close()
    else controller.enqueue(value)
  }
  return new ReadableStream({ pull }, { highWaterMark: 0 })
}

/** The request as the pages read it. What is not foreign counts as one to the public address. */
const requestOf = ({ method, url, headers, body }: FastifyRequest, { raw }: FastifyReply, address: string): Request => {
  const aborting = new AbortController()
  raw.once('close', () => {
    if (!raw.writableFinished) aborting.abort()
  })
  const all = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    [value ?? []].flat().map((one) => [name, name === 'origin' ? new URL(address).origin : one]),
  )
  return new Request(`${address}${url}`, {
    method,
    headers: all,
    signal: aborting.signal,
    ...(Buffer.isBuffer(body) && body.length > 0 && { body: new Uint8Array(body) }),
    ...(body instanceof Readable && { body: whenAsked(body), duplex: 'half' as const }),
  })
}
