import { randomUUID } from 'node:crypto'
import { connect } from 'node:net'
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createInProcessBus } from '@souk/bus'
import { pageQuery, Problem, problems, rejection, type EventNamed, type ProblemCode } from '@souk/contracts'
import { createEventStore, openSqliteEventLog, openSqliteRecords } from '@souk/event-store'
import { BODY_LIMIT, ProblemError, type App, decodeCursor, encodeCursor } from '@souk/http'
import { LogUnavailable, uuid } from '@souk/log-protocol'
import { systemClock } from '@souk/process'
import {
  type Command,
  type CommandHandler,
  type Origin,
  type Outcome,
  createServiceApp,
  manager,
  defineView,
  startService,
  type Service,
  StoreUnavailable,
} from '@souk/service'
import { aggregate, streamRef } from '@souk/service/aggregate'
import { collection, openSqliteView } from '@souk/service/sqlite'
import { until, testId } from '@souk/testing'

type Collections = { readonly numbers: { readonly sequence: number; readonly personal: { readonly name: string } } }

const numbers = aggregate<number, 'invoices'>('invoices', 0, (count) => count + 1)
const ref = streamRef(numbers, 2026)
const TakeNumber = z.strictObject({ orderId: uuid, limit: z.int().min(0).optional() })
type TakeNumber = z.infer<typeof TakeNumber>
const take = (input: TakeNumber, now = '2026-03-14T15:09:26.535Z'): Command => ({
  type: 'TakeNumber',
  target: 'numbers',
  input,
  streams: () => [ref],
  decide: (stateOf) => {
    const sequence = stateOf(ref) + 1
    if (sequence > (input.limit ?? 1_000_000)) return rejection('conflict', 'no number is left')
    return [{ type: 'InvoiceNumberAssigned', data: { orderId: input.orderId, assignedAt: now, year: 2026, sequence } }]
  },
})

const logged: string[] = []
const note = (_fields: object, message: string): void => void logged.push(message)
const logger = { info: note, warn: note, error: note }

const startStack = async () => {
  const clock = systemClock
  const bus = createInProcessBus({ clock })
  const eventLog = openSqliteEventLog(':memory:')
  const records = openSqliteRecords(':memory:')
  const eventStore = createEventStore({ log: eventLog, records, bus, clock })
  await eventStore.start()
  let broken = false
  const service = await startService({
    name: 'test',
    bus,
    clock,
    newId: randomUUID,
    logger,
    store: openSqliteView(':memory:', 1, { numbers: collection<object>({}, () => []) }),
    view: defineView<Collections, EventNamed<'InvoiceNumberAssigned'>>({
      InvoiceNumberAssigned: {
        apply: (rows, { event: { data } }) => {
          if (broken) throw new Error('the projector is broken')
          rows.put('numbers', data.orderId, { sequence: data.sequence, personal: { name: 'secret' } })
        },
      },
    }),
    reactions: {},
    open: async () => undefined,
  })
  await until(() => service.projection.follower.ready)
  return {
    service,
    clock,
    breakProjector: (on: boolean) => {
      broken = on
    },
    end: async () => {
      await service.stop()
      await eventStore.stop()
      await bus.close()
      await eventLog.close()
      await records.close()
    },
  }
}

const build = (service: Service): App => {
  const { app, write } = createServiceApp(service, { logger, newId: randomUUID })
  app.post('/numbers', { schema: { body: TakeNumber } }, (request, reply) =>
    write(request, reply, { actor: manager, command: take(request.body), status: 201, body: ([event]) => ({ number: event?.data }) }),
  )
  app.put('/numbers/:orderId', { schema: { params: z.strictObject({ orderId: uuid }) } }, (request, reply) =>
    write(request, reply, { actor: manager, command: take({ orderId: request.params.orderId }) }),
  )
  app.get('/numbers', { schema: { querystring: pageQuery } }, async ({ query }) => ({
    cursor: decodeCursor(query.cursor, z.tuple([z.int()])) ?? null,
  }))
  app.get('/numbers/:orderId', { schema: { params: z.strictObject({ orderId: uuid }) } }, async ({ params }) => {
    const [row] = await service.store.load([{ collection: 'numbers', id: params.orderId }])
    if (row === undefined) throw new ProblemError('not-found', 'no such number')
    return row
  })
  app.get('/problems/:code', async ({ params }) => {
    const { code } = params as { code: ProblemCode }
    throw new ProblemError(code, 'as asked')
  })
  app.get('/fail/:how', async ({ params }) => {
    const { how } = params as { how: string }
    if (how === 'store') throw new StoreUnavailable('SQLITE_FULL: /var/lib/secret.sqlite')
    if (how === 'log') throw new LogUnavailable('amqp://user:secret@broker')
    if (how === 'text') throw 'secret'
    throw new TypeError('secret is not a function')
  })
  return app
}

