import { MAX_CHANGES_BYTES, MAX_IMPORT_BYTES, MAX_PICTURE_BYTES, serviceNames, type ServiceName } from '@souk/contracts'

/** One application behind the gateway. */
export interface Route {
  /** `/customer/…` reaches the service as `/…`. */
  readonly prefix: string
  readonly service: ServiceName | (typeof otherParts)[number]
}

/** What the gateway leads to besides the services. */
const otherParts = ['event-store', 'books'] as const

/** Every gateway is made from this table. Paths outside it are not reachable. */
export const routingTable: readonly Route[] = [...serviceNames, ...otherParts].map((service) => ({
  prefix: `/${service}`,
  service,
}))

const kept: readonly string[] = ['product', 'storefront'] satisfies ServiceName[]

/** Whether a cache may keep what anybody may read there: the service tells it what has changed. */
export const isKept = ({ service }: Route): boolean => kept.includes(service)

/** A path that is one of the table, however its slashes are written. It never belongs to the site. */
export const IN_TABLE = `^/+(?:${routingTable.map(({ prefix }) => prefix.slice(1)).join('|')})(?:/|$)`

/** The operations of the original system, by the prefix under which they stand. The facade `consumers/original-api` answers them. */
export const originalOperations = {
  customer: ['login-user', 'add-user', 'update-user', 'get-user/[^/]+', 'get-all-users', 'get-credit', 'set-credit'],
  product: [
    'get-categories',
    'get-category-details',
    'add-new-category',
    'update-category',
    'delete-category',
    'get-all-products',
    'get-products',
    'get-product-details',
    'add-new-product',
    'update-product',
    'delete-product',
  ],
  order: ['place-order', 'get-orders'],
  accounting: ['get-revenue'],
} as const

/** The paths of the facade: those operations, and the lists of them. No service has such a path. */
const ORIGINAL = `^/(?:customer|product|${Object.entries(originalOperations)
  .map(([service, names]) => `${service}/(?:${names.join('|')})`)
  .join('|')})/?$`

/** What stands behind the gateway beside the table, and the paths of each. It sees the whole path, and calls the API. nginx reads these patterns as well. */
export const facades = { 'original-api': ORIGINAL, graphql: '^/graphql/?$' } as const
export type Facade = keyof typeof facades

const facadePatterns = [
  { facade: 'original-api', pattern: new RegExp(facades['original-api']) },
  { facade: 'graphql', pattern: new RegExp(facades.graphql) },
] as const satisfies readonly { readonly facade: Facade; readonly pattern: RegExp }[]

/** The decoded path of a URL that begins with a path. @throws URIError if it cannot be decoded */
export const decodedPath = (url: string): string => {
  const [path = ''] = url.split('?', 1)
  return path.includes('%') ? decodeURIComponent(path) : path
}

/** The facade whose path it is, with a query and in any spelling. */
export const facadeOf = (url: string): Facade | undefined => {
  const path = decodedPath(url)
  return facadePatterns.find(({ pattern }) => pattern.test(path))?.facade
}

/** Patterns of the paths whose routes take longer bodies than others do, and how many bytes at most. nginx reads them as well. */
export const longBodies: Readonly<Record<string, number>> = {
  '/product/products/changes': MAX_CHANGES_BYTES,
  '/product/products/import': MAX_IMPORT_BYTES,
  '/product/products/[^/]+/picture': MAX_PICTURE_BYTES,
}

/** Most bytes that the manager site gets. Its pages say themselves how long a file may be, and answer with a page if one is longer. */
export const MAX_ADMIN_BYTES = 64 * 1024 * 1024

/** The paths of pictures. Pages show them by their address, and cannot name a version of the API. nginx reads this pattern as well. */
export const PICTURE = '^/product/(?:pictures/(?:drawn/)?[^/]+|products/[^/]+/picture\\.svg)$'

const picture = new RegExp(PICTURE)

/** Whether a path with a query is that of a picture, in any spelling. */
export const isPicture = (url: string): boolean => picture.test(decodedPath(url))

/** Paths for operators only. No service has them on the port of its API. If one gets them by mistake, they stay hidden. nginx reads this pattern as well. */
export const HIDDEN = '/(?:_internal_|metrics)(?:/|$)'

const hidden = new RegExp(HIDDEN)

/** Whether a path with a query is hidden, in any spelling. */
export const isHidden = (url: string): boolean => hidden.test(decodedPath(url))

/** The paths that lead to the manager site. nginx reads this pattern as well. */
export const TO_ADMIN = '^/admin(?:/|$)'

const toAdmin = new RegExp(TO_ADMIN)

/** Whether a path with a query leads to the manager site, in any spelling. */
export const isForAdmin = (url: string): boolean => toAdmin.test(decodedPath(url))

/** The paths of the gateway's own files. nginx reads this pattern as well. */
export const OF_GATEWAY = String.raw`^/(?:docs(?:/|$)|(?:openapi|asyncapi)\.json/?$)`

const notOfSite = [OF_GATEWAY, IN_TABLE].map((pattern) => new RegExp(pattern))

/** Whether a path with a query belongs to the site: it is neither the gateway's, nor in the table in any spelling, nor hidden. */
export const isOfSite = (url: string): boolean => {
  const path = decodedPath(url)
  return !isHidden(url) && !notOfSite.some((pattern) => pattern.test(path))
}

/** A pattern for a prefix in every spelling that means the same: each letter may be percent-encoded (RFC 3986, 6.2.2.2). nginx reads it as well. */
export const anySpelling = (prefix: string): string =>
  Array.from(prefix, (character) => {
    if (character === '/') return character
    const hex = character.charCodeAt(0).toString(16).toUpperCase()
    return `(?:${character}|%${hex.replaceAll(/[A-F]/g, (digit) => `[${digit}${digit.toLowerCase()}]`)})`
  }).join('')

/**
 * Makes a function that removes the prefix from a path with a query: `/customer/customers?limit=1` → `/customers?limit=1`.
 * It gives undefined for the path of another prefix. The rest stays as it was sent: decoding and encoding it could make another path.
 */
export const prefixRemover = (prefix: string): ((url: string) => string | undefined) => {
  const pattern = new RegExp(`^${anySpelling(prefix)}(?![^/?])(.*)$`)
  return (url) => {
    if (!url.startsWith(prefix) && !url.includes('%')) return undefined
    const rest = pattern.exec(url)?.[1]
    return rest === undefined || rest.startsWith('/') ? rest : `/${rest}`
  }
}
