/** What a stream is about, as pages of the site show it. */
export interface Thing {
  readonly kind: 'order' | 'product' | 'customer' | 'category'
  readonly id: string
  readonly href: string
}

const pages = { order: '/orders', product: '/products', customer: '/customers', category: '/categories' } as const

/** By the category of streams. The streams of other categories are about nothing that has a page. */
const kinds: ReadonlyMap<string, Thing['kind']> = new Map([
  ['order', 'order'],
  ['reservation', 'order'],
  ['payment', 'order'],
  ['invoice', 'order'],
  ['product', 'product'],
  ['category', 'category'],
  ['customer', 'customer'],
  ['credit', 'customer'],
])

/** Whether a stream may be called that. */
export const isStream = (text: string): boolean => text.length <= 200 && /^[a-z]+(?:-[A-Za-z0-9_-]+)+$/.test(text)

export const thingOf = (stream: string): Thing | undefined => {
  const dash = stream.indexOf('-')
  const kind = kinds.get(stream.slice(0, dash))
  const id = stream.slice(dash + 1)
  return kind && { kind, id, href: `${pages[kind]}/${id}` }
}

/** The page of what a value in the data of an event names, such as `lines.0.productId`. */
export const pageNamed = (name: string, id: string): string | undefined => {
  const kind = kinds.get(/(?:^|\.)([a-z]+)Id$/.exec(name)?.[1] ?? '')
  return kind && `${pages[kind]}/${id}`
}

/** All that some streams are about, each once. */
export const thingsOf = (streams: readonly string[]): readonly Thing[] => [
  ...new Map(streams.flatMap((stream) => thingOf(stream) ?? []).map((thing) => [thing.href, thing])).values(),
]

/** The name of a stream, with the end of its id. */
export const shortStream = (stream: string): string => stream.replace(/-.*(?=.{6}$)/, '-…')
