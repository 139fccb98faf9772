import { createHmac } from 'node:crypto'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import type { LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { AddedProduct, Category, ClientToken, hourOf, NewClient, Order, page, Registration, scope, type SoukEvent } from '@souk/contracts'
import { appendEvents } from '@souk/event-store/testing'
import { routingTable } from '@souk/gateway'
import { routesOf } from '@souk/http'
import { Commit, newId } from '@souk/log-protocol'
import { systemClock } from '@souk/process'
import { createLogClient, type LogClient } from '@souk/service'
import { createSigningKey, type SigningKey, type TokenChanges } from '@souk/service/testing'
import { turn } from '@souk/testing'
import { ABSENT, apiRoutes } from './support/api-routes.ts'
import { startShopInProcess, type Part, type ShopInProcess } from './support/shop-in-process.ts'

// Who may call which route, and with which token.

type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

interface Row {
  readonly access: 'anybody' | 'customer' | 'manager'
  /** Status for a customer who names what is his own. */
  readonly own: number
  /** Status for a customer who names what is another's, or nothing that belongs to anybody. */
  readonly anothers: number
  readonly manager: number
  /** No client may call it, whatever its scopes. */
  readonly inPerson?: true
  /** It concerns the session of the token, so it names nobody's things. */
  readonly ofSession?: true
  /** Makes sure that a permitted request changes nothing. */
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: (names: Names) => object
}
type Extras = Pick<Row, 'headers' | 'body' | 'inPerson'>

const anybody = (status: number, extras: Extras = {}): Row => ({
  access: 'anybody',
  own: status,
  anothers: status,
  manager: status,
  ...extras,
})
const owner = (status: number, extras: Extras = {}): Row => ({ access: 'customer', own: status, anothers: 404, manager: status, ...extras })
/** What belongs to a session, which every token names itself. */
const ofSession = (status: number, extras: Extras = {}): Row => ({
  access: 'customer',
  own: status,
  anothers: status,
  manager: status,
  ofSession: true,
  inPerson: true,
  ...extras,
})
const list = (): Row => ({ access: 'customer', own: 200, anothers: 200, manager: 200 })
const managers = (status: number, extras: Extras = {}): Row => ({
  access: 'manager',
  own: 403,
  anothers: 403,
  manager: status,
  ...extras,
})

/** For managers, but not for clients. */
const managersInPerson = (status: number): Row => ({ ...managers(status), inPerson: true })

/** No revision is that high, so a permitted request is 412. */
const stale = { headers: { 'if-match': '"999999"' } }

const managersRoutes = (service: string): Record<string, Row> => ({
  [`GET /${service}/admin/status`]: managers(200),
  [`GET /${service}/admin/parked`]: managers(200),
  [`POST /${service}/admin/parked/:loop/:eventId/retry`]: managersInPerson(404),
  [`DELETE /${service}/admin/parked/:loop/:eventId`]: managersInPerson(404),
  [`GET /${service}/admin/reads`]: managers(400),
  [`POST /${service}/admin/rebuild`]: managersInPerson(202),
  [`GET /${service}/admin/rebuilds`]: managers(200),
  [`GET /${service}/admin/rebuilds/:rebuildId`]: managers(404),
  [`GET /${service}/admin/view/:collection`]: managers(404),
})

const rows: Readonly<Record<string, Row>> = {
  'POST /customer/customers': anybody(409, {
    body: () => ({ username: 'ada', password: 'a long enough one', name: 'N', email: 'n@example.org' }),
  }),
  'GET /customer/customers': managers(200),
  'GET /customer/customers/export.csv': managers(200),
  'GET /customer/customers/:customerId': owner(200),
  'PATCH /customer/customers/:customerId': owner(412, stale),
  'DELETE /customer/customers/:customerId': owner(412, { ...stale, inPerson: true }),
  'PUT /customer/customers/:customerId/email': owner(412, { ...stale, inPerson: true }),
  'PUT /customer/customers/:customerId/password': owner(422, {
    inPerson: true,
    body: () => ({ currentPassword: 'not the right one', newPassword: 'another long one' }),
  }),
  'GET /customer/customers/:customerId/export': owner(200, { inPerson: true }),
  'GET /customer/customers/:customerId/addresses': owner(200),
  'POST /customer/customers/:customerId/addresses': owner(412, stale),
  'PUT /customer/customers/:customerId/addresses/:addressId': owner(412, stale),
  'DELETE /customer/customers/:customerId/addresses/:addressId': owner(412, stale),
  'PUT /customer/customers/:customerId/addresses/:addressId/default': owner(412, stale),
  'DELETE /customer/customers/:customerId/sessions': managersInPerson(204),
  'GET /customer/customers/:customerId/credit': owner(200),
  'GET /customer/customers/:customerId/credit/ledger': owner(200),
  'GET /customer/customers/:customerId/credit/ledger/export.csv': owner(200),
  'PUT /customer/customers/:customerId/credit': managers(412, { body: () => ({ available: 5, seen: 999_999_999, reason: 'a test' }) }),
  'POST /customer/customers/:customerId/credit/adjustments': managers(204),
  'GET /customer/payments/:orderId': owner(200),
  'POST /customer/sessions': anybody(400, { body: () => ({ username: 'ada' }) }),
  'POST /customer/sessions/refresh': anybody(400, { body: () => ({}) }),
  'GET /customer/sessions': ofSession(200),
  'DELETE /customer/sessions': ofSession(204),
  'DELETE /customer/sessions/current': ofSession(204),
  'DELETE /customer/sessions/:sessionId': ofSession(404),
  // Her tokens here go on saying that she is a customer.
  'PUT /customer/customers/:customerId/roles/manager': managersInPerson(204),
  'DELETE /customer/customers/:customerId/roles/manager': managersInPerson(204),
  'PUT /customer/customers/:customerId/disabled': managersInPerson(204),
  'DELETE /customer/customers/:customerId/disabled': managersInPerson(204),
  'POST /customer/signing-keys': managersInPerson(201),
  'GET /customer/clients': managersInPerson(200),
  'POST /customer/clients': managersInPerson(201),
  'DELETE /customer/clients/:clientId': managersInPerson(404),
  'POST /customer/token': anybody(400),
  ...managersRoutes('customer'),

  'GET /product/products': anybody(200),
  'GET /product/products/counts': anybody(200),
  'GET /product/products/export.csv': managers(200),
  'POST /product/products': managers(422),
  'POST /product/products/import': managers(400),
  'POST /product/products/changes': managers(200, {
    headers: { 'idempotency-key': 'of-the-table' },
    body: ({ productId }) => ({ changes: [{ productId, version: 999_999, change: { type: 'retirement' } }] }),
  }),
  'GET /product/products/events': managers(200),
  'GET /product/products/by-slug/:slug': anybody(404),
  'GET /product/products/:productId': anybody(200),
  'GET /product/products/:productId/history': managers(200),
  'GET /product/products/:productId/history/export.csv': managers(200),
  'PATCH /product/products/:productId': managers(412, stale),
  'DELETE /product/products/:productId': managers(412, stale),
  'PUT /product/products/:productId/picture': managers(400),
  'DELETE /product/products/:productId/picture': managers(412, stale),
  'GET /product/products/:productId/picture.svg': anybody(200),
  'GET /product/pictures/:file': anybody(404),
  'GET /product/pictures/drawn/:file': anybody(404),
  'POST /product/products/:productId/restoration': managers(412, stale),
  'POST /product/products/:productId/stock-adjustments': managers(204),
  'GET /product/categories': anybody(200),
  'GET /product/categories/export.csv': managers(200),
  'POST /product/categories': managers(201),
  'GET /product/categories/by-slug/:slug': anybody(404),
  'GET /product/categories/:categoryId': anybody(200),
  'GET /product/categories/:categoryId/history': managers(200),
  'GET /product/categories/:categoryId/history/export.csv': managers(200),
  'PATCH /product/categories/:categoryId': managers(412, stale),
  'DELETE /product/categories/:categoryId': managers(412, stale),
  'POST /product/categories/:categoryId/restoration': managers(412, stale),
  'GET /product/reservations/:orderId': managers(200),
  ...managersRoutes('product'),

  'POST /books/audits': managers(202),
  'GET /books/audits': managers(200),
  'GET /books/audits/export.csv': managers(200),
  'GET /books/audits/:auditId': managers(404),

  'GET /order/customers/:customerId/export': owner(200, { inPerson: true }),
  'GET /order/carts/current': ofSession(200),
  'PUT /order/carts/current': ofSession(200, { body: () => ({ lines: [] }) }),
  'POST /order/orders': owner(201, {
    headers: { 'idempotency-key': 'of-the-table' },
    body: ({ customerId, productId }) => ({ customerId, lines: [{ productId, quantity: 1 }] }),
  }),
  'GET /order/orders': list(),
  'GET /order/orders/counts': list(),
  'GET /order/orders/statistics': managers(200),
  'GET /order/orders/export.csv': managers(200),
  'GET /order/orders/:orderId': owner(200),
  'GET /order/orders/:orderId/history': owner(200),
  'GET /order/orders/events': list(),
  'GET /order/orders/:orderId/events': owner(200),
  'POST /order/orders/:orderId/cancellation': owner(409),
  'POST /order/orders/:orderId/again': owner(201, { headers: { 'idempotency-key': 'of-the-table' } }),
  ...managersRoutes('order'),

  'GET /accounting/invoices': list(),
  'GET /accounting/invoices/export.csv': managers(200),
  'GET /accounting/invoices/:orderId': owner(200),
  'GET /accounting/customers/:customerId/export': owner(200, { inPerson: true }),
  'GET /accounting/invoices/:orderId/document.html': owner(200),
  'GET /accounting/invoices/:orderId/document.pdf': owner(200),
  'GET /accounting/revenue': managers(200),
  'GET /accounting/revenue/export.csv': managers(200),
  ...managersRoutes('accounting'),

  'GET /storefront/home': anybody(200),
  'GET /storefront/products': anybody(200),
  'GET /storefront/suggestions': anybody(400),
  'GET /storefront/categories/:categoryId': anybody(200),
  'GET /storefront/categories/by-slug/:slug': anybody(404),
  'GET /storefront/products/:productId': anybody(200),
  'GET /storefront/products/by-slug/:slug': anybody(404),
  ...managersRoutes('storefront'),

  'GET /event-store/head': managers(200),
  'GET /event-store/measures': managers(200),
  'GET /event-store/commits': managers(200),
  'GET /event-store/commits/events': managers(200),
  'GET /event-store/commits/export.csv': managers(200),
  'GET /event-store/commits/:position': managers(200),
  'GET /event-store/streams': managers(200),
  'GET /event-store/streams/export.csv': managers(200),
  'GET /event-store/activity': managers(200),
  'GET /event-store/streams/:stream': managers(200),
  'GET /event-store/orders/:orderId/story': managers(200),
  'GET /event-store/stories/:storyId': managers(200),
  'GET /event-store/instances': managers(200),
  'GET /event-store/instances/events': managers(200),
  'GET /event-store/parked': managers(200),
  'GET /event-store/parked/settled': managers(200),
  'GET /event-store/parked/export.csv': managers(200),
  'GET /event-store/parked/settled/export.csv': managers(200),
  'GET /event-store/parked/events': managers(200),
  'POST /event-store/verifications': managers(202),
  'GET /event-store/verifications': managers(200),
  'GET /event-store/verifications/:verificationId': managers(404),
  'POST /event-store/verification': managers(202),
  'GET /event-store/verification': managers(200),
  'POST /event-store/experiments': managersInPerson(201),
  'GET /event-store/experiments': managers(200),
  'GET /event-store/experiments/:experimentId': managers(404),
  'DELETE /event-store/experiments/:experimentId': managersInPerson(404),
}

/** What requests name in their paths and bodies. */
interface Names {
  readonly customerId: string
  readonly orderId: string
  readonly productId: string
  readonly categoryId: string
}

interface Sender {
  readonly customerId: string
}

let shop: ShopInProcess
let log: LogClient
let key: SigningKey
let retired: SigningKey
let unpublished: SigningKey
let ofAda: Names
let ofBob: Names
const nowhere = { customerId: ABSENT, orderId: ABSENT, productId: ABSENT, categoryId: ABSENT }
let ada: Sender
let manager: Sender
let bad: ReadonlyMap<string, string>

/** Tokens of clients: with one scope of a service alone, and with every scope of the shop but that one. */
interface ClientsTokens {
  readonly only: Readonly<Record<'read' | 'write', string>>
  readonly without: Readonly<Record<'read' | 'write', string>>
}
let tokensOfClients: ReadonlyMap<Part, ClientsTokens>
const clientsTokens = (part: Part): ClientsTokens => {
  const tokens = tokensOfClients.get(part)
  if (tokens === undefined) throw new Error(`no client was added for ${part}`)
  return tokens
}

/** A token of a new session. It is later than any revocation so far: what was issued in the same millisecond does not count any more. */
const tokenOf = async (sender: Sender): Promise<string> => {
  const before = Date.now()
  while (Date.now() === before) await turn()
  return key.token(sender)
}
const managersToken = (): Promise<string> => key.token({ ...manager, role: 'manager' })

interface Call {
  readonly method: Method
  readonly part: Part
  readonly path: string
  readonly token?: string | undefined
  readonly headers?: Readonly<Record<string, string>> | undefined
  readonly body?: object | undefined
}

/** Sends a request, again and again while the service has no view. */
const call = async ({ method, part, path, token, headers, body }: Call) => {
  for (;;) {
    const answer = await shop.apps[part].inject({
      method,
      url: path,
      headers: { ...headers, ...(token !== undefined && { authorization: `Bearer ${token}` }) },
      ...(body && { payload: body }),
      ...(isStream(path) && { payloadAsStream: true }),
    })
    if (answer.statusCode !== 503) return isStream(path) ? Object.assign(answer, { body: await beginningOf(answer) }) : answer
    await sleep(5)
  }
}

const isStream = (path: string): boolean => path.endsWith('/events')

/** What a stream of events answers: a problem, or nothing. It does not end by itself. */
const beginningOf = async ({ headers, raw, stream }: LightMyRequestResponse): Promise<string> => {
  if (headers['content-type'] !== 'text/event-stream') return text(stream())
  raw.res.destroy()
  return '{}'
}

const partOf = (path: string): { part: Part; rest: string } => {
  const route = routingTable.find(({ prefix }) => path.startsWith(`${prefix}/`))
  if (route === undefined) throw new Error(`no service has ${path}`)
  return { part: route.service, rest: path.slice(route.prefix.length) }
}

/** The request of a row that names these things. */
const request = (name: string, { headers, body }: Row, names: Names): Call & { readonly token?: undefined } => {
  const [method = '', path = ''] = name.split(' ')
  const { part, rest } = partOf(path)
  const values: Readonly<Record<string, string>> = {
    ...names,
    addressId: ABSENT,
    eventId: ABSENT,
    sessionId: ABSENT,
    clientId: ABSENT,
    auditId: ABSENT,
    loop: 'reactions',
    collection: 'nothing',
    position: '1',
    slug: 'nothing',
    file: 'nothing.webp',
    stream: `order-${names.orderId}`,
    storyId: names.orderId,
    verificationId: ABSENT,
    experimentId: ABSENT,
    rebuildId: ABSENT,
  }
  const example = apiRoutes.find((route) => route.service === part && route.method === method && route.path === rest)?.example
  return {
    method: method as Method,
    part,
    path: rest.replaceAll(/:(\w+)/g, (_, parameter: string) => values[parameter] ?? ''),
    headers,
    body: body?.(names) ?? example,
  }
}

/** Types of the events after a position that no service has caused by itself. */
const writtenAfter = async (position: number): Promise<string[]> => {
  const commits = z.array(Commit).parse(await log.readAll(position, 1_000))
  return commits
    .filter(({ actor }) => actor.kind !== 'service')
    .flatMap(({ appends }) => appends.flatMap(({ events }) => events.map(({ type }) => type)))
}

const revoked = (sender: Sender & { readonly sessionId: string }): SoukEvent => {
  const now = Date.now()
  return {
    type: 'AccessRevoked',
    data: { ...sender, keptSessionId: null, revokedAt: new Date(now).toISOString(), hour: hourOf(now) },
  }
}

beforeAll(async () => {
  shop = await startShopInProcess({ failureLab: true })
  log = createLogClient(shop.bus, systemClock)
  ;[key, retired, unpublished] = await Promise.all([createSigningKey(1), createSigningKey(2), createSigningKey(3)])
  await appendEvents(log, [key.published, retired.published, retired.retired])
  manager = { customerId: newId() }

  const asManager = await managersToken()
  const post = async <Shape extends z.ZodType>(part: Part, path: string, body: object, shape: Shape): Promise<z.output<Shape>> => {
    const answer = await call({ method: 'POST', part, path, body, token: asManager })
    expect(answer.statusCode).toBeLessThan(300)
    return shape.parse(answer.body === '' ? undefined : answer.json())
  }
  const { categoryId } = await post('product', '/categories', { name: 'Things' }, Category)
  const { productId } = await post('product', '/products', { categoryId, name: 'Thing', price: 1, unitsInStock: 1_000_000 }, AddedProduct)
  const trade = async (username: string): Promise<Names> => {
    const person = { username, password: 'a long enough one', name: username, email: `${username}@example.org` }
    const { customerId } = await post('customer', '/customers', person, Registration)
    await post('customer', `/customers/${customerId}/credit/adjustments`, { amount: 1_000, reason: 'a test' }, z.undefined())
    const token = await tokenOf({ customerId })
    const lines = [{ productId, quantity: 1 }]
    const placing = {
      method: 'POST',
      part: 'order',
      path: '/orders',
      headers: { 'idempotency-key': 'first' },
      body: { lines },
      token,
    } as const
    let placed = await call(placing)
    // The order service may not know the product yet.
    for (; placed.statusCode === 422; await sleep(5)) placed = await call(placing)
    const { orderId } = Order.parse(placed.json())
    for (let invoice = 0; invoice !== 200; await sleep(5))
      invoice = (await call({ method: 'GET', part: 'accounting', path: `/invoices/${orderId}`, token })).statusCode
    return { customerId, orderId, productId, categoryId }
  }
  ofAda = await trade('ada')
  ofBob = await trade('bob')
  ada = { customerId: ofAda.customerId }
  bad = await badTokens()
  tokensOfClients = await addClients()
})
afterAll(() => shop.close())

/** Adds clients, as a manager does, and asks for their tokens, as they do. */
const addClients = async (): Promise<ReadonlyMap<Part, ClientsTokens>> => {
  const asManager = await managersToken()
  const tokenWith = async (scopes: readonly string[]): Promise<string> => {
    const added = await call({ method: 'POST', part: 'customer', path: '/clients', token: asManager, body: { label: 'A test', scopes } })
    const { clientId, clientSecret } = NewClient.parse(added.json())
    const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret ?? '' }
    const answer = await shop.apps.customer.inject({
      method: 'POST',
      url: '/token',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(form).toString(),
    })
    return ClientToken.parse(answer.json()).access_token
  }
  const both = async (scopesFor: (kind: 'read' | 'write') => readonly string[]) => ({
    read: await tokenWith(scopesFor('read')),
    write: await tokenWith(scopesFor('write')),
  })
  const tokens = new Map<Part, ClientsTokens>()
  for (const { service: part } of routingTable)
    tokens.set(part, {
      only: await both((kind) => [`${part}:${kind}`]),
      without: await both((kind) => scope.options.filter((other) => other !== `${part}:${kind}`)),
    })
  return tokens
}

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** Tokens that do not count, by what is wrong with them. Each would give a manager's rights if it did. */
const badTokens = async (): Promise<ReadonlyMap<string, string>> => {
  const good = await managersToken()
  const [, payload = ''] = good.split('.')
  const now = Date.now() / 1_000
  const withHeader = (header: object): string => `${encoded({ typ: 'at+jwt', kid: '1', ...header })}.${payload}`
  const changed = (changes: TokenChanges): Promise<string> => key.token({ role: 'manager' }, changes)
  const secret = Buffer.from(key.published.data.publicKey, 'base64url')
  const ended = { customerId: newId(), sessionId: newId() }
  const endedToken = await key.token({ ...ended, role: 'manager' })
  await appendEvents(log, [revoked(ended)])
  for (const { service: part } of routingTable) {
    const path = part === 'event-store' ? '/head' : part === 'books' ? '/audits' : '/admin/status'
    while ((await call({ method: 'GET', part, path, token: endedToken })).statusCode !== 401) await sleep(1)
  }
  return new Map([
    ['expired', await changed({ claims: { iat: now - 601, exp: now - 1 } })],
    ['not signed (alg none)', `${withHeader({ alg: 'none' })}.`],
    [
      'signed with the public key (HS256)',
      `${withHeader({ alg: 'HS256' })}.${createHmac('sha256', secret)
        .update(withHeader({ alg: 'HS256' }))
        .digest('base64url')}`,
    ],
    ['changed after it was signed', good.replace(payload, encoded({ ...(JSON.parse(atob(payload)) as object), sub: ofAda.customerId }))],
    ['of another type', await changed({ header: { typ: 'JWT' } })],
    ['of another issuer', await changed({ claims: { iss: 'http://elsewhere.example' } })],
    ['for another audience', await changed({ claims: { aud: 'http://elsewhere.example' } })],
    ['without an end', await changed({ claims: { exp: undefined } })],
    ['of an unknown key', await unpublished.token({ role: 'manager' })],
    ['of another key than it says', await unpublished.token({ role: 'manager' }, { header: { kid: '1' } })],
    ['of a retired key', await retired.token({ role: 'manager' })],
    ['of an ended session', endedToken],
    ['nonsense', 'x'],
  ])
}

