import { z } from 'zod'
import { Actor, anyText, decimal, instant, defineCategory, defineEvent, eventUnion, text } from '@souk/log-protocol'
import {
  addressId,
  amount,
  currency,
  customerId,
  eventTime,
  MAX_AMOUNT,
  MAX_COUNTED,
  MAX_QUANTITY,
  MAX_UNIT_PRICE,
  orderId,
  page,
  pageQuery,
  productId,
  quantity,
  time,
  unitPrice,
  version,
} from './common.ts'
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
    name: anyText.describe('Name of the product at the time of the order.'),
    quantity,
    unitPrice,
  })
  .describe('One product in an order.')
export type OrderLine = z.infer<typeof OrderLine>

const lines = z.array(OrderLine).min(1).describe('The products ordered, each once.')
const total = amount.describe('Sum of quantity × unit price over the lines, in minor units.')

export const cancelReason = z
  .enum([...stockRejection.options, ...creditRejection.options, 'canceled-by-customer', 'deadline-passed'])
  .describe('Why the order was canceled.')
export type CancelReason = z.infer<typeof cancelReason>

// — order-<orderId> ——————————————————————————————————————————————————————————————————————————————

const orderStreams = defineCategory('order', 'orderId')

export const OrderPlaced = defineEvent(orderStreams, 'OrderPlaced', 'A customer has placed an order. The saga begins.', {
  orderId,
  customerId,
  addressId: addressId.nullable().describe('The address that the customer has named. Null: the default one.'),
  placedAt: eventTime,
  deadlineAt: instant.describe('The order is canceled if it is still pending at this time.'),
  lines,
  total,
  currency,
})
export const OrderApproved = defineEvent(orderStreams, 'OrderApproved', 'Stock and credit are both reserved for the order.', {
  orderId,
  approvedAt: eventTime,
})
export const OrderFinalized = defineEvent(
  orderStreams,
  'OrderFinalized',
  'The order is final: its stock is deducted, its credit charged, its invoice issued.',
  { orderId, customerId, finalizedAt: eventTime },
)
export const OrderCanceled = defineEvent(orderStreams, 'OrderCanceled', 'The order is canceled. Everything reserved for it is released.', {
  orderId,
  customerId,
  canceledAt: eventTime,
  reason: cancelReason,
})

export const orderEvents = [OrderPlaced, OrderApproved, OrderFinalized, OrderCanceled] as const

/** Every event that the order service writes. */
export const OrderEvent = eventUnion(orderEvents)
export type OrderEvent = z.infer<typeof OrderEvent>

const areOfDifferentProducts = (all: readonly { readonly productId: string }[]): boolean =>
  new Set(all.map((line) => line.productId)).size === all.length

// — commands of clients ——————————————————————————————————————————————————————————————————————————

export const PlaceOrder = z
  .strictObject({
    customerId: customerId
      .optional()
      .describe('Who orders (UUID v7). Default: the customer who sends it. A manager must say it; a customer can name nobody else.'),
    addressId: addressId
      .optional()
      .describe(
        'The address of the customer that the order goes to. The order is canceled if there is none. Default: the default address.',
      ),
    lines: z
      .array(
        z.strictObject({
          productId,
          quantity: quantity.max(MAX_QUANTITY).describe('Number of units.'),
          unitPrice: unitPrice
            .max(MAX_UNIT_PRICE)
            .optional()
            .describe(
              'The price that the customer saw. The order is canceled if it was not in force shortly before. Default: the current price.',
            ),
        }),
      )
      .min(1)
      .max(MAX_ORDER_LINES)
      .refine(areOfDifferentProducts, 'must name each product once')
      .describe(`The products to order, 1 to ${MAX_ORDER_LINES} lines.`),
  })
  .describe('Place an order. It is accepted at once; the saga then finalizes or cancels it.')
export type PlaceOrder = z.infer<typeof PlaceOrder>

// — the cart ————————————————————————————————————————————————————————————————————————————————————

const cartLine = {
  productId,
  quantity: quantity.max(MAX_QUANTITY).describe('Number of units.'),
  unitPrice: unitPrice
    .max(MAX_UNIT_PRICE)
    .optional()
    .describe('The price that the customer saw when the product was put in, so that a cart can show that it has changed.'),
}
export const CartLine = z.object(cartLine).describe('One product in a cart.')
export type CartLine = z.infer<typeof CartLine>

