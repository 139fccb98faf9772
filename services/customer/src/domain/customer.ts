import { aggregate } from '@souk/service/aggregate'

/** The part of a customer that deciders need. It holds no personal data. */
export type CustomerState =
  | { readonly status: 'none' }
  | {
      readonly status: 'active'
      /** Hash of the user name, which is released when the customer is forgotten. */
      readonly usernameHash: string
      /** 1 after the registration, one more with every change of the profile or the email address. */
      readonly revision: number
      /** Number of password changes. It tells which password was verified. */
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
    case 'AccountDisabled':
    case 'AccountEnabled':
      return state
    case 'CustomerForgotten':
      return { status: 'forgotten' }
    default: {
      const never: never = event
      return never
    }
  }
})
