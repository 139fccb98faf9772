import type { EventIn, EventNamed, Located, StockStatus } from '@souk/contracts'
import type { Actor } from '@souk/log-protocol'
import type { Rows } from '@souk/service'
import { versionAfter } from '@souk/service/aggregate'
import { category, type ExistingCategory } from '../domain/category.ts'
import { entryOf, product, type ExistingProduct, type Pictures, type ProductEntry } from '../domain/product.ts'
import { reservation, type ReservationState } from '../domain/reservation.ts'

interface Versioned {
  /** Version of the stream that the row shows. 0: the row lacks an event. */
  readonly version: number
}

interface Listed {
  /** Position in the log at which this was added. It orders the lists. */
  readonly position: number
}

/** The newest change that has made a new revision. */
interface Edited {
  readonly changedAt: string
  readonly changedBy: Actor
}

export type ProductRow = ExistingProduct & Versioned & Listed & Edited
export type CategoryRow = ExistingCategory & Versioned & Listed & Edited

/** A product as one of its changes has made it. Its history needs what was before, and its stream is too long to look for it there. */
export interface RevisionRow {
  readonly productId: string
  /** Version of the stream after the change. */
  readonly version: number
  readonly entry: ProductEntry
}

type Outcome = Exclude<ReservationState['status'], 'none'>
type Rejected = Extract<ReservationState, { status: 'rejected' }>
type Reserved = Extract<ReservationState, { status: 'reserved' }>

/** The reservation of stock for one order. The row exists once the stock is decided, or the order canceled. */
export interface ReservationRow extends Versioned {
  readonly orderId: string
  readonly status: StockStatus
  /** State of the reservation, in the terms of its stream. */
  readonly outcome: Outcome
  readonly decidedAt: string
  /** When it was released or deducted. Until then the same as `decidedAt`. */
  readonly changedAt: string
  /** Why nothing was reserved, and the first product for which the reason applies. */
  readonly rejection: Pick<Rejected, 'reason' | 'productId'> | null
  /** The units that are or were reserved. */
  readonly lines: Reserved['lines']
}

/** The bytes of a picture, as the event store keeps them under the id of the row, which is their hash. The row stays when the product has another picture. */
export interface PictureRow {
  readonly type: Pictures['variants'][number]['type']
  /** The picture of which it is one file. */
  readonly picture: Pictures
}

/** A type alias, because an interface is not assignable to the kit's `Collections`. */
export type ProductCollections = {
  readonly products: ProductRow
  readonly categories: CategoryRow
  /** By product and revision. */
  readonly revisions: RevisionRow
  readonly reservations: ReservationRow
  readonly pictures: PictureRow
}

type View = Rows<ProductCollections>

/** Who made a new revision, and when; or who made the last one, if the event has made none. */
const editedBy = (row: (Edited & { readonly revision: number }) | undefined, revision: number, { at, actor }: Located): Edited =>
  row?.revision === revision ? { changedAt: row.changedAt, changedBy: row.changedBy } : { changedAt: at, changedBy: actor }

/** The row of a product is the state of its stream. The aggregate evolves it. */
export const ofProduct = {
  reads: ({ productId }: { readonly productId: string }) => [['products', productId]] as const,
  apply: (rows: View, located: Located<EventIn<'product'>>): void => {
    const { productId } = located.event.data
    const row = rows.get('products', productId)
    const state = product.evolve(row ?? product.initialState, located.event)
    if (state.status === 'none') return
    rows.put('products', productId, {
      ...state,
      ...editedBy(row, state.revision, located),
      position: row?.position ?? located.position,
      version: versionAfter(row?.version ?? 0, located),
    })
    if (row?.revision === state.revision) return
    rows.put('revisions', `${productId}-${state.revision}`, { productId, version: located.version, entry: entryOf(state) })
  },
}

/** A row for each of its variants, beside the row of the product. */
export const ofPicture = {
  reads: ofProduct.reads,
  apply: (rows: View, located: Located<EventNamed<'ProductPictureChanged'>>): void => {
    ofProduct.apply(rows, located)
    const { width, height, variants } = located.event.data
    for (const { hash, type } of variants) rows.put('pictures', hash, { type, picture: { width, height, variants } })
  },
}

/** The row of a category is the state of its stream. The aggregate evolves it. */
export const ofCategory = {
  reads: ({ categoryId }: { readonly categoryId: string }) => [['categories', categoryId]] as const,
  apply: (rows: View, located: Located<EventIn<'category'>>): void => {
    const { categoryId } = located.event.data
    const row = rows.get('categories', categoryId)
    const state = category.evolve(row ?? category.initialState, located.event)
    if (state.status === 'none') return
    rows.put('categories', categoryId, {
      ...state,
      ...editedBy(row, state.revision, located),
      position: row?.position ?? located.position,
      version: versionAfter(row?.version ?? 0, located),
    })
  },
}

/** The stock status that the API shows. */
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

/** The row of a reservation keeps the lines, the reason and the times, which the state of its stream drops. */
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
