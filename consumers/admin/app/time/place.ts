import { isId } from '@souk/site/pages'
import { positionIn } from '../log/filters.ts'
import { thingsOf } from '../log/things.ts'
import { queryWith } from '../parts/address.ts'

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
  return `/time${queryWith({ at: at === undefined ? '' : String(at), ...things })}`
}

/** So many things of a commit are offered to look at. */
const OFFERED = 6

/** What a commit with events of these streams is about, without what is looked at already. */
export const offeredBy = (streams: readonly string[], place: Place): readonly { readonly kind: Kind; readonly id: string }[] =>
  thingsOf(streams)
    .flatMap(({ kind, id }) => (kind === 'category' || place[kind] === id ? [] : { kind, id }))
    .slice(0, OFFERED)
