import { isId } from '@souk/site/pages'
import { positionIn } from '../log/filters.ts'

export const kinds = ['order', 'product', 'customer'] as const
export type Kind = (typeof kinds)[number]

/** Where the time machine stands, and what it looks at, as its address says it. */
export interface Place {
  /** A position of the log. Undefined: its end. */
  readonly at: number | undefined
  readonly order: string
  readonly product: string
  readonly customer: string
}

/** Reads an address. What cannot be meant is left out. */
export const placeIn = (query: URLSearchParams): Place => {
  const id = (kind: Kind): string => (isId(query.get(kind) ?? '') ? (query.get(kind) ?? '') : '')
  const at = positionIn(query.get('at') ?? '')
  return {
    at: at === '' ? undefined : Math.max(1, Number(at)),
    order: id('order'),
    product: id('product'),
    customer: id('customer'),
  }
}

export const timeOf = (place: Place, change: Partial<Place> = {}): string => {
  const { at, ...things } = { ...place, ...change }
  const given = Object.entries({ ...(at !== undefined && { at: String(at) }), ...things }).filter(([, value]) => value !== '')
  return given.length === 0 ? '/time' : `/time?${new URLSearchParams(given)}`
}
