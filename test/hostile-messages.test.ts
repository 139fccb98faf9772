import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { RequestFailed } from '@souk/bus'
import { operationsOf, valueOf } from '@souk/client'
import { serviceNames, type ServiceName } from '@souk/contracts'
import { routesOf } from '@souk/http'
import { type Commit, eventStoreOperations as operations, MAX_BATCH, newId, type AppendRequest, type JsonObject } from '@souk/log-protocol'
import { apiRoutes } from './support/api-routes.ts'
import { startShopInProcess, type ShopInProcess } from './support/shop-in-process.ts'
import { createShop, problemOf, type Shop } from './support/shop.ts'
import { books, faultsIn, souk } from './support/system.ts'

let system: ShopInProcess
let shop: Shop
beforeAll(async () => {
  system = await startShopInProcess({ deadlineMs: 1_000 })
  shop = createShop(system.url)
})
afterAll(() => system.close())

const ask = (operation: string, message: unknown): Promise<unknown> => system.bus.request(operation, message, { timeoutMs: 5_000 })
const head = async () => operations.head.answer.parse(await ask(operations.head.name, {}))

const append = async (...requests: unknown[]) => {
  const { answers } = operations.append.answer.parse(await ask(operations.append.name, { runs: [(await head()).run], requests }))
  return answers
}
const requestOf = (stream: string, fromVersion: number, type: string, data: JsonObject, schemaVersion = 1): AppendRequest => ({
  requestId: newId(),
  fingerprint: 'f'.repeat(64),
  actor: { kind: 'service', id: 'hostile' },
  correlationId: newId(),
  causationId: newId(),
  appends: [{ stream, fromVersion, events: [{ eventId: newId(), type, schemaVersion, data }] }],
})
const harmless = (): AppendRequest => requestOf(`unheard-${newId()}`, 0, 'NobodyKnowsThis', {})

/** Checks that a customer can still buy something. */
const expectBusiness = async (open: Shop = shop): Promise<void> => {
  const { productId } = await open.addProduct({ stock: 1, price: 5 })
  const customerId = await open.register(5)
  const { orderId } = await open.order201(customerId, [{ productId, quantity: 1 }])
  expect((await open.settled(orderId)).status).toBe('FINALIZED')
}

it('the list of routes under test is complete', async () => {
  for (const [service, app] of Object.entries(system.apps)) {
    // This shop has no failure lab.
    const own = apiRoutes.filter((route) => route.service === service && !route.path.startsWith('/experiments'))
    const listed = own.map(({ method, path: of }) => `${method} ${of}`)
    expect(
      routesOf(app)
        .map(({ method, url }) => `${String(method)} ${url}`)
        .toSorted(),
    ).toEqual(listed.toSorted())
  }
})

