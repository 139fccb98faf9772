import type { EventNamed } from '@souk/contracts'
import { aggregate } from '@souk/service/aggregate'
import { addressesAfter, firstAddresses } from './addresses.ts'

/** What changes of the password mean for the sessions of the customer. */
export interface PasswordState {
  /** Number of password changes. It tells which password was verified. */
  readonly passwordChanges: number
  /** The session that the last change kept. `since`: the number of changes before the first one in a row that kept it. */
  readonly keptSession: { readonly sessionId: string; readonly since: number } | null
}

export interface Registered extends PasswordState {
  /** Disabled: a manager keeps the customer from logging in. Nothing else changes, so orders that were placed go on. */
  readonly status: 'active' | 'disabled'
  /** Hash of the user name, which is released when the customer is forgotten. */
  readonly usernameHash: string
  /** 1 after the registration, one more with every change of the profile, the email address or the postal addresses. */
  readonly revision: number
  /** The addresses that the customer has now. The first one is the default. */
  readonly addressIds: readonly string[]
}

/** The part of a customer that deciders need. It holds no personal data. */
export type CustomerState = { readonly status: 'none' } | Registered | { readonly status: 'forgotten' }

/** Whether the customer has registered and is not forgotten. */
export const isRegistered = (state: CustomerState): state is Registered => state.status === 'active' || state.status === 'disabled'

/** The state after the registration. */
export const firstPassword: PasswordState = { passwordChanges: 0, keptSession: null }

export const withNewPassword = (
  { passwordChanges, keptSession }: PasswordState,
  { keptSessionId }: Pick<EventNamed<'PasswordChanged'>['data'], 'keptSessionId'>,
): PasswordState => {
  const since = keptSession?.sessionId === keptSessionId ? keptSession.since : passwordChanges
  return { passwordChanges: passwordChanges + 1, keptSession: keptSessionId === null ? null : { sessionId: keptSessionId, since } }
}

/** Whether no change of the password has ended a session. One that was ended before stays ended. @param session  with the number of changes when it was started */
export const outlivesPasswords = (
  { passwordChanges, keptSession }: PasswordState,
  session: { readonly sessionId: string; readonly passwordChanges: number },
): boolean =>
  session.passwordChanges === passwordChanges ||
  (keptSession?.sessionId === session.sessionId && session.passwordChanges >= keptSession.since)

const changed = (state: CustomerState, change: (state: Registered) => Partial<Registered>): CustomerState =>
  isRegistered(state) ? { ...state, ...change(state) } : state

export const customer = aggregate<CustomerState, 'customer'>('customer', { status: 'none' }, (state, event) => {
  switch (event.type) {
    case 'CustomerRegistered':
      return {
        status: 'active',
        usernameHash: event.data.usernameHash,
        revision: 1,
        addressIds: firstAddresses(event.data),
        ...firstPassword,
      }
    case 'ProfileChanged':
    case 'EmailChanged':
      return changed(state, ({ revision }) => ({ revision: revision + 1 }))
    case 'AddressAdded':
    case 'AddressChanged':
    case 'AddressRemoved':
    case 'DefaultAddressChosen':
      return changed(state, ({ revision, addressIds }) => ({ revision: revision + 1, addressIds: addressesAfter(addressIds, event) }))
    case 'PasswordChanged':
      return changed(state, (registered) => withNewPassword(registered, event.data))
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
