import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { GENESIS, type Checkpoint } from '@souk/log-protocol'
import { createBackground } from '@souk/process'
import { fingerprintOf } from '../src/view/fingerprint.ts'
import { PARKED, StoreUnavailable, type RowChange, type ViewCheckpoint, type ViewStore } from '../src/view/view-store.ts'

export interface ViewStoreTraits {
  /** A valid row of a collection; rows of different `variant` differ. Default: `{ id, variant }`. */
  readonly row?: (collection: string, id: string, variant: number) => object
  /** What is stored is there again after closing and opening the same data. Default: no. */
  readonly lasting?: boolean
  /** Ways in which somebody else may delete the data under a running store, by name. For stores whose data last. */
  readonly deletions?: Readonly<Record<string, (data: string) => Promise<void>>>
  /**
   * Ways to lose the server, by name: each opens the data so that the server is lost at that request of the store (1: the first),
   * and stays away. For stores behind a network, whose data last.
   */
  readonly losses?: Readonly<Record<string, (data: string, request: number) => Promise<ViewStore>>>
  /** Restarts the server, whoever else uses it. */
  readonly restart?: () => Promise<void>
}

/** More requests than opening a store and saving a batch takes. */
const MANY_REQUESTS = 100

const at = (position: number, letter = 'a'): Checkpoint => ({ position, hash: letter.repeat(64) })

/** Ids in the order of their code units, which is not the order of a dictionary. */
const ORDERED_IDS = ['-', '0', '01', '1', '10', '2', 'A', 'B', 'Z', '_', 'a', 'aa', 'b', 'z']

/** Saves from a place of the current build. */
export const saveFrom = async (
  store: ViewStore,
  changes: readonly RowChange[],
  from: Checkpoint,
  to: Checkpoint,
): Promise<'saved' | 'stale'> => {
  const { build } = await store.checkpoint()
  return store.save(changes, { ...from, build }, to)
}

const nameOf = (error: unknown): unknown => (error instanceof Error ? error.name : error)
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
/** Repeats a task until the database is there. */
export const retryWhileUnavailable = async <Result>(task: () => Promise<Result>): Promise<Result> => {
  for (;;) {
    try {
      return await task()
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error
      await pause(20)
    }
  }
}

/**
 * What every view store must do, whatever keeps it.
 * @param open  opens the data of that name; data of a new name are empty
 */
