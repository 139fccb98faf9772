import { beforeEach, describe, expect, it } from 'vitest'
import {
  eventsOf,
  GENESIS,
  LogUnavailable,
  messageOf,
  Unavailable,
  type Commit,
  type LocatedEvent,
  type ParkedEvent,
} from '@souk/log-protocol'
import { testId, turn } from '@souk/testing'
import { commitsOf } from '../../testing/commits.ts'
import type { LogClient } from './log-client.ts'
import { createParking, type Parking } from './parking.ts'

const unused = (): never => {
  throw new Error('not used here')
}

const approved = (order: number) =>
  ({ type: 'OrderApproved', data: { orderId: testId(order), approvedAt: '2026-03-14T15:09:26.535Z' } }) as const

// Order 1 has one event in the first commit, three in the second and one in the fourth. Order 2 has one in the third.
const commits = commitsOf([[approved(1)], [approved(1), approved(1), approved(1)], [approved(2)], [approved(1)]])
const all = commits.flatMap((commit) => eventsOf(commit))
const eventAt = (index: number): LocatedEvent => {
  const located = all[index]
  if (located === undefined) throw new Error(`no event ${index}`)
  return located
}
const [first, second, third, fourth, ofOther, fifth] = [eventAt(0), eventAt(1), eventAt(2), eventAt(3), eventAt(4), eventAt(5)]
const idOf = ({ event }: LocatedEvent): string => event.eventId

/** The event store, as far as parking asks it. A fault comes after a call took effect: its answer is late, or lost. */
const createLog = (logged: readonly Commit[] = commits) => {
  const parked = new Map<string, ParkedEvent>()
  const faults: { unpark?: () => Promise<void>; park?: () => Promise<void>; list?: () => Promise<void> } = {}
  const calls: string[] = []
  const log: LogClient = {
    append: unused,
    holds: unused,
    findRequest: unused,
    readStream: unused,
    readAll: async (after, limit) => logged.slice(after, after + limit),
    head: async () => logged.at(-1) ?? GENESIS,
    believes: unused,
    note: unused,
    lose: unused,
    readProgress: unused,
    saveProgress: unused,
    park: async (events) => {
      for (const event of events) parked.set(event.eventId, event)
      calls.push(`park ${events.length}`)
      await faults.park?.()
    },
    listParked: async () => {
      const list = [...parked.values()].toSorted((one, other) => one.position - other.position)
      await faults.list?.()
      return list
    },
    noteSettled: unused,
    unpark: async (_consumer, eventIds) => {
      for (const eventId of eventIds) parked.delete(eventId)
      calls.push(`unpark ${eventIds.length}`)
      await faults.unpark?.()
    },
  }
  return { log, parked, faults, calls }
}

const clock = { now: () => Date.parse('2026-03-14T15:09:26.535Z'), sleep: () => Promise.resolve(), soon: (task: () => void) => task() }
const lost = (): Promise<never> => Promise.reject(new LogUnavailable('no answer'))

let store: ReturnType<typeof createLog>
/** Ids of events that were handled, or tried. */
let handled: string[]
/** Events that cannot be handled, and why. */
let failing: Map<string, Error>
beforeEach(() => {
  store = createLog()
  handled = []
  failing = new Map()
})

/** An instance of the service; a later one has started later. */
const start = (saveProgress: () => Promise<void> = () => Promise.resolve()): Promise<Parking> =>
  createParking({
    consumer: 'order.reactions',
    log: store.log,
    clock,
    handle: async (located) => {
      handled.push(idOf(located))
      store.calls.push('handle')
      await turn()
      const error = failing.get(idOf(located))
      if (error !== undefined) throw error
    },
    saveProgress: async () => {
      store.calls.push('save progress')
      await saveProgress()
    },
    mayPass: (error) => error instanceof Unavailable,
  })

/** What the event store has, as managers see it. */
const listed = async (parking: Parking) => (await parking.list()).map(({ eventId, error, waits }) => ({ eventId, error, waits }))
const waiting = { error: 'waits for an earlier event of its stream', waits: true }

