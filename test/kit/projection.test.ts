import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { EventNamed, Located } from '@souk/contracts'
import { startTestLog, type TestLog } from '@souk/event-store/testing'
import { messageOf, LogUnavailable, GENESIS } from '@souk/log-protocol'
import { type LogClient, createProjection, defineView, type Projection, StoreUnavailable, type ViewStore } from '@souk/service'
import { collection, openSqliteView } from '@souk/service/sqlite'
import { createManualClock, turn, until, testId } from '@souk/testing'

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
  const faults: { save?: (changes: Parameters<ViewStore['save']>[0]) => void; clear?: () => void } = {}
  const store: ViewStore = {
    ...inner,
    save: async (changes, from, to) => {
      calls.saves += 1
      faults.save?.(changes)
      return inner.save(changes, from, to)
    },
    clear: async () => {
      calls.clears += 1
      faults.clear?.()
      await inner.clear()
    },
  }
  return { store, calls, faults }
}

let test: TestLog
let opened: ReturnType<typeof openStore>
let time: ReturnType<typeof createManualClock>
let projections: Projection[]
let failures: string[]
let moved: Located[]
let diverged: number

beforeEach(async () => {
  broken = true
  failures = []
  moved = []
  diverged = 0
  projections = []
  opened = openStore()
  time = createManualClock()
  test = await startTestLog()
})
afterEach(async () => {
  for (const { follower } of projections) await follower.stop()
  await opened.store.close()
  await test.end()
})

const start = async (store = opened.store, log = test.log): Promise<Projection> => {
  const projection = await createProjection({
    name: 'test',
    store,
    view,
    open: async () => undefined,
    log,
    clock: time.clock,
    moved: (events) => moved.push(...events),
    diverged: () => {
      diverged += 1
    },
    failed: (error) => failures.push(messageOf(error)),
  })
  projections.push(projection)
  return projection
}
const caughtUp = async (projection: Projection): Promise<void> => {
  await until(async () => {
    if (!projection.follower.ready) return false
    return (await test.log.head()).position <= projection.follower.checkpoint.position
  })
}
/** Makes it look into the log, as a message of the bus would. */
const goOn = async (projection: Projection): Promise<void> => {
  const { position } = await test.direct.head()
  await projection.follower.offer(await test.direct.readAll(position - 1, 1), await test.run())
}
const rows = async (name: string): Promise<Record<string, object>> =>
  Object.fromEntries((await opened.store.page(name, '', 1_000)).rows.map(({ id, row }) => [id, row]))
const year = async (of = 2026): Promise<unknown> => (await rows('years'))[String(of)]
const ids = (...numbers: number[]) => ({ count: numbers.length, orders: numbers.map(testId) })
const parkedList = async (projection: Projection) =>
  (await projection.parking.list()).map(({ position, waits, error }) => ({ position, waits, error }))
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
    expect(await opened.store.checkpoint()).toEqual(await test.direct.head())
    expect(moved.map(({ position }) => position)).toEqual([1, 1, 2])
    await test.append(assigned(4))
    await goOn(projection)
    expect(await year(2026)).toEqual(ids(1, 3, 4))
  })

  it('goes on where it stood when it is started again', async () => {
    await test.append(assigned(1))
    const first = await start()
    await caughtUp(first)
    await first.follower.stop()
    await test.append(assigned(2))
    await caughtUp(await start())
    expect(await year()).toEqual(ids(1, 2))
  })

  it('skips what it is not made of, and counts what it does not know', async () => {
    await test.append(assigned(1))
    await test.append({ type: 'InvoiceShredded', stream: 'invoices-2026', data: {} })
    await test.append({ type: 'InvoiceNumberAssigned', stream: 'elsewhere-2026', data: assigned(3).data })
    const projection = await start()
    await caughtUp(projection)
    expect(await year()).toEqual(ids(1))
    expect(projection.unknownEvents).toBe(1)
    expect(projection.parking.size).toBe(0)
    expect((await opened.store.checkpoint()).position).toBe(3)
  })

  it('is not written for what changes no row, until nothing has come for a second', async () => {
    await test.append(assigned(1))
    const projection = await start()
    await caughtUp(projection)
    let saves = 0
    opened.faults.save = () => {
      saves += 1
    }
    await test.append({ type: 'InvoiceShredded', stream: 'invoices-2026', data: {} })
    const idleSecond = async (): Promise<void> => {
      await until(() => time.sleeping().includes(1_000))
      await time.advance(1_000)
    }
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

  it('counts what it does not know once, though the batch comes again', async () => {
    let times = 2
    opened.faults.save = () => {
      times -= 1
      if (times >= 0) throw new StoreUnavailable('busy')
    }
    await test.append({ type: 'InvoiceShredded', stream: 'invoices-2026', data: {} })
    await test.append(assigned(2))
    const projection = await start()
    for (const pause of [50, 100]) {
      await until(() => time.sleeping().includes(pause))
      await time.advance(pause)
    }
    await caughtUp(projection)
    expect(projection.unknownEvents).toBe(1)
  })

  it('and its checkpoint are saved together or not at all, and the batch comes again', async () => {
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
    expect(projection.parking.size).toBe(0)
  })
})

