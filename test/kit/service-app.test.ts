import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { BusTimeout, type Bus } from '@souk/bus'
import { pageQuery, Problem, problems, rejection, type EventNamed, type ProblemCode } from '@souk/contracts'
import { startServiceInTest } from '@souk/event-store/testing'
import { decodeCursor, ProblemError, type App } from '@souk/http'
import { expectProblem } from '@souk/http/testing'
import { canonicalJson, eventStoreOperations, LogUnavailable, sha256, uuid, type ParkedEvent, type SettledEvent } from '@souk/log-protocol'
import {
  createServiceApp,
  defineView,
  forAnybody,
  forManagers,
  StoreUnavailable,
  startService,
  VIEW_TIMEOUT_MS,
  type Command,
  type CommandHandler,
  type Origin,
  type Outcome,
  type DiscardOutcome,
  type ParkedEvents,
  type Projection,
  type RetryOutcome,
  type Service,
} from '@souk/service'
import { aggregate, streamRef } from '@souk/service/aggregate'
import { collection, openSqliteView } from '@souk/service/sqlite'
import { asTestManager, TEST_MANAGER, withTestManager } from '@souk/service/testing'
import { createRecordingLogger, testId, until, type RecordingLogger } from '@souk/testing'

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

/** The actor of a request that names no other sender. */
const manager = { kind: 'manager', id: TEST_MANAGER.customerId } as const

let log: RecordingLogger

const startStack = async () => {
  let broken = false
  let losing = false
  /** Appends arrive, but their answers may get lost. */
  const lossy = (bus: Bus): Bus => ({
    ...bus,
    request: async (operation, message, options) => {
      const answer = await bus.request(operation, message, options)
      if (losing && operation === eventStoreOperations.append.name) throw new BusTimeout('no answer')
      return answer
    },
  })
  const test = await startServiceInTest({
    name: 'accounting',
    open: (file) => openSqliteView(file, 1, { numbers: collection<object>({}, () => []) }),
    start: (parts) =>
      startService({
        ...parts,
        bus: lossy(parts.bus),
        name: 'accounting',
        view: defineView<Collections, EventNamed<'InvoiceNumberAssigned'>>({
          InvoiceNumberAssigned: {
            apply: (rows, { event: { data } }) => {
              if (broken) throw new Error('the projector is broken')
              rows.put('numbers', data.orderId, { sequence: data.sequence, personal: { name: 'secret' } })
            },
          },
        }),
        reactions: {},
        unseal: async () => undefined,
      }),
    app: ({ service }) => buildFor(service),
    logger: log.logger,
  })
  return Object.assign(test, {
    breakProjector: (on: boolean) => {
      broken = on
    },
    loseAnswers: (on: boolean) => {
      losing = on
    },
  })
}

/** The application; a request without `authorization` is a manager's. */
const build = (service: Service): App => asTestManager(buildFor(withTestManager(service)))

const buildFor = (service: Service): App => {
  const { app, write } = createServiceApp(service, { logger: log.logger, newId: randomUUID })
  app.post('/numbers', { ...forManagers, schema: { body: TakeNumber } }, (request, reply) =>
    write(request, reply, { command: take(request.body), status: 201, body: ([event]) => ({ number: event?.data }) }),
  )
  app.put('/numbers/:orderId', { ...forManagers, schema: { params: z.strictObject({ orderId: uuid }) } }, (request, reply) =>
    write(request, reply, { command: take({ orderId: request.params.orderId }) }),
  )
  app.get('/numbers', { ...forAnybody, schema: { querystring: pageQuery } }, async ({ query }) => ({
    cursor: decodeCursor(query.cursor, z.tuple([z.int()])) ?? null,
  }))
  app.get('/numbers/:orderId', { ...forAnybody, schema: { params: z.strictObject({ orderId: uuid }) } }, async ({ params }) => {
    const [row] = await service.store.load([{ collection: 'numbers', id: params.orderId }])
    if (row === undefined) throw new ProblemError('not-found', 'no such number')
    return row
  })
  app.get('/problems/:code', forAnybody, async ({ params }) => {
    const { code } = params as { code: ProblemCode }
    throw new ProblemError(code, 'as asked')
  })
  return app
}

