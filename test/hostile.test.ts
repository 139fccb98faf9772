import { crc32, gzipSync } from 'node:zlib'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serviceNames } from '@souk/contracts'
import { foreign, knownHosts, own, pathCases, SOUK_HOSTS, unknownHosts } from '@souk/gateway/testing'
import { type Commit, newId } from '@souk/log-protocol'
import { ABSENT, apiRoutes, exampleOf, pathOf, type ApiRoute } from './support/api-routes.ts'
import { onePicture } from './support/one-picture.ts'
import { createRawClient, soundProblem, soundStatus, type RawAnswer, type RawClient } from './support/raw-http.ts'
import { createShop, type Shop } from './support/shop.ts'
import { books, faultsIn, systemUnderTest, type SystemUnderTest } from './support/system.ts'

let system: SystemUnderTest
let client: RawClient
let shop: Shop
beforeAll(async () => {
  system = await systemUnderTest({ LOG_LEVEL: 'fatal', SOUK_HOSTS, SOUK_FAILURE_LAB: 'true' })
  client = createRawClient(system.url)
  shop = createShop(system.url)
})
afterAll(async () => {
  client.close()
  await system.close()
})

const json = { 'content-type': 'application/json' }
/** Whether the shop runs elsewhere, perhaps behind nginx as its gateway. */
const isElsewhere = process.env['SOUK_TEST_URL'] !== undefined
const headNow = async (): Promise<number> => (await shop.head()).position
/** Commits since `head` that a client caused. Commits of services do not count, because they may belong to earlier orders. */
const writtenSince = async (head: number): Promise<Commit[]> => {
  const commits = await shop.commitsAfter(head)
  return commits.filter(({ actor }) => actor.kind !== 'service')
}

/** Checks that every request is refused with one of the statuses and a sound problem, and that nothing is written. */
const expectRefused = async (requests: readonly (() => Promise<RawAnswer>)[], ...statuses: number[]): Promise<void> => {
  const head = await headNow()
  for (const send of requests) {
    const answer = await send()
    const code = soundProblem(answer)
    if (!statuses.includes(answer.status)) throw new Error(`${answer.status} ${code} instead of ${statuses.join(' or ')}: ${answer.text}`)
  }
  expect(await writtenSince(head)).toEqual([])
}

/** Checks that the answer is sound, and that a refused request writes nothing. @returns the status */
const expectSound = async (send: () => Promise<RawAnswer>): Promise<number> => {
  const head = await headNow()
  const status = soundStatus(await send())
  if (status >= 400) expect(await writtenSince(head)).toEqual([])
  return status
}

/** Whether the contract of the route refuses the body. */
const isMalformed = ({ body }: ApiRoute, text: string): boolean => {
  try {
    // No body counts as null.
    return body?.safeParse(JSON.parse(text === '' ? 'null' : text)).success === false
  } catch {
    return true
  }
}

const named = (routes: readonly ApiRoute[]): [string, ApiRoute][] =>
  routes.map((route) => [`${route.method} /${route.service}${route.path}`, route])
const withBody = apiRoutes.filter((route) => route.body !== undefined)
const withFields = withBody.filter(({ example }) => Object.keys(example ?? {}).length > 0)
const withParameter = apiRoutes.filter(({ path }) => path.includes(':'))
const withQuery = apiRoutes.filter(({ query }) => query !== undefined)
const patternOf = ({ service, path }: Pick<ApiRoute, 'service' | 'path'>): string => `/${service}${path}`
const patterns = [...new Set(apiRoutes.map(patternOf))]

/** Paths that match two patterns: path → the pattern that counts. What stands there is no id of the other one. */
const sharedPaths: Readonly<Record<string, string>> = {
  '/customer/sessions/current': '/customer/sessions/current',
  '/customer/sessions/refresh': '/customer/sessions/refresh',
  '/customer/customers/export.csv': '/customer/customers/export.csv',
  '/product/categories/export.csv': '/product/categories/export.csv',
  '/product/products/changes': '/product/products/changes',
  '/product/products/export.csv': '/product/products/export.csv',
  '/product/products/import': '/product/products/import',
  '/order/orders/counts': '/order/orders/counts',
  '/order/orders/statistics': '/order/orders/statistics',
  '/order/orders/events': '/order/orders/events',
  '/product/products/events': '/product/products/events',
  '/event-store/commits/events': '/event-store/commits/events',
  '/event-store/commits/export.csv': '/event-store/commits/export.csv',
  '/event-store/streams/export.csv': '/event-store/streams/export.csv',
  '/books/audits/export.csv': '/books/audits/export.csv',
  '/order/orders/export.csv': '/order/orders/export.csv',
  '/accounting/invoices/export.csv': '/accounting/invoices/export.csv',
  '/product/products/counts': '/product/products/counts',
  '/product/products/by-slug/history': '/product/products/by-slug/:slug',
  '/product/products/by-slug/picture': '/product/products/by-slug/:slug',
  '/product/products/by-slug/picture.svg': '/product/products/by-slug/:slug',
  '/product/products/by-slug/restoration': '/product/products/by-slug/:slug',
  '/product/products/by-slug/stock-adjustments': '/product/products/by-slug/:slug',
  '/product/categories/by-slug/history': '/product/categories/by-slug/:slug',
  '/product/categories/by-slug/restoration': '/product/categories/by-slug/:slug',
}
/** The path that matches both patterns, if there is one. */
const sharedBy = (one: string, other: string): string | undefined => {
  const [left, right] = [one.split('/'), other.split('/')]
  const isFixed = (segment: string): boolean => !segment.startsWith(':')
  const segments = left.map((segment, index) => [segment, right[index] ?? ''] as const)
  if (left.length !== right.length || segments.some(([a, b]) => a !== b && isFixed(a) && isFixed(b))) return undefined
  return segments.map(([a, b]) => (isFixed(a) ? a : b)).join('/')
}

const post = (route: ApiRoute, body: string | Buffer, headers: Readonly<Record<string, string>> = json): Promise<RawAnswer> =>
  client.send({ method: route.method, path: pathOf(route), headers: { 'idempotency-key': newId(), ...headers }, body })

