import type { OrderMessage } from '@souk/contracts'
import type { LiveMessage, Tell } from '@souk/service'
import { changesOf } from './view/explain.ts'
import type { OrderRow } from './view/projectors.ts'
import type { OrderStore } from './view/store.ts'

// Whom the streams of events tell of an order.

export const ALL_ORDERS = 'orders'
export const ofOrder = (orderId: string): string => `order ${orderId}`
export const ofCustomer = (customerId: string): string => `customer ${customerId}`

const orderIdIn = (data: object): readonly string[] => ('orderId' in data ? [String(data.orderId)] : [])

/** Makes the messages about orders. What the view has parked is in no history, so nobody is told of it. */
export const tellOrders =
  (store: Pick<OrderStore, 'load'>): Tell =>
  async (events) => {
    const ids = [...new Set(events.flatMap(({ event }) => orderIdIn(event.data)))]
    const rows = await store.load(ids.map((id) => ({ collection: 'orders', id })))
    const orders = new Map(ids.map((id, index) => [id, rows[index] as OrderRow | undefined]))
    return events.flatMap(({ position, event }): LiveMessage[] => {
      const [order] = orderIdIn(event.data).flatMap((id) => orders.get(id) ?? [])
      if (order === undefined) return []
      const { orderId, customerId, total, currency } = order
      const changes = changesOf(order)
      const index = changes.findIndex((change) => change.position === position && change.event === event.type)
      const change = changes[index]
      if (change === undefined) return []
      const lines = event.type === 'OrderPlaced' && { lines: event.data.lines }
      const data: OrderMessage = { orderId, version: index + 1, customerId, ...change, total, currency, ...lines }
      return [{ position, type: event.type, data, topics: [ALL_ORDERS, ofOrder(orderId), ofCustomer(customerId)] }]
    })
  }
