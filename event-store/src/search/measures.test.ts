import { describe, expect, it } from 'vitest'
import type { SoukEvent } from '@souk/contracts'
import { createBackground } from '@souk/process'
import { commitsOf } from '@souk/service/testing'
import { TEST_NOW, testId } from '@souk/testing'
import { stoppedClock } from '../../testing/samples.ts'
import { openLogSearch } from './log-search.sqlite.ts'
import { measuresAfter, NO_MEASURES, type Measures } from './measures.ts'

const [orderId, customerId, productId] = [testId(1), testId(2), testId(3)]
const at = TEST_NOW

const placed: SoukEvent = {
  type: 'OrderPlaced',
  data: {
    orderId,
    customerId,
    addressId: null,
    placedAt: at,
    deadlineAt: at,
    lines: [{ productId, name: 'Tea', quantity: 3, unitPrice: 100 }],
    total: 300,
    currency: 'EUR',
  },
}
const stocked: SoukEvent = { type: 'StockAdjusted', data: { productId, adjustedAt: at, delta: 10, reason: 'new' } }
const reserved: SoukEvent = { type: 'UnitsReserved', data: { productId, orderId, reservedAt: at, quantity: 3 } }
const held: SoukEvent = { type: 'CreditHeld', data: { customerId, orderId, heldAt: at, amount: 300 } }

const after = (...decisions: readonly SoukEvent[][]): Measures => commitsOf(decisions).reduce(measuresAfter, NO_MEASURES)

describe('the measures of the shop', () => {
  it('follow an order that is finalized', () => {
    expect(after([stocked], [placed], [reserved], [held])).toEqual({
      ...NO_MEASURES,
      ordersOpen: 1,
      unitsAvailable: 7,
      unitsReserved: 3,
      creditHeld: 300,
    })
    const end = after(
      [stocked],
      [placed],
      [reserved],
      [held],
      [{ type: 'OrderFinalized', data: { orderId, customerId, finalizedAt: at } }],
      [{ type: 'UnitsDeducted', data: { productId, orderId, deductedAt: at, quantity: 3 } }],
      [{ type: 'HoldCharged', data: { customerId, orderId, chargedAt: at, amount: 300 } }],
    )
    expect(end).toEqual({ ...NO_MEASURES, ordersFinalized: 1, unitsAvailable: 7, unitsSold: 3 })
  })

  it('follow an order that is canceled, and give back what was held', () => {
    const end = after(
      [stocked],
      [placed],
      [reserved],
      [held],
      [{ type: 'OrderCanceled', data: { orderId, customerId, canceledAt: at, reason: 'canceled-by-customer' } }],
      [{ type: 'UnitsReleased', data: { productId, orderId, releasedAt: at, quantity: 3 } }],
      [{ type: 'HoldReleased', data: { customerId, orderId, releasedAt: at, amount: 300 } }],
    )
    expect(end).toEqual({ ...NO_MEASURES, ordersCanceled: 1, unitsAvailable: 10 })
  })

  it('skip what nobody can read', () => {
    expect(measuresAfter(NO_MEASURES, { appends: [] })).toEqual(NO_MEASURES)
    const [commit] = commitsOf([[placed]])
    const [append] = commit?.appends ?? []
    const broken = append && { ...append, events: append.events.map((event) => ({ ...event, data: {} })) }
    expect(measuresAfter(NO_MEASURES, { appends: broken ? [broken] : [] })).toEqual(NO_MEASURES)
  })
})

it('are kept after some commits, from which those at any position follow', async () => {
  const commits = commitsOf(Array.from({ length: 330 }, () => [stocked]))
  const last = commits.at(-1)
  const log = {
    head: async () => ({ position: commits.length, hash: last?.hash ?? '' }),
    readAll: async (behind: number, limit: number) => commits.slice(behind, behind + limit),
  }
  const search = openLogSearch(':memory:', { log, inBackground: createBackground(stoppedClock), clock: stoppedClock })
  await search.caughtUp()
  for (const position of [0, 1, 99, 100, 101, 149, 150, 200, 329, 330]) {
    const near = search.measures(position)
    expect([position, near.measures.unitsAvailable, position - near.position <= 150]).toEqual([position, 10 * near.position, true])
  }
  expect(search.measures(330).position).toBe(330)
  expect(search.positionAt(commits[0]?.at ?? '')).toBe(330)
  expect(search.positionAt('2000-01-01T00:00:00.000Z')).toBe(0)
  await search.close()
})
