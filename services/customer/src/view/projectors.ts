import type {
  CreditLedgerEntry,
  CustomerEvent,
  EventIn,
  EventNamed,
  Located,
  Payment,
  PersonalChange,
  PostalAddress,
  Role,
  Sealed,
} from '@souk/contracts'
import type { Projectors, Rows } from '@souk/service'
import { versionAfter } from '@souk/service/aggregate'
import { ignored } from '@souk/service/view'
import { addressesAfter, firstAddresses, type AddressEvent } from '../domain/addresses.ts'
import { credit, type CreditState } from '../domain/credit.ts'
import { firstPassword, withNewPassword, type PasswordState } from '../domain/customer.ts'

/**
 * Unseals the personal data of an event.
 * @returns null if the key is deleted
 * @throws if the data was not sealed for this customer
 */
export type Unsealed = (data: { readonly customerId: string; readonly personal: Sealed }) => PersonalChange | null

/** The personal data of a customer. */
interface Person {
  readonly username: string
  readonly name: string
  readonly email: string
  readonly phone: string | null
  /** By id. */
  readonly addresses: Readonly<Record<string, PostalAddress>>
  readonly passwordHash: string
}

/** A customer. The row is also the state of the customer's stream at `version`. Id: the customer's. */
export interface CustomerRow extends PasswordState {
  readonly customerId: string
  /** Position of the registration in the log. It orders the list of customers. */
  readonly position: number
  readonly registeredAt: string
  readonly status: 'active' | 'disabled' | 'forgotten'
  readonly role: Role
  /** Null once the customer is forgotten: somebody else may have the name now. */
  readonly usernameHash: string | null
  readonly revision: number
  /** The first one is the default. */
  readonly addressIds: readonly string[]
  /** Version of the stream that the row shows. 0: the row lacks an event. */
  readonly version: number
  /** Null if the key is deleted. */
  readonly personal: Person | null
}

/** The state of a credit stream at `version` (0: the row lacks an event). Id: the customer's. */
export type CreditRow = CreditState & { readonly customerId: string; readonly version: number }

/** One change of a credit. Id: see {@link ledgerId}. */
export type LedgerRow = Readonly<CreditLedgerEntry>

/** The status of an order's credit. Id: the order's. */
export type PaymentRow = Readonly<Payment>

export type Collections = {
  readonly customers: CustomerRow
  readonly credits: CreditRow
  readonly ledger: LedgerRow
  readonly payments: PaymentRow
}

type View = Projectors<Collections, CustomerEvent, Unsealed>

/** `<customerId>:<version, 12 digits>`: ids sort by version. */
export const ledgerId = (customerId: string, version: number): string => `${customerId}:${String(version).padStart(12, '0')}`

// — customers ———————————————————————————————————————————————————————————————————————————————————————

const addressIn = ({ address }: Pick<PersonalChange, 'address'>): PostalAddress => {
  if (address === undefined) throw new Error('the sealed data has no address')
  return address
}

const personOf = (addressId: string | null, { username, name, email, phone, address, passwordHash }: PersonalChange): Person => {
  if (username === undefined || name === undefined || email === undefined || passwordHash === undefined) {
    throw new Error('the sealed data of a registration is incomplete')
  }
  const addresses = addressId === null ? {} : { [addressId]: addressIn({ address }) }
  return { username, name, email, phone: phone ?? null, addresses, passwordHash }
}

const withChange = (person: Person, { username, name, email, phone, passwordHash }: PersonalChange): Person => ({
  username: username ?? person.username,
  name: name ?? person.name,
  email: email ?? person.email,
  phone: phone ?? person.phone,
  addresses: person.addresses,
  passwordHash: passwordHash ?? person.passwordHash,
})

const existing = (rows: Rows<Collections>, customerId: string): CustomerRow => {
  const row = rows.get('customers', customerId)
  if (row === undefined) throw new Error(`the view has no customer ${customerId}`)
  return row
}

const readsCustomer = ({ customerId }: { readonly customerId: string }) => [['customers', customerId] as const]

type Edit = 'ProfileChanged' | 'EmailChanged' | 'PasswordChanged'

