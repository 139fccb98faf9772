import { afterEach, describe, expect, it } from 'vitest'
import type { Deliver } from '@souk/bus'
import { newId } from '@souk/log-protocol'
import { turn } from '@souk/testing'
import { startStack, type Stack } from '../testing/stack.ts'

let stack: Stack
afterEach(() => stack.stop())

const approvedStory = ['OrderPlaced', 'OrderApproved', 'OrderFinalized']
const canceledStory = ['OrderPlaced', 'OrderCanceled']

describe("the order's part of the saga", () => {
  it('finalizes an order in one commit when stock and credit are reserved, and shows what follows', async () => {
    stack = await startStack()
    const order = await stack.place()
    const { orderId, customerId, lines, total, currency } = order
    await stack.append(stack.stockReserved(orderId))
    await stack.caughtUp()
    expect(await stack.order(orderId)).toMatchObject({ status: 'PENDING', stockStatus: 'RECEIVED', creditStatus: 'PENDING' })
    await stack.append(stack.creditReserved(order))
    await stack.caughtUp()
    const finalized = await stack.order(orderId)
    expect(finalized).toMatchObject({ status: 'FINALIZED', stockStatus: 'RECEIVED', creditStatus: 'RECEIVED', cancelReason: null })
    expect(await stack.story(orderId)).toEqual(approvedStory)
    const { events } = await stack.log.readStream(`order-${orderId}`, 0)
    expect(events[1]?.position).toBe(events[2]?.position)

    const at = stack.now()
    await stack.append({ type: 'StockDeducted', data: { orderId, deductedAt: at } })
    await stack.append({ type: 'CreditCharged', data: { orderId, chargedAt: at } })
    const finalizedAt = finalized.finishedAt ?? ''
    await stack.append({
      type: 'InvoiceIssued',
      data: { orderId, customerId, finalizedAt, issuedAt: at, number: '2026-000001', lines, total, currency },
    })
    await stack.caughtUp()
    expect(await stack.order(orderId)).toEqual({
      ...finalized,
      version: 8,
      stockOutcome: 'deducted',
      creditOutcome: 'charged',
      missingProductId: null,
      stockStatus: 'APPROVED',
      creditStatus: 'APPROVED',
      invoiceNumber: '2026-000001',
    })
    const history = (await stack.app.inject(`/orders/${orderId}/history`)).json<{ changes: { event: string }[] }>()
    expect(history.changes.map(({ event }) => event)).toEqual([
      'OrderPlaced',
      'StockReserved',
      'CreditReserved',
      'OrderApproved',
      'OrderFinalized',
      'StockDeducted',
      'CreditCharged',
      'InvoiceIssued',
    ])
  })

  it('cancels an order when stock or credit is refused, without waiting for the other', async () => {
    stack = await startStack()
    const [one, other, both] = [await stack.place(), await stack.place(), await stack.place()]
    await stack.append(stack.stockRejected(one.orderId))
    await stack.append(stack.creditRejected(other))
    await stack.append(stack.creditRejected(both), stack.stockRejected(both.orderId))
    await stack.caughtUp()
    expect(await stack.order(one.orderId)).toMatchObject({ status: 'CANCELED', cancelReason: 'out-of-stock', stockStatus: 'DENIED' })
    expect(await stack.order(other.orderId)).toMatchObject({
      status: 'CANCELED',
      cancelReason: 'insufficient-credit',
      creditStatus: 'DENIED',
    })
    expect(await stack.order(both.orderId)).toMatchObject({ status: 'CANCELED', cancelReason: 'out-of-stock' })
    for (const { orderId } of [one, other, both]) expect(await stack.story(orderId)).toEqual(canceledStory)
  })

  it('ignores an answer that comes after the order is final', async () => {
    stack = await startStack()
    const order = await stack.place()
    expect((await stack.cancel(order.orderId)).statusCode).toBe(204)
    await stack.append(stack.stockReserved(order.orderId), stack.creditReserved(order))
    await stack.caughtUp()
    expect(await stack.order(order.orderId)).toMatchObject({ status: 'CANCELED', cancelReason: 'canceled-by-customer' })
    expect(await stack.story(order.orderId)).toEqual(canceledStory)
  })

  it('ignores answers for an order that was never placed', async () => {
    stack = await startStack()
    const orderId = newId()
    await stack.append(stack.stockReserved(orderId), { type: 'PaymentClosed', data: { orderId, closedAt: stack.now() } })
    await stack.caughtUp()
    expect(await stack.story(orderId)).toEqual([])
    expect(stack.service.health().parked).toEqual({ projection: 0, reactions: 0 })
  })

  it('shows the same after a rebuild, and reacts to nothing twice', async () => {
    stack = await startStack()
    const [one, other] = [await stack.place(), await stack.place()]
    await stack.append(stack.stockReserved(one.orderId), stack.creditReserved(one))
    await stack.append(stack.creditRejected(other))
    await stack.caughtUp()
    const rows = async () => Promise.all(['orders', 'lines', 'products'].map(async (name) => (await stack.store.page(name, '', 100)).rows))
    const before = await rows()
    const head = await stack.log.head()
    await stack.restart({ emptyView: true })
    await stack.caughtUp()
    expect(await rows()).toEqual(before)
    expect(await stack.log.head()).toEqual(head)
  })
})

