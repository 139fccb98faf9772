import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { commitHash, GENESIS, type Commit, type SealedCommit } from '@souk/log-protocol'
import { createBackground } from '@souk/process'
import { append, idNumber, requestNumber, sealAll, stoppedClock, withFaults } from '../../testing/samples.ts'
import { openSqliteEventLog } from '../log/event-log.sqlite.ts'
import type { EventLog } from '../log/event-log.ts'
import { DataFileFault } from '../storage/sqlite-file.ts'
import { openLogSearch, type RunningLogSearch } from './log-search.sqlite.ts'

const search = (log: Pick<EventLog, 'head' | 'readAll'>): RunningLogSearch =>
  openLogSearch(':memory:', { log, inBackground: createBackground(stoppedClock), clock: stoppedClock })

const START = Date.UTC(2026, 2, 14, 15)
const minute = (after: number): string => new Date(START + after * 60_000).toISOString()
/** A log of these commits, with other times: minutes after the start of an hour. */
const at = (minutes: readonly number[], commits: readonly SealedCommit[]): Pick<EventLog, 'head' | 'readAll'> => {
  let previous: Pick<Commit, 'position' | 'hash'> = GENESIS
  const timed = commits.map(({ commit }, index) => {
    const { hash: _, ...rest } = { ...commit, at: minute(minutes[index] ?? 0), previousHash: previous.hash }
    const made: Commit = { ...rest, hash: commitHash({ ...rest, hash: '' }) }
    previous = made
    return made
  })
  return {
    head: async () => ({ position: previous.position, hash: previous.hash }),
    readAll: async (after, limit) => timed.slice(after, after + limit),
  }
}

const written = sealAll([
  requestNumber(1, [append('order-1', 0, 1)], { correlationId: idNumber(11), actor: { kind: 'customer', id: 'ada' } }),
  requestNumber(2, [append('reservation-1', 0, 2), append('product-1', 0, 3, 4)], { correlationId: idNumber(11) }),
  requestNumber(3, [append('order-2', 0, 5)], { correlationId: idNumber(12), actor: { kind: 'customer', id: 'bob' } }),
  requestNumber(4, [append('order-1', 1, 6)], { correlationId: idNumber(11) }),
  requestNumber(5, [append('product-1', 2, 7)], { actor: { kind: 'manager', id: 'ada' } }),
])