describe('a writer that somebody has overtaken', () => {
  it('changes nothing, and follows', async () => {
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
    expect(zombie.follower.checkpoint).toEqual(await opened.store.checkpoint())
    expect(zombie.follower.ready).toBe(true)
    await test.append(assigned(3))
    await goOn(zombie)
    await goOn(other)
    expect(await year()).toEqual(ids(1, 2, 3))
  })
})

describe('two instances', () => {
  it('know what the other one has parked: its stream is held by both', async () => {
    await test.append(assigned(1))
    const [one, other] = [await start(), await start()]
    await caughtUp(one)
    await caughtUp(other)
    await test.append(assigned(13))
    await goOn(one)
    expect(one.parking.size).toBe(1)
    broken = false
    await test.append(assigned(2))
    await goOn(other)
    expect(await year()).toEqual(ids(1))
    expect(await parkedList(other)).toMatchObject([
      { position: 2, waits: false },
      { position: 3, waits: true },
    ])
  })

  it('of which one has built the view: what it has parked on the way stays', async () => {
    await test.append(assigned(13))
    await test.append(assigned(1))
    const [asked, answered] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const slowLog: LogClient = {
      ...test.log,
      get era() {
        return test.log.era
      },
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
    expect(slow.parking.size).toBe(2)
    expect(await rows('orders')).toEqual({})
  })
})

describe('a writer that has nothing to write', () => {
  it('finds out all the same that somebody has overtaken it', async () => {
    await test.append(assigned(1))
    const zombie = await start()
    await caughtUp(zombie)
    const other = await start()
    await caughtUp(other)
    await other.rebuild()
    await other.follower.stop()
    await opened.store.clear()
    // It changes no row, so the zombie has no rows to save.
    await test.append({ type: 'OrderApproved', data: { orderId: testId(9), approvedAt: '2026-03-14T15:09:26.535Z' } })
    await goOn(zombie)
    await until(() => time.sleeping().includes(1_000))
    await time.advance(1_000)
    await until(async () => (await opened.store.checkpoint()).position === 2)
    expect(await year()).toEqual(ids(1))
  })
})

describe('a view that was emptied from outside', () => {
  it('is built again although nothing happens', async () => {
    await test.append(assigned(1))
    await test.append(assigned(2))
    const projection = await start()
    await caughtUp(projection)
    await opened.store.clear()
    await until(() => time.sleeping().includes(1_000))
    await time.advance(1_000)
    await until(async () => (await opened.store.checkpoint()).position === 2)
    expect(await year()).toEqual(ids(1, 2))
    expect(failures).toEqual([])
  })
})

describe('an event that cannot be handled', () => {
  it.each([
    ['read', unreadable()],
    ['applied', assigned(13)],
  ])('because it cannot be %s is parked, and its stream is held; the rest goes on, also of its commit', async (_case, bad) => {
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
    expect(projection.parking.size).toBe(3)
    // What the failing one had changed before it failed is undone.
    expect(Object.keys(await rows('orders'))).toEqual([1, 2, 4, 6].map(testId))
    expect(failures).toEqual([])
  })

  it('keeps its reason when its batch has to be saved again', async () => {
    await test.append(assigned(1), assigned(13), assigned(2))
    let times = 2
    opened.faults.save = () => {
      times -= 1
      if (times >= 0) throw new StoreUnavailable('busy')
    }
    const projection = await start()
    for (const pause of [50, 100]) {
      await until(() => time.sleeping().includes(pause))
      await time.advance(pause)
    }
    await caughtUp(projection)
    expect(await parkedList(projection)).toMatchObject([{ waits: false, error: 'order 13 is too much' }, { waits: true }])
    expect(await year()).toEqual(ids(1))
  })

  it('stays parked, and its stream held, over a restart', async () => {
    await test.append(assigned(13))
    const first = await start()
    await caughtUp(first)
    await first.follower.stop()
    await test.append(assigned(1))
    const second = await start()
    await caughtUp(second)
    expect(await year()).toBeUndefined()
    expect(second.parking.size).toBe(2)
  })

  it('waits if it cannot be parked now', async () => {
    test.broken.park = () => Promise.reject(new LogUnavailable('away'))
    await test.append(assigned(1), assigned(13))
    const projection = await start()
    await until(() => failures.length > 0)
    expect(await opened.store.checkpoint()).toEqual(GENESIS)
    delete test.broken.park
    await until(() => time.sleeping().includes(50))
    await time.advance(50)
    await caughtUp(projection)
    expect(await year()).toEqual(ids(1))
    expect(projection.parking.size).toBe(1)
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
      expect(await projection.parking.retry(bad)).toEqual({ kind: 'done' })
      expect(await year()).toEqual(ids(1, 13, 2))
      expect(await projection.parking.list()).toEqual([])
      expect(projection.parking.size).toBe(0)
      await test.append(assigned(3))
      await goOn(projection)
      expect(await year()).toEqual(ids(1, 13, 2, 3))
      expect(moved.map(({ event }) => (event.type === 'InvoiceNumberAssigned' ? event.data.orderId : ''))).toEqual(
        [1, 13, 2, 3].map(testId),
      )
      expect((await opened.store.checkpoint()).position).toBe(3)
    })

    it('by one that waits behind it comes first all the same', async () => {
      broken = false
      expect(await projection.parking.retry(await eventId(2))).toEqual({ kind: 'done' })
      expect(await year()).toEqual(ids(1, 13, 2))
    })

    it('and still fails, it stays parked, and nothing behind it is applied', async () => {
      expect(await projection.parking.retry(bad)).toEqual({ kind: 'still-failing', error: 'order 13 is too much' })
      expect(await year()).toEqual(ids(1))
      expect(projection.parking.size).toBe(2)
    })

    it('takes along what came to wait meanwhile', async () => {
      broken = false
      opened.faults.save = () => {
        delete opened.faults.save
        // While the first is being saved another event of the stream is committed and parked.
        void test.append(assigned(3)).then(() => goOn(projection))
      }
      expect(await projection.parking.retry(bad)).toEqual({ kind: 'done' })
      await goOn(projection)
      await until(async () => (await opened.store.checkpoint()).position === 3)
      expect(await year()).toEqual(ids(1, 13, 2, 3))
      expect(projection.parking.size).toBe(0)
    })

    it('is not applied twice when the event store could not be told that it is done', async () => {
      broken = false
      test.broken.unpark = () => Promise.reject(new LogUnavailable('away'))
      await expect(projection.parking.retry(bad)).rejects.toThrow('away')
      delete test.broken.unpark
      expect(await projection.parking.retry(bad)).toEqual({ kind: 'done' })
      expect(await year()).toEqual(ids(1, 13, 2))
    })

    it('twice at once is applied once', async () => {
      broken = false
      expect(await Promise.all([projection.parking.retry(bad), projection.parking.retry(bad)])).toEqual([
        { kind: 'done' },
        { kind: 'not-parked' },
      ])
      expect(await year()).toEqual(ids(1, 13, 2))
    })

    it('and the database is away, it stays as it was', async () => {
      broken = false
      const before = await parkedList(projection)
      opened.faults.save = () => {
        throw new StoreUnavailable('disk full')
      }
      await expect(projection.parking.retry(bad)).rejects.toThrow('disk full')
      expect(await parkedList(projection)).toEqual(before)
      delete opened.faults.save
      await projection.parking.retry(bad)
      expect(await year()).toEqual(ids(1, 13, 2))
    })

    it('is given up when it is discarded, and what waits is applied', async () => {
      expect(await projection.parking.discard(bad)).toEqual({ kind: 'done' })
      expect(await year()).toEqual(ids(1, 2))
      expect(projection.parking.size).toBe(0)
      expect(await projection.parking.discard(bad)).toEqual({ kind: 'not-parked' })
    })

    it('is unknown when nothing of that id is parked', async () => {
      expect(await projection.parking.retry(testId(1))).toEqual({ kind: 'not-parked' })
    })
  })
})

