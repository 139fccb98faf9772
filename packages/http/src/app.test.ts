import { Agent, get, type IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { Problem, problems, type ProblemCode } from '@souk/contracts'
import { LogUnavailable, newId, Unavailable, uuid } from '@souk/log-protocol'
import { expectProblem } from '../testing/expect-problem.ts'
import { BODY_LIMIT, createApp, type App, type AppOptions } from './app.ts'
import { ProblemError } from './problem.ts'
import { securityHeaders } from './security-headers.ts'

const ID = '00000000-0000-7000-8000-000000000001'

class DatabaseAway extends Unavailable {
  override readonly name = 'DatabaseAway'
}

let logged: string[]
const note = (_fields: object, message: string): void => void logged.push(message)
const logger = { info: note, warn: note, error: note }
beforeEach(() => {
  logged = []
})

/** An application with a few routes, which do nothing. */
const build = (options: Partial<AppOptions> = {}): App => {
  const built = createApp({ logger, newId, ...options })
  const params = z.strictObject({ orderId: uuid })
  built.post(
    '/numbers',
    { schema: { body: z.strictObject({ orderId: uuid, limit: z.int().min(0).optional() }) } },
    async (_request, reply) => reply.code(201).send({}),
  )
  built.get('/numbers', {}, async () => ({}))
  built.put('/numbers/:orderId', { schema: { params } }, async () => ({}))
  built.get('/numbers/:orderId', { schema: { params } }, async ({ params: { orderId } }) => ({ orderId }))
  built.post('/numbers/imports', {}, async () => ({}))
  built.delete('/numbers/by-name/:name', {}, async () => ({}))
  built.put('/numbers/:orderId/colour', { schema: { params } }, async () => ({}))
  built.post('/action', {}, async () => ({}))
  built.post('/pictures', { bodyLimit: 2 * BODY_LIMIT }, async () => ({}))
  built.get('/problems/:code', { schema: { params: z.strictObject({ code: z.custom<ProblemCode>() }) } }, async ({ params: { code } }) => {
    throw new ProblemError(code, 'as asked')
  })
  built.get('/fail/:how', { schema: { params: z.strictObject({ how: z.string() }) } }, async ({ params: { how } }) => {
    if (how === 'unavailable') throw new DatabaseAway('SQLITE_FULL: /var/lib/secret.sqlite')
    if (how === 'log') throw new LogUnavailable('amqp://user:secret@broker')
    if (how === 'text') throw 'secret'
    throw new TypeError('secret is not a function')
  })
  return built
}

let app: App
beforeEach(() => {
  app = build()
})
afterEach(() => app.close())

const post = (payload: unknown, headers: Record<string, string> = {}, url = '/numbers') =>
  app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/json', ...headers },
    payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
  })

describe('errors', () => {
  it.each(Object.keys(problems) as ProblemCode[])('%s is answered as a problem', async (code) => {
    const answer = await app.inject(`/problems/${code}`)
    expect(expectProblem(answer, code).detail).toBe('as asked')
    const waits = problems[code].status === 503 || problems[code].status === 429
    expect(answer.headers['retry-after']).toBe(waits ? '1' : undefined)
  })

  it('that nobody foresaw are logged, and the answer does not say what they are', async () => {
    expectProblem(await app.inject('/fail/error'), 'internal-error')
    expectProblem(await app.inject('/fail/text'), 'internal-error')
    expect(logged).toEqual(['a request failed', 'a request failed'])
  })

  it('of a part that is away are answered 503', async () => {
    expectProblem(await app.inject('/fail/unavailable'), 'unavailable')
    expectProblem(await app.inject('/fail/log'), 'unavailable')
  })

  it('name the fields that are wrong', async () => {
    const { detail, errors } = expectProblem(await post({ orderId: 'x', limit: '1', colour: 'red' }), 'malformed-request')
    expect(errors).toEqual([
      { path: 'orderId', message: 'orderId must be a UUID' },
      { path: 'limit', message: 'limit must be a number' },
      { path: 'colour', message: 'colour is unknown' },
    ])
    expect(detail).toBe('orderId must be a UUID; limit must be a number; colour is unknown')
    expect(expectProblem(await post(undefined), 'malformed-request').detail).toBe('the body must be an object')
    expect(expectProblem(await post([]), 'malformed-request').detail).toBe('the body must be an object')
  })

  it('give the id of the request, also the one that the gateway gave', async () => {
    const id = ID
    expect((await app.inject({ url: '/nowhere', headers: { 'x-request-id': id } })).json()).toMatchObject({ requestId: id })
    const answer = await app.inject({ url: '/nowhere', headers: { 'x-request-id': 'anything\u00e9' } })
    expect(answer.json<Problem>().requestId).toMatch(/^[0-9a-f-]{36}$/)
  })
})

