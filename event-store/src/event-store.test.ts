import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { createInProcessBus, RequestFailed, type InProcessBus } from '@souk/bus'
import {
  eventStoreOperations,
  GENESIS,
  LogUnavailable,
  MAX_BLOB_BYTES,
  newId,
  sha256,
  type Commit,
  type ParkedEvent,
  type SettledEvent,
} from '@souk/log-protocol'
import { append, eventNumber, idNumber, requestNumber, sealAll, stoppedClock, withFaults } from '../testing/samples.ts'
import { createEventStore, type EventStore } from './event-store.ts'
import { openSqliteEventLog } from './log/event-log.sqlite.ts'
import type { EventLog } from './log/event-log.ts'
import { verifyLog } from './log/verify.ts'
import { openSqliteState } from './state/state.sqlite.ts'
import type { State } from './state/state.ts'

type Operations = typeof eventStoreOperations

const parkedBy = (consumer: string): ParkedEvent => ({
  consumer,
  eventId: idNumber(1),
  parkedAt: '2026-01-02T03:04:05.678Z',
  position: 3,
  stream: 'order-1',
  version: 2,
  type: 'OrderPlaced',
  error: 'no',
  waits: false,
})

const settledBy = (consumer: string): SettledEvent => {
  const { waits: _waits, ...event } = parkedBy(consumer)
  const actor = { kind: 'manager', id: idNumber(8) } as const
  return { ...event, settlementId: idNumber(9), settledAt: '2026-01-02T03:05:00.000Z', action: 'discarded', actor, reason: null }
}