let stack: Awaited<ReturnType<typeof startStack>>
let app: App
beforeEach(async () => {
  logged.length = 0
  stack = await startStack()
  app = build(stack.service)
})
afterEach(async () => {
  await app.close()
  await stack.end()
})

interface Answer {
  readonly statusCode: number
  readonly headers: Record<string, string | string[] | number | undefined>
  readonly body: string
}

/** Every error is a problem, as the contracts say, with nothing in it that helps nobody but an attacker. */
const expectProblem = ({ statusCode, headers, body }: Answer, code: ProblemCode): Problem => {
  const problem = Problem.parse(JSON.parse(body))
  expect({ statusCode, code: problem.code, status: problem.status }).toEqual({
    statusCode: problems[code].status,
    code,
    status: problems[code].status,
  })
  expect(headers['content-type']).toMatch(/^application\/problem\+json/)
  expect(problem).toMatchObject({ type: `urn:souk:problem:${code}`, title: problems[code].title, requestId: headers['x-request-id'] })
  expect(body).not.toMatch(/secret|node_modules|\bat .+:\d+:\d+/)
  return problem
}

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

  it('unforeseen are answered without a word about them, and logged', async () => {
    expectProblem(await app.inject('/fail/error'), 'internal-error')
    expectProblem(await app.inject('/fail/text'), 'internal-error')
    expect(logged).toEqual(['a request failed', 'a request failed'])
  })

  it('of a part that is away are 503', async () => {
    expectProblem(await app.inject('/fail/store'), 'unavailable')
    expectProblem(await app.inject('/fail/log'), 'unavailable')
  })

  it('name the fields that are wrong', async () => {
    const { errors } = expectProblem(await post({ orderId: 'x', limit: '1', colour: 'red' }), 'malformed-request')
    expect(errors?.map(({ path }) => path).join(' ')).toMatch(/orderId.*limit/)
    expect(errors?.map(({ message }) => message).join(' ')).toContain('colour')
  })

  it('give the id of the request, also the one that the gateway gave', async () => {
    const id = testId(5)
    expect((await app.inject({ url: '/nowhere', headers: { 'x-request-id': id } })).json()).toMatchObject({ requestId: id })
    const answer = await app.inject({ url: '/nowhere', headers: { 'x-request-id': 'anything\u00e9' } })
    expect(answer.json<Problem>().requestId).toMatch(/^[0-9a-f-]{36}$/)
  })
})

