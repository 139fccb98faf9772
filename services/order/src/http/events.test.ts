import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { OrderHistory, type Order } from '@souk/contracts'
import { expectProblem } from '@souk/http/testing'
import { newId } from '@souk/log-protocol'
import { openStream, type StreamReader } from '@souk/service/testing'
import { testId } from '@souk/testing'
import { startStack, tea, type Stack } from '../../testing/stack.ts'

let stack: Stack
let url: string
const readers: StreamReader[] = []
beforeEach(async () => {
  stack = await startStack()
  url = await stack.strangersApp.listen({ host: '127.0.0.1', port: 0 })
})
afterEach(async () => {
  for (const reader of readers.splice(0)) reader.close()
  await stack.stop()
})

const ada = testId(501)
const bob = testId(502)

const open = async (path: string, holder: { customerId?: string; role?: 'manager' }, last?: string): Promise<StreamReader> => {
  const reader = await openStream(url + path, { ...(await stack.bearer(holder)), ...(last !== undefined && { 'last-event-id': last }) })
  readers.push(reader)
  await expect.poll(() => reader.blocks.length).toBeGreaterThan(0)
  return reader
}
const place = (customerId: string): Promise<Order> => stack.place({ customerId, lines: [{ productId: tea, quantity: 3 }] })
const finish = async (order: Order): Promise<void> => {
  await stack.append(stack.stockReserved(order.orderId))
  await stack.append(stack.creditReserved(order))
  await stack.caughtUp()
}
const eventsOf = (reader: StreamReader): unknown[] => reader.messages().map(({ event }) => event)
const saga = ['OrderPlaced', 'StockReserved', 'CreditReserved', 'OrderApproved', 'OrderFinalized']

describe('the stream of an order', () => {
  it('tells the changes as the history shows them', async () => {
    const order = await place(ada)
    const reader = await open(`/orders/${order.orderId}/events?after=0`, { customerId: ada })
    await finish(order)
    await expect.poll(() => eventsOf(reader)).toEqual(saga)
    const { changes } = OrderHistory.parse((await stack.app.inject(`/orders/${order.orderId}/history`)).json())
    const { orderId, customerId, total, currency, lines } = order
    const told = changes.map((change, index) => ({ orderId, version: index + 1, customerId, ...change, total, currency }))
    expect(reader.messages().map(({ data }) => data)).toEqual([{ ...told[0], lines }, ...told.slice(1)])
    const [approved, finalized] = reader.messages().slice(-2)
    expect([approved?.id, finalized?.id]).toEqual([`${changes[4]?.position}.1`, String(changes[4]?.position)])
  })

  it('goes on after any of its events without a gap, and without telling anything twice', async () => {
    const order = await place(ada)
    await finish(order)
    const path = `/orders/${order.orderId}/events`
    const whole = await open(`${path}?after=0`, { customerId: ada })
    await expect.poll(() => eventsOf(whole)).toEqual(saga)
    for (const [index, { id }] of whole.messages().entries()) {
      const rest = await open(path, { customerId: ada }, id)
      await expect.poll(() => eventsOf(rest)).toEqual(saga.slice(index + 1))
      rest.close()
    }
  })

  it('is 404 for another customer, as that of an order that does not exist', async () => {
    const { orderId } = await place(ada)
    const headers = await stack.bearer({ customerId: bob })
    for (const id of [orderId, newId()]) expectProblem(await stack.app.inject({ url: `/orders/${id}/events`, headers }), 'not-found')
  })

  it('shows an event when the other routes show it, too', async () => {
    const order = await place(ada)
    const reader = await open(`/orders/${order.orderId}/events`, { customerId: ada })
    await stack.append(stack.stockRejected(order.orderId))
    await expect.poll(() => eventsOf(reader)).toContain('OrderCanceled')
    expect((await stack.order(order.orderId)).status).toBe('CANCELED')
  })
})

describe('the stream of orders', () => {
  it('tells customers of their own orders, and managers of all or of those of one customer', async () => {
    const [adas, all, bobs] = [
      await open('/orders/events', { customerId: ada }),
      await open('/orders/events', { role: 'manager' }),
      await open(`/orders/events?customerId=${bob}`, { role: 'manager' }),
    ]
    const [one, other] = [await place(ada), await place(bob)]
    await finish(one)
    await expect.poll(() => eventsOf(all)).toHaveLength(6)
    const idsIn = (reader: StreamReader) => reader.messages().map(({ data }) => Reflect.get(Object(data), 'orderId'))
    expect(idsIn(adas)).toEqual(saga.map(() => one.orderId))
    expect(idsIn(bobs)).toEqual([other.orderId])
    expect(new Set(idsIn(all))).toEqual(new Set([one.orderId, other.orderId]))
  })

  it('is 404 for a customer who names another', async () => {
    const headers = await stack.bearer({ customerId: bob })
    expectProblem(await stack.app.inject({ url: `/orders/events?customerId=${ada}`, headers }), 'not-found')
  })

  it('ends when the view is built again, and goes on where it was', async () => {
    const order = await place(ada)
    const before = await open('/orders/events?after=0', { customerId: ada })
    await expect.poll(() => eventsOf(before)).toEqual(['OrderPlaced'])
    await stack.service.projection.rebuild()
    await finish(order)
    const got = before.messages().filter(({ event }) => event !== 'end')
    const after = await open('/orders/events', { customerId: ada }, got.at(-1)?.id)
    await expect.poll(() => [...got, ...after.messages()].map(({ event }) => event)).toEqual(saga)
  })
})