describe('the event store over the bus', () => {
  let log: EventLog
  let state: State
  let bus: InProcessBus
  let store: EventStore
  let heard: Commit[]

  beforeEach(async () => {
    log = openSqliteEventLog(':memory:')
    state = openSqliteState(':memory:')
    bus = createInProcessBus({ clock: { ...stoppedClock, sleep: () => new Promise(() => undefined) } })
    store = createEventStore({ shop: { currency: 'CHF' }, log, state, bus, clock: stoppedClock })
    heard = []
    await bus.subscribe('test', async (commits) => void heard.push(...commits))
    await store.start()
  })
  afterEach(async () => {
    await store.stop()
    await bus.close()
    await state.close()
    await log.close()
  })

  /** Sends a request (default: as the process of the event store); the answer must match the schema of the operation. */
  const ask = async <Name extends keyof Operations>(
    name: Name,
    message: unknown,
    sender = bus.sender,
  ): Promise<z.infer<Operations[Name]['answer']>> => {
    const operation = eventStoreOperations[name]
    const answer = await bus.as(sender).request(operation.name, message, { timeoutMs: 1_000 })
    // The schema is that of the operation, so the type is, too.
    return operation.answer.parse(answer) as z.infer<Operations[Name]['answer']>
  }

  const runs = async () => [(await ask('head', {})).run]
  const appendOne = async (request: unknown) => (await ask('append', { runs: await runs(), requests: [request] })).answers[0]

  it('appends one request or many, each atomic by itself, and publishes what was committed', async () => {
    const { answers } = await ask('append', {
      runs: await runs(),
      requests: [
        requestNumber(1, [append('order-1', 0, 1)]),
        { ...requestNumber(2, [append('order-2', 0, 2)]), appends: [] },
        requestNumber(3, [append('order-1', 5, 3)]),
        requestNumber(4, [append('order-1', 1, 4)]),
        requestNumber(1, [append('order-1', 0, 1)]),
        requestNumber(4, [append('order-1', 0, 4)], { fingerprint: 'f'.repeat(64) }),
      ],
    })
    const [first] = await log.readAll(0, 1)
    const at = '2026-01-02T03:04:05.678Z'
    expect(answers).toEqual([
      { outcome: 'committed', position: 1, at },
      { outcome: 'invalid', detail: expect.stringContaining('appends') },
      { outcome: 'conflict', stream: 'order-1', version: 1 },
      { outcome: 'committed', position: 2, at },
      { outcome: 'replayed', commit: first },
      { outcome: 'request-id-reused' },
    ])
    expect(heard).toEqual(await log.readAll(0, 10))
    expect(heard).toHaveLength(2)
  })

  it('finds a request, reads streams, reads all commits, and knows the head', async () => {
    expect(await ask('head', {})).toMatchObject(GENESIS)
    const request = requestNumber(1, [append('order-1', 0, 1, 2), append('payment-1', 0, 3)])
    await appendOne(request)
    const commits = await log.readAll(0, 10)
    expect(await ask('head', {})).toMatchObject({ position: 1, hash: commits[0]?.hash })
    expect(await ask('findRequest', { requestId: request.requestId })).toMatchObject({ commit: commits[0] })
    expect(await ask('findRequest', { requestId: idNumber(9) })).toMatchObject({ commit: null })
    expect(await ask('readAll', { after: 0, limit: 10 })).toEqual({ run: expect.any(String), commits })
    expect(await ask('readAll', { after: 1, limit: 10 })).toEqual({ run: expect.any(String), commits: [] })
    const streams = [
      { stream: 'order-1', afterVersion: 1 },
      { stream: 'order-2', afterVersion: 0 },
    ]
    const event = { version: 2, position: 1, at: '2026-01-02T03:04:05.678Z', actor: request.actor, event: eventNumber(2) }
    expect(await ask('readStreams', { streams })).toEqual({
      run: expect.any(String),
      slices: [
        { stream: 'order-1', events: [event], more: false },
        { stream: 'order-2', events: [], more: false },
      ],
    })
    expect(await ask('shop', {})).toEqual({ run: expect.any(String), currency: 'CHF' })
  })

  describe('the fence', () => {
    const consumer = 'product.reactions'

    it('refuses every request of a sender that knows another run, even a repeated or a malformed one', async () => {
      await appendOne(requestNumber(1, [append('order-1', 0, 1)]))
      const first = await log.head()
      const { run } = await ask('head', {})
      const requests = [
        requestNumber(1, [append('order-1', 0, 1)]),
        requestNumber(2, [append('order-1', 1, 2)]),
        requestNumber(3, [append('order-1', 9, 3)]),
        { nonsense: true },
      ]
      const refused = await ask('append', { runs: [newId(), newId()], requests })
      expect(refused).toEqual({ run, answers: requests.map(() => ({ outcome: 'other-run' })) })
      expect(await log.head()).toEqual(first)
      const { answers } = await ask('append', { runs: [newId(), run], requests })
      expect(answers.map(({ outcome }) => outcome)).toEqual(['replayed', 'committed', 'conflict', 'invalid'])
    })

    it('changes with a restart, and every answer names the new run', async () => {
      const { run } = await ask('head', {})
      await store.stop()
      store = createEventStore({ shop: { currency: 'CHF' }, log, state, bus, clock: stoppedClock })
      await store.start()
      const next = await ask('readProgress', { consumer })
      expect(next.run).not.toBe(run)
      expect(await ask('append', { runs: [run], requests: [requestNumber(1, [append('order-1', 0, 1)])] })).toEqual({
        run: next.run,
        answers: [{ outcome: 'other-run' }],
      })
      expect(await appendOne(requestNumber(1, [append('order-1', 0, 1)]))).toMatchObject({ outcome: 'committed' })
    })

    it('refuses progress and parked events', async () => {
      const { run } = await ask('head', {})
      const checkpoint = { position: 7, hash: 'a'.repeat(64) }
      expect(await ask('saveProgress', { consumer, checkpoint, runs: [newId()] })).toEqual({ run })
      expect(await ask('readProgress', { consumer })).toEqual({ ...GENESIS, run })
      expect(await ask('park', { events: [parkedBy(consumer)], runs: [newId()] })).toEqual({ run })
      expect(await ask('listParked', { consumer })).toEqual({ events: [], run })
    })
  })

  it('voids progress in a log that has kept the causes and lost the consequences', async () => {
    const consumer = 'product.reactions'
    await appendOne(requestNumber(1, [append('order-1', 0, 1)]))
    const cause = await log.head()
    await appendOne(requestNumber(2, [append('reservation-1', 0, 2)]))
    await ask('saveProgress', { consumer, checkpoint: cause, runs: await runs() })
    expect(await ask('readProgress', { consumer })).toMatchObject(cause)
    await store.stop()

    const [kept] = sealAll([requestNumber(1, [append('order-1', 0, 1)])])
    const older = openSqliteEventLog(':memory:')
    await older.insert(kept === undefined ? [] : [kept])
    expect(await older.head()).toEqual(cause)
    const restored = createEventStore({ shop: { currency: 'CHF' }, log: older, state, bus, clock: stoppedClock })
    await restored.start()
    expect(await ask('readProgress', { consumer })).toMatchObject(GENESIS)
    await ask('saveProgress', { consumer, checkpoint: cause, runs: await runs() })
    expect(await ask('readProgress', { consumer })).toMatchObject(cause)
    await restored.stop()
    await older.close()
  })

  it('keeps progress, parked events and keys', async () => {
    const consumer = 'order.reactions'
    const checkpoint = { position: 7, hash: 'a'.repeat(64) }
    expect(await ask('readProgress', { consumer })).toMatchObject(GENESIS)
    expect(await ask('saveProgress', { consumer, checkpoint, runs: await runs() })).toMatchObject({})
    expect(await ask('readProgress', { consumer })).toMatchObject(checkpoint)

    const parked = parkedBy(consumer)
    expect(await ask('park', { events: [parked], runs: await runs() })).toMatchObject({})
    expect(await ask('listParked', { consumer })).toMatchObject({ events: [parked] })
    expect(await ask('unpark', { consumer, eventIds: [idNumber(1)] })).toMatchObject({})
    expect(await ask('listParked', { consumer })).toMatchObject({ events: [] })
    expect(await ask('noteSettled', settledBy(consumer))).toMatchObject({})

    const { key } = await ask('createKey', { subject: 'customer-1' })
    expect(key).toMatch(/^[A-Za-z0-9_-]{43}$/)
    expect(await ask('readKeys', { subjects: ['customer-2', 'customer-1'] })).toMatchObject({ keys: [null, key] })
    expect(await ask('deleteKey', { subject: 'customer-1' })).toMatchObject({})
    expect(await ask('createKey', { subject: 'customer-1' })).toMatchObject({ key: null })
    expect(await ask('readKeys', { subjects: ['customer-1'] })).toMatchObject({ keys: [null] })
  })

  describe('a sender', () => {
    const appendAs = async (sender: string, ...requests: unknown[]) =>
      (await ask('append', { runs: await runs(), requests }, sender)).answers

    it('appends to the streams of its own categories, and expects any version of any stream', async () => {
      const expects = [{ stream: 'product-1', version: 0 }]
      const own = requestNumber(1, [append('reservation-1', 0, 1), append('category-1', 0, 2)], { expects })
      expect(await appendAs('product', own)).toMatchObject([{ outcome: 'committed', position: 1 }])
    })

    it.each([
      ['order', 'reservation-1', 'product'],
      ['product', 'credit-1', 'customer'],
      ['accounting', 'order-1', 'order'],
      ['customer', 'invoice-1', 'accounting'],
      ['event-store', 'order-1', 'order'],
      ['order', 'elsewhere-1', 'no service'],
      ['', 'order-1', 'order'],
    ])('that is %j may not write to %s, not even beside a stream of its own', async (sender, stream, owner) => {
      const own = { order: 'order-2', product: 'product-2', accounting: 'invoices-2', customer: 'customer-2' }[sender] ?? 'order-2'
      const answers = await appendAs(
        sender,
        requestNumber(1, [append(stream, 0, 1)]),
        requestNumber(2, [append(own, 0, 2), append(stream, 0, 3)]),
      )
      expect(answers[0]).toEqual({ outcome: 'invalid', detail: `${stream} belongs to ${owner}, and the sender is ${sender}` })
      expect(answers[1]?.outcome).toBe('invalid')
      expect(await log.head()).toEqual(GENESIS)
      expect(heard).toEqual([])
    })

    it('does not spoil its own append with that of another', async () => {
      const answers = await appendAs('order', requestNumber(1, [append('credit-1', 0, 1)]), requestNumber(2, [append('order-1', 0, 2)]))
      expect(answers.map(({ outcome }) => outcome)).toEqual(['invalid', 'committed'])
    })

    it('gets, makes and deletes keys only if it is the customer service', async () => {
      const subject = 'customer-1'
      const { key } = await ask('createKey', { subject }, 'customer')
      for (const sender of ['order', 'product', 'accounting', 'event-store', 'Customer', 'customer.projection']) {
        const refused = (name: string) =>
          `event-store.${name}: forbidden: keys are for the customer service only, and the sender is ${sender}`
        const unread =
          sender === 'accounting' ? 'event-store.read-keys: forbidden: accounting reads only the keys of invoices' : refused('read-keys')
        await expect(ask('readKeys', { subjects: [subject] }, sender)).rejects.toThrow(new RequestFailed(unread))
        await expect(ask('createKey', { subject: 'customer-2' }, sender)).rejects.toThrow(new RequestFailed(refused('create-key')))
        await expect(ask('deleteKey', { subject }, sender)).rejects.toThrow(new RequestFailed(refused('delete-key')))
      }
      expect(await ask('readKeys', { subjects: [subject, 'customer-2'] }, 'customer')).toMatchObject({ keys: [key, null] })
    })

    it('keeps bytes only if it is the product service, and everybody reads them', async () => {
      const picture = { hash: sha256(Buffer.from([1, 2, 3])), bytes: 'AQID' }
      for (const sender of ['order', 'customer', 'accounting', 'event-store', 'Product', ''])
        await expect(ask('putBlob', picture, sender)).rejects.toThrow(
          new RequestFailed(`event-store.put-blob: forbidden: only the product service keeps bytes, and the sender is ${sender}`),
        )
      expect(await ask('readBlob', { hash: picture.hash }, 'order')).toMatchObject({ bytes: null })
      await ask('putBlob', picture, 'product')
      await ask('putBlob', picture, 'product')
      expect(await ask('readBlob', { hash: picture.hash }, 'order')).toMatchObject({ bytes: 'AQID' })
    })

    it.each([
      ['other bytes than those of the hash', { hash: sha256('abc'), bytes: 'AQID' }, 'the bytes must have the hash'],
      ['a hash in capitals', { hash: sha256(Buffer.from([1, 2, 3])).toUpperCase(), bytes: 'AQID' }, 'hash: '],
      ['no hash', { hash: '../keys', bytes: 'AQID' }, 'hash: '],
      ['more bytes than are kept', { hash: sha256('abc'), bytes: 'A'.repeat(MAX_BLOB_BYTES * 1.5) }, 'bytes: '],
    ])('does not keep %s', async (_what, blob, fault) => {
      await expect(ask('putBlob', blob, 'product')).rejects.toThrow(`event-store.put-blob: malformed request: ${fault}`)
    })

    it('reads the keys of invoices if it is accounting, and no others; it makes and deletes none', async () => {
      const subject = 'invoice-2026-1'
      const { key } = await ask('createKey', { subject }, 'customer')
      await ask('createKey', { subject: 'customer-1' }, 'customer')
      expect(await ask('readKeys', { subjects: [subject] }, 'accounting')).toMatchObject({ keys: [key] })
      for (const subjects of [['customer-1'], [subject, 'customer-1'], ['invoice'], ['signing-key-1'], ['customer-service']]) {
        await expect(ask('readKeys', { subjects }, 'accounting')).rejects.toThrow(
          new RequestFailed('event-store.read-keys: forbidden: accounting reads only the keys of invoices'),
        )
      }
      const span = { after: 'invoice-', before: 'invoice-2027-' }
      for (const sender of ['accounting', 'order', 'product']) {
        await expect(ask('createKey', { subject: 'invoice-2026-2' }, sender)).rejects.toThrow(/forbidden/)
        await expect(ask('deleteKey', { subject }, sender)).rejects.toThrow(/forbidden/)
        await expect(ask('deleteKeys', span, sender)).rejects.toThrow(/forbidden/)
      }
      for (const sender of ['order', 'product']) await expect(ask('readKeys', { subjects: [subject] }, sender)).rejects.toThrow(/forbidden/)
      expect(await ask('readKeys', { subjects: [subject] }, 'customer')).toMatchObject({ keys: [key] })
      expect(await ask('deleteKeys', span, 'customer')).toMatchObject({ last: subject })
      expect(await ask('deleteKeys', span, 'customer')).toMatchObject({ last: null })
      expect(await ask('readKeys', { subjects: [subject] }, 'accounting')).toMatchObject({ keys: [null] })
    })

    it.each([
      { after: 'a', before: 'z' },
      { after: 'invoice-', before: 'z' },
      { after: '0', before: 'invoice-2016-' },
    ])('deletes no other keys by span than those of invoices: $after to $before', async (span) => {
      await expect(ask('deleteKeys', span, 'customer')).rejects.toThrow(
        new RequestFailed('event-store.delete-keys: forbidden: only the keys of invoices are deleted by span'),
      )
    })

    it('sees and changes the state of its own consumers only', async () => {
      const [own, foreign] = ['order.reactions', 'product.reactions']
      const checkpoint = { position: 7, hash: 'a'.repeat(64) }
      const all = await runs()
      await ask('saveProgress', { consumer: own, checkpoint, runs: all }, 'order')
      await ask('park', { events: [parkedBy(own)], runs: all }, 'order')
      expect(await ask('readProgress', { consumer: own }, 'order')).toMatchObject(checkpoint)
      expect(await ask('listParked', { consumer: own }, 'order')).toMatchObject({ events: [parkedBy(own)] })

      const refused = /^event-store\.[a-z-]+: forbidden: product\.reactions is not a consumer of the sender, which is order$/
      await expect(ask('saveProgress', { consumer: foreign, checkpoint, runs: all }, 'order')).rejects.toThrow(refused)
      await expect(ask('readProgress', { consumer: foreign }, 'order')).rejects.toThrow(refused)
      await expect(ask('park', { events: [parkedBy(own), parkedBy(foreign)], runs: all }, 'order')).rejects.toThrow(refused)
      await expect(ask('listParked', { consumer: foreign }, 'order')).rejects.toThrow(refused)
      await expect(ask('noteSettled', settledBy(foreign), 'order')).rejects.toThrow(refused)
      await expect(ask('unpark', { consumer: foreign, eventIds: [idNumber(1)] }, 'order')).rejects.toThrow(refused)
      expect(await ask('readProgress', { consumer: foreign }, 'product')).toMatchObject(GENESIS)
      expect(await ask('listParked', { consumer: foreign }, 'product')).toMatchObject({ events: [] })
      expect(await ask('listParked', { consumer: own }, 'order')).toMatchObject({ events: [parkedBy(own)] })
    })

    it('reads the log, whoever it is', async () => {
      await appendAs('order', requestNumber(1, [append('order-1', 0, 1)]))
      const commits = await log.readAll(0, 10)
      expect(await ask('readAll', { after: 0, limit: 10 }, 'stranger')).toMatchObject({ commits })
      expect(await ask('head', {}, 'stranger')).toMatchObject({ position: 1 })
      expect(await ask('shop', {}, 'stranger')).toMatchObject({ currency: 'CHF' })
    })
  })

  describe('hostile input', () => {
    const good = requestNumber(1, [append('order-1', 0, 1)])

    it.each(Object.keys(eventStoreOperations) as (keyof Operations)[])(
      '%s refuses malformed messages, and says what is wrong',
      async (name) => {
        for (const message of [undefined, null, 7, 'text', [], { surprise: 1 }, { requests: [], streams: [], events: [], subjects: [] }]) {
          if (name === 'head' && JSON.stringify(message) === '{}') continue
          await expect(ask(name, message)).rejects.toThrow(RequestFailed)
          await expect(ask(name, message)).rejects.toThrow(`${eventStoreOperations[name].name}: malformed request: `)
        }
      },
    )

    it.each<[string, unknown]>([
      ['nothing', null],
      ['no request id', { ...good, requestId: undefined }],
      ['an unknown field', { ...good, priority: 1 }],
      ['a stream twice', { ...good, appends: [append('order-1', 0, 1), append('order-1', 1, 2)] }],
      ['a stream without an id', { ...good, appends: [append('order', 0, 1)] }],
      ['a stream with NUL', { ...good, appends: [append('order-\u0000', 0, 1)] }],
      ['an actor with a lone surrogate', { ...good, actor: { kind: 'service', id: '\ud800' } }],
      ['a negative version', { ...good, appends: [append('order-1', -1, 1)] }],
      ['no events', { ...good, appends: [append('order-1', 0)] }],
      ['too many events', { ...good, appends: [append('order-1', 0, ...Array.from({ length: 1_001 }, (_, number) => number))] }],
      ['data that is a list', { ...good, appends: [{ stream: 'order-1', fromVersion: 0, events: [{ ...eventNumber(1), data: [] }] }] }],
      ['data with NUL', { ...good, appends: [{ stream: 'order-1', fromVersion: 0, events: [eventNumber(1, { a: ['\u0000'] })] }] }],
      [
        'data with a lone surrogate',
        { ...good, appends: [{ stream: 'order-1', fromVersion: 0, events: [eventNumber(1, { '\udfff': 1 })] }] },
      ],
    ])('an append with %s is invalid, and its neighbour is committed', async (_, bad) => {
      const { answers } = await ask('append', { runs: await runs(), requests: [bad, requestNumber(2, [append('order-2', 0, 2)])] })
      expect(answers).toEqual([
        { outcome: 'invalid', detail: expect.any(String) },
        expect.objectContaining({ outcome: 'committed', position: 1 }),
      ])
      expect(answers[0]).not.toEqual({ outcome: 'invalid', detail: '' })
    })

    it('answers every request, and the log stays whole', async () => {
      const value = fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom<unknown>(0, 1, 'order-1', idNumber(1), good, good.appends, '\u0000', '\ud800') },
        fc.anything(),
      )
      const fields = Object.entries(good).map(([name, field]) => [
        name,
        fc.oneof({ weight: 4, arbitrary: fc.constant<unknown>(field) }, value),
      ])
      const request = fc.record(Object.fromEntries(fields))
      await fc.assert(
        fc.asyncProperty(fc.array(fc.oneof(request, value), { minLength: 1, maxLength: 4 }), async (requests) => {
          const { answers } = await ask('append', { runs: await runs(), requests })
          expect(answers).toHaveLength(requests.length)
        }),
        { numRuns: 200 },
      )
      expect(await verifyLog(log)).toMatchObject({ ok: true })
      expect(await appendOne(requestNumber(500, [append('order-500', 0, 500)]))).toMatchObject({ outcome: 'committed' })
    })

    it('refuses data that is nested too deeply', async () => {
      let data = {}
      for (let depth = 0; depth < 100_000; depth += 1) data = { data }
      expect(
        await appendOne({ ...good, appends: [{ stream: 'order-1', fromVersion: 0, events: [{ ...eventNumber(1), data }] }] }),
      ).toMatchObject({ outcome: 'invalid' })
      expect(await appendOne(requestNumber(2, [append('order-2', 0, 2)]))).toMatchObject({ outcome: 'committed' })
    })
  })

  it('reports its health', async () => {
    await appendOne(requestNumber(1, [append('order-1', 0, 1)]))
    expect(await store.health()).toEqual({ head: await log.head(), waiting: 0, published: 1, publishError: null })
  })

  it('has no health to report while the state beside the log cannot be read, though the log can', async () => {
    const away = { ...state.consumers, readProgress: () => Promise.reject(new LogUnavailable('the state is locked')) }
    const other = createEventStore({ shop: { currency: 'EUR' }, log, state: { ...state, consumers: away }, bus, clock: stoppedClock })
    await expect(other.health()).rejects.toThrow('the state is locked')
  })

  it('answers open requests before it stops, and publishes the rest after the next start', async () => {
    const { run } = await ask('head', {})
    const asked = ask('append', { runs: [run], requests: [requestNumber(1, [append('order-1', 0, 1)])] })
    await new Promise<void>((resolve) => queueMicrotask(resolve))
    await store.stop()
    expect((await asked).answers).toMatchObject([{ outcome: 'committed', position: 1 }])
    await expect(ask('head', {})).rejects.toThrow('nobody answers')
    await log.insert(sealAll([requestNumber(2, [append('order-1', 1, 2)])], await log.head()))
    store = createEventStore({ shop: { currency: 'CHF' }, log, state, bus, clock: stoppedClock })
    await store.start()
    expect(await ask('head', {})).toMatchObject({ position: 2 })
    await new Promise((resolve) => setImmediate(resolve))
    await new Promise((resolve) => setImmediate(resolve))
    expect(heard.map(({ position }) => position)).toEqual([1, 2])
  })

  it('fails reads while the log is away, and reads again afterwards', async () => {
    await store.stop()
    let away = true
    const flaky = withFaults(log, {
      readAll: async (after, limit) => (away ? Promise.reject(new Error('the log is away')) : log.readAll(after, limit)),
    })
    store = createEventStore({ shop: { currency: 'CHF' }, log: flaky, state, bus, clock: stoppedClock })
    await store.start()
    await expect(ask('readAll', { after: 0, limit: 1 })).rejects.toThrow('the log is away')
    away = false
    expect(await ask('readAll', { after: 0, limit: 1 })).toMatchObject({ commits: [] })
  })
})