describe('a row that the store refuses for good', () => {
  const refuse = (order: number): void => {
    opened.faults.save = (changes) => {
      if (changes.some(({ id }) => id === testId(order))) throw new TypeError(`the row of ${order} does not fit`)
    }
  }

  it('costs its event only', async () => {
    for (const order of [1, 2, 3]) await test.append(assigned(order, 1, 2026 + order), assigned(order + 10, 1, 2036 + order))
    broken = false
    refuse(12)
    const projection = await start()
    await caughtUp(projection)
    expect(Object.keys(await rows('orders'))).toEqual([1, 2, 3, 11, 13].map(testId))
    expect(await parkedList(projection)).toEqual([{ position: 2, waits: false, error: 'the row of 12 does not fit' }])
    delete opened.faults.save
    expect(await projection.parking.retry(await eventId(2, 1))).toEqual({ kind: 'done' })
    expect(Object.keys(await rows('orders'))).toEqual([1, 2, 3, 11, 12, 13].map(testId))
  })

  it('holds its stream, within its commit too', async () => {
    await test.append(assigned(1), assigned(2), assigned(3))
    await test.append(assigned(4))
    refuse(2)
    const projection = await start()
    await caughtUp(projection)
    expect(await year()).toEqual(ids(1))
    // Of one commit in the order in which they were tried.
    expect(await parkedList(projection)).toMatchObject([
      { position: 1, waits: true },
      { position: 1, waits: false },
      { position: 2, waits: true },
    ])
    delete opened.faults.save
    await projection.parking.retry(await eventId(1, 1))
    expect(await year()).toEqual(ids(1, 2, 3, 4))
  })

  it('that several events make costs the whole commit, not the others', async () => {
    await test.append(assigned(1, 1, 2026), assigned(2, 1, 2027))
    await test.append(assigned(3, 1, 2028))
    opened.faults.save = (changes) => {
      if (changes.some(({ id }) => id === testId(1) || id === testId(2))) throw new TypeError('neither fits')
    }
    const projection = await start()
    await caughtUp(projection)
    expect(Object.keys(await rows('orders'))).toEqual([testId(3)])
    expect(projection.parking.size).toBe(2)
  })

  it('parks nothing when it is the database that goes away meanwhile', async () => {
    await test.append(assigned(1), assigned(2))
    let saves = 0
    opened.faults.save = () => {
      saves += 1
      if (saves === 1) throw new TypeError('cannot be saved')
      if (saves === 2) throw new StoreUnavailable('away')
    }
    const projection = await start()
    await until(() => time.sleeping().includes(50))
    expect(projection.parking.size).toBe(0)
    await time.advance(50)
    await caughtUp(projection)
    expect(await year()).toEqual(ids(1, 2))
    expect(await projection.parking.list()).toEqual([])
  })
})

