import type { CancelReason, OrderLine } from '@souk/contracts'
import { canonicalJson, sha256 } from '@souk/log-protocol'
import type { Scratch, Table } from './scratch.sqlite.ts'

/** The state of an order's claim on stock or credit. `completed`: deducted or charged. */
export type ClaimStatus = 'none' | 'reserved' | 'rejected' | 'released' | 'completed' | 'closed'

export interface Claim {
  status: ClaimStatus
  /** Why the claim was rejected. */
  reason: string | undefined
}

/** What the auditor remembers of an order. Lines may be long, so only their digests are kept. */
export interface OrderRow {
  placed: boolean
  customerId: string
  total: number
  currency: string
  /** Digest of the ordered lines. */
  lines: string
  /** Digest of the ordered units. */
  units: string
  deadlineAt: string
  status: 'pending' | 'approved' | 'finalized' | 'canceled'
  finalAt: string
  cancelReason: CancelReason | undefined
  stock: Claim
  credit: Claim
  invoices: number
  /** Digest of whom the payment says that the order is for, sealed. Empty: it says nobody. */
  recipient: string
}

export type Orders = Table<OrderRow> & {
  /** The order with this id. An unknown order gives an empty row, which is not stored. */
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
        recipient: '',
      },
  }
}

export const isFinal = ({ status }: OrderRow): boolean => status === 'finalized' || status === 'canceled'

/** Whether the grace period after an instant has passed. */
export const isOlderThan = (instant: string, { now, graceMs }: { readonly now: number; readonly graceMs: number }): boolean =>
  Date.parse(instant) + graceMs < now

export const digestLines = (lines: readonly OrderLine[]): string => sha256(canonicalJson(lines))

export interface Units {
  readonly productId: string
  readonly quantity: number
}

/** A digest that does not depend on the order of the units. */
export const digestUnits = (units: readonly Units[]): string =>
  sha256(
    units
      .map(({ productId, quantity }) => `${productId} ${quantity}`)
      .sort()
      .join(),
  )
