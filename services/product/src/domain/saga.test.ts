import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SoukEvent } from '@souk/contracts'
import { TEST_NOW as at } from '@souk/testing'
import { categoryAdded, CUSTOMER, ORDER, PAPER, PENS, priceChanged, stocked, stockReserved } from '../../testing/samples.ts'
import { startStack, type Stack } from '../../testing/stack.ts'
import type { ReservationRow } from '../view/projectors.ts'

type Line = readonly [productId: string, quantity: number]

const placed = (orderId: string, lines: readonly Line[]): SoukEvent => ({
  type: 'OrderPlaced',
  data: {
    orderId,
    customerId: CUSTOMER,
    addressId: null,
    placedAt: at,
    deadlineAt: at,
    lines: lines.map(([productId, quantity]) => ({ productId, name: 'Paper', quantity, unitPrice: 250 })),
    total: 250 * lines.reduce((sum, [, quantity]) => sum + quantity, 0),
    currency: 'EUR',
  },
})
const canceled = (orderId: string): SoukEvent => ({
  type: 'OrderCanceled',
  data: { orderId, customerId: CUSTOMER, canceledAt: at, reason: 'canceled-by-customer' },
})
const finalized = (orderId: string): SoukEvent => ({ type: 'OrderFinalized', data: { orderId, customerId: CUSTOMER, finalizedAt: at } })

describe("the product service's part of the saga, on a real log", () => {
  let stack: Stack
  beforeEach(async () => {
    stack = await startStack()
    await stack.append(categoryAdded(), ...stocked(10), ...stocked(5, PENS))
    await stack.caughtUp()
  })
  afterEach(() => stack.stop())

  const unitsOf = async (productId: string) => {
    const row = await stack.store.product(productId)
    return row && { onHand: row.onHand, reserved: row.reserved, sold: row.sold }
  }
  const outcomeOf = async (orderId: string) => (await stack.store.reservation(orderId))?.outcome

  it('holds, then sells', async () => {
    await stack.append(
      placed(ORDER, [
        [PAPER, 4],
        [PENS, 1],
      ]),
    )
    await stack.caughtUp()
    expect(await outcomeOf(ORDER)).toBe('reserved')
    expect(await unitsOf(PAPER)).toEqual({ onHand: 10, reserved: 4, sold: 0 })
    await stack.append(finalized(ORDER))
    await stack.caughtUp()
    expect(await outcomeOf(ORDER)).toBe('deducted')
    expect(await unitsOf(PAPER)).toEqual({ onHand: 6, reserved: 0, sold: 4 })
    expect(await unitsOf(PENS)).toEqual({ onHand: 4, reserved: 0, sold: 1 })
  })

  it('holds, then gives back', async () => {
    await stack.append(placed(ORDER, [[PAPER, 4]]))
    await stack.append(canceled(ORDER))
    await stack.caughtUp()
    expect(await outcomeOf(ORDER)).toBe('released')
    expect(await unitsOf(PAPER)).toEqual({ onHand: 10, reserved: 0, sold: 0 })
  })

  it('holds nothing for an order whose cancellation came first', async () => {
    await stack.append(canceled(ORDER))
    await stack.caughtUp()
    await stack.append(placed(ORDER, [[PAPER, 4]]))
    await stack.caughtUp()
    expect(await outcomeOf(ORDER)).toBe('closed')
    expect(await unitsOf(PAPER)).toEqual({ onHand: 10, reserved: 0, sold: 0 })
  })

  it('reacts to an event once, although it forgets all that it had in memory', async () => {
    await stack.append(placed(ORDER, [[PAPER, 4]]))
    await stack.caughtUp()
    await stack.restart()
    await stack.service.projection.rebuild()
    await stack.caughtUp()
    expect(await unitsOf(PAPER)).toEqual({ onHand: 10, reserved: 4, sold: 0 })
    await stack.append(finalized(ORDER))
    await stack.caughtUp()
    expect(await unitsOf(PAPER)).toEqual({ onHand: 6, reserved: 0, sold: 4 })
  })

  it('reserves no more units than there are for 50 buyers at once', async () => {
    const orders = Array.from({ length: 50 }, () => stack.newId())
    // One unit remains, which is too few for anybody.
    await Promise.all(orders.map((orderId) => stack.append(placed(orderId, [[PAPER, 3]]))))
    await stack.caughtUp()
    const rows = await Promise.all(orders.map((orderId) => stack.store.reservation(orderId)))
    const count = (outcome: ReservationRow['outcome']) => rows.filter((row) => row?.outcome === outcome).length
    expect(count('reserved')).toBe(3)
    expect(count('rejected')).toBe(47)
    expect(rows.flatMap((row) => row?.rejection?.reason ?? [])).toEqual(Array.from({ length: 47 }, () => 'out-of-stock'))
    expect(await unitsOf(PAPER)).toEqual({ onHand: 10, reserved: 9, sold: 0 })
  })

  it('honours a price that has just ended, known from the row alone', async () => {
    await stack.append(priceChanged(260))
    await stack.caughtUp()
    await stack.restart()
    const read = stack.eventsRead()
    await stack.append(placed(ORDER, [[PAPER, 4]]))
    await stack.caughtUp()
    expect(await outcomeOf(ORDER)).toBe('reserved')
    expect(stack.eventsRead() - read).toBe(0)
  })

  it('reads no event of a popular product that its row already shows', async () => {
    const popular = stack.newId()
    await stack.append(...stocked(10_000, popular))
    const history = Array.from({ length: 4_000 }, () => stockReserved([[popular, 1]], stack.newId()))
    for (let start = 0; start < history.length; start += 300) await stack.append(...history.slice(start, start + 300).flat())
    await stack.caughtUp()
    expect((await stack.log.readStream(`product-${popular}`, 4_000)).events.map(({ version }) => version)).toEqual([4_001, 4_002])

    await stack.restart()
    const before = stack.eventsRead()
    await stack.append(placed(ORDER, [[popular, 6_000]]))
    const greedy = stack.newId()
    await stack.append(placed(greedy, [[popular, 1]]))
    await stack.caughtUp()
    expect(await outcomeOf(ORDER)).toBe('reserved')
    expect(await outcomeOf(greedy)).toBe('rejected')
    expect(await unitsOf(popular)).toEqual({ onHand: 10_000, reserved: 10_000, sold: 0 })
    expect(stack.eventsRead() - before).toBe(0)
  })

  it('reads the whole stream of a product whose row lacks an event', async () => {
    const before = await stack.store.product(PAPER)
    if (before === undefined) throw new Error('the product is not there')
    const checkpoint = await stack.store.checkpoint()
    const lacking = { ...before, stocked: 0, onHand: 0, version: 0 }
    await stack.store.save([{ collection: 'products', id: PAPER, row: lacking }], checkpoint, checkpoint)
    await stack.restart()
    const read = stack.eventsRead()
    await stack.append(placed(ORDER, [[PAPER, 10]]))
    await stack.caughtUp()
    expect(await outcomeOf(ORDER)).toBe('reserved')
    expect(stack.eventsRead() - read).toBe(2)
  })
})
