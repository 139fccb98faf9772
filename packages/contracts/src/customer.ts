import { z } from 'zod'
import { instant, requiredText, defineCategory, defineEvent, eventUnion } from '@souk/log-protocol'
import { amount, currency, customerId, MAX_AMOUNT, orderId } from './common.ts'
import { address, email, password, personName, phone, Sealed, username } from './personal.ts'

const reason = requiredText(200).describe('Why, in words for the ledger; no personal data.')

const usernameHash = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .describe('HMAC-SHA-256 of the lower-cased name, under a key of the customer service.')

// — customer-<customerId>: who it is ————————————————————————————————————————————————————————————————

const customerStreams = defineCategory('customer', 'customerId')

export const CustomerRegistered = defineEvent(customerStreams, 'CustomerRegistered', 'Somebody has become a customer.', {
  customerId,
  usernameHash,
  registeredAt: instant.describe('When.'),
  personal: Sealed.describe('All personal data given.'),
})
export const ProfileChanged = defineEvent(customerStreams, 'ProfileChanged', 'A customer has changed name, phone or address.', {
  customerId,
  changedAt: instant.describe('When.'),
  personal: Sealed.describe('The fields that changed, and only those.'),
})
export const EmailChanged = defineEvent(customerStreams, 'EmailChanged', 'A customer has another email address.', {
  customerId,
  changedAt: instant.describe('When.'),
  personal: Sealed.describe('The new address.'),
})
export const PasswordChanged = defineEvent(customerStreams, 'PasswordChanged', 'A customer has another password.', {
  customerId,
  changedAt: instant.describe('When.'),
  personal: Sealed.describe('The hash of the new password.'),
})
export const CustomerForgotten = defineEvent(
  customerStreams,
  'CustomerForgotten',
  'The key of the personal data is to be deleted; every view drops what it showed of the person.',
  { customerId, forgottenAt: instant.describe('When.') },
)

// — username-<keyed hash of the lower-cased name>: who has the name ————————————————————————————————————

const usernameStreams = defineCategory('username', 'usernameHash')

export const UsernameClaimed = defineEvent(usernameStreams, 'UsernameClaimed', 'A user name belongs to a customer.', {
  customerId,
  usernameHash,
  claimedAt: instant.describe('When.'),
})
export const UsernameReleased = defineEvent(usernameStreams, 'UsernameReleased', 'A user name is free again.', {
  customerId,
  usernameHash,
  releasedAt: instant.describe('When.'),
})

// — credit-<customerId>: the account ———————————————————————————————————————————————————————————————

const creditStreams = defineCategory('credit', 'customerId')

export const CreditGranted = defineEvent(creditStreams, 'CreditGranted', 'The account has more credit.', {
  customerId,
  grantedAt: instant.describe('When.'),
  amount: amount.min(1).describe('Minor units added.'),
  currency,
  reason,
})
export const CreditWithdrawn = defineEvent(creditStreams, 'CreditWithdrawn', 'A manager has taken credit back that was not held.', {
  customerId,
  withdrawnAt: instant.describe('When.'),
  amount: amount.min(1).describe('Minor units taken.'),
  currency,
  reason,
})
export const CreditHeld = defineEvent(creditStreams, 'CreditHeld', 'Part of the credit is held for an order.', {
  customerId,
  orderId,
  heldAt: instant.describe('When.'),
  amount: amount.describe('Minor units held.'),
})
export const HoldReleased = defineEvent(creditStreams, 'HoldReleased', 'What was held for an order is available again.', {
  customerId,
  orderId,
  releasedAt: instant.describe('When.'),
  amount: amount.describe('Minor units released.'),
})
export const HoldCharged = defineEvent(creditStreams, 'HoldCharged', 'What was held for an order has been spent.', {
  customerId,
  orderId,
  chargedAt: instant.describe('When.'),
  amount: amount.describe('Minor units spent.'),
})
export const CreditAccountClosed = defineEvent(
  creditStreams,
  'CreditAccountClosed',
  'The account takes no new holds; those it has still end.',
  {
    customerId,
    closedAt: instant.describe('When.'),
  },
)

// — payment-<orderId>: one order's claim on the credit —————————————————————————————————————————————————

export const creditRejection = z.enum(['unknown-customer', 'insufficient-credit']).describe('Why no credit was reserved.')

const paymentStreams = defineCategory('payment', 'orderId')

export const CreditReserved = defineEvent(
  paymentStreams,
  'CreditReserved',
  'The total of an order is held on the credit of its customer.',
  {
    orderId,
    customerId,
    reservedAt: instant.describe('When.'),
    amount: amount.describe('Minor units held.'),
  },
)
export const CreditRejected = defineEvent(paymentStreams, 'CreditRejected', 'An order gets no credit.', {
  orderId,
  customerId,
  rejectedAt: instant.describe('When.'),
  reason: creditRejection,
})
export const CreditReleased = defineEvent(paymentStreams, 'CreditReleased', 'The order was canceled; its credit is available again.', {
  orderId,
  releasedAt: instant.describe('When.'),
})
export const CreditCharged = defineEvent(paymentStreams, 'CreditCharged', 'The order is final; its credit is spent.', {
  orderId,
  chargedAt: instant.describe('When.'),
})
export const PaymentClosed = defineEvent(
  paymentStreams,
  'PaymentClosed',
  'The order was canceled before any credit was held; none will be.',
  {
    orderId,
    closedAt: instant.describe('When.'),
  },
)

