import { z } from 'zod'
import {
  AddAddress,
  AddCategory,
  AddClient,
  AddProduct,
  AdjustCredit,
  AdjustStock,
  ChangeAddress,
  ChangeCart,
  ChangeCategory,
  ChangeEmail,
  ChangePassword,
  ChangeProduct,
  ChangeProducts,
  ChangeProfile,
  LogIn,
  PlaceOrder,
  PlantFault,
  RefreshSession,
  RegisterCustomer,
  SetCredit,
  type ServiceName,
} from '@souk/contracts'
import type { Route } from '@souk/gateway'

export interface ApiRoute {
  readonly service: Route['service']
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Path within the service, with `:name` for each parameter. */
  readonly path: string
  /** The schema of the body (default: the body is ignored). */
  readonly body?: z.ZodType
  /** A valid body. The products, customers and categories in it do not exist. */
  readonly example?: object
  /** The service takes as long a body as the gateway passes on. */
  readonly takesMore?: true
  /** Parameters of the query, each with values that the service refuses. */
  readonly query?: Readonly<Record<string, readonly string[]>>
}

/** An id that nothing has. */
export const ABSENT = '01900000-0000-7000-8000-00000000dead'

const badNumbers = [
  '0',
  '-1',
  '1.5',
  'abc',
  '',
  '1e9',
  '1e0',
  '0x1',
  '0b1',
  '%2B1',
  '%201',
  '1%20',
  '+1',
  '1.0',
  '1_0',
  '1,0',
  '%D9%A1',
  'NaN',
  'Infinity',
  '99999999999999999999',
  '%F0%9F%98%80',
]
const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const badCursors = [
  'x',
  'null',
  '%00',
  encoded(null),
  encoded({}),
  encoded([]),
  encoded(['x']),
  encoded([1, 2, 3]),
  encoded([ABSENT]),
  encoded(['after']),
  encoded(['before', 'x']),
  encoded(['between', 1]),
  encoded([1.5]),
  encoded([{}]),
  'A'.repeat(600),
  "'%20OR%201=1",
]
const paging = { cursor: badCursors, limit: [...badNumbers, '101'] }
const badIds = ['x', '', '%00', "'%20OR%20'1'='1", ABSENT.slice(1), `${ABSENT}0`]
const badPositions = ['', '-1', '1.5', 'abc', '1e0', '0x1', '%2B1', '+1', '1.0', '99999999999999999999', 'Infinity', 'NaN']

/** Positions that the log does not have yet are among them. */
const badAfters = [...badPositions, '999999999', '999999999999999', '12.1', '1&after=2']

const past = { asOf: [...badPositions, 'now', '2026-02-30T00:00:00Z', '2026-01-01', '2026-01-01T00:00:00', '1&asOf=2'] }

const named = { instance: badIds }
const wantedDiscard = z.strictObject({ reason: z.string().min(1).max(500).nullable().optional() }).nullish()
const wantedRebuild = z.strictObject({ fingerprints: z.boolean().optional() }).nullish()

const managersRoutes = (service: ServiceName): ApiRoute[] => [
  { service, method: 'GET', path: '/admin/status', query: named },
  { service, method: 'GET', path: '/admin/parked', query: named },
  { service, method: 'POST', path: '/admin/parked/:loop/:eventId/retry', query: named },
  { service, method: 'DELETE', path: '/admin/parked/:loop/:eventId', query: named, body: wantedDiscard, example: {} },
  {
    service,
    method: 'GET',
    path: '/admin/reads',
    query: { ...named, from: badPositions, until: [...badPositions, '1&from=2', '1001&from=1'] },
  },
  { service, method: 'POST', path: '/admin/rebuild', query: named, body: wantedRebuild, example: {} },
  { service, method: 'GET', path: '/admin/rebuilds', query: named },
  { service, method: 'GET', path: '/admin/rebuilds/:rebuildId', query: named },
  { service, method: 'GET', path: '/admin/view/:collection', query: { ...named, after: ['%00', 'a'.repeat(201)], limit: badNumbers } },
]

