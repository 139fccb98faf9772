import { aggregate } from '@souk/service/aggregate'

/** Figures of an account, in minor units: granted = available + held + spent, always. */
export interface CreditFigures {
  readonly available: number
  /** What pending orders hold; how much each does stands in its payment stream. */
  readonly held: number
  /** All that was ever granted, less what was withdrawn. */
  readonly granted: number
  readonly spent: number
}

/**
 * `none`: nothing has happened to it yet; whether there is such a customer, the customer's stream says.
 * `closed`: the customer is forgotten; it takes no new holds, those it has still end.
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