describe('the table', () => {
  it('has exactly the routes of all services', async () => {
    const all: string[] = []
    for (const { service, prefix } of routingTable)
      for (const { method, url } of routesOf(shop.apps[service])) all.push(`${String(method)} ${prefix}${url}`)
    expect(Object.keys(rows).toSorted()).toEqual(all.toSorted())
  })
})

describe.each(Object.entries(rows))('%s', (name, row) => {
  const statusOf = async (names: Names, token?: string): Promise<number> => (await call({ ...request(name, row, names), token })).statusCode

  it('is for those who may call it', async () => {
    const own = await statusOf(ofAda, await tokenOf(ada))
    const anothers = await statusOf(ofBob, await tokenOf(ada))
    const ofManager = await statusOf(ofAda, await managersToken())
    const withoutToken = await statusOf(ofAda)
    expect({ own, anothers, ofManager, withoutToken }).toEqual({
      own: row.own,
      anothers: row.anothers,
      ofManager: row.manager,
      withoutToken: row.access === 'anybody' ? row.manager : 401,
    })
  })

  it('is for clients with the scope, unless it is for persons, and does nothing for others', async () => {
    const sent = request(name, row, ofAda)
    const [needed, otherKind] = sent.method === 'GET' ? (['read', 'write'] as const) : (['write', 'read'] as const)
    const answerFor = async (token: string) => {
      const { statusCode, headers } = await call({ ...sent, token })
      return [statusCode, headers['www-authenticate']]
    }
    const { only, without } = clientsTokens(sent.part)
    const permitted = [row.manager, undefined]
    const refused = (hint = '') => [403, `Bearer error="insufficient_scope"${hint}`]
    const expected = (): unknown => {
      if (row.access === 'anybody') return { others: permitted, wrongKind: permitted, right: permitted }
      if (row.inPerson === true) return { others: refused(), wrongKind: refused(), right: refused() }
      const hinted = refused(`, scope="${sent.part}:${needed}"`)
      return { others: hinted, wrongKind: hinted, right: permitted }
    }
    const before = await shop.head()
    const [others, wrongKind] = [await answerFor(without[needed]), await answerFor(only[otherKind])]
    expect(await writtenAfter(before)).toEqual([])
    expect({ others, wrongKind, right: await answerFor(only[needed]) }).toEqual(expected())
  })

  it.runIf(row.access === 'customer' && row.ofSession === undefined)(
    "answers a customer who names another's as if there was no such thing",
    async () => {
      const token = await tokenOf(ada)
      const [others, none] = await Promise.all(
        [ofBob, nowhere].map(async (names) => {
          const { statusCode, body } = await call({ ...request(name, row, names), token })
          return { statusCode, body: { ...(JSON.parse(body) as object), requestId: '' } }
        }),
      )
      expect(others).toEqual(none)
    },
  )

  it('takes no token that does not count, and does nothing without one', async () => {
    const sent = request(name, row, ofAda)
    const methods = sent.method === 'GET' ? (['GET', 'HEAD'] as const) : [sent.method]
    const before = await shop.head()
    // A route for anybody does not look at the token.
    const refused = row.access === 'anybody' ? [row.manager, undefined] : [401, 'Bearer error="invalid_token"']
    for (const [kind, token] of bad) {
      for (const method of methods) {
        const { statusCode, headers } = await call({ ...sent, method, token })
        expect([kind, statusCode, headers['www-authenticate']]).toEqual([kind, ...refused])
      }
    }
    const { headers } = await call(sent)
    expect(headers['www-authenticate']).toBe(row.access === 'anybody' ? undefined : 'Bearer')
    expect(await writtenAfter(before)).toEqual([])
  })
})

