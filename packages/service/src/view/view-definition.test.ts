import { describe, expect, it } from 'vitest'
import type { EventNamed, Located, SoukEvent } from '@souk/contracts'
import { TEST_NOW, testId } from '@souk/testing'
import { defineView, ignored, type Projector } from './view-definition.ts'
import type { Rows } from './working-set.ts'

/** Two events stand for all events of an owner. */
type Own = EventNamed<'OrderApproved' | 'OrderCanceled'>
type Collections = { readonly orders: { readonly status: string } }

const orderId = testId(1)
const becomes = (status: string) => ({
  reads: (data: { readonly orderId: string }) => [['orders', data.orderId] as const],
  apply: (rows: Rows<Collections>, { event }: { readonly event: { readonly data: { readonly orderId: string } } }) =>
    rows.put('orders', event.data.orderId, { status }),
})
const own = {
  OrderApproved: becomes('approved'),
  OrderCanceled: becomes('canceled'),
}

describe('the table of projectors', () => {
  it('must name every event of its service', () => {
    expect(defineView<Collections, Own>(own).handles('OrderCanceled')).toBe(true)
    const { OrderCanceled: _, ...incomplete } = own
    // @ts-expect-error OrderCanceled is missing.
    defineView<Collections, Own>(incomplete)
    expect(defineView<Collections, Own>({ ...incomplete, OrderCanceled: ignored }).handles('OrderCanceled')).toBe(false)
  })

  it('may name events of other services, but must not mark them as ignored', () => {
    expect(defineView<Collections, Own>({ ...own, StockReserved: becomes('reserved') }).handles('StockReserved')).toBe(true)
    // @ts-expect-error Leaving it out says the same.
    defineView<Collections, Own>({ ...own, StockReserved: ignored })
    // @ts-expect-error There is no such event.
    defineView<Collections, Own>({ ...own, OrderPaid: becomes('paid') })
  })

  it('accepts a projector only for its own event', () => {
    const adjusted: Projector<Collections, 'StockAdjusted', undefined> = {
      reads: ({ productId }) => [['orders', productId]],
      apply: () => undefined,
    }
    expect(defineView<Collections, Own>({ ...own, StockAdjusted: adjusted }).handles('StockAdjusted')).toBe(true)
    // @ts-expect-error An order has no productId.
    defineView<Collections, Own>({ ...own, OrderApproved: adjusted })
  })
})

describe('a view', () => {
  const view = defineView<Collections, Own>({ ...own, OrderApproved: ignored })
  const located = (event: SoukEvent): Located => ({
    stream: `order-${orderId}`,
    version: 1,
    position: 1,
    at: TEST_NOW,
    actor: { kind: 'service', id: 'test' },
    correlationId: testId(2),
    eventId: testId(3),
    event,
  })
  const canceled = located({
    type: 'OrderCanceled',
    data: { orderId, customerId: testId(4), canceledAt: TEST_NOW, reason: 'deadline-passed' },
  })
  const approved = located({ type: 'OrderApproved', data: { orderId, approvedAt: TEST_NOW } })
  const changesBy = (event: Located): unknown[] => {
    const changes: unknown[] = []
    const fail = (): never => {
      throw new Error('no projector of this test does that')
    }
    view.apply({ get: fail, remove: fail, put: (...change) => void changes.push(change) }, event, undefined)
    return changes
  }

  it('reads and changes rows by its projectors', () => {
    expect(view.handles('OrderCanceled')).toBe(true)
    expect(view.reads(canceled)).toEqual([{ collection: 'orders', id: orderId }])
    expect(changesBy(canceled)).toEqual([['orders', orderId, { status: 'canceled' }]])
  })

  it('does not handle an event that it ignores', () => {
    expect(view.handles('OrderApproved')).toBe(false)
    expect(view.reads(approved)).toEqual([])
    expect(changesBy(approved)).toEqual([])
  })

  it('does not handle an event that is not in its table', () => {
    expect(view.handles('StockReserved')).toBe(false)
    expect(view.handles('OrderPaid')).toBe(false)
  })
})