export const customerEvents = [
  CustomerRegistered,
  ProfileChanged,
  EmailChanged,
  PasswordChanged,
  CustomerForgotten,
  UsernameClaimed,
  UsernameReleased,
  CreditGranted,
  CreditWithdrawn,
  CreditHeld,
  HoldReleased,
  HoldCharged,
  CreditAccountClosed,
  CreditReserved,
  CreditRejected,
  CreditReleased,
  CreditCharged,
  PaymentClosed,
] as const

/** Every event that the customer service writes. */
export const CustomerEvent = eventUnion(customerEvents)
export type CustomerEvent = z.infer<typeof CustomerEvent>

// — commands: what a request asks for ————————————————————————————————————————————————————————————————

export const RegisterCustomer = z
  .strictObject({
    username,
    password,
    name: personName,
    email,
    phone: phone.optional(),
    address: address.optional(),
  })
  .describe('Become a customer, with the configured welcome credit.')
export type RegisterCustomer = z.infer<typeof RegisterCustomer>

export const ChangeProfile = z
  .strictObject({ name: personName.optional(), phone: phone.optional(), address: address.optional() })
  .refine((change) => Object.keys(change).length > 0, 'must change something')
  .describe('Change what is given, leave the rest.')
export type ChangeProfile = z.infer<typeof ChangeProfile>

export const ChangeEmail = z.strictObject({ email }).describe('Have another email address.')
export type ChangeEmail = z.infer<typeof ChangeEmail>

export const ChangePassword = z
  .strictObject({ currentPassword: password.describe('Password until now.'), newPassword: password.describe('Password from now on.') })
  .describe('Have another password.')
export type ChangePassword = z.infer<typeof ChangePassword>

export const AdjustCredit = z
  .strictObject({
    amount: z
      .int()
      .min(-MAX_AMOUNT)
      .max(MAX_AMOUNT)
      .refine((value) => value !== 0, 'must not be zero')
      .describe('Minor units to add; negative to take back.'),
    reason,
  })
  .describe('Add to a credit or take from it.')
export type AdjustCredit = z.infer<typeof AdjustCredit>

// What the saga asks for; never comes from outside.

export const ReserveCredit = z
  .strictObject({ orderId, customerId, amount: amount.describe('Minor units to hold.') })
  .describe('Hold the total of an order.')
export type ReserveCredit = z.infer<typeof ReserveCredit>

export const ReleaseCredit = z
  .strictObject({ orderId })
  .describe('Give back what is held for a canceled order, and hold nothing for it from now on.')
export type ReleaseCredit = z.infer<typeof ReleaseCredit>

export const ChargeCredit = z.strictObject({ orderId }).describe('Spend what is held for a finalized order.')
export type ChargeCredit = z.infer<typeof ChargeCredit>

// — answers ——————————————————————————————————————————————————————————————————————————————————————

export const Customer = z
  .object({
    customerId,
    registeredAt: instant.describe('When the customer registered.'),
    status: z.enum(['active', 'forgotten']).describe('`forgotten`: the personal fields are gone for ever.'),
    username: username.nullable().describe('Name to log in with; null once forgotten.'),
    name: personName.nullable().describe('Name as the customer writes it; null once forgotten.'),
    email: email.nullable().describe('Email address; null once forgotten.'),
    phone: phone.nullable().describe('Telephone number, if given.'),
    address: address.nullable().describe('Postal address, if given.'),
  })
  .describe('A customer, as the customer and managers see it.')
export type Customer = z.infer<typeof Customer>

export const Credit = z
  .object({
    customerId,
    currency,
    available: amount.describe('What can be spent: granted − held − spent − withdrawn.'),
    held: amount.describe('What pending orders hold.'),
    granted: amount.describe('All that was ever granted, less what was withdrawn.'),
    spent: amount.describe('All that finalized orders have charged.'),
  })
  .describe('The credit of a customer.')
export type Credit = z.infer<typeof Credit>

export const CreditLedgerEntry = z
  .object({
    customerId,
    orderId: orderId.nullable().describe('The order that it was for, if any.'),
    at: instant.describe('When.'),
    kind: z.enum(['granted', 'withdrawn', 'held', 'released', 'charged']).describe('What happened to the credit.'),
    version: z.int().min(1).describe('Version of the credit stream: the order of the ledger.'),
    amount: amount.describe('Minor units, never negative; `kind` gives the direction.'),
    reason: z.string().nullable().describe('Why, for what a manager did.'),
  })
  .describe('One change of a credit.')
export type CreditLedgerEntry = z.infer<typeof CreditLedgerEntry>

/** Credit status of an order: asked for, held, charged, or denied. */
export const CreditStatus = z
  .enum(['PENDING', 'RECEIVED', 'APPROVED', 'DENIED'])
  .describe('Where the credit of an order stands: asked for, held, charged, or denied.')
export type CreditStatus = z.infer<typeof CreditStatus>

export const Payment = z
  .object({
    orderId,
    customerId,
    placedAt: instant.describe('When the order was placed.'),
    status: CreditStatus,
    amount: amount.describe('Total of the order, in minor units.'),
    reason: z
      .enum([...creditRejection.options, 'order-canceled'])
      .nullable()
      .describe('Why it is `DENIED`; null if it is not.'),
  })
  .describe('One order’s claim on the credit of its customer.')
export type Payment = z.infer<typeof Payment>

export const Registration = z
  .object({ customerId, registeredAt: instant.describe('When the customer registered.') })
  .describe('What a registration led to; nothing personal, so that a retry gets the same answer for ever.')
export type Registration = z.infer<typeof Registration>
