import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { EventNamed, Located } from '@souk/contracts'
import { startTestLog, type TestLog } from '@souk/event-store/testing'
import { GENESIS, LogUnavailable, messageOf } from '@souk/log-protocol'
import { StartFault } from '@souk/process'
import {
  createProjection,
  defineView,
  PARKED,
  StoreUnavailable,
  type LogClient,
  type Projection,
  type ViewCheckpoint,
  type ViewStore,
} from '@souk/service'
import { collection, openSqliteView } from '@souk/service/sqlite'
import { createManualClock, until, testId } from '@souk/testing'

type Year = { readonly count: number; readonly orders: readonly string[] }
type Collections = { readonly years: Year; readonly orders: { readonly sequence: number } }

const assigned = (order: number, sequence = 1, year = 2026): EventNamed<'InvoiceNumberAssigned'> => ({
  type: 'InvoiceNumberAssigned',
  data: { orderId: testId(order), assignedAt: '2026-03-14T15:09:26.535Z', year, sequence },
})
const unreadable = (year = 2026) => ({ type: 'InvoiceNumberAssigned', stream: `invoices-${year}`, data: { orderId: 'nonsense' } })

/** Order 13 breaks the projector, until it is mended. */
let broken = true
const view = defineView<Collections, EventNamed<'InvoiceNumberAssigned'>>({
  InvoiceNumberAssigned: {
    reads: ({ year }) => [['years', String(year)]],
    apply: (rows, { event: { data } }) => {
      const { count, orders } = rows.get('years', String(data.year)) ?? { count: 0, orders: [] }
      rows.put('orders', data.orderId, { sequence: data.sequence })
      if (broken && data.orderId === testId(13)) throw new Error('order 13 is too much')
      rows.put('years', String(data.year), { count: count + 1, orders: [...orders, data.orderId] })
    },
  },
})

const openStore = () => {
  const inner = openSqliteView(':memory:', 1, { years: collection<object>({}, () => []), orders: collection<object>({}, () => []) })
  const calls = { saves: 0, clears: 0 }
  /** `save` and `clear` are called before the database does it, `saved` and `cleared` when it has. */
  const faults: {
    save?: (changes: Parameters<ViewStore['save']>[0]) => void
    saved?: () => void
    clear?: () => void
    cleared?: () => void
  } = {}
  const store: ViewStore = {
    ...inner,
    save: async (changes, from, to) => {
      calls.saves += 1
      faults.save?.(changes)
      const result = await inner.save(changes, from, to)
      faults.saved?.()
      return result
    },
    clear: async () => {
      calls.clears += 1
      faults.clear?.()
      await inner.clear()
      faults.cleared?.()
    },
  }
  return { store, calls, faults, database: inner.database }
}

let test: TestLog
let opened: ReturnType<typeof openStore>
let time: ReturnType<typeof createManualClock>
let projections: Projection[]
let failures: string[]
let moved: Located[]
let diverged: number
let replaced: number
let unsealing: (events: readonly Located[]) => Promise<void>

beforeEach(async () => {
  broken = true
  failures = []
  moved = []
  diverged = 0
  replaced = 0
  unsealing = async () => undefined
  projections = []
  opened = openStore()
  time = createManualClock()
  test = await startTestLog()
})
afterEach(async () => {
  for (const { subscription } of projections) await subscription.stop()
  await opened.store.close()
  await test.end()
})

const start = async (store = opened.store, log = test.log): Promise<Projection> => {
  const projection = await createProjection({
    name: 'test',
    store,
    view,
    unseal: (events) => unsealing(events),
    log,
    clock: time.clock,
    moved: (events) => moved.push(...events),
    diverged: () => {
      diverged += 1
    },
    replaced: () => {
      replaced += 1
    },
    failed: (error) => failures.push(messageOf(error)),
  })
  projections.push(projection)
  return projection
}
const caughtUp = async (projection: Projection): Promise<void> => {
  await until(async () => {
    if (!projection.subscription.ready) return false
    return (await test.direct.head()).position <= projection.subscription.checkpoint.position
  })
}
/** Brings it the last commit, as a message of the bus would. */
const goOn = async (projection: Projection): Promise<void> => {
  const { position } = await test.direct.head()
  await projection.subscription.deliver(await test.direct.readAll(position - 1, 1), await test.run())
}
/** Waits for the pause after a failure, and lets it pass. */
const pass = async (...pauses: number[]): Promise<void> => {
  for (const pause of pauses) {
    await until(() => time.sleeping().includes(pause))
    await time.advance(pause)
  }
}
/** Lets a second pass in which nothing comes. */
const idleSecond = (): Promise<void> => pass(1_000)
const rows = async (name: string): Promise<Record<string, object>> =>
  Object.fromEntries((await opened.store.page(name, '', 1_000)).rows.map(({ id, row }) => [id, row]))
const year = async (of = 2026): Promise<unknown> => (await rows('years'))[String(of)]
const ids = (...numbers: number[]) => ({ count: numbers.length, orders: numbers.map(testId) })
/** In the order of the log; of one commit those that failed first. */
const parkedList = async (projection: Projection) =>
  (await projection.parked.list())
    .map(({ position, waits, error }) => ({ position, waits, error }))
    .toSorted((one, other) => one.position - other.position || Number(one.waits) - Number(other.waits))
/** The parked events as they stand in the view's own database. */
const parkedRows = (): Promise<Record<string, object>> => rows(PARKED)
const eventId = async (position: number, index = 0): Promise<string> => {
  const [commit] = await test.direct.readAll(position - 1, 1)
  const event = commit?.appends.flatMap(({ events }) => events)[index]
  if (event === undefined) throw new Error(`nothing at ${position}`)
  return event.eventId
}

