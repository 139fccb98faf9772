import { MAX_AMOUNT, rejection, type AdjustCredit, type ReserveCredit, type Rejection, type Sealed, type SoukEvent } from '@souk/contracts'
import type { Decision, DecisionContext } from '@souk/service/aggregate'
import type { CreditState } from './credit.ts'
import type { CustomerState } from './customer.ts'
import type { PaymentState } from './payment.ts'
import type { UsernameState } from './username.ts'

type Active = Extract<CustomerState, { status: 'active' }>

const unknownCustomer = rejection('not-found', 'there is no such customer')
const forgottenCustomer = rejection('customer-forgotten', 'the customer has been forgotten')

// — the customer ——————————————————————————————————————————————————————————————————————————————————

export interface Registering {
  readonly customerId: string
  readonly usernameHash: string
  /** None: the name was seen to be taken before anything was sealed. */
  readonly personal: Sealed | undefined
  /** Minor units granted at once; 0: none. */
  readonly welcomeCredit: number
  readonly currency: string
}

/** One commit: the customer, the name and the welcome credit, or nothing. */
export const registerCustomer = (
  { customerId, usernameHash, personal, welcomeCredit, currency }: Registering,
  username: UsernameState,
  { now }: DecisionContext,
): Decision => {
  if (username.status === 'claimed' || personal === undefined) return rejection('username-taken', 'the user name belongs to somebody else')
  const events: SoukEvent[] = [
    { type: 'CustomerRegistered', data: { customerId, usernameHash, registeredAt: now, personal } },
    { type: 'UsernameClaimed', data: { customerId, usernameHash, claimedAt: now } },
  ]
  if (welcomeCredit > 0) {
    events.push({ type: 'CreditGranted', data: { customerId, grantedAt: now, amount: welcomeCredit, currency, reason: 'welcome' } })
  }
  return events
}

export interface Editing {
  readonly customerId: string
  /** What changes; none: there is no key to seal it with, so the customer is unknown or being forgotten. */
  readonly personal: Sealed | undefined
  /** Revision that the sender has seen; none: any. */
  readonly revision?: number | undefined
}

/** The change of an active customer, if it may be made. */
const edit = (
  customer: CustomerState,
  { personal, revision }: Pick<Editing, 'personal' | 'revision'>,
  change: (personal: Sealed) => SoukEvent,
): Decision => {
  if (customer.status === 'none') return unknownCustomer
  if (customer.status === 'forgotten') return forgottenCustomer
  const stale = isStale(customer, revision)
  if (stale !== undefined) return stale
  return personal === undefined ? forgottenCustomer : [change(personal)]
}

const isStale = (customer: Active, revision: number | undefined): Rejection | undefined =>
  revision === undefined || revision === customer.revision
    ? undefined
    : rejection('precondition-failed', `the profile is at revision ${customer.revision}, not ${revision}`)

export const changeProfile = (editing: Editing, customer: CustomerState, { now }: DecisionContext): Decision =>
  edit(customer, editing, (personal) => ({
    type: 'ProfileChanged',
    data: { customerId: editing.customerId, changedAt: now, personal },
  }))

export const changeEmail = (editing: Editing, customer: CustomerState, { now }: DecisionContext): Decision =>
  edit(customer, editing, (personal) => ({
    type: 'EmailChanged',
    data: { customerId: editing.customerId, changedAt: now, personal },
  }))

export interface ChangingPassword {
  readonly customerId: string
  /** Hash of the new password; none where {@link Editing} has none, or the current one is wrong. */
  readonly personal: Sealed | undefined
  /** How often the password had been changed when the current one was found right; none: it was found wrong. */
  readonly verified: number | undefined
}

export const changePassword = (
  { customerId, personal, verified }: ChangingPassword,
  customer: CustomerState,
  { now }: DecisionContext,
): Decision => {
  if (customer.status === 'active') {
    if (verified === undefined) return rejection('wrong-password', 'the current password is not right')
    if (verified !== customer.passwordChanges) return rejection('conflict', 'the password has just been changed')
  }
  return edit(customer, { personal }, (sealed) => ({ type: 'PasswordChanged', data: { customerId, changedAt: now, personal: sealed } }))
}

export interface Forgetting {
  readonly customerId: string
  readonly revision?: number | undefined
}