describe('built again', () => {
  it('the view is the same as before', async () => {
    for (const order of [1, 2, 3]) await test.append(assigned(order))
    const projection = await start()
    await caughtUp(projection)
    const before = await rows('years')
    await projection.rebuild()
    expect(projection.follower.ready).toBe(false)
    await caughtUp(projection)
    expect(await rows('years')).toEqual(before)
    expect(diverged).toBe(0)
  })

  it('by code that can, the view has what was parked', async () => {
    await test.append(assigned(13))
    await test.append(assigned(1))
    const projection = await start()
    await caughtUp(projection)
    broken = false
    await projection.rebuild()
    await caughtUp(projection)
    expect(await year()).toEqual(ids(13, 1))
    expect(await projection.parking.list()).toEqual([])
  })

  it('by code that can, the view has what was parked, also if the process ended when the view had just been emptied', async () => {
    await test.append(assigned(13))
    await test.append(assigned(1))
    const first = await start()
    await caughtUp(first)
    await first.follower.stop()
    await opened.store.clear()
    broken = false
    const second = await start()
    expect(second.parking.size).toBe(2)
    await caughtUp(second)
    expect(await year()).toEqual(ids(13, 1))
    expect(await second.parking.list()).toEqual([])
  })

  it('the view is whole again when the database did not say that it was emptied', async () => {
    for (const order of [1, 2]) await test.append(assigned(order))
    const projection = await start()
    await caughtUp(projection)
    const { clear } = opened.store
    opened.store.clear = async () => {
      await clear()
      throw new StoreUnavailable('the connection was lost')
    }
    await expect(projection.rebuild()).rejects.toThrow('the connection was lost')
    await caughtUp(projection)
    expect(await year()).toEqual(ids(1, 2))
  })

  it('not at all if it cannot be emptied', async () => {
    await test.append(assigned(13))
    const projection = await start()
    await caughtUp(projection)
    opened.faults.clear = () => {
      throw new StoreUnavailable('away')
    }
    await expect(projection.rebuild()).rejects.toThrow('away')
    expect(projection.parking.size).toBe(1)
    expect((await opened.store.checkpoint()).position).toBe(1)
  })

  it('from the log that there is now, when it is another one', async () => {
    await test.append(assigned(1))
    await test.append(assigned(13))
    const first = await start()
    await caughtUp(first)
    await first.follower.stop()
    await test.end()
    test = await startTestLog()
    await test.append(assigned(5))
    const second = await start()
    await caughtUp(second)
    expect(await year()).toEqual(ids(5))
    expect(diverged).toBe(1)
    expect(second.divergences).toBe(1)
    expect(opened.calls.clears).toBe(1)
    await turn()
  })
})