describe('the view', () => {
  it('follows the log, and its checkpoint with it', async () => {
    await test.append(assigned(1), assigned(2, 1, 2027))
    await test.append(assigned(3))
    const projection = await start()
    await caughtUp(projection)
    expect(await year(2026)).toEqual(ids(1, 3))
    expect(await year(2027)).toEqual(ids(2))
    expect(await opened.store.checkpoint()).toMatchObject(await test.direct.head())
    expect(moved.map(({ position }) => position)).toEqual([1, 1, 2])
    await test.append(assigned(4))
    await goOn(projection)
    expect(await year(2026)).toEqual(ids(1, 3, 4))
  })

  it('continues where it stood when it is started again', async () => {
    await test.append(assigned(1))
    const first = await start()
    await caughtUp(first)
    await first.subscription.stop()
    await test.append(assigned(2))
    await caughtUp(await start())
    expect(await year()).toEqual(ids(1, 2))
  })

  it('skips events that it does not handle, and counts those of unknown types', async () => {
    await test.append(assigned(1))
    await test.append({ type: 'InvoiceShredded', stream: 'invoices-2026', data: {} })
    await test.append({ type: 'InvoiceNumberAssigned', stream: 'elsewhere-2026', data: assigned(3).data })
    const projection = await start()
    await caughtUp(projection)
    expect(await year()).toEqual(ids(1))
    expect(projection.unknownEvents).toBe(1)
    expect(projection.parked.size).toBe(0)
    expect((await opened.store.checkpoint()).position).toBe(3)
  })

  it('is not written for commits that change no row, until nothing has come for a second', async () => {
    await test.append(assigned(1))
    const projection = await start()
    await caughtUp(projection)
    let saves = 0
    opened.faults.save = () => {
      saves += 1
    }
    await test.append({ type: 'InvoiceShredded', stream: 'invoices-2026', data: {} })
    await idleSecond()
    await caughtUp(projection)
    expect(saves).toBe(0)
    expect((await opened.store.checkpoint()).position).toBe(1)
    await idleSecond()
    await until(() => saves === 1)
    expect((await opened.store.checkpoint()).position).toBe(2)
    await test.append(assigned(2))
    await idleSecond()
    await caughtUp(projection)
    expect((await opened.store.checkpoint()).position).toBe(3)
  })

  it('counts an event of an unknown type once, also if its batch is saved at the third attempt', async () => {
    let times = 2
    opened.faults.save = () => {
      times -= 1
      if (times >= 0) throw new StoreUnavailable('busy')
    }
    await test.append({ type: 'InvoiceShredded', stream: 'invoices-2026', data: {} })
    await test.append(assigned(2))
    const projection = await start()
    await pass(50, 100)
    await caughtUp(projection)
    expect(projection.unknownEvents).toBe(1)
  })

  it('is saved together with its checkpoint or not at all, and the batch comes again', async () => {
    await test.append(assigned(1))
    let times = 1
    opened.faults.save = () => {
      times -= 1
      if (times >= 0) throw new StoreUnavailable('disk full')
    }
    const projection = await start()
    await until(() => time.sleeping().includes(50))
    expect(await rows('years')).toEqual({})
    expect(failures).toEqual(['disk full'])
    await time.advance(50)
    await caughtUp(projection)
    expect(await year()).toEqual(ids(1))
    expect(projection.parked.size).toBe(0)
  })
})

describe('an instance that another one has overtaken', () => {
  it('saves nothing, and continues from where the view stands', async () => {
    await test.append(assigned(1))
    const zombie = await start()
    await caughtUp(zombie)
    const other = await start()
    await caughtUp(other)
    await test.append(assigned(2))
    await goOn(other)
    expect(await year()).toEqual(ids(1, 2))
    await goOn(zombie)
    expect(await year()).toEqual(ids(1, 2))
    expect(await opened.store.checkpoint()).toMatchObject(zombie.subscription.checkpoint)
    expect(zombie.subscription.ready).toBe(true)
    await test.append(assigned(3))
    await goOn(zombie)
    await goOn(other)
    expect(await year()).toEqual(ids(1, 2, 3))
  })
})

describe('two instances', () => {
  it('both hold the stream of an event that one of them has parked', async () => {
    await test.append(assigned(1))
    const [one, other] = [await start(), await start()]
    await caughtUp(one)
    await caughtUp(other)
    await test.append(assigned(13))
    await goOn(one)
    expect(one.parked.size).toBe(1)
    broken = false
    await test.append(assigned(2))
    await goOn(other)
    expect(await year()).toEqual(ids(1))
    expect(await parkedList(other)).toMatchObject([
      { position: 2, waits: false },
      { position: 3, waits: true },
    ])
  })

  it('can both discard an event that one of them has parked', async () => {
    const [one, other] = [await start(), await start()]
    await caughtUp(one)
    await caughtUp(other)
    await test.append(assigned(1), assigned(13), assigned(2))
    await goOn(one)
    expect([one.parked.size, other.parked.size]).toEqual([2, 0])
    expect(await other.parked.discard(await eventId(1, 1))).toEqual({ kind: 'done' })
    expect(await year()).toEqual(ids(1, 2))
  })

  it('keep what the faster one has parked while both build the view', async () => {
    await test.append(assigned(13))
    await test.append(assigned(1))
    const [asked, answered] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const slowLog: LogClient = {
      ...test.log,
      readAll: async (after, limit) => {
        asked.resolve()
        await answered.promise
        return test.log.readAll(after, limit)
      },
    }
    const slow = await start(opened.store, slowLog)
    // It has found an empty view, and would begin.
    await asked.promise
    const fast = await start()
    await caughtUp(fast)
    const parked = await parkedList(fast)
    expect(parked).toHaveLength(2)
    broken = false
    answered.resolve()
    await caughtUp(slow)
    expect(await parkedList(fast)).toEqual(parked)
    expect(slow.parked.size).toBe(2)
    expect(await rows('orders')).toEqual({})
  })

  it('do not write back remembered rows when the other one has built the view again to the same position', async () => {
    const outsider = { collection: 'years', id: '2026', row: { count: 7, orders: [] } }
    await test.append(assigned(1))
    const [one, other] = [await start(), await start()]
    await caughtUp(one)
    await caughtUp(other)
    // Both remember the row of 2026. Building it again makes another one of it.
    await one.rebuild()
    await caughtUp(one)
    const stands = await opened.store.checkpoint()
    await opened.store.save([outsider], stands, stands)
    expect(stands.position).toBe(other.subscription.checkpoint.position)
    expect(one.build).toBe(stands.build)
    expect(other.build).not.toBe(stands.build)
    expect(replaced).toBe(1)
    await test.append(assigned(2))
    await goOn(other)
    expect(await year()).toEqual({ count: 8, orders: [testId(2)] })
    expect(other.build).toBe(stands.build)
    // Each of them forgets the states that it has taken from rows of the earlier build.
    expect(replaced).toBe(2)
  })

  it('both release a stream when one of them discards the parked event, and neither writes back remembered rows', async () => {
    await test.append(assigned(1), assigned(13), assigned(2))
    const [one, other] = [await start(), await start()]
    await caughtUp(one)
    await caughtUp(other)
    expect(other.parked.size).toBe(2)
    expect(await one.parked.discard(await eventId(1, 1))).toEqual({ kind: 'done' })
    await test.append(assigned(3))
    await goOn(other)
    expect(await year()).toEqual(ids(1, 2, 3))
    expect(await parkedRows()).toEqual({})
    expect(other.parked.size).toBe(0)
  })
})

