import { aggregate } from '@souk/service/aggregate'

/** The figures of an account, in minor units. Always: granted = available + held + spent. */
export interface CreditFigures {
  readonly available: number
  /** Held for pending orders. The payment stream of each order tells its part. */
  readonly held: number
  /** All credit ever granted, less what was withdrawn. */
  readonly granted: number
  readonly spent: number
}

/**
 * `none`: the account has no events yet. The customer's stream tells whether the customer exists.
 * `closed`: the customer is forgotten. The account takes no new holds; existing holds can still be released or charged.
 */
export type CreditState = CreditFigures & { readonly status: 'none' | 'open' | 'closed' }

const nothing: CreditState = { status: 'none', available: 0, held: 0, granted: 0, spent: 0 }

export const credit = aggregate<CreditState, 'credit'>('credit', nothing, (state, event) => {
  const { available, held, granted, spent } = state
  const status = state.status === 'closed' ? 'closed' : 'open'
  switch (event.type) {
    case 'CreditGranted':
      return { status, available: available + event.data.amount, held, granted: granted + event.data.amount, spent }
    case 'CreditWithdrawn':
      return { status, available: available - event.data.amount, held, granted: granted - event.data.amount, spent }
    case 'CreditHeld':
      return { status, available: available - event.data.amount, held: held + event.data.amount, granted, spent }
    case 'HoldReleased':
      return { status, available: available + event.data.amount, held: held - event.data.amount, granted, spent }
    case 'HoldCharged':
      return { status, available, held: held - event.data.amount, granted, spent: spent + event.data.amount }
    case 'CreditAccountClosed':
      return { status: 'closed', available, held, granted, spent }
    default: {
      const never: never = event
      return never
    }
  }
})
