import { aggregate } from '@souk/service/aggregate'

interface Registered {
  /** Disabled: a manager keeps the customer from logging in. Nothing else changes, so orders that were placed go on. */
  readonly status: 'active' | 'disabled'
  /** Hash of the user name, which is released when the customer is forgotten. */
  readonly usernameHash: string
  /** 1 after the registration, one more with every change of the profile or the email address. */
  readonly revision: number
  /** Number of password changes. It tells which password was verified. */
  readonly passwordChanges: number
}

/** The part of a customer that deciders need. It holds no personal data. */
export type CustomerState = { readonly status: 'none' } | Registered | { readonly status: 'forgotten' }

/** Whether the customer has registered and is not forgotten. */
export const isRegistered = (state: CustomerState): state is Registered => state.status === 'active' || state.status === 'disabled'

const changed = (state: CustomerState, change: (state: Registered) => Partial<Registered>): CustomerState =>
  isRegistered(state) ? { ...state, ...change(state) } : state

export const customer = aggregate<CustomerState, 'customer'>('customer', { status: 'none' }, (state, event) => {
  switch (event.type) {
    case 'CustomerRegistered':
      return { status: 'active', usernameHash: event.data.usernameHash, revision: 1, passwordChanges: 0 }
    case 'ProfileChanged':
    case 'EmailChanged':
      return changed(state, ({ revision }) => ({ revision: revision + 1 }))
    case 'PasswordChanged':
      return changed(state, ({ passwordChanges }) => ({ passwordChanges: passwordChanges + 1 }))
    case 'AccountDisabled':
      return changed(state, () => ({ status: 'disabled' }))
    case 'AccountEnabled':
      return changed(state, () => ({ status: 'active' }))
    case 'CustomerForgotten':
      return { status: 'forgotten' }
    default: {
      const never: never = event
      return never
    }
  }
})