describe('an instance that has no rows to write', () => {
  it('notices in an idle second that another one has overtaken it', async () => {
    await test.append(assigned(1))
    const zombie = await start()
    await caughtUp(zombie)
    const other = await start()
    await caughtUp(other)
    await other.rebuild()
    await other.subscription.stop()
    await opened.store.clear()
    // It changes no row, so the zombie has no rows to save.
    await test.append({ type: 'OrderApproved', data: { orderId: testId(9), approvedAt: '2026-03-14T15:09:26.535Z' } })
    await goOn(zombie)
    await idleSecond()
    await until(async () => (await opened.store.checkpoint()).position === 2)
    expect(await year()).toEqual(ids(1))
  })
})

describe('a view that was emptied from outside', () => {
  it('is built again after an idle second', async () => {
    await test.append(assigned(1))
    await test.append(assigned(2))
    const projection = await start()
    await caughtUp(projection)
    await opened.store.clear()
    await idleSecond()
    await until(async () => (await opened.store.checkpoint()).position === 2)
    expect(await year()).toEqual(ids(1, 2))
    expect(failures).toEqual([])
  })
})

describe('an event that cannot be handled', () => {
  it.each([
    ['read', unreadable()],
    ['applied', assigned(13)],
  ])('is parked if it cannot be %s, and holds its stream; other streams go on, those of its commit too', async (_case, bad) => {
    await test.append(assigned(1))
    await test.append(assigned(2), bad, assigned(3), assigned(4, 1, 2027))
    await test.append(assigned(5), assigned(6, 1, 2027))
    const projection = await start()
    await caughtUp(projection)
    expect(await year(2026)).toEqual(ids(1, 2))
    expect(await year(2027)).toEqual(ids(4, 6))
    const waiting = 'waits for an earlier event of its stream'
    expect(await parkedList(projection)).toEqual([
      { position: 2, waits: false, error: expect.not.stringContaining(waiting) },
      { position: 2, waits: true, error: waiting },
      { position: 3, waits: true, error: waiting },
    ])
    expect(projection.parked.size).toBe(3)
    // What the failing one had changed before it failed is undone.
    expect(Object.keys(await rows('orders'))).toEqual([1, 2, 4, 6].map(testId))
    expect(failures).toEqual([])
  })

  it('keeps its error when its batch has to be saved again', async () => {
    await test.append(assigned(1), assigned(13), assigned(2))
    let times = 2
    opened.faults.save = () => {
      times -= 1
      if (times >= 0) throw new StoreUnavailable('busy')
    }
    const projection = await start()
    await pass(50, 100)
    await caughtUp(projection)
    expect(await parkedList(projection)).toMatchObject([{ waits: false, error: 'order 13 is too much' }, { waits: true }])
    expect(await year()).toEqual(ids(1))
  })

  it('stays parked after a restart, and still holds its stream', async () => {
    await test.append(assigned(13))
    const first = await start()
    await caughtUp(first)
    await first.subscription.stop()
    await test.append(assigned(1))
    const second = await start()
    await caughtUp(second)
    expect(await year()).toBeUndefined()
    expect(second.parked.size).toBe(2)
  })

  it('still holds its stream after the database was away', async () => {
    await test.append(assigned(13))
    const projection = await start()
    await caughtUp(projection)
    opened.faults.save = () => {
      delete opened.faults.save
      throw new StoreUnavailable('busy')
    }
    await test.append(assigned(1))
    void goOn(projection)
    await pass(50)
    await caughtUp(projection)
    expect(await year()).toBeUndefined()
    expect(await parkedList(projection)).toMatchObject([
      { position: 1, waits: false },
      { position: 2, waits: true },
    ])
  })

  it('is a row in the database of the view, with the error', async () => {
    await test.append(assigned(13))
    const projection = await start()
    await caughtUp(projection)
    const [commit] = await test.direct.readAll(0, 1)
    const id = await eventId(1)
    const row = {
      consumer: 'test.projection',
      eventId: id,
      parkedAt: new Date(time.clock.now()).toISOString(),
      position: 1,
      stream: commit?.appends[0]?.stream,
      version: 1,
      type: 'InvoiceNumberAssigned',
      error: 'order 13 is too much',
      waits: false,
    }
    expect(await parkedRows()).toEqual({ [id]: row })
    expect(await projection.parked.list()).toEqual([row])
  })

  it('is neither parked nor skipped if the process ends before the batch is saved', async () => {
    await test.append(assigned(1), assigned(13))
    opened.faults.save = () => {
      throw new StoreUnavailable('away')
    }
    const first = await start()
    await until(() => failures.includes('away'))
    expect(first.parked.size).toBe(0)
    await first.subscription.stop()
    expect(await opened.store.checkpoint()).toMatchObject(GENESIS)
    expect([await parkedRows(), await rows('years')]).toEqual([{}, {}])
    delete opened.faults.save
    broken = false
    const second = await start()
    await caughtUp(second)
    expect(await year()).toEqual(ids(1, 13))
    expect(second.parked.size).toBe(0)
  })

  it('is both parked and skipped if the process ends right after the batch is saved', async () => {
    await test.append(assigned(1), assigned(13))
    opened.faults.saved = () => {
      throw new StoreUnavailable('no answer')
    }
    const first = await start()
    await until(() => failures.includes('no answer'))
    await first.subscription.stop()
    delete opened.faults.saved
    broken = false
    const second = await start()
    await caughtUp(second)
    expect(await year()).toEqual(ids(1))
    expect(await parkedList(second)).toEqual([{ position: 1, waits: false, error: 'order 13 is too much' }])
  })

  it('is parked once if the answer of the database is lost', async () => {
    await test.append(assigned(1), assigned(13))
    let times = 1
    opened.faults.saved = () => {
      times -= 1
      if (times >= 0) throw new StoreUnavailable('no answer')
    }
    const projection = await start()
    await pass(50)
    await caughtUp(projection)
    expect(await year()).toEqual(ids(1))
    expect(projection.parked.size).toBe(1)
    expect(await parkedList(projection)).toEqual([{ position: 1, waits: false, error: 'order 13 is too much' }])
  })

  it('is not parked while the keys that it needs cannot be fetched', async () => {
    await test.append(assigned(1))
    unsealing = () => Promise.reject(new LogUnavailable('no keys'))
    const projection = await start()
    await until(() => failures.length > 0)
    expect(failures).toEqual(['no keys'])
    expect(await opened.store.checkpoint()).toMatchObject(GENESIS)
    unsealing = async () => undefined
    await pass(50)
    await caughtUp(projection)
    expect(await year()).toEqual(ids(1))
    expect(projection.parked.size).toBe(0)
  })

  it.each<[string, () => void]>([
    [
      'its personal data can never be unsealed',
      () => {
        unsealing = async (events) => {
          if (events.some(({ event }) => event.type === 'InvoiceNumberAssigned' && event.data.sequence === 7))
            throw new Error('no such key')
        }
      },
    ],
    [
      'the rows that it reads can never be loaded',
      () => {
        const { load } = opened.store
        opened.store.load = (keys) => (keys.some(({ id }) => id === '2007') ? Promise.reject(new Error('no such key')) : load(keys))
      },
    ],
  ])('is parked if %s, and other events go on', async (_case, spoil) => {
    spoil()
    await test.append(assigned(1))
    await test.append(assigned(2), assigned(3, 7, 2007), assigned(4))
    await test.append(assigned(5))
    const projection = await start()
    await caughtUp(projection)
    expect(await year()).toEqual(ids(1, 2, 4, 5))
    expect(await parkedList(projection)).toEqual([{ position: 2, waits: false, error: 'no such key' }])
    expect(failures).toEqual([])
  })

  it('may hold more events than fit on a page, also after a restart', async () => {
    const orders = Array.from({ length: 1_100 }, (_, index) => index + 100)
    await test.append(assigned(13))
    for (let from = 0; from < orders.length; from += 100)
      await test.append(...orders.slice(from, from + 100).map((order) => assigned(order)))
    const first = await start()
    await caughtUp(first)
    expect(first.parked.size).toBe(1_101)
    const positions = (await first.parked.list()).map(({ position }) => position)
    expect(positions).toHaveLength(1_101)
    expect(positions).toEqual(positions.toSorted((one, other) => one - other))
    await first.subscription.stop()
    broken = false
    const second = await start()
    expect(second.parked.size).toBe(1_101)
    expect(await second.parked.discard(await eventId(1))).toEqual({ kind: 'done' })
    expect(await year()).toEqual(ids(...orders))
    expect(await parkedRows()).toEqual({})
  })

  describe('when it is retried', () => {
    let projection: Projection
    let bad: string
    beforeEach(async () => {
      await test.append(assigned(1), assigned(13))
      await test.append(assigned(2))
      projection = await start()
      await caughtUp(projection)
      bad = await eventId(1, 1)
    })

    it('is applied with all that waits behind it, in order, and its stream flows again', async () => {
      broken = false
      expect(await projection.parked.retry(bad)).toEqual({ kind: 'done' })
      expect(await year()).toEqual(ids(1, 13, 2))
      expect(await projection.parked.list()).toEqual([])
      expect(projection.parked.size).toBe(0)
      await test.append(assigned(3))
      await goOn(projection)
      expect(await year()).toEqual(ids(1, 13, 2, 3))
      // Once as far as it was before, and then from the first commit on.
      expect(moved.map(({ event }) => (event.type === 'InvoiceNumberAssigned' ? event.data.orderId : ''))).toEqual(
        [1, 1, 13, 2, 3].map(testId),
      )
      expect((await opened.store.checkpoint()).position).toBe(3)
    })

    it('is also applied first when an event that waits behind it is retried', async () => {
      broken = false
      expect(await projection.parked.retry(await eventId(2))).toEqual({ kind: 'done' })
      expect(await year()).toEqual(ids(1, 13, 2))
    })

    it('stays parked if it still fails, and nothing behind it is applied', async () => {
      expect(await projection.parked.retry(bad)).toEqual({ kind: 'still-failing', error: 'order 13 is too much' })
      expect(await year()).toEqual(ids(1))
      expect(projection.parked.size).toBe(2)
    })

    it('is followed by what came to wait meanwhile', async () => {
      broken = false
      opened.faults.save = () => {
        delete opened.faults.save
        // While the first is being saved another event of the stream is committed and parked.
        void test.append(assigned(3)).then(() => goOn(projection))
      }
      expect(await projection.parked.retry(bad)).toEqual({ kind: 'done' })
      await goOn(projection)
      await until(async () => (await opened.store.checkpoint()).position === 3)
      expect(await year()).toEqual(ids(1, 13, 2, 3))
      expect(projection.parked.size).toBe(0)
    })

    it('is applied once if it is retried twice at the same time', async () => {
      broken = false
      const outcomes = await Promise.all([projection.parked.retry(bad), projection.parked.retry(bad)])
      expect(['done', 'not-parked']).toContain(outcomes[1].kind)
      expect(outcomes[0]).toEqual({ kind: 'done' })
      expect(await year()).toEqual(ids(1, 13, 2))
    })

    it('stays parked if the database cannot be emptied', async () => {
      broken = false
      const before = await parkedList(projection)
      opened.faults.clear = () => {
        throw new StoreUnavailable('disk full')
      }
      await expect(projection.parked.retry(bad)).rejects.toThrow('disk full')
      expect(await parkedList(projection)).toEqual(before)
      expect(await year()).toEqual(ids(1))
      delete opened.faults.clear
      expect(await projection.parked.retry(bad)).toEqual({ kind: 'done' })
      expect(await year()).toEqual(ids(1, 13, 2))
    })

    it('is not reported as done before the view has reached it again', async () => {
      opened.faults.save = () => {
        throw new StoreUnavailable('disk full')
      }
      const outcome = projection.parked.retry(bad)
      await until(() => failures.includes('disk full'))
      await time.advance(2_000)
      expect(await outcome).toEqual({ kind: 'rebuilding', position: 2 })
      delete opened.faults.save
      await until(async () => {
        await time.advance(1_000)
        return projection.subscription.ready
      })
      expect(await parkedList(projection)).toMatchObject([{ waits: false }, { waits: true }])
    })

    it('is not reported as done while the view has come to it, but not to all that it showed before', async () => {
      broken = false
      // More than one page of the log.
      for (let order = 100; order < 620; order += 20)
        await test.append(...Array.from({ length: 20 }, (_, index) => assigned(order + index)))
      for (let order = 1_000; order < 1_490; order += 1) await test.append(assigned(order, 1, 2027))
      await until(async () => {
        await time.advance(1_000)
        return projection.subscription.ready && projection.subscription.checkpoint.position === 518
      })
      opened.faults.save = () => {
        opened.faults.save = () => {
          throw new StoreUnavailable('disk full')
        }
      }
      const outcome = projection.parked.retry(bad)
      await until(() => failures.includes('disk full'))
      expect(projection.subscription.checkpoint.position).toBe(500)
      expect(await projection.parked.list()).toEqual([])
      await time.advance(2_000)
      expect(await outcome).toEqual({ kind: 'rebuilding', position: 518 })
      delete opened.faults.save
      await until(async () => {
        await time.advance(1_000)
        return projection.subscription.ready
      })
      expect(await projection.parked.list()).toEqual([])
    })

    it('is not reported as done if somebody else has emptied the view meanwhile', async () => {
      broken = false
      opened.faults.saved = () => {
        delete opened.faults.saved
        // The view was built again, and is lost right away.
        void opened.store.clear()
      }
      expect(await projection.parked.retry(bad)).toEqual({ kind: 'rebuilding', position: 2 })
    })

    it('leaves the view as it is while the log does not answer: it could not be built again', async () => {
      test.broken.head = () => Promise.reject(new LogUnavailable('away'))
      await expect(projection.parked.retry(bad)).rejects.toThrow('away')
      expect([opened.calls.clears, projection.parked.size]).toEqual([0, 2])
      expect(await year()).toEqual(ids(1))
    })

    it('is applied at its place in the log, before what follows it in other streams', async () => {
      broken = false
      await test.append(assigned(4, 1, 2027))
      await goOn(projection)
      moved = []
      expect(await projection.parked.retry(bad)).toEqual({ kind: 'done' })
      expect(moved.map(({ position }) => position)).toEqual([1, 1, 2, 3])
    })

    it('is not found if no such event is parked, and the view is not built again', async () => {
      expect(await projection.parked.retry(testId(1))).toEqual({ kind: 'not-parked' })
      expect(opened.calls.clears).toBe(0)
    })
  })

  describe('when it is discarded', () => {
    let projection: Projection
    let bad: string
    beforeEach(async () => {
      await test.append(assigned(1), assigned(13))
      await test.append(assigned(2))
      await test.append(assigned(3))
      projection = await start()
      await caughtUp(projection)
      bad = await eventId(1, 1)
      moved = []
    })

    it('is given up, and what waits behind it is applied, in one save', async () => {
      const { saves } = opened.calls
      expect(await projection.parked.discard(bad)).toEqual({ kind: 'done' })
      expect(opened.calls.saves).toBe(saves + 1)
      expect(await year()).toEqual(ids(1, 2, 3))
      expect(projection.parked.size).toBe(0)
      expect(await projection.parked.list()).toEqual([])
      expect(moved.map(({ position }) => position)).toEqual([2, 3])
      expect((await opened.store.checkpoint()).position).toBe(3)
      expect(await projection.parked.discard(bad)).toEqual({ kind: 'not-parked' })
      await test.append(assigned(4))
      await goOn(projection)
      expect(await year()).toEqual(ids(1, 2, 3, 4))
    })

    it('does not move the view, also if its checkpoint is not written yet', async () => {
      await test.append({ type: 'InvoiceShredded', stream: 'invoices-2026', data: {} })
      await goOn(projection)
      expect((await opened.store.checkpoint()).position).toBe(3)
      const stands = projection.subscription.checkpoint
      const outcome = projection.parked.discard(bad)
      await until(() => {
        expect([projection.subscription.ready, projection.subscription.checkpoint]).toEqual([true, stands])
        return projection.parked.size === 0
      })
      expect(await outcome).toEqual({ kind: 'done' })
      expect(await opened.store.checkpoint()).toMatchObject(stands)
      await idleSecond()
      expect([projection.subscription.ready, projection.subscription.checkpoint]).toEqual([true, stands])
      expect(projection.unknownEvents).toBe(1)
    })

    it('stays parked if the database is away', async () => {
      const before = await parkedList(projection)
      opened.faults.save = () => {
        throw new StoreUnavailable('disk full')
      }
      await expect(projection.parked.discard(bad)).rejects.toThrow('disk full')
      delete opened.faults.save
      expect(await parkedList(projection)).toEqual(before)
      expect(projection.parked.size).toBe(3)
      expect([await year(), moved]).toEqual([ids(1), []])
      // Its stream is held as before.
      await test.append(assigned(4))
      await goOn(projection)
      expect(await year()).toEqual(ids(1))
      expect(await projection.parked.discard(bad)).toEqual({ kind: 'done' })
      expect(await year()).toEqual(ids(1, 2, 3, 4))
    })

    it('stays parked until the next attempt if another instance writes the view meanwhile', async () => {
      let times = 1
      opened.faults.save = () => {
        times -= 1
        // Between the look at the view and the save the other one has built it again.
        if (times >= 0) void opened.store.clear()
      }
      await expect(projection.parked.discard(bad)).rejects.toThrow(StoreUnavailable)
      await caughtUp(projection)
      expect(moved.map(({ position }) => position)).toEqual([1])
      expect(projection.parked.size).toBe(3)
      expect(await projection.parked.discard(bad)).toEqual({ kind: 'done' })
      expect(await year()).toEqual(ids(1, 2, 3))
    })

    it('is not found if no such event is parked', async () => {
      expect(await projection.parked.discard(testId(1))).toEqual({ kind: 'not-parked' })
    })

    it('leaves the event parked that it waits for, and the stream held', async () => {
      expect(await projection.parked.discard(await eventId(2))).toEqual({ kind: 'done' })
      expect(await year()).toEqual(ids(1))
      expect(await parkedList(projection)).toEqual([
        { position: 1, waits: false, error: 'order 13 is too much' },
        { position: 3, waits: true, error: 'waits for an earlier event of its stream' },
      ])
      broken = false
      await test.append(assigned(4))
      await goOn(projection)
      expect(await year()).toEqual(ids(1))
      expect(projection.parked.size).toBe(3)
    })

    it('leaves the stream held by the next event that cannot be applied', async () => {
      await test.append(assigned(4), assigned(13, 2), assigned(5))
      await goOn(projection)
      expect(await projection.parked.discard(bad)).toEqual({ kind: 'done' })
      expect(await year()).toEqual(ids(1, 2, 3, 4))
      expect(await parkedList(projection)).toEqual([
        { position: 4, waits: false, error: 'order 13 is too much' },
        { position: 4, waits: true, error: 'waits for an earlier event of its stream' },
      ])
      await test.append(assigned(6))
      await goOn(projection)
      expect(projection.parked.size).toBe(3)
      expect(await projection.parked.discard(await eventId(4, 1))).toEqual({ kind: 'done' })
      expect(await year()).toEqual(ids(1, 2, 3, 4, 5, 6))
    })

    it('leaves the stream held by the next event that cannot be read', async () => {
      await test.append(unreadable(), assigned(5))
      await goOn(projection)
      expect(await projection.parked.discard(bad)).toEqual({ kind: 'done' })
      expect(await year()).toEqual(ids(1, 2, 3))
      expect(await parkedList(projection)).toMatchObject([
        { position: 4, waits: false, error: expect.not.stringContaining('waits for') },
        { position: 4, waits: true },
      ])
    })

    it('leaves the stream held by the next event that the database refuses for good', async () => {
      opened.faults.save = (changes) => {
        if (changes.some(({ id }) => id === testId(3))) throw new TypeError('the row of 3 does not fit')
      }
      expect(await projection.parked.discard(bad)).toEqual({ kind: 'done' })
      expect(await year()).toEqual(ids(1, 2))
      expect(await parkedList(projection)).toEqual([{ position: 3, waits: false, error: 'the row of 3 does not fit' }])
    })
  })
})

