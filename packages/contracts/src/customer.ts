import { z } from 'zod'
import { anyText, instant, defineCategory, defineEvent, eventUnion, uuid } from '@souk/log-protocol'
import { accessEvents, role, Session } from './access.ts'
import {
  addressId,
  amount,
  currency,
  customerId,
  eventTime,
  MAX_AMOUNT,
  orderId,
  page,
  pageQuery,
  spanHasRoom,
  time,
  tookBack,
  undoes,
  version,
} from './common.ts'
import { requiredText } from './display-text.ts'
import {
  email,
  password,
  personal,
  PersonalData,
  personName,
  phone,
  PostalAddress,
  postalAddress,
  Sealed,
  typed,
  username,
} from './personal.ts'

const reason = anyText.describe('The reason, in words, for the ledger. It holds no personal data.')

const usernameHash = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .describe('HMAC-SHA-256 of the user name under a key of the customer service. All spellings of a name have the same one.')

// — customer-<customerId>: the person —————————————————————————————————————————————————————————————

const customerStreams = defineCategory('customer', 'customerId')

export const CustomerRegistered = defineEvent(customerStreams, 'CustomerRegistered', 'A customer has registered.', {
  customerId,
  addressId: addressId.nullable().describe('The first address, which is the default. Null: the customer has given none.'),
  usernameHash,
  registeredAt: eventTime,
  personal: Sealed.describe('All personal data of the registration.'),
})
export const ProfileChanged = defineEvent(customerStreams, 'ProfileChanged', 'A customer has a new name or phone number.', {
  customerId,
  changedAt: eventTime,
  personal: Sealed.describe('Only the fields that changed.'),
})
export const EmailChanged = defineEvent(customerStreams, 'EmailChanged', 'A customer has a new email address.', {
  customerId,
  changedAt: eventTime,
  personal: Sealed.describe('The new email address.'),
})
export const PasswordChanged = defineEvent(customerStreams, 'PasswordChanged', 'A customer has a new password.', {
  customerId,
  keptSessionId: uuid.nullable().describe('The session that goes on, or null. All others have ended.'),
  changedAt: eventTime,
  personal: Sealed.describe('The hash of the new password.'),
})
export const AddressAdded = defineEvent(
  customerStreams,
  'AddressAdded',
  'A customer has one address more. It is the default if it is the only one.',
  {
    customerId,
    addressId,
    addedAt: eventTime,
    personal: Sealed.describe('The address.'),
  },
)
export const AddressChanged = defineEvent(customerStreams, 'AddressChanged', 'An address of a customer has changed.', {
  customerId,
  addressId,
  changedAt: eventTime,
  personal: Sealed.describe('The whole address as it is now.'),
})
export const AddressRemoved = defineEvent(
  customerStreams,
  'AddressRemoved',
  'A customer has one address less. If it was the default, the one that was the default before it takes its place, or else the oldest.',
  { customerId, addressId, removedAt: eventTime },
)
export const DefaultAddressChosen = defineEvent(
  customerStreams,
  'DefaultAddressChosen',
  'Orders that name no address go to this one from now on.',
  { customerId, addressId, chosenAt: eventTime },
)
export const AccountDisabled = defineEvent(customerStreams, 'AccountDisabled', 'A manager keeps a customer from logging in.', {
  customerId,
  disabledAt: eventTime,
})
export const AccountEnabled = defineEvent(customerStreams, 'AccountEnabled', 'A disabled customer may log in again.', {
  customerId,
  enabledAt: eventTime,
})
export const CustomerForgotten = defineEvent(
  customerStreams,
  'CustomerForgotten',
  'A customer is forgotten: the key of the personal data must be deleted, and every view must drop what it shows of the person.',
  { customerId, forgottenAt: eventTime },
)

// — username-<usernameHash>: who has the name ————————————————————————————————————————————————————

const usernameStreams = defineCategory('username', 'usernameHash')

