import type { Address, Credit, CreditLedgerEntry, Invoice, Order } from '@souk/client'
import { builder, CustomerRef, enumOf, given, implementPage, InvoiceRef, OrderRef, pageArgs, pageAsked, type Page } from './builder.ts'
import { asks, holds } from './costs.ts'
import { notAuthenticated } from './errors.ts'
import { OrderStatus } from './orders.ts'

const Role = enumOf('Role', 'What somebody may do.', ['customer', 'manager'])
const AccountStatus = enumOf('AccountStatus', 'Whether an account can be used.', ['active', 'disabled', 'forgotten'])
const LedgerKind = enumOf('LedgerKind', 'What happened to a credit.', ['granted', 'withdrawn', 'held', 'released', 'charged'])

const AddressRef = builder.objectRef<Address>('Address').implement({
  description: 'An address of a customer.',
  fields: (t) => ({
    id: t.exposeID('addressId'),
    label: t.exposeString('label', { nullable: true }),
    recipient: t.exposeString('recipient', { nullable: true }),
    lines: t.exposeStringList('lines', { extensions: holds(3) }),
    country: t.exposeString('country', { nullable: true }),
    isDefault: t.exposeBoolean('isDefault'),
  }),
})

const EntryRef = builder.objectRef<CreditLedgerEntry>('LedgerEntry').implement({
  description: 'A change of a credit.',
  fields: (t) => ({
    at: t.expose('at', { type: 'DateTime' }),
    kind: t.expose('kind', { type: LedgerKind }),
    amount: t.expose('amount', { type: 'SafeInt' }),
    reason: t.exposeString('reason', { nullable: true }),
    orderId: t.exposeID('orderId', { nullable: true }),
    version: t.expose('version', { type: 'SafeInt' }),
  }),
})
const LedgerRef = builder.objectRef<Page<CreditLedgerEntry>>('LedgerConnection')
implementPage(LedgerRef, EntryRef)

const CreditRef = builder.objectRef<Credit>('Credit').implement({
  description: 'The credit of a customer.',
  fields: (t) => ({
    currency: t.exposeString('currency'),
    available: t.expose('available', { type: 'SafeInt' }),
    held: t.expose('held', { type: 'SafeInt' }),
    granted: t.expose('granted', { type: 'SafeInt' }),
    spent: t.expose('spent', { type: 'SafeInt' }),
    ledger: t.field({
      type: LedgerRef,
      nullable: true,
      description: 'Every change of the credit, the newest first.',
      args: { kind: t.arg({ type: LedgerKind, description: 'Only changes of this kind.' }), ...pageArgs },
      extensions: asks,
      resolve: ({ customerId }, { kind, ...page }, { reads }) => reads.ledger({ customerId, ...given({ kind }), ...pageAsked(page) }),
    }),
  }),
})

const OrdersRef = builder.objectRef<Page<Order>>('OrderConnection')
implementPage(OrdersRef, OrderRef)
const InvoicesRef = builder.objectRef<Page<Invoice>>('InvoiceConnection')
implementPage(InvoicesRef, InvoiceRef)

CustomerRef.implement({
  description: 'Whom the access token names.',
  fields: (t) => ({
    id: t.exposeID('customerId'),
    registeredAt: t.expose('registeredAt', { type: 'DateTime' }),
    status: t.expose('status', { type: AccountStatus }),
    role: t.expose('role', { type: Role }),
    username: t.exposeString('username', { nullable: true }),
    name: t.exposeString('name', { nullable: true }),
    email: t.exposeString('email', { nullable: true }),
    phone: t.exposeString('phone', { nullable: true }),
    addresses: t.field({
      type: [AddressRef],
      nullable: true,
      extensions: { ...asks, ...holds(5) },
      resolve: async ({ customerId }, _args, { reads }) => (await reads.addresses(customerId)).items,
    }),
    credit: t.field({
      type: CreditRef,
      nullable: true,
      extensions: asks,
      resolve: ({ customerId }, _args, { reads }) => reads.credit(customerId),
    }),
    orders: t.field({
      type: OrdersRef,
      nullable: true,
      description: 'The orders, the newest first.',
      args: {
        status: t.arg({ type: OrderStatus, description: 'Only orders with this status.' }),
        q: t.arg.string({ description: 'Words of products, the end of an id, or the number of an invoice.' }),
        ...pageArgs,
      },
      extensions: asks,
      resolve: ({ customerId }, { first, after, before, ...filters }, { reads }) =>
        reads.orders({ customerId, sort: 'newest', ...given(filters), ...pageAsked({ first, after, before }) }),
    }),
    order: t.field({
      type: OrderRef,
      nullable: true,
      description: 'An order by its id. Null: there is none.',
      args: { id: t.arg.id({ required: true }) },
      extensions: asks,
      resolve: async ({ customerId }, { id }, { reads }) => {
        const order = await reads.order(id)
        // A manager may see the orders of others, but they are not among those of the manager.
        return order?.customerId === customerId ? order : null
      },
    }),
    invoices: t.field({
      type: InvoicesRef,
      nullable: true,
      description: 'The invoices, the newest first.',
      args: pageArgs,
      extensions: asks,
      resolve: ({ customerId }, page, { reads }) => reads.invoices({ customerId, sort: 'newest', ...pageAsked(page) }),
    }),
  }),
})

/** Makes the account a part of what can be asked. */
export const addAccount = (): void =>
  builder.queryField('me', (t) =>
    t.field({
      type: CustomerRef,
      nullable: true,
      description: 'Whom the access token names. Null: the request has none.',
      extensions: asks,
      resolve: (_root, _args, { caller, reads }) => {
        if (caller === undefined) return null
        if (caller.id === undefined) throw notAuthenticated()
        return reads.customer(caller.id)
      },
    }),
  )