describe('what is parked beyond where the view stands', () => {
  /** Three events of one stream, the first in the view, the second parked by who ended before that was saved. */
  const parkedAhead = async (): Promise<void> => {
    await test.append(assigned(1))
    const first = await start()
    await caughtUp(first)
    opened.faults.save = () => {
      throw new StoreUnavailable('away')
    }
    await test.append(assigned(13))
    await test.append(assigned(2))
    await until(async () => {
      await time.advance(1_000)
      return failures.includes('away')
    })
    await first.follower.stop()
    delete opened.faults.save
    expect(await parkedList(first)).toHaveLength(2)
  }

  it('is handled in its turn, and off the list when the view shows it', async () => {
    await parkedAhead()
    broken = false
    const projection = await start()
    await caughtUp(projection)
    expect(await year()).toEqual(ids(1, 13, 2))
    expect(await projection.parking.list()).toEqual([])
  })

  it('stays on the list if it still cannot be handled', async () => {
    await parkedAhead()
    const projection = await start()
    await caughtUp(projection)
    expect(await year()).toEqual(ids(1))
    expect(await parkedList(projection)).toHaveLength(2)
    await projection.rebuild()
    await caughtUp(projection)
    expect(await parkedList(projection)).toHaveLength(2)
    expect(projection.parking.size).toBe(2)
  })

  describe('is off the list later if the event store cannot be told at once', () => {
    /** The view shows it, and the event store could not be told that many times. */
    const shownButListed = async (failing: number): Promise<Projection> => {
      await parkedAhead()
      broken = false
      let calls = 0
      test.broken.unpark = () => {
        calls += 1
        if (calls === failing) delete test.broken.unpark
        return Promise.reject(new LogUnavailable('no answer'))
      }
      const projection = await start()
      await caughtUp(projection)
      expect(await year()).toEqual(ids(1, 13, 2))
      expect(failures).toContain('no answer')
      expect(await parkedList(projection)).toHaveLength(2)
      return projection
    }

    it('though nothing comes', async () => {
      const projection = await shownButListed(1)
      for (let seconds = 0; seconds < 2; seconds += 1) await time.advance(1_000)
      expect(await projection.parking.list()).toEqual([])
    })

    it('though it is started again meanwhile', async () => {
      // Not with the batch, and not in the idle second in which the new run is heard of.
      const projection = await shownButListed(2)
      const { era } = projection.follower
      await test.restore(3)
      await until(async () => {
        await time.advance(1_000)
        return projection.follower.era !== undefined && projection.follower.era !== era
      })
      await test.append(assigned(3))
      await goOn(projection)
      expect(await year()).toEqual(ids(1, 13, 2, 3))
      expect(await projection.parking.list()).toEqual([])
    })

    it('but not if another instance has written the view since, and parked it again', async () => {
      const projection = await shownButListed(1)
      broken = true
      const other = await start()
      await caughtUp(other)
      await other.rebuild()
      await test.append(assigned(3, 1, 2027))
      await goOn(other)
      await caughtUp(other)
      expect(await year()).toEqual(ids(1))
      await goOn(projection)
      for (let seconds = 0; seconds < 5; seconds += 1) await time.advance(1_000)
      expect(projection.follower.checkpoint.position).toBe(4)
      expect(await parkedList(projection)).toHaveLength(2)
      expect(projection.parking.size).toBe(2)
    })
  })

  it('may be more than one request takes', async () => {
    const orders = Array.from({ length: 1_100 }, (_, index) => index + 100)
    await test.append(assigned(13))
    for (let from = 0; from < orders.length; from += 100)
      await test.append(...orders.slice(from, from + 100).map((order) => assigned(order)))
    const projection = await start()
    await caughtUp(projection)
    expect(projection.parking.size).toBe(1_101)
    broken = false
    await projection.rebuild()
    await caughtUp(projection)
    expect(await year()).toEqual(ids(13, ...orders))
    expect(await projection.parking.list()).toEqual([])
  })

  it.each(['retry', 'discard'] as const)('is no matter for a manager (%s) before the view has come to it', async (how) => {
    await parkedAhead()
    broken = false
    opened.faults.save = () => {
      throw new StoreUnavailable('still away')
    }
    const projection = await start()
    await until(() => failures.includes('still away'))
    let refusal: unknown
    projection.parking[how](await eventId(2)).catch((error: unknown) => {
      refusal = error
    })
    await until(async () => {
      await time.advance(1_000)
      return refusal !== undefined
    })
    expect(String(refusal)).toContain('has not come to that event yet')
    expect(await parkedList(projection)).toHaveLength(2)
    delete opened.faults.save
    await until(async () => {
      await time.advance(1_000)
      return projection.follower.checkpoint.position === 3
    })
    expect(await year()).toEqual(ids(1, 13, 2))
  })
})