export const UsernameClaimed = defineEvent(usernameStreams, 'UsernameClaimed', 'A user name belongs to a customer.', {
  customerId,
  usernameHash,
  claimedAt: eventTime,
})
export const UsernameReleased = defineEvent(usernameStreams, 'UsernameReleased', 'A user name is free again.', {
  customerId,
  usernameHash,
  releasedAt: eventTime,
})

// — credit-<customerId>: the account ———————————————————————————————————————————————————————————————

const creditStreams = defineCategory('credit', 'customerId')

export const CreditGranted = defineEvent(creditStreams, 'CreditGranted', 'The account has received credit.', {
  customerId,
  grantedAt: eventTime,
  amount: amount.min(1).describe('Minor units granted.'),
  currency,
  reason,
  undoes: tookBack,
})
export const CreditWithdrawn = defineEvent(creditStreams, 'CreditWithdrawn', 'A manager has withdrawn available credit.', {
  customerId,
  withdrawnAt: eventTime,
  amount: amount.min(1).describe('Minor units withdrawn.'),
  currency,
  reason,
  undoes: tookBack,
})
export const CreditHeld = defineEvent(creditStreams, 'CreditHeld', 'Part of the credit is held for an order.', {
  customerId,
  orderId,
  heldAt: eventTime,
  amount: amount.describe('Minor units held.'),
})
export const HoldReleased = defineEvent(creditStreams, 'HoldReleased', 'The credit held for an order is available again.', {
  customerId,
  orderId,
  releasedAt: eventTime,
  amount: amount.describe('Minor units released.'),
})
export const HoldCharged = defineEvent(creditStreams, 'HoldCharged', 'The credit held for an order has been spent.', {
  customerId,
  orderId,
  chargedAt: eventTime,
  amount: amount.describe('Minor units spent.'),
})
export const CreditAccountClosed = defineEvent(
  creditStreams,
  'CreditAccountClosed',
  'The account takes no new holds. Existing holds can still be released or charged.',
  {
    customerId,
    closedAt: eventTime,
  },
)

// — payment-<orderId>: the credit of one order —————————————————————————————————————————————————————

export const creditRejection = z
  .enum(['unknown-customer', 'unknown-address', 'insufficient-credit'])
  .describe('Why no credit was reserved. `unknown-address`: the customer did not have the address that the order names.')
export type CreditRejection = z.infer<typeof creditRejection>

const paymentStreams = defineCategory('payment', 'orderId')

export const CreditReserved = defineEvent(
  paymentStreams,
  'CreditReserved',
  'The total of an order is held on the account of its customer.',
  {
    orderId,
    customerId,
    reservedAt: eventTime,
    amount: amount.describe('Minor units held.'),
    recipient: Sealed.optional().describe(
      'Name and address of the customer when the order was placed, for the invoice. Absent if they could not be read any more.',
    ),
  },
)
export const CreditRejected = defineEvent(paymentStreams, 'CreditRejected', 'No credit is held for an order.', {
  orderId,
  customerId,
  rejectedAt: eventTime,
  reason: creditRejection,
})
export const CreditReleased = defineEvent(paymentStreams, 'CreditReleased', 'The order was canceled. Its credit is available again.', {
  orderId,
  releasedAt: eventTime,
})
export const CreditCharged = defineEvent(paymentStreams, 'CreditCharged', 'The order is final. Its credit is spent.', {
  orderId,
  chargedAt: eventTime,
})
export const PaymentClosed = defineEvent(
  paymentStreams,
  'PaymentClosed',
  'The order was canceled before any credit was held. None can be held for it any more.',
  {
    orderId,
    closedAt: eventTime,
  },
)

export const customerEvents = [
  CustomerRegistered,
  ProfileChanged,
  EmailChanged,
  PasswordChanged,
  AddressAdded,
  AddressChanged,
  AddressRemoved,
  DefaultAddressChosen,
  AccountDisabled,
  AccountEnabled,
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
  ...accessEvents,
] as const