describe('a cancellation and an approval at the same time', () => {
  it('the first commit wins, and a late cancellation gets 409', async () => {
    stack = await startStack()
    const orders = await Promise.all(Array.from({ length: 40 }, () => stack.place()))
    const outcomes = await Promise.all(
      orders.map(async (order, index) => {
        const said = stack.append(stack.stockReserved(order.orderId), stack.creditReserved(order))
        // Some cancel at once, some while the answers arrive, some after the order is final.
        if (index % 8 === 7) await stack.caughtUp()
        else for (let turns = 0; turns < index % 8; turns += 1) await turn()
        const { statusCode } = await stack.cancel(order.orderId)
        await said
        return statusCode
      }),
    )
    await stack.caughtUp()
    expect(new Set(outcomes)).toEqual(new Set([204, 409]))
    for (const [index, { orderId }] of orders.entries()) {
      const canceled = outcomes[index] === 204
      expect(await stack.story(orderId)).toEqual(canceled ? canceledStory : approvedStory)
      expect(await stack.order(orderId)).toMatchObject({ status: canceled ? 'CANCELED' : 'FINALIZED' })
    }
  })
})

describe('on a bus that loses, doubles, delays and reorders messages', () => {
  it('every order is decided once, by its answers', async () => {
    let count = 0
    const deliver: Deliver = ({ kind }, task) => {
      count += 1
      if (kind !== 'publication') queueMicrotask(task)
      // Some publications are lost. The next one shows the gap, and the service reads the missing commits from the log.
      else if (count % 7 !== 0) {
        if (count % 3 === 0) setTimeout(task, 3)
        else queueMicrotask(task)
        if (count % 2 === 0) setImmediate(task)
      }
    }
    stack = await startStack({ deliver })
    const orders = await Promise.all(Array.from({ length: 32 }, () => stack.place()))
    await Promise.all(
      orders.map(async (order, index) => {
        const stock = index % 4 < 2 ? stack.stockReserved(order.orderId) : stack.stockRejected(order.orderId)
        const credit = index % 2 === 0 ? stack.creditReserved(order) : stack.creditRejected(order)
        await Promise.all((index % 8 < 4 ? [stock, credit] : [credit, stock]).map((event) => stack.append(event)))
      }),
    )
    await stack.caughtUp()
    const reasons = [[null], ['insufficient-credit'], ['out-of-stock'], ['out-of-stock', 'insufficient-credit']]
    for (const [index, { orderId }] of orders.entries()) {
      const order = await stack.order(orderId)
      const finalized = index % 4 === 0
      expect(await stack.story(orderId)).toEqual(finalized ? approvedStory : canceledStory)
      expect(order.status).toBe(finalized ? 'FINALIZED' : 'CANCELED')
      expect(reasons[index % 4]).toContain(order.cancelReason)
    }
    expect(stack.service.health().parked).toEqual({ projection: 0, reactions: 0 })
  })
})
