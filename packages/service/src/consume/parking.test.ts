import { describe, expect, it } from 'vitest'
import { LogUnavailable, GENESIS, type Commit, type ParkedEvent } from '@souk/log-protocol'
import { type LogClient, createParking, type EventPlace } from '@souk/service'
import { commitsOf } from '@souk/service/testing'
import { testId } from '@souk/testing'

const unused = (): never => {
  throw new Error('not used here')
}

const era = { runs: [testId(9)] }

/** The event store, as far as parking asks it; each call can be made to fail after it took effect, or to answer late. */
const createLog = (commits: readonly Commit[]) => {
  const parked = new Map<string, ParkedEvent>()
  const faults: { unpark?: () => Promise<void>; park?: () => Promise<void> } = {}
  const log: LogClient = {
    era,
    begun: async () => era,
    onEraEnd: unused,
    append: unused,
    holds: unused,
    findRequest: unused,
    readStream: unused,
    readAll: async (after, limit) => commits.slice(after, after + limit),
    head: async () => commits.at(-1) ?? GENESIS,
    readProgress: unused,
    saveProgress: unused,
    park: async (events) => {
      for (const event of events) parked.set(event.eventId, event)
      await faults.park?.()
    },
    listParked: async () => [...parked.values()],
    unpark: async (_consumer, eventIds) => {
      for (const eventId of eventIds) parked.delete(eventId)
      await faults.unpark?.()
    },
    readKeys: unused,
    createKey: unused,
    deleteKey: unused,
  }
  return { log, parked, faults }
}

const clock = { now: () => 0, sleep: () => Promise.resolve(), soon: (task: () => void) => task() }

const orderId = testId(1)
const commits = commitsOf([
  [{ type: 'OrderApproved', data: { orderId, approvedAt: '2026-03-14T15:09:26.535Z' } }],
  [{ type: 'OrderApproved', data: { orderId, approvedAt: '2026-03-14T15:09:26.535Z' } }],
])
const placeAt = (position: number): EventPlace => {
  const event = commits[position - 1]?.appends[0]?.events[0]
  if (event === undefined) throw new Error('no such commit')
  return { eventId: event.eventId, position, stream: `order-${orderId}`, type: event.type, version: position }
}

describe('parking', () => {
  it('lets a stream go when the event store has forgotten the event, but could not say so', async () => {
    const { log, faults } = createLog(commits)
    let handled = 0
    const parking = await createParking({ consumer: 'order.reactions', log, clock }, async () => {
      handled += 1
    })
    await parking.park(placeAt(1), era, new Error('no'))
    faults.unpark = async () => {
      throw new LogUnavailable('no answer')
    }
    await expect(parking.retry(placeAt(1).eventId)).rejects.toThrow(LogUnavailable)
    expect(await parking.list()).toEqual([])
    expect(parking.size).toBe(0)
    expect(parking.holds(placeAt(2))).toBe(false)
    expect(handled).toBe(1)
  })

  it('lets a stream go that another instance has dealt with', async () => {
    const { log } = createLog(commits)
    const [one, other] = await Promise.all(
      [1, 2].map(() => createParking({ consumer: 'order.reactions', log, clock }, async () => undefined)),
    )
    await one?.park(placeAt(1), era, new Error('no'))
    const late = await createParking({ consumer: 'order.reactions', log, clock }, async () => undefined)
    expect(late.size).toBe(1)
    expect(await other?.retry(placeAt(1).eventId)).toEqual({ kind: 'done' })
    await late.list()
    expect(late.size).toBe(0)
  })

  it('does not hold again what was retried before the event store had answered', async () => {
    const { log, faults } = createLog(commits)
    const parking = await createParking({ consumer: 'order.reactions', log, clock }, async () => undefined)
    let answer = (): void => undefined
    faults.park = () => new Promise((resolve) => (answer = resolve))
    const parked = parking.park(placeAt(1), era, new Error('no'))
    expect(await parking.retry(placeAt(1).eventId)).toEqual({ kind: 'done' })
    answer()
    await parked
    expect(parking.size).toBe(0)
  })

  it('keeps what it has just parked, though a list that is under way does not have it yet', async () => {
    const { log, parked } = createLog(commits)
    let answer = (_all: readonly ParkedEvent[]): void => undefined
    const slow: LogClient = { ...log, listParked: () => new Promise((resolve) => (answer = resolve)) }
    const starting = createParking({ consumer: 'order.reactions', log: slow, clock }, async () => undefined)
    answer([])
    const parking = await starting
    const listing = parking.list()
    await parking.park(placeAt(1), era, new Error('no'))
    answer([])
    await listing
    expect(parking.size).toBe(1)
    expect(parked.size).toBe(1)
  })

  it('gives up an event that the log, restored from an older copy, does not have', async () => {
    const { log, parked } = createLog(commits.slice(0, 1))
    const parking = await createParking({ consumer: 'order.reactions', log, clock }, async () => {
      throw new Error('must not be called')
    })
    await parking.park(placeAt(2), era, new Error('no'))
    expect(await parking.retry(placeAt(2).eventId)).toEqual({ kind: 'done' })
    expect(parking.size).toBe(0)
    expect(parked.size).toBe(0)
  })
})
