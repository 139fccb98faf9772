import { aggregate } from '@souk/service/aggregate'

/** A customer as far as the rules need to know; the person stands in the view, under a key that can be deleted. */
export type CustomerState =
  | { readonly status: 'none' }
  | {
      readonly status: 'active'
      /** The claimed name, to be released when the customer is forgotten. */
      readonly usernameHash: string
      /** Grows with every change of what the profile shows. */
      readonly revision: number
      /** Tells which password was verified. */
      readonly passwordChanges: number
    }
  | { readonly status: 'forgotten' }

type Active = Extract<CustomerState, { status: 'active' }>

const whileActive = (state: CustomerState, change: (state: Active) => Partial<Active>): CustomerState =>
  state.status === 'active' ? { ...state, ...change(state) } : state

export const customer = aggregate<CustomerState, 'customer'>('customer', { status: 'none' }, (state, event) => {
  switch (event.type) {
    case 'CustomerRegistered':
      return { status: 'active', usernameHash: event.data.usernameHash, revision: 1, passwordChanges: 0 }
    case 'ProfileChanged':
    case 'EmailChanged':
      return whileActive(state, ({ revision }) => ({ revision: revision + 1 }))
    case 'PasswordChanged':
      return whileActive(state, ({ passwordChanges }) => ({ passwordChanges: passwordChanges + 1 }))
    case 'CustomerForgotten':
      return { status: 'forgotten' }
    default: {
      const never: never = event
      return never
    }
  }
})