describe('a malformed message', () => {
  const everyOperation = Object.values(operations).map((operation) => [operation.name, operation] as const)
  const hostile: readonly unknown[] = [
    undefined,
    null,
    true,
    0,
    '',
    'x'.repeat(100_000),
    [],
    [[[]]],
    { surprise: 1 },
    { requests: [{}] },
    { runs: [newId()], requests: null },
    { runs: [newId()], requests: {} },
    { runs: [newId()], requests: [] },
    { runs: [newId()], requests: Array.from({ length: MAX_BATCH + 1 }, () => ({})) },
    { runs: null, requests: [{}] },
    { runs: [], requests: [{}] },
    { runs: ['x'], requests: [{}] },
    { runs: Array.from({ length: 1_000 }, newId), requests: [{}] },
    { requestId: 'x' },
    { requestId: { $ne: null } },
    { streams: [{ stream: '', afterVersion: 0 }] },
    { streams: [{ stream: 'order-x', afterVersion: -1 }] },
    { streams: [{ stream: "order-'; DROP TABLE commits; --", afterVersion: 0 }] },
    { streams: [{ stream: 'order-x', afterVersion: 0 }], limit: 0 },
    { after: -1, limit: 1 },
    { after: 0, limit: MAX_BATCH + 1 },
    { after: 0.5, limit: 1 },
    { after: '0', limit: '1' },
    { after: 2 ** 60, limit: 1 },
    { consumer: 'nobody' },
    { consumer: '__proto__' },
    { consumer: 'order.reactions', checkpoint: { position: -1, hash: '' } },
    { events: [{}] },
    { consumer: 'order.reactions', eventIds: ['x'] },
    { subjects: [''] },
    { subjects: ['../../etc/passwd'] },
    { subject: 'A B' },
    { subject: `${'a'.repeat(101)}` },
    JSON.parse('{"__proto__":{"requests":[]}}'),
  ]

  it.each(everyOperation)('%s: is refused with an error that names the operation, and writes nothing', async (name, { request }) => {
    const before = await head()
    for (const message of hostile) {
      if (request.safeParse(message).success) continue
      const answer = await ask(name, message).then(
        () => 'taken',
        (error: unknown) => error,
      )
      expect(answer).toBeInstanceOf(RequestFailed)
      expect(String(answer)).toContain(`${name}: malformed request`)
    }
    expect(await head()).toEqual(before)
  })

  it.each(everyOperation.filter(([name]) => !/park|save|key/i.test(name)))(
    '%s: a random message is answered if the contract allows it, and refused if not',
    async (name, { request }) => {
      await fc.assert(
        fc.asyncProperty(fc.jsonValue({ maxDepth: 4 }), async (message) => {
          const outcome = await ask(name, message).then(
            () => 'answered',
            (error: unknown) => (error instanceof RequestFailed ? 'refused' : String(error)),
          )
          expect(outcome).toBe(request.safeParse(message).success ? 'answered' : 'refused')
        }),
        { numRuns: 100 },
      )
    },
  )

  it('is refused for an unknown operation', async () => {
    await expect(ask('event-store.drop', {})).rejects.toThrow(/drop/)
  })

  it('does not affect the other requests of the same append', async () => {
    const before = await head()
    const [one, bad, other] = await append(harmless(), { nonsense: true }, harmless())
    expect([one?.outcome, bad?.outcome, other?.outcome]).toEqual(['committed', 'invalid', 'committed'])
    expect((await head()).position).toBe(before.position + 2)
  })

  const event = { eventId: newId(), type: 'SomethingHappened', schemaVersion: 1, data: {} }
  const spoiled: Readonly<Record<string, (good: AppendRequest) => unknown>> = {
    'no appends': (good) => ({ ...good, appends: [] }),
    'no events': (good) => ({ ...good, appends: [{ stream: 'a-b', fromVersion: 0, events: [] }] }),
    'a stream twice': (good) => ({ ...good, appends: [...good.appends, ...good.appends] }),
    'too many events': (good) => ({
      ...good,
      appends: [{ stream: 'a-b', fromVersion: 0, events: Array.from({ length: 1_001 }, () => ({ ...event, eventId: newId() })) }],
    }),
    'a stream without a category': (good) => ({ ...good, appends: [{ stream: 'ab', fromVersion: 0, events: [event] }] }),
    'a negative version': (good) => ({ ...good, appends: [{ stream: 'a-b', fromVersion: -1, events: [event] }] }),
    'data that is a list': (good) => ({ ...good, appends: [{ stream: 'a-b', fromVersion: 0, events: [{ ...event, data: [] }] }] }),
    'NUL in its data': (good) => ({
      ...good,
      appends: [{ stream: 'a-b', fromVersion: 0, events: [{ ...event, data: { a: ['b\u0000'] } }] }],
    }),
    'NUL in a name': (good) => ({ ...good, appends: [{ stream: 'a-b', fromVersion: 0, events: [{ ...event, data: { 'a\u0000': 1 } }] }] }),
    'a lone surrogate': (good) => ({
      ...good,
      appends: [{ stream: 'a-b', fromVersion: 0, events: [{ ...event, data: { a: '\ud800' } }] }],
    }),
    'a lone surrogate in a name': (good) => ({
      ...good,
      appends: [{ stream: 'a-b', fromVersion: 0, events: [{ ...event, data: { '\udfff': 1 } }] }],
    }),
    'no number': (good) => ({ ...good, appends: [{ stream: 'a-b', fromVersion: 0, events: [{ ...event, data: { a: Number.NaN } }] }] }),
    'a fingerprint in capitals': (good) => ({ ...good, fingerprint: 'F'.repeat(64) }),
    'an actor of its own kind': (good) => ({ ...good, actor: { kind: 'root', id: 'x' } }),
    'a request id that is none': (good) => ({ ...good, requestId: 'x' }),
    'a field too many': (good) => ({ ...good, position: 1 }),
  }
  it.each(Object.entries(spoiled))('is invalid as an append with %s', async (_name, spoil) => {
    const before = await head()
    expect((await append(spoil(harmless()))).map(({ outcome }) => outcome)).toEqual(['invalid'])
    expect(await head()).toEqual(before)
  })

  it('changes nothing with the id of another request or with a wrong version', async () => {
    const first = harmless()
    await append(first)
    const before = await head()
    const [reused] = await append({ ...first, fingerprint: 'e'.repeat(64) })
    const [again] = await append(first)
    const [early] = await append({ ...first, requestId: newId() })
    const [late] = await append(requestOf(`unheard-${newId()}`, 5, 'NobodyKnowsThis', {}))
    expect([reused?.outcome, again?.outcome, early?.outcome, late?.outcome]).toEqual([
      'request-id-reused',
      'replayed',
      'conflict',
      'conflict',
    ])
    expect(await head()).toEqual(before)
  })

  it('leaves the shop working', async () => {
    await expectBusiness()
  })
})