const badAmounts = [...badPositions, '1000000000001']
const badTimes = [
  'x',
  '',
  '0',
  '2026-01-01',
  '2026-02-30T00:00:00.000Z',
  '2026-01-01T00:00:00',
  '2026-01-01T00:00:00%2B25:00',
  '0000-01-01T00:00:00%2B23:00',
  '%00',
]
const badCategories = ['', 'Order', 'order-', '%00', "'%20OR%201=1"]
const badTexts = ['%00', '%ED%A0%80', 'a'.repeat(201), Array.from({ length: 1_000 }, () => 'a').join('%20')]
const orderFilters = {
  q: badTexts,
  openForSeconds: [...badPositions, '1000000001'],
  customerId: badIds,
  productId: badIds,
  placedFrom: badTimes,
  placedUntil: badTimes,
  totalFrom: badAmounts,
  totalUntil: badAmounts,
}

const badPrices = ['0', '-1', '1.5', 'abc', '', '1e3', '0x1']

const badTimesOrDays = badTimes.filter((time) => time !== '2026-01-01')
const someTime = '2026-01-01T00:00:00Z'
const commitFilters = {
  after: badPositions,
  category: badCategories,
  type: ['x', '', 'orderPlaced', 'Order-Placed', '%00', "O'%20OR%20'1'='1"],
  stream: ['x', '', 'order', 'order-', 'Order-1', '%00'],
  correlationId: badIds,
  actor: ['', '%00', 'a'.repeat(201)],
  from: badTimes,
  until: badTimes,
  sort: ['x', '', 'position', "newest'--"],
}

const revenueFilters = {
  from: [...badTimesOrDays, '2026-02-30', '2026-13-01'],
  until: [...badTimesOrDays, '0000-01-01', '2026-01-01&from=2026-01-01', '2026-01-02&to=2026-01-02'],
  to: [...badTimesOrDays, '2026-01-01T00:00:00Z', '2026-2-3', '2026-01-01&from=2026-01-02'],
  by: ['week', '', '__proto__', 'minute&from=2026-01-01&until=2026-01-02', 'day&from=0001-01-01&until=9999-01-01'],
  of: ['x', '', 'customer', '__proto__'],
}

const invoiceFilters = {
  customerId: badIds,
  year: [...badNumbers, '-1', '10000', `2026&issuedFrom=${someTime}`],
  number: ['x', '', '%00', '2026-x', '202-1', '20260001', '2026-1234567890', "2026-'", '2026-1%25', `2026&issuedUntil=${someTime}`],
  issuedFrom: badTimes,
  issuedUntil: [...badTimes, `${someTime}&issuedFrom=${someTime}`],
  sort: ['x', '', 'number', "newest'--"],
}

const badSorts = ['x', '', 'total', 'Price', '--price', '+price', '-newest', "price'--", 'price,name', '__proto__', 'constructor', '%00']
const ledgerFilters = { kind: ['x', '', 'Held'], from: badTimes, until: badTimes }

const streamFilters = { category: badCategories, prefix: ['%00', 'a%25', "'", '~'] }

const productFilters = {
  q: badTexts,
  categoryId: badIds,
  availability: ['x', '', 'LOW', '__proto__'],
  availableUpTo: [...badPositions, 'ten', '1%20OR%201=1'],
  priceFrom: badAmounts,
  priceTo: [...badAmounts, '1&priceFrom=2'],
}

const orderKinds = {
  status: ['x', 'pending', ''],
  reason: ['x', '', 'Out-of-stock', '__proto__'],
  sort: ['x', '', 'total', "newest'--"],
}

const nothing = z.strictObject({}).nullish()
const reason = 'a test'
const address = { label: 'Home', recipient: 'N', lines: ['1 Some Street', 'Somewhere'], country: 'GB' }