const edited = <Event extends EventNamed<Edit>>(change: (row: CustomerRow, data: Event['data']) => Partial<CustomerRow>) => ({
  reads: readsCustomer,
  apply: (rows: Rows<Collections>, located: Located<Event>, unsealed: Unsealed) => {
    const { data } = located.event
    const row = existing(rows, data.customerId)
    const changes = unsealed(data)
    // Without a key the row shows no personal data, not even what it showed before.
    const personal = changes === null || row.personal === null ? null : withChange(row.personal, changes)
    rows.put('customers', data.customerId, { ...row, ...change(row, data), version: versionAfter(row.version, located), personal })
  },
})

/** @param change  of the addresses, by id */
const readdressed = <Event extends AddressEvent>(
  change: (addresses: Person['addresses'], data: Event['data'], unsealed: Unsealed) => Person['addresses'] | null,
) => ({
  reads: readsCustomer,
  apply: (rows: Rows<Collections>, located: Located<Event>, unsealed: Unsealed) => {
    const { data } = located.event
    const row = existing(rows, data.customerId)
    const addresses = row.personal && change(row.personal.addresses, data, unsealed)
    rows.put('customers', data.customerId, {
      ...row,
      revision: row.revision + 1,
      addressIds: addressesAfter(row.addressIds, located.event),
      version: versionAfter(row.version, located),
      personal: row.personal && addresses && { ...row.personal, addresses },
    })
  },
})

const written = readdressed<EventNamed<'AddressAdded' | 'AddressChanged'>>((addresses, data, unsealed) => {
  const personal = unsealed(data)
  return personal && { ...addresses, [data.addressId]: addressIn(personal) }
})

const becomesStatus = (status: 'active' | 'disabled') => ({
  reads: readsCustomer,
  apply: (rows: Rows<Collections>, located: Located<EventNamed<'AccountDisabled' | 'AccountEnabled'>>) => {
    const { customerId } = located.event.data
    const row = existing(rows, customerId)
    rows.put('customers', customerId, { ...row, status, version: versionAfter(row.version, located) })
  },
})

export const customers: Pick<View, EventIn<'customer'>['type']> = {
  CustomerRegistered: {
    apply: (rows, { position, version, event: { data } }, unsealed) => {
      const { customerId, registeredAt, usernameHash } = data
      const personal = unsealed(data)
      rows.put('customers', customerId, {
        customerId,
        position,
        registeredAt,
        status: 'active',
        role: 'customer',
        usernameHash,
        revision: 1,
        addressIds: firstAddresses(data),
        ...firstPassword,
        version,
        personal: personal && personOf(data.addressId, personal),
      })
    },
  },
  ProfileChanged: edited(({ revision }) => ({ revision: revision + 1 })),
  EmailChanged: edited(({ revision }) => ({ revision: revision + 1 })),
  PasswordChanged: edited<EventNamed<'PasswordChanged'>>(withNewPassword),
  AddressAdded: written,
  AddressChanged: written,
  AddressRemoved: readdressed((addresses, { addressId }) =>
    Object.fromEntries(Object.entries(addresses).filter(([id]) => id !== addressId)),
  ),
  DefaultAddressChosen: readdressed((addresses) => addresses),
  AccountDisabled: becomesStatus('disabled'),
  AccountEnabled: becomesStatus('active'),
  CustomerForgotten: {
    reads: readsCustomer,
    apply: (rows, located) => {
      const { data } = located.event
      const row = existing(rows, data.customerId)
      rows.put('customers', data.customerId, {
        ...row,
        status: 'forgotten',
        usernameHash: null,
        revision: row.revision + 1,
        addressIds: [],
        version: versionAfter(row.version, located),
        personal: null,
      })
    },
  },
}

// — access: who has the role ————————————————————————————————————————————————————————————————————————

const hasRole = (role: Role) => ({
  reads: readsCustomer,
  apply: (rows: Rows<Collections>, { event }: { readonly event: EventNamed<'RoleGranted' | 'RoleTaken'> }) => {
    const { customerId } = event.data
    rows.put('customers', customerId, { ...existing(rows, customerId), role })
  },
})