describe('a row that the database refuses for good', () => {
  const refuse = (order: number): void => {
    opened.faults.save = (changes) => {
      if (changes.some(({ id }) => id === testId(order))) throw new TypeError(`the row of ${order} does not fit`)
    }
  }

  it('has its event parked, and no other', async () => {
    for (const order of [1, 2, 3]) await test.append(assigned(order, 1, 2026 + order), assigned(order + 10, 1, 2036 + order))
    broken = false
    refuse(12)
    const projection = await start()
    await caughtUp(projection)
    expect(Object.keys(await rows('orders'))).toEqual([1, 2, 3, 11, 13].map(testId))
    expect(await parkedList(projection)).toEqual([{ position: 2, waits: false, error: 'the row of 12 does not fit' }])
    delete opened.faults.save
    expect(await projection.parked.retry(await eventId(2, 1))).toEqual({ kind: 'done' })
    expect(Object.keys(await rows('orders'))).toEqual([1, 2, 3, 11, 12, 13].map(testId))
  })

  it('holds the stream of its event, also the rest of the commit', async () => {
    await test.append(assigned(1), assigned(2), assigned(3))
    await test.append(assigned(4))
    refuse(2)
    const projection = await start()
    await caughtUp(projection)
    expect(await year()).toEqual(ids(1))
    expect(await parkedList(projection)).toMatchObject([
      { position: 1, waits: false, error: 'the row of 2 does not fit' },
      { position: 1, waits: true },
      { position: 2, waits: true },
    ])
    delete opened.faults.save
    await projection.parked.retry(await eventId(1, 1))
    expect(await year()).toEqual(ids(1, 2, 3, 4))
  })

  it('has its whole commit parked if several events of that are to blame, and no other commit', async () => {
    await test.append(assigned(1, 1, 2026), assigned(2, 1, 2027))
    await test.append(assigned(3, 1, 2028))
    opened.faults.save = (changes) => {
      if (changes.some(({ id }) => id === testId(1) || id === testId(2))) throw new TypeError('neither fits')
    }
    const projection = await start()
    await caughtUp(projection)
    expect(Object.keys(await rows('orders'))).toEqual([testId(3)])
    expect(projection.parked.size).toBe(2)
  })

  it('has nothing parked if the database goes away while the event is looked for', async () => {
    await test.append(assigned(1), assigned(2))
    let saves = 0
    opened.faults.save = () => {
      saves += 1
      if (saves === 1) throw new TypeError('cannot be saved')
      if (saves === 2) throw new StoreUnavailable('away')
    }
    const projection = await start()
    await until(() => time.sleeping().includes(50))
    expect(projection.parked.size).toBe(0)
    await time.advance(50)
    await caughtUp(projection)
    expect(await year()).toEqual(ids(1, 2))
    expect(await projection.parked.list()).toEqual([])
  })

  it('has no commit applied twice if the database goes away while the event is looked for', async () => {
    for (const order of [1, 2, 3]) await test.append(assigned(order))
    let isAway = false
    opened.faults.save = (changes) => {
      if (changes.some(({ id }) => id === testId(3))) throw new TypeError('the row of 3 does not fit')
      // The first commit is saved, then the database goes away once.
      if (!isAway && changes.some(({ id }) => id === testId(2))) {
        isAway = true
        throw new StoreUnavailable('away')
      }
    }
    const projection = await start()
    await pass(50)
    await caughtUp(projection)
    expect(failures).toEqual(['away'])
    expect(await year()).toEqual(ids(1, 2))
    expect(await parkedList(projection)).toEqual([{ position: 3, waits: false, error: 'the row of 3 does not fit' }])
    expect(moved.map(({ position }) => position)).toEqual([1, 2])
  })
})

