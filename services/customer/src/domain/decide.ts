import {
  MAX_ADDRESSES,
  MAX_AMOUNT,
  rejection,
  type AdjustCredit,
  type CreditRejection,
  type Rejection,
  type ReserveCredit,
  type Sealed,
  type SetCredit,
  type SoukEvent,
} from '@souk/contracts'
import { isRejection, staleRevision, type Decision, type DecisionContext } from '@souk/service/aggregate'
import type { CreditState } from './credit.ts'
import { isRegistered, type CustomerState, type Registered } from './customer.ts'
import { withoutRole, type ManagersState } from './managers.ts'
import type { PaymentState } from './payment.ts'
import { revoked } from './revocations.ts'
import type { UsernameState } from './username.ts'

export const unknownCustomer = rejection('not-found', 'there is no such customer')
export const forgottenCustomer = rejection('customer-forgotten', 'the customer has been forgotten')

// — the customer ——————————————————————————————————————————————————————————————————————————————————

export interface Registering {
  readonly customerId: string
  readonly usernameHash: string
  /** Undefined if the user name was already found to be taken: then nothing is sealed. */
  readonly personal: Sealed | undefined
  /** The first address, which is among the personal data. Null: none. */
  readonly addressId: string | null
  /** Minor units granted with the registration; 0: none. */
  readonly welcomeCredit: number
  readonly currency: string
}

/** Registers the customer, claims the user name and grants the welcome credit, all in one commit. */
export const registerCustomer = (
  { customerId, addressId, usernameHash, personal, welcomeCredit, currency }: Registering,
  username: UsernameState,
  { now }: DecisionContext,
): Decision => {
  if (username.status === 'claimed' || personal === undefined) return rejection('username-taken', 'the user name belongs to somebody else')
  const events: SoukEvent[] = [
    { type: 'CustomerRegistered', data: { customerId, addressId, usernameHash, registeredAt: now, personal } },
    { type: 'UsernameClaimed', data: { customerId, usernameHash, claimedAt: now } },
  ]
  if (welcomeCredit > 0) {
    events.push({ type: 'CreditGranted', data: { customerId, grantedAt: now, amount: welcomeCredit, currency, reason: 'welcome' } })
  }
  return events
}

export interface Editing {
  readonly customerId: string
  /** The sealed changes. Undefined if there is no key to seal them with: the customer is unknown or forgotten. */
  readonly personal: Sealed | undefined
  /** The revisions that the client accepts. Undefined: any. */
  readonly revisions?: readonly number[] | undefined
}

/** Changes a customer, if it is not forgotten and has the expected revision. */
const change = (
  customer: CustomerState,
  revisions: readonly number[] | undefined,
  decide: (customer: Registered) => Decision,
): Decision => {
  if (customer.status === 'none') return unknownCustomer
  if (customer.status === 'forgotten') return forgottenCustomer
  return staleRevision(revisions, customer) ?? decide(customer)
}

/** Changes personal data of a customer. */
const edit = (
  customer: CustomerState,
  { personal, revisions }: Pick<Editing, 'personal' | 'revisions'>,
  decide: (customer: Registered, personal: Sealed) => Decision,
): Decision => change(customer, revisions, (registered) => (personal === undefined ? forgottenCustomer : decide(registered, personal)))

export const changeProfile = (editing: Editing, customer: CustomerState, { now }: DecisionContext): Decision =>
  edit(customer, editing, (_, personal) => [{ type: 'ProfileChanged', data: { customerId: editing.customerId, changedAt: now, personal } }])

export const changeEmail = (editing: Editing, customer: CustomerState, { now }: DecisionContext): Decision =>
  edit(customer, editing, (_, personal) => [{ type: 'EmailChanged', data: { customerId: editing.customerId, changedAt: now, personal } }])

export interface EditingAddress extends Editing {
  readonly addressId: string
}

const unknownAddress = rejection('not-found', 'the customer has no such address')

