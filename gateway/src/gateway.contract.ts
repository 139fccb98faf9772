import { randomUUID } from 'node:crypto'
import { request, type IncomingHttpHeaders, type IncomingMessage, type OutgoingHttpHeaders, type ServerResponse } from 'node:http'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { createGunzip } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createApi, securityHeaders, type App } from '@souk/http'
import { expectProblem } from '@souk/http/testing'
import {
  allowedOrigins,
  facadeCases,
  foreign,
  forwardedCases,
  hiddenPaths,
  knownHosts,
  otherOrigins,
  own,
  pathCases,
  sitePaths,
  SOUK_CORS_ORIGINS,
  SOUK_HOSTS,
  SOUK_TRUSTED_PROXIES,
  unknownHosts,
  versionCases,
} from '../testing/cases.ts'
import { publicFiles } from './public-files.ts'
import { facades, routingTable, type Facade, type Route } from './routing-table.ts'

const quiet = { logger: { info: () => undefined, warn: () => undefined, error: () => undefined }, newId: randomUUID }

/** A service that answers every request with its own name and what it has seen of the request, and with streams of events. */
const serviceNamed = (service: string): App => {
  const app = createApi(quiet)
  app.all('/*', {}, async ({ url, id, headers: { authorization, 'x-forwarded-for': client } }) => ({
    service,
    url,
    id,
    authorization,
    client,
  }))
  app.get('/keys', {}, async (_request, reply) => {
    reply.header('surrogate-key', Array.from({ length: 200 }, () => `product-${randomUUID()}`).join(' '))
    return {}
  })
  const streams = new Set<ServerResponse>()
  app.get('/streams', {}, (_request, reply) => {
    reply.hijack()
    const { raw } = reply
    streams.add(raw)
    raw.once('close', () => streams.delete(raw))
    raw.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: first\n\n')
  })
  app.get('/streams/count', {}, async () => streams.size)
  app.post('/streams/next', {}, async () => {
    for (const stream of streams) stream.write('data: next\n\n')
  })
  app.post('/streams/end', {}, async () => {
    for (const stream of streams) stream.end()
  })
  return app
}

const EchoOrProblem = z.object({ service: z.string().optional(), url: z.string().optional(), code: z.string().optional() })

/** The services, the facades and the site. */
export type Services = Readonly<Record<Route['service'] | Facade | 'shop', App>>

/** For tests of gateways. The caller closes them. */
export const echoServices = (): Services => ({
  customer: serviceNamed('customer'),
  order: serviceNamed('order'),
  product: serviceNamed('product'),
  accounting: serviceNamed('accounting'),
  storefront: serviceNamed('storefront'),
  'event-store': serviceNamed('event-store'),
  books: serviceNamed('books'),
  'original-api': serviceNamed('original-api'),
  graphql: serviceNamed('graphql'),
  shop: serviceNamed('shop'),
})

/** The settings of a gateway, as environment variables. */
export type GatewayEnvironment = Readonly<Record<string, string>>

export interface StartedGateway {
  readonly url: string
  /** Closes the gateway and its services. */
  close(): Promise<void>
}

interface Asked {
  readonly method?: string
  readonly path: string
  readonly headers?: OutgoingHttpHeaders
  readonly body?: string
}

