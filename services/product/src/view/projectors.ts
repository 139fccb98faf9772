import type { EventIn, Located, StockStatus } from '@souk/contracts'
import type { Rows } from '@souk/service'
import { versionAfter } from '@souk/service/aggregate'
import { category, type ExistingCategory } from '../domain/category.ts'
import { product, type ExistingProduct } from '../domain/product.ts'
import { reservation, type ReservationState } from '../domain/reservation.ts'

interface Versioned {
  /** Version of the stream that the row shows; 0: an event is missing in it. */
  readonly version: number
}

export type ProductRow = ExistingProduct & Versioned
export type CategoryRow = ExistingCategory & Versioned

type Outcome = Exclude<ReservationState['status'], 'none'>
type Rejected = Extract<ReservationState, { status: 'rejected' }>
type Reserved = Extract<ReservationState, { status: 'reserved' }>

/** One order's claim on the stock. There is one as soon as it was decided, or the order was canceled before that. */
export interface ReservationRow extends Versioned {
  readonly orderId: string
  readonly status: StockStatus
  /** What became of it, in the terms of its stream. */
  readonly outcome: Outcome
  readonly decidedAt: string
  /** When it was released or deducted; before that the same as `decidedAt`. */
  readonly changedAt: string
  /** Why nothing was reserved, and the first product that it failed for. */
  readonly rejection: Pick<Rejected, 'reason' | 'productId'> | null
  /** What is, or was, held. */
  readonly lines: Reserved['lines']
}

/** A type, not an interface, for it is to be a record of collections. */
export type ProductCollections = {
  readonly products: ProductRow
  readonly categories: CategoryRow
  readonly reservations: ReservationRow
}

type View = Rows<ProductCollections>

/** A product's row is its stream's state, made by the aggregate itself. */
export const ofProduct = {
  reads: ({ productId }: { readonly productId: string }) => [['products', productId]] as const,
  apply: (rows: View, located: Located<EventIn<'product'>>): void => {
    const { productId } = located.event.data
    const row = rows.get('products', productId)
    const state = product.evolve(row ?? product.initialState, located.event)
    if (state.status === 'none') return
    rows.put('products', productId, { ...state, version: versionAfter(row?.version ?? 0, located) })
  },
}

/** So is a category's. */
export const ofCategory = {
  reads: ({ categoryId }: { readonly categoryId: string }) => [['categories', categoryId]] as const,
  apply: (rows: View, located: Located<EventIn<'category'>>): void => {
    const { categoryId } = located.event.data
    const row = rows.get('categories', categoryId)
    const state = category.evolve(row ?? category.initialState, located.event)
    if (state.status === 'none') return
    rows.put('categories', categoryId, { ...state, version: versionAfter(row?.version ?? 0, located) })
  },
}

/** The stock status of an order, as the original system shows it. */
const statusOf: Readonly<Record<Outcome, StockStatus>> = {
  reserved: 'RECEIVED',
  rejected: 'DENIED',
  released: 'DENIED',
  deducted: 'APPROVED',
  closed: 'DENIED',
}

const timeOf = ({ type, data }: EventIn<'reservation'>): string => {
  switch (type) {
    case 'StockReserved':
      return data.reservedAt
    case 'StockRejected':
      return data.rejectedAt
    case 'StockReleased':
      return data.releasedAt
    case 'StockDeducted':
      return data.deductedAt
    case 'ReservationClosed':
      return data.closedAt
    default: {
      const never: never = type
      return never
    }
  }
}

/** A reservation's row also remembers what its state forgets. */
export const ofReservation = {
  reads: ({ orderId }: { readonly orderId: string }) => [['reservations', orderId]] as const,
  apply: (rows: View, located: Located<EventIn<'reservation'>>): void => {
    const { orderId } = located.event.data
    const row = rows.get('reservations', orderId)
    const state = reservation.evolve(reservation.initialState, located.event)
    if (state.status === 'none') return
    const at = timeOf(located.event)
    rows.put('reservations', orderId, {
      orderId,
      status: statusOf[state.status],
      outcome: state.status,
      decidedAt: row?.decidedAt ?? at,
      changedAt: at,
      rejection: state.status === 'rejected' ? { reason: state.reason, productId: state.productId } : (row?.rejection ?? null),
      lines: state.status === 'reserved' ? state.lines : (row?.lines ?? []),
      version: versionAfter(row?.version ?? 0, located),
    })
  },
}