export const ChangeCart = z
  .strictObject({
    lines: z
      .array(z.strictObject(cartLine))
      .max(MAX_ORDER_LINES)
      .refine(areOfDifferentProducts, 'must name each product once')
      .describe(`All products in the cart, up to ${MAX_ORDER_LINES} lines. None: the cart is empty.`),
  })
  .describe('Replace the content of a cart. It reserves nothing, and the products may have changed when it is ordered.')
export type ChangeCart = z.infer<typeof ChangeCart>

export const Cart = z
  .object({
    version: z.int().min(0).describe('Counts the changes. 0: the cart has never been saved.'),
    changedAt: instant.nullable().describe('When it was last changed. null: never.'),
    lines: z.array(CartLine).describe('The products in the cart, each once.'),
  })
  .describe('The cart of a customer. It is dropped after half a year without a change.')
export type Cart = z.infer<typeof Cart>

// — commands that the service makes itself: no client can send them ——————————————————————————————

export const DecideOrder = z
  .strictObject({ orderId })
  .describe('Finalize or cancel a pending order, depending on the answers about its stock and its credit.')
export type DecideOrder = z.infer<typeof DecideOrder>

export const CancelOrder = z
  .strictObject({ orderId, reason: cancelReason.extract(['canceled-by-customer', 'deadline-passed']).describe('Why it is canceled.') })
  .describe('Cancel a pending order.')
export type CancelOrder = z.infer<typeof CancelOrder>

// — answers ——————————————————————————————————————————————————————————————————————————————————————

export const OrderStatus = z.enum(['PENDING', 'CANCELED', 'APPROVED', 'FINALIZED']).describe('Status of an order.')
export type OrderStatus = z.infer<typeof OrderStatus>

export const OrderStateChange = z
  .object({
    at: instant.describe('When the status changed.'),
    position: z.int().min(1).describe('Position of the commit that changed it.'),
    subject: z.enum(['order', 'stock', 'credit', 'invoice']).describe('What changed its status.'),
    status: z.union([OrderStatus, StockStatus, z.literal('ISSUED')]).describe('The new status.'),
    event: z.string().describe('Type of the event that changed it.'),
    by: Actor.shape.kind.describe('Who brought it about: a customer, a manager, a client or a service.'),
    causes: z
      .array(z.object({ event: z.string().describe('Type of the event.'), position: z.int().min(1).describe('Position of its commit.') }))
      .describe('All events of this order that led to it. None: a request did, or the deadline.'),
  })
  .describe('One change of the status of an order, its stock, its credit or its invoice.')
export type OrderStateChange = z.infer<typeof OrderStateChange>

const answers = ['reserved', 'rejected', 'released', 'closed'] as const
export const StockOutcome = z
  .enum([...answers, 'deducted'])
  .describe(
    'What came of the stock: `rejected` if it was refused, `released` if it was given back, `closed` if nothing was reserved before the order was canceled.',
  )
export type StockOutcome = z.infer<typeof StockOutcome>
export const CreditOutcome = z
  .enum([...answers, 'charged'])
  .describe(
    'What came of the credit: `rejected` if it was refused, `released` if it was given back, `closed` if nothing was reserved before the order was canceled.',
  )
export type CreditOutcome = z.infer<typeof CreditOutcome>

export const OrderWait = z
  .object({
    subject: z.enum(['order', 'stock', 'credit', 'invoice']).describe('What is to change next. `order`: the decision on it.'),
    service: z.enum(['order', 'product', 'customer', 'accounting']).describe('The service that must act.'),
    since: instant.describe('Since when the order waits.'),
    until: instant.nullable().describe('When the order is canceled for it. Null: it waits as long as it takes.'),
  })
  .describe('Something that an order waits for.')
export type OrderWait = z.infer<typeof OrderWait>

export const Order = z
  .object({
    orderId,
    version: version.describe('1 when the order was placed, one more with every change of a status.'),
    customerId,
    addressId: addressId.nullable().describe('The address that the customer has named. Null: the default one.'),
    missingProductId: productId
      .nullable()
      .describe(
        'The product of which there was too little, if its stock was refused as `out-of-stock`; it is the first one if there are several. Null otherwise.',
      ),
    placedAt: instant.describe('When the order was placed.'),
    deadlineAt: instant.describe('The order is canceled if it is still pending at this time.'),
    finishedAt: instant.nullable().describe('When the order was finalized or canceled. Null while it is pending.'),
    status: OrderStatus.describe('Status of the order.'),
    stockStatus: StockStatus.describe('Status of its stock.'),
    creditStatus: CreditStatus.describe('Status of its credit.'),
    stockOutcome: StockOutcome.nullable().describe('What came of its stock. Null until the product service has answered.'),
    creditOutcome: CreditOutcome.nullable().describe('What came of its credit. Null until the customer service has answered.'),
    cancelReason: cancelReason.nullable().describe('Why the order was canceled. Null if it was not.'),
    invoiceNumber: z.string().nullable().describe('Number of its invoice. Null until it is issued.'),
    lines,
    total,
    currency,
  })
  .describe('An order, with the status of its stock, its credit and its invoice.')
