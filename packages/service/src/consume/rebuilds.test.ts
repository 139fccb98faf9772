import { expect, it } from 'vitest'
import { GENESIS } from '@souk/log-protocol'
import { StoreUnavailable, type ViewCheckpoint } from '../view/view-store.ts'
import type { RebuildWatch } from './projection.ts'
import { createRebuilds, type RebuildsOptions } from './rebuilds.ts'

const actor = { kind: 'manager', id: 'somebody' } as const
const at = (position: number, build: string): ViewCheckpoint => ({ ...GENESIS, position, build })

/** A view of one row that stands at position 7. The test builds it again step by step. */
const start = (rebuild?: () => Promise<number>) => {
  const ending = new AbortController()
  let time = 0
  let stands = at(7, 'first')
  let row = { sum: 1 }
  let watch: RebuildWatch | undefined
  const counts = { ids: 0, rowsWritten: 100, pages: 0, endsAt: 0 }
  const rebuilds = createRebuilds({
    projection: {
      rebuild:
        rebuild ??
        (async (watching) => {
          watch = watching
          await watch?.before(stands, 9)
          stands = at(0, 'second')
          return 9
        }),
      get rowsWritten() {
        return counts.rowsWritten
      },
      subscription: {
        get checkpoint() {
          return stands
        },
        ending: ending.signal,
      } as unknown as RebuildsOptions['projection']['subscription'],
    },
    store: {
      collections: ['sums'],
      page: async (_collection, _after, limit) => {
        counts.pages += 1
        if (counts.pages === counts.endsAt) ending.abort(new Error('the service is ending'))
        // A view that ends while it is read has rows without end.
        const rows = counts.endsAt === 0 ? [{ id: 'a', row }] : Array.from({ length: limit }, () => ({ id: 'a', row }))
        return { checkpoint: stands, rows }
      },
    },
    clock: { now: () => time, sleep: async () => undefined },
    newId: () => `id ${(counts.ids += 1)}`,
  })
  return {
    rebuilds,
    counts,
    /** The view goes on. */
    stand: (position: number, sum: number): void => {
      time += 1_000
      stands = at(position, 'second')
      row = { sum }
      counts.rowsWritten += 5
    },
    reached: (): Promise<void> | undefined => watch?.reached(stands),
  }
}

it('shows how far a rebuild is, and that the rows are the same', async () => {
  const { rebuilds, stand, reached } = start()
  expect(rebuilds.list()).toEqual([])
  const begun = await rebuilds.begin({ actor, fingerprints: true })
  expect(begun).toMatchObject({ rebuildId: 'id 1', actor, state: 'reading', target: 7, emptiedAt: null, commitsPerSecond: null })
  await expect.poll(() => rebuilds.list()[0]?.state).toBe('building')
  stand(4, 0)
  expect(rebuilds.list()[0]).toMatchObject({ state: 'building', position: 4, target: 7, commitsPerSecond: 4, rowsWritten: 5 })
  // A second one is not begun meanwhile.
  expect(await rebuilds.begin({ actor, fingerprints: false })).toMatchObject({ rebuildId: 'id 1' })
  stand(7, 1)
  await reached()
  const [job] = rebuilds.list()
  expect(job).toMatchObject({ state: 'done', position: 7, commitsPerSecond: 4, rowsWritten: 10, detail: null, builtAt: job?.endedAt })
  expect(job?.fingerprints).toEqual([
    { collection: 'sums', before: { rows: 1, sha256: expect.any(String) }, after: job?.fingerprints?.[0]?.before, equal: true },
  ])
})

it('shows that the rows are others', async () => {
  const { rebuilds, stand, reached } = start()
  await rebuilds.begin({ actor, fingerprints: true })
  await expect.poll(() => rebuilds.list()[0]?.state).toBe('building')
  stand(7, 2)
  await reached()
  expect(rebuilds.list()[0]?.fingerprints).toMatchObject([{ equal: false }])
})

it('compares nothing if another instance has moved the view on', async () => {
  const { rebuilds, stand, reached } = start()
  await rebuilds.begin({ actor, fingerprints: true })
  await expect.poll(() => rebuilds.list()[0]?.state).toBe('building')
  stand(8, 1)
  await reached()
  expect(rebuilds.list()[0]).toMatchObject({
    state: 'done',
    detail: 'no fingerprints: another instance has moved the view on meanwhile',
    fingerprints: [{ before: { rows: 1 }, after: null, equal: null }],
  })
})

it('goes to the end of the log without fingerprints', async () => {
  const { rebuilds, stand, reached } = start()
  expect(await rebuilds.begin({ actor, fingerprints: false })).toMatchObject({ state: 'building', target: 9, fingerprints: null })
  stand(9, 1)
  await reached()
  expect(rebuilds.list()).toMatchObject([{ state: 'done', position: 9, fingerprints: null }])
  await rebuilds.begin({ actor, fingerprints: false })
  expect(rebuilds.list().map(({ rebuildId }) => rebuildId)).toEqual(['id 2', 'id 1'])
})

it('remembers why one has failed, and lets the next one begin', async () => {
  const { rebuilds } = start(() => Promise.reject(new StoreUnavailable('away')))
  for (const rebuildId of ['id 1', 'id 2']) {
    await expect(rebuilds.begin({ actor, fingerprints: false })).rejects.toThrow('away')
    expect(rebuilds.list()[0]).toMatchObject({ rebuildId, state: 'failed', detail: 'away', emptiedAt: null, endedAt: expect.any(String) })
  }
})

it('ends within a page when the service ends, and empties nothing', async () => {
  const { rebuilds, counts } = start()
  counts.endsAt = 3
  await rebuilds.begin({ actor, fingerprints: true })
  await expect.poll(() => rebuilds.list()[0]?.endedAt).not.toBeNull()
  expect(rebuilds.list()[0]).toMatchObject({ state: 'failed', detail: 'the service is ending', emptiedAt: null, position: 7 })
  expect(counts.pages).toBe(3)
})

it('compares no longer when the service ends', async () => {
  const { rebuilds, counts, stand, reached } = start()
  await rebuilds.begin({ actor, fingerprints: true })
  await expect.poll(() => rebuilds.list()[0]?.state).toBe('building')
  stand(7, 1)
  counts.endsAt = counts.pages + 2
  await reached()
  expect(rebuilds.list()[0]).toMatchObject({
    state: 'done',
    detail: 'no fingerprints: the service is ending',
    fingerprints: [{ equal: null }],
  })
  expect(counts.pages).toBe(counts.endsAt)
})
