import type { EventIn, Sealed } from '@souk/contracts'
import { aggregate } from '@souk/service/aggregate'

/** The part of a payment that an invoice shows. The stream belongs to the customer service. */
export interface Payment {
  /** Whom the invoice is for. Undefined: nobody could read it any more when the credit was reserved. */
  readonly recipient: Sealed | undefined
}

const evolve = (state: Payment, event: EventIn<'payment'>): Payment =>
  event.type === 'CreditReserved' ? { recipient: event.data.recipient } : state

export const payment = aggregate<Payment, 'payment'>('payment', { recipient: undefined }, evolve)