export const describeViewStore = (
  name: string,
  open: (data: string) => Promise<ViewStore>,
  {
    row: rowOf = (_collection, id, variant) => ({ id, variant }),
    lasting = false,
    deletions = {},
    losses = {},
    restart,
  }: ViewStoreTraits = {},
): void => {
  const row = (collection: string, id: string, variant: number): object =>
    collection === PARKED ? { error: `${id} failed, "ü€😀"`, waits: variant % 2 === 0, variant } : rowOf(collection, id, variant)

  describe(`${name} keeps a view`, () => {
    let store: ViewStore
    let data: string
    /** Where the store stands when it is opened. */
    let start: ViewCheckpoint
    let count = 0

    beforeEach(async () => {
      count += 1
      data = `view-store-${process.pid}-${count}`
      store = await open(data)
      start = await store.checkpoint()
    })
    afterEach(() => store.close())

    /** A place of the build that the store has when it is opened. */
    const here = (position: number, letter?: string): ViewCheckpoint => ({ ...at(position, letter), build: start.build })
    const first = (): string => {
      const [collection] = store.collections
      if (collection === undefined) throw new Error('a view has at least one collection')
      return collection
    }
    const everyCollection = (): readonly string[] => [...store.collections, PARKED]
    const put = (collection: string, id: string, variant = 1): RowChange => ({ collection, id, row: row(collection, id, variant) })
    const all = async (collection: string): Promise<{ id: string; row: object }[]> => [...(await store.page(collection, '', 10_000)).rows]
    const contents = async (): Promise<unknown> => ({
      checkpoint: await store.checkpoint(),
      rows: await Promise.all(everyCollection().map(all)),
    })
    /** Runs a task on another instance of the store; on the same one if data cannot be shared. */
    const inAnother = async <Result>(task: (other: ViewStore) => Promise<Result>): Promise<Result> => {
      if (!lasting) return task(store)
      const other = await open(data)
      try {
        return await task(other)
      } finally {
        await other.close()
      }
    }

    it('is empty at first, and stands before the first commit', async () => {
      expect(start).toEqual({ ...GENESIS, build: expect.stringMatching(/^[0-9a-f-]{36}$/) })
      expect(await store.checkpoint()).toEqual(start)
      for (const collection of everyCollection()) expect(await store.page(collection, '', 10)).toEqual({ checkpoint: start, rows: [] })
    })

    it('does not count what is parked among its own collections', () => {
      expect(store.collections).not.toContain(PARKED)
    })

    it('saves rows of every collection and moves the checkpoint with them', async () => {
      const changes = everyCollection().flatMap((collection) => [put(collection, 'one'), put(collection, 'two', 2)])
      expect(await store.save(changes, start, at(3))).toBe('saved')
      expect(await store.checkpoint()).toEqual(here(3))
      expect(await store.load(changes)).toEqual(changes.map((change) => change.row))
    })

    it('loads rows in the order of the keys, undefined for one that is not there', async () => {
      const collection = first()
      await store.save([put(collection, 'one'), put(collection, 'two', 2)], start, at(1))
      const keys = ['two', 'none', 'one', 'two'].map((id) => ({ collection, id }))
      const two = row(collection, 'two', 2)
      expect(await store.load(keys)).toEqual([two, undefined, row(collection, 'one', 1), two])
      expect(await store.load([])).toEqual([])
    })

    it('keeps rows of one id in different collections apart', async () => {
      const [one = '', other = ''] = everyCollection()
      await store.save([put(one, 'same', 1), put(other, 'same', 2)], start, at(1))
      await store.save([{ collection: one, id: 'same', row: null }], here(1), at(2))
      expect(await store.load([one, other].map((collection) => ({ collection, id: 'same' })))).toEqual([undefined, row(other, 'same', 2)])
    })

    it('replaces rows and removes them, also those that are not there', async () => {
      const collection = first()
      await store.save([put(collection, 'kept'), put(collection, 'changed'), put(collection, 'gone')], start, at(1))
      await store.save(
        [put(collection, 'changed', 2), { collection, id: 'gone', row: null }, { collection, id: 'never', row: null }],
        here(1),
        at(2),
      )
      expect(await all(collection)).toEqual([
        { id: 'changed', row: row(collection, 'changed', 2) },
        { id: 'kept', row: row(collection, 'kept', 1) },
      ])
    })

    it('moves the checkpoint without any row', async () => {
      expect(await store.save([], start, at(7))).toBe('saved')
      expect(await store.checkpoint()).toEqual(here(7))
    })

    describe('events that it could not apply', () => {
      const parked = (id: string, variant = 1): RowChange => put(PARKED, id, variant)

      it('are parked with the batch that skips them', async () => {
        await store.save([put(first(), 'one'), parked('early')], start, at(1))
        expect(await store.save([put(first(), 'one', 2), parked('late', 2)], here(1), at(2))).toBe('saved')
        expect(await store.page(PARKED, '', 10)).toEqual({
          checkpoint: here(2),
          rows: [
            { id: 'early', row: row(PARKED, 'early', 1) },
            { id: 'late', row: row(PARKED, 'late', 2) },
          ],
        })
        expect(await store.load([parked('late'), parked('none')])).toEqual([row(PARKED, 'late', 2), undefined])
        expect(await all(first())).toEqual([{ id: 'one', row: row(first(), 'one', 2) }])
      })

      it('are not parked with a batch that is refused', async () => {
        await store.save([parked('one')], start, at(1))
        expect(await store.save([parked('one', 2), parked('two')], start, at(1))).toBe('stale')
        expect(await all(PARKED)).toEqual([{ id: 'one', row: row(PARKED, 'one', 1) }])
      })

      it('are read page by page, each with the checkpoint', async () => {
        await store.save([], start, at(4))
        await store.save(
          ['c', 'a', 'd', 'b', 'e'].map((id) => parked(id)),
          here(4),
          at(5),
        )
        const ids = async (after: string) => {
          const { checkpoint, rows } = await store.page(PARKED, after, 2)
          return { checkpoint, ids: rows.map(({ id }) => id) }
        }
        expect(await ids('')).toEqual({ checkpoint: here(5), ids: ['a', 'b'] })
        expect(await ids('b')).toEqual({ checkpoint: here(5), ids: ['c', 'd'] })
        expect(await ids('d')).toEqual({ checkpoint: here(5), ids: ['e'] })
      })

      it('can be taken off, the checkpoint standing still', async () => {
        await store.save([parked('one'), parked('two')], start, at(1))
        expect(await store.save([{ collection: PARKED, id: 'one', row: null }, put(first(), 'x')], here(1), here(1))).toBe('saved')
        expect(await all(PARKED)).toEqual([{ id: 'two', row: row(PARKED, 'two', 1) }])
        expect(await store.checkpoint()).toEqual(here(1))
      })

      it('are gone when the view is burned', async () => {
        await store.save([put(first(), 'one'), parked('one')], start, at(1))
        await store.clear()
        expect(await all(PARKED)).toEqual([])
        expect(await store.load([parked('one')])).toEqual([undefined])
      })
    })

    it.each([
      ['an older position', () => here(1)],
      ['a newer position', () => here(3)],
      ['the same position in another log', () => here(2, 'b')],
      ['the start', () => start],
      ['the same place of another build', () => ({ ...here(2), build: '00000000-0000-7000-8000-000000000000' })],
    ])('changes nothing when the writer starts from %s', async (_case, from) => {
      const collection = first()
      await store.save([put(collection, 'one')], start, at(2))
      const before = await contents()
      expect(await store.save([put(collection, 'one', 2), put(collection, 'two'), put(PARKED, 'one')], from(), at(9))).toBe('stale')
      expect(await contents()).toEqual(before)
    })

    it('refuses what was read from a build that is gone, although another instance has built the view again to the same place', async () => {
      const collection = first()
      await store.save([put(collection, 'one')], start, at(2))
      const build = await inAnother(async (other) => {
        await other.clear()
        expect(await other.save([put(collection, 'one', 3), put(PARKED, 'skipped')], await other.checkpoint(), at(2))).toBe('saved')
        return (await other.checkpoint()).build
      })
      expect(await store.save([put(collection, 'one', 2), put(PARKED, 'stale')], here(2), at(3))).toBe('stale')
      expect(await store.checkpoint()).toEqual({ ...at(2), build })
      expect(await all(collection)).toEqual([{ id: 'one', row: row(collection, 'one', 3) }])
      expect((await all(PARKED)).map(({ id }) => id)).toEqual(['skipped'])
      expect(await store.save([put(collection, 'two')], { ...at(2), build }, at(3))).toBe('saved')
      expect(await store.checkpoint()).toEqual({ ...at(3), build })
    })

    it('lets one of two writers win', async () => {
      const collection = first()
      const outcomes = await Promise.all([
        store.save([put(collection, 'by', 1), put(collection, 'one', 1), put(PARKED, 'one', 1)], start, at(1)),
        store.save([put(collection, 'by', 2), put(collection, 'other', 2), put(PARKED, 'other', 2)], start, at(1, 'b')),
      ])
      expect(outcomes.toSorted()).toEqual(['saved', 'stale'])
      const winner = outcomes[0] === 'saved' ? 1 : 2
      const id = winner === 1 ? 'one' : 'other'
      expect(await store.checkpoint()).toEqual(winner === 1 ? here(1) : here(1, 'b'))
      expect(await all(collection)).toEqual([
        { id: 'by', row: row(collection, 'by', winner) },
        { id, row: row(collection, id, winner) },
      ])
      expect(await all(PARKED)).toEqual([{ id, row: row(PARKED, id, winner) }])
    })

    it('is empty when one writer burns it while another saves', async () => {
      await store.save([put(first(), 'one')], start, at(1))
      const [saving] = await inAnother((other) =>
        Promise.all([store.save([put(first(), 'two'), put(PARKED, 'two')], here(1), at(2)).catch(nameOf), other.clear()]),
      )
      expect(['saved', 'stale', StoreUnavailable.name]).toContain(saving)
      const now = await retryWhileUnavailable(() => store.checkpoint())
      expect(now).toEqual({ ...GENESIS, build: expect.not.stringContaining(start.build) })
      expect(await contents()).toEqual({ checkpoint: now, rows: everyCollection().map(() => []) })
    })

    it('saves the same again without a difference, the checkpoint standing still', async () => {
      const collection = first()
      const changes = [put(collection, 'one'), { collection, id: 'two', row: null }, put(PARKED, 'one')]
      await store.save(changes, start, at(1))
      const before = await contents()
      expect(await store.save(changes, here(1), here(1))).toBe('saved')
      expect(await contents()).toEqual(before)
    })

    it('saves all or nothing', async () => {
      const collection = first()
      await store.save([put(collection, 'one')], start, at(1))
      const before = await contents()
      const impossible: RowChange = { collection: 'no_such_collection', id: 'x', row: { id: 'x' } }
      const possible = [put(collection, 'one', 2), put(collection, 'two'), put(PARKED, 'one')]
      await expect(store.save([...possible, impossible], here(1), at(2))).rejects.toThrow()
      expect(await contents()).toEqual(before)
      expect(await store.save(possible, here(1), at(2))).toBe('saved')
    })

    it('refuses a collection that it does not have', async () => {
      await expect(store.load([{ collection: 'no_such_collection', id: 'x' }])).rejects.toThrow()
      await expect(store.page('no_such_collection', '', 10)).rejects.toThrow()
    })

    it('pages through a collection in the order of code units', async () => {
      for (const [index, collection] of everyCollection().entries()) {
        const changes = ORDERED_IDS.toReversed().map((id) => put(collection, id))
        await store.save(changes, index === 0 ? start : here(index), at(index + 1))
        const ids: string[] = []
        for (;;) {
          const page = await store.page(collection, ids.at(-1) ?? '', 4)
          expect(page.checkpoint).toEqual(here(index + 1))
          expect(page.rows.length).toBeLessThanOrEqual(4)
          for (const one of page.rows) expect(one.row).toEqual(row(collection, one.id, 1))
          if (page.rows.length === 0) break
          ids.push(...page.rows.map(({ id }) => id))
        }
        expect(ids).toEqual(ORDERED_IDS)
        expect(await store.page(collection, '1', 1)).toMatchObject({ rows: [{ id: '10' }] })
        expect((await store.page(collection, 'between', 1)).rows.map(({ id }) => id)).toEqual(['z'])
      }
    })

    it('has the same fingerprints whenever the same rows are built, and none while it moves', async () => {
      const directly = createBackground({ sleep: async () => undefined })
      const take = async (stands: ViewCheckpoint) =>
        Promise.all(store.collections.map((collection) => fingerprintOf(store, collection, stands, directly, new AbortController().signal)))
      const changes = store.collections.flatMap((collection) => ORDERED_IDS.map((id) => put(collection, id)))
      await store.save(changes, start, at(1))
      const before = await take(here(1))
      expect(before.map((one) => one?.rows)).toEqual(store.collections.map(() => ORDERED_IDS.length))

      await store.clear()
      const empty = await store.checkpoint()
      const half = changes.length / 2
      const built = { ...at(1), build: empty.build }
      expect(await store.save(changes.slice(half).toReversed(), empty, at(1))).toBe('saved')
      expect(await store.save(changes.slice(0, half), built, at(1))).toBe('saved')
      expect(await take(built)).toEqual(before)
      expect(await take(here(1))).toEqual(store.collections.map(() => undefined))

      await store.save([put(first(), '-', 2)], built, at(2))
      const [other] = await take({ ...built, ...at(2) })
      expect(other?.rows).toBe(ORDERED_IDS.length)
      expect(other?.sha256).not.toBe(before[0]?.sha256)
    })

    it('takes a large batch', async () => {
      const collection = first()
      const changes = Array.from({ length: 2_000 }, (_, index) => put(collection, String(index).padStart(5, '0'), index))
      expect(await store.save(changes, start, at(500))).toBe('saved')
      expect(await store.load(changes)).toEqual(changes.map((change) => change.row))
      expect((await store.page(collection, '', 10_000)).rows).toHaveLength(2_000)
    })

    it('is empty and has a new build after clear, and can be filled again', async () => {
      await store.save(
        everyCollection().map((collection) => put(collection, 'one')),
        start,
        at(5),
      )
      const builds = [start.build]
      for (let times = 0; times < 2; times += 1) {
        await store.clear()
        const { build } = await store.checkpoint()
        expect(builds).not.toContain(build)
        builds.push(build)
        expect(await contents()).toEqual({ checkpoint: { ...GENESIS, build }, rows: everyCollection().map(() => []) })
      }
      expect(await store.save([put(first(), 'one')], start, at(1))).toBe('stale')
      expect(await store.save([put(first(), 'one')], await store.checkpoint(), at(1))).toBe('saved')
      expect(await store.load([{ collection: first(), id: 'one' }])).toEqual([row(first(), 'one', 1)])
    })

    it('keeps apart what has another name', async () => {
      const other = await open(`${data}-other`)
      try {
        await store.save([put(first(), 'one'), put(PARKED, 'one')], start, at(1))
        const { build } = await other.checkpoint()
        expect(build).not.toBe(start.build)
        for (const collection of [first(), PARKED])
          expect(await other.page(collection, '', 10)).toEqual({ checkpoint: { ...GENESIS, build }, rows: [] })
      } finally {
        await other.close()
      }
    })

    /** Rows 0–9 as batches 1 to `position` leave them: each of those changes, makes or removes some; the ninth does all three. */
    const rowsAt = (position: number, collection = first()): { id: string; row: object }[] =>
      Array.from({ length: 10 }, (_, digit) => {
        const last = Array.from({ length: position }, (__, batch) => position - batch).find((batch) => (batch * 7 + digit) % 3 === 0)
        return last === undefined || (last + digit) % 5 === 0 ? [] : [{ id: `${digit}`, row: row(collection, `${digit}`, last) }]
      }).flat()
    const batchOf = (position: number): RowChange[] =>
      [first(), PARKED].flatMap((collection) =>
        Array.from({ length: 10 }, (_, digit) => digit)
          .filter((digit) => (position * 7 + digit) % 3 === 0)
          .map((digit) => ({
            collection,
            id: `${digit}`,
            row: (position + digit) % 5 === 0 ? null : row(collection, `${digit}`, position),
          })),
      )
    /** The store contains what the batches leave, up to where it says that it stands. @returns where it stands */
    const expectWhole = async (of: ViewStore): Promise<ViewCheckpoint> => {
      const stands = await of.checkpoint()
      for (const collection of [first(), PARKED])
        expect(await of.page(collection, '', 100)).toEqual({ checkpoint: stands, rows: rowsAt(stands.position, collection) })
      return stands
    }

    it('shows in every page what is true at its checkpoint, while several write', async () => {
      const goal = 40
      const others = lasting ? await Promise.all([open(data), open(data)]) : [store, store]
      try {
        const write = async (writer: ViewStore): Promise<void> => {
          for (let stands = await writer.checkpoint(); stands.position < goal;) {
            const next = here(stands.position + 1)
            stands = (await writer.save(batchOf(next.position), stands, next)) === 'saved' ? next : await writer.checkpoint()
          }
        }
        const seen = new Set<number>()
        const readUntilThere = async (collection: string): Promise<void> => {
          for (let position = 0; position < goal;) {
            const page = await store.page(collection, '', 100)
            expect(page.checkpoint.position).toBeGreaterThanOrEqual(position)
            position = page.checkpoint.position
            expect({ position, rows: page.rows }).toEqual({ position, rows: rowsAt(position, collection) })
            seen.add(position)
            await new Promise(setImmediate)
          }
        }
        await Promise.all([...others.map(write), readUntilThere(first()), readUntilThere(PARKED)])
        expect(seen.size).toBeGreaterThan(1)
        expect(await expectWhole(store)).toEqual(here(goal))
      } finally {
        if (lasting) for (const other of others) await other.close()
      }
    })

    it.each(Object.entries(deletions))('is a new build when somebody deletes %s', async (_what, destroy) => {
      await store.save(batchOf(1), start, at(1))
      await destroy(data)
      // Another instance comes first, and goes to the same place.
      const build = await inAnother(async (other) => {
        const stands = await retryWhileUnavailable(() => other.checkpoint())
        expect(stands).toEqual({ ...GENESIS, build: expect.not.stringContaining(start.build) })
        expect(await expectWhole(other)).toEqual(stands)
        expect(await other.save(batchOf(1), stands, at(1))).toBe('saved')
        return stands.build
      })
      expect(await retryWhileUnavailable(() => store.save(batchOf(2), here(1), at(2)))).toBe('stale')
      expect(await expectWhole(store)).toEqual({ ...at(1), build })

      await destroy(data)
      expect(await retryWhileUnavailable(() => store.save(batchOf(2), { ...at(1), build }, at(2)))).toBe('stale')
      const stands = await retryWhileUnavailable(() => store.checkpoint())
      expect(stands).toMatchObject(GENESIS)
      expect([start.build, build]).not.toContain(stands.build)
      expect(await expectWhole(store)).toEqual(stands)
      expect(await store.save(batchOf(1), stands, at(1))).toBe('saved')
      await expectWhole(store)

      await destroy(data)
      const page = await retryWhileUnavailable(() => store.page(first(), '', 100))
      expect(page).toMatchObject({ checkpoint: GENESIS, rows: [] })
      expect(page.checkpoint.build).not.toBe(stands.build)
      expect(await store.save(batchOf(1), page.checkpoint, at(1))).toBe('saved')
    })

    describe.each(Object.entries(losses))('when the server is lost: %s', (_name, lose) => {
      it('has all of a batch or nothing of it, and goes on', async () => {
        const outcomes = new Set<string>()
        for (let request = 1; ; request += 1) {
          expect(request).toBeLessThan(MANY_REQUESTS)
          const lost = `${data}-${request}`
          const healthy = await open(lost)
          const mortal = await lose(lost, request)
          try {
            const { build } = await healthy.checkpoint()
            const place = (position: number): ViewCheckpoint => ({ ...at(position), build })
            const before = [first(), PARKED].flatMap((collection) => rowsAt(8, collection).map((one) => ({ ...one, collection })))
            expect(await healthy.save(before, { ...GENESIS, build }, at(8))).toBe('saved')
            const outcome = await mortal.save(batchOf(9), place(8), at(9)).catch((error: unknown) => error)
            if (outcome === 'saved') break
            expect(outcome).toBeInstanceOf(StoreUnavailable)
            const { position } = await expectWhole(healthy)
            expect([8, 9]).toContain(position)
            expect(await healthy.save(batchOf(9), place(8), at(9))).toBe(position === 8 ? 'saved' : 'stale')
            expect(await expectWhole(healthy)).toEqual(place(9))
            outcomes.add(position === 8 ? 'nothing' : 'all')
          } finally {
            await mortal.close()
            await healthy.close()
          }
        }
        expect(outcomes).toContain('nothing')
      })

      it('is emptied, or as it was, or can be emptied again', async () => {
        for (let request = 1; ; request += 1) {
          expect(request).toBeLessThan(MANY_REQUESTS)
          const lost = `${data}-${request}`
          const healthy = await open(lost)
          const mortal = await lose(lost, request)
          try {
            const { build } = await healthy.checkpoint()
            await healthy.save(batchOf(1), { ...GENESIS, build }, at(1))
            const outcome = await mortal.clear().catch((error: unknown) => error)
            if (outcome === undefined) break
            expect(outcome).toBeInstanceOf(StoreUnavailable)
            const after = await expectWhole(healthy)
            expect(after.position).toBe(after.build === build ? 1 : 0)
            await healthy.clear()
            expect(await healthy.save(batchOf(1), await healthy.checkpoint(), at(1))).toBe('saved')
            expect((await expectWhole(healthy)).position).toBe(1)
          } finally {
            await mortal.close()
            await healthy.close()
          }
        }
      })
    })

    it.runIf(restart)(
      'goes on by itself when its server is restarted, and has lost and doubled nothing',
      { timeout: 120_000 },
      async () => {
        let goal = Number.POSITIVE_INFINITY
        let position = 0
        const writing = (async () => {
          for (let stands = await retryWhileUnavailable(() => store.checkpoint()); stands.position < goal; position = stands.position) {
            const from = stands
            const next = here(from.position + 1)
            const outcome = await retryWhileUnavailable(() => store.save(batchOf(next.position), from, next))
            stands = outcome === 'saved' ? next : await retryWhileUnavailable(() => store.checkpoint())
          }
        })()
        while (position < 10) await pause(5)
        await restart?.()
        goal = position + 10
        await writing
        expect(await expectWhole(store)).toEqual(here(goal))
      },
    )

    it.runIf(lasting)('is as it was when it is opened again', async () => {
      await store.save(
        everyCollection().flatMap((collection) => [put(collection, 'one'), put(collection, 'two', 2)]),
        start,
        at(5),
      )
      const before = await contents()
      await store.close()
      store = await open(data)
      expect(await contents()).toEqual(before)
      expect(await store.save([put(first(), 'three')], start, at(6))).toBe('stale')
      expect(await store.save([put(first(), 'three')], here(5), at(6))).toBe('saved')
    })
  })
}
