import { describe, expect, it } from 'vitest'
import type { EventNamed, Located, SoukEvent } from '@souk/contracts'
import { eventsOf, type StreamPage } from '@souk/log-protocol'
import { TEST_NOW, testId } from '@souk/testing'
import { commitsOf } from '../../testing/commits.ts'
import { defineView } from '../view/view-definition.ts'
import type { Rows } from '../view/working-set.ts'
import { aggregate, streamRef } from './aggregate.ts'
import { createPast } from './past.ts'

const PRODUCT = testId(1)
const units = streamRef(
  aggregate<number, 'product'>('product', 0, (sum, event) => (event.type === 'StockAdjusted' ? sum + event.data.delta : sum)),
  PRODUCT,
)

const minute = (minutes: number): string => new Date(Date.parse(TEST_NOW) + minutes * 60_000).toISOString()

interface Recorded {
  readonly position: number
  readonly at: string
}

/** A log with one stream, each of whose events adds one unit. A message holds `size` events. */
const logWith = (stream: readonly Recorded[], { head = stream.at(-1)?.position ?? 0, size = 2 } = {}) => {
  const pages: number[] = []
  const wanted: (number | undefined)[] = []
  const readStream = async (name: string, after: number, enough?: number): Promise<StreamPage> => {
    expect(name).toBe(`product-${PRODUCT}`)
    pages.push(after)
    wanted.push(enough)
    const events = stream.slice(after, after + size).map(({ position, at }, index) => ({
      version: after + index + 1,
      position,
      at,
      actor: { id: 'ada', kind: 'manager' as const },
      event: {
        eventId: testId(100 + position),
        type: 'StockAdjusted',
        schemaVersion: 1,
        data: { productId: PRODUCT, adjustedAt: at, delta: 1, reason: 'a delivery' },
      },
    }))
    return { stream: name, events, more: after + size < stream.length }
  }
  return { pages, wanted, log: { readStream, readAll: async () => [], head: async () => ({ position: head, hash: 'f'.repeat(64) }) } }
}

const clock = { now: () => Date.parse(minute(10)) }
const [first, second, third, fourth, fifth] = [
  { position: 2, at: minute(1) },
  { position: 4, at: minute(2) },
  { position: 5, at: minute(3) },
  { position: 8, at: minute(5) },
  { position: 9, at: minute(6) },
]
const stream = [first, second, third, fourth, fifth]

describe('the past', () => {
  it.each([
    [0, 0],
    [1, 0],
    [2, 1],
    [3, 1],
    [7, 3],
    [9, 5],
    [20, 5],
  ])('at position %d is the state after %d events', async (asOf, events) => {
    const { log } = logWith(stream, { head: 20 })
    expect(await createPast(log, clock).state(units, asOf)).toEqual({ state: events, version: events })
  })

  it.each([
    [minute(0), 0],
    [minute(1), 1],
    [minute(4), 3],
    [minute(3).replace('.000Z', 'Z'), 3],
    [minute(10), 5],
  ])('at %s is the state after %d events', async (asOf, events) => {
    expect(await createPast(logWith(stream).log, clock).state(units, asOf)).toEqual({ state: events, version: events })
  })

  it('ends before the first later event, also if the clock was set back after it', async () => {
    const { log } = logWith([first, { position: 4, at: minute(7) }, third])
    expect((await createPast(log, clock).state(units, minute(4))).state).toBe(1)
  })

  it('is read page by page, and no further than to the moment', async () => {
    const { log, pages } = logWith(stream)
    await createPast(log, clock).state(units, 4)
    expect(pages).toEqual([0, 2])
  })

  it.each([minute(11), '9999-12-31T23:59:59Z', 10, Number.MAX_SAFE_INTEGER])('%s is not in the past', async (asOf) => {
    const { log, pages } = logWith(stream)
    await expect(createPast(log, clock).state(units, asOf)).rejects.toMatchObject({
      code: 'malformed-request',
      fields: [{ path: 'asOf', message: expect.stringContaining('asOf must not be') }],
    })
    expect(pages).toEqual([])
  })

  it.each([0, 1, 3, 5, 9, Infinity])('at version %d is the state after so many events, or at the end', async (version) => {
    const events = Math.min(version, 5)
    expect(await createPast(logWith(stream).log, clock).state(units, { version })).toEqual({ state: events, version: events })
  })

  it.each([
    [0, 2, [2, 4], [0], [2]],
    [1, 4, [4, 5, 8], [1, 3], [3, 1]],
    [3, 4, [8], [3], [1]],
    [4, 9, [9], [4], [5]],
    [5, 9, [], [5], [4]],
    [2, 2, [], [], []],
  ])('has the events after version %d up to %d, of which no more are read', async (after, upTo, positions, from, enough) => {
    const { log, pages, wanted } = logWith(stream)
    const found = await createPast(log, clock).events(`product-${PRODUCT}`, { after, upTo })
    expect(found.map(({ position }) => position)).toEqual(positions)
    expect([pages, wanted]).toEqual([from, enough])
  })

  it('is read for 20 at a time', async () => {
    const past = createPast(logWith(stream).log, clock)
    const outcomes = await Promise.allSettled(Array.from({ length: 21 }, () => past.state(units, 9)))
    expect(outcomes.map(({ status }) => status)).toEqual([...Array.from({ length: 20 }, () => 'fulfilled'), 'rejected'])
    expect(outcomes[20]).toMatchObject({ reason: { code: 'overloaded' } })
    expect((await past.state(units, 9)).state).toBe(5)
  })
})