const parkedIn = async (service: ServiceName) => (await valueOf(operationsOf(shop.api)[service].listParked())).items
const untilSeen = async (position: number): Promise<void> => {
  for (const service of serviceNames) {
    await shop.until(
      () => shop.status(service),
      ({ checkpoint }) => checkpoint.position >= position,
      `${service} is at ${position}`,
    )
  }
}

describe('an event that cannot be handled', () => {
  const at = '2026-01-02T03:04:05.678Z'
  /** Events in streams of things that do not exist, so that no other test is affected. */
  const poisons: readonly [string, string, JsonObject, number?][] = [
    ['order', 'OrderPlaced', {}],
    ['order', 'OrderPlaced', { orderId: 'x', lines: 'none' }],
    ['order', 'OrderFinalized', { orderId: newId(), customerId: newId(), finalizedAt: 'yesterday' }],
    ['order', 'OrderCanceled', { orderId: newId(), customerId: newId(), canceledAt: at, reason: 'bored' }],
    ['order', 'OrderPlaced', {}, 99],
    ['reservation', 'StockReserved', { orderId: newId(), reservedAt: at, lines: [] }],
    ['payment', 'CreditReserved', { orderId: newId(), customerId: newId(), reservedAt: at, amount: -1 }],
    ['credit', 'CreditGranted', { customerId: newId(), grantedAt: at, amount: 1e300, currency: 'GBP', reason: 'x' }],
    ['product', 'ProductAdded', { productId: newId(), name: { $gt: '' } }],
    ['category', 'CategoryAdded', { categoryId: [1] }],
    ['customer', 'CustomerRegistered', { customerId: newId(), usernameHash: 'x', registeredAt: at, personal: null }],
    ['invoice', 'InvoiceIssued', { orderId: newId() }],
  ]

  it.each(poisons)(
    '%s: a %s with data %j is parked while other events are handled, and a manager can retry and discard it',
    async (category, type, data, schemaVersion) => {
      const request = requestOf(`${category}-${newId()}`, 0, type, data, schemaVersion)
      const [answer] = await append(request)
      expect(answer?.outcome).toBe('committed')
      const { position } = await head()
      await untilSeen(position)
      const eventId = request.appends[0]?.events[0]?.eventId ?? ''
      await expectBusiness()

      let holders = 0
      for (const service of serviceNames) {
        const mine = (await parkedIn(service)).filter((event) => event.eventId === eventId)
        if (mine.length === 0) continue
        holders += 1
        expect(mine[0]).toMatchObject({ position, type, waits: false })
        expect(mine[0]?.error).not.toMatch(/\n\s+at /)
        // A projection and reactions may both have parked the event. Each is settled by itself.
        for (const { consumer } of mine) {
          const parked = `/${service}/admin/parked/${consumer.split('.')[1]}/${eventId}`
          const retried = await shop.send('POST', `${parked}/retry`)
          expect([retried.status, problemOf(retried).code]).toEqual([409, 'conflict'])
          expect((await shop.send('DELETE', parked)).status).toBe(204)
          expect((await shop.send('DELETE', parked)).status).toBe(404)
        }
      }
      expect(holders).toBeGreaterThan(0)
      for (const service of serviceNames) expect((await parkedIn(service)).filter((event) => event.eventId === eventId)).toEqual([])
    },
  )

  it('is listed on the command line with a line for each consumer, and settled in each of them', async () => {
    const request = requestOf(`customer-${newId()}`, 0, 'CustomerRegistered', { customerId: newId(), personal: 'nothing of the kind' })
    await append(request)
    await untilSeen((await head()).position)
    const eventId = request.appends[0]?.events[0]?.eventId ?? ''
    const listed = async (): Promise<string[]> =>
      (await souk(system.url, 'parked', 'list')).lines.filter((line) => line.startsWith(eventId))
    const lines = await listed()
    const consumers = lines.map((line) => line.split(/ {2,}/)[1])
    expect(consumers).toContain('customer.projection')
    for (const line of lines) expect(line).toMatch(/ CustomerRegistered +customer-\S+ version 1 +position \d+ +since 20\S+Z +\S/)

    const retried = await souk(system.url, 'parked', 'retry', eventId)
    expect([retried.code, retried.lines]).toEqual([1, ['']])
    expect(retried.errors).toMatch(/^souk: customer\.projection: 409 conflict: [^\n]+\n$/)
    const discarded = await souk(system.url, 'parked', 'discard', eventId)
    expect(discarded).toEqual({ code: 0, lines: consumers.map((consumer) => `discarded by ${consumer}`), errors: '' })
    expect(await listed()).toEqual([])
  })

  it('holds only its own product: orders for that product are canceled at their deadline, and no credit stays held', async () => {
    const { productId } = await shop.addProduct({ stock: 5 })
    const customerId = await shop.register(1_000)
    const poison = requestOf(`product-${productId}`, 2, 'StockAdjusted', { productId, delta: 'many' })
    const [answer] = await append(poison)
    expect(answer?.outcome).toBe('committed')
    await untilSeen((await head()).position)
    await expectBusiness()

    const { orderId } = await shop.order201(customerId, [{ productId, quantity: 1 }])
    expect(await shop.final(orderId)).toMatchObject({ status: 'CANCELED', cancelReason: 'deadline-passed' })
    const released = await shop.until(
      () => shop.credit(customerId),
      ({ held }) => held === 0,
      'the credit is released',
    )
    expect(released.available).toBe(1_000)
    // The view still shows the product as it was before the malformed event.
    expect(await shop.product(productId)).toMatchObject({ unitsAvailable: 5, unitsReserved: 0 })
    const adjusted = await shop.send('POST', `/product/products/${productId}/stock-adjustments`, { body: { delta: 1, reason: 'x' } })
    expect([500, 503]).toContain(adjusted.status)
    expect(problemOf(adjusted).detail ?? '').not.toMatch(/\n\s+at /)
  })

  it('is counted and skipped if its type is unknown', async () => {
    const before = (await shop.status('order')).unknownEvents
    await append(requestOf(`order-${newId()}`, 0, 'OrderSneezed', { a: 1 }), requestOf(`order-${newId()}`, 0, 'StockReserved', {}))
    await untilSeen((await head()).position)
    expect((await shop.status('order')).unknownEvents).toBeGreaterThan(before)
    await expectBusiness()
  })

  it('is still parked after a rebuild of the view, and nothing else is lost', async () => {
    const request = requestOf(`order-${newId()}`, 0, 'OrderPlaced', {})
    await append(request)
    const { position } = await head()
    await untilSeen(position)
    for (const service of serviceNames) expect((await shop.send('POST', `/${service}/admin/rebuild`)).status).toBe(202)
    await untilSeen(position)
    const eventId = request.appends[0]?.events[0]?.eventId
    expect((await parkedIn('order')).map((event) => event.eventId)).toContain(eventId)
    await expectBusiness()
  })
})