export const addAddress = (editing: EditingAddress, customer: CustomerState, { now }: DecisionContext): Decision => {
  const { customerId, addressId } = editing
  return edit(customer, editing, ({ addressIds }, personal) =>
    addressIds.length >= MAX_ADDRESSES
      ? rejection('conflict', `a customer has ${MAX_ADDRESSES} addresses at most`)
      : [{ type: 'AddressAdded', data: { customerId, addressId, addedAt: now, personal } }],
  )
}

export const changeAddress = (editing: EditingAddress, customer: CustomerState, { now }: DecisionContext): Decision => {
  const { customerId, addressId } = editing
  return edit(customer, editing, ({ addressIds }, personal) =>
    addressIds.includes(addressId)
      ? [{ type: 'AddressChanged', data: { customerId, addressId, changedAt: now, personal } }]
      : unknownAddress,
  )
}

export type NamingAddress = Omit<EditingAddress, 'personal'>

export const removeAddress = (
  { customerId, addressId, revisions }: NamingAddress,
  customer: CustomerState,
  { now }: DecisionContext,
): Decision =>
  change(customer, revisions, ({ addressIds }) =>
    addressIds.includes(addressId) ? [{ type: 'AddressRemoved', data: { customerId, addressId, removedAt: now } }] : unknownAddress,
  )

export const chooseDefaultAddress = (
  { customerId, addressId, revisions }: NamingAddress,
  customer: CustomerState,
  { now }: DecisionContext,
): Decision =>
  change(customer, revisions, ({ addressIds }) => {
    if (!addressIds.includes(addressId)) return unknownAddress
    return addressIds[0] === addressId ? [] : [{ type: 'DefaultAddressChosen', data: { customerId, addressId, chosenAt: now } }]
  })

export interface ChangingPassword {
  readonly customerId: string
  /** The sealed hash of the new password. Undefined as in {@link Editing}, or if the current password is wrong. */
  readonly personal: Sealed | undefined
  /** `passwordChanges` at the time when the current password was verified. Undefined if that password is wrong. */
  readonly verified: number | undefined
  /** Whether the new password is the current one. Then there is nothing to seal. */
  readonly isSame: boolean
  /** The session of the request, which goes on. */
  readonly keptSessionId: string | null
}

/** Changes the password, and revokes the access of all sessions but the one that asks. The same password again changes nothing. */
export const changePassword = (
  { customerId, personal, verified, isSame, keptSessionId }: ChangingPassword,
  customer: CustomerState,
  { now }: DecisionContext,
): Decision => {
  if (isRegistered(customer)) {
    if (verified === undefined) return rejection('wrong-password', 'the current password is wrong')
    if (verified !== customer.passwordChanges) return rejection('conflict', 'the password has just been changed')
    if (isSame) return []
  }
  return edit(customer, { personal }, (_, sealed) => [
    { type: 'PasswordChanged', data: { customerId, changedAt: now, personal: sealed, keptSessionId } },
    revoked({ customerId, keptSessionId }, now),
  ])
}

export interface Forgetting {
  readonly customerId: string
  readonly revisions?: readonly number[] | undefined
}

/** Forgets the customer, releases the user name, closes the credit account, and takes the role and all access, all in one commit. */
export const forgetCustomer = (
  { customerId, revisions }: Forgetting,
  customer: CustomerState,
  account: () => { readonly username: UsernameState; readonly credit: CreditState; readonly managers: ManagersState },
  { now }: DecisionContext,
): Decision => {
  if (customer.status === 'none') return unknownCustomer
  if (customer.status === 'forgotten') return []
  const stale = staleRevision(revisions, customer)
  if (stale !== undefined) return stale
  const { username, credit, managers } = account()
  const taken = withoutRole(customerId, managers, now)
  if (isRejection(taken)) return taken
  const { usernameHash } = customer
  const events: SoukEvent[] = [{ type: 'CustomerForgotten', data: { customerId, forgottenAt: now } }]
  if (username.status === 'claimed' && username.customerId === customerId) {
    events.push({ type: 'UsernameReleased', data: { customerId, usernameHash, releasedAt: now } })
  }
  if (credit.status !== 'closed') events.push({ type: 'CreditAccountClosed', data: { customerId, closedAt: now } })
  return [...events, ...taken, revoked({ customerId }, now)]
}

