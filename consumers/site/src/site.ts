import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { createClient, readingOwnWrites, type Fetch } from '@souk/client'
import { createApp, ProblemError, type App, type Logger } from '@souk/http'
import { openCookies } from './cookies.ts'
import { isForeign } from './foreign.ts'
import { contentPolicy, pageHeaders } from './page-headers.ts'
import type { Pages, Visit } from './visit.ts'

export interface SiteParts {
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
}

/** Methods of requests that pages answer. */
const pageMethods = ['GET', 'HEAD', 'POST'] as const

/** Where Vite puts files whose names hold a hash of their content. */
const HASHED = '/assets/'

/** The application of a site: its files, and everything else is a page. It calls the API and nothing else. */
export const buildSite = async ({ pages, files, gatewayUrl, publicUrl, fetch = globalThis.fetch, ...parts }: SiteParts): Promise<App> => {
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
    },
  })

  const visitOf = (request: FastifyRequest, cookies: Visit['cookies']): Visit => ({
    shop: createClient({
      baseUrl: gatewayUrl,
      fetch: readingOwnWrites(fetch),
      headers: { 'x-forwarded-for': clientOf(request), 'x-request-id': request.id },
    }),
    cookies,
    nonce: randomBytes(16).toString('base64url'),
    requestId: request.id,
    address,
  })

  app.route({
    method: [...pageMethods],
    url: '/*',
    handler: async (request, reply) => {
      if (request.method === 'POST' && isForeign(request.headers)) throw new ProblemError('foreign-origin')
      const cookies = openCookies(request.headers.cookie, secure)
      const visit = visitOf(request, cookies)
      const answer = await pages(requestOf(request, reply, address), visit)
      reply.code(answer.status).headers({ ...pageHeaders, 'content-security-policy': contentPolicy(visit.nonce) })
      for (const [name, value] of answer.headers) reply.header(name, value)
      for (const change of cookies.changes()) reply.header('set-cookie', change)
      // Texts are compressed, other files are not.
      return reply.send(isText(answer) ? await answer.text() : Buffer.from(await answer.arrayBuffer()))
    },
  })
  return app
}

const isText = ({ headers }: Response): boolean => /^(?:text\/|application\/(?:\w+\+)?(?:json|xml))/.test(headers.get('content-type') ?? '')

/** The address of the visitor. The gateway says it. */
const clientOf = ({ headers, ip }: FastifyRequest): string => {
  const forwarded = headers['x-forwarded-for']
  return typeof forwarded === 'string' ? forwarded : ip
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
  })
}