describe('the review of an error', () => {
  it('decides which error is answered', async () => {
    const urls: string[] = []
    const reviewing = build({
      reviewed: async (error, { url }) => {
        urls.push(url)
        return error instanceof ProblemError && error.code === 'not-found' ? new ProblemError('catching-up', 'wait') : error
      },
    })
    expect(expectProblem(await reviewing.inject('/problems/not-found'), 'catching-up').detail).toBe('wait')
    expectProblem(await reviewing.inject('/problems/conflict'), 'conflict')
    expectProblem(await reviewing.inject('/fail/log'), 'unavailable')
    expect(urls).toEqual(['/problems/not-found', '/problems/conflict', '/fail/log'])
    await reviewing.close()
  })

  it('is answered with its own error if it fails', async () => {
    const failing = build({ reviewed: () => Promise.reject(new DatabaseAway('secret')) })
    expectProblem(await failing.inject('/problems/not-found'), 'unavailable')
    await failing.close()
    const broken = build({ reviewed: () => Promise.reject(new TypeError('secret')) })
    expectProblem(await broken.inject('/problems/not-found'), 'internal-error')
    await broken.close()
  })
})

describe('a path', () => {
  it('that nobody knows is 404', async () => {
    for (const url of ['/', '/nowhere', '/numbers/x/y', '/number']) expectProblem(await app.inject(url), 'not-found')
  })

  it.each([
    ['DELETE', '/numbers', 'POST, GET, HEAD'],
    ['PATCH', '/numbers/', 'POST, GET, HEAD'],
    ['PATCH', '/%6Eumb%65rs', 'POST, GET, HEAD'],
    ['DELETE', `/numbers/${ID}`, 'PUT, GET, HEAD'],
    ['OPTIONS', `/numbers/${ID}?x=1`, 'PUT, GET, HEAD'],
    ['HEAD', '/action', 'POST'],
    // A path of its own is no id, whatever the route for ids allows.
    ['GET', '/numbers/imports', 'POST'],
    ['HEAD', '/numbers/imports/?x=1', 'POST'],
    ['PUT', '/numbers/import%73', 'POST'],
    ['DELETE', '/numbers/imports', 'POST'],
    ['PUT', '/numbers/by-name/colour', 'DELETE'],
  ] as const)('that has no method for %s %s is 405, with the methods that it has', async (method, url, allow) => {
    const answer = await app.inject({ method, url })
    expect(answer.statusCode).toBe(405)
    expect(answer.headers.allow?.toString().split(', ').toSorted()).toEqual(allow.split(', ').toSorted())
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/)
  })

  it('that looks like another is an id', async () => {
    for (const url of ['/numbers/import', '/numbers/:name', '/numbers/imports%2F'])
      expectProblem(await app.inject(url), 'malformed-request')
    expect((await app.inject({ method: 'POST', url: '/numbers/imports' })).statusCode).toBe(200)
    expect((await app.inject({ method: 'PUT', url: `/numbers/${ID}/colour` })).statusCode).toBe(200)
    expect((await app.inject({ method: 'DELETE', url: '/numbers/by-name/colour' })).statusCode).toBe(200)
  })

  it('with a parameter that is too long is 404, not 405', async () => {
    expectProblem(await app.inject(`/numbers/${'x'.repeat(1_000)}`), 'not-found')
  })

  it('that has no other rule must not be stored', async () => {
    for (const url of ['/numbers', `/numbers/${ID}`, '/nowhere', '/%', '/problems/conflict'])
      expect([url, (await app.inject(url)).headers['cache-control']]).toEqual([url, 'no-store'])
  })

  it('says with every answer that it is data, and no page', async () => {
    const answers = [await app.inject('/numbers'), await app.inject('/nowhere'), await app.inject('/%'), await app.inject('/fail/error')]
    for (const { headers } of answers) expect(headers).toMatchObject(securityHeaders)
  })

  it('that is not a path is 400', async () => {
    for (const url of ['/numbers/%', '/%ff', '/numbers/%E0%A4%A']) expectProblem(await app.inject(url), 'malformed-request')
  })

  it('may end in a slash', async () => {
    expect((await app.inject('/numbers/')).statusCode).toBe(200)
  })
})