const notJson: Readonly<Record<string, string | Buffer>> = {
  'one brace': '{',
  'a word': 'hello',
  'single quotes': "{'a':1}",
  'a trailing comma': '{"a":1,}',
  'a comment': '{/**/}',
  'two values': '{}{}',
  'not a number': '{"a":NaN}',
  infinity: '{"a":Infinity}',
  hexadecimal: '{"a":0x10}',
  'invalid UTF-8': Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]),
  'a raw NUL': '{"a":"\u0000"}',
  '50,000 brackets': '['.repeat(50_000),
  gzip: gzipSync('{}'),
  XML: '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
}
const notWanted: Readonly<Record<string, string>> = {
  'an array': '[]',
  'a string': '"x"',
  'a number': '1',
  truth: 'true',
  'deep arrays': `${'['.repeat(30_000)}${']'.repeat(30_000)}`,
  'deep objects': `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`,
  'a prototype': '{"__proto__":{"isAdmin":true}}',
  'a deep prototype': '{"lines":[{"__proto__":{"quantity":1}}]}',
  'an escaped prototype': String.raw`{"\u005f\u005fproto\u005f\u005f":{"x":1}}`,
  'a constructor': '{"constructor":{"prototype":{"x":1}}}',
  'an unknown field': '{"surprise":1}',
  'a field named as a method': '{"toString":1,"hasOwnProperty":2}',
  'four thousand fields': JSON.stringify(Object.fromEntries(Array.from({ length: 4_000 }, (_, index) => [`f${index}`, index]))),
}

/** The paths of all values in a body that are not objects or arrays. */
const leaves = (value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] => {
  if (typeof value !== 'object' || value === null) return [path]
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, Array.isArray(value) ? Number(key) : key]))
}
const replaced = (value: unknown, [key, ...rest]: readonly (string | number)[], change: (inner: unknown) => unknown): unknown => {
  if (key === undefined) return change(value)
  if (Array.isArray(value)) return value.map((inner: unknown, index) => (index === key ? replaced(inner, rest, change) : inner))
  if (typeof value !== 'object' || value === null) return value
  const changed = Object.entries(value).map(([name, inner]) => [name, name === key ? replaced(inner, rest, change) : inner] as const)
  return Object.fromEntries(changed.filter(([, inner]) => inner !== undefined))
}
const hostileValues: readonly unknown[] = [
  undefined,
  null,
  true,
  {},
  [],
  [1],
  { toString: 1 },
  '',
  ' ',
  '1',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\udc00\ud800',
  '😀',
  '\u202e',
  "'; DROP TABLE orders; --",
  '${7*7}',
  '../../etc/passwd',
  '%00',
  'x'.repeat(50_000),
  ABSENT.toUpperCase(),
  `${ABSENT}\n`,
  0,
  -0,
  -1,
  0.1,
  1.000_000_1,
  2 ** 31,
  2 ** 53,
  -(2 ** 53) - 2,
  1e21,
  1e308,
]

/** Numbers as a client may write them. JSON.stringify would write some of them otherwise. */
const hostileNumbers = ['1e400', '-1e400', '9007199254740993', '-9007199254740993', '1.0', '1E0', '1.5', '"2"', 'null']

/** Fields that would give their sender more than is due, and the values that they would have. */
const fieldsOfOthers: Readonly<Record<string, unknown>> = {
  role: 'manager',
  credit: 1_000_000,
  price: 1,
  customerId: ABSENT,
  version: 1,
  status: 'FINALIZED',
  total: 1,
}
/** Where a request may have such a field. */
const fieldsTaken: Readonly<Record<string, readonly string[]>> = {
  'POST /order/orders': ['customerId'],
  'POST /product/products': ['price'],
  'PATCH /product/products/:productId': ['price'],
  'POST /product/products/changes': ['changes.0.version', 'changes.0.change.price'],
}

/** The paths of all objects in a body, itself among them. */
const objectsIn = (value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] => {
  if (typeof value !== 'object' || value === null) return []
  const inner = Object.entries(value).flatMap(([key, one]) => objectsIn(one, [...path, Array.isArray(value) ? Number(key) : key]))
  return Array.isArray(value) ? inner : [path, ...inner]
}

describe('an invalid body', () => {
  it.each(named(withBody))('%s: broken JSON is 400', async (_name, route) => {
    await expectRefused(
      Object.values(notJson).map((body) => () => post(route, body)),
      400,
    )
  })

  it.each(named(withBody))('%s: JSON of the wrong shape is 400', async (_name, route) => {
    await expectRefused(
      Object.values(notWanted).map((body) => () => post(route, body)),
      400,
    )
  })

  it.each(named(withBody))('%s: a content type other than JSON is 415', async (_name, route) => {
    const types = [
      'application/json; charset=iso-8859-1',
      'application/json;charset="UTF-16"',
      'text/plain',
      'application/xml',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'x',
      'application/json5',
      '*/*',
    ]
    await expectRefused(
      types.map((type) => () => post(route, '{}', { 'content-type': type })),
      415,
    )
    await expectRefused([() => post(route, '{}', {})], 415)
  })

  it.each(named(withBody))('%s: text that is not UTF-8 is 400', async (_name, { example, ...route }) => {
    const [before = '', after = ''] = JSON.stringify({ ...example, name: '|' }).split('|')
    const bytes = [[0xe9], [0xc0, 0xaf], [0xed, 0xa0, 0x80], [0xf5, 0x80, 0x80, 0x80], [0xe2, 0x82]]
    await expectRefused(
      bytes.map((text) => () => post(route, Buffer.concat([Buffer.from(before), Buffer.from(text), Buffer.from(after)]))),
      400,
    )
  })

  it.each(named(withBody))('%s: a body that is too large is 413, also without a Content-Length', async (_name, route) => {
    // nginx refuses both, and the embedded gateway leaves the first one to the service.
    for (const size of route.takesMore === true ? [300] : [100, 300]) {
      const large = JSON.stringify({ name: 'x'.repeat(size * 1_024) })
      await expectRefused([() => post(route, large), () => post(route, large, { ...json, 'transfer-encoding': 'chunked' })], 413)
    }
  })

  it.each(named(withBody))('%s: a hostile value of a field is refused exactly if the contract refuses it', async (_name, route) => {
    const { example } = route
    const bodies = leaves(example)
      .filter((path) => path.length > 0)
      .flatMap((path) => [
        ...hostileValues.map((hostile) => JSON.stringify(replaced(example, path, () => hostile))),
        ...hostileNumbers.map((number) => JSON.stringify(replaced(example, path, () => 'a number')).replace('"a number"', number)),
      ])
    for (const text of bodies) {
      const status = await expectSound(() => post(route, text))
      expect([text.slice(0, 300), status === 400]).toEqual([text.slice(0, 300), isMalformed(route, text)])
    }
  })
})