// — the credit ————————————————————————————————————————————————————————————————————————————————————

/**
 * Whether there is a customer who has the account. The account itself tells, unless it has no events:
 * then it belongs to a customer without welcome credit, or to nobody, and the customer's stream must tell.
 */
const standing = (credit: CreditState, customer: () => CustomerState): 'none' | 'registered' | 'forgotten' => {
  switch (credit.status) {
    case 'open':
      return 'registered'
    case 'closed':
      return 'forgotten'
    case 'none': {
      const state = customer()
      return isRegistered(state) ? 'registered' : state.status
    }
    default: {
      const never: never = credit.status
      return never
    }
  }
}

/** Why an account cannot be changed: nobody has it, or not any more. */
const goneFrom = (credit: CreditState, customer: () => CustomerState): Rejection | undefined => {
  const status = standing(credit, customer)
  if (status === 'none') return unknownCustomer
  return status === 'forgotten' ? forgottenCustomer : undefined
}

export const adjustCredit = (
  { customerId, amount, reason, undoes, currency }: AdjustCredit & { readonly customerId: string; readonly currency: string },
  credit: CreditState,
  customer: () => CustomerState,
  { now }: DecisionContext,
): Decision => {
  const gone = goneFrom(credit, customer)
  if (gone !== undefined) return gone
  const noted = { currency, reason, ...(undoes !== undefined && { undoes }) }
  if (amount > 0) {
    if (credit.granted + amount > MAX_AMOUNT) return rejection('amount-too-large', `a customer may be granted ${MAX_AMOUNT} at most`)
    return [{ type: 'CreditGranted', data: { customerId, grantedAt: now, amount, ...noted } }]
  }
  if (-amount > credit.available) return rejection('insufficient-credit', `only ${credit.available} is available`)
  return [{ type: 'CreditWithdrawn', data: { customerId, withdrawnAt: now, amount: -amount, ...noted } }]
}

/** Grants or withdraws what is missing to the available amount that is wanted. @param seen  what the sender saw available; undefined: any */
export const setCredit = (
  { customerId, available, seen, reason, currency }: SetCredit & { readonly customerId: string; readonly currency: string },
  credit: CreditState,
  customer: () => CustomerState,
  context: DecisionContext,
): Decision => {
  const gone = goneFrom(credit, customer)
  if (gone !== undefined) return gone
  if (seen !== undefined && seen !== credit.available) return rejection('precondition-failed', `${credit.available} is available by now`)
  const amount = available - credit.available
  return amount === 0 ? [] : adjustCredit({ customerId, amount, reason, currency }, credit, customer, context)
}

// — the saga: repeated and late events lead to no further events ———————————————————————————————————

const addressesOf = (customer: CustomerState | undefined): readonly string[] =>
  customer !== undefined && isRegistered(customer) ? customer.addressIds : []

export interface Reserving extends ReserveCredit {
  /** The customer as it was when the order was placed. Undefined if the order names no address. */
  readonly customerThen: CustomerState | undefined
  /** Whom the invoice is for, sealed. Undefined if that cannot be read any more. */
  readonly recipient?: Sealed | undefined
}

export const reserveCredit = (
  { orderId, customerId, addressId, amount, customerThen, recipient }: Reserving,
  payment: PaymentState,
  credit: CreditState,
  customer: () => CustomerState,
  { now }: DecisionContext,
): Decision => {
  if (payment.status !== 'none') return []
  const rejected = (reason: CreditRejection): Decision => [
    { type: 'CreditRejected', data: { orderId, customerId, rejectedAt: now, reason } },
  ]
  if (standing(credit, customer) !== 'registered') return rejected('unknown-customer')
  if (addressId !== null && !addressesOf(customerThen).includes(addressId)) return rejected('unknown-address')
  if (amount > credit.available) return rejected('insufficient-credit')
  return [
    { type: 'CreditReserved', data: { orderId, customerId, reservedAt: now, amount, ...(recipient && { recipient }) } },
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