describe('a parked event', () => {
  it('is kept by the event store, with the reason', async () => {
    const parking = await start()
    expect(await parking.park(second, new Error('no'))).toBe(true)
    expect(await parking.list()).toEqual([
      {
        consumer: 'order.reactions',
        eventId: idOf(second),
        parkedAt: '2026-03-14T15:09:26.535Z',
        position: 2,
        stream: `order-${testId(1)}`,
        version: 2,
        type: 'OrderApproved',
        error: 'no',
        waits: false,
      },
    ])
    expect(parking.size).toBe(1)
  })

  it('holds its stream, also the rest of the same commit, and nothing else', async () => {
    const parking = await start()
    await parking.park(third, new Error('no'))
    expect([first, second, third, fourth, fifth, ofOther].map(parking.holds)).toEqual([false, false, true, true, true, false])
    expect(await parking.park(fourth)).toBe(true)
    expect(await parking.park(fifth)).toBe(true)
    expect(await listed(parking)).toEqual([
      { eventId: idOf(third), error: 'no', waits: false },
      { eventId: idOf(fourth), ...waiting },
      { eventId: idOf(fifth), ...waiting },
    ])
  })

  it('is not parked again', async () => {
    const parking = await start()
    await parking.park(first, new Error('no'))
    expect(await parking.park(first, new Error('another reason'))).toBe(true)
    expect(await parking.park(first)).toBe(true)
    expect(await listed(parking)).toEqual([{ eventId: idOf(first), error: 'no', waits: false }])
    expect(store.calls).toEqual(['park 1'])
  })

  it('can be parked again when the answer was lost', async () => {
    const parking = await start()
    store.faults.park = lost
    await expect(parking.park(first, new Error('no'))).rejects.toThrow(LogUnavailable)
    expect([parking.size, parking.holds(fifth)]).toEqual([0, false])
    delete store.faults.park
    expect(await parking.park(first, new Error('no'))).toBe(true)
    expect([parking.size, parking.holds(fifth), store.parked.size]).toEqual([1, true, 1])
  })
})