describe('a view that is built again', () => {
  it('is the same as before', async () => {
    for (const order of [1, 2, 3]) await test.append(assigned(order))
    const projection = await start()
    await caughtUp(projection)
    const before = await rows('years')
    await projection.rebuild()
    expect(projection.subscription.ready).toBe(false)
    await caughtUp(projection)
    expect(await rows('years')).toEqual(before)
    expect(diverged).toBe(0)
  })

  it('shows what was parked, if the code can apply it now', async () => {
    await test.append(assigned(13))
    await test.append(assigned(1))
    const projection = await start()
    await caughtUp(projection)
    broken = false
    await projection.rebuild()
    expect(await parkedRows()).toEqual({})
    await caughtUp(projection)
    expect(await year()).toEqual(ids(13, 1))
    expect(await projection.parked.list()).toEqual([])
    expect(projection.parked.size).toBe(0)
  })

  it('shows what was parked, also if the process ended when the view had just been emptied', async () => {
    await test.append(assigned(13))
    await test.append(assigned(1))
    const first = await start()
    await caughtUp(first)
    await first.subscription.stop()
    await opened.store.clear()
    broken = false
    const second = await start()
    await caughtUp(second)
    expect(await year()).toEqual(ids(13, 1))
    expect(await second.parked.list()).toEqual([])
  })

  it('stops where it stood for whoever watches, and then goes on, although the log has grown', async () => {
    for (const order of [1, 2]) await test.append(assigned(order))
    const projection = await start()
    await caughtUp(projection)
    const seen: object[] = []
    const look = async (stands: ViewCheckpoint) => {
      seen.push({ stands: await opened.store.checkpoint(), year: await year() })
      expect(seen.at(-1)).toMatchObject({ stands })
    }
    await projection.rebuild({
      before: async (stands, head) => {
        await look(stands)
        await test.append(assigned(3))
        expect([stands.position, head]).toEqual([2, 2])
        return stands.position
      },
      reached: look,
    })
    await caughtUp(projection)
    expect(seen).toMatchObject([
      { stands: { position: 2 }, year: ids(1, 2) },
      { stands: { position: 2, build: projection.build }, year: ids(1, 2) },
    ])
    expect(await year()).toEqual(ids(1, 2, 3))
    expect(projection.subscription.checkpoint.position).toBe(3)
  })

  it('stops where another instance has just built it', async () => {
    await test.append(assigned(1))
    const [one, other] = [await start(), await start()]
    await caughtUp(one)
    await caughtUp(other)
    await one.rebuild()
    await caughtUp(one)
    const stands = await opened.store.checkpoint()
    await other.rebuild({
      before: async (found) => {
        expect(found).toEqual(stands)
        return found.position
      },
      reached: async () => undefined,
    })
    await caughtUp(other)
  })

  it('shows an empty view at once to whoever watches', async () => {
    const projection = await start()
    await caughtUp(projection)
    const seen: number[] = []
    await projection.rebuild({ before: async ({ position }) => position, reached: async ({ position }) => void seen.push(position) })
    expect(seen).toEqual([0])
  })

  it('tells whoever watches when another instance has moved the view beyond', async () => {
    await test.append(assigned(1))
    const answered = Promise.withResolvers<void>()
    let isSlow = false
    const slowLog: LogClient = {
      ...test.log,
      readAll: async (after, limit) => {
        if (isSlow) await answered.promise
        return test.log.readAll(after, limit)
      },
    }
    const slow = await start(opened.store, slowLog)
    await caughtUp(slow)
    await test.append(assigned(2))
    isSlow = true
    const seen = Promise.withResolvers<number>()
    await slow.rebuild({ before: async ({ position }) => position, reached: async ({ position }) => seen.resolve(position) })
    const fast = await start()
    await caughtUp(fast)
    answered.resolve()
    await caughtUp(slow)
    await idleSecond()
    expect(await seen.promise).toBe(2)
  })

  it('is whole again if the database could not say that it was emptied', async () => {
    for (const order of [1, 2]) await test.append(assigned(order))
    const projection = await start()
    await caughtUp(projection)
    opened.faults.cleared = () => {
      throw new StoreUnavailable('the connection was lost')
    }
    await expect(projection.rebuild()).rejects.toThrow('the connection was lost')
    await caughtUp(projection)
    expect(await year()).toEqual(ids(1, 2))
  })

  it('stays as it is if it cannot be emptied', async () => {
    await test.append(assigned(13))
    const projection = await start()
    await caughtUp(projection)
    opened.faults.clear = () => {
      throw new StoreUnavailable('away')
    }
    await expect(projection.rebuild()).rejects.toThrow('away')
    expect([projection.subscription.ready, projection.subscription.failure]).toEqual([true, undefined])
    expect(projection.parked.size).toBe(1)
    expect((await opened.store.checkpoint()).position).toBe(1)
  })

  it('at the start, because it was made of another log, shows the new log only', async () => {
    await test.append(assigned(1))
    await test.append(assigned(13))
    const first = await start()
    await caughtUp(first)
    await first.subscription.stop()
    await test.end()
    test = await startTestLog()
    await test.append(assigned(5))
    const second = await start()
    expect(second.parked.size).toBe(0)
    await caughtUp(second)
    expect(await year()).toEqual(ids(5))
    expect(await parkedRows()).toEqual({})
    expect(diverged).toBe(1)
    expect(second.divergences).toBe(1)
    expect(opened.calls.clears).toBe(1)
  })
})

