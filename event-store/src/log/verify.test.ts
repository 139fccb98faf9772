import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sealCommit, type Commit } from '@souk/log-protocol'
import { append, requestNumber, sealAll, withFaults } from '../../testing/samples.ts'
import { openSqliteEventLog } from './event-log.sqlite.ts'
import type { EventLog } from './event-log.ts'
import { verifyInSteps, verifyLog } from './verify.ts'

describe('verification', () => {
  let log: EventLog

  beforeEach(async () => {
    log = openSqliteEventLog(':memory:')
    const requests = Array.from({ length: 1_200 }, (_, number) =>
      requestNumber(number, [append(`order-${number % 7}`, Math.floor(number / 7) * 2, number * 2, number * 2 + 1)]),
    )
    await log.insert(sealAll(requests))
  })
  afterEach(() => log.close())

  /** The log with one commit altered on reading. */
  const with777 = (change: (commit: Commit) => Commit): EventLog =>
    withFaults(log, {
      readAll: async (after, limit) =>
        (await log.readAll(after, limit)).map((commit) => (commit.position === 777 ? change(commit) : commit)),
    })

  const resealed = (change: (commit: Commit) => Commit) =>
    with777((commit) => {
      const { hash: _, ...unsealed } = change(commit)
      return sealCommit(unsealed).commit
    })

  it('proves a whole log, and reports progress', async () => {
    expect(await verifyLog(log)).toEqual({ ok: true, head: await log.head(), events: 2_400 })
    const steps = verifyInSteps(log, await log.head())
    expect([await steps.next(), await steps.next()]).toEqual([
      { done: false, value: 50 },
      { done: false, value: 100 },
    ])
  })

  const renamed = ({ appends, ...commit }: Commit): Commit => ({
    ...commit,
    appends: appends.map((one) => ({ ...one, stream: 'order-8' })),
  })

  it.each<[string, () => EventLog, number, string]>([
    [
      'a changed event',
      () => with777((commit) => ({ ...commit, at: '2020-01-01T00:00:00.000Z' })),
      777,
      'its hash is not that of its content',
    ],
    ['a changed hash', () => with777((commit) => ({ ...commit, hash: 'f'.repeat(64) })), 777, 'its hash is not that of its content'],
    [
      'a commit replaced together with its hash',
      () => resealed((commit) => ({ ...commit, at: '2020-01-01T00:00:00.000Z' })),
      778,
      'its previousHash is not the hash of the commit before',
    ],
    [
      'a broken chain',
      () => resealed((commit) => ({ ...commit, previousHash: 'f'.repeat(64) })),
      777,
      'its previousHash is not the hash of the commit before',
    ],
    ['a commit of another place', () => resealed((commit) => ({ ...commit, position: 779 })), 779, 'it follows position 776'],
    ['a version that does not follow', () => resealed(renamed), 777, 'it extends order-8 from version 220, which is at 0'],
    [
      'an index of streams that lags',
      () =>
        withFaults(log, {
          streamTails: async (streams) => new Map([...(await log.streamTails(streams))].filter(([stream]) => stream !== 'order-5')),
        }),
      1_200,
      'the index ends order-5 at version 0, its events at 342',
    ],
  ])('finds %s and its position', async (_, make, position, fault) => {
    expect(await verifyLog(make())).toEqual({ ok: false, position, fault })
  })

  it('leaves out what is committed meanwhile, also to streams that it has seen', async () => {
    const head = await log.head()
    const steps = verifyInSteps(log, head)
    await steps.next()
    const [stream, versions] = ['order-3', 172 * 2]
    await log.insert(sealAll([requestNumber(5_000, [append(stream, versions, 9_000), append('order-new', 0, 9_001)])], head))
    let last = await steps.next()
    while (last.done !== true) last = await steps.next()
    expect(last.value).toEqual({ ok: true, head, events: 2_400 })
  })

  it('finds that the log ends before its head, or differs there', async () => {
    const { position, hash } = await log.head()
    const result = async (head: { position: number; hash: string }) => {
      const steps = verifyInSteps(log, head)
      for (;;) {
        const { done, value } = await steps.next()
        if (done === true) return value
      }
    }
    expect(await result({ position: position + 1, hash })).toMatchObject({ ok: false, position, fault: expect.stringContaining('1201') })
    expect(await result({ position: position - 1, hash })).toMatchObject({ ok: false, position: position - 1 })
  })

  it('finds an index that goes on where the events do not', async () => {
    const longer = withFaults(log, {
      streamTails: async (streams) =>
        new Map([...(await log.streamTails(streams))].map(([stream, tail]) => [stream, { ...tail, version: tail.version + 1 }])),
    })
    expect(await verifyLog(longer)).toEqual({
      ok: false,
      position: 1_200,
      fault: 'the index ends order-0 at version 345, its events at 344',
    })
  })

  it('finds a missing commit', async () => {
    const missing = withFaults(log, {
      readAll: async (after, limit) => (await log.readAll(after, limit)).filter(({ position }) => position !== 777),
    })
    expect(await verifyLog(missing)).toEqual({ ok: false, position: 778, fault: 'it follows position 776' })
  })
})
