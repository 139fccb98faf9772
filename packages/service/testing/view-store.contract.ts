import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { GENESIS, type Checkpoint } from '@souk/log-protocol'
import { StoreUnavailable, type RowChange, type ViewStore } from '../src/view/view-store.ts'

export interface ViewStoreTraits {
  /** A valid row of a collection; rows of different `variant` differ. Default: `{ id, variant }`. */
  readonly row?: (collection: string, id: string, variant: number) => object
  /** What is stored is there again after closing and opening the same data. Default: no. */
  readonly lasting?: boolean
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

/**
 * What every view store must do, whatever keeps it.
 * @param open  opens the data of that name; data of a new name are empty
 */
export const describeViewStore = (
  name: string,
  open: (data: string) => Promise<ViewStore>,
  { row = (_collection, id, variant) => ({ id, variant }), lasting = false, losses = {}, restart }: ViewStoreTraits = {},
): void => {
  describe(`${name} keeps a view`, () => {
    let store: ViewStore
    let data: string
    let count = 0

    beforeEach(async () => {
      count += 1
      data = `view-store-${process.pid}-${count}`
      store = await open(data)
    })
    afterEach(() => store.close())

    const first = (): string => {
      const [collection] = store.collections
      if (collection === undefined) throw new Error('a view has at least one collection')
      return collection
    }
    const put = (collection: string, id: string, variant = 1): RowChange => ({ collection, id, row: row(collection, id, variant) })
    const all = async (collection: string): Promise<{ id: string; row: object }[]> => [...(await store.page(collection, '', 10_000)).rows]
    const contents = async (): Promise<unknown> => ({
      checkpoint: await store.checkpoint(),
      rows: await Promise.all(store.collections.map(all)),
    })

    it('is empty at first, and stands before the first commit', async () => {
      expect(await store.checkpoint()).toEqual(GENESIS)
      for (const collection of store.collections) expect(await store.page(collection, '', 10)).toEqual({ checkpoint: GENESIS, rows: [] })
    })

    it('saves rows of every collection and moves the checkpoint with them', async () => {
      const changes = store.collections.flatMap((collection) => [put(collection, 'one'), put(collection, 'two', 2)])
      expect(await store.save(changes, GENESIS, at(3))).toBe('saved')
      expect(await store.checkpoint()).toEqual(at(3))
      expect(await store.load(changes)).toEqual(changes.map((change) => change.row))
    })

    it('loads rows in the order of the keys, undefined for one that is not there', async () => {
      const collection = first()
      await store.save([put(collection, 'one'), put(collection, 'two', 2)], GENESIS, at(1))
      const keys = ['two', 'none', 'one', 'two'].map((id) => ({ collection, id }))
      const two = row(collection, 'two', 2)
      expect(await store.load(keys)).toEqual([two, undefined, row(collection, 'one', 1), two])
      expect(await store.load([])).toEqual([])
    })

    it('keeps rows of one id in different collections apart', async () => {
      const [one, other] = store.collections
      if (one === undefined || other === undefined) return
      await store.save([put(one, 'same', 1), put(other, 'same', 2)], GENESIS, at(1))
      await store.save([{ collection: one, id: 'same', row: null }], at(1), at(2))
      expect(await store.load([one, other].map((collection) => ({ collection, id: 'same' })))).toEqual([undefined, row(other, 'same', 2)])
    })

    it('replaces rows and removes them, also those that are not there', async () => {
      const collection = first()
      await store.save([put(collection, 'kept'), put(collection, 'changed'), put(collection, 'gone')], GENESIS, at(1))
      await store.save(
        [put(collection, 'changed', 2), { collection, id: 'gone', row: null }, { collection, id: 'never', row: null }],
        at(1),
        at(2),
      )
      expect(await all(collection)).toEqual([
        { id: 'changed', row: row(collection, 'changed', 2) },
        { id: 'kept', row: row(collection, 'kept', 1) },
      ])
    })

    it('moves the checkpoint without any row', async () => {
      expect(await store.save([], GENESIS, at(7))).toBe('saved')
      expect(await store.checkpoint()).toEqual(at(7))
    })

    it.each([
      ['an older position', at(1)],
      ['a newer position', at(3)],
      ['the same position in another log', at(2, 'b')],
      ['the start', GENESIS],
    ])('changes nothing when the sender starts from %s', async (_case, from) => {
      const collection = first()
      await store.save([put(collection, 'one')], GENESIS, at(2))
      const before = await contents()
      expect(await store.save([put(collection, 'one', 2), put(collection, 'two')], from, at(9))).toBe('stale')
      expect(await contents()).toEqual(before)
    })

    it('lets one of two writers win', async () => {
      const collection = first()
      const outcomes = await Promise.all([
        store.save([put(collection, 'by', 1), put(collection, 'one', 1)], GENESIS, at(1)),
        store.save([put(collection, 'by', 2), put(collection, 'other', 2)], GENESIS, at(1, 'b')),
      ])
      expect(outcomes.toSorted()).toEqual(['saved', 'stale'])
      const winner = outcomes[0] === 'saved' ? 1 : 2
      expect(await store.checkpoint()).toEqual(winner === 1 ? at(1) : at(1, 'b'))
      expect(await all(collection)).toEqual([
        { id: 'by', row: row(collection, 'by', winner) },
        { id: winner === 1 ? 'one' : 'other', row: row(collection, winner === 1 ? 'one' : 'other', winner) },
      ])
    })

    it('saves the same again without a difference, the checkpoint standing still', async () => {
      const collection = first()
      const changes = [put(collection, 'one'), { collection, id: 'two', row: null }]
      await store.save(changes, GENESIS, at(1))
      const before = await contents()
      expect(await store.save(changes, at(1), at(1))).toBe('saved')
      expect(await contents()).toEqual(before)
    })

    it('saves all or nothing', async () => {
      const collection = first()
      await store.save([put(collection, 'one')], GENESIS, at(1))
      const before = await contents()
      const impossible: RowChange = { collection: 'no_such_collection', id: 'x', row: { id: 'x' } }
      await expect(store.save([put(collection, 'one', 2), put(collection, 'two'), impossible], at(1), at(2))).rejects.toThrow()
      expect(await contents()).toEqual(before)
      expect(await store.save([put(collection, 'two')], at(1), at(2))).toBe('saved')
    })

    it('refuses a collection that it does not have', async () => {
      await expect(store.load([{ collection: 'no_such_collection', id: 'x' }])).rejects.toThrow()
      await expect(store.page('no_such_collection', '', 10)).rejects.toThrow()
    })

    it('pages through a collection in the order of code units', async () => {
      for (const [index, collection] of store.collections.entries()) {
        const changes = ORDERED_IDS.toReversed().map((id) => put(collection, id))
        await store.save(changes, index === 0 ? GENESIS : at(index), at(index + 1))
        const ids: string[] = []
        for (;;) {
          const page = await store.page(collection, ids.at(-1) ?? '', 4)
          expect(page.checkpoint).toEqual(at(index + 1))
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

    it('takes a large batch', async () => {
      const collection = first()
      const changes = Array.from({ length: 2_000 }, (_, index) => put(collection, String(index).padStart(5, '0'), index))
      expect(await store.save(changes, GENESIS, at(500))).toBe('saved')
      expect(await store.load(changes)).toEqual(changes.map((change) => change.row))
      expect((await store.page(collection, '', 10_000)).rows).toHaveLength(2_000)
    })

    it('is empty after clear, and can be filled again', async () => {
      await store.save(
        store.collections.map((collection) => put(collection, 'one')),
        GENESIS,
        at(5),
      )
      await store.clear()
      expect(await contents()).toEqual({ checkpoint: GENESIS, rows: store.collections.map(() => []) })
      await store.clear()
      expect(await store.save([put(first(), 'one')], GENESIS, at(1))).toBe('saved')
      expect(await store.load([{ collection: first(), id: 'one' }])).toEqual([row(first(), 'one', 1)])
    })

    it('keeps apart what has another name', async () => {
      const other = await open(`${data}-other`)
      try {
        await store.save([put(first(), 'one')], GENESIS, at(1))
        expect(await other.checkpoint()).toEqual(GENESIS)
        expect(await other.load([{ collection: first(), id: 'one' }])).toEqual([undefined])
      } finally {
        await other.close()
      }
    })

    /** Rows 0–9 as batches 1 to `position` leave them: each of those changes, makes or removes some; the ninth does all three. */
    const rowsAt = (position: number): { id: string; row: object }[] =>
      Array.from({ length: 10 }, (_, digit) => {
        const last = Array.from({ length: position }, (__, batch) => position - batch).find((batch) => (batch * 7 + digit) % 3 === 0)
        return last === undefined || (last + digit) % 5 === 0 ? [] : [{ id: `${digit}`, row: row(first(), `${digit}`, last) }]
      }).flat()
    const batchOf = (position: number): RowChange[] =>
      Array.from({ length: 10 }, (_, digit) => digit)
        .filter((digit) => (position * 7 + digit) % 3 === 0)
        .map((digit) => ({
          collection: first(),
          id: `${digit}`,
          row: (position + digit) % 5 === 0 ? null : row(first(), `${digit}`, position),
        }))

    it('shows in every page what is true at its checkpoint, while several write', async () => {
      const goal = 40
      const others = lasting ? await Promise.all([open(data), open(data)]) : [store, store]
      try {
        const write = async (writer: ViewStore): Promise<void> => {
          for (let stands = await writer.checkpoint(); stands.position < goal;) {
            const next = at(stands.position + 1)
            stands = (await writer.save(batchOf(next.position), stands, next)) === 'saved' ? next : await writer.checkpoint()
          }
        }
        const seen = new Set<number>()
        const readUntilThere = async (): Promise<void> => {
          for (let position = 0; position < goal;) {
            const page = await store.page(first(), '', 100)
            expect(page.checkpoint.position).toBeGreaterThanOrEqual(position)
            position = page.checkpoint.position
            expect({ position, rows: page.rows }).toEqual({ position, rows: rowsAt(position) })
            seen.add(position)
            await new Promise(setImmediate)
          }
        }
        await Promise.all([...others.map(write), readUntilThere()])
        expect(seen.size).toBeGreaterThan(1)
        expect(await contents()).toMatchObject({ checkpoint: at(goal) })
        expect(await all(first())).toEqual(rowsAt(goal))
      } finally {
        if (lasting) for (const other of others) await other.close()
      }
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
            const before = rowsAt(8).map((one) => ({ ...one, collection: first() }))
            await healthy.save(before, GENESIS, at(8))
            const outcome = await mortal.save(batchOf(9), at(8), at(9)).catch((error: unknown) => error)
            if (outcome === 'saved') break
            expect(outcome).toBeInstanceOf(StoreUnavailable)
            const page = await healthy.page(first(), '', 100)
            const { position } = page.checkpoint
            expect([8, 9]).toContain(position)
            expect(page.rows).toEqual(rowsAt(position))
            expect(await healthy.checkpoint()).toEqual(page.checkpoint)
            expect(await healthy.save(batchOf(9), at(8), at(9))).toBe(position === 8 ? 'saved' : 'stale')
            expect(await healthy.page(first(), '', 100)).toEqual({ checkpoint: at(9), rows: rowsAt(9) })
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
            await healthy.save(batchOf(1), GENESIS, at(1))
            const outcome = await mortal.clear().catch((error: unknown) => error)
            if (outcome === undefined) break
            expect(outcome).toBeInstanceOf(StoreUnavailable)
            const { position } = await healthy.checkpoint()
            expect((await healthy.page(first(), '', 100)).rows).toEqual(rowsAt(position))
            await healthy.clear()
            expect(await healthy.save(batchOf(1), GENESIS, at(1))).toBe('saved')
            expect((await healthy.page(first(), '', 100)).rows).toEqual(rowsAt(1))
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
        const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
        const retryWhileUnavailable = async <Result>(task: () => Promise<Result>): Promise<Result> => {
          for (;;) {
            try {
              return await task()
            } catch (error) {
              if (!(error instanceof StoreUnavailable)) throw error
              await pause(20)
            }
          }
        }
        let goal = Number.POSITIVE_INFINITY
        let position = 0
        const writing = (async () => {
          for (let stands = await retryWhileUnavailable(() => store.checkpoint()); stands.position < goal; position = stands.position) {
            const from = stands
            const next = at(from.position + 1)
            const outcome = await retryWhileUnavailable(() => store.save(batchOf(next.position), from, next))
            stands = outcome === 'saved' ? next : await retryWhileUnavailable(() => store.checkpoint())
          }
        })()
        while (position < 10) await pause(5)
        await restart?.()
        goal = position + 10
        await writing
        expect(await all(first())).toEqual(rowsAt(goal))
      },
    )

    it.runIf(lasting)('is as it was when it is opened again', async () => {
      await store.save(
        store.collections.flatMap((collection) => [put(collection, 'one'), put(collection, 'two', 2)]),
        GENESIS,
        at(5),
      )
      const before = await contents()
      await store.close()
      store = await open(data)
      expect(await contents()).toEqual(before)
      expect(await store.save([put(first(), 'three')], GENESIS, at(6))).toBe('stale')
      expect(await store.save([put(first(), 'three')], at(5), at(6))).toBe('saved')
    })
  })
}
