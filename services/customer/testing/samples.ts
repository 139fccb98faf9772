import type { SoukEvent } from '@souk/contracts'
import { TEST_NOW, testId } from '@souk/testing'

// A person, and what the order service says of an order.

export interface Person {
  readonly username: string
  readonly password: string
  readonly name: string
  readonly email: string
  readonly phone: string
  readonly address: { readonly lines: string[]; readonly country?: string }
}

export const ada: Person = {
  username: 'Ada.Lovelace',
  password: 'analytical engine',
  name: 'Augusta Ada King',
  email: 'ada@lovelace.example',
  phone: '+44 20 7946 0958',
  address: { lines: ['12 St James’s Square', 'London'], country: 'GB' },
}

export const placed = (orderId: string, customerId: string, total: number, addressId: string | null = null): SoukEvent => ({
  type: 'OrderPlaced',
  data: {
    orderId,
    customerId,
    addressId,
    placedAt: TEST_NOW,
    deadlineAt: TEST_NOW,
    lines: [{ productId: testId(5), name: 'Tea', quantity: 1, unitPrice: total }],
    total,
    currency: 'EUR',
  },
})
export const finalized = (orderId: string, customerId: string): SoukEvent => ({
  type: 'OrderFinalized',
  data: { orderId, customerId, finalizedAt: TEST_NOW },
})
export const canceled = (orderId: string, customerId: string): SoukEvent => ({
  type: 'OrderCanceled',
  data: { orderId, customerId, canceledAt: TEST_NOW, reason: 'canceled-by-customer' },
})
