import type { Invoice, Order, OrderHistory, OrderLine } from '@souk/client'
import { builder, enumOf, InvoiceRef, OrderRef, ProductRef } from './builder.ts'
import { asks, holds } from './costs.ts'

/** Lines of an order. */
const LINES = holds(5)

const stepStatuses = ['PENDING', 'RECEIVED', 'APPROVED', 'DENIED'] as const

export const OrderStatus = enumOf('OrderStatus', 'The status of an order.', ['PENDING', 'CANCELED', 'APPROVED', 'FINALIZED'])
const StepStatus = enumOf('StepStatus', 'The status of the stock or the credit of an order.', stepStatuses)
const ChangedStatus = enumOf('ChangedStatus', 'A status of an order, its stock, its credit or its invoice.', [
  ...stepStatuses,
  'CANCELED',
  'FINALIZED',
  'ISSUED',
])
const Subject = enumOf('Subject', 'What of an order changes its status.', ['order', 'stock', 'credit', 'invoice'])
const Changer = enumOf('Changer', 'Who brings a change about.', ['customer', 'manager', 'client', 'service', 'anonymous'])
const CancelReason = enumOf('CancelReason', 'Why an order was canceled.', [
  'unknown-product',
  'retired-product',
  'price-changed',
  'out-of-stock',
  'unknown-customer',
  'unknown-address',
  'insufficient-credit',
  'canceled-by-customer',
  'deadline-passed',
])

const LineRef = builder.objectRef<OrderLine>('OrderLine').implement({
  description: 'A product of an order. Its name and price are those of the time of the order.',
  fields: (t) => ({
    productId: t.exposeID('productId'),
    name: t.exposeString('name'),
    quantity: t.expose('quantity', { type: 'SafeInt' }),
    unitPrice: t.expose('unitPrice', { type: 'SafeInt' }),
    product: t.field({
      type: ProductRef,
      nullable: true,
      description: 'The product as it is now, also a retired one. Those of all lines are asked for at once.',
      resolve: ({ productId }, _args, { reads }) => reads.product(productId),
    }),
  }),
})

type Change = OrderHistory['changes'][number]

const CauseRef = builder.objectRef<Change['causes'][number]>('Cause').implement({
  description: 'An event that led to a change.',
  fields: (t) => ({ event: t.exposeString('event'), position: t.expose('position', { type: 'SafeInt' }) }),
})

const ChangeRef = builder.objectRef<Change>('OrderChange').implement({
  description: 'A change of a status.',
  fields: (t) => ({
    at: t.expose('at', { type: 'DateTime' }),
    position: t.expose('position', { type: 'SafeInt' }),
    subject: t.expose('subject', { type: Subject }),
    status: t.expose('status', { type: ChangedStatus }),
    event: t.exposeString('event'),
    by: t.expose('by', { type: Changer }),
    causes: t.expose('causes', { type: [CauseRef], extensions: holds(2) }),
  }),
})

OrderRef.implement({
  description: 'An order.',
  fields: (t) => ({
    id: t.exposeID('orderId'),
    placedAt: t.expose('placedAt', { type: 'DateTime' }),
    deadlineAt: t.expose('deadlineAt', { type: 'DateTime' }),
    finishedAt: t.expose('finishedAt', { type: 'DateTime', nullable: true }),
    status: t.expose('status', { type: OrderStatus }),
    stockStatus: t.expose('stockStatus', { type: StepStatus }),
    creditStatus: t.expose('creditStatus', { type: StepStatus }),
    cancelReason: t.expose('cancelReason', { type: CancelReason, nullable: true }),
    addressId: t.exposeID('addressId', { nullable: true }),
    invoiceNumber: t.exposeString('invoiceNumber', { nullable: true }),
    total: t.expose('total', { type: 'SafeInt' }),
    currency: t.exposeString('currency'),
    lines: t.expose('lines', { type: [LineRef], extensions: LINES }),
    history: t.field({
      type: [ChangeRef],
      nullable: true,
      description: 'Every change of a status, the oldest first.',
      extensions: { ...asks, ...holds(8) },
      resolve: async ({ orderId }, _args, { reads }) => (await reads.history(orderId)).changes,
    }),
    invoice: t.field({
      type: InvoiceRef,
      nullable: true,
      description: 'Its invoice. Null until it is issued.',
      extensions: asks,
      resolve: ({ orderId, invoiceNumber }: Order, _args, { reads }) => (invoiceNumber === null ? null : reads.invoice(orderId)),
    }),
  }),
})

const SellerRef = builder.objectRef<NonNullable<Invoice['seller']>>('Seller').implement({
  description: 'Who sells.',
  fields: (t) => ({
    businessName: t.exposeString('businessName'),
    postalAddress: t.exposeString('postalAddress'),
    taxNumber: t.exposeString('taxNumber'),
  }),
})

const RecipientRef = builder.objectRef<NonNullable<Invoice['recipient']>>('Recipient').implement({
  description: 'Whom an invoice is for.',
  fields: (t) => ({
    name: t.exposeString('name'),
    lines: t.exposeStringList('lines', { extensions: holds(3) }),
    country: t.exposeString('country', { nullable: true }),
  }),
})

InvoiceRef.implement({
  description: 'An invoice. It never changes.',
  fields: (t) => ({
    orderId: t.exposeID('orderId'),
    number: t.exposeString('number'),
    issuedAt: t.expose('issuedAt', { type: 'DateTime' }),
    finalizedAt: t.expose('finalizedAt', { type: 'DateTime' }),
    total: t.expose('total', { type: 'SafeInt' }),
    currency: t.exposeString('currency'),
    lines: t.expose('lines', { type: [LineRef], extensions: LINES }),
    seller: t.expose('seller', { type: SellerRef, nullable: true }),
    recipient: t.expose('recipient', { type: RecipientRef, nullable: true }),
    order: t.field({
      type: OrderRef,
      nullable: true,
      description: 'The order.',
      extensions: asks,
      resolve: ({ orderId }, _args, { reads }) => reads.order(orderId),
    }),
  }),
})