interface Answered {
  readonly statusCode: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** What every gateway does. @param start  starts one before services that answer what they have seen */
export const gatewayContract = (start: (environment: GatewayEnvironment, services: Services) => Promise<StartedGateway>): void => {
  /** Starts a gateway for the tests of a block. */
  const gatewayWith = (environment: GatewayEnvironment) => {
    let gateway: StartedGateway
    beforeAll(async () => {
      gateway = await start({ SOUK_HOSTS, ...environment }, echoServices())
    })
    afterAll(() => gateway.close())

    /** Sends a request as it is: nothing of the path is resolved or encoded. */
    const ask = ({ method = 'GET', path, headers = {}, body }: Asked): Promise<Answered> =>
      new Promise((resolve, reject) => {
        const { hostname, port } = new URL(gateway.url)
        const outgoing = request({ agent: false, hostname, port, method, path, headers }, (answer) => {
          const plain = answer.headers['content-encoding'] === 'gzip' ? answer.pipe(createGunzip()) : answer
          text(plain).then((received) => resolve({ statusCode: answer.statusCode ?? 0, headers: answer.headers, body: received }), reject)
        })
        outgoing.on('error', reject)
        outgoing.end(body)
      })
    /** Sends bytes, and resolves to what comes back until the connection ends. */
    const sendBytes = (bytes: string): Promise<string> =>
      new Promise((resolve, reject) => {
        const { hostname, port } = new URL(gateway.url)
        const socket = connect(Number(port), hostname, () => socket.write(bytes))
        socket.on('error', reject)
        resolve(text(socket))
      })
    /** Opens a stream of events. Resolves when its head has arrived. */
    const openStream = (path: string): Promise<IncomingMessage> =>
      new Promise((resolve, reject) => {
        const { hostname, port } = new URL(gateway.url)
        const outgoing = request({ agent: false, hostname, port, path, headers: { accept: 'text/event-stream' } }, resolve)
        outgoing.on('error', reject)
        outgoing.end()
      })
    return { ask, sendBytes, openStream }
  }

  describe('by default', () => {
    const { ask, sendBytes, openStream } = gatewayWith({})

    it.each(routingTable)('hands a request for $prefix to the service, with its token', async ({ prefix, service }) => {
      const authorization = 'Bearer a.token'
      const { headers, body } = await ask({ path: `${prefix}/things?limit=1`, headers: { authorization } })
      expect(JSON.parse(body)).toEqual({ service, url: '/things?limit=1', id: headers['x-request-id'], authorization, client: '127.0.0.1' })
    })

    it.each(pathCases)('passes $path on as $seen', async ({ path, seen }) => {
      const { url, code } = EchoOrProblem.parse(JSON.parse((await ask({ path })).body))
      expect({ url, code }).toEqual({ url: seen, code: seen === undefined ? 'not-found' : undefined })
    })

    it.each(sitePaths)('has %s answered by the site, which sees the whole path', async (path) => {
      expect(EchoOrProblem.parse(JSON.parse((await ask({ path })).body))).toMatchObject({ service: 'shop', url: path })
    })

    it.each(['/docs/nowhere', '/%64ocs/nowhere', '/%6Fpenapi.json/'])('asks the site for no page at %s', async (path) => {
      expect(EchoOrProblem.parse(await ask({ path }).then(({ body }) => JSON.parse(body))).service).toBeUndefined()
    })

    it.each([
      '/product/products/..%2f..%2fcart',
      '/%70roduct/%2e%2e/cart',
      '/order/orders/../../cart',
      '/books/..',
      '/storefront/%2e%2e%2f',
    ])('asks the site for no page at %s, which was sent to a service', async (path) => {
      expect(EchoOrProblem.parse(JSON.parse((await ask({ path })).body)).service).not.toBe('shop')
    })

    it.each(facadeCases)('has $path answered by $answeredBy', async ({ path, answeredBy }) => {
      const { service, url } = EchoOrProblem.parse(JSON.parse((await ask({ path })).body))
      // A facade sees the whole path.
      expect([service, answeredBy in facades ? url : path]).toEqual([answeredBy, path])
    })

    it.each(publicFiles)(
      'shows $path, also to strangers, and answers 304 to those who have it',
      async ({ path, type, headers: expected, read }) => {
        const { statusCode, headers, body } = await ask({ path })
        expect([statusCode, headers['content-type']]).toEqual([200, type])
        expect(headers).toMatchObject(expected)
        expect(body === (await read()).text).toBe(true)
        expect((await ask({ path: path.replace(/\/?$/, '/') })).body === body).toBe(true)
        expect((await ask({ path, headers: { 'if-none-match': headers.etag } })).statusCode).toBe(304)
        expectProblem(await ask({ method: 'POST', path }), 'method-not-allowed')
        expect((await ask({ path, headers: { range: 'bytes=99999999-' } })).statusCode).toBe(200)
        // A gateway may look at the condition or not, but it answers as it always does.
        for (const condition of [{ 'if-match': '"other"' }, { 'if-unmodified-since': 'Thu, 01 Jan 1970 00:00:00 GMT' }]) {
          const answer = await ask({ path, headers: condition })
          if (answer.statusCode !== 200) expectProblem(answer, 'precondition-failed')
        }
      },
    )

    it('lets the page of the documents run its own scripts, and nothing else', async () => {
      const { headers, body } = await ask({ path: '/docs' })
      expect(headers['content-security-policy']).toContain("default-src 'none'; script-src 'self';")
      const scripts = Array.from(body.matchAll(/<script src="([^"]+)"><\/script>/g), ([, source]) => source)
      expect(scripts).toEqual(['/docs/scalar.js', '/docs/start.js'])
      expect(body.match(/<script/g)).toHaveLength(scripts.length)
    })

    it('passes the events of a stream on at once, and ends it when its reader or its service does', async () => {
      const read = async () => {
        const stream = await openStream('/order/streams')
        const received: string[] = []
        stream.setEncoding('utf8').on('data', (part: string) => received.push(part))
        await expect.poll(() => received.join('')).toBe('data: first\n\n')
        return { stream, received }
      }
      const order = (path: string): Promise<Answered> => ask({ method: 'POST', path: `/order/streams/${path}` })
      const count = async (): Promise<string> => (await ask({ path: '/order/streams/count' })).body

      const [one, other] = [await read(), await read()]
      expect(one.stream.headers).toMatchObject({ 'content-type': 'text/event-stream' })
      await order('next')
      await expect.poll(() => one.received.join('')).toBe('data: first\n\ndata: next\n\n')
      one.stream.destroy()
      await expect.poll(count).toBe('1')
      await order('end')
      await expect.poll(() => other.stream.complete).toBe(true)
      expect(other.received.join('')).toBe('data: first\n\ndata: next\n\n')
      expect(await count()).toBe('0')
    })

    it('passes an answer on that has many keys for caches', async () => {
      expect((await ask({ path: '/storefront/keys' })).statusCode).toBe(200)
    })

    it('leads from /docs/files to the page and to every document', async () => {
      const { body } = await ask({ path: '/docs/files' })
      const links = Array.from(body.matchAll(/<a href="([^"]+)">/g), ([, link]) => link)
      const documents = publicFiles.map(({ path }) => path).filter((path) => path.endsWith('.json'))
      expect(links.toSorted()).toEqual(['/docs', ...documents].toSorted())
    })

    it('compresses long answers to GET for clients that take gzip, and no others', async () => {
      const headers = { 'accept-encoding': 'gzip' }
      const path = `/order/things?x=${'a'.repeat(2_000)}`
      for (const [asked, encoding] of [
        [{ path, headers }, 'gzip'],
        [{ path, headers: { 'accept-encoding': 'br' } }, undefined],
        // It may hold a token.
        [{ path, headers, method: 'POST' }, undefined],
        [{ path: '/order/things', headers }, undefined],
      ] as const) {
        const answer = await ask(asked)
        expect([answer.statusCode, answer.headers['content-encoding']]).toEqual([200, encoding])
        expect(EchoOrProblem.parse(JSON.parse(answer.body)).url).toBe(asked.path.slice('/order'.length))
      }
      expect((await ask({ path })).headers.vary).toMatch(/\baccept-encoding\b/i)
    })

    it.each(publicFiles.slice(0, 2))('compresses $path, and answers 304 to those who have it so', async ({ path, read }) => {
      const compressed = { 'accept-encoding': 'gzip' }
      const { headers, body } = await ask({ path, headers: compressed })
      expect([headers['content-encoding'], body === (await read()).text]).toEqual(['gzip', true])
      expect(headers.vary).toMatch(/\baccept-encoding\b/i)
      expect((await ask({ path, headers: { ...compressed, 'if-none-match': headers.etag } })).statusCode).toBe(304)
    })

    it.each(hiddenPaths)('hides %s', async (path) => {
      expectProblem(await ask({ path }), 'not-found')
    })

    it.each([
      ['a long header', { headers: { 'x-long': 'a'.repeat(20_000) } }],
      ['several long headers', { headers: { 'x-one': 'a'.repeat(7_000), 'x-two': 'a'.repeat(7_000), 'x-three': 'a'.repeat(7_000) } }],
      ['a long query', { query: `?x=${'a'.repeat(20_000)}` }],
      ['many headers', { headers: Object.fromEntries(Array.from({ length: 120 }, (_, index) => [`x-${index}`, 'a'])) }],
    ])('refuses a head with %s', async (_what, { headers = {}, query = '' }: { headers?: Record<string, string>; query?: string }) => {
      const answer = await ask({ path: `/order${query}`, headers })
      expectProblem(answer, 'head-too-large')
      expect(answer.headers).toMatchObject(securityHeaders)
    })

    it('refuses a body that no route takes, and lets the service refuse what this route does not take', async () => {
      const json = { 'content-type': 'application/json' }
      for (const size of [100, 300])
        expectProblem(
          await ask({ method: 'POST', path: '/order', headers: json, body: JSON.stringify('x'.repeat(size * 1_024)) }),
          'body-too-large',
        )
    })

    it.each(knownHosts)('knows the host %s', async (host) => {
      expect((await ask({ path: '/order', headers: { host } })).statusCode).toBe(200)
    })

    it.each(unknownHosts)('does not know the host %s', async (host) => {
      for (const path of ['/order', '/nowhere']) {
        const answer = await ask({ path, headers: { host } })
        // nginx finds some of them malformed.
        expectProblem(answer, answer.statusCode === 400 ? 'malformed-request' : 'unknown-host')
      }
    })

    it('takes the host of an absolute address, not that of the header', async () => {
      const send = (target: string, host: string): Promise<string> =>
        sendBytes(`GET ${target} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)
      expect(await send('http://shop.example:8080/%6Frder/orders?limit=1', 'evil.example')).toContain('"url":"/orders?limit=1"')
      for (const target of ['http://evil.example/order', 'http://evil.example'])
        expect(await send(target, 'localhost')).toMatch(/^HTTP\/1\.1 421 /)
      expect(await send('http://localhost@evil.example/order', 'localhost')).toMatch(/^HTTP\/1\.1 4(?:21|00) /)
      expect(await send('/order', 'localhost\r\nHost: localhost')).toMatch(/^HTTP\/1\.1 400 /)
    })

    it.each(own)('takes a $method with $headers', async ({ method, headers }) => {
      expect((await ask({ method, path: '/order', headers })).statusCode).toBe(200)
    })

    it.each(foreign)('refuses a $method with $headers', async ({ method, headers }) => {
      for (const path of ['/order', '/nowhere']) expectProblem(await ask({ method, path, headers }), 'foreign-origin')
    })
  })

  /** Answers of a service and of the gateway itself. */
  const answersOf = (ask: (asked: Asked) => Promise<Answered>, headers: Readonly<Record<string, string>> = {}): Promise<Answered[]> =>
    Promise.all([
      ask({ path: '/order/orders', headers }),
      ask({ path: '/order/orders', headers: { 'api-version': '99', ...headers } }),
      ask({ path: '/docs/nowhere', headers }),
      ask({ path: '/order', headers: { ...headers, host: 'evil.example' } }),
      ask({ method: 'POST', path: '/order', headers: { 'sec-fetch-site': 'cross-site', ...headers } }),
    ])

  describe('with its headers', () => {
    const { ask } = gatewayWith({})

    it('says of every answer that it is data, and no page', async () => {
      const answers = await answersOf(ask)
      expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 406, 404, 421, 403])
      for (const { headers } of answers) expect(headers).toMatchObject(securityHeaders)
    })

    it('demands no https if the public address does not', async () => {
      for (const { headers } of await answersOf(ask)) expect(headers).not.toHaveProperty('strict-transport-security')
    })

    it('lets no page of another origin read anything', async () => {
      for (const { headers } of await answersOf(ask, { origin: 'https://pages.example' })) {
        expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([])
        expect(headers.vary ?? '').not.toMatch(/origin/i)
      }
    })
  })

  describe('of a shop with https', () => {
    const { ask } = gatewayWith({ SOUK_PUBLIC_URL: 'https://shop.example' })

    it('tells browsers to use nothing else', async () => {
      for (const { headers } of await answersOf(ask)) expect(headers['strict-transport-security']).toBe('max-age=31536000')
    })
  })

  describe('that allows origins', () => {
    const { ask } = gatewayWith({ SOUK_CORS_ORIGINS })
    const preflight = (origin: string, path = '/order/orders'): Promise<Answered> =>
      ask({ method: 'OPTIONS', path, headers: { origin, 'access-control-request-method': 'POST' } })

    it.each(allowedOrigins)('answers the preflight of a page of %s', async (origin) => {
      for (const path of ['/order/orders', '/nowhere']) {
        const { statusCode, headers, body } = await preflight(origin, path)
        expect([statusCode, body]).toEqual([204, ''])
        expect(headers).toMatchObject({ ...securityHeaders, 'access-control-allow-origin': origin, 'access-control-max-age': '7200' })
        expect(headers['access-control-allow-methods']?.split(', ')).toEqual(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'])
        expect(headers['access-control-allow-headers']?.split(', ')).toEqual(
          expect.arrayContaining(['authorization', 'content-type', 'idempotency-key', 'if-match', 'souk-position', 'api-version']),
        )
        expect(headers).not.toHaveProperty('access-control-allow-credentials')
        expect(headers.vary).toMatch(/\borigin\b/i)
      }
    })

    it.each(allowedOrigins)('lets a page of %s change something, and read every answer', async (origin) => {
      const changed = await ask({ method: 'POST', path: '/order/orders', headers: { origin, 'sec-fetch-site': 'cross-site' } })
      expect(changed.statusCode).toBe(200)
      for (const { headers } of [changed, ...(await answersOf(ask, { origin }))]) {
        expect(headers['access-control-allow-origin']).toBe(origin)
        expect(headers['access-control-expose-headers']?.split(', ')).toEqual(
          expect.arrayContaining([
            'etag',
            'location',
            'souk-position',
            'api-version',
            'retry-after',
            'preference-applied',
            'allow',
            'x-request-id',
            'idempotent-replayed',
          ]),
        )
        expect(headers).not.toHaveProperty('access-control-allow-credentials')
        expect(headers.vary).toMatch(/\borigin\b/i)
      }
      expect((await ask({ path: '/order/orders', headers: { origin } })).headers.vary).toMatch(/api-version/)
    })

    it.each(otherOrigins)('lets a page of %s neither change nor read anything', async (origin) => {
      expectProblem(await ask({ method: 'POST', path: '/order/orders', headers: { origin } }), 'foreign-origin')
      for (const { headers } of [await preflight(origin), ...(await answersOf(ask, { origin }))]) {
        expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([])
        expect(headers.vary).toMatch(/\borigin\b/i)
      }
    })

    it('does not take every request with OPTIONS for a preflight', async () => {
      const [origin = ''] = allowedOrigins
      expect((await ask({ method: 'OPTIONS', path: '/order/orders', headers: { origin } })).statusCode).toBe(200)
      const elsewhere = { host: 'evil.example', origin, 'access-control-request-method': 'POST' }
      expectProblem(await ask({ method: 'OPTIONS', path: '/order', headers: elsewhere }), 'unknown-host')
    })
  })

  const clientSeen = async (ask: (asked: Asked) => Promise<Answered>, forwarded: string | string[]): Promise<unknown> => {
    const { body } = await ask({ path: '/order', headers: { 'x-forwarded-for': forwarded } })
    return z.object({ client: z.string() }).parse(JSON.parse(body)).client
  }

  describe('that trusts no proxy', () => {
    const { ask } = gatewayWith({})

    it.each(forwardedCases)('does not believe a client that sends $forwarded', async ({ forwarded }) => {
      expect(await clientSeen(ask, forwarded)).toBe('127.0.0.1')
    })
  })

  describe('that trusts proxies', () => {
    const { ask } = gatewayWith({ SOUK_TRUSTED_PROXIES })

    it.each(forwardedCases)('given $forwarded, knows the client $client', async ({ forwarded, client }) => {
      expect(await clientSeen(ask, forwarded)).toBe(client)
    })
  })

  describe('that counts requests', () => {
    const { ask } = gatewayWith({ SOUK_TRUSTED_PROXIES, SOUK_REQUESTS_PER_SECOND: '5', SOUK_REGISTRATIONS_PER_MINUTE: '3' })
    const from = (client: string, asked: Asked): Promise<Answered> => ask({ ...asked, headers: { 'x-forwarded-for': client } })
    const several = (count: number, client: string, asked: Asked): Promise<Answered[]> =>
      Promise.all(Array.from({ length: count }, () => from(client, asked)))
    const passedIn = (answers: readonly Answered[]): number => answers.filter(({ statusCode }) => statusCode === 200).length

    it('refuses those of one address beyond ten seconds of them, and says when to come again', async () => {
      const answers = await several(120, '203.0.113.1', { path: '/order' })
      expect(passedIn(answers)).toBeGreaterThanOrEqual(50)
      expect(passedIn(answers)).toBeLessThan(80)
      for (const answer of answers.filter(({ statusCode }) => statusCode !== 200)) {
        expectProblem(answer, 'too-many-requests')
        expect(answer.headers['retry-after']).toMatch(/^[1-9]\d*$/)
      }
      expect(passedIn(await several(10, '203.0.113.2', { path: '/order' }))).toBe(10)
    })

    it.each([
      ['2001:db8:1:2::1', '2001:db8:1:2:3:4:5:6'],
      ['2001:0DB8:a::192.0.2.1', '2001:db8:a:0:2:3:4:5'],
      ['2001:0:0:1::7', '2001::1:2:3:4:5'],
      ['203.0.113.4', '::FFFF:cb00:7104'],
    ])('counts %s and %s together', async (one, other) => {
      await several(60, one, { path: '/order' })
      // Some may go on meanwhile.
      expect(passedIn(await several(20, other, { path: '/order' }))).toBeLessThan(15)
    })

    it.each([
      ['2001::3:2:3:4:5', '2001::4:2:3:4:5'],
      ['::ffff:203.0.113.6', '::ffff:203.0.113.7'],
    ])('counts %s and %s apart', async (one, other) => {
      await several(60, one, { path: '/order' })
      expect((await from(other, { path: '/order' })).statusCode).toBe(200)
    })

    it('does not count those of its own machine', async () => {
      expect(passedIn(await several(120, '', { path: '/order' }))).toBe(120)
      expect(passedIn(await several(20, '', { method: 'POST', path: '/customer/customers' }))).toBe(20)
    })

    it('refuses registrations much earlier, however their path is spelled', async () => {
      const client = '203.0.113.3'
      const answers = await several(10, client, { method: 'POST', path: '/customer/customers' })
      expect([3, 4]).toContain(passedIn(answers))
      const again = [
        '/customer/customers',
        '/customer/customers/',
        '/customer/customers?x=1',
        '/%63ustomer/customers',
        '/customer/%63ustomers',
        '/customer/add-user',
        '/customer/%61dd-user/',
        '/register',
        '/de/register/',
        '/register.data',
        '/de/register/_.data',
        '/%52EGISTER/.data',
      ]
      for (const path of again) expectProblem(await from(client, { method: 'POST', path }), 'too-many-requests')
      for (const [method, path] of [
        ['GET', '/customer/customers'],
        ['POST', '/customer/sessions'],
      ] as const)
        expect((await from(client, { method, path })).statusCode).toBe(200)
    })
  })

  describe('that demands a version', () => {
    const { ask } = gatewayWith({ SOUK_API_VERSION_REQUIRED: 'true' })

    it.each(versionCases)('given $headers, knows that one is named: $named', async ({ headers, named }) => {
      const { code } = EchoOrProblem.parse(JSON.parse((await ask({ path: '/order', headers })).body))
      const ofService = headers['api-version'] === '99' ? 'unknown-version' : undefined
      expect(code).toBe(named ? ofService : 'version-required')
    })

    it.each([
      '/product/pictures/a.webp',
      '/product/pic%74ures/a.webp',
      '/product/pictures/drawn/1-a.svg',
      '/product/products/1/picture.svg',
    ])('asks none of a page that shows the picture %s', async (path) => {
      expect(EchoOrProblem.parse(JSON.parse((await ask({ path })).body)).code).toBeUndefined()
    })

    it('asks none of a page of the site', async () => {
      expect(EchoOrProblem.parse(JSON.parse((await ask({ path: '/' })).body)).service).toBe('shop')
    })
  })
}