describe('isWhole', () => {
  it('is true while the view is the same build, also if its checkpoint is not written yet', async () => {
    await test.append(assigned(1))
    const projection = await start()
    await caughtUp(projection)
    const { build } = projection
    await test.append({ type: 'InvoiceShredded', stream: 'invoices-2026', data: {} })
    await test.append(assigned(2))
    await goOn(projection)
    await test.append({ type: 'InvoiceShredded', stream: 'invoices-2026', data: {} })
    await goOn(projection)
    expect((await opened.store.checkpoint()).position).toBe(3)
    expect(await projection.isWhole(build)).toBe(true)
  })

  it.each<[string, () => Promise<void>]>([
    ['has emptied the view', () => opened.store.clear()],
    [
      'has built the view again to where it stood',
      async () => {
        const other = await start()
        await other.rebuild()
        await caughtUp(other)
      },
    ],
  ])('is false when somebody %s, and has the view built again', async (_what, change) => {
    await test.append(assigned(1))
    const projection = await start()
    await caughtUp(projection)
    const { build } = projection
    await change()
    expect(await projection.isWhole(build)).toBe(false)
    // Nothing comes, and no time passes.
    await until(() => projection.build !== build && projection.subscription.ready)
    expect(await year()).toEqual(ids(1))
    expect(await projection.isWhole(build)).toBe(false)
    expect(await projection.isWhole(projection.build)).toBe(true)
  })

  it('is false when somebody has put an older copy in the place of the view, and has the view brought up to date', async () => {
    const commit = await test.append(assigned(1))
    const projection = await start()
    await caughtUp(projection)
    const older = JSON.stringify(await year())
    await test.append(assigned(2))
    await goOn(projection)
    const { database } = opened
    database.prepare('UPDATE years SET row = ?').run(older)
    database.prepare('UPDATE checkpoint SET position = ?, hash = ?').run(commit.position, commit.hash)
    expect(await projection.isWhole(projection.build)).toBe(false)
    await until(async () => (await opened.store.checkpoint()).position === 2)
    expect(await year()).toEqual(ids(1, 2))
    expect(await projection.isWhole(projection.build)).toBe(true)
  })

  it('is false while the view is built again', async () => {
    await test.append(assigned(1))
    const projection = await start()
    await caughtUp(projection)
    opened.faults.save = () => {
      throw new StoreUnavailable('away')
    }
    await projection.rebuild()
    expect(await projection.isWhole(projection.build)).toBe(false)
  })

  it('fails while the database is away', async () => {
    const projection = await start()
    await caughtUp(projection)
    const { checkpoint } = opened.store
    opened.store.checkpoint = () => Promise.reject(new StoreUnavailable('away'))
    await expect(projection.isWhole(projection.build)).rejects.toThrow('away')
    opened.store.checkpoint = checkpoint
    expect(await projection.isWhole(projection.build)).toBe(true)
  })
})

