import type { CancelReason, OrderLine } from '@souk/contracts'
import { canonicalJson, sha256 } from '@souk/log-protocol'
import type { Scratch, Table } from './scratch.sqlite.ts'

/** One order's claim on stock or credit, in the terms of its stream. `settled`: deducted or charged. */
export type ClaimStatus = 'none' | 'reserved' | 'rejected' | 'released' | 'settled' | 'closed'

export interface Claim {
  status: ClaimStatus
  /** Why it was rejected. */
  reason: string | undefined
}

/** What is remembered of an order: of its lines only digests, for they may be long. */
export interface OrderRow {
  placed: boolean
  customerId: string
  total: number
  currency: string
  /** Digest of the lines as they were ordered. */
  lines: string
  /** Digest of which units they ask for. */
  units: string
  deadlineAt: string
  status: 'pending' | 'approved' | 'finalized' | 'canceled'
  finalAt: string
  cancelReason: CancelReason | undefined
  stock: Claim
  credit: Claim
  invoices: number
}

export type Orders = Table<OrderRow> & {
  /** The order; if it is not known, an empty one, which is not kept. */
  of(orderId: string): OrderRow
}

export const ordersOn = (scratch: Scratch): Orders => {
  const table = scratch.table<OrderRow>('orders')
  return {
    ...table,
    of: (orderId) =>
      table.get(orderId) ?? {
        placed: false,
        customerId: '',
        total: 0,
        currency: '',
        lines: '',
        units: '',
        deadlineAt: '',
        status: 'pending',
        finalAt: '',
        cancelReason: undefined,
        stock: { status: 'none', reason: undefined },
        credit: { status: 'none', reason: undefined },
        invoices: 0,
      },
  }
}

export const isFinal = ({ status }: OrderRow): boolean => status === 'finalized' || status === 'canceled'

/** Whether that instant is so long ago that what had to follow must have followed. */
export const isOlderThan = (instant: string, { now, graceMs }: { readonly now: number; readonly graceMs: number }): boolean =>
  Date.parse(instant) + graceMs < now

export const digestLines = (lines: readonly OrderLine[]): string => sha256(canonicalJson(lines))

export interface Units {
  readonly productId: string
  readonly quantity: number
}

/** The same for the same units of the same products, in whatever order. */
export const digestUnits = (units: readonly Units[]): string =>
  sha256(
    units
      .map(({ productId, quantity }) => `${productId} ${quantity}`)
      .sort()
      .join(),
  )