/** Every route of every service. A test compares this list with the services. */
export const apiRoutes: readonly ApiRoute[] = [
  {
    service: 'customer',
    method: 'POST',
    path: '/customers',
    body: RegisterCustomer,
    example: { username: 'hostile', password: 'a long enough one', name: 'N', email: 'n@example.org', phone: '1', address },
  },
  {
    service: 'customer',
    method: 'GET',
    path: '/customers',
    query: {
      ...paging,
      username: ['x', '%00', "'%20OR%201=1--", 'a'.repeat(65)],
      ids: [...badIds, `${ABSENT},`],
      q: ['%00', '%ED%A0%80', 'a'.repeat(201)],
      status: ['x', '', 'Active'],
      role: ['x', '', 'client'],
    },
  },
  { service: 'customer', method: 'GET', path: '/customers/export.csv', query: { cursor: ['x'] } },
  { service: 'customer', method: 'GET', path: '/customers/:customerId' },
  {
    service: 'customer',
    method: 'PATCH',
    path: '/customers/:customerId',
    body: ChangeProfile,
    example: { name: 'N', phone: '1' },
  },
  { service: 'customer', method: 'DELETE', path: '/customers/:customerId' },
  { service: 'customer', method: 'PUT', path: '/customers/:customerId/email', body: ChangeEmail, example: { email: 'n@example.org' } },
  {
    service: 'customer',
    method: 'PUT',
    path: '/customers/:customerId/password',
    body: ChangePassword,
    example: { currentPassword: 'a long enough one', newPassword: 'another long one' },
  },
  { service: 'customer', method: 'GET', path: '/customers/:customerId/export', query: paging },
  { service: 'customer', method: 'GET', path: '/customers/:customerId/addresses' },
  { service: 'customer', method: 'POST', path: '/customers/:customerId/addresses', body: AddAddress, example: address },
  { service: 'customer', method: 'PUT', path: '/customers/:customerId/addresses/:addressId', body: ChangeAddress, example: address },
  { service: 'customer', method: 'DELETE', path: '/customers/:customerId/addresses/:addressId' },
  { service: 'customer', method: 'PUT', path: '/customers/:customerId/addresses/:addressId/default' },
  { service: 'customer', method: 'DELETE', path: '/customers/:customerId/sessions' },
  { service: 'customer', method: 'GET', path: '/customers/:customerId/credit', query: past },
  {
    service: 'customer',
    method: 'GET',
    path: '/customers/:customerId/credit/ledger',
    query: { ...paging, ...ledgerFilters },
  },
  {
    service: 'customer',
    method: 'GET',
    path: '/customers/:customerId/credit/ledger/export.csv',
    query: { ...ledgerFilters, limit: ['1'] },
  },
  {
    service: 'customer',
    method: 'PUT',
    path: '/customers/:customerId/credit',
    body: SetCredit,
    example: { available: 1, seen: 1, reason },
  },
  {
    service: 'customer',
    method: 'POST',
    path: '/customers/:customerId/credit/adjustments',
    body: AdjustCredit,
    example: { amount: 1, reason },
  },
  { service: 'customer', method: 'GET', path: '/payments/:orderId' },
  { service: 'customer', method: 'POST', path: '/sessions', body: LogIn, example: { username: 'hostile', password: 'a long enough one' } },
  { service: 'customer', method: 'POST', path: '/sessions/refresh', body: RefreshSession, example: { refreshToken: 'x' } },
  { service: 'customer', method: 'GET', path: '/sessions' },
  { service: 'customer', method: 'DELETE', path: '/sessions' },
  { service: 'customer', method: 'DELETE', path: '/sessions/current' },
  { service: 'customer', method: 'DELETE', path: '/sessions/:sessionId' },
  { service: 'customer', method: 'PUT', path: '/customers/:customerId/roles/manager' },
  { service: 'customer', method: 'DELETE', path: '/customers/:customerId/roles/manager' },
  { service: 'customer', method: 'PUT', path: '/customers/:customerId/disabled' },
  { service: 'customer', method: 'DELETE', path: '/customers/:customerId/disabled' },
  { service: 'customer', method: 'POST', path: '/signing-keys' },
  { service: 'customer', method: 'GET', path: '/clients' },
  { service: 'customer', method: 'POST', path: '/clients', body: AddClient, example: { label: 'A report', scopes: ['order:read'] } },
  { service: 'customer', method: 'DELETE', path: '/clients/:clientId' },
  // Its body is a form. What it refuses is answered as RFC 6749 wants it.
  { service: 'customer', method: 'POST', path: '/token' },
  ...managersRoutes('customer'),

  {
    service: 'product',
    method: 'GET',
    path: '/products',
    query: {
      ...paging,
      status: ['x', 'ACTIVE', ''],
      ...productFilters,
      sort: badSorts,
      ids: [...badIds, `${ABSENT},`],
    },
  },
  { service: 'product', method: 'GET', path: '/products/counts', query: { status: ['x', ''], ...productFilters, sort: ['price'] } },
  {
    service: 'product',
    method: 'POST',
    path: '/products',
    body: AddProduct,
    example: {
      categoryId: ABSENT,
      name: 'P',
      description: 'D',
      supplier: 'S',
      price: 1,
      unitsInStock: 1,
      picture: 'https://example.org/p.png',
    },
  },
  {
    service: 'product',
    method: 'GET',
    path: '/products/export.csv',
    query: { status: ['x', ''], ...productFilters, sort: badSorts, limit: ['1'] },
  },
  // Its body is a CSV file.
  { service: 'product', method: 'POST', path: '/products/import', query: { mode: ['x', '', 'APPLY'] } },
  {
    service: 'product',
    method: 'POST',
    path: '/products/changes',
    body: ChangeProducts,
    takesMore: true,
    example: { changes: [{ productId: ABSENT, version: 1, change: { type: 'price', price: 1 } }] },
  },
  { service: 'product', method: 'GET', path: '/products/events', query: { after: badAfters } },
  { service: 'product', method: 'GET', path: '/products/by-slug/:slug' },
  { service: 'product', method: 'GET', path: '/products/:productId', query: past },
  { service: 'product', method: 'GET', path: '/products/:productId/history', query: { ...paging, asOf: ['1'], sort: ['oldest'] } },
  { service: 'product', method: 'GET', path: '/products/:productId/history/export.csv', query: { limit: ['1'] } },
  {
    service: 'product',
    method: 'PATCH',
    path: '/products/:productId',
    body: ChangeProduct,
    example: { categoryId: ABSENT, name: 'P', description: 'D', supplier: 'S', price: 1, picture: 'https://example.org/p.png' },
  },
  { service: 'product', method: 'DELETE', path: '/products/:productId' },
  { service: 'product', method: 'PUT', path: '/products/:productId/picture' },
  { service: 'product', method: 'DELETE', path: '/products/:productId/picture' },
  { service: 'product', method: 'GET', path: '/products/:productId/picture.svg' },
  { service: 'product', method: 'GET', path: '/pictures/:file' },
  { service: 'product', method: 'GET', path: '/pictures/drawn/:file' },
  { service: 'product', method: 'POST', path: '/products/:productId/restoration', body: nothing, example: {} },
  { service: 'product', method: 'POST', path: '/products/:productId/stock-adjustments', body: AdjustStock, example: { delta: 1, reason } },
  {
    service: 'product',
    method: 'GET',
    path: '/categories',
    query: { ...paging, status: ['x', ''], parentId: [...badIds, 'null', 'ROOT'], q: badTexts },
  },
  { service: 'product', method: 'GET', path: '/categories/export.csv', query: { status: ['x', ''], q: badTexts, limit: ['1'] } },
  { service: 'product', method: 'POST', path: '/categories', body: AddCategory, example: { name: 'C', description: 'D' } },
  { service: 'product', method: 'GET', path: '/categories/by-slug/:slug' },
  { service: 'product', method: 'GET', path: '/categories/:categoryId' },
  { service: 'product', method: 'GET', path: '/categories/:categoryId/history', query: paging },
  { service: 'product', method: 'GET', path: '/categories/:categoryId/history/export.csv', query: { limit: ['1'] } },
  {
    service: 'product',
    method: 'PATCH',
    path: '/categories/:categoryId',
    body: ChangeCategory,
    example: { parentId: null, name: 'C', description: 'D' },
  },
  { service: 'product', method: 'DELETE', path: '/categories/:categoryId' },
  { service: 'product', method: 'POST', path: '/categories/:categoryId/restoration', body: nothing, example: {} },
  { service: 'product', method: 'GET', path: '/reservations/:orderId' },
  ...managersRoutes('product'),

  {
    service: 'order',
    method: 'POST',
    path: '/orders',
    body: PlaceOrder,
    example: { customerId: ABSENT, addressId: ABSENT, lines: [{ productId: ABSENT, quantity: 1, unitPrice: 1 }] },
  },
  { service: 'order', method: 'GET', path: '/customers/:customerId/export', query: paging },
  { service: 'order', method: 'GET', path: '/carts/current' },
  {
    service: 'order',
    method: 'PUT',
    path: '/carts/current',
    body: ChangeCart,
    example: { lines: [{ productId: ABSENT, quantity: 1 }] },
  },
  { service: 'order', method: 'GET', path: '/orders', query: { ...paging, ...orderFilters, ...orderKinds } },
  { service: 'order', method: 'GET', path: '/orders/export.csv', query: { ...orderFilters, ...orderKinds, limit: ['1'] } },
  { service: 'order', method: 'GET', path: '/orders/counts', query: orderFilters },
  {
    service: 'order',
    method: 'GET',
    path: '/orders/statistics',
    query: { placedFrom: [...badTimes, '9999-01-01T00:00:00Z'], placedUntil: badTimes, by: ['x', '', 'Hour', 'month'] },
  },
  { service: 'order', method: 'GET', path: '/orders/:orderId', query: past },
  { service: 'order', method: 'GET', path: '/orders/events', query: { after: badAfters, customerId: badIds } },
  { service: 'order', method: 'GET', path: '/orders/:orderId/history' },
  { service: 'order', method: 'GET', path: '/orders/:orderId/events', query: { after: badAfters } },
  { service: 'order', method: 'POST', path: '/orders/:orderId/cancellation', body: nothing, example: {} },
  { service: 'order', method: 'POST', path: '/orders/:orderId/again', body: nothing, example: {} },
  ...managersRoutes('order'),

  {
    service: 'accounting',
    method: 'GET',
    path: '/invoices',
    query: { ...paging, ...invoiceFilters },
  },
  { service: 'accounting', method: 'GET', path: '/invoices/export.csv', query: { ...invoiceFilters, limit: ['1'] } },
  { service: 'accounting', method: 'GET', path: '/invoices/:orderId' },
  { service: 'accounting', method: 'GET', path: '/customers/:customerId/export', query: paging },
  { service: 'accounting', method: 'GET', path: '/invoices/:orderId/document.html' },
  { service: 'accounting', method: 'GET', path: '/invoices/:orderId/document.pdf' },
  { service: 'accounting', method: 'GET', path: '/revenue', query: { ...revenueFilters, compare: ['', 'true', 'next'] } },
  { service: 'accounting', method: 'GET', path: '/revenue/export.csv', query: { ...revenueFilters, compare: ['previous'] } },
  ...managersRoutes('accounting'),

  { service: 'storefront', method: 'GET', path: '/home' },
  {
    service: 'storefront',
    method: 'GET',
    path: '/products',
    query: {
      ...paging,
      q: ['', '%00', '%ED%A0%80', 'a'.repeat(201)],
      categoryId: badIds,
      supplier: ['', '%00', 'a'.repeat(201)],
      priceFrom: badPrices,
      priceUntil: [...badPrices, '1&priceFrom=2'],
      inStock: ['x', '', 'TRUE', '1'],
      sort: ['x', '', 'Price', '--price', '-relevance', '-newest', '__proto__'],
    },
  },
  { service: 'storefront', method: 'GET', path: '/suggestions', query: { q: ['', '%00', '%ED%A0%80', 'a'.repeat(201)] } },
  { service: 'storefront', method: 'GET', path: '/categories/:categoryId' },
  { service: 'storefront', method: 'GET', path: '/categories/by-slug/:slug' },
  { service: 'storefront', method: 'GET', path: '/products/:productId' },
  { service: 'storefront', method: 'GET', path: '/products/by-slug/:slug' },
  ...managersRoutes('storefront'),

  { service: 'event-store', method: 'GET', path: '/head' },
  { service: 'event-store', method: 'GET', path: '/measures', query: past },
  {
    service: 'event-store',
    method: 'GET',
    path: '/commits',
    query: { ...commitFilters, cursor: badCursors, limit: [...badNumbers, '1001'] },
  },
  { service: 'event-store', method: 'GET', path: '/commits/export.csv', query: { ...commitFilters, limit: ['1'] } },
  { service: 'event-store', method: 'GET', path: '/commits/events', query: { after: badAfters } },
  {
    service: 'event-store',
    method: 'GET',
    path: '/streams',
    query: { ...paging, ...streamFilters },
  },
  { service: 'event-store', method: 'GET', path: '/streams/export.csv', query: { ...streamFilters, limit: ['1'] } },
  { service: 'event-store', method: 'GET', path: '/activity', query: { from: badTimes, until: badTimes, by: ['second', '', '__proto__'] } },
  { service: 'event-store', method: 'GET', path: '/commits/:position' },
  {
    service: 'event-store',
    method: 'GET',
    path: '/streams/:stream',
    query: { afterVersion: badPositions, limit: [...badNumbers, '10001'] },
  },
  { service: 'event-store', method: 'GET', path: '/orders/:orderId/story' },
  { service: 'event-store', method: 'GET', path: '/stories/:storyId', query: past },
  { service: 'event-store', method: 'POST', path: '/verifications' },
  { service: 'event-store', method: 'GET', path: '/verifications' },
  { service: 'event-store', method: 'GET', path: '/verifications/:verificationId' },
  { service: 'event-store', method: 'GET', path: '/instances' },
  { service: 'event-store', method: 'GET', path: '/instances/events', query: { after: badAfters } },
  { service: 'event-store', method: 'GET', path: '/parked', query: paging },
  { service: 'event-store', method: 'GET', path: '/parked/settled', query: paging },
  { service: 'event-store', method: 'GET', path: '/parked/export.csv', query: { limit: ['1'] } },
  { service: 'event-store', method: 'GET', path: '/parked/settled/export.csv', query: { limit: ['1'] } },
  { service: 'event-store', method: 'GET', path: '/parked/events', query: { after: badAfters } },
  { service: 'event-store', method: 'GET', path: '/verification' },
  { service: 'event-store', method: 'POST', path: '/verification' },
  {
    service: 'event-store',
    method: 'POST',
    path: '/experiments',
    body: PlantFault,
    example: { fault: { kind: 'service-cut-off', service: 'product', from: 'bus', seconds: 1 } },
  },
  { service: 'event-store', method: 'GET', path: '/experiments', query: { orderId: badIds } },
  { service: 'event-store', method: 'GET', path: '/experiments/:experimentId' },
  { service: 'event-store', method: 'DELETE', path: '/experiments/:experimentId' },

  { service: 'books', method: 'POST', path: '/audits' },
  { service: 'books', method: 'GET', path: '/audits', query: paging },
  { service: 'books', method: 'GET', path: '/audits/export.csv', query: { limit: ['1'] } },
  { service: 'books', method: 'GET', path: '/audits/:auditId' },
]

/** The path through the gateway, with every `:name` replaced. */
export const pathOf = ({ service, path }: ApiRoute, parameter: string | ((name: string) => string) = exampleOf): string =>
  `/${service}${path.replaceAll(/:(\w+)/g, (_, name: string) => (typeof parameter === 'string' ? parameter : parameter(name)))}`

const examples: Readonly<Record<string, string>> = {
  collection: 'nothing',
  position: '999999999',
  stream: `order-${ABSENT}`,
  loop: 'reactions',
  slug: 'nothing-999999999',
  file: `${'a'.repeat(64)}.webp`,
}

/** A well-formed value for a path parameter. What it names does not exist. */
export const exampleOf = (name: string): string => examples[name] ?? ABSENT