export type Order = z.infer<typeof Order>

export const OrderHistory = z
  .object({
    orderId,
    changes: z.array(OrderStateChange).describe('Every change of status, oldest first.'),
    waitsFor: z.array(OrderWait).describe('What the order waits for now. None: all is done.'),
  })
  .describe('Everything that happened to an order.')
export type OrderHistory = z.infer<typeof OrderHistory>

export const OrderMessage = OrderStateChange.extend({
  orderId,
  version: version.describe('The version of the order since this change.'),
  customerId,
  total,
  currency,
  lines: lines.optional().describe('The products ordered. Only when the order is placed: they never change.'),
}).describe('A change of an order, as streams of events tell it.')
export type OrderMessage = z.infer<typeof OrderMessage>

export const OrdersExport = z
  .object({
    customerId,
    cart: Cart,
    orders: page(Order).describe('A page of all orders, the one that was placed first before the others.'),
  })
  .describe('All that the order service knows of a customer. Each page of the orders comes with the cart.')
export type OrdersExport = z.infer<typeof OrdersExport>

// — lists ————————————————————————————————————————————————————————————————————————————————————————

/** Thirty years. */
const MAX_OPEN_SECONDS = 1_000_000_000

const filters = {
  q: text(200)
    .optional()
    .describe(
      'Only orders that all of these words find. A word finds an order if a word in the name of a product begins with it, as the product was called then, whatever case and accents. So do the whole id of the order or its last characters, 6 at least, and the beginning of its invoice number, the year at least. 12 different words at most: one that begins another does not count, and one that may be an id or an invoice number counts once more. This service knows no names of persons: `GET /customer/customers?q=` finds those.',
    ),
  customerId: customerId.optional().describe('Only orders of this customer.'),
  productId: productId.optional().describe('Only orders of this product, whatever else they have.'),
  placedFrom: time.optional().describe('Only orders that were placed at this time or later.'),
  placedUntil: time.optional().describe('Only orders that were placed before this time.'),
  totalFrom: decimal(z.int().min(0).max(MAX_AMOUNT)).optional().describe('Only orders with this total or a larger one, in minor units.'),
  totalUntil: decimal(z.int().min(0).max(MAX_AMOUNT)).optional().describe('Only orders with this total or a smaller one, in minor units.'),
  openForSeconds: decimal(z.int().min(0).max(MAX_OPEN_SECONDS))
    .optional()
    .describe('Only orders that are neither finalized nor canceled, and were placed longer ago than this: slow ones, or stuck ones.'),
}

interface Spans {
  readonly placedFrom?: string | undefined
  readonly placedUntil?: string | undefined
  readonly totalFrom?: number | undefined
  readonly totalUntil?: number | undefined
}

/** Refuses spans in which nothing can lie. */
const spansHaveRoom = ({ value, issues }: z.core.ParsePayload<Spans>): void => {
  const { placedFrom, placedUntil, totalFrom, totalUntil } = value
  const refuse = (path: string, message: string): void => void issues.push({ code: 'custom', path: [path], message, input: value })
  if (placedFrom !== undefined && placedUntil !== undefined && placedFrom >= placedUntil)
    refuse('placedUntil', 'must be later than placedFrom')
  if (totalFrom !== undefined && totalUntil !== undefined && totalFrom > totalUntil) refuse('totalUntil', 'must be totalFrom or more')
}

const listed = {
  ...filters,
  status: OrderStatus.optional().describe('Only orders with this status.'),
  reason: cancelReason.optional().describe('Only orders that were canceled for this reason.'),
  sort: z.enum(['newest', 'oldest']).default('newest').describe('Which order comes first: the one that was placed last, or first.'),
}

export const OrdersExportQuery = z.strictObject(listed).check(spansHaveRoom).describe('Which orders an export has, and in which order.')