describe('rows of the past', () => {
  type Counts = { readonly counts: { readonly units: number; readonly actors: readonly string[] } }
  const count = {
    reads: () => [['counts', 'all'] as const],
    apply: (rows: Rows<Counts>, { actor, event }: Located<EventNamed<'StockAdjusted'>>): void => {
      const { units: known, actors } = rows.get('counts', 'all') ?? { units: 0, actors: [] }
      rows.put('counts', 'all', { units: known + event.data.delta, actors: [...actors, actor.id] })
    },
  }
  const view = defineView<Counts, EventNamed<'StockAdjusted'>>({ StockAdjusted: count })

  const adjusted = (id: number, delta: number): SoukEvent => ({
    type: 'StockAdjusted',
    data: { productId: testId(id), adjustedAt: TEST_NOW, delta, reason: 'a delivery' },
  })
  /** Commits 1 to 4, of which the last two were made with a clock that was set back. */
  const commits = commitsOf([[adjusted(1, 1)], [adjusted(2, 10), adjusted(3, 1_000)], [adjusted(1, 100)], [adjusted(3, 1_000)]]).map(
    (commit, index) => ({ ...commit, at: minute([1, 5, 3, 4][index] ?? 0), actor: { kind: 'service', id: `actor-${index + 1}` } as const }),
  )
  const log = {
    head: async () => ({ position: 4, hash: 'f'.repeat(64) }),
    readAll: async (after: number, limit: number) => commits.slice(after, after + limit),
    readStream: async (name: string, after: number) => {
      const events = commits.flatMap((commit) => eventsOf(commit)).filter(({ stream: one }) => one === name)
      return { stream: name, events: events.slice(after, after + 1), more: after + 1 < events.length }
    },
  }
  const streams = [`product-${testId(1)}`, `product-${testId(2)}`]
  const at = async (asOf: number | string) => (await createPast(log, clock).rows<Counts>(view, streams, asOf)).get('counts', 'all')

  it.each([
    [0, undefined],
    [1, { units: 1, actors: ['actor-1'] }],
    [2, { units: 11, actors: ['actor-1', 'actor-2'] }],
    [4, { units: 111, actors: ['actor-1', 'actor-2', 'actor-3'] }],
    [minute(0), undefined],
    [minute(5), { units: 111, actors: ['actor-1', 'actor-2', 'actor-3'] }],
    // The third commit seems to be earlier than the second, which came first.
    [minute(4), { units: 1, actors: ['actor-1'] }],
  ])('at %s follow from the events of the streams, in the order of the log', async (asOf, row) => {
    expect(await at(asOf)).toEqual(row)
  })

  it('are refused for what is not in the past', async () => {
    await expect(at(5)).rejects.toMatchObject({ code: 'malformed-request' })
  })
})