describe('a body', () => {
  it.each(['{', '', 'nonsense', '{"orderId":', '\u0000', '[]', 'null', '"text"', '1e999', `${'['.repeat(50_000)}`])(
    'like %j is 400',
    async (payload) => {
      expectProblem(await post(payload), 'malformed-request')
    },
  )

  it('that names a prototype is 400', async () => {
    const orderId = ID
    for (const poison of ['"__proto__":{"limit":0}', '"constructor":{"prototype":{"limit":0}}', '"\\u005f_proto__":{}']) {
      expectProblem(await post(`{"orderId":"${orderId}",${poison}}`), 'malformed-request')
    }
    expect(Object.hasOwn(Object.prototype, 'limit')).toBe(false)
  })

  it.each(['text/plain', 'application/xml', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'nonsense'])(
    'of type %s is 415',
    async (type) => {
      expectProblem(await post({ orderId: ID }, { 'content-type': type }), 'unsupported-media-type')
      expectProblem(await post('x', { 'content-type': type }, '/action'), 'unsupported-media-type')
    },
  )

  it('may say that it is UTF-8', async () => {
    expect((await post({ orderId: ID }, { 'content-type': 'application/json; charset=utf-8' })).statusCode).toBe(201)
  })

  it('that is too large is 413, unless the route takes more', async () => {
    const large = { text: 'x'.repeat(BODY_LIMIT) }
    expectProblem(await post({ orderId: ID, ...large }), 'body-too-large')
    expectProblem(await post(large, {}, '/action'), 'body-too-large')
    expect((await post(large, {}, '/pictures')).statusCode).toBe(200)
    expectProblem(await post({ text: 'x'.repeat(2 * BODY_LIMIT) }, {}, '/pictures'), 'body-too-large')
  })
})