// The bus refuses messages that are not commits. Its own tests show that.
describe('a forged publication', () => {
  let lied: ShopInProcess
  let customers: Shop
  beforeAll(async () => {
    lied = await startShopInProcess()
    customers = createShop(lied.url)
    await customers.addProduct({ stock: 1 })
  })
  afterAll(() => lied.close())

  const forged = (last: Commit, changes: Partial<Commit>): Commit => ({ ...last, ...changes })
  const cases: Readonly<Record<string, (last: Commit) => Partial<Commit>>> = {
    'an old position': () => ({ position: 1 }),
    'an old position with another hash': ({ position }) => ({ position, hash: 'c'.repeat(64) }),
    'a position far ahead': () => ({ position: 1_000_000 }),
    'the next position on another chain': ({ position }) => ({ position: position + 1, previousHash: 'a'.repeat(64) }),
    'the next position on the same chain, with an event that never happened': ({ position, hash }) => ({
      position: position + 1,
      previousHash: hash,
      hash: 'b'.repeat(64),
      appends: [{ stream: `unheard-${newId()}`, fromVersion: 0, events: [{ eventId: newId(), type: 'Lie', schemaVersion: 1, data: {} }] }],
    }),
  }
  it.each(Object.entries(cases))('%s: the services go on, and their views follow from the log', async (_name, changes) => {
    const { position } = await customers.head()
    const [last] = await customers.commitsAfter(position - 1)
    const { run } = operations.head.answer.parse(await lied.bus.request(operations.head.name, {}, { timeoutMs: 5_000 }))
    // An unknown run of the event store, and the current one.
    for (const of of [newId(), run]) await lied.bus.publish(last === undefined ? [] : [forged(last, changes(last))], of)
    // A service that believed the forged commit notices it at its next append at the latest, and answers 503 until it has recovered.
    await customers.until(
      () => expectBusiness(customers).then(() => '', String),
      (fault) => fault === '',
      'the services go on',
    )
    expect(faultsIn(await books(lied.url))).toEqual([])
  })
})
