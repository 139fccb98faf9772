import type {
  AddAddress,
  AdjustCredit,
  ChangeAddress,
  ChangeEmail,
  ChangePassword,
  ChangeProfile,
  RegisterCustomer,
  ReserveCredit,
  SetCredit,
  Sealed,
} from '@souk/contracts'
import type { Command, LogClient, Versioned } from '@souk/service'
import { type StreamRef, streamRef } from '@souk/service/aggregate'
import { credit } from './credit.ts'
import { customer, isRegistered, type CustomerState } from './customer.ts'
import * as decide from './decide.ts'
import { MANAGER, managers } from './managers.ts'
import { payment } from './payment.ts'
import { revocationsAt } from './revocations.ts'
import { username } from './username.ts'

// `input` holds only what the client sent. Generated values are not part of it, so that a retry has the same input.

/** @param made  values generated for the command: the new id, and the personal data sealed with its key */
export const registerCustomer = (input: RegisterCustomer, made: decide.Registering): Command => {
  const name = streamRef(username, made.usernameHash, { fresh: true })
  const streams: StreamRef<unknown>[] = [streamRef(customer, made.customerId, { fresh: true }), name]
  if (made.welcomeCredit > 0) streams.push(streamRef(credit, made.customerId, { fresh: true }))
  return {
    type: 'RegisterCustomer',
    target: 'customers',
    input,
    streams: () => streams,
    decide: (stateOf, context) => decide.registerCustomer(made, stateOf(name), context),
  }
}

export const changeProfile = (input: ChangeProfile, editing: decide.Editing): Command => {
  const profile = streamRef(customer, editing.customerId)
  return {
    type: 'ChangeProfile',
    target: editing.customerId,
    input,
    streams: () => [profile],
    decide: (stateOf, context) => decide.changeProfile(editing, stateOf(profile), context),
  }
}

export const changeEmail = (input: ChangeEmail, editing: decide.Editing): Command => {
  const profile = streamRef(customer, editing.customerId)
  return {
    type: 'ChangeEmail',
    target: editing.customerId,
    input,
    streams: () => [profile],
    decide: (stateOf, context) => decide.changeEmail(editing, stateOf(profile), context),
  }
}

/** @param editing  with the new id */
export const addAddress = (input: AddAddress, editing: decide.EditingAddress): Command => {
  const profile = streamRef(customer, editing.customerId)
  return {
    type: 'AddAddress',
    target: editing.customerId,
    input,
    streams: () => [profile],
    decide: (stateOf, context) => decide.addAddress(editing, stateOf(profile), context),
  }
}

export const changeAddress = (input: ChangeAddress, editing: decide.EditingAddress): Command => {
  const profile = streamRef(customer, editing.customerId)
  return {
    type: 'ChangeAddress',
    target: editing.addressId,
    input,
    streams: () => [profile],
    decide: (stateOf, context) => decide.changeAddress(editing, stateOf(profile), context),
  }
}

/** A command that names an address of a customer, and says nothing more. */
const ofAddress = (type: string, naming: decide.NamingAddress, decider: typeof decide.removeAddress): Command => {
  const profile = streamRef(customer, naming.customerId)
  return {
    type,
    target: naming.addressId,
    input: {},
    streams: () => [profile],
    decide: (stateOf, context) => decider(naming, stateOf(profile), context),
  }
}

export const removeAddress = (naming: decide.NamingAddress): Command => ofAddress('RemoveAddress', naming, decide.removeAddress)

export const chooseDefaultAddress = (naming: decide.NamingAddress): Command =>
  ofAddress('ChooseDefaultAddress', naming, decide.chooseDefaultAddress)

export const changePassword = (input: ChangePassword, changing: decide.ChangingPassword): Command => {
  const profile = streamRef(customer, changing.customerId)
  return {
    type: 'ChangePassword',
    target: changing.customerId,
    input,
    streams: (_known, now) => [profile, revocationsAt(now)],
    decide: (stateOf, context) => decide.changePassword(changing, stateOf(profile), context),
  }
}