describe('a connection', () => {
  let port = 0
  beforeEach(async () => {
    const address = await app.listen({ port: 0, host: '127.0.0.1' })
    port = Number(new URL(address).port)
  })
  const send = (text: string): Promise<string> =>
    new Promise((resolve, reject) => {
      let answer = ''
      const socket = connect(port, '127.0.0.1', () => socket.write(text))
      socket.on('data', (data) => {
        answer += data.toString()
      })
      socket.on('close', () => resolve(answer))
      socket.on('error', (error) => (answer === '' ? reject(error) : undefined))
    })

  it.each([
    ['is not HTTP', 'nonsense\r\n\r\n'],
    ['says two lengths', 'POST /numbers HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}'],
    ['names no host', 'GET /numbers HTTP/1.1\r\nConnection: close\r\n\r\n'],
    ['has bytes that are not ASCII in its path', 'GET /caf\u00e9 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
    ['has a fragment', 'GET /numbers#/x HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
    ['has a control character in its path', 'GET /\u0001 HTTP/1.1\r\nHost: x\r\n\r\n'],
  ])('that %s is refused with a problem', async (_case, text) => {
    const [head = '', body = ''] = (await send(text)).split('\r\n\r\n')
    expect(head).toMatch(/^HTTP\/1\.1 400 /)
    expect(head.toLowerCase()).toContain('content-type: application/problem+json')
    expect(head.split('\r\n')).toEqual(expect.arrayContaining(Object.entries(securityHeaders).map(([name, value]) => `${name}: ${value}`)))
    expect(Problem.parse(JSON.parse(body))).toMatchObject({ code: 'malformed-request', status: 400 })
  })

  it.each([
    ['has too long a header', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`],
    ['has too long a path', `GET /${'x'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`],
    ['has too many headers', `GET / HTTP/1.1\r\nHost: x\r\n${'X: x\r\n'.repeat(99)}Connection: close\r\n\r\n`],
    ['has very many headers', `GET / HTTP/1.1\r\nHost: x\r\n${'X:\r\n'.repeat(2_500)}Connection: close\r\n\r\n`],
  ])('that %s is refused with 431', async (_case, text) => {
    const [head = '', body = ''] = (await send(text)).split('\r\n\r\n')
    expect(head).toMatch(/^HTTP\/1\.1 431 Request Header Fields Too Large\r\n/)
    expect(Problem.parse(JSON.parse(body))).toMatchObject({ code: 'head-too-large', status: 431 })
  })

  it('with a hundred headers is answered as usual', async () => {
    const text = `GET /numbers HTTP/1.1\r\nHost: x\r\n${'X: x\r\n'.repeat(98)}Connection: close\r\n\r\n`
    expect(await send(text)).toMatch(/^HTTP\/1\.1 200 /)
  })

  it.each([
    ['its head', 'POST /numbers HTTP/1.1\r\nHost: x\r\n'],
    ['its body', 'POST /numbers HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 20\r\n\r\n{"orderId":'],
    [
      'its next chunk',
      'POST /numbers HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{"\r\n',
    ],
  ])('over which %s does not arrive is closed with 408', async (_what, text) => {
    const impatient = build({ requestTimeoutMs: 200 })
    port = Number(new URL(await impatient.listen({ port: 0, host: '127.0.0.1' })).port)
    const [head = '', body = ''] = (await send(text)).split('\r\n\r\n')
    expect(head).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\ncontent-type: application\/problem\+json\r\n/)
    expect(Problem.parse(JSON.parse(body))).toMatchObject({ code: 'request-timeout', status: 408 })
    expect(logged).toEqual([])
    await impatient.close()
  })

  it('with an expectation that nobody knows is answered as usual', async () => {
    const [head = ''] = (await send('GET /numbers HTTP/1.1\r\nHost: x\r\nExpect: miracles\r\nConnection: close\r\n\r\n')).split('\r\n\r\n')
    expect(head).toMatch(/^HTTP\/1\.1 200 /)
  })
})

/** Asks over a connection that the client wants to keep. */
const ask = (url: string): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    get(url, { agent: new Agent({ keepAlive: true }) }, (response) => resolve(response.resume())).on('error', reject)
  })

/** An application that answers when it is told to. */
const startApp = async () => {
  const closing = createApp({ logger, newId })
  const asked: (() => void)[] = []
  closing.get('/', {}, async () => {
    await new Promise<void>((resolve) => asked.push(resolve))
    return {}
  })
  return { closing, url: await closing.listen({ host: '127.0.0.1', port: 0 }), asked }
}

describe('an application that closes', () => {
  afterEach(() => vi.useRealTimers())

  it('answers what has been asked, and then closes the connection that the client would have kept', async () => {
    const { closing, url, asked } = await startApp()
    const answer = ask(url)
    await expect.poll(() => asked).toHaveLength(1)
    const start = performance.now()
    const closed = closing.close()
    setTimeout(() => asked[0]?.(), 100)
    expect((await answer).statusCode).toBe(200)
    await closed
    expect(performance.now() - start).toBeLessThan(2_000)
  })

  it('closes an idle connection at once', async () => {
    const { closing, url, asked } = await startApp()
    const answer = ask(url)
    await expect.poll(() => asked).toHaveLength(1)
    asked[0]?.()
    expect((await answer).statusCode).toBe(200)
    const start = performance.now()
    await closing.close()
    expect(performance.now() - start).toBeLessThan(2_000)
  })

  it('gives up an answer that does not come within five seconds', async () => {
    const { closing, url, asked } = await startApp()
    const answer = ask(url)
    await expect.poll(() => asked).toHaveLength(1)
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] })
    let isCut = false
    const cut = answer.catch((error: unknown) => {
      isCut = true
      return error
    })
    const closed = closing.close()
    await vi.advanceTimersByTimeAsync(4_900)
    expect(isCut).toBe(false)
    await vi.advanceTimersByTimeAsync(200)
    expect(await cut).toMatchObject({ code: 'ECONNRESET' })
    await closed
  })
})