describe('lists', () => {
  it.each([
    ['order', '/orders', Order],
    ['accounting', '/invoices', z.object({ customerId: z.string() })],
  ] as const)('of %s show a customer only his own: %s', async (part, path, shape) => {
    const customersOf = async (query: string, token: string): Promise<Set<string>> => {
      const answer = await call({ method: 'GET', part, path: `${path}${query}`, token })
      return new Set(
        page(shape)
          .parse(answer.json())
          .items.map(({ customerId }) => customerId),
      )
    }
    const [adas, managers_] = [await tokenOf(ada), await managersToken()]
    const [her, him] = [ofAda.customerId, ofBob.customerId]
    expect(await customersOf('', adas)).toEqual(new Set([her]))
    expect(await customersOf(`?customerId=${her}`, adas)).toEqual(new Set([her]))
    expect(await customersOf(`?customerId=${him}`, adas)).toEqual(new Set())
    expect(await customersOf('', managers_)).toEqual(new Set([her, him]))
    expect(await customersOf(`?customerId=${him}`, managers_)).toEqual(new Set([him]))
  })
})

describe('a commit', () => {
  const place = async (token: string | undefined, body: object, headers = {}) => {
    const lines = [{ productId: ofAda.productId, quantity: 1 }]
    const sent = { 'idempotency-key': newId(), ...headers }
    const answer = await call({ method: 'POST', part: 'order', path: '/orders', body: { lines, ...body }, token, headers: sent })
    expect(answer.statusCode).toBe(201)
    const { orderId, customerId } = Order.parse(answer.json())
    const [event] = (await log.readStream(`order-${orderId}`, 0)).events
    const [commit] = await log.readAll((event?.position ?? 0) - 1, 1)
    return { orderId, customerId, actor: commit?.actor }
  }

  it('names the customer who has sent the request', async () => {
    expect(await place(await tokenOf(ada), {})).toMatchObject({
      customerId: ada.customerId,
      actor: { kind: 'customer', id: ada.customerId },
    })
  })

  it('names the manager who acts for a customer', async () => {
    expect(await place(await managersToken(), { customerId: ada.customerId })).toMatchObject({
      customerId: ada.customerId,
      actor: { kind: 'manager', id: manager.customerId },
    })
  })

  it('is not found by the Idempotency-Key of another manager', async () => {
    const [one, other] = [await managersToken(), await key.token({ role: 'manager' })]
    const sent = [{ customerId: ada.customerId }, { 'idempotency-key': 'monday' }] as const
    const first = await place(one, ...sent)
    expect((await place(one, ...sent)).orderId).toBe(first.orderId)
    expect((await place(other, ...sent)).orderId).not.toBe(first.orderId)
  })
})

describe('the header', () => {
  const answerTo = (authorization: string) =>
    shop.apps.order.inject({ url: '/orders', headers: { authorization } }).then(({ statusCode }) => statusCode)

  it('has the scheme Bearer in any case, and one token', async () => {
    const token = await tokenOf(ada)
    for (const good of [`Bearer ${token}`, `bearer ${token}`, `BEARER  ${token}`]) expect([good, await answerTo(good)]).toEqual([good, 200])
    const basic = Buffer.from('ada:a long enough one').toString('base64')
    for (const wrong of [
      '',
      'Bearer',
      'Bearer ',
      token,
      `Basic ${basic}`,
      `Bearer ${token} ${token}`,
      `Bearer ${token},`,
      `Bearer "${token}"`,
    ])
      expect([wrong, await answerTo(wrong)]).toEqual([wrong, 401])
  })
})
