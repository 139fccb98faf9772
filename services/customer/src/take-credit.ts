import type { TakeAway } from '@souk/service'
import { streamRef } from '@souk/service/aggregate'
import { adjustCredit } from './domain/commands.ts'
import { credit } from './domain/credit.ts'
import { customer } from './domain/customer.ts'
import * as decide from './domain/decide.ts'
import { payment } from './domain/payment.ts'

const reason = 'Failure lab'

/** What the failure lab withdraws: so much of a customer's credit that one minor unit is missing for an order. */
export const takeCredit =
  (currency: string): TakeAway =>
  ({ orderId, customerId, total }) => {
    const account = streamRef(credit, customerId)
    const profile = streamRef(customer, customerId)
    const claim = streamRef(payment, orderId)
    return {
      take: {
        type: 'TakeCredit',
        target: customerId,
        input: { orderId, total },
        streams: () => [account, profile, claim],
        decide: (stateOf, context) => {
          const state = stateOf(account)
          const amount = state.available - total + 1
          if (amount < 1 || stateOf(claim).status !== 'none') return []
          return decide.adjustCredit({ customerId, amount: -amount, reason, currency }, state, () => stateOf(profile), context)
        },
      },
      taken: (event) => (event.type === 'CreditWithdrawn' ? event.data.amount : 0),
      giveBack: (amount) => adjustCredit(customerId, { amount, reason }, currency),
    }
  }