export const forgetCustomer = (forgetting: decide.Forgetting): Command => {
  const { customerId } = forgetting
  const profile = streamRef(customer, customerId)
  const account = streamRef(credit, customerId)
  const role = streamRef(managers, MANAGER)
  return {
    type: 'ForgetCustomer',
    target: customerId,
    input: {},
    streams: (known, now) => {
      const state = known(profile)
      if (state === undefined || !isRegistered(state)) return [profile]
      return [profile, streamRef(username, state.usernameHash), account, role, revocationsAt(now)]
    },
    decide: (stateOf, context) => {
      const state = stateOf(profile)
      const others = () => ({
        username: isRegistered(state) ? stateOf(streamRef(username, state.usernameHash)) : username.initialState,
        credit: stateOf(account),
        managers: stateOf(role),
      })
      return decide.forgetCustomer(forgetting, state, others, context)
    },
  }
}

export const adjustCredit = (customerId: string, input: AdjustCredit, currency: string): Command => {
  const account = streamRef(credit, customerId)
  const profile = streamRef(customer, customerId)
  return {
    type: 'AdjustCredit',
    target: customerId,
    input,
    streams: (known) => (known(account)?.status === 'none' ? [account, profile] : [account]),
    decide: (stateOf, context) =>
      decide.adjustCredit({ customerId, currency, ...input }, stateOf(account), () => stateOf(profile), context),
  }
}

export const setCredit = (customerId: string, input: SetCredit, currency: string): Command => {
  const account = streamRef(credit, customerId)
  const profile = streamRef(customer, customerId)
  return {
    type: 'SetCredit',
    target: customerId,
    input,
    streams: (known) => (known(account)?.status === 'none' ? [account, profile] : [account]),
    decide: (stateOf, context) => decide.setCredit({ customerId, currency, ...input }, stateOf(account), () => stateOf(profile), context),
  }
}

/** Reads the state of a stream as it was after the commit at a position of the log. */
export type ReadPast = <State>(log: LogClient, ref: StreamRef<State>, position: number) => Promise<Versioned<State>>

/** The part of an order that tells whom its invoice is for. */
export interface OrderToInvoice {
  readonly customerId: string
  readonly addressId: string | null
  /** An order cannot be finalized in a later year than this. */
  readonly deadlineAt: string
  /** The position at which the order was placed. */
  readonly placedAt: number
}

/** Seals name and address of the customer as they were when the order was placed. Undefined: they cannot be read any more. */
export type SealRecipient = (log: LogClient, order: OrderToInvoice) => Promise<Sealed | undefined>

/** What the command needs of the past. */
export interface PastOfCustomer {
  readonly readPast: ReadPast
  readonly sealRecipient: SealRecipient
}

/** @param order  when it was placed: however late this runs, the customer has the name and the addresses of then */
export const reserveCredit = (
  input: ReserveCredit,
  { placedAt, deadlineAt }: Pick<OrderToInvoice, 'placedAt' | 'deadlineAt'>,
  { readPast, sealRecipient }: PastOfCustomer,
): Command => {
  const claim = streamRef(payment, input.orderId, { fresh: true })
  const account = streamRef(credit, input.customerId)
  const profile = streamRef(customer, input.customerId)
  let customerThen: CustomerState | undefined
  let recipient: Sealed | undefined
  return {
    type: 'ReserveCredit',
    target: input.orderId,
    input,
    prepare: async (log) => {
      if (input.addressId !== null) customerThen = (await readPast(log, profile, placedAt)).state
      recipient = await sealRecipient(log, { ...input, placedAt, deadlineAt })
    },
    streams: (known) => (known(account)?.status === 'none' ? [claim, account, profile] : [claim, account]),
    decide: (stateOf, context) =>
      decide.reserveCredit({ ...input, customerThen, recipient }, stateOf(claim), stateOf(account), () => stateOf(profile), context),
  }
}

/** A command about the payment of an order. The state of a reserved payment names the credit stream that changes with it. */
const settling = (type: string, orderId: string, decider: typeof decide.releaseCredit): Command => {
  const claim = streamRef(payment, orderId)
  return {
    type,
    target: orderId,
    input: { orderId },
    streams: (known) => {
      const state = known(claim)
      return state?.status === 'reserved' ? [claim, streamRef(credit, state.customerId)] : [claim]
    },
    decide: (stateOf, context) => decider(orderId, stateOf(claim), context),
  }
}

export const releaseCredit = (orderId: string): Command => settling('ReleaseCredit', orderId, decide.releaseCredit)

export const chargeCredit = (orderId: string): Command => settling('ChargeCredit', orderId, decide.chargeCredit)