describe('a checkpoint that another instance has written', () => {
  it('refuses a batch, which is then applied once', async () => {
    await test.append(assigned(1))
    const projection = await start()
    await caughtUp(projection)
    const before = await opened.store.checkpoint()
    await test.append({ type: 'OfNoInterest', stream: 'elsewhere-1', data: {} })
    await goOn(projection)
    expect(await opened.store.checkpoint()).toEqual(before)
    // As another instance does in an idle second: no row changes.
    expect(await opened.store.save([], before, projection.subscription.checkpoint)).toBe('saved')
    await test.append(assigned(2))
    await goOn(projection)
    await caughtUp(projection)
    expect(await year()).toEqual(ids(1, 2))
  })
})

describe('another run of the event store', () => {
  const tick = (condition: () => boolean): Promise<void> =>
    until(async () => {
      await time.advance(1_000)
      return condition()
    })

  it('changes nothing, if its log holds what the view was made of', async () => {
    for (const order of [1, 2]) await test.append(assigned(order))
    const projection = await start()
    await caughtUp(projection)
    await test.restore(2)
    await test.append(assigned(3))
    await goOn(projection)
    await caughtUp(projection)
    expect(await year()).toEqual(ids(1, 2, 3))
    expect([opened.calls.clears, projection.divergences, diverged, test.fatal]).toEqual([0, 0, 0, []])
  })

  it('is noticed in an idle second', async () => {
    await test.append(assigned(1))
    const projection = await start()
    await caughtUp(projection)
    await test.restore(1)
    const run = await test.run()
    expect(test.log.believes(run)).toBe(false)
    await tick(() => test.log.believes(run))
    expect([projection.subscription.ready, test.fatal]).toEqual([true, []])
  })

  it('ends the process, if its log does not hold it: the view is emptied at the next start', async () => {
    for (const order of [1, 2, 3]) await test.append(assigned(order))
    const first = await start()
    await caughtUp(first)
    await test.restore(1)
    await tick(() => test.fatal.length > 0)
    expect(test.fatal).toEqual([expect.stringContaining('its log lacks commit 3')])
    // Until then nothing has been touched.
    await time.advance(1_000)
    expect([await year(), opened.calls.clears, first.divergences, diverged]).toEqual([ids(1, 2, 3), 0, 0, 0])
    await first.subscription.stop()
    const second = await start(opened.store, test.direct)
    await caughtUp(second)
    expect(await year()).toEqual(ids(1))
    expect([opened.calls.clears, second.divergences, diverged]).toEqual([1, 1, 1])
  })

  it('ends the process also if its log lacks only what the process has been told of, and the view does not show yet', async () => {
    for (const order of [1, 2]) await test.append(assigned(order))
    const projection = await start()
    await caughtUp(projection)
    opened.faults.save = () => {
      throw new StoreUnavailable('away')
    }
    await test.append(assigned(3))
    void goOn(projection)
    await until(() => failures.includes('away'))
    // It holds what the view shows, not what the view was about to show.
    await test.restore(2)
    delete opened.faults.save
    await tick(() => test.fatal.length > 0)
    expect(await opened.store.checkpoint()).toMatchObject({ position: 2 })
    expect(await year()).toEqual(ids(1, 2))
  })

  it('has the view emptied at the start, also if the database fails at first, and says so once', async () => {
    for (const order of [1, 2, 3]) await test.append(assigned(order))
    const first = await start()
    await caughtUp(first)
    await first.subscription.stop()
    await test.restore(1)
    let fails = 1
    opened.faults.clear = () => {
      if (fails-- > 0) throw new StoreUnavailable('away')
    }
    await expect(start(opened.store, test.direct)).rejects.toThrow('away')
    expect(diverged).toBe(0)
    const second = await start(opened.store, test.direct)
    await caughtUp(second)
    expect(await year()).toEqual(ids(1))
    expect([second.divergences, diverged]).toEqual([1, 1])
  })

  it('has no view emptied, if its log is empty: the start is refused', async () => {
    for (const order of [1, 2]) await test.append(assigned(order))
    const first = await start()
    await caughtUp(first)
    const stands = await opened.store.checkpoint()
    await first.subscription.stop()
    await test.restore(0)
    const refused = start(opened.store, test.direct)
    await expect(refused).rejects.toThrow(StartFault)
    await expect(refused).rejects.toThrow('the log is empty, but the view of test was made from the first 2 commits of a log')
    expect([await opened.store.checkpoint(), await year(), opened.calls.clears, diverged]).toEqual([stands, ids(1, 2), 0, 0])
    // An operator who means it removes the view.
    await opened.store.clear()
    const second = await start(opened.store, test.direct)
    await caughtUp(second)
    expect(diverged).toBe(0)
  })

  it('has the view emptied that an instance of an earlier run has written, if the log lacks what it shows', async () => {
    await test.append(assigned(1))
    const projection = await start()
    await caughtUp(projection)
    const stands = await opened.store.checkpoint()
    // Of a log that was: that instance has not ended yet.
    await opened.store.save([], stands, { position: 2, hash: 'e'.repeat(64) })
    await tick(() => projection.divergences === 1)
    await caughtUp(projection)
    expect(await year()).toEqual(ids(1))
    expect([opened.calls.clears, diverged, test.fatal]).toEqual([1, 1, []])
  })
})