describe('a retry', () => {
  it('handles the event and what waits behind it, in the order of the log, and lets the stream go', async () => {
    const parking = await start()
    for (const located of [second, fourth, third, fifth]) await parking.park(located, new Error('no'))
    expect(await parking.retry(idOf(second))).toEqual({ kind: 'done' })
    expect(handled).toEqual([second, third, fourth, fifth].map(idOf))
    expect([parking.size, parking.holds(fifth), store.parked.size]).toEqual([0, false, 0])
  })

  it('begins with the first parked event of the stream, whichever of them was asked for', async () => {
    const parking = await start()
    for (const located of [second, third]) await parking.park(located, new Error('no'))
    expect(await parking.retry(idOf(third))).toEqual({ kind: 'done' })
    expect(handled).toEqual([second, third].map(idOf))
  })

  it('does not touch other streams', async () => {
    const parking = await start()
    for (const located of [first, ofOther]) await parking.park(located, new Error('no'))
    expect(await parking.retry(idOf(first))).toEqual({ kind: 'done' })
    expect(handled).toEqual([idOf(first)])
    expect(await listed(parking)).toEqual([{ eventId: idOf(ofOther), error: 'no', waits: false }])
  })

  it('of an event that is handled is done, though the next one fails; the rest waits', async () => {
    const parking = await start()
    await parking.park(second, new Error('no'))
    for (const located of [third, fourth]) await parking.park(located)
    failing.set(idOf(third), new Error('not this one'))
    expect(await parking.retry(idOf(second))).toEqual({ kind: 'done' })
    expect(await listed(parking)).toEqual([
      { eventId: idOf(third), error: 'not this one', waits: false },
      { eventId: idOf(fourth), ...waiting },
    ])
    expect([second, third, fourth, fifth].map(parking.holds)).toEqual([false, true, true, true])
  })

  it('of an event that still fails says why', async () => {
    const parking = await start()
    for (const located of [second, third]) await parking.park(located, new Error('no'))
    failing.set(idOf(second), new Error('not yet'))
    expect(await parking.retry(idOf(second))).toEqual({ kind: 'still-failing', error: 'not yet' })
    expect(await listed(parking)).toEqual([
      { eventId: idOf(second), error: 'not yet', waits: false },
      { eventId: idOf(third), error: 'no', waits: false },
    ])
  })

  it('of an event that waits for one that still fails names that one, and tries nothing else', async () => {
    const parking = await start()
    await parking.park(third, new Error('no'))
    for (const located of [fourth, fifth]) await parking.park(located)
    failing.set(idOf(third), new Error('still not this one'))
    expect(await parking.retry(idOf(fifth))).toEqual({
      kind: 'still-failing',
      error: `it waits for OrderApproved ${idOf(third)}, which still fails: still not this one`,
    })
    expect(handled).toEqual([idOf(third)])
    expect(parking.size).toBe(3)
  })

  it('whose failure may pass leaves everything as it was', async () => {
    const parking = await start()
    await parking.park(first, new Error('no'))
    failing.set(idOf(first), new LogUnavailable('away'))
    await expect(parking.retry(idOf(first))).rejects.toThrow('away')
    expect(await listed(parking)).toEqual([{ eventId: idOf(first), error: 'no', waits: false }])
    expect(parking.holds(fifth)).toBe(true)
  })

  it('saves the progress when an event has been handled, before that event is taken off the list', async () => {
    const parking = await start()
    await parking.park(second, new Error('no'))
    await parking.park(third)
    store.calls.length = 0
    await parking.retry(idOf(second))
    expect(store.calls).toEqual(['handle', 'save progress', 'unpark 1', 'handle', 'save progress', 'unpark 1'])
  })

  it('leaves the event parked if the progress could not be saved', async () => {
    let fails = true
    const parking = await start(() => (fails ? lost() : Promise.resolve()))
    await parking.park(first, new Error('no'))
    await expect(parking.retry(idOf(first))).rejects.toThrow(LogUnavailable)
    expect([parking.size, store.parked.size]).toEqual([1, 1])
    fails = false
    expect(await parking.retry(idOf(first))).toEqual({ kind: 'done' })
    expect([parking.size, store.parked.size]).toEqual([0, 0])
  })

  it('of what is not parked says so', async () => {
    const parking = await start()
    expect(await parking.retry(idOf(first))).toEqual({ kind: 'not-parked' })
    expect(await parking.discard(idOf(first))).toEqual({ kind: 'not-parked' })
    expect(handled).toEqual([])
  })

  it('by two managers at once handles an event once', async () => {
    const parking = await start()
    await parking.park(first, new Error('no'))
    expect(await Promise.all([parking.retry(idOf(first)), parking.retry(idOf(first))])).toEqual([{ kind: 'done' }, { kind: 'not-parked' }])
    expect(handled).toEqual([idOf(first)])
  })

  it('waits until the event store has answered that the event is parked', async () => {
    const parking = await start()
    let answer = (): void => undefined
    store.faults.park = () => new Promise((resolve) => (answer = resolve))
    const parked = parking.park(first, new Error('no'))
    const retried = parking.retry(idOf(first))
    await turn()
    expect(handled).toEqual([])
    answer()
    await parked
    expect(await retried).toEqual({ kind: 'done' })
    expect([handled, parking.size]).toEqual([[idOf(first)], 0])
  })

  it('that runs keeps the next event of the stream waiting; after it that event is held no more', async () => {
    const parking = await start()
    await parking.park(first, new Error('no'))
    const retried = parking.retry(idOf(first))
    await turn()
    expect(parking.holds(fifth)).toBe(true)
    const parked = parking.park(fifth)
    expect(await retried).toEqual({ kind: 'done' })
    expect(await parked).toBe(false)
    expect([parking.size, store.parked.size]).toEqual([0, 0])
  })

  it('gives up an event that the log, restored from an older copy, does not have, and does not call that handled', async () => {
    const parking = await start()
    await parking.park({ ...fifth, position: 9 }, new Error('no'))
    expect(await parking.retry(idOf(fifth))).toEqual({ kind: 'not-parked' })
    expect([handled, parking.size, store.parked.size]).toEqual([[], 0, 0])
  })
})

describe('discarding', () => {
  it('gives the event up, and handles what waits behind it', async () => {
    const parking = await start()
    await parking.park(second, new Error('no'))
    await parking.park(third)
    expect(await parking.discard(idOf(second))).toEqual({ kind: 'done' })
    expect(handled).toEqual([idOf(third)])
    expect([parking.size, store.parked.size]).toEqual([0, 0])
  })

  it('leaves what waits parked with its own reason, if it cannot be handled either', async () => {
    const parking = await start()
    await parking.park(second, new Error('no'))
    await parking.park(third)
    failing.set(idOf(third), new Error('not this one, either'))
    expect(await parking.discard(idOf(second))).toEqual({ kind: 'done' })
    expect(await listed(parking)).toEqual([{ eventId: idOf(third), error: 'not this one, either', waits: false }])
  })
})