export const OrdersQuery = pageQuery
  .extend(listed)
  .check(spansHaveRoom)
  .describe('Which orders a list shows, and in which order. All filters must apply to an order.')
export type OrdersQuery = z.infer<typeof OrdersQuery>

export const OrderCountsQuery = z
  .strictObject(filters)
  .check(spansHaveRoom)
  .describe('Which orders are counted: the filters of a list, but for those that are counted themselves.')

const counted = {
  count: z.int().min(0).max(MAX_COUNTED).describe('Number of orders.'),
  exact: z.boolean().describe('False: there are more than `count`.'),
}

export const OrderCounts = z
  .object({
    statuses: z.array(z.object({ status: OrderStatus, ...counted })).describe('Every status, with the number of orders that have it.'),
    reasons: z
      .array(z.object({ reason: cancelReason, ...counted }))
      .describe('Every reason, with the number of orders that were canceled for it.'),
  })
  .describe('How long the list of orders is with each status, and with each reason.')
export type OrderCounts = z.infer<typeof OrderCounts>

// — statistics ———————————————————————————————————————————————————————————————————————————————————

export const OrderStatisticsQuery = z
  .strictObject({
    placedFrom: time.optional().describe('Only orders that were placed at this time or later. Default: a day before `placedUntil`.'),
    placedUntil: time.optional().describe('Only orders that were placed before this time. Default: now.'),
    by: z
      .enum(['hour', 'day'])
      .optional()
      .describe('Also counts the orders of each period of this length. All begin with an hour or a day in UTC.'),
  })
  .check(spansHaveRoom)
  .describe('The span of time whose orders are summed up.')
export type OrderStatisticsQuery = z.infer<typeof OrderStatisticsQuery>

const orders = z.int().min(0).describe('Number of orders.')
const statuses = z.array(z.object({ status: OrderStatus, orders })).describe('Every status, with the number of orders that have it now.')
// A clock that was set back makes a time below zero.
const milliseconds = z.int().nullable()

const OrderSummary = z.object({
  orders,
  statuses,
  reasons: z
    .array(z.object({ reason: cancelReason, orders }))
    .describe('Every reason, with the number of orders that were canceled for it.'),
  decisions: z
    .object({
      orders: orders.describe('Number of orders that are finalized or canceled.'),
      medianMs: milliseconds.describe('Half of the orders took so long or less. Null: there is none.'),
      p95Ms: milliseconds.describe('95 of 100 orders took so long or less. Null: there is none.'),
      maxMs: milliseconds.describe('How long the slowest one took. Null: there is none.'),
      histogram: z
        .array(
          z.object({
            belowMs: z
              .int()
              .min(1)
              .nullable()
              .describe('The orders took less than this, and no less than that of the entry before. Null: any time.'),
            orders,
          }),
        )
        .describe('The orders by how long they took, the quickest first.'),
    })
    .describe('How long it took from placing an order until it was finalized or canceled, in milliseconds.'),
})
export type OrderSummary = z.infer<typeof OrderSummary>

export const OrderStatistics = z
  .object({
    placedFrom: instant.describe('Where the span begins.'),
    placedUntil: instant.describe('Where the span ends.'),
    current: OrderSummary.describe('The orders that were placed in the span.'),
    previous: OrderSummary.describe('Those of the span of the same length before it.'),
    outOfStock: z
      .array(
        z.object({
          productId,
          name: z.string().nullable().describe('Its name now. Null: the product is not known here any more.'),
          orders: z.int().min(1).describe('Number of orders that were canceled because there was too little of it.'),
        }),
      )
      .describe(
        'The products for which most orders of the span were canceled as `out-of-stock`, ten at most. Of an order that lacks several products only the first one counts.',
      ),
    open: z
      .object({
        orders: orders.describe('Number of orders that are neither finalized nor canceled.'),
        oldest: z
          .object({ orderId, placedAt: instant.describe('When the order was placed.') })
          .nullable()
          .describe('The one that was placed first. Null: there is none.'),
      })
      .describe('The open orders of now, whenever they were placed.'),
    periods: z
      .array(
        z.object({
          start: instant.describe(
            'When the period begins. The first one may begin before the span: only what lies in the span is counted.',
          ),
          statuses,
        }),
      )
      .optional()
      .describe('The periods of the span in which orders were placed, in the order of time. Only with `by`.'),
  })
  .describe('What came of the orders of a span of time.')
export type OrderStatistics = z.infer<typeof OrderStatistics>
