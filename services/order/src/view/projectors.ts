import type { CancelReason, CreditStatus, OrderEvent, OrderLine, OrderStateChange, OrderStatus, StockStatus } from '@souk/contracts'
import type { Actor } from '@souk/log-protocol'
import type { Projectors, Rows } from '@souk/service'

/** A change of an order. Its causes follow from the others. */
type HistoryEntry = Omit<OrderStateChange, 'causes'>

/** The status of an order. Every step of the saga writes this row, so the lines, which are long and never change, have a row of their own. */
export interface OrderRow {
  readonly orderId: string
  /** Position in the log at which the order was placed. It orders the lists of orders. */
  readonly position: number
  readonly customerId: string
  /** Null: the default one. */
  readonly addressId: string | null
  /** Correlation id of the request that placed the order. */
  readonly correlationId: string
  readonly placedAt: string
  readonly deadlineAt: string
  readonly finishedAt: string | null
  readonly status: OrderStatus
  readonly stockStatus: StockStatus
  readonly creditStatus: CreditStatus
  readonly cancelReason: CancelReason | null
  /** The product of which there was too little. */
  readonly missingProductId: string | null
  readonly invoiceNumber: string | null
  readonly total: number
  readonly currency: string
  /** Oldest first, eight entries at most. */
  readonly history: readonly HistoryEntry[]
}

/** The lines of an order, written once. */
export interface LinesRow {
  readonly orderId: string
  /** That of the order. */
  readonly position: number
  readonly lines: readonly OrderLine[]
}

/** A product of the catalogue. */
export interface ProductRow {
  readonly name: string
  readonly price: number
  readonly currency: string
  readonly status: 'active' | 'retired'
}

export type OrderCollections = {
  readonly orders: OrderRow
  readonly lines: LinesRow
  readonly products: ProductRow
}

type Changes<Row, Data> = (data: Data) => Partial<Row>

/** The part of an event that the projectors need. */
interface Happened<Data> {
  readonly position: number
  readonly actor: Actor
  readonly event: { readonly type: string; readonly data: Data }
}

/**
 * Gives a subject of an order a new status. Events of an order that is not in the view are skipped:
 * the log may hold answers to an order without the order itself.
 */
const becomes = <Data extends { readonly orderId: string }>(
  subject: OrderStateChange['subject'],
  status: OrderStateChange['status'],
  at: (data: Data) => string,
  changes: Changes<OrderRow, Data>,
) => ({
  reads: ({ orderId }: Data) => [['orders', orderId] as const],
  apply: (rows: Rows<OrderCollections>, { position, actor, event: { type, data } }: Happened<Data>) => {
    const row = rows.get('orders', data.orderId)
    if (row === undefined) return
    const change = { at: at(data), position, subject, status, event: type, by: actor.kind }
    rows.put('orders', data.orderId, { ...row, ...changes(data), history: [...row.history, change] })
  },
})

const stock = <Data extends { readonly orderId: string }>(status: StockStatus, at: (data: Data) => string) =>
  becomes('stock', status, at, () => ({ stockStatus: status }))

const credit = <Data extends { readonly orderId: string }>(status: CreditStatus, at: (data: Data) => string) =>
  becomes('credit', status, at, () => ({ creditStatus: status }))

const productBecomes = <Data extends { readonly productId: string }>(changes: Changes<ProductRow, Data>) => ({
  reads: ({ productId }: Data) => [['products', productId] as const],
  apply: (rows: Rows<OrderCollections>, { event: { data } }: Pick<Happened<Data>, 'event'>) => {
    const row = rows.get('products', data.productId)
    if (row !== undefined) rows.put('products', data.productId, { ...row, ...changes(data) })
  },
})

/** How each event changes the view. */
export const projectors: Projectors<OrderCollections, OrderEvent> = {
  OrderPlaced: {
    apply: (rows, { position, actor, correlationId, event: { type, data } }) => {
      const { lines, ...order } = data
      rows.put('lines', order.orderId, { orderId: order.orderId, position, lines })
      rows.put('orders', order.orderId, {
        ...order,
        position,
        correlationId,
        finishedAt: null,
        status: 'PENDING',
        stockStatus: 'PENDING',
        creditStatus: 'PENDING',
        cancelReason: null,
        missingProductId: null,
        invoiceNumber: null,
        history: [{ at: order.placedAt, position, subject: 'order', status: 'PENDING', event: type, by: actor.kind }],
      })
    },
  },
  OrderApproved: becomes(
    'order',
    'APPROVED',
    ({ approvedAt }) => approvedAt,
    () => ({ status: 'APPROVED' }),
  ),
  OrderFinalized: becomes(
    'order',
    'FINALIZED',
    ({ finalizedAt }) => finalizedAt,
    ({ finalizedAt }) => ({
      status: 'FINALIZED',
      finishedAt: finalizedAt,
    }),
  ),
  OrderCanceled: becomes(
    'order',
    'CANCELED',
    ({ canceledAt }) => canceledAt,
    ({ canceledAt, reason }) => ({
      status: 'CANCELED',
      finishedAt: canceledAt,
      cancelReason: reason,
    }),
  ),

  StockReserved: stock('RECEIVED', ({ reservedAt }) => reservedAt),
  StockRejected: becomes(
    'stock',
    'DENIED',
    ({ rejectedAt }) => rejectedAt,
    ({ productId, reason }) => ({ stockStatus: 'DENIED', missingProductId: reason === 'out-of-stock' ? productId : null }),
  ),
  StockReleased: stock('DENIED', ({ releasedAt }) => releasedAt),
  StockDeducted: stock('APPROVED', ({ deductedAt }) => deductedAt),
  ReservationClosed: stock('DENIED', ({ closedAt }) => closedAt),

  CreditReserved: credit('RECEIVED', ({ reservedAt }) => reservedAt),
  CreditRejected: credit('DENIED', ({ rejectedAt }) => rejectedAt),
  CreditReleased: credit('DENIED', ({ releasedAt }) => releasedAt),
  CreditCharged: credit('APPROVED', ({ chargedAt }) => chargedAt),
  PaymentClosed: credit('DENIED', ({ closedAt }) => closedAt),

  InvoiceIssued: becomes(
    'invoice',
    'ISSUED',
    ({ issuedAt }) => issuedAt,
    ({ number }) => ({ invoiceNumber: number }),
  ),

  ProductAdded: {
    apply: (rows, { event: { data } }) => {
      const { productId, name, price, currency } = data
      rows.put('products', productId, { name, price, currency, status: 'active' })
    },
  },
  ProductDetailsChanged: productBecomes(({ name }) => (name === undefined ? {} : { name })),
  ProductPriceChanged: productBecomes(({ price, currency }) => ({ price, currency })),
  ProductRetired: productBecomes(() => ({ status: 'retired' })),
  ProductRestored: productBecomes(() => ({ status: 'active' })),
}
