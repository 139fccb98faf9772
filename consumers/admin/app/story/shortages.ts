import type { Order } from '@souk/client'

/** What the log tells of an order, as far as a shortage follows from it. */
export interface Told {
  readonly order: Pick<Order, 'customerId' | 'total' | 'lines'>
  readonly events: readonly { readonly type: string; readonly position: number; readonly data: unknown }[]
}

/** What a service has refused to hold because there was too little of it. */
interface Refused {
  /** The commit of the refusal. */
  readonly position: number
  /** The product of which too few were there. Undefined: credit. */
  readonly productId: string | undefined
  readonly asked: number
}

/** A refusal with what was free at its commit. */
export interface Shortage extends Refused {
  readonly available: number
}

const textIn = (data: unknown, name: string): string | undefined => {
  if (typeof data !== 'object' || data === null) return undefined
  const value: unknown = Object.entries(data).find(([key]) => key === name)?.[1]
  return typeof value === 'string' ? value : undefined
}

/** Why a service has refused, as its event says it. */
export const reasonIn = (data: unknown): string | undefined => textIn(data, 'reason')

/** The refusals of an order, as far as an amount is their reason. */
export const refusedIn = ({ order, events }: Told): readonly Refused[] =>
  events.flatMap(({ type, position, data }): Refused[] => {
    const reason = reasonIn(data)
    if (type === 'CreditRejected' && reason === 'insufficient-credit') return [{ position, productId: undefined, asked: order.total }]
    const line = order.lines.find(({ productId }) => productId === textIn(data, 'productId'))
    return type === 'StockRejected' && reason === 'out-of-stock' && line !== undefined
      ? [{ position, productId: line.productId, asked: line.quantity }]
      : []
  })
