import { z } from 'zod'
import { instant, text, defineCategory, defineEvent, eventUnion } from '@souk/log-protocol'
import { amount, currency, customerId, orderId, productId, quantity, unitPrice } from './common.ts'
import { CreditStatus, creditRejection } from './customer.ts'
import { StockStatus, stockRejection } from './product.ts'

/**
 * Most lines of a new order. Only {@link PlaceOrder} checks it: events and answers take any number of lines,
 * so that an order stays readable after the limit is lowered.
 */
export const MAX_ORDER_LINES = 100

export const OrderLine = z
  .object({
    productId,
    name: text(200).describe('Name of the product when it was ordered.'),
    quantity,
    unitPrice,
  })
  .describe('One product in an order.')
export type OrderLine = z.infer<typeof OrderLine>

const lines = z.array(OrderLine).min(1).describe('What was ordered, each product once.')
const total = amount.describe('Sum over the lines of quantity × unit price, in minor units.')

export const cancelReason = z
  .enum([...stockRejection.options, ...creditRejection.options, 'canceled-by-customer', 'deadline-passed'])
  .describe('Why the order was canceled.')
export type CancelReason = z.infer<typeof cancelReason>

// — order-<orderId> ——————————————————————————————————————————————————————————————————————————————

const orderStreams = defineCategory('order', 'orderId')

export const OrderPlaced = defineEvent(orderStreams, 'OrderPlaced', 'A customer asks for goods; the saga begins.', {
  orderId,
  customerId,
  placedAt: instant.describe('When.'),
  deadlineAt: instant.describe('When it is canceled if it is still pending.'),
  lines,
  total,
  currency,
})
export const OrderApproved = defineEvent(orderStreams, 'OrderApproved', 'Stock and credit are both held.', {
  orderId,
  approvedAt: instant.describe('When.'),
})
export const OrderFinalized = defineEvent(
  orderStreams,
  'OrderFinalized',
  'The order stands: stock is deducted, credit charged, an invoice issued.',
  {
    orderId,
    customerId,
    finalizedAt: instant.describe('When.'),
  },
)
export const OrderCanceled = defineEvent(orderStreams, 'OrderCanceled', 'The order is off; whatever is held for it is released.', {
  orderId,
  customerId,
  canceledAt: instant.describe('When.'),
  reason: cancelReason,
})

export const orderEvents = [OrderPlaced, OrderApproved, OrderFinalized, OrderCanceled] as const

/** Every event that the order service writes. */
export const OrderEvent = eventUnion(orderEvents)
export type OrderEvent = z.infer<typeof OrderEvent>

// — commands ——————————————————————————————————————————————————————————————————————————————————————

export const PlaceOrder = z
  .strictObject({
    customerId,
    lines: z
      .array(
        z.strictObject({
          productId,
          quantity,
          unitPrice: unitPrice
            .optional()
            .describe('The price that the customer saw; if it is no longer true the order is canceled. Default: the price known now.'),
        }),
      )
      .min(1)
      .max(MAX_ORDER_LINES)
      .refine((all) => new Set(all.map((line) => line.productId)).size === all.length, 'must name each product once')
      .describe(`The products to order, 1 to ${MAX_ORDER_LINES} lines.`),
  })
  .describe('Place an order. It is accepted at once and decided by the saga.')
export type PlaceOrder = z.infer<typeof PlaceOrder>

// What the saga asks for; never comes from outside.

export const DecideOrder = z.strictObject({ orderId }).describe('Finalize or cancel a pending order, by what stock and credit have said.')
export type DecideOrder = z.infer<typeof DecideOrder>

export const CancelOrder = z
  .strictObject({ orderId, reason: cancelReason.extract(['canceled-by-customer', 'deadline-passed']).describe('Why it is canceled.') })
  .describe('Cancel a pending order.')
export type CancelOrder = z.infer<typeof CancelOrder>

// — answers ——————————————————————————————————————————————————————————————————————————————————————

export const OrderStatus = z.enum(['PENDING', 'CANCELED', 'APPROVED', 'FINALIZED']).describe('Where an order stands.')
export type OrderStatus = z.infer<typeof OrderStatus>

export const OrderStateChange = z
  .object({
    at: instant.describe('When.'),
    position: z.int().min(1).describe('Commit that says so.'),
    subject: z.enum(['order', 'stock', 'credit', 'invoice']).describe('Whose state changed.'),
    status: z.union([OrderStatus, StockStatus, z.literal('ISSUED')]).describe('The state from then on.'),
    event: z.string().describe('Type of the event.'),
  })
  .describe('One change of what an order stands at.')
export type OrderStateChange = z.infer<typeof OrderStateChange>

export const Order = z
  .object({
    orderId,
    customerId,
    placedAt: instant.describe('When it was placed.'),
    deadlineAt: instant.describe('When it is canceled if it is still pending.'),
    finishedAt: instant.nullable().describe('When it became final; null while pending.'),
    status: OrderStatus.describe('Where the order stands.'),
    stockStatus: StockStatus.describe('Where its stock stands.'),
    creditStatus: CreditStatus.describe('Where its credit stands.'),
    cancelReason: cancelReason.nullable(),
    invoiceNumber: z.string().nullable().describe('Number of its invoice, once issued.'),
    lines,
    total,
    currency,
  })
  .describe('An order, with where its stock, credit and invoice stand.')
export type Order = z.infer<typeof Order>

export const OrderHistory = z
  .object({ orderId, changes: z.array(OrderStateChange).describe('Every change of state, oldest first.') })
  .describe('All that happened to an order.')
export type OrderHistory = z.infer<typeof OrderHistory>