describe('the index for searching the log', () => {
  const opened: RunningLogSearch[] = []
  const indexed = async (log: Pick<EventLog, 'head' | 'readAll'>): Promise<RunningLogSearch> => {
    const made = search(log)
    opened.push(made)
    await made.caughtUp()
    return made
  }
  let found: RunningLogSearch
  beforeEach(async () => {
    found = await indexed(at([0, 1, 5, 3, 70], written))
  })
  afterEach(async () => {
    for (const each of opened.splice(0)) await each.close()
  })

  it.each([
    [{}, [1, 2, 3, 4, 5]],
    [{ category: 'order' }, [1, 3, 4]],
    [{ category: 'nothing' }, []],
    [{ type: 'SomethingHappened' }, [1, 2, 3, 4, 5]],
    [{ stream: 'product-1' }, [2, 5]],
    [{ correlationId: idNumber(11) }, [1, 2, 4]],
    [{ actor: 'ada' }, [1, 5]],
    [{ actor: 'ada', category: 'order', type: 'SomethingHappened' }, [1]],
    [{ actor: 'bob', stream: 'order-1' }, []],
    [{ category: 'order', after: 1 }, [3, 4]],
    [{ category: 'order', before: 4 }, [1, 3]],
    [{ stream: 'product-1', after: 2, before: 5 }, []],
    [{ from: minute(1), until: minute(5) }, [2]],
    // The clock was set back: the fourth commit counts as being as late as the third.
    [{ from: minute(4) }, [3, 4, 5]],
    [{ from: minute(4), category: 'order', correlationId: idNumber(11) }, [4]],
    [{ until: minute(0) }, []],
    [{ from: minute(71) }, []],
  ])('finds the commits of %j', (filter, positions) => {
    expect(found.commits(filter, 'oldest', { limit: 10 })).toEqual(positions)
    expect(found.commits(filter, 'newest', { limit: 10 })).toEqual(positions.toReversed())
    expect(found.countCommits(filter, 10)).toBe(positions.length)
    expect(found.countCommits(filter, 2)).toBe(Math.min(2, positions.length))
  })

  it.each([
    ['oldest', { after: 1 }, [3, 4]],
    ['oldest', { before: 4 }, [1, 3]],
    ['newest', { after: 4 }, [3, 1]],
    ['newest', { before: 1 }, [4, 3]],
  ] as const)('goes on in a list with the %s first: %j', (sort, place, positions) => {
    expect(found.commits({ category: 'order' }, sort, { ...place, limit: 2 })).toEqual(positions)
    expect(found.commits({ category: 'order' }, sort, { ...place, limit: 1 })).toEqual(
      'after' in place ? positions.slice(0, 1) : positions.slice(1),
    )
  })

  it('lists streams by category and by the beginning of their names', () => {
    const names = (...parameters: Parameters<typeof found.streams>) => found.streams(...parameters).map(({ stream }) => stream)
    expect(found.streams({ category: 'product' }, { limit: 9 })).toEqual([
      { stream: 'product-1', version: 3, firstPosition: 2, lastPosition: 5, changedAt: minute(70) },
    ])
    expect(names({}, { limit: 9 })).toEqual(['order-1', 'order-2', 'product-1', 'reservation-1'])
    expect(names({ category: 'order' }, { limit: 9 })).toEqual(['order-1', 'order-2'])
    expect(names({ prefix: 'order-2' }, { limit: 9 })).toEqual(['order-2'])
    expect(names({ category: 'order', prefix: 'or' }, { limit: 9 })).toEqual(['order-1', 'order-2'])
    expect(names({ category: 'order', prefix: 'product-' }, { limit: 9 })).toEqual([])
    expect(names({}, { after: 'order-1', limit: 2 })).toEqual(['order-2', 'product-1'])
    expect(names({}, { before: 'product-1', limit: 1 })).toEqual(['order-2'])
    expect(found.countStreams({ category: 'order' }, 9)).toBe(2)
    expect(found.countStreams({}, 3)).toBe(3)
  })

  it('counts commits and events by period', () => {
    expect(found.activity('hour', minute(10), minute(60))).toEqual([
      { start: minute(0), commits: 4, events: { order: 3, product: 2, reservation: 1 } },
    ])
    expect(found.activity('minute', minute(1), minute(71))).toEqual([
      { start: minute(1), commits: 1, events: { product: 2, reservation: 1 } },
      { start: minute(5), commits: 2, events: { order: 2 } },
      { start: minute(70), commits: 1, events: { product: 1 } },
    ])
    expect(found.activity('minute', minute(2), minute(5))).toEqual([])
  })

  it('compares long lists piece by piece', async () => {
    const log = openSqliteEventLog(':memory:')
    const long = sealAll(
      Array.from({ length: 2_500 }, (_, index) =>
        requestNumber(index, [append(index % 3 === 0 ? 'order-1' : `product-${index}`, index % 3 === 0 ? index / 3 : 0, index)], {
          actor: { kind: 'customer', id: index % 500 === 0 ? 'ada' : 'bob' },
        }),
      ),
    )
    await log.insert(long)
    const all = await indexed(log)
    const expected = [0, 1_500].map((index) => index + 1)
    expect(all.commits({ category: 'order', actor: 'ada' }, 'oldest', { limit: 9 })).toEqual(expected)
    expect(all.commits({ category: 'order', actor: 'ada' }, 'newest', { limit: 9 })).toEqual(expected.toReversed())
    expect(all.countCommits({ stream: 'order-1' }, 2_000)).toBe(834)
    expect(all.countCommits({ category: 'product', actor: 'bob', after: 2_000 }, 2_000)).toBe(332)
    await log.close()
  })

  it('begins again if an older copy of the log was restored', async () => {
    let log = at([0, 1, 2, 3, 4], written)
    const following = await indexed({ head: () => log.head(), readAll: (after, limit) => log.readAll(after, limit) })
    for (const restored of [written.slice(0, 2), written.slice(0, 4), [...written]]) {
      log = at([9, 10, 11, 12, 13], restored)
      await following.caughtUp()
      expect(following.commits({}, 'oldest', { limit: 9 })).toHaveLength(restored.length)
      expect(following.streams({ prefix: 'order-1' }, { limit: 9 })[0]?.changedAt).toBe(minute(restored.length < 4 ? 9 : 12))
      expect(following.activity('day', minute(0), minute(60))[0]?.commits).toBe(restored.length)
    }
  })

  it('says that it is catching up if that takes long', async () => {
    let now = 0
    const slow = openLogSearch(':memory:', {
      // It never gets to the end.
      log: { head: async () => ({ position: 9, hash: 'f'.repeat(64) }), readAll: async () => [] },
      inBackground: async (step) => {
        now += 1_000
        return step()
      },
      clock: { ...stoppedClock, now: () => now },
    })
    await expect(slow.caughtUp()).rejects.toMatchObject({ code: 'catching-up' })
    await slow.close()
  })

  it('gives way within a second to a shop that becomes busy while it is far behind', async () => {
    const log = openSqliteEventLog(':memory:')
    await log.insert(sealAll(Array.from({ length: 2_000 }, (_, index) => requestNumber(index, [append(`product-${index}`, 0, index)]))))
    let steps = 0
    let isPausing = false
    const following = openLogSearch(':memory:', {
      // While the index gets 300 ms of work, 200 commits come. Hence 800 have come when a second is over.
      log: {
        head: async () => ({ position: 100 + 200 * steps, hash: 'f'.repeat(64) }),
        readAll: (after, limit) => log.readAll(after, limit),
      },
      inBackground: async (step) => {
        steps += 1
        return step()
      },
      clock: {
        now: () => 300 * steps,
        sleep: (_, signal) =>
          new Promise((resolve) => {
            isPausing = true
            signal?.addEventListener('abort', () => resolve())
          }),
      },
    })
    following.follow((error) => expect.fail(String(error)))
    await expect.poll(() => isPausing).toBe(true)
    expect([steps, following.countCommits({}, 9_999)]).toEqual([4, 200])
    await following.close()
    await log.close()
  })

  it('follows the log by itself, unless the shop is busy, and whatever fails', async () => {
    const log = openSqliteEventLog(':memory:')
    await log.insert(written)
    const faults: unknown[] = []
    const failing = [new Error('no head')]
    const following = search(
      withFaults(log, {
        head: () => {
          const fault = failing.pop()
          return fault === undefined ? log.head() : Promise.reject(fault)
        },
      }),
    )
    following.follow((error) => faults.push(error))
    await expect.poll(() => following.countCommits({}, 9)).toBe(5)
    expect(faults).toEqual([new Error('no head')])
    await following.close()
    await log.close()
  })
})