/** Keys, sessions and revocations are no part of the view, which may be behind: whoever needs them reads the log. */
export const access: Pick<View, EventIn<'role' | 'keyring' | 'revocations' | 'session' | 'clients'>['type']> = {
  RoleGranted: hasRole('manager'),
  RoleTaken: hasRole('customer'),
  SigningKeyPublished: ignored,
  SigningKeyRetired: ignored,
  AccessRevoked: ignored,
  ClientAccessRevoked: ignored,
  SessionEnded: ignored,
  ClientAdded: ignored,
  ClientRevoked: ignored,
}

// — user names ——————————————————————————————————————————————————————————————————————————————————————

/** A user name is found by the hash in the customer's row. */
export const usernames: Pick<View, EventIn<'username'>['type']> = {
  UsernameClaimed: ignored,
  UsernameReleased: ignored,
}

// — credits and their ledger ————————————————————————————————————————————————————————————————————————

type Entry = Pick<LedgerRow, 'at' | 'kind' | 'amount' | 'orderId' | 'reason'>

const entryOf = (event: EventIn<'credit'>): Entry | undefined => {
  switch (event.type) {
    case 'CreditGranted':
      return { at: event.data.grantedAt, kind: 'granted', amount: event.data.amount, orderId: null, reason: event.data.reason }
    case 'CreditWithdrawn':
      return { at: event.data.withdrawnAt, kind: 'withdrawn', amount: event.data.amount, orderId: null, reason: event.data.reason }
    case 'CreditHeld':
      return { at: event.data.heldAt, kind: 'held', amount: event.data.amount, orderId: event.data.orderId, reason: null }
    case 'HoldReleased':
      return { at: event.data.releasedAt, kind: 'released', amount: event.data.amount, orderId: event.data.orderId, reason: null }
    case 'HoldCharged':
      return { at: event.data.chargedAt, kind: 'charged', amount: event.data.amount, orderId: event.data.orderId, reason: null }
    case 'CreditAccountClosed':
      return undefined
    default: {
      const never: never = event
      return never
    }
  }
}

const booked = {
  reads: ({ customerId }: { readonly customerId: string }) => [['credits', customerId] as const],
  apply: (rows: Rows<Collections>, located: Pick<Located<EventIn<'credit'>>, 'version' | 'event'>) => {
    const { version, event } = located
    const { customerId } = event.data
    const row = rows.get('credits', customerId)
    const state = credit.evolve(row ?? credit.initialState, event)
    rows.put('credits', customerId, { ...state, customerId, version: versionAfter(row?.version ?? 0, located) })
    const entry = entryOf(event)
    if (entry !== undefined)
      rows.put('ledger', ledgerId(customerId, version), { customerId, version, ...entry, available: state.available })
  },
}

export const credits: Pick<View, EventIn<'credit'>['type']> = {
  CreditGranted: booked,
  CreditWithdrawn: booked,
  CreditHeld: booked,
  HoldReleased: booked,
  HoldCharged: booked,
  CreditAccountClosed: booked,
}

// — payments ————————————————————————————————————————————————————————————————————————————————————————

const becomes = <Data extends { readonly orderId: string }>(
  status: PaymentRow['status'],
  reasonOf: (data: Data) => PaymentRow['reason'] = () => null,
) => ({
  reads: ({ orderId }: Data) => [['payments', orderId] as const],
  apply: (rows: Rows<Collections>, { event: { data } }: { readonly event: { readonly data: Data } }) => {
    const row = rows.get('payments', data.orderId)
    if (row === undefined) throw new Error(`the view has no order ${data.orderId}`)
    rows.put('payments', data.orderId, { ...row, status, reason: reasonOf(data) })
  },
})

export const payments: Pick<View, 'OrderPlaced' | EventIn<'payment'>['type']> = {
  OrderPlaced: {
    apply: (rows, { event: { data } }) => {
      const { orderId, customerId, placedAt, total: amount } = data
      rows.put('payments', orderId, { orderId, customerId, placedAt, status: 'PENDING', amount, reason: null })
    },
  },
  CreditReserved: becomes('RECEIVED'),
  CreditRejected: becomes('DENIED', ({ reason }) => reason),
  CreditReleased: becomes('DENIED', () => 'order-canceled'),
  CreditCharged: becomes('APPROVED'),
  PaymentClosed: becomes('DENIED', () => 'order-canceled'),
}