/** Every event that the customer service writes. */
export const CustomerEvent = eventUnion(customerEvents)
export type CustomerEvent = z.infer<typeof CustomerEvent>

// — commands of clients ——————————————————————————————————————————————————————————————————————————

export const RegisterCustomer = z
  .strictObject({
    username,
    password,
    name: personName,
    email,
    phone: phone.optional(),
    address: personal(z.strictObject(postalAddress).describe('The first address, which is the default.')).optional(),
  })
  .describe('Register a customer, who gets the configured welcome credit.')
export type RegisterCustomer = z.infer<typeof RegisterCustomer>

export const ChangeProfile = z
  .strictObject({ name: personName.optional(), phone: phone.optional() })
  .refine((change) => Object.keys(change).length > 0, 'must change something')
  .meta({ description: 'Change the fields that are given.', minProperties: 1 })
export type ChangeProfile = z.infer<typeof ChangeProfile>

export const ChangeEmail = z.strictObject({ email }).describe('Change the email address.')
export type ChangeEmail = z.infer<typeof ChangeEmail>

export const ChangePassword = z
  .strictObject({
    currentPassword: typed('The current password.'),
    newPassword: password.describe('The new password.'),
  })
  .describe('Change the password.')
export type ChangePassword = z.infer<typeof ChangePassword>

/** Most addresses of one customer. */
export const MAX_ADDRESSES = 20

export const AddAddress = z.strictObject(postalAddress).describe(`Add an address. A customer has ${MAX_ADDRESSES} at most.`)
export type AddAddress = z.infer<typeof AddAddress>

export const ChangeAddress = z.strictObject(postalAddress).describe('Replace an address by this one.')
export type ChangeAddress = z.infer<typeof ChangeAddress>

export const AdjustCredit = z
  .strictObject({
    amount: z
      .int()
      .min(-MAX_AMOUNT)
      .max(MAX_AMOUNT)
      .refine((value) => value !== 0, 'must not be zero')
      .describe('Minor units to grant; negative to withdraw.'),
    reason: requiredText(200).describe('The reason, in words, for the ledger. It must hold no personal data.'),
    undoes,
  })
  .describe('Grant credit to a customer, or withdraw it.')
export type AdjustCredit = z.infer<typeof AdjustCredit>

export const SetCredit = z
  .strictObject({
    available: amount.max(MAX_AMOUNT).describe('Minor units that shall be available. The difference is granted or withdrawn.'),
    seen: amount
      .max(MAX_AMOUNT)
      .optional()
      .describe(
        'Minor units that the sender saw available. If they are others by now, because of an order in between, the request is refused. Default: any.',
      ),
    reason: requiredText(200).describe('The reason, in words, for the ledger. It must hold no personal data.'),
  })
  .describe('Set the available credit of a customer.')
export type SetCredit = z.infer<typeof SetCredit>

// — commands that the service makes itself: no client can send them ——————————————————————————————

export const ReserveCredit = z
  .strictObject({
    orderId,
    customerId,
    addressId: addressId.nullable().describe('The address that the order names. Null: the default.'),
    amount: amount.describe('Minor units to hold.'),
  })
  .describe('Hold the total of an order on the account of its customer.')
export type ReserveCredit = z.infer<typeof ReserveCredit>

export const ReleaseCredit = z
  .strictObject({ orderId })
  .describe('Release the credit of a canceled order. Nothing can be held for it afterwards.')
export type ReleaseCredit = z.infer<typeof ReleaseCredit>

export const ChargeCredit = z.strictObject({ orderId }).describe('Spend the credit held for a finalized order.')
export type ChargeCredit = z.infer<typeof ChargeCredit>

// — answers ——————————————————————————————————————————————————————————————————————————————————————

