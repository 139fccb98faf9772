import { describe, expect, it } from 'vitest'
import type { StreamPage } from '@souk/log-protocol'
import { TEST_NOW, testId } from '@souk/testing'
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
  const readStream = async (name: string, after: number): Promise<StreamPage> => {
    expect(name).toBe(`product-${PRODUCT}`)
    pages.push(after)
    const events = stream.slice(after, after + size).map(({ position, at }, index) => ({
      version: after + index + 1,
      position,
      at,
      event: {
        eventId: testId(100 + position),
        type: 'StockAdjusted',
        schemaVersion: 1,
        data: { productId: PRODUCT, adjustedAt: at, delta: 1, reason: 'a delivery' },
      },
    }))
    return { stream: name, events, more: after + size < stream.length }
  }
  return { pages, log: { readStream, head: async () => ({ position: head, hash: 'f'.repeat(64) }) } }
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

  it('is read for 20 at a time', async () => {
    const past = createPast(logWith(stream).log, clock)
    const outcomes = await Promise.allSettled(Array.from({ length: 21 }, () => past.state(units, 9)))
    expect(outcomes.map(({ status }) => status)).toEqual([...Array.from({ length: 20 }, () => 'fulfilled'), 'rejected'])
    expect(outcomes[20]).toMatchObject({ reason: { code: 'overloaded' } })
    expect((await past.state(units, 9)).state).toBe(5)
  })
})