/** One commit: the customer is forgotten, the name free again, the account closed to new holds. */
export const forgetCustomer = (
  { customerId, revision }: Forgetting,
  customer: CustomerState,
  account: () => { readonly username: UsernameState; readonly credit: CreditState },
  { now }: DecisionContext,
): Decision => {
  if (customer.status === 'none') return unknownCustomer
  if (customer.status === 'forgotten') return []
  const stale = isStale(customer, revision)
  if (stale !== undefined) return stale
  const { username, credit } = account()
  const { usernameHash } = customer
  const events: SoukEvent[] = [{ type: 'CustomerForgotten', data: { customerId, forgottenAt: now } }]
  if (username.status === 'claimed' && username.customerId === customerId) {
    events.push({ type: 'UsernameReleased', data: { customerId, usernameHash, releasedAt: now } })
  }
  if (credit.status !== 'closed') events.push({ type: 'CreditAccountClosed', data: { customerId, closedAt: now } })
  return events
}

// — the credit ————————————————————————————————————————————————————————————————————————————————————

/**
 * Whether an account takes anything new. Its own stream tells, but for one to which nothing has happened yet:
 * a customer without a welcome credit has an empty one, and so has nobody at all.
 */
const standing = (credit: CreditState, customer: () => CustomerState): CustomerState['status'] => {
  switch (credit.status) {
    case 'open':
      return 'active'
    case 'closed':
      return 'forgotten'
    case 'none':
      return customer().status
    default: {
      const never: never = credit.status
      return never
    }
  }
}

export const adjustCredit = (
  { customerId, amount, reason, currency }: AdjustCredit & { readonly customerId: string; readonly currency: string },
  credit: CreditState,
  customer: () => CustomerState,
  { now }: DecisionContext,
): Decision => {
  const status = standing(credit, customer)
  if (status === 'none') return unknownCustomer
  if (status === 'forgotten') return forgottenCustomer
  if (amount > 0) {
    if (credit.granted + amount > MAX_AMOUNT) return rejection('amount-too-large', `no credit may grow beyond ${MAX_AMOUNT}`)
    return [{ type: 'CreditGranted', data: { customerId, grantedAt: now, amount, currency, reason } }]
  }
  if (-amount > credit.available) return rejection('insufficient-credit', `only ${credit.available} is available`)
  return [{ type: 'CreditWithdrawn', data: { customerId, withdrawnAt: now, amount: -amount, currency, reason } }]
}

// — the saga: decides to do nothing where nothing is to be done ——————————————————————————————————————————

export const reserveCredit = (
  { orderId, customerId, amount }: ReserveCredit,
  payment: PaymentState,
  credit: CreditState,
  customer: () => CustomerState,
  { now }: DecisionContext,
): Decision => {
  if (payment.status !== 'none') return []
  if (standing(credit, customer) !== 'active') {
    return [{ type: 'CreditRejected', data: { orderId, customerId, rejectedAt: now, reason: 'unknown-customer' } }]
  }
  if (amount > credit.available) {
    return [{ type: 'CreditRejected', data: { orderId, customerId, rejectedAt: now, reason: 'insufficient-credit' } }]
  }
  return [
    { type: 'CreditReserved', data: { orderId, customerId, reservedAt: now, amount } },
    { type: 'CreditHeld', data: { customerId, orderId, heldAt: now, amount } },
  ]
}

export const releaseCredit = (orderId: string, payment: PaymentState, { now }: DecisionContext): Decision => {
  if (payment.status === 'none') return [{ type: 'PaymentClosed', data: { orderId, closedAt: now } }]
  if (payment.status !== 'reserved') return []
  const { customerId, amount } = payment
  return [
    { type: 'CreditReleased', data: { orderId, releasedAt: now } },
    { type: 'HoldReleased', data: { customerId, orderId, releasedAt: now, amount } },
  ]
}

export const chargeCredit = (orderId: string, payment: PaymentState, { now }: DecisionContext): Decision => {
  if (payment.status !== 'reserved') return []
  const { customerId, amount } = payment
  return [
    { type: 'CreditCharged', data: { orderId, chargedAt: now } },
    { type: 'HoldCharged', data: { customerId, orderId, chargedAt: now, amount } },
  ]
}
