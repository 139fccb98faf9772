import { createInProcessBus, RequestFailed, type Bus } from '@souk/bus'
import { eventStoreOperations, GENESIS, type Checkpoint, type Commit } from '@souk/contracts'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { openSqliteEventLog } from './event-log.sqlite.ts'
import type { EventLog } from './event-log.ts'
import { createEventStore, type EventStore } from './event-store.ts'
import { openSqliteRecords } from './records.sqlite.ts'
import type { Records } from './records.ts'
import { append, eventNumber, idNumber, requestNumber, sealAll, stoppedClock, withFaults } from './samples.ts'
import { verifyLog } from './verify.ts'

type Operations = typeof eventStoreOperations

describe('the event store over the bus', () => {
  let log: EventLog
  let records: Records
  let bus: Bus
  let store: EventStore
  let heard: Commit[]

  beforeEach(async () => {
    log = openSqliteEventLog(':memory:')
    records = openSqliteRecords(':memory:')
    bus = createInProcessBus({ clock: { ...stoppedClock, sleep: () => new Promise(() => undefined) } })
    store = createEventStore({ log, records, bus, clock: stoppedClock })
    heard = []
    await bus.subscribe('test', async (commits) => void heard.push(...commits))
    await store.start()
  })
  afterEach(async () => {
    await store.stop()
    await bus.close()
    await records.close()
    await log.close()
  })

  /** Asks an operation; the answer must fit its schema. */
  const ask = async <Name extends keyof Operations>(name: Name, message: unknown): Promise<z.infer<Operations[Name]['answer']>> => {
    const operation = eventStoreOperations[name]
    const answer = await bus.request(operation.name, message, { timeoutMs: 1_000 })
    // Parsed by the schema of that very operation.
    return operation.answer.parse(answer) as z.infer<Operations[Name]['answer']>
  }

  const appendOne = async (request: unknown) => (await ask('append', { knows: [], requests: [request] })).answers[0]

  it('appends one request or many, each atomic for itself, and publishes what was committed', async () => {
    const { answers } = await ask('append', {
      knows: [],
      requests: [
        requestNumber(1, [append('order-1', 0, 1)]),
        { ...requestNumber(2, [append('order-2', 0, 2)]), appends: [] },
        requestNumber(3, [append('order-1', 5, 3)]),
        requestNumber(4, [append('order-1', 1, 4)]),
        requestNumber(1, [append('order-1', 0, 1)]),
        requestNumber(4, [append('order-1', 0, 4)], { fingerprint: 'f'.repeat(64) }),
      ],
    })
    const [first, second] = await log.readAll(0, 2)
    const at = '2026-01-02T03:04:05.678Z'
    expect(answers).toEqual([
      { outcome: 'committed', position: 1, at, hash: first?.hash },
      { outcome: 'invalid', detail: expect.stringContaining('appends') },
      { outcome: 'conflict', stream: 'order-1', version: 1 },
      { outcome: 'committed', position: 2, at, hash: second?.hash },
      { outcome: 'replayed', commit: first },
      { outcome: 'request-id-reused' },
    ])
    expect(heard).toEqual(await log.readAll(0, 10))
    expect(heard).toHaveLength(2)
  })

  it('finds a request, reads streams, reads everything, and knows the head', async () => {
    expect(await ask('head', {})).toEqual(GENESIS)
    const request = requestNumber(1, [append('order-1', 0, 1, 2), append('payment-1', 0, 3)])
    await appendOne(request)
    const commits = await log.readAll(0, 10)
    expect(await ask('head', {})).toEqual({ position: 1, hash: commits[0]?.hash })
    expect(await ask('findRequest', { requestId: request.requestId })).toEqual({ commit: commits[0] })
    expect(await ask('findRequest', { requestId: idNumber(9) })).toEqual({ commit: null })
    expect(await ask('readAll', { after: 0, limit: 10 })).toEqual({ run: expect.any(String), commits })
    expect(await ask('readAll', { after: 1, limit: 10 })).toEqual({ run: expect.any(String), commits: [] })
    const streams = [
      { stream: 'order-1', afterVersion: 1 },
      { stream: 'order-2', afterVersion: 0 },
    ]
    const event = { version: 2, position: 1, at: '2026-01-02T03:04:05.678Z', event: eventNumber(2) }
    expect(await ask('readStreams', { streams })).toEqual({
      run: expect.any(String),
      upTo: { position: 1, hash: commits[0]?.hash },
      slices: [
        { stream: 'order-1', events: [event] },
        { stream: 'order-2', events: [] },
      ],
    })
    const limited = await ask('readStreams', { streams: [{ stream: 'order-1', afterVersion: 0 }], limit: 1 })
    expect(limited.slices[0]?.events.map(({ version }) => version)).toEqual([1])
  })

  describe('what the sender knows of the log', () => {
    const lost = { position: 2, hash: 'e'.repeat(64) }
    let first: Checkpoint
    beforeEach(async () => {
      await appendOne(requestNumber(1, [append('order-1', 0, 1)]))
      first = await log.head()
    })

    it('comes before everything else: also before what was answered before, and what is malformed', async () => {
      const requests = [
        requestNumber(1, [append('order-1', 0, 1)]),
        requestNumber(2, [append('order-1', 1, 2)]),
        requestNumber(3, [append('order-1', 9, 3)]),
        { nonsense: true },
      ]
      const { answers } = await ask('append', { knows: [first, lost], requests })
      expect(answers).toEqual(requests.map(() => ({ outcome: 'other-log' })))
      expect(await log.head()).toEqual(first)
      expect((await ask('append', { knows: [first], requests })).answers.map(({ outcome }) => outcome)).toEqual([
        'replayed',
        'committed',
        'conflict',
        'invalid',
      ])
    })

    it('is held against the log that there is after a restart', async () => {
      await appendOne(requestNumber(2, [append('order-1', 1, 2)]))
      const second = await log.head()
      const { run } = await ask('holds', { knows: [first, second] })
      await store.stop()
      const older = openSqliteEventLog(':memory:')
      await older.insert(sealAll([requestNumber(1, [append('order-1', 0, 1)])]))
      expect(await older.head()).toEqual(first)
      const restored = createEventStore({ log: older, records, bus, clock: stoppedClock })
      await restored.start()
      const knowing = async (knows: readonly Checkpoint[]) =>
        (await ask('append', { knows, requests: [requestNumber(3, [append('order-1', 1, 3)])] })).answers[0]
      expect(await knowing([first, second])).toEqual({ outcome: 'other-log' })
      expect(await ask('holds', { knows: [second] })).toMatchObject({ holds: false })
      expect(await knowing([first])).toMatchObject({ outcome: 'committed', position: 2 })
      // At the same position, of the same version, but of another decision.
      expect(await knowing([second])).toEqual({ outcome: 'other-log' })
      expect((await ask('holds', { knows: [first] })).run).not.toBe(run)
      await restored.stop()
      await older.close()
    })

    it('bounds what is saved as done: effects may have been lost', async () => {
      const consumer = 'product.reactions'
      expect(await ask('saveProgress', { consumer, checkpoint: first, knows: [first, lost] })).toEqual({ outcome: 'other-log' })
      expect(await ask('readProgress', { consumer })).toEqual(GENESIS)
      expect(await ask('saveProgress', { consumer, checkpoint: first, knows: [first] })).toEqual({ outcome: 'saved' })
      expect(await ask('readProgress', { consumer })).toEqual(first)
    })

    it('cannot be told while the log is away: then nothing was written', async () => {
      await store.stop()
      let away = false
      const flaky = withFaults(log, {
        readAll: async (after, limit) => (away ? Promise.reject(new Error('the log is away')) : log.readAll(after, limit)),
      })
      store = createEventStore({ log: flaky, records, bus, clock: stoppedClock })
      await store.start()
      away = true
      const { answers } = await ask('append', { knows: [first], requests: [requestNumber(2, [append('order-1', 1, 2)])] })
      expect(answers).toEqual([{ outcome: 'unavailable', detail: 'the log is away' }])
      expect(await log.head()).toEqual(first)
    })
  })

  it('says with a stream what its events rest upon, also those of another writer', async () => {
    await appendOne(requestNumber(1, [append('order-1', 0, 1)]))
    await log.insert(sealAll([requestNumber(2, [append('order-1', 1, 2)])], await log.head()))
    const { upTo, slices } = await ask('readStreams', { streams: [{ stream: 'order-1', afterVersion: 0 }] })
    expect(slices[0]?.events).toHaveLength(2)
    expect(upTo).toEqual(await log.head())
  })

  it('gives no progress in a log that has lost what was written since, though it holds what it was written for', async () => {
    const consumer = 'product.reactions'
    await appendOne(requestNumber(1, [append('order-1', 0, 1)]))
    const cause = await log.head()
    await appendOne(requestNumber(2, [append('reservation-1', 0, 2)]))
    await ask('saveProgress', { consumer, checkpoint: cause, knows: [] })
    expect(await ask('readProgress', { consumer })).toEqual(cause)
    await store.stop()

    const [kept] = sealAll([requestNumber(1, [append('order-1', 0, 1)])])
    const older = openSqliteEventLog(':memory:')
    await older.insert(kept === undefined ? [] : [kept])
    expect(await older.head()).toEqual(cause)
    const restored = createEventStore({ log: older, records, bus, clock: stoppedClock })
    await restored.start()
    expect(await ask('readProgress', { consumer })).toEqual(GENESIS)
    await ask('saveProgress', { consumer, checkpoint: cause, knows: [] })
    expect(await ask('readProgress', { consumer })).toEqual(cause)
    await restored.stop()
    await older.close()
  })

  it('keeps progress, parked events and keys', async () => {
    const consumer = 'order.reactions'
    const checkpoint = { position: 7, hash: 'a'.repeat(64) }
    expect(await ask('readProgress', { consumer })).toEqual(GENESIS)
    expect(await ask('saveProgress', { consumer, checkpoint, knows: [] })).toEqual({ outcome: 'saved' })
    expect(await ask('readProgress', { consumer })).toEqual(checkpoint)

    const parked = {
      consumer,
      eventId: idNumber(1),
      parkedAt: '2026-01-02T03:04:05.678Z',
      position: 3,
      stream: 'order-1',
      type: 'OrderPlaced',
      error: 'no',
      waits: false,
    }
    expect(await ask('park', { events: [parked] })).toEqual({})
    expect(await ask('listParked', { consumer })).toEqual({ events: [parked] })
    expect(await ask('unpark', { consumer, eventIds: [idNumber(1)] })).toEqual({})
    expect(await ask('listParked', { consumer })).toEqual({ events: [] })

    const { key } = await ask('createKey', { subject: 'customer-1' })
    expect(key).toMatch(/^[A-Za-z0-9_-]{43}$/)
    expect(await ask('readKeys', { subjects: ['customer-2', 'customer-1'] })).toEqual({ keys: [null, key] })
    expect(await ask('deleteKey', { subject: 'customer-1' })).toEqual({})
    expect(await ask('createKey', { subject: 'customer-1' })).toEqual({ key: null })
    expect(await ask('readKeys', { subjects: ['customer-1'] })).toEqual({ keys: [null] })
  })

  describe('hostile input', () => {
    const good = requestNumber(1, [append('order-1', 0, 1)])

    it.each(Object.keys(eventStoreOperations) as (keyof Operations)[])(
      '%s refuses what is malformed, and says what is wrong',
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
    ])('an append with %s is invalid; its neighbour is committed', async (_, bad) => {
      const { answers } = await ask('append', { knows: [], requests: [bad, requestNumber(2, [append('order-2', 0, 2)])] })
      expect(answers).toEqual([
        { outcome: 'invalid', detail: expect.any(String) },
        expect.objectContaining({ outcome: 'committed', position: 1 }),
      ])
      expect(answers[0]).not.toEqual({ outcome: 'invalid', detail: '' })
    })

    it('whatever comes, it answers, and the log stays whole', async () => {
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
          const { answers } = await ask('append', { knows: [], requests })
          expect(answers).toHaveLength(requests.length)
        }),
        { numRuns: 200 },
      )
      expect(await verifyLog(log)).toMatchObject({ ok: true })
      expect(await appendOne(requestNumber(500, [append('order-500', 0, 500)]))).toMatchObject({ outcome: 'committed' })
    })

    it('data nested deeper than anybody can read is refused', async () => {
      let data = {}
      for (let depth = 0; depth < 100_000; depth += 1) data = { data }
      expect(
        await appendOne({ ...good, appends: [{ stream: 'order-1', fromVersion: 0, events: [{ ...eventNumber(1), data }] }] }),
      ).toMatchObject({ outcome: 'invalid' })
      expect(await appendOne(requestNumber(2, [append('order-2', 0, 2)]))).toMatchObject({ outcome: 'committed' })
    })
  })

  it('shows how it is', async () => {
    await appendOne(requestNumber(1, [append('order-1', 0, 1)]))
    expect(await store.health()).toEqual({ head: await log.head(), waiting: 0, published: 1, publishError: null })
  })

  it('answers what has been asked before it stops, and publishes after the next start what it no longer could', async () => {
    const asked = appendOne(requestNumber(1, [append('order-1', 0, 1)]))
    await new Promise<void>((resolve) => queueMicrotask(resolve))
    await store.stop()
    expect(await asked).toMatchObject({ outcome: 'committed', position: 1 })
    await expect(ask('head', {})).rejects.toThrow('nobody answers')
    await log.insert(sealAll([requestNumber(2, [append('order-1', 1, 2)])], await log.head()))
    store = createEventStore({ log, records, bus, clock: stoppedClock })
    await store.start()
    expect(await ask('head', {})).toMatchObject({ position: 2 })
    await new Promise((resolve) => setImmediate(resolve))
    await new Promise((resolve) => setImmediate(resolve))
    expect(heard.map(({ position }) => position)).toEqual([1, 2])
  })

  it('fails a read of a log that is away, and is there again when it is', async () => {
    await store.stop()
    let away = true
    const flaky = withFaults(log, {
      readAll: async (after, limit) => (away ? Promise.reject(new Error('the log is away')) : log.readAll(after, limit)),
    })
    store = createEventStore({ log: flaky, records, bus, clock: stoppedClock })
    await store.start()
    await expect(ask('readAll', { after: 0, limit: 1 })).rejects.toThrow('the log is away')
    away = false
    expect(await ask('readAll', { after: 0, limit: 1 })).toMatchObject({ commits: [] })
  })
})