describe('a checkpoint that somebody else has written', () => {
  it('refuses a batch, which is applied once all the same', async () => {
    await test.append(assigned(1))
    const projection = await start()
    await caughtUp(projection)
    const before = await opened.store.checkpoint()
    await test.append({ type: 'OfNoInterest', stream: 'elsewhere-1', data: {} })
    await goOn(projection)
    expect(await opened.store.checkpoint()).toEqual(before)
    // As another instance does in an idle second: no row changes.
    expect(await opened.store.save([], before, projection.follower.checkpoint)).toBe('saved')
    await test.append(assigned(2))
    await goOn(projection)
    await caughtUp(projection)
    expect(await year()).toEqual(ids(1, 2))
  })
})

describe('another run of the event store', () => {
  const begun = (projection: Projection): Promise<void> =>
    until(async () => {
      await time.advance(1_000)
      return projection.follower.era !== undefined && projection.follower.era === test.log.era && projection.follower.ready
    })

  it('leaves the view as it is, if its log holds what the view was made of', async () => {
    for (const order of [1, 2]) await test.append(assigned(order))
    const projection = await start()
    await caughtUp(projection)
    const { era } = projection.follower
    await test.restore(2)
    await until(async () => {
      await time.advance(1_000)
      return projection.follower.era !== era
    })
    await begun(projection)
    expect([opened.calls.clears, projection.divergences, diverged]).toEqual([0, 0, 0])
    await test.append(assigned(3))
    await goOn(projection)
    expect(await year()).toEqual(ids(1, 2, 3))
  })

  it('has the view emptied, if it does not', async () => {
    for (const order of [1, 2, 3]) await test.append(assigned(order))
    const projection = await start()
    await caughtUp(projection)
    await test.restore(1)
    await until(async () => {
      await time.advance(1_000)
      return projection.divergences === 1
    })
    await begun(projection)
    await caughtUp(projection)
    expect(await year()).toEqual(ids(1))
    expect([opened.calls.clears, projection.divergences, diverged]).toEqual([1, 1, 1])
  })

  it.each([
    ['is shorter', 0],
    ['has another one in its place', 1],
  ])('ends what is parked of a commit that its log does not have: it %s', async (_case, others) => {
    await test.append(assigned(1))
    const projection = await start()
    await caughtUp(projection)
    opened.faults.save = () => {
      throw new StoreUnavailable('away')
    }
    await test.append(assigned(13))
    await until(async () => {
      await time.advance(1_000)
      return failures.includes('away')
    })
    expect(await parkedList(projection)).toHaveLength(1)
    await test.restore(1)
    delete opened.faults.save
    if (others > 0) await test.append(assigned(2))
    await begun(projection)
    await caughtUp(projection)
    expect(projection.divergences).toBe(0)
    expect(await projection.parking.list()).toEqual([])
    await test.append(assigned(3))
    await goOn(projection)
    expect(await year()).toEqual(others > 0 ? ids(1, 2, 3) : ids(1, 3))
  })

  it('has the view emptied also if the database fails at first, and says so once', async () => {
    for (const order of [1, 2, 3]) await test.append(assigned(order))
    const projection = await start()
    await caughtUp(projection)
    await test.restore(1)
    let fails = 1
    opened.faults.clear = () => {
      if (fails-- > 0) throw new StoreUnavailable('away')
    }
    await until(async () => {
      await time.advance(1_000)
      return failures.includes('away')
    })
    await begun(projection)
    await caughtUp(projection)
    expect(await year()).toEqual(ids(1))
    expect(projection.divergences).toBe(1)
  })

  it('is asked anew when somebody else has written the view: what that one has seen may not be in its log', async () => {
    await test.append(assigned(1))
    const projection = await start()
    await caughtUp(projection)
    const stands = await opened.store.checkpoint()
    // Of a log that was: an old instance has not heard of another one yet.
    await opened.store.save([], stands, { position: 2, hash: 'e'.repeat(64) })
    await until(async () => {
      await time.advance(1_000)
      return projection.divergences === 1
    })
    await begun(projection)
    expect(await year()).toEqual(ids(1))
  })
})