describe('a path', () => {
  it('that nobody knows is 404', async () => {
    for (const url of ['/', '/nowhere', '/numbers/x/y', '/number']) expectProblem(await app.inject(url), 'not-found')
  })

  it.each([
    ['DELETE', '/numbers', 'POST, GET'],
    ['PATCH', '/numbers/', 'POST, GET'],
    ['HEAD', `/numbers/${testId(1)}`, 'PUT, GET'],
    ['OPTIONS', `/numbers/${testId(1)}?x=1`, 'PUT, GET'],
  ] as const)('does not know %s %s: 405, with what it knows', async (method, url, allow) => {
    const answer = await app.inject({ method, url })
    expect(answer.statusCode).toBe(405)
    expect(answer.headers.allow?.toString().split(', ').toSorted()).toEqual(allow.split(', ').toSorted())
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/)
  })

  it('with a parameter that is too long is 404, not 405', async () => {
    expectProblem(await app.inject(`/numbers/${'x'.repeat(1_000)}`), 'not-found')
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
    const orderId = testId(1)
    for (const poison of ['"__proto__":{"limit":0}', '"constructor":{"prototype":{"limit":0}}', '"\\u005f_proto__":{}']) {
      expectProblem(await post(`{"orderId":"${orderId}",${poison}}`), 'malformed-request')
    }
    expect(Object.hasOwn(Object.prototype, 'limit')).toBe(false)
  })

  it.each(['text/plain', 'application/xml', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'nonsense'])(
    'of type %s is 415',
    async (type) => {
      expectProblem(await post({ orderId: testId(1) }, { 'content-type': type }), 'unsupported-media-type')
      expectProblem(await post('x', { 'content-type': type }, '/admin/rebuild'), 'unsupported-media-type')
    },
  )

  it('may say that it is UTF-8', async () => {
    expect((await post({ orderId: testId(1) }, { 'content-type': 'application/json; charset=utf-8' })).statusCode).toBe(201)
  })

  it('that is too large is 413', async () => {
    expectProblem(await post({ orderId: testId(1), padding: 'x'.repeat(BODY_LIMIT) }), 'body-too-large')
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
    ['has too long a header', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`],
    ['says two lengths', 'POST /numbers HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}'],
    ['has a control character in its path', 'GET /\u0001 HTTP/1.1\r\nHost: x\r\n\r\n'],
  ])('that %s is told so as a problem', async (_case, text) => {
    const [head = '', body = ''] = (await send(text)).split('\r\n\r\n')
    expect(head).toMatch(/^HTTP\/1\.1 400 /)
    expect(head.toLowerCase()).toContain('content-type: application/problem+json')
    expect(Problem.parse(JSON.parse(body))).toMatchObject({ code: 'malformed-request', status: 400 })
  })
})

describe('a write', () => {
  it('answers with what its events say, and where they stand', async () => {
    const answer = await post({ orderId: testId(1) })
    expect(answer.statusCode).toBe(201)
    expect(answer.json()).toMatchObject({ number: { orderId: testId(1), sequence: 1 } })
    expect(answer.headers['souk-position']).toBe('1')
    expect(answer.headers['idempotent-replayed']).toBeUndefined()
  })

  it('without a body answers 204', async () => {
    const answer = await app.inject({ method: 'PUT', url: `/numbers/${testId(1)}` })
    expect({ status: answer.statusCode, body: answer.body }).toEqual({ status: 204, body: '' })
  })

  it('that cannot be found, for somebody has emptied the view, is not said to be missing', async () => {
    await post({ orderId: testId(1) })
    const url = `/numbers/${testId(1)}`
    await stack.service.store.clear()
    expectProblem(await app.inject(url), 'catching-up')
    while ((await app.inject(url)).statusCode === 503) await new Promise((resolve) => setImmediate(resolve))
    expect((await app.inject(url)).json()).toMatchObject({ sequence: 1 })
    expectProblem(await app.inject(`/numbers/${testId(2)}`), 'not-found')
  })

  it('that was looked for in the emptied view is not said to be missing once that is built again', async () => {
    await post({ orderId: testId(1) })
    const { store, projection } = stack.service
    const { load } = store
    store.load = async (keys) => {
      store.load = load
      await store.clear()
      const found = await load(keys)
      await projection.rebuild()
      await until(() => projection.follower.ready)
      return found
    }
    expectProblem(await app.inject(`/numbers/${testId(1)}`), 'catching-up')
    expect((await app.inject(`/numbers/${testId(1)}`)).json()).toMatchObject({ sequence: 1 })
  })

  it('can be read at once', async () => {
    for (let number = 1; number <= 20; number += 1) {
      await post({ orderId: testId(number) })
      expect((await app.inject(`/numbers/${testId(number)}`)).json()).toMatchObject({ sequence: number })
    }
  })

  it('succeeds though the view cannot show it', async () => {
    stack.breakProjector(true)
    expect((await post({ orderId: testId(1) })).statusCode).toBe(201)
    expectProblem(await app.inject(`/numbers/${testId(1)}`), 'not-found')
    expect(stack.service.health().parked).toEqual({ projection: 1, reactions: 0 })
  })

  it('that the rules forbid is answered with why', async () => {
    expect(expectProblem(await post({ orderId: testId(1), limit: 0 }), 'conflict').detail).toBe('no number is left')
  })

  describe('with an Idempotency-Key', () => {
    const key = { 'idempotency-key': 'order-1' }

    it('gets the same answer again, and says so', async () => {
      const first = await post({ orderId: testId(1) }, key)
      await post({ orderId: testId(2) })
      const second = await post({ orderId: testId(1) }, key)
      expect(second.json()).toEqual(first.json())
      expect(second.statusCode).toBe(201)
      expect(second.headers).toMatchObject({ 'idempotent-replayed': 'true', 'souk-position': '1' })
    })

    it('that was used for another request is refused', async () => {
      await post({ orderId: testId(1) }, key)
      expectProblem(await post({ orderId: testId(2) }, key), 'idempotency-key-reused')
    })

    it('is another one on another route', async () => {
      await post({ orderId: testId(1) }, key)
      expect((await app.inject({ method: 'PUT', url: `/numbers/${testId(2)}`, headers: key })).statusCode).toBe(204)
    })

    it.each(['', 'x'.repeat(201), 'with space', 'ü', 'tab\t.'])('like %j is refused', async (bad) => {
      expectProblem(await post({ orderId: testId(1) }, { 'idempotency-key': bad }), 'malformed-request')
      expect((await stack.service.log.head()).position).toBe(0)
    })
  })

  it.each([
    ['nothing more can be told', 'unavailable', 'outcome-unknown'],
    ['its id is found', 'idempotency-key-reused', 'idempotency-key-reused'],
  ] as const)('in doubt when the era ends stays in doubt until %s', async (_when, then, code) => {
    const outcomes: Outcome[] = [
      { kind: 'failed', code: 'outcome-unknown', detail: 'no answer', isOver: true },
      { kind: 'failed', code: then, detail: 'so it is' },
    ]
    const commands: CommandHandler = {
      ...stack.service.commands,
      execute: async (): Promise<Outcome> => outcomes.shift() ?? { kind: 'unchanged' },
    }
    const failing = build({ ...stack.service, commands })
    expectProblem(await failing.inject({ method: 'PUT', url: `/numbers/${testId(1)}` }), code)
    expect(outcomes).toEqual([])
    await failing.close()
  })

  it('in doubt when the era ends is so too if there is no next era in time', async () => {
    const execute = async (): Promise<Outcome> => ({ kind: 'failed', code: 'outcome-unknown', detail: 'no answer', isOver: true })
    const eras = [await stack.service.era()]
    const failing = build({ ...stack.service, era: async () => eras.shift(), commands: { ...stack.service.commands, execute } })
    expectProblem(await failing.inject({ method: 'PUT', url: `/numbers/${testId(1)}` }), 'outcome-unknown')
    await failing.close()
  })

  it.each([
    ['idempotency-key-reused', 409],
    ['overloaded', 503],
    ['unavailable', 503],
    ['outcome-unknown', 503],
  ] as const)('that fails as %s is answered %i', async (code, status) => {
    const commands: CommandHandler = {
      ...stack.service.commands,
      execute: async (): Promise<Outcome> => ({ kind: 'failed', code, detail: 'so it is' }),
    }
    const failing = build({ ...stack.service, commands })
    const answer = await failing.inject({ method: 'PUT', url: `/numbers/${testId(1)}` })
    expect(answer.statusCode).toBe(status)
    expectProblem(answer, code)
    await failing.close()
  })

  it('says who sent it, and of what', async () => {
    const origins: Origin[] = []
    const commands: CommandHandler = {
      ...stack.service.commands,
      execute: async (_command, origin): Promise<Outcome> => {
        origins.push(origin)
        return { kind: 'unchanged' }
      },
    }
    const noting = build({ ...stack.service, commands })
    const headers = { 'x-request-id': testId(9) }
    expect((await noting.inject({ method: 'PUT', url: `/numbers/${testId(1)}`, headers })).statusCode).toBe(204)
    await noting.inject({ method: 'PUT', url: `/numbers/${testId(1)}`, headers: { 'idempotency-key': 'k' } })
    expect(origins).toMatchObject([
      { actor: manager, correlationId: testId(9), causationId: testId(9), retriable: false },
      { actor: manager, retriable: true },
    ])
    await noting.close()
  })
})

describe('Souk-Position', () => {
  it('makes a read wait until the view is there', async () => {
    const reading = app.inject({ url: `/numbers/${testId(1)}`, headers: { 'souk-position': '1' } })
    await stack.service.commands.execute(take({ orderId: testId(1) }), {
      actor: manager,
      requestId: testId(8),
      correlationId: testId(8),
      causationId: testId(8),
      retriable: false,
    })
    expect((await reading).json()).toMatchObject({ sequence: 1 })
  })

  it.each(['', '-1', '1.5', 'x', '1e3', '9'.repeat(16), '1, 2'])('like %j is refused', async (position) => {
    expectProblem(await app.inject({ url: '/numbers', headers: { 'souk-position': position } }), 'malformed-request')
  })
})

describe('while the view is not there yet', () => {
  let behind: App
  beforeEach(() => {
    const { projection } = stack.service
    const follower = { ...projection.follower, ready: false, checkpoint: projection.follower.checkpoint }
    behind = build({ ...stack.service, projection: { ...projection, follower } })
  })
  afterEach(() => behind.close())

  it('reads and writes are 503, not 404', async () => {
    expectProblem(await behind.inject(`/numbers/${testId(1)}`), 'catching-up')
    expectProblem(await behind.inject({ method: 'PUT', url: `/numbers/${testId(1)}` }), 'catching-up')
    expect((await stack.service.log.head()).position).toBe(0)
  })

  it('managers still see how it stands', async () => {
    expect((await behind.inject('/admin/status')).statusCode).toBe(200)
    expect((await behind.inject('/admin/parked')).statusCode).toBe(200)
  })
})

describe("managers' routes", () => {
  it('tell how the service stands', async () => {
    await post({ orderId: testId(1) })
    expect((await app.inject('/admin/status')).json()).toMatchObject({
      ready: true,
      checkpoint: { position: 1 },
      parked: { projection: 0, reactions: 0 },
      unknownEvents: 0,
      divergences: 0,
    })
  })

  it('show what is parked, retry it and give it up', async () => {
    stack.breakProjector(true)
    await post({ orderId: testId(1) })
    const parked = async () => (await app.inject('/admin/parked')).json<{ items: { eventId: string; error: string }[] }>().items
    const [first] = await parked()
    expect(first).toMatchObject({ error: 'the projector is broken', consumer: 'test.projection' })
    const url = `/admin/parked/${first?.eventId}`
    expectProblem(await app.inject({ method: 'POST', url: `${url}/retry` }), 'conflict')
    stack.breakProjector(false)
    expect((await app.inject({ method: 'POST', url: `${url}/retry` })).statusCode).toBe(204)
    expect(await parked()).toEqual([])
    expect((await app.inject(`/numbers/${testId(1)}`)).statusCode).toBe(200)
    expectProblem(await app.inject({ method: 'POST', url: `${url}/retry` }), 'not-found')
    stack.breakProjector(true)
    await post({ orderId: testId(2) })
    const [second] = await parked()
    expect((await app.inject({ method: 'DELETE', url: `/admin/parked/${second?.eventId}` })).statusCode).toBe(204)
    expect(await parked()).toEqual([])
    expectProblem(await app.inject({ method: 'DELETE', url: `/admin/parked/${second?.eventId}` }), 'not-found')
    expectProblem(await app.inject({ method: 'DELETE', url: '/admin/parked/nonsense' }), 'malformed-request')
  })

  it('show the view row by row, without personal data', async () => {
    for (const number of [3, 1, 2]) await post({ orderId: testId(number) })
    const page = async (query: string) => (await app.inject(`/admin/view/numbers${query}`)).json<{ checkpoint: object; rows: object[] }>()
    expect(await page('?limit=2')).toEqual({
      checkpoint: await stack.service.log.head(),
      rows: [
        { id: testId(1), row: { sequence: 2 } },
        { id: testId(2), row: { sequence: 3 } },
      ],
    })
    expect((await page(`?after=${testId(2)}`)).rows).toEqual([{ id: testId(3), row: { sequence: 1 } }])
    expectProblem(await app.inject('/admin/view/others'), 'not-found')
    expectProblem(await app.inject('/admin/view/numbers;drop'), 'malformed-request')
  })

  it('have the view built again', async () => {
    for (const number of [1, 2]) await post({ orderId: testId(number) })
    const answer = await app.inject({ method: 'POST', url: '/admin/rebuild' })
    expect({ status: answer.statusCode, body: answer.json<object>() }).toEqual({ status: 202, body: { status: 'rebuilding' } })
    await until(() => stack.service.projection.follower.ready)
    expect((await app.inject(`/numbers/${testId(2)}`)).json()).toMatchObject({ sequence: 2 })
  })
})

describe('a cursor', () => {
  it('comes back as it was', () => {
    const parts = ['ü', 7, ''] as const
    expect(decodeCursor(encodeCursor(parts), z.tuple([z.string(), z.int(), z.string()]))).toEqual(parts)
    expect(decodeCursor(undefined, z.tuple([z.string()]))).toBeUndefined()
  })

  it.each(['', 'x', '!!!', encodeCursor(['x']), encodeCursor([1, 2]), Buffer.from('{"__proto__":1}').toString('base64url')])(
    'like %j is refused',
    async (cursor) => {
      expectProblem(await app.inject(`/numbers?cursor=${encodeURIComponent(cursor)}`), 'malformed-request')
    },
  )
})

describe('whatever is sent', () => {
  const method = fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS')
  const anything = fc.oneof(
    fc.string({ maxLength: 40 }),
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom('..', '%', '%00', '__proto__', testId(1)),
  )
  const path = fc.oneof(
    fc.constantFrom(
      '/numbers',
      `/numbers/${testId(1)}`,
      '/admin/parked',
      '/admin/view/numbers',
      '/admin/status',
      '/numbers?cursor=x&limit=1',
    ),
    anything.map((part) => `/numbers/${encodeURIComponent(part.toWellFormed())}`),
    anything.map((part) => `/numbers?${encodeURIComponent(part.toWellFormed())}=${encodeURIComponent(part.toWellFormed())}`),
    fc.webPath().map((text) => (text.startsWith('/') ? text : `/${text}`)),
  )
  const value = fc.stringMatching(/^[\x20-\x7e]{0,30}$/)
  const headers = fc.record(
    {
      'content-type': fc.oneof(fc.constant('application/json'), value),
      'idempotency-key': fc.oneof(fc.constant('key'), value),
      // Not a large one: that would wait for its position.
      'souk-position': fc.oneof(
        fc.constant('0'),
        fc.stringMatching(/^[^\d]{0,5}$/).map((text) => text.replaceAll(/[^\x20-\x7e]/g, '-')),
      ),
      'x-request-id': value,
      accept: value,
      'if-match': value,
    },
    { requiredKeys: [] },
  )
  const payload = fc.oneof(
    fc.json(),
    fc.string({ unit: 'binary' }),
    fc.record({ orderId: fc.oneof(fc.uuid(), fc.anything()), limit: fc.anything() }, { requiredKeys: [] }).map((body) => {
      try {
        return JSON.stringify(body)
      } catch {
        return '{}'
      }
    }),
  )
  const rejections: unknown[] = []
  const onRejection = (error: unknown): void => void rejections.push(error)
  beforeAll(() => void process.on('unhandledRejection', onRejection))
  afterAll(() => void process.off('unhandledRejection', onRejection))

  it('is answered, never with a 5xx, and every error is a problem', async () => {
    await fc.assert(
      fc.asyncProperty(method, path, headers, payload, async (how, url, given, body) => {
        const answer = await app.inject({
          method: how as 'GET',
          url,
          headers: given,
          ...(how !== 'GET' && how !== 'HEAD' && { payload: body }),
        })
        expect(answer.statusCode).toBeLessThan(500)
        if (answer.statusCode < 400) return
        expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/)
        // The answer to HEAD has no body.
        expect(how === 'HEAD' ? answer.statusCode : Problem.parse(JSON.parse(answer.body)).status).toBe(answer.statusCode)
      }),
      { numRuns: 500 },
    )
    expect(rejections).toEqual([])
    expect(logged).toEqual([])
    expect((await app.inject('/admin/status')).json()).toMatchObject({ ready: true, parked: { projection: 0, reactions: 0 } })
  })
})