let stack: Awaited<ReturnType<typeof startStack>>
let app: App
beforeEach(async () => {
  log = createRecordingLogger()
  stack = await startStack()
  ;({ app } = stack)
})
afterEach(() => stack.stop())

/** The running service, with another projection. */
const withProjection = (parts: Partial<Projection>): Service => ({
  ...stack.service,
  projection: { ...stack.service.projection, ...parts },
})

const post = (payload: unknown, headers: Record<string, string> = {}, url = '/numbers') =>
  app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/json', ...headers },
    payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
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

  it('waits for the view for a time, and succeeds also if the view does not get there', async () => {
    const waits: [number, number][] = []
    const { projection } = stack.service
    const reached = async (position: number, timeoutMs: number): Promise<boolean> => {
      waits.push([position, timeoutMs])
      return false
    }
    const late = build(withProjection({ subscription: { ...projection.subscription, reached } }))
    const answer = await late.inject({ method: 'PUT', url: `/numbers/${testId(1)}` })
    expect([answer.statusCode, answer.headers['souk-position']]).toEqual([204, '1'])
    expect(waits).toEqual([[1, VIEW_TIMEOUT_MS]])
    await late.close()
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

  it('with an unknown outcome is answered as such, and its retry with the same key tells the outcome', async () => {
    const key = { 'idempotency-key': 'order-1' }
    stack.loseAnswers(true)
    expectProblem(await post({ orderId: testId(1) }, key), 'outcome-unknown')
    stack.loseAnswers(false)
    const answer = await post({ orderId: testId(1) }, key)
    expect(answer.statusCode).toBe(201)
    expect(answer.json()).toMatchObject({ number: { orderId: testId(1), sequence: 1 } })
    expect(answer.headers).toMatchObject({ 'idempotent-replayed': 'true', 'souk-position': '1' })
    expect((await stack.service.log.head()).position).toBe(1)
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

describe('a route', () => {
  it('says who may call it, or the application is not built', () => {
    const { app: other } = createServiceApp(stack.service, { logger: log.logger, newId: randomUUID })
    const handler = async () => ({})
    expect(() => other.get('/open', handler)).toThrow('the route /open does not say who may call it')
    expect(() => other.put('/open', { config: {} }, handler)).toThrow('the route /open does not say who may call it')
    expect(() => other.post('/open', { config: { access: 'everybody' } }, handler)).toThrow('the route /open does not say who may call it')
    expect(() => other.delete('/open', forAnybody, handler)).not.toThrow()
  })

  it('for anybody does not look at the token, and its commits are anonymous', async () => {
    const { app: open, write } = createServiceApp(stack.service, { logger: log.logger, newId: randomUUID })
    open.post('/numbers', { ...forAnybody, schema: { body: TakeNumber } }, (request, reply) =>
      write(request, reply, { command: take(request.body) }),
    )
    const headers = { authorization: 'Bearer expired' }
    const answer = await open.inject({ method: 'POST', url: '/numbers', headers, payload: { orderId: testId(1) } })
    expect(answer.statusCode).toBe(204)
    const [commit] = await stack.log.readAll(Number(answer.headers['souk-position']) - 1, 1)
    expect(commit?.actor).toEqual({ kind: 'anonymous', id: 'anonymous' })
    await open.close()
  })

  it('for managers is 401 without a valid token, and 403 for customers', async () => {
    const statusAs = (headers: Record<string, string>) => app.inject({ url: '/admin/status', headers })
    const none = await stack.strangersApp.inject('/admin/status')
    expectProblem(none, 'not-authenticated')
    expect(none.headers['www-authenticate']).toBe('Bearer')
    const wrong = await statusAs({ authorization: 'Bearer expired' })
    expectProblem(wrong, 'not-authenticated')
    expect(wrong.headers['www-authenticate']).toBe('Bearer error="invalid_token"')
    expect((await app.inject('/problems/not-authenticated')).headers['www-authenticate']).toBe('Bearer')
    const customers = await statusAs(await stack.bearer())
    expectProblem(customers, 'forbidden')
    expect(customers.headers['www-authenticate']).toBe('Bearer error="insufficient_scope"')
    expect((await statusAs(await stack.bearer({ role: 'manager' }))).statusCode).toBe(200)
  })

  it('has its commits name the caller', async () => {
    const headers = await stack.bearer({ role: 'manager', customerId: testId(5) })
    const answer = await post({ orderId: testId(1) }, headers)
    const [commit] = await stack.log.readAll(Number(answer.headers['souk-position']) - 1, 1)
    expect(commit?.actor).toEqual({ kind: 'manager', id: testId(5) })
  })

  it('is 503 while it is not known whether the token counts', async () => {
    const away = build({
      ...stack.service,
      verifier: { ...stack.service.verifier, known: () => undefined, verify: () => Promise.reject(new LogUnavailable('no answer')) },
    })
    expectProblem(await away.inject({ url: '/admin/status', headers: { authorization: 'Bearer x' } }), 'unavailable')
    await away.close()
  })

  it('refuses a stranger before it waits for the view', async () => {
    const { subscription } = stack.service.projection
    const behind = build(withProjection({ subscription: { ...subscription, ready: false } }))
    const sent = { method: 'PUT', url: `/numbers/${testId(1)}` } as const
    expectProblem(await behind.inject(sent), 'catching-up')
    expectProblem(await behind.inject({ ...sent, headers: { authorization: 'Bearer x' } }), 'not-authenticated')
    await behind.close()
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

  it('lets nothing be said not to exist as long as the log holds more than the view', async () => {
    const { subscription } = stack.service.projection
    const behind = build(withProjection({ subscription: { ...subscription, reached: async () => false } }))
    const missing = (position: string) => behind.inject({ url: `/numbers/${testId(2)}`, headers: { 'souk-position': position } })
    // Nothing is written yet.
    expectProblem(await missing('1'), 'not-found')
    await post({ orderId: testId(1) })
    expectProblem(await missing('0'), 'not-found')
    expectProblem(await missing('1'), 'catching-up')
    expectProblem(await missing('9'), 'catching-up')
    await behind.close()
    expectProblem(await app.inject({ url: `/numbers/${testId(2)}`, headers: { 'souk-position': '9' } }), 'not-found')
  })

  it.each(['', '-1', '1.5', 'x', '1e3', '9'.repeat(16), '1, 2'])('like %j is refused', async (position) => {
    expectProblem(await app.inject({ url: '/numbers', headers: { 'souk-position': position } }), 'malformed-request')
  })
})

describe('a service whose view somebody has emptied', () => {
  it('does not say that something is missing, and has the view built again', async () => {
    await post({ orderId: testId(1) })
    const url = `/numbers/${testId(1)}`
    await stack.service.store.clear()
    expectProblem(await app.inject(url), 'catching-up')
    while ((await app.inject(url)).statusCode === 503) await new Promise((resolve) => setImmediate(resolve))
    expect((await app.inject(url)).json()).toMatchObject({ sequence: 1 })
    expectProblem(await app.inject(`/numbers/${testId(2)}`), 'not-found')
  })

  it('does not say that something is missing that was looked for before the view was built again', async () => {
    await post({ orderId: testId(1) })
    const { store, projection } = stack.service
    const { load } = store
    store.load = async (keys) => {
      store.load = load
      await store.clear()
      const found = await load(keys)
      await projection.rebuild()
      await until(() => projection.subscription.ready)
      return found
    }
    expectProblem(await app.inject(`/numbers/${testId(1)}`), 'catching-up')
    expect((await app.inject(`/numbers/${testId(1)}`)).json()).toMatchObject({ sequence: 1 })
  })

  it.each(Object.keys(problems) as ProblemCode[])(
    'answers %s as catching-up if it says what there is, otherwise as it is',
    async (code) => {
      await post({ orderId: testId(1) })
      await stack.service.store.clear()
      expectProblem(await app.inject(`/problems/${code}`), [404, 422].includes(problems[code].status) ? 'catching-up' : code)
    },
  )

  it('does not say that something is missing while the database is away', async () => {
    const { store } = stack.service
    const { checkpoint } = store
    store.checkpoint = () => Promise.reject(new StoreUnavailable('secret'))
    expectProblem(await app.inject(`/numbers/${testId(1)}`), 'unavailable')
    store.checkpoint = checkpoint
    expectProblem(await app.inject(`/numbers/${testId(1)}`), 'not-found')
  })
})

describe('while the view is not there yet', () => {
  let behind: App
  beforeEach(() => {
    const { subscription } = stack.service.projection
    behind = build(withProjection({ subscription: { ...subscription, ready: false } }))
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
    expect((await app.inject('/admin/status')).json<{ checkpoint: object }>().checkpoint).toEqual(await stack.service.log.head())
  })

  it('show what is parked, retry it and give it up', async () => {
    stack.breakProjector(true)
    await post({ orderId: testId(1) })
    const parked = async () => (await app.inject('/admin/parked')).json<{ items: { eventId: string; error: string }[] }>().items
    const [first] = await parked()
    expect(first).toMatchObject({ error: 'the projector is broken', consumer: 'accounting.projection' })
    const url = `/admin/parked/projection/${first?.eventId}`
    expectProblem(await app.inject({ method: 'POST', url: `${url}/retry` }), 'conflict')
    stack.breakProjector(false)
    expect((await app.inject({ method: 'POST', url: `${url}/retry` })).statusCode).toBe(204)
    expect(await parked()).toEqual([])
    expect((await app.inject(`/numbers/${testId(1)}`)).statusCode).toBe(200)
    expectProblem(await app.inject({ method: 'POST', url: `${url}/retry` }), 'not-found')
    stack.breakProjector(true)
    await post({ orderId: testId(2) })
    const [second] = await parked()
    const other = `/admin/parked/projection/${second?.eventId}`
    expectProblem(await app.inject({ method: 'DELETE', url: other, payload: { reason: '' } }), 'malformed-request')
    expect((await app.inject({ method: 'DELETE', url: other, payload: { reason: 'it was a test' } })).statusCode).toBe(204)
    expect(await parked()).toEqual([])
    expectProblem(await app.inject({ method: 'DELETE', url: other }), 'not-found')
    for (const nonsense of ['/admin/parked/projection/nonsense', `/admin/parked/view/${testId(1)}`])
      expectProblem(await app.inject({ method: 'DELETE', url: nonsense }), 'malformed-request')
  })

  const parking = (retried: RetryOutcome, discarded: DiscardOutcome = { kind: 'not-parked' }): ParkedEvents => ({
    size: 0,
    list: async () => [],
    retry: async () => retried,
    discard: async () => discarded,
  })

  it('say at which position the view is rebuilt, and not that a retried event is handled before', async () => {
    const waiting = build(withProjection({ parked: parking({ kind: 'rebuilding', position: 17 }) }))
    const answer = await waiting.inject({ method: 'POST', url: `/admin/parked/projection/${testId(1)}/retry` })
    expect([answer.statusCode, answer.json<object>()]).toEqual([202, { status: 'rebuilding', position: 17 }])
    await waiting.close()
  })

  it('settle an event in one of the two loops that have parked it, and leave it parked in the other', async () => {
    const settled: string[] = []
    const parkedBy = (loop: string): ParkedEvents => ({
      size: 1,
      list: async () => [],
      retry: async () => ({ kind: 'still-failing', error: `${loop} cannot` }),
      discard: async () => {
        settled.push(loop)
        return { kind: 'done' }
      },
    })
    const service = withProjection({ parked: parkedBy('view') })
    const settling = build({ ...service, reactions: { ...service.reactions, parked: parkedBy('reactions') } })
    const path = (loop: string) => `/admin/parked/${loop}/${testId(1)}`
    const retried = await settling.inject({ method: 'POST', url: `${path('reactions')}/retry` })
    expect(expectProblem(retried, 'conflict').detail).toBe('the event still cannot be handled: reactions cannot')
    expect((await settling.inject({ method: 'DELETE', url: path('reactions') })).statusCode).toBe(204)
    expect(settled).toEqual(['reactions'])
    expect((await settling.inject({ method: 'DELETE', url: path('projection') })).statusCode).toBe(204)
    expect(settled).toEqual(['reactions', 'view'])
    await settling.close()
  })

  it('name the loop in which the event is not parked', async () => {
    const settling = build(withProjection({ parked: parking({ kind: 'not-parked' }) }))
    const missing = 'no such event is parked by accounting.projection'
    const url = `/admin/parked/projection/${testId(1)}`
    expect(expectProblem(await settling.inject({ method: 'POST', url: `${url}/retry` }), 'not-found').detail).toBe(missing)
    expect(expectProblem(await settling.inject({ method: 'DELETE', url }), 'not-found').detail).toBe(missing)
    await settling.close()
  })

  it.each([
    ['POST', `/admin/parked/projection/${testId(1)}/retry`],
    ['DELETE', `/admin/parked/projection/${testId(1)}`],
    ['POST', '/admin/rebuild'],
  ] as const)('do not say that nothing was changed if the database is lost on the way: %s %s', async (method, url) => {
    const lost = () => Promise.reject(new StoreUnavailable('secret'))
    const losing = build(withProjection({ rebuild: lost, parked: { size: 1, list: async () => [], retry: lost, discard: lost } }))
    const answer = await losing.inject({ method, url })
    expect(expectProblem(answer, 'outcome-unknown').detail).toBe('it may have taken effect; doing it again does no harm')
    expect(answer.body).not.toContain('secret')
    await losing.close()
  })

  it('give no event up unless there is a note of who has done it and why', async () => {
    const event: ParkedEvent = {
      consumer: 'accounting.projection',
      eventId: testId(1),
      parkedAt: '2026-03-14T15:09:26.535Z',
      position: 1,
      stream: 'invoices-2026',
      version: 1,
      type: 'InvoiceNumberAssigned',
      error: 'it is broken',
      waits: false,
    }
    const acts: string[] = []
    const parked: ParkedEvents = {
      size: 1,
      list: async () => [event],
      retry: async () => ({ kind: 'done' }),
      discard: async () => {
        acts.push('discarded')
        return { kind: 'done' }
      },
    }
    let isAway = true
    const noteSettled = async ({ action, actor, reason }: SettledEvent): Promise<void> => {
      if (isAway) throw new LogUnavailable('it is away')
      acts.push(`${action} by ${actor.id}: ${reason}`)
    }
    const service = withProjection({ parked })
    const noting = build({ ...service, log: { ...service.log, noteSettled } })
    const discard = () =>
      noting.inject({ method: 'DELETE', url: `/admin/parked/projection/${event.eventId}`, payload: { reason: 'it was a test' } })
    expect((await discard()).statusCode).toBe(503)
    expect(acts).toEqual([])
    isAway = false
    expect((await discard()).statusCode).toBe(204)
    expect(acts).toEqual([`discarded by ${TEST_MANAGER.customerId}: it was a test`, 'discarded'])
    await noting.close()
  })

  it('tell when commits were handled', async () => {
    const before = Date.now()
    for (const number of [1, 2]) await post({ orderId: testId(number) })
    await until(() => stack.service.reactions.progress.position === 2)
    const answer = await app.inject('/admin/reads?from=1&until=3')
    const { instance, remembersFrom, items } = answer.json<{
      instance: string
      remembersFrom: number
      items: { position: number; viewAt: string | null; reactionsAt: string | null }[]
    }>()
    expect({ instance, remembersFrom }).toEqual({ instance: stack.service.instance.id, remembersFrom: 1 })
    expect(items.map(({ position }) => position)).toEqual([1, 2, 3])
    for (const { viewAt, reactionsAt } of items.slice(0, 2))
      for (const at of [viewAt, reactionsAt]) {
        expect(Date.parse(at ?? '')).toBeGreaterThanOrEqual(before)
        expect(Date.parse(at ?? '')).toBeLessThanOrEqual(Date.now())
      }
    expect(items[2]).toEqual({ position: 3, viewAt: null, reactionsAt: null })
    expect((await app.inject('/admin/reads?from=1&until=1000')).statusCode).toBe(200)
    for (const wrong of ['from=2&until=1', 'from=1&until=1001', 'from=0&until=1', 'from=1'])
      expectProblem(await app.inject(`/admin/reads?${wrong}`), 'malformed-request')
  })

  it('do not show parked events as rows of the view', async () => {
    stack.breakProjector(true)
    await post({ orderId: testId(1) })
    expect(expectProblem(await app.inject('/admin/view/parked'), 'not-found').detail).toBe('the view has numbers')
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
    const begun = answer.json<{ rebuildId: string }>()
    const instance = stack.service.instance.id
    expect(answer.statusCode).toBe(202)
    expect(begun).toEqual({ status: 'rebuilding', position: 2, instance, rebuildId: begun.rebuildId })
    await until(() => stack.service.projection.subscription.ready)
    expect((await app.inject(`/numbers/${testId(2)}`)).json()).toMatchObject({ sequence: 2 })
    const shown = (await app.inject(`/admin/rebuilds/${begun.rebuildId}`)).json()
    expect(shown).toMatchObject({ actor: manager, state: 'done', position: 2, target: 2, rowsWritten: 2, fingerprints: null, detail: null })
    expect((await app.inject('/admin/rebuilds')).json()).toMatchObject({ items: [shown] })
    expectProblem(await app.inject(`/admin/rebuilds/${testId(1)}`), 'not-found')
  })

  it('prove that a view that is built again is the same, as anybody can check', async () => {
    for (const number of [2, 1]) await post({ orderId: testId(number) })
    const rows = (await app.inject('/admin/view/numbers')).json<{ rows: object[] }>().rows.map((row) => `${canonicalJson(row)}\n`)
    const fingerprint = { rows: 2, sha256: sha256(rows.join('')) }
    const answer = await app.inject({ method: 'POST', url: '/admin/rebuild', payload: { fingerprints: true } })
    const { rebuildId, position } = answer.json<{ rebuildId: string; position: number }>()
    expect([answer.statusCode, position]).toEqual([202, 2])
    const shown = async () =>
      (await app.inject(`/admin/rebuilds/${rebuildId}`)).json<Record<'startedAt' | 'emptiedAt' | 'builtAt' | 'endedAt', string | null>>()
    await until(async () => (await shown()).endedAt !== null)
    const { startedAt, emptiedAt, builtAt, endedAt, ...rest } = await shown()
    expect(rest).toMatchObject({
      state: 'done',
      position: 2,
      target: 2,
      fingerprints: [{ collection: 'numbers', before: fingerprint, after: fingerprint, equal: true }],
    })
    const times = [startedAt, emptiedAt, builtAt, endedAt]
    expect(times.toSorted()).toEqual(times)
    expectProblem(await app.inject({ method: 'POST', url: '/admin/rebuild', payload: { fingerprints: 'yes' } }), 'malformed-request')
  })
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
    expect(log.messages()).toEqual([])
    expect((await app.inject('/admin/status')).json()).toMatchObject({ ready: true, parked: { projection: 0, reactions: 0 } })
  })
})
