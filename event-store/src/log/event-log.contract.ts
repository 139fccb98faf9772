import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { canonicalJson, commitHash, GENESIS, type Commit, type JsonObject } from '@souk/log-protocol'
import { append, eventNumber, idNumber, requestNumber, sealAll, type LogStorage } from '../../testing/samples.ts'
import type { EventLog } from './event-log.ts'

/** Number of commits in the long log. */
const LONG = 10_050

/** What every adapter of {@link EventLog} must keep. */
export const describeEventLog = (name: string, createStorage: () => Promise<LogStorage>): void => {
  describe(`event log: ${name}`, () => {
    let storage: LogStorage
    let log: EventLog

    beforeEach(async () => {
      storage = await createStorage()
      log = await storage.open()
    })
    afterEach(async () => {
      await log.close()
      await storage.destroy()
    })

    const commitsOf = (requests: Parameters<typeof sealAll>[0], after?: Parameters<typeof sealAll>[1]) => {
      const sealed = sealAll(requests, after)
      return { sealed, commits: sealed.map(({ commit }): Commit => commit) }
    }

    it('is empty at first', async () => {
      expect(await log.head()).toEqual(GENESIS)
      expect(await log.readAll(0, 10)).toEqual([])
      expect(await log.findRequests([idNumber(1)])).toEqual(new Map())
      expect(await log.streamTails(['order-1'])).toEqual(new Map())
      expect(await log.readStreams([{ stream: 'order-1', afterVersion: 0 }])).toEqual([{ stream: 'order-1', events: [] }])
    })

    it('gives back exactly what was inserted', async () => {
      const data = {
        text: 'é\u0001\u2028"\\/\u{1f600}',
        nested: [{ b: null, a: [true, -0.5, 1e21, 12_345_678_901] }],
        '10': 1,
        '9': 2,
        ['__proto__']: 3,
      }
      const { sealed, commits } = commitsOf([
        requestNumber(1, [append('order-1', 0, 1, 2), append('payment-1', 0, 3)]),
        requestNumber(2, [{ stream: 'order-1', fromVersion: 2, events: [eventNumber(4, data)] }]),
      ])
      expect(await log.insert(sealed)).toBe('inserted')
      const read = await log.readAll(0, 10)
      expect(read).toEqual(commits)
      expect(read.map(commitHash)).toEqual(commits.map(({ hash }) => hash))
      expect(await log.head()).toEqual({ position: 2, hash: commits[1]?.hash })
    })

    it.each<[string, JsonObject]>([
      ['names with dots and dollars', { 'a.b': 1, $set: { $ref: 'commits', $id: 1 }, '.': [{ 'x.$.y': null }] }],
      ['names with a special meaning elsewhere', { _id: 1, _bsontype: 'ObjectId', toBSON: 1, constructor: {}, '': { hash: '' } }],
      ['deep nesting', JSON.parse(`${'{"a":['.repeat(100)}1${']}'.repeat(100)}`)],
      [
        'numbers at their limits',
        { numbers: [0, -0, 5e-324, 1.7976931348623157e308, 2 ** 31, -(2 ** 53), 1e15 + 0.5, 0.1 + 0.2, 4_294_967_296] },
      ],
      ['more small numbers than a document has room for', { numbers: Array.from({ length: 500_000 }, (_, index) => index % 7) }],
    ])('gives back %s', async (_, data) => {
      const { sealed, commits } = commitsOf([
        requestNumber(1, [{ stream: 'order-1', fromVersion: 0, events: [eventNumber(1, { plain: true }), eventNumber(2, data)] }]),
      ])
      expect(await log.insert(sealed)).toBe('inserted')
      const read = await log.readAll(0, 10)
      expect(read.map(commitHash)).toEqual(commits.map(({ hash }) => hash))
      const [slice] = await log.readStreams([{ stream: 'order-1', afterVersion: 1 }])
      expect(canonicalJson(slice?.events[0]?.event.data)).toBe(canonicalJson(data))
    })

    it('refuses commits that do not follow its last commit', async () => {
      await log.insert(sealAll([requestNumber(1, [append('order-1', 0, 1)])]))
      const other = sealAll([requestNumber(2, [append('order-2', 0, 2)])])[0]?.commit ?? GENESIS
      expect(await log.insert(sealAll([requestNumber(3, [append('order-3', 0, 3)])], other))).toBe('stale')
      expect(await log.insert(sealAll([requestNumber(3, [append('order-3', 0, 3)])], { ...other, position: 7 }))).toBe('stale')
      expect(await log.head()).toMatchObject({ position: 1 })
    })

    it('knows the tails of many streams at once, new, short and long', async () => {
      const streams = Array.from({ length: 130 }, (_, number) => `order-${number}`)
      const requests = [
        ...[0, 1, 2, 3].map((number) => requestNumber(number, [append('product-1', number, number)])),
        requestNumber(
          4,
          streams.slice(0, 120).map((stream, index) => append(stream, 0, 1_000 + index)),
        ),
        ...[4, 5, 6, 7].map((number) => requestNumber(1 + number, [append('product-1', number, number)])),
      ]
      await log.insert(sealAll(requests))
      const tails = await log.streamTails(['product-1', ...streams])
      expect(tails.get('product-1')).toEqual({ version: 8, lastEventId: idNumber(7) })
      expect(tails.get('order-119')).toEqual({ version: 1, lastEventId: idNumber(1_119) })
      expect(tails.size).toBe(121)
      const slices = await log.readStreams(streams.map((stream) => ({ stream, afterVersion: 0 })))
      expect(slices.map(({ stream }) => stream)).toEqual(streams)
      expect(slices.filter(({ events }) => events.length === 1)).toHaveLength(120)
    })

    it('knows the tails of streams that ended long ago, each in another commit, beside busy and new ones', async () => {
      const old = Array.from({ length: 12 }, (_, number) => `order-${number}`)
      const requests = old.flatMap((stream, number) => [
        requestNumber(number * 10, [append(stream, 0, number, 100 + number), append('invoices-2026', number * 5, 200 + number)]),
        ...[1, 2, 3, 4].map((sale) =>
          requestNumber(number * 10 + sale, [append('invoices-2026', number * 5 + sale, 1_000 + number * 10 + sale)]),
        ),
      ])
      await log.insert(sealAll(requests))
      expect(await log.streamTails(['order-new', ...old, 'invoices-2026', 'invoices-2027'])).toEqual(
        new Map([
          ...old.map((stream, number) => [stream, { version: 2, lastEventId: idNumber(100 + number) }] as const),
          ['invoices-2026', { version: 60, lastEventId: idNumber(1_114) }],
        ]),
      )
    })

    it('knows the tails of streams that ended long ago in commits that also extend others of them', async () => {
      const old = Array.from({ length: 10 }, (_, number) =>
        requestNumber(number, [append(`order-${number}`, number === 0 ? 0 : 1, number), append(`order-${number + 1}`, 0, 100 + number)]),
      )
      const busy = Array.from({ length: 60 }, (_, number) => requestNumber(200 + number, [append('invoices-2026', number, 1_000 + number)]))
      await log.insert(sealAll([...old, ...busy]))
      const streams = Array.from({ length: 10 }, (_, number) => `order-${number}`)
      expect(await log.streamTails(['invoices-2026', ...streams])).toEqual(
        new Map([
          ['invoices-2026', { version: 60, lastEventId: idNumber(1_059) }],
          ...streams.map((stream, number) => [stream, { version: number === 0 ? 1 : 2, lastEventId: idNumber(number) }] as const),
        ]),
      )
    })

    it('reads commits after a position, oldest first, up to the limit', async () => {
      const { sealed, commits } = commitsOf([1, 2, 3, 4, 5].map((number) => requestNumber(number, [append('order-1', number - 1, number)])))
      await log.insert(sealed)
      expect(await log.readAll(1, 3)).toEqual(commits.slice(1, 4))
      expect(await log.readAll(4, 3)).toEqual(commits.slice(4))
      expect(await log.readAll(5, 3)).toEqual([])
    })

    it('finds the commits of many requests at once', async () => {
      const { sealed, commits } = commitsOf([1, 2, 3].map((number) => requestNumber(number, [append('order-1', number - 1, number)])))
      await log.insert(sealed)
      const [first, second, third] = commits
      const asked = [third?.requestId ?? '', idNumber(77), first?.requestId ?? '']
      expect(await log.findRequests(asked)).toEqual(
        new Map([
          [third?.requestId, third],
          [first?.requestId, first],
        ]),
      )
      expect(second?.position).toBe(2)
    })

    it('knows the version and the last event of a stream', async () => {
      await log.insert(
        sealAll([requestNumber(1, [append('order-1', 0, 1, 2), append('order-10', 0, 3)]), requestNumber(2, [append('order-1', 2, 4, 5)])]),
      )
      expect(await log.streamTails(['order-10', 'order-2', 'order-1'])).toEqual(
        new Map([
          ['order-10', { version: 1, lastEventId: idNumber(3) }],
          ['order-1', { version: 4, lastEventId: idNumber(5) }],
        ]),
      )
    })

    it('reads slices of many streams, each after its version, also from the middle of a commit', async () => {
      const manager = { id: 'ada', kind: 'manager' as const }
      await log.insert(
        sealAll([
          requestNumber(1, [append('order-1', 0, 1, 2, 3), append('product-1', 0, 4)]),
          requestNumber(2, [append('product-1', 1, 5)], { actor: manager }),
          requestNumber(3, [append('order-1', 3, 6)]),
        ]),
      )
      const slices = await log.readStreams([
        { stream: 'product-1', afterVersion: 0 },
        { stream: 'order-1', afterVersion: 2 },
        { stream: 'order-2', afterVersion: 0 },
        { stream: 'order-1', afterVersion: 4 },
      ])
      const [at, { actor }] = ['2026-01-02T03:04:05.678Z', requestNumber(1, [])]
      expect(slices).toEqual([
        {
          stream: 'product-1',
          events: [
            { version: 1, position: 1, at, actor, event: eventNumber(4) },
            { version: 2, position: 2, at, actor: manager, event: eventNumber(5) },
          ],
        },
        {
          stream: 'order-1',
          events: [
            { version: 3, position: 1, at, actor, event: eventNumber(3) },
            { version: 4, position: 3, at, actor, event: eventNumber(6) },
          ],
        },
        { stream: 'order-2', events: [] },
        { stream: 'order-1', events: [] },
      ])
      const [limited] = await log.readStreams([{ stream: 'order-1', afterVersion: 1 }], 2)
      expect(limited?.events.map(({ version }) => version)).toEqual([2, 3])
    })

    it('refuses a position that is taken, and keeps the commit there', async () => {
      const { sealed, commits } = commitsOf([requestNumber(1, [append('order-1', 0, 1)])])
      await log.insert(sealed)
      expect(await log.insert(sealAll([requestNumber(2, [append('order-2', 0, 2)]), requestNumber(3, [append('order-3', 0, 3)])]))).toBe(
        'stale',
      )
      expect(await log.readAll(0, 10)).toEqual(commits)
      expect(await log.streamTails(['order-2', 'order-3'])).toEqual(new Map())
    })

    it('refuses a request id that is taken, and the commits after it', async () => {
      const { sealed, commits } = commitsOf([requestNumber(1, [append('order-1', 0, 1)])])
      await log.insert(sealed)
      const again = sealAll([requestNumber(1, [append('order-1', 1, 2)]), requestNumber(2, [append('order-2', 0, 3)])], commits[0])
      expect(await log.insert(again)).toBe('stale')
      expect(await log.readAll(0, 10)).toEqual(commits)
    })

    it('lets one of two concurrent inserts win', async () => {
      const other = await storage.open()
      const results = await Promise.all([
        log.insert(sealAll([requestNumber(1, [append('order-1', 0, 1)])])),
        other.insert(sealAll([requestNumber(2, [append('order-1', 0, 2)])])),
      ])
      expect(results.toSorted()).toEqual(['inserted', 'stale'])
      expect(await log.readAll(0, 10)).toEqual(await other.readAll(0, 10))
      expect(await log.head()).toMatchObject({ position: 1 })
      await other.close()
    })

    it(`pages through ${LONG} commits without a gap, and still holds them when it is opened again`, async () => {
      const size = LONG / 10
      for (let from = 0; from < LONG; from += size) {
        const numbers = Array.from({ length: size }, (_, index) => from + index)
        const requests = numbers.map((number) => requestNumber(number, [append(`order-${number % 50}`, Math.floor(number / 50), number)]))
        expect(await log.insert(sealAll(requests, await log.head()))).toBe('inserted')
      }
      await log.close()
      log = await storage.open()
      let last: { position: number; hash: string } = GENESIS
      const pageSize = LONG / 10 - 1
      for (let page = await log.readAll(0, pageSize); page.length > 0; page = await log.readAll(last.position, pageSize)) {
        for (const { position, previousHash, hash } of page) {
          if (position !== last.position + 1 || previousHash !== last.hash)
            throw new Error(`commit ${position} does not follow ${last.position}`)
          last = { position, hash }
        }
      }
      expect(last).toEqual(await log.head())
      expect(last.position).toBe(LONG)
      const [slice] = await log.readStreams([{ stream: 'order-49', afterVersion: 0 }])
      expect(slice?.events.map(({ version }) => version)).toEqual(Array.from({ length: LONG / 50 }, (_, index) => index + 1))
    })
  })
}
