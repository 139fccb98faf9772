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
    const steps = verifyInSteps(log)
    expect([await steps.next(), await steps.next()]).toEqual([
      { done: false, value: 500 },
      { done: false, value: 1_000 },
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

  it('finds a missing commit', async () => {
    const missing = withFaults(log, {
      readAll: async (after, limit) => (await log.readAll(after, limit)).filter(({ position }) => position !== 777),
    })
    expect(await verifyLog(missing)).toEqual({ ok: false, position: 778, fault: 'it follows position 776' })
  })
})