describe('the file of the index', () => {
  let folder: string
  let file: string
  let faults: DataFileFault[]
  const open = () =>
    openLogSearch(file, {
      log: at([0, 1, 2, 3, 4], written),
      inBackground: createBackground(stoppedClock),
      clock: stoppedClock,
      removed: (fault) => faults.push(fault),
    })
  const build = async (): Promise<void> => {
    const made = open()
    await made.caughtUp()
    await made.close()
  }
  /** Overwrites bytes of the file. */
  const damage = (from: number, to: number): void => {
    const bytes = readFileSync(file)
    writeFileSync(file, bytes.fill(0xff, from, to))
  }
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'souk-'))
    file = join(folder, 'search.sqlite')
    faults = []
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it.each([
    ['the beginning of its header', 0, 16],
    ['its schema', 100, 4_096],
    ['all of its tables', 4_096, Infinity],
  ])('is built again if %s is damaged', async (_, from, to) => {
    await build()
    damage(from, Math.min(to, readFileSync(file).length))
    for (const suffix of ['-wal', '-shm']) writeFileSync(file + suffix, 'left behind')
    const again = open()
    await again.caughtUp()
    expect(again.countCommits({ category: 'order' }, 9)).toBe(3)
    await again.close()
    expect(faults.map(({ message }) => message.startsWith(file))).toEqual([true])
    await build()
    expect(faults).toHaveLength(1)
  })

  it('is built again if it is of an older version', async () => {
    await build()
    // Where SQLite keeps the user version, which is that of the layout.
    const bytes = readFileSync(file)
    bytes.writeUInt32BE(1, 60)
    writeFileSync(file, bytes)
    await build()
    expect(faults.map(({ message }) => message)).toEqual([expect.stringContaining('was written by an older version')])
    await build()
    expect(faults).toHaveLength(1)
  })

  it.each([
    ['no database', () => writeFileSync(file, 'somebody’s notes'.repeat(100))],
    ['another database', () => openSqliteEventLog(file).close()],
    [
      'another database that is damaged',
      async () => {
        await openSqliteEventLog(file).close()
        damage(100, 4_096)
      },
    ],
    [
      'of a newer version',
      async () => {
        await build()
        const bytes = readFileSync(file)
        bytes.writeUInt32BE(99, 60)
        writeFileSync(file, bytes)
      },
    ],
  ])('stays as it is, and is refused, if it is %s', async (_, make) => {
    await make()
    const bytes = readFileSync(file)
    expect(open).toThrow(DataFileFault)
    expect([readFileSync(file).equals(bytes), faults]).toEqual([true, []])
  })
})
