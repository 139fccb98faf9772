import type { CancelOrder } from '@souk/contracts'
import type { Command } from '@souk/service'
import { streamRef } from '@souk/service/aggregate'
import { decideCancelOrder, decideDecideOrder, decideOrderAgain, decidePlaceOrder, type Placement, type Repetition } from './decide.ts'
import { order } from './order.ts'
import { payment } from './payment.ts'
import { reservation } from './reservation.ts'

/** `input` holds only what the customer sent, so that a retry has the same input although the catalogue may have changed. */
export const placeOrder = (
  { customerId, addressId, lines }: Pick<Placement, 'customerId' | 'addressId' | 'lines'>,
  made: Pick<Placement, 'orderId' | 'catalogue' | 'deadlineMs'>,
): Command => {
  const own = streamRef(order, made.orderId, { fresh: true })
  return {
    type: 'PlaceOrder',
    target: 'orders',
    input: { customerId, addressId, lines },
    streams: () => [own],
    decide: (stateOf, context) => decidePlaceOrder({ customerId, addressId, lines, ...made }, stateOf(own), context),
  }
}

/** @param earlierId  the order whose lines are ordered again. They never change, so a retry has the same input. */
export const orderAgain = (earlierId: string, repetition: Repetition): Command => {
  const own = streamRef(order, repetition.orderId, { fresh: true })
  return {
    type: 'OrderAgain',
    target: earlierId,
    input: { orderId: earlierId },
    streams: () => [own],
    decide: (stateOf, context) => decideOrderAgain(repetition, stateOf(own), context),
  }
}

export const decideOrder = (orderId: string): Command => {
  const own = streamRef(order, orderId)
  const stock = streamRef(reservation, orderId, { foreign: true })
  const credit = streamRef(payment, orderId, { foreign: true })
  return {
    type: 'DecideOrder',
    target: orderId,
    input: { orderId },
    // The streams of other services are read only while the order is pending.
    streams: (known) => (known(own)?.status === 'PENDING' ? [own, stock, credit] : [own]),
    decide: (stateOf, context) => {
      const state = stateOf(own)
      return state.status === 'PENDING' ? decideDecideOrder(orderId, state, stateOf(stock), stateOf(credit), context) : []
    },
  }
}

export const cancelOrder = ({ orderId, reason }: CancelOrder): Command => {
  const own = streamRef(order, orderId)
  return {
    type: 'CancelOrder',
    target: orderId,
    input: { orderId, reason },
    streams: () => [own],
    decide: (stateOf, context) => decideCancelOrder({ orderId, reason }, stateOf(own), context),
  }
}