describe('a picture', () => {
  const text = (content: string): Buffer => Buffer.from(content, 'latin1')
  const cut = Buffer.from(onePicture).subarray(0, 60)
  /** Says in its head that it has 50,000 × 50,000 pixels. */
  const bomb = Buffer.from(onePicture)
  bomb.writeUInt32BE(50_000, 16)
  bomb.writeUInt32BE(50_000, 20)
  bomb.writeUInt32BE(crc32(bomb.subarray(12, 29)), 29)

  it.each<[string, Buffer, number]>([
    ['that is a drawing with a script', text('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), 415],
    ['that is a drawing with entities', text('<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg>&a;</svg>'), 415],
    ['that is a GIF', text(`GIF89a${'\u0000'.repeat(40)}`), 415],
    ['that is JSON', text('{"name":"a"}'), 415],
    ['that is a page behind a picture', Buffer.concat([onePicture, text('<html><script>alert(1)</script>')]), 400],
    ['that is cut', cut, 400],
    ['that says it has more pixels than anybody could read', bomb, 413],
  ])('%s is refused', async (_what, file, status) => {
    const { productId } = await shop.addProduct({ stock: 1 })
    const path = `/product/products/${productId}/picture`
    const head = await headNow()
    for (const type of ['image/png', 'image/svg+xml', 'application/json']) {
      const answer = await client.send({ method: 'PUT', path, headers: { 'content-type': type }, body: file })
      expect([soundProblem(answer).length > 0, answer.status]).toEqual([true, status])
    }
    expect(await writtenSince(head)).toEqual([])
    expect((await shop.product(productId)).pictures).toBeNull()
  })

  it('that is too long is refused before it comes', async () => {
    const { productId } = await shop.addProduct({ stock: 1 })
    const fields = `Content-Type: image/png\r\nContent-Length: 6000000\r\n${await client.authorizationLine()}`
    const answer = await client.sendBytes(`PUT /product/products/${productId}/picture HTTP/1.1\r\nHost: localhost\r\n${fields}\r\n`)
    expect(answer).toMatch(/^HTTP\/1\.1 413 /)
    expect(answer).toContain('"body-too-large"')
  })

  it('that is drawn of a hostile name holds no element of it', async () => {
    const { productId } = await shop.addProduct({ stock: 1, name: '<script>alert(1)</script>' })
    const { status, text: drawn, headers } = await client.send({ path: `/product/products/${productId}/picture.svg` })
    expect([status, headers['content-type'], headers['content-security-policy']]).toEqual([
      200,
      'image/svg+xml',
      "default-src 'none'; sandbox",
    ])
    expect(drawn).toContain('&lt;script&gt;')
    expect(drawn).not.toContain('<script')
  })
})

describe('a body with more than its sender may say', () => {
  it.each(named(withBody))('%s: a field that is not for it is 400', async (name, route) => {
    const bodies = objectsIn(route.example ?? {}).flatMap((place) =>
      Object.entries(fieldsOfOthers).map(([field, value]) => ({
        at: [...place, field].join('.'),
        text: JSON.stringify(replaced(route.example ?? {}, place, (object) => ({ ...Object(object), [field]: value }))),
      })),
    )
    const taken = bodies.filter(({ text }) => !isMalformed(route, text)).map(({ at }) => at)
    expect(taken.toSorted()).toEqual((fieldsTaken[name] ?? []).toSorted())
    const others = bodies.filter(({ at }) => !taken.includes(at))
    await expectRefused(
      others.map(
        ({ text }) =>
          () =>
            post(route, text),
      ),
      400,
    )
  })

  it.each(named(withFields))('%s: a field that is there twice is 400', async (_name, { example = {}, ...route }) => {
    const escaped = (name: string): string => String.raw`\u00${name.charCodeAt(0).toString(16)}${name.slice(1)}`
    const rest = JSON.stringify(example).slice(1)
    await expectRefused(
      Object.keys(example).flatMap((name) => [name, escaped(name)].map((again) => () => post(route, `{"${again}":null,${rest}`))),
      400,
    )
  })
})

describe('a path that leads nowhere', () => {
  const hostileSegments = [
    'x',
    '..',
    '.',
    '%2e%2e',
    '%2e%2e%2f%2e%2e%2fetc%2fpasswd',
    '%2f',
    '%5c..%5c',
    '%00',
    '%',
    '%zz',
    '%ff',
    '%C0%AF',
    "'%20OR%20'1'='1",
    '1;DROP%20TABLE%20orders',
    '__proto__',
    'constructor',
    '%0d%0aSet-Cookie:%20a=b',
    '%F0%9F%98%80',
    '*',
    ':orderId',
    '$%7B7*7%7D',
    ABSENT.slice(0, -1),
    `${ABSENT}%20`,
    `${ABSENT}%00`,
    'a'.repeat(300),
    '-1',
    '1e999',
  ]
  it.each(named(withParameter))('%s: a hostile value for an id is 400 or 404', async (_name, route) => {
    await expectRefused(
      hostileSegments.map(
        (segment) => () =>
          client.send({
            method: route.method,
            path: pathOf(route, segment),
            ...(route.example && { headers: json, body: JSON.stringify(route.example) }),
          }),
      ),
      400,
      404,
    )
  })

  it('is 404 or 400, outside the services and inside', async () => {
    const nowhere = [
      '//customer/customers',
      '/customer%2fcustomers',
      '/customer/../order/orders',
      // `/customer/` is an operation of the original system.
      '/order',
      '/order/',
      '/customer//customers',
      '/order/orders/x/y/z',
      '/order/admin',
      '/event-store/admin/status',
      '/event-store/admin/rebuild',
      '/event-store/append',
      '/_internal_/healthcheck',
      '/_internal_/readiness',
      '/customer/_internal_/healthcheck',
      '/order/%5finternal%5f/readiness',
      '/order/orders%00',
      '/order/orders;a=b',
      `/order/${'a/'.repeat(3_000)}`,
      '/%',
      '/order/%',
      '/order/%ff',
      ...pathCases.filter(({ seen }) => seen === undefined).map(({ path }) => path),
    ]
    await expectRefused(
      nowhere.map((path) => () => client.send({ path })),
      404,
      400,
    )
    await expectRefused(
      nowhere.map((path) => () => client.send({ method: 'POST', path, headers: json, body: '{}' })),
      404,
      400,
    )
    // What belongs to the site is answered by a page of it, or by a problem if there is no page of that kind.
    const ofSite = [
      '/nowhere',
      '/customers',
      '/Customer/customers',
      '/customerx/customers',
      '/.env',
      '/.git/config',
      '/favicon.ico',
      `/${'a'.repeat(8_000)}`,
    ]
    for (const path of ofSite) expect([404, 400, 414]).toContain(await expectSound(() => client.send({ path })))
  })

  it('is the path of two routes only if the table says which one counts', () => {
    const found = patterns.flatMap((one, index) => patterns.slice(index + 1).flatMap((other) => sharedBy(one, other) ?? []))
    expect(Object.keys(sharedPaths).toSorted()).toEqual(found.toSorted())
  })

  it('is 405 if it exists for other methods, and the answer lists them', async () => {
    const head = await headNow()
    const all = [...apiRoutes.map((route) => [pathOf(route), patternOf(route)] as const), ...Object.entries(sharedPaths)]
    for (const [path, pattern] of new Map(all)) {
      const methods = apiRoutes.filter((route) => patternOf(route) === pattern).map(({ method }) => method)
      const allowed = new Set<string>(methods.includes('GET') ? [...methods, 'HEAD'] : methods)
      for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE']) {
        if (allowed.has(method)) continue
        const answer = await client.send({ method, path })
        soundStatus(answer)
        expect([method, path, answer.status]).toEqual([method, path, 405])
        const said = answer.headers['allow']
        // nginx itself refuses TRACE, and does not know which methods the service allows.
        if (method === 'TRACE' && said === undefined && isElsewhere) continue
        expect([method, path, String(said).split(', ').toSorted()]).toEqual([method, path, [...allowed].toSorted()])
      }
    }
    // Methods that no route has.
    for (const method of ['PROPFIND', 'MKCOL', 'QUERY'])
      expect([400, 404, 405]).toContain(soundStatus(await client.send({ method, path: '/order/orders' })))
    expect(await writtenSince(head)).toEqual([])
  })
})

describe('an invalid query or header', () => {
  it.each(named(withQuery))('%s: an invalid value or an unknown parameter is 400', async (_name, route) => {
    const known = Object.entries(route.query ?? {}).flatMap(([name, values]) => values.map((value) => `${name}=${value}`))
    const unknown = [
      'surprise=1',
      '__proto__=1',
      'constructor=1',
      'limit[]=1',
      'limit=1&limit=2',
      'LIMIT=1',
      `${'a'.repeat(3_000)}=1`,
      '%00=1',
      '%ff=%ff',
      'limit=1%ff',
      'surprise=%C0%AF',
      '=',
    ]
    await expectRefused(
      [...known, ...unknown].map((query) => () => client.send({ method: route.method, path: `${pathOf(route)}?${query}` })),
      400,
      ...(route.path.includes(':') ? [404] : []),
    )
  })

  it('is 400 for revenue of a period that ends before it begins', async () => {
    await expectRefused(
      ['to=2026-01-01', 'until=2026-01-01', 'until=2026-02-01'].map(
        (end) => () => client.send({ path: `/accounting/revenue?from=2026-02-01&${end}` }),
      ),
      400,
    )
  })

  const services = ['customer/customers', 'product/products', 'order/orders', 'accounting/invoices']
  it.each(services)('/%s: an invalid Souk-Position is 400', async (path) => {
    const wrong = ['', ' ', 'x', '-1', '+1', '1.0', '1e3', '0x1', '9'.repeat(16), '9'.repeat(5_000), '1, 2', '\u00e9']
    await expectRefused(
      wrong.map((position) => () => client.send({ path: `/${path}`, headers: { 'souk-position': position } })),
      400,
    )
    await expectRefused([() => client.send({ path: `/${path}`, headers: { 'souk-position': ['1', '2'] } })], 400)
  })

  it.each([...services, 'event-store/head'])('/%s: an invalid version of the API is 406', async (path) => {
    const wrong = [
      { 'api-version': '' },
      { 'api-version': '2' },
      { 'api-version': '1, 1' },
      { 'api-version': '\u00e9' },
      { accept: 'application/json;version=2' },
      { accept: 'application/json;version=1, application/json;version=2' },
      { accept: 'application/json;version=2', 'api-version': '1' },
    ]
    await expectRefused(
      wrong.map((headers) => () => client.send({ path: `/${path}`, headers })),
      406,
    )
  })

  // Logging in and rebuilding a view write nothing to the log, so they take no key.
  const writes = apiRoutes.filter(({ example, path }) => example !== undefined && !/:|^\/(?:sessions|admin)/.test(path))
  it.each(named(writes))('%s: an invalid Idempotency-Key is 400', async (_name, route) => {
    const wrong = ['', ' ', 'a b', 'a\tb', 'x'.repeat(201), '\u00e9', '\u00ff'.repeat(10)]
    const product = await shop.addProduct({ stock: 1 })
    const body = JSON.stringify(
      route.path === '/orders'
        ? { customerId: ABSENT, lines: [{ productId: product.productId, quantity: 1 }] }
        : route.path === '/products'
          ? { ...route.example, categoryId: product.categoryId }
          : route.example,
    )
    await expectRefused(
      wrong.map((key) => () => post(route, body, { ...json, 'idempotency-key': key })),
      400,
    )
  })

  it('is 412 for any If-Match other than the revision, and 400 for one that is malformed', async () => {
    const { productId, categoryId } = await shop.addProduct({ stock: 1 })
    const customerId = await shop.register(0)
    const other = ['', '"0"', '"-1"', '"1.0"', 'W/"1"', '"999999"', '"2", "3"', ',', `"${'9'.repeat(500)}"`, '"__proto__"']
    const malformed = ['x', '1', '"1', '*, "1"', '"1" "1"', '"1";', "'1'", 'w/"1"']
    const targets = [
      { method: 'PATCH', path: `/product/products/${productId}`, body: { price: 3 } },
      { method: 'DELETE', path: `/product/products/${productId}`, body: undefined },
      { method: 'POST', path: `/product/products/${productId}/restoration`, body: undefined },
      { method: 'PATCH', path: `/product/categories/${categoryId}`, body: { name: 'x' } },
      { method: 'DELETE', path: `/product/categories/${categoryId}`, body: undefined },
      { method: 'POST', path: `/product/categories/${categoryId}/restoration`, body: undefined },
      { method: 'PATCH', path: `/customer/customers/${customerId}`, body: { name: 'x' } },
      { method: 'PUT', path: `/customer/customers/${customerId}/email`, body: { email: 'x@example.org' } },
      { method: 'DELETE', path: `/customer/customers/${customerId}`, body: undefined },
      { method: 'PUT', path: '/order/carts/current', body: { lines: [{ productId, quantity: 1 }] } },
    ]
    for (const { method, path, body } of targets) {
      const requests = (tags: readonly string[]) =>
        tags.map(
          (tag) => () =>
            client.send({ method, path, headers: { 'if-match': tag, ...(body && json) }, ...(body && { body: JSON.stringify(body) }) }),
        )
      // The cart may have one of the small revisions.
      await expectRefused(requests(path.startsWith('/order/') ? other.filter((tag) => !/"[0-3]"/.test(tag)) : other), 412)
      await expectRefused(requests(malformed), 400)
    }
  })

  it('is ignored in Prefer', async () => {
    const customerId = await shop.register(0)
    const { productId } = await shop.addProduct({ stock: 1 })
    const { orderId } = await shop.order201(customerId, [{ productId, quantity: 1 }])
    await shop.final(orderId)
    for (const prefer of [
      '',
      'wait',
      'wait=',
      'wait=-1',
      'wait=x',
      'wait=1e9',
      'wait=99999999999999',
      'return=minimal',
      ',,,;',
      'wait="',
      '\u00e9'.repeat(100),
    ])
      expect([prefer, soundStatus(await client.send({ path: `/order/orders/${orderId}`, headers: { prefer } }))]).toEqual([prefer, 200])
  })

  it('is replaced in X-Request-Id by a new id', async () => {
    for (const id of ['x', '<script>alert(1)</script>', "'; DROP TABLE", 'a'.repeat(5_000), `${ABSENT} `, `${ABSENT}x`]) {
      const { headers } = await client.send({ path: '/order/orders', headers: { 'x-request-id': id } })
      expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
    }
  })

  it('is refused if it is too long', async () => {
    await expectRefused(
      [
        () => client.send({ path: `/order/orders?cursor=${'a'.repeat(20_000)}` }),
        () => client.send({ path: '/order/orders', headers: { 'x-long': 'a'.repeat(20_000) } }),
        () => client.send({ path: '/order/orders', headers: { 'x-many': Array.from({ length: 150 }, () => 'a') } }),
      ],
      431,
    )
  })

  it('is refused in Content-Encoding', async () => {
    const route = { service: 'product', method: 'POST', path: '/categories' } as const
    await expectRefused([() => post(route, gzipSync('{"name":"x"}'), { ...json, 'content-encoding': 'gzip' })], 415)
    await expectRefused([() => post(route, '{"name":"x"}', { ...json, 'content-encoding': 'gzip' })], 415)
  })
})

describe('a request for another host, or of a page of another site', () => {
  it.each(knownHosts)('the shop goes by %s', async (host) => {
    expect(soundStatus(await client.send({ path: '/order/orders?limit=1', headers: { host } }))).toBe(200)
  })

  it.each(unknownHosts)('for the host %s is refused', async (host) => {
    const [path, body] = ['/product/categories', JSON.stringify({ name: 'of a foreign page' })]
    const requests = [{ path: '/customer/customers' }, { path: '/' }, { method: 'POST', path, body, headers: json }]
    await expectRefused(
      requests.map((request) => () => client.send({ ...request, headers: { ...request.headers, host } })),
      421,
      // A host that is malformed.
      400,
    )
  })

  it.each(own)('a $method with $headers is taken', async ({ method, headers }) => {
    const { status } = await client.send({ method, path: '/order/orders', headers })
    expect([200, 405, 415, 400]).toContain(status)
  })

  it.each(foreign)('a $method with $headers is refused', async ({ method, headers }) => {
    await expectRefused(
      ['/product/categories', '/customer/admin/rebuild', '/'].map(
        (path) => () => client.send({ method, path, headers: { ...json, ...headers }, body: '{"name":"of a foreign page"}' }),
      ),
      403,
    )
  })

  it('is known by an absolute address, not by its header', async () => {
    const send = async (target: string, host: string): Promise<string> =>
      client.sendBytes(`GET ${target} HTTP/1.1\r\nHost: ${host}\r\n${await client.authorizationLine()}Connection: close\r\n\r\n`)
    for (const target of ['http://localhost/order/orders?limit=1', 'HTTP://Shop.Example:8080/%6Frder/orders/'])
      expect(await send(target, 'evil.example')).toMatch(/^HTTP\/1\.1 200 /)
    for (const target of ['http://evil.example/order/orders', 'https://evil.example:8080/order/orders', 'http://evil.example'])
      expect(await send(target, 'localhost')).toMatch(/^HTTP\/1\.1 421 /)
    expect(await send('http://localhost@evil.example/order/orders', 'localhost')).toMatch(/^HTTP\/1\.1 4(?:21|00) /)
    expect(await send('/order/orders', 'localhost\r\nHost: localhost')).toMatch(/^HTTP\/1\.1 400 /)
  })
})

describe('an unusual but right request', () => {
  it('HEAD is answered as GET, without the body', async () => {
    for (const route of apiRoutes.filter(({ method }) => method === 'GET')) {
      const path = pathOf(route)
      const [get, head] = [await client.send({ path }), await client.send({ method: 'HEAD', path })]
      const told = ({ status, headers }: RawAnswer): unknown[] => [
        status,
        headers['content-type'],
        headers['cache-control'],
        headers['etag'],
      ]
      expect([path, ...told(head), head.text]).toEqual([path, ...told(get), ''])
      const isCatalogue =
        get.status === 200 && /^\/(?:product\/(?:products|categories)(?!\/(?:events|export))|storefront\/(?!admin))/.test(path)
      expect([path, get.headers['cache-control']]).toEqual([path, isCatalogue ? 'public, no-cache' : 'no-store'])
    }
  })

  it('a change without a body may declare JSON', async () => {
    const { productId } = await shop.addProduct({ stock: 1 })
    for (const [method, path, status] of [
      ['DELETE', `/product/products/${productId}`, 204],
      ['POST', '/accounting/admin/rebuild', 202],
      ['POST', `/order/orders/${ABSENT}/cancellation`, 404],
    ] as const)
      expect([path, soundStatus(await client.send({ method, path, headers: { ...json, 'content-length': '0' } }))]).toEqual([path, status])
  })

  it.each(['/product/categories', '/product/categories/', '/product/categories?', '/%70roduct/c%61tegories', '/product/categories/?'])(
    'the location of what is added by POST %s is right',
    async (path) => {
      const body = JSON.stringify({ name: `Tests ${newId()}` })
      const { status, headers } = await client.send({ method: 'POST', path, headers: json, body })
      expect(status).toBe(201)
      const { pathname } = new URL(String(headers['location']), `${system.url}${path}`)
      expect(soundStatus(await client.send({ path: pathname }))).toBe(200)
    },
  )

  it('what has not changed is answered 304', async () => {
    const { productId } = await shop.addProduct({ stock: 1 })
    const path = `/product/products/${productId}`
    const etag = String((await client.send({ path })).headers['etag'])
    for (const tags of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
      const { status, text, headers } = await client.send({ path, headers: { 'if-none-match': tags } })
      expect({ status, text, etag: headers['etag'] }).toEqual({ status: 304, text: '', etag })
    }
    expect((await client.send({ path, headers: { 'if-none-match': '"x"' } })).status).toBe(200)
  })
})

// The embedded gateway has a test of its own, which needs no half minute.
it.runIf(isElsewhere)('a body that takes too long to arrive is 408', { timeout: 60_000 }, async () => {
  const head = await headNow()
  const fields = `Content-Type: application/json\r\nContent-Length: 100\r\n${await client.authorizationLine()}`
  const top = `POST /product/categories HTTP/1.1\r\nHost: localhost\r\n${fields}\r\n`
  const [status = '', body = ''] = (await client.sendBytes(`${top}{"name":`, { quietMs: 45_000 })).split('\r\n\r\n')
  expect(status).toMatch(/^HTTP\/1\.1 408 /)
  expect(JSON.parse(body)).toMatchObject({ code: 'request-timeout', status: 408 })
  expect(await writtenSince(head)).toEqual([])
})

describe('text that often causes trouble', () => {
  it.each([
    "'); DROP TABLE products; --",
    '" OR ""="',
    '<script>alert(1)</script>',
    '${jndi:ldap://example.org/a}',
    '{{7*7}}',
    '../../etc/passwd',
    'null',
    'undefined',
    '\u202eright to left',
    'e\u0301 é ﬁ ǆ İ ı ß',
    '👩‍👩‍👧‍👦 𝕊𝕠𝕦𝕜',
    '\u0001\u001f\u007f\u0085\u2028\u2029\ufeff\uffff x',
    'back\\slash "quote" \b\f\n\r\t',
    '__proto__',
  ])('%j is stored unchanged', async (text) => {
    const { productId, name } = await shop.addProduct({ stock: 1, name: text })
    expect([name, (await shop.product(productId)).name]).toEqual([text, text])
    const customerId = await shop.register(100)
    const { orderId } = await shop.order201(customerId, [{ productId, quantity: 1 }])
    await shop.settled(orderId)
    expect((await shop.invoice(orderId)).lines[0]?.name).toBe(text)
  })

  it('amounts beyond a limit are refused, and sums at the limit are exact', async () => {
    const customerId = await shop.register(0)
    const most = 1_000_000_000_000
    const adjust = (amount: number) =>
      shop.send('POST', `/customer/customers/${customerId}/credit/adjustments`, { body: { amount, reason: 'a test' } })
    expect((await adjust(most)).status).toBe(204)
    expect((await adjust(1)).status).toBe(422)
    expect((await adjust(most + 1)).status).toBe(400)
    expect((await adjust(-most - 1)).status).toBe(400)
    expect((await adjust(-most)).status).toBe(204)
    expect((await adjust(-1)).status).toBe(422)
    expect(await shop.credit(customerId)).toMatchObject({ available: 0, granted: 0 })
    const { productId } = await shop.addProduct({ stock: 10_000_000, price: 100_000_000 })
    const tooMuch = await shop.place(customerId, [{ productId, quantity: 100_000 }])
    expect(tooMuch.status).toBe(422)
    const stock = (delta: number) =>
      shop.send('POST', `/product/products/${productId}/stock-adjustments`, { body: { delta, reason: 'a test' } })
    expect((await stock(-10_000_000)).status).toBe(204)
    expect((await stock(-1)).status).toBe(422)
  })
})

describe('a query of the graph', () => {
  const many = (count: number, field: string): string => Array.from({ length: count }, (_, index) => `a${index}: ${field}`).join(' ')
  const ask = (query: string): Promise<RawAnswer> =>
    client.send({ method: 'POST', path: '/graphql', headers: json, body: JSON.stringify({ query }) })

  it.each([
    ['deep', `{ categories ${'{ children '.repeat(30)}{ name }${' }'.repeat(30)} }`],
    ['wide', `{ products(first: 100) { nodes { ${many(50, 'description')} } } }`],
    ['long', `{ ${many(1_000, 'home { newest { name } }')} }`],
    ['that goes round in circles', '{ home { newest { ...A } } } fragment A on Product { boughtTogether { ...A } }'],
    ['that asks for everything', '{ me { orders(first: 100) { nodes { history { at } invoice { order { history { at } } } } } } }'],
  ])('that is %s is refused, and reveals nothing', async (_what, query) => {
    const { status, headers, text } = await ask(query)
    expect([status, headers['content-type']]).toEqual([200, 'application/json; charset=utf-8'])
    expect(text).toMatch(/^\{"errors":\[.*"code":"malformed-request"/)
    expect(text).not.toMatch(/\n\s+at |node_modules|\.ts:\d/)
  })

  it('that is no request at all is refused as everywhere', async () => {
    const sendBody = (body: string, type = 'application/json') =>
      client.send({ method: 'POST', path: '/graphql', headers: { 'content-type': type }, body })
    await expectRefused([() => sendBody('[{"query":"{ me { id } }"}]'), () => sendBody('{')], 400)
    await expectRefused([() => sendBody(JSON.stringify({ query: ' '.repeat(100_000) }))], 413)
    await expectRefused([() => sendBody('query', 'text/plain')], 415)
    await expectRefused([() => client.send({ method: 'DELETE', path: '/graphql' })], 405)
  })
})

describe('bytes that are not HTTP', () => {
  const lines = (...all: string[]): string => [...all, '', ''].join('\r\n')
  const bareLineFeed = 'GET /order/orders HTTP/1.1\nHost: localhost\n\n'
  const garbage: Readonly<Record<string, string | Buffer>> = {
    'another version': lines('GET / HTTP/9.9', 'Host: localhost'),
    'no version': lines('GET /'),
    words: 'hello\r\n\r\n',
    'an unknown method': lines('BREW /order/orders HTTP/1.1', 'Host: localhost'),
    'no host': lines('GET /order/orders HTTP/1.1'),
    'a header without a name': lines('GET /order/orders HTTP/1.1', 'Host: localhost', ': y'),
    'a header with a space in its name': lines('GET /order/orders HTTP/1.1', 'Host: localhost', 'a b: y'),
    'a NUL in a header': lines('GET /order/orders HTTP/1.1', 'Host: localhost', 'a: \u0000'),
    'a folded header': lines('GET /order/orders HTTP/1.1', 'Host: localhost', 'a: b', ' c'),
    'a bare line feed': bareLineFeed,
    'two lengths': `${lines('POST /product/categories HTTP/1.1', 'Host: localhost', 'Content-Type: application/json', 'Content-Length: 2', 'Content-Length: 3')}{}`,
    'a length and chunks': `${lines('POST /product/categories HTTP/1.1', 'Host: localhost', 'Content-Type: application/json', 'Content-Length: 2', 'Transfer-Encoding: chunked')}0\r\n\r\n`,
    'a negative length': lines('POST /product/categories HTTP/1.1', 'Host: localhost', 'Content-Length: -1'),
    'an endless length': lines('POST /product/categories HTTP/1.1', 'Host: localhost', 'Content-Length: 99999999999999999999999'),
    'bad chunks': `${lines('POST /product/categories HTTP/1.1', 'Host: localhost', 'Content-Type: application/json', 'Transfer-Encoding: chunked')}zz\r\n{}\r\n`,
    'an unknown transfer encoding': lines('POST /product/categories HTTP/1.1', 'Host: localhost', 'Transfer-Encoding: rot13'),
    'an unknown expectation': lines(
      'POST /product/categories HTTP/1.1',
      'Host: localhost',
      'Expect: the-unexpected',
      'Content-Length: 0',
      'Connection: close',
    ),
    'a space in the path': lines('GET /order/ orders HTTP/1.1', 'Host: localhost'),
    'bytes in the path': Buffer.from('GET /order/\u00ff\u00fe HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n', 'latin1'),
    'an absolute address': lines('GET http://example.org/etc HTTP/1.1', 'Host: localhost', 'Connection: close'),
    'a star': lines('OPTIONS * HTTP/1.1', 'Host: localhost', 'Connection: close'),
    'a tunnel': lines('CONNECT example.org:443 HTTP/1.1', 'Host: localhost'),
    TLS: Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xfc, 0x03, 0x03]),
    'HTTP/2': 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
    zeros: Buffer.alloc(1_000),
    'headers without end': `GET / HTTP/1.1\r\nHost: localhost\r\n${'a: b\r\n'.repeat(20_000)}`,
    'a line without end': `GET /${'a'.repeat(100_000)}`,
  }
  it.each(Object.entries(garbage))('%s: the answer is a problem or the end of the connection', async (_name, bytes) => {
    const head = await headNow()
    const answer = await client.sendBytes(bytes)
    if (answer !== '') {
      const [top = '', body = ''] = answer.split('\r\n\r\n', 2)
      const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(top)?.[1])
      const headers = Object.fromEntries(
        top
          .split('\r\n')
          .slice(1)
          .map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
      )
      // A server may accept a bare line feed as the end of a line (RFC 9112, 2.2), and nginx does.
      if (bytes === bareLineFeed && status === 200) soundStatus({ status, headers, text: body })
      else soundProblem({ status, headers, text: body })
      if (status >= 500) throw new Error(answer)
    }
    expect(await writtenSince(head)).toEqual([])
  })

  it('a request that breaks off has no effect', async () => {
    const head = await headNow()
    const body = '{"name":"half of a category"}'
    for (const cut of [0, 1, 10, body.length - 1]) {
      const fields = `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n${await client.authorizationLine()}`
      const top = `POST /product/categories HTTP/1.1\r\nHost: localhost\r\n${fields}\r\n`
      await client.sendBytes(top + body.slice(0, cut), { quietMs: 50 })
    }
    expect(await writtenSince(head)).toEqual([])
  })

  it('several requests sent at once are answered one after the other', async () => {
    const one = `GET /order/orders?limit=1 HTTP/1.1\r\nHost: localhost\r\n${await client.authorizationLine()}\r\n`
    const answer = await client.sendBytes(one.repeat(3))
    expect(answer.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(3)
  })
})

/** No route takes less, in bytes. */
const MIN_BODY_LIMIT = 64 * 1_024

describe('random input', () => {
  const anything = fc.oneof(
    fc.json({ maxDepth: 4 }),
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.constantFrom(...Object.values(notWanted).filter((text) => text.length < 1_000)),
  )
  /** Valid bodies in which some values are replaced by random or hostile ones. */
  const nearly = (example: object) =>
    fc
      .tuple(
        fc.subarray([...leaves(example)]),
        fc.infiniteStream(fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom(...hostileValues))),
      )
      .map(
        ([places, values]) =>
          JSON.stringify(places.reduce<unknown>((body, place) => replaced(body, place, () => values.next().value), example)) ?? 'null',
      )

  it.each(named(withBody))('%s: a body that the contract refuses is 400', { timeout: 60_000 }, async (_name, route) => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof({ arbitrary: nearly(route.example ?? {}), weight: 2 }, { arbitrary: anything, weight: 1 }),
        async (text) => {
          const status = await expectSound(() => post(route, text))
          const mustFail = isMalformed(route, text)
          // A long body is refused before anybody reads it.
          const refusals = text.length > MIN_BODY_LIMIT ? [400, 413] : [400]
          expect(mustFail && !refusals.includes(status)).toBe(false)
        },
      ),
      { numRuns: 60 },
    )
  })

  const segment = fc.oneof(
    fc.constantFrom(...serviceNames, 'event-store', 'admin', ...new Set(apiRoutes.flatMap(({ path }) => path.split('/')))),
    fc.constantFrom(ABSENT, exampleOf('stream'), '1', '0', '..', '%2e%2e', '%00', '%', '__proto__', ''),
    fc.string({ unit: 'binary', maxLength: 20 }).map((text) => encodeURIComponent(text.toWellFormed())),
    fc.string({ unit: fc.constantFrom(...'%0aF/;:=&?[]{}"\'<>\\^`|~*'), maxLength: 10 }),
  )
  const anyPath = fc.oneof(
    fc.tuple(fc.constantFrom(...apiRoutes), fc.array(segment, { maxLength: 1 })).map(([route, rest]) => [pathOf(route), ...rest].join('/')),
    fc.array(segment, { maxLength: 6 }).map((segments) => `/${segments.join('/')}`),
  )
  const query = fc
    .array(fc.tuple(fc.constantFrom('limit', 'cursor', 'status', 'after', 'year', 'by', 'from', 'customerId', 'x', '__proto__'), segment), {
      maxLength: 3,
    })
    .map((pairs) => (pairs.length === 0 ? '' : `?${pairs.map((pair) => pair.join('=')).join('&')}`))
  const headerValue = fc.oneof(
    fc.constantFrom('1', '"1"', '*', 'wait=0', 'application/json', 'gzip', ABSENT, '', 'chunked'),
    fc.string({
      unit: fc
        .integer({ min: 32, max: 255 })
        .filter((code) => code !== 127)
        .map((code) => String.fromCharCode(code)),
      maxLength: 30,
    }),
  )
  const headers = fc.dictionary(
    fc.constantFrom(
      'souk-position',
      'idempotency-key',
      'if-match',
      'if-none-match',
      'prefer',
      'content-type',
      'accept',
      'content-encoding',
      'x-request-id',
      'cookie',
      'authorization',
      'range',
      'origin',
      'x-http-method-override',
      'upgrade',
    ),
    headerValue,
    { noNullPrototype: true },
  )

  it('gets a sound answer for any request', { timeout: 300_000 }, async () => {
    const method = fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS')
    await fc.assert(
      fc.asyncProperty(
        method,
        anyPath,
        query,
        headers,
        fc.option(anything, { nil: undefined }),
        async (verb, path, search, given, body) => {
          const target = `${path}${search}`
          // Skips positions far beyond the head, which delay the answer by two seconds.
          if (/^\d{3,}$/.test(given['souk-position'] ?? '') || !/^[\u0021-\u00ff]+$/.test(target)) return
          const isSent = body !== undefined && verb !== 'GET' && verb !== 'HEAD'
          await expectSound(() => client.send({ method: verb, path: target, headers: given, ...(isSent && { body }) }))
        },
      ),
      {
        numRuns: 1_000,
        examples: [
          ['GET', '/customer/customers', '', { 'if-none-match': '*' }, undefined],
          // A page of the shop, and a path of a service.
          ['GET', '/orders', '', {}, undefined],
        ],
      },
    )
  })

  it('gets a 4xx or no answer for any bytes', { timeout: 60_000 }, async () => {
    const start = fc.constantFrom(
      '',
      'GET /order/orders HTTP/1.1\r\n',
      'POST /order/orders HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n',
    )
    await fc.assert(
      fc.asyncProperty(start, fc.uint8Array({ maxLength: 300 }), async (beginning, bytes) => {
        const answer = await client.sendBytes(Buffer.concat([Buffer.from(beginning), bytes, Buffer.from('\r\n\r\n')]), { quietMs: 30 })
        expect(answer).toMatch(/^(?:HTTP\/1\.1 4\d\d |$)/)
      }),
      { numRuns: 60 },
    )
  })
})

it('after all this the shop still works, and its books are in order', async () => {
  const { productId } = await shop.addProduct({ stock: 1, price: 5 })
  const customerId = await shop.register(5)
  const { orderId } = await shop.until(
    () => shop.order201(customerId, [{ productId, quantity: 1 }]),
    () => true,
    'an order is taken',
  )
  expect((await shop.settled(orderId)).status).toBe('FINALIZED')
  expect(faultsIn(await books(system.url))).toEqual([])
})