export const Customer = z
  .object({
    customerId,
    version,
    registeredAt: instant.describe('When the customer registered.'),
    status: z
      .enum(['active', 'disabled', 'forgotten'])
      .describe('`disabled`: a manager keeps the customer from logging in. `forgotten`: the personal data is deleted.'),
    role,
    username: PersonalData.shape.username.nullable().describe('Name to log in with. Null once the customer is forgotten.'),
    name: PersonalData.shape.name.nullable().describe('Name as the customer writes it. Null once the customer is forgotten.'),
    email: PersonalData.shape.email.nullable().describe('Email address. Null once the customer is forgotten.'),
    phone: PersonalData.shape.phone.nullable().describe('Telephone number, or null.'),
  })
  .describe('A customer, as shown to the customer and to managers.')
export type Customer = z.infer<typeof Customer>

export const Address = z
  .object({
    addressId,
    ...PostalAddress.shape,
    isDefault: z.boolean().describe('Whether orders that name no address go to it.'),
  })
  .describe('An address of a customer.')
export type Address = z.infer<typeof Address>

export const NewAddress = z
  .object({ addressId, addedAt: instant.describe('When the address was added.') })
  .describe('Answer to a new address. It holds no personal data, so that a retry always gets the same answer.')
export type NewAddress = z.infer<typeof NewAddress>

export const Credit = z
  .object({
    customerId,
    currency,
    available: amount.describe('Credit that can be spent: granted − held − spent.'),
    held: amount.describe('Credit held for pending orders.'),
    granted: amount.describe('All credit ever granted, less what was withdrawn.'),
    spent: amount.describe('Credit spent on finalized orders.'),
  })
  .describe('The credit account of a customer.')
export type Credit = z.infer<typeof Credit>

export const CreditLedgerEntry = z
  .object({
    customerId,
    orderId: orderId.nullable().describe('The order concerned, or null.'),
    at: instant.describe('When the credit changed.'),
    kind: z.enum(['granted', 'withdrawn', 'held', 'released', 'charged']).describe('What happened to the credit.'),
    version: z.int().min(1).describe('Version of the credit stream. It orders the ledger.'),
    amount: amount.describe('Minor units, never negative. `kind` tells the direction.'),
    available: amount.describe('Credit that could be spent after the change.'),
    reason: anyText.nullable().describe('The reason that was given for a grant or a withdrawal, or null.'),
  })
  .describe('One change of a credit.')
export type CreditLedgerEntry = z.infer<typeof CreditLedgerEntry>

export const CustomerExport = z
  .object({
    customer: Customer,
    addresses: z.array(Address).describe('All addresses, the default one first.'),
    credit: Credit,
    sessions: z.array(Session.omit({ current: true })).describe('The sessions, in the order in which they began.'),
    ledger: page(CreditLedgerEntry).describe('A page of all changes of the credit, the last one first.'),
  })
  .describe('All that the customer service knows of a customer. Each page of the ledger comes with all the rest.')
export type CustomerExport = z.infer<typeof CustomerExport>

const ledgerFilters = {
  kind: CreditLedgerEntry.shape.kind.optional().describe('Only changes of this kind.'),
  from: time.optional().describe('Only changes at this time or later.'),
  until: time.optional().describe('Only changes before this time.'),
}

export const CreditLedgerExportQuery = z.strictObject(ledgerFilters).check(spanHasRoom).describe('Which changes of a credit an export has.')

export const CreditLedgerQuery = pageQuery
  .extend(ledgerFilters)
  .check(spanHasRoom)
  .describe('Which changes of a credit a list shows. All filters must apply to a change.')

export const CreditStatus = z
  .enum(['PENDING', 'RECEIVED', 'APPROVED', 'DENIED'])
  .describe('Status of the credit of an order: asked for, held, charged, or denied.')
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
      .describe('Why the status is `DENIED`. Null for any other status.'),
  })
  .describe('The payment of one order from the credit of its customer.')
export type Payment = z.infer<typeof Payment>

export const Registration = z
  .object({ customerId, registeredAt: instant.describe('When the customer registered.') })
  .describe('Answer to a registration. It holds no personal data, so that a retry always gets the same answer.')
export type Registration = z.infer<typeof Registration>
