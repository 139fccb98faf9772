import type { Order } from '@souk/client'
import type { Tone } from '@souk/ui'

/** How it stands with an order, in one word: a key of the texts. */
export type OrderState = 'checking' | 'approved' | 'charging' | 'charged' | 'invoiced' | 'canceled' | 'refused'

export const toneOf: Record<OrderState, Tone> = {
  checking: 'warn',
  approved: 'warn',
  charging: 'warn',
  charged: 'good',
  invoiced: 'good',
  canceled: 'info',
  refused: 'bad',
}

export const stateOf = ({
  status,
  cancelReason,
  creditStatus,
  invoiceNumber,
}: Pick<Order, 'status' | 'cancelReason' | 'creditStatus' | 'invoiceNumber'>): OrderState => {
  switch (status) {
    case 'PENDING':
      return 'checking'
    case 'APPROVED':
      return 'approved'
    case 'CANCELED':
      return cancelReason === 'canceled-by-customer' ? 'canceled' : 'refused'
    case 'FINALIZED':
      if (invoiceNumber !== null) return 'invoiced'
      return creditStatus === 'APPROVED' ? 'charged' : 'charging'
    default: {
      const never: never = status
      return never
    }
  }
}