describe('an answer about what was taken off the list', () => {
  it('that is lost makes the retry fail; what the event store has is taken over later', async () => {
    const parking = await start()
    await parking.park(first, new Error('no'))
    store.faults.unpark = lost
    await expect(parking.retry(idOf(first))).rejects.toThrow(LogUnavailable)
    expect(await parking.list()).toEqual([])
    expect(parking.holds(fifth)).toBe(true)
    await parking.refresh()
    expect([parking.size, parking.holds(fifth)]).toEqual([0, false])
    expect(handled).toEqual([idOf(first)])
  })

  it('that is lost does not keep the next event of the stream waiting', async () => {
    const parking = await start()
    await parking.park(first, new Error('no'))
    store.faults.unpark = lost
    await expect(parking.retry(idOf(first))).rejects.toThrow(LogUnavailable)
    expect(await parking.park(fifth)).toBe(false)
    expect([parking.size, store.parked.size]).toEqual([0, 0])
  })

  it('that is lost lets a second retry find nothing to do', async () => {
    const parking = await start()
    await parking.park(first, new Error('no'))
    store.faults.unpark = lost
    await expect(parking.retry(idOf(first))).rejects.toThrow(LogUnavailable)
    expect(await parking.retry(idOf(first))).toEqual({ kind: 'not-parked' })
    expect(handled).toEqual([idOf(first)])
  })
})

describe('two instances', () => {
  it('take over what the other has settled', async () => {
    const [one, other] = await Promise.all([start(), start()])
    await one.park(first, new Error('no'))
    const late = await start()
    expect(late.size).toBe(1)
    expect(await other.retry(idOf(first))).toEqual({ kind: 'done' })
    await late.refresh()
    await one.refresh()
    expect([one.size, other.size, late.size]).toEqual([0, 0, 0])
    expect(handled).toEqual([idOf(first)])
  })

  it('take over what the other has parked, and hold its stream, also the rest of the same commit', async () => {
    const [one, other] = await Promise.all([start(), start()])
    await one.park(third, new Error('no'))
    await other.refresh()
    expect([second, third, fourth, fifth].map(other.holds)).toEqual([false, true, true, true])
  })

  it('do not park behind what the other has settled', async () => {
    const [one, other] = await Promise.all([start(), start()])
    await one.park(first, new Error('no'))
    await other.retry(idOf(first))
    expect(one.holds(fifth)).toBe(true)
    expect(await one.park(fifth)).toBe(false)
    expect(store.parked.size).toBe(0)
  })

  it('retry also what the other has parked meanwhile', async () => {
    const [one, other] = await Promise.all([start(), start()])
    await one.park(first, new Error('no'))
    await other.refresh()
    const retried = one.retry(idOf(first))
    await turn()
    expect(handled).toEqual([idOf(first)])
    expect(await other.park(fifth)).toBe(true)
    expect(await retried).toEqual({ kind: 'done' })
    expect(handled).toEqual([first, fifth].map(idOf))
    expect([one.size, store.parked.size]).toEqual([0, 0])
  })

  it('keep what was just parked, though a list that is under way does not have it yet', async () => {
    const parking = await start()
    let answer = (): void => undefined
    store.faults.list = () => new Promise((resolve) => (answer = resolve))
    const refreshed = parking.refresh()
    const parked = parking.park(first, new Error('no'))
    await turn()
    answer()
    await Promise.all([refreshed, parked])
    expect([parking.size, store.parked.size]).toEqual([1, 1])
  })
})

describe('after a restart', () => {
  it('the same streams are held, also the rest of a commit whose other events were not parked yet', async () => {
    await (await start()).park(third, new Error('no'))
    const parking = await start()
    expect(parking.size).toBe(1)
    expect([first, second, third, fourth, fifth, ofOther].map(parking.holds)).toEqual([false, false, true, true, true, false])
  })

  it('an event that comes again stays parked as it was', async () => {
    const before = await start()
    await before.park(third, new Error('no'))
    await before.park(fourth)
    const list = await before.list()
    const parking = await start()
    for (const located of [third, fourth]) expect(await parking.park(located)).toBe(true)
    expect(await parking.list()).toEqual(list)
  })

  it('an event that the log, restored from an older copy, does not have is forgotten, and nothing else', async () => {
    const before = await start()
    await before.park(first, new Error('no'))
    await before.park(ofOther, new Error('no'))
    await before.park(fifth)
    const { parked } = store
    store = createLog(commits.slice(0, 2))
    for (const [eventId, event] of parked) store.parked.set(eventId, event)
    const parking = await start()
    expect(await listed(parking)).toEqual([{ eventId: idOf(first), error: 'no', waits: false }])
    expect([parking.size, parking.holds(ofOther)]).toEqual([1, false])
  })

  it('nothing is known without the event store', async () => {
    store.faults.list = lost
    await expect(start().catch(messageOf)).resolves.toBe('no answer')
  })
})
