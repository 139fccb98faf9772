import type { TakeAway } from '@souk/service'
import { adjustCredit } from './domain/commands.ts'
import type { CustomerStore } from './view/store.ts'

const reason = 'Failure lab'

/** What the failure lab withdraws: so much of a customer's credit that one minor unit is missing for an order. */
export const takeCredit =
  (store: Pick<CustomerStore, 'credit'>, currency: string): TakeAway =>
  async ({ customerId, total }) => {
    const amount = ((await store.credit(customerId))?.available ?? 0) - total + 1
    if (amount < 1) return undefined
    return {
      amount,
      take: adjustCredit(customerId, { amount: -amount, reason }, currency),
      giveBack: adjustCredit(customerId, { amount, reason }, currency),
    }
  }
