import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { auditServer } from 'graphql-http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createClient, valueOf, type AddedProduct, type Category, type Fetch, type Order } from '@souk/client'
import { buildGraphqlApp, MAX_COST, MAX_DEPTH, MAX_ITEMS, MAX_REQUESTS, MAX_TOKENS, TIME_LIMIT_MS, type GraphqlParts } from '@souk/graphql'
import { BODY_LIMIT } from '@souk/http'
import { newId } from '@souk/log-protocol'
import { silentLogger } from '@souk/testing'
import { startShopInProcess, type ShopInProcess } from './support/shop-in-process.ts'
import { createShop, type Shop } from './support/shop.ts'

const Answer = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z
    .array(
      z.object({
        message: z.string(),
        path: z.array(z.union([z.string(), z.number()])).optional(),
        extensions: z.record(z.string(), z.unknown()),
      }),
    )
    .optional(),
})
type Answer = z.infer<typeof Answer>

interface Asked {
  readonly variables?: object
  readonly token?: string
  readonly headers?: Readonly<Record<string, string>>
}

let shop: ShopInProcess
let stage: Shop
let categories: Category[]
let products: AddedProduct[]
let ann: { readonly customerId: string; readonly token: string }
let order: Order

/** The position at which everything above has happened. */
let position: string

/** Registers a customer, who logs in. */
const register = async (credit: number): Promise<typeof ann> => {
  const api = createClient({ baseUrl: shop.url })
  const username = `test-${newId()}`
  const password = 'a long enough one'
  const { customerId } = await valueOf(
    api.registerCustomer({ body: { username, password, name: 'Ann Example', email: 'ann@example.org' } }),
  )
  await stage.adjustCredit(customerId, credit)
  return { customerId, token: (await valueOf(api.logIn({ body: { username, password } }))).accessToken }
}

beforeAll(async () => {
  shop = await startShopInProcess()
  stage = createShop(shop.url)
  const { api } = stage
  const drinks = await valueOf(api.addCategory({ body: { name: 'Drinks', description: 'What is drunk' } }))
  const inside = await Promise.all(
    ['Tea', 'Coffee', 'Juice', 'Water', 'Milk'].map((name) => valueOf(api.addCategory({ body: { name, parentId: drinks.categoryId } }))),
  )
  categories = [drinks, ...inside]
  products = []
  for (let index = 0; index < 50; index += 1) {
    const body = {
      categoryId: inside[index % 5]?.categoryId ?? '',
      name: `Lantern ${index}`,
      description: `Number ${index}`,
      supplier: index % 2 === 0 ? 'Even' : 'Odd',
      price: 100 + index,
      unitsInStock: 10,
    }
    products.push(await valueOf(api.addProduct({ body })))
  }
  ann = await register(10_000)
  position = String((await stage.head()).position)
  await valueOf(api.listOrders({ query: { limit: 1 }, headers: { 'souk-position': position } }))
  const lines = products.slice(0, 2).map(({ productId }) => ({ productId, quantity: 1 }))
  const placed = await stage.order201(ann.customerId, lines)
  order = await stage.until(
    () => stage.order(placed.orderId),
    ({ invoiceNumber }) => invoiceNumber !== null,
    'the invoice is issued',
  )
  position = String((await stage.head()).position)
}, 60_000)
afterAll(() => shop.close())

/** The graph of the shop, with the paths that it asks the API for. */
const graphOf = (parts: Partial<GraphqlParts> = {}) => {
  const asked: string[] = []
  const send = parts.fetch ?? fetch
  const counting: Fetch = (request) => {
    asked.push(new URL(request.url).pathname)
    return send(request)
  }
  const dependencies = { logger: silentLogger, newId, baseUrl: shop.url, introspection: true }
  const app = buildGraphqlApp({ ...dependencies, ...parts, fetch: counting })
  const headersOf = ({ token, headers }: Asked) => ({
    'souk-position': position,
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
    ...headers,
  })
  const post = (payload: object | string, sent: Asked = {}) =>
    app.inject({ method: 'POST', url: '/graphql', headers: { 'content-type': 'application/json', ...headersOf(sent) }, payload })
  return {
    app,
    asked,
    post,
    get: (query: Readonly<Record<string, string>>, sent: Asked = {}) =>
      app.inject({ url: '/graphql', headers: headersOf(sent), query: { ...query } }),
    ask: async (query: string, sent: Asked = {}): Promise<Answer> =>
      Answer.parse((await post({ query, variables: sent.variables }, sent)).json()),
  }
}

/** The only error of an answer, by its code. */
const codeOf = ({ errors = [] }: Answer): unknown => (errors.length === 1 ? errors[0]?.extensions['code'] : errors)

describe('the graph', () => {
  it('asks once for 50 products with the names of their categories, and twice with all of their tree', async () => {
    const one = graphOf()
    const { data, errors } = await one.ask('{ products(first: 50) { nodes { id name price category { name } } total { count } } }')
    expect(errors).toBeUndefined()
    expect(data).toMatchObject({ products: { total: { count: 50 } } })
    expect(one.asked).toEqual(['/storefront/products'])

    const two = graphOf()
    const { data: more } = await two.ask(
      '{ products(first: 50, sort: NAME) { nodes { name category { name description productCount parent { name } path { name } } } } }',
    )
    expect(more).toMatchObject({
      products: { nodes: { 0: { category: { name: 'Tea', productCount: 10, parent: { name: 'Drinks' }, path: [{ name: 'Drinks' }] } } } },
    })
    expect(two.asked).toEqual(['/storefront/products', '/storefront/home'])
  })

  it('asks for the products of all lines of all orders at once, and for the page of a product once', async () => {
    const lines = graphOf()
    const { data } = await lines.ask('{ me { orders { nodes { lines { quantity product { name category { name } } } } } } }', ann)
    expect(data).toMatchObject({
      me: { orders: { nodes: [{ lines: [{ product: { category: { name: 'Tea' } } }, { product: { name: 'Lantern 1' } }] }] } },
    })
    expect(lines.asked).toEqual([`/customer/customers/${ann.customerId}`, '/order/orders', '/product/products', '/storefront/home'])

    const page = graphOf()
    const id = products[0]?.productId
    const { data: shown, errors } = await page.ask(
      'query ($id: ID!) { a: product(id: $id) { name prices { price since } lowestPrice boughtTogether { name } sameCategory { name } } b: product(id: $id) { name } }',
      { variables: { id } },
    )
    expect(errors).toBeUndefined()
    expect(shown).toMatchObject({ a: { lowestPrice: 100, boughtTogether: [{ name: 'Lantern 1' }] }, b: { name: 'Lantern 0' } })
    expect(page.asked).toEqual([`/storefront/products/${id}`])
  })

  it('searches with facets and corrections, page by page', async () => {
    const { ask } = graphOf()
    const query = `query ($after: String, $before: String) { products(q: "lantren", supplier: "Even", first: 10, sort: PRICE, after: $after, before: $before) {
      nodes { name } pageInfo { hasNextPage endCursor hasPreviousPage startCursor } total { count exact } corrected matched
      facets { category { label count category { parent { name } } } supplier { value count } price { min max ranges { from until count } } inStock { value count } }
    } }`
    const Page = z.object({
      products: z.object({
        nodes: z.array(z.object({ name: z.string() })),
        pageInfo: z.object({ endCursor: z.string().nullable(), startCursor: z.string().nullable() }),
      }),
    })
    const { data, errors } = await ask(query)
    expect(errors).toBeUndefined()
    expect(data).toMatchObject({
      products: {
        total: { count: 25, exact: true },
        corrected: 'lantern',
        matched: 'ALL',
        pageInfo: { hasNextPage: true, hasPreviousPage: false },
        facets: { supplier: expect.arrayContaining([{ value: 'Odd', count: 25 }]) },
      },
    })
    const first = Page.parse(data).products
    const second = Page.parse((await ask(query, { variables: { after: first.pageInfo.endCursor } })).data).products
    expect(second.nodes.map(({ name }) => name)).toEqual(Array.from({ length: 10 }, (_, index) => `Lantern ${20 + 2 * index}`))
    const back = Page.parse((await ask(query, { variables: { before: second.pageInfo.startCursor } })).data).products
    expect(back.nodes).toEqual(first.nodes)
  })

  it('shows the tree, a category, the first page and suggestions', async () => {
    const { ask, asked } = graphOf()
    const { data, errors } = await ask(
      `query ($id: ID!, $slug: String!) {
        categories { name children { name productCount } }
        category(id: $id) { name bestselling { name } newest { name } products(first: 2) { nodes { name } } }
        categoryBySlug(slug: $slug) { id }
        home { newest { name } bestselling { name } backInStock { name } }
        suggestions(q: "lan") { products { name product { price } } categories { name } queries }
      }`,
      { variables: { id: categories[1]?.categoryId, slug: categories[0]?.slug } },
    )
    expect(errors).toBeUndefined()
    expect(data).toMatchObject({
      categories: [{ name: 'Drinks', children: expect.arrayContaining([{ name: 'Tea', productCount: 10 }]) }],
      category: { name: 'Tea', products: { nodes: [{}, {}] } },
      categoryBySlug: { id: categories[0]?.categoryId },
    })
    expect(new Set(asked).size).toBe(asked.length)
  })

  it('shows the path of a drawn picture, also of a product of an order', async () => {
    const { data } = await graphOf().ask(
      '{ products(first: 1) { nodes { drawn } } me { orders { nodes { lines { product { drawn } } } } } }',
      ann,
    )
    const paths = JSON.stringify(data).match(/(?<=drawn":")[^"]+/g) ?? []
    expect(paths).toHaveLength(3)
    for (const path of paths) expect((await fetch(shop.url + path)).headers.get('content-type')).toBe('image/svg+xml')
  })

  it('shows whoever has a token what is theirs', async () => {
    const { ask } = graphOf()
    const { data, errors } = await ask(
      `query ($id: ID!) { me {
        id name email addresses { lines }
        credit { available spent ledger(kind: CHARGED) { nodes { kind amount orderId } total { count } } }
        order(id: $id) { status total cancelReason history { subject status by causes { event } } invoice { number recipient { name } lines { name } order { id } } }
        invoices { nodes { number } }
      } }`,
      { ...ann, variables: { id: order.orderId } },
    )
    expect(errors).toBeUndefined()
    expect(data).toMatchObject({
      me: {
        id: ann.customerId,
        name: 'Ann Example',
        credit: { available: 9_799, spent: 201, ledger: { nodes: [{ kind: 'CHARGED', amount: 201, orderId: order.orderId }] } },
        order: {
          status: 'FINALIZED',
          total: 201,
          cancelReason: null,
          invoice: { number: order.invoiceNumber, order: { id: order.orderId } },
        },
        invoices: { nodes: [{ number: order.invoiceNumber }] },
      },
    })
  })

  it('shows nobody what belongs to another', async () => {
    const { ask } = graphOf()
    const other = await register(1)
    const { data, errors } = await ask('query ($id: ID!) { me { order(id: $id) { id } orders { nodes { id } } } }', {
      ...other,
      variables: { id: order.orderId },
    })
    expect([data, errors]).toEqual([{ me: { order: null, orders: { nodes: [] } } }, undefined])
    expect(await ask('{ me { id } }')).toEqual({ data: { me: null } })
  })

  it('is null for what is not there, and tells what was refused or failed beside what was not', async () => {
    const { ask } = graphOf()
    expect(
      await ask('query ($id: ID!) { product(id: $id) { id } category(id: $id) { id } productBySlug(slug: "x-999999") { id } }', {
        variables: { id: newId() },
      }),
    ).toEqual({
      data: { product: null, category: null, productBySlug: null },
    })
    for (const name of ['', '.', '..'])
      expect(
        await ask(`{ product(id: "${name}") { id } categoryBySlug(slug: "${name}") { id } me { order(id: "${name}") { id } } }`, ann),
      ).toEqual({
        data: { product: null, categoryBySlug: null, me: { order: null } },
      })
    const refused = await ask('{ me { id } products(first: 1) { nodes { name } } }', { token: 'a.b.c' })
    expect([codeOf(refused), refused.data]).toMatchObject(['not-authenticated', { me: null, products: { nodes: [{}] } }])
    const forged = await ask('{ me { id } }', { token: ann.token.slice(0, -4) + 'AAAA' })
    expect(forged.errors).toMatchObject([
      { path: ['me'], extensions: { code: 'not-authenticated', status: 401, requestId: expect.any(String) } },
    ])
    expect(codeOf(await ask('{ product(id: "no id") { name } }'))).toBe('malformed-request')

    const away = graphOf({
      fetch: async (request) => (request.url.includes('/home') ? new Response('<html>', { status: 502 }) : fetch(request)),
    })
    const partly = await away.ask('{ home { newest { name } } products(first: 1) { nodes { name } } }')
    expect(partly).toMatchObject({
      data: { home: null, products: { nodes: [{}] } },
      errors: [{ extensions: { code: 'bad-gateway', status: 502 } }],
    })
  })

  it('answers what has come in time', async () => {
    const slow = graphOf({
      timeLimitMs: 300,
      fetch: async (request) => {
        if (request.url.includes('/home')) await sleep(5_000)
        return fetch(request)
      },
    })
    const start = performance.now()
    const answer = await slow.ask('{ home { newest { name } } products(first: 1) { nodes { name } } }')
    expect(answer).toMatchObject({ data: { home: null, products: { nodes: [{}] } }, errors: [{ extensions: { code: 'gateway-timeout' } }] })
    expect(performance.now() - start).toBeLessThan(2_000)
  })
})

describe('a query', () => {
  it('is answered by the gateway of the shop', async () => {
    const body = JSON.stringify({ query: '{ products(first: 1) { nodes { name } } }' })
    const answer = await fetch(`${shop.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
    expect(Answer.parse(await answer.json())).toMatchObject({ data: { products: { nodes: [{}] } } })
  })

  it('follows GraphQL over HTTP', async () => {
    const results = await auditServer({ url: `${shop.url}/graphql` })
    const faults = results.filter(({ status }) => status === 'error').map(({ name }) => name)
    expect(results.length).toBeGreaterThan(50)
    expect(faults).toEqual([])
  })

  it('is kept by its hash, and then asked for by it, also with GET, whose answer caches may keep', async () => {
    const { post, get } = graphOf()
    const query = '{ categories { name } }'
    const extensions = { persistedQuery: { version: 1, sha256Hash: hash('sha256', query) } }
    expect(codeOf(Answer.parse((await post({ extensions })).json()))).toBe('PERSISTED_QUERY_NOT_FOUND')
    expect((await post({ query, extensions })).json()).toMatchObject({ data: { categories: [{}] } })
    expect((await post({ extensions })).json()).toMatchObject({ data: { categories: [{}] } })
    const kept = await get({ extensions: JSON.stringify(extensions) })
    expect(kept.json()).toMatchObject({ data: { categories: [{}] } })
    expect(kept.headers).toMatchObject({
      'cache-control': 'public, no-cache',
      etag: expect.any(String),
      vary: expect.stringContaining('authorization'),
    })
    const again = await get({ extensions: JSON.stringify(extensions) }, { headers: { 'if-none-match': String(kept.headers.etag) } })
    expect([again.statusCode, again.body]).toEqual([304, ''])
    for (const answer of [await get({ query }, ann), await post({ query }), await get({ query: '{ product(id: "x") { id } }' })])
      expect([answer.statusCode, answer.headers['cache-control']]).toEqual([200, 'no-store'])
  })

  it('is not taken for another one', async () => {
    const { post } = graphOf()
    for (const persistedQuery of [
      { version: 1, sha256Hash: hash('sha256', 'another') },
      { version: 2, sha256Hash: hash('sha256', '{ me { id } }') },
      { version: 1, sha256Hash: 7 },
    ])
      expect(codeOf(Answer.parse((await post({ query: '{ me { id } }', extensions: { persistedQuery } })).json()))).toBe(
        'malformed-request',
      )
  })
})

describe('a hostile query', () => {
  const deep = `{ categories ${'{ children '.repeat(20)}{ name }${' }'.repeat(20)} }`
  const circle = '{ home { newest { ...A } } } fragment A on Product { category { ...B } } fragment B on Category { bestselling { ...A } }'
  const doubling = Array.from({ length: 60 }, (_, index) => `fragment F${index} on Product { ...F${index + 1} ...F${index + 1} }`).join(' ')
  const aliases = (count: number, field: string): string => Array.from({ length: count }, (_, index) => `a${index}: ${field}`).join(' ')

  it.each([
    ['deep', deep, /deep/],
    ['of a circle of fragments', circle, /Cannot spread fragment/],
    ['of fragments that double', `{ home { newest { ...F0 } } } ${doubling} fragment F60 on Product { name }`, /costs/],
    ['of 1,000 aliases', `{ ${aliases(1_000, 'home { newest { name } }')} }`, /tokens/],
    ['of 100 aliases', `{ ${aliases(100, 'home { newest { name } }')} }`, /costs/],
    ['wide', `{ products(first: 100) { nodes { ${aliases(50, 'description')} } } }`, /costs/],
    ['of a variable for the length', 'query ($n: Int!) { products(first: $n) { nodes { prices { price } } } }', /costs/],
    ['of pages in pages', '{ categories { children { products(first: 100) { nodes { name } } } } }', /costs/],
    ['of directives', `{ home { newest { name ${'@include(if: true) '.repeat(300)} } } }`, /tokens/],
    ['of no field', '{ nothing }', /Cannot query field/],
    ['of no GraphQL', '{{{{', /Syntax Error/],
    ['of a page that is too long', '{ products(first: 101) { total { count } } }', /first must be 1 to 100/],
    ['of two directions', '{ products(after: "a", before: "b") { total { count } } }', /only one/],
    ['to change something', 'mutation { a }', /mutation/],
    ['to be told what comes', 'subscription { a }', /subscription/],
    ['of a number that is none', '{ products(priceFrom: "1") { total { count } } }', /SafeInt/],
    ['of a cursor that is none', '{ products(after: "x") { total { count } } }', /cursor/],
  ])('%s is refused at once', async (_what, query, why) => {
    const { post, asked } = graphOf()
    const start = performance.now()
    const answer = await post({ query, variables: { n: 100 } })
    const { errors = [] } = Answer.parse(answer.json())
    expect(performance.now() - start).toBeLessThan(500)
    expect(errors[0]?.message).toMatch(why)
    expect(errors[0]?.extensions).toMatchObject({ code: 'malformed-request', status: 400, requestId: answer.headers['x-request-id'] })
    expect(answer.body).not.toMatch(/node_modules|\.ts:|\n\s+at /)
    expect(asked.length).toBeLessThan(2)
  })

  it('with more items than its costs assume ends in the lists that are too much', async () => {
    const much = graphOf({
      fetch: async () =>
        Response.json({
          categories: Array.from({ length: 5_001 }, (_, index) => ({ categoryId: String(index), name: 'x', slug: 'x', parentId: null })),
        }),
    })
    const answer = await much.ask('{ categories { name } }')
    expect([codeOf(answer), answer.data]).toEqual(['malformed-request', { categories: null }])
  })

  it('with more requests than its costs assume asks no more', async () => {
    const lost = Array.from({ length: 150 }, () => ({ productId: newId(), name: 'x', quantity: 1, unitPrice: 1 }))
    const answers = new Map<string, object>([
      ['/order/orders', { items: [{ orderId: newId(), lines: lost }] }],
      ['/product/products', { items: lost.map(({ productId }) => ({ productId, categoryId: newId() })) }],
    ])
    const { ask, asked } = graphOf({
      fetch: async (request) => {
        const answer = answers.get(new URL(request.url).pathname)
        return answer ? Response.json(answer) : fetch(request)
      },
    })
    const { errors = [] } = await ask('{ me { orders { nodes { lines { product { category { name } } } } } } }', ann)
    expect([asked.length, errors.length > 0, errors.every(({ extensions }) => extensions['code'] === 'malformed-request')]).toEqual([
      100,
      true,
      true,
    ])
  })

  it.each([
    ['several queries at once', [{ query: '{ me { id } }' }], 400, {}],
    ['a huge body', { query: `{ me { id } } # ${'x'.repeat(70_000)}` }, 413, {}],
    ['a body of another type', 'query=x', 415, { 'content-type': 'application/x-www-form-urlencoded' }],
    ['no JSON', '{"query":', 400, {}],
    ['no query', {}, 400, {}],
    ['a query that is no text', { query: 7 }, 400, {}],
    ['variables that are none', { query: '{ me { id } }', variables: 7 }, 400, {}],
    [
      'a name of no operation',
      { query: 'query a { me { id } }', operationName: 'b' },
      400,
      { accept: 'application/graphql-response+json' },
    ],
    ['__proto__', '{"query":"{ me { id } }","variables":{"__proto__":{"a":1}}}', 400, {}],
  ])('as %s is refused', async (_what, body, status, headers) => {
    const answer = await graphOf().post(body, { headers })
    expect([answer.statusCode, answer.body.includes('requestId')]).toEqual([status, true])
  })

  it('is told nothing of the schema in production', async () => {
    const { ask } = graphOf({ introspection: false })
    for (const query of ['{ __schema { types { name } } }', '{ __type(name: "Product") { name } }'])
      expect((await ask(query)).errors?.[0]?.message).toMatch(/introspection/i)
    expect((await ask('{ product { naem } }')).errors?.map(({ message }) => message).join()).not.toMatch(/Did you mean/)
    expect(await ask('{ __typename }')).toEqual({ data: { __typename: 'Query' } })
    expect((await graphOf().ask('{ __schema { queryType { name } } }')).data).toEqual({ __schema: { queryType: { name: 'Query' } } })
  })
})

describe('GraphiQL', () => {
  const browser = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8' }

  it('is for a browser in development, runs its own script only, and loads nothing from elsewhere', async () => {
    const { app, asked } = graphOf()
    const { statusCode, headers, body } = await app.inject({ url: '/graphql', headers: browser })
    expect([statusCode, headers['content-type'], headers.vary]).toEqual([200, 'text/html; charset=utf-8', 'accept, accept-encoding'])
    // What a browser takes for the end of a script or its start.
    const scripts = Array.from(body.matchAll(/<script>(.*?)<\/script/gs), ([, script = '']) => script)
    expect(scripts).toHaveLength(1)
    const policy = String(headers['content-security-policy']).split('; ')
    expect(policy).toContain(`script-src 'sha256-${hash('sha256', scripts[0] ?? '', 'base64')}'`)
    expect(policy).toEqual(expect.arrayContaining(["default-src 'none'", "connect-src 'self'", "frame-ancestors 'none'"]))
    expect(policy.join()).not.toMatch(/https?:|\*|unsafe-eval/)
    expect(body.replace(scripts[0] ?? '', '')).not.toMatch(/https?:|@import/)
    expect(asked).toEqual([])

    const again = await app.inject({ url: '/graphql', headers: { ...browser, 'if-none-match': headers.etag } })
    expect([again.statusCode, again.body]).toEqual([304, ''])
  })

  it('reaches a browser compressed through the gateway', async () => {
    const answer = await fetch(`${shop.url}/graphql`, { headers: browser })
    expect(answer.headers.get('content-encoding')).toBe('gzip')
    expect(await answer.text()).toContain('GraphiQL needs JavaScript')
  })

  it('is for nobody else', async () => {
    const { app } = graphOf()
    const query = { query: '{ __typename }' }
    expect((await app.inject({ url: '/graphql', query, headers: browser })).json()).toEqual({ data: { __typename: 'Query' } })
    const others = ['*/*', 'application/json, text/html', 'application/graphql-response+json'].map((accept) => ({ accept }))
    for (const headers of [{}, ...others]) expect((await app.inject({ url: '/graphql', headers })).headers['content-type']).toMatch(/json/)
  })

  it('is not there in production', async () => {
    const { app } = graphOf({ introspection: false })
    const toBrowser = await app.inject({ url: '/graphql', headers: browser })
    const toOthers = await app.inject({ url: '/graphql', headers: { accept: '*/*' } })
    const told = ({ statusCode, headers }: typeof toBrowser) => [statusCode, headers['content-type'], headers['content-security-policy']]
    expect(told(toBrowser)).toEqual(told(toOthers))
    expect(toBrowser.headers['content-type']).toMatch(/json/)
  })
})

describe('the README', () => {
  const readme = readFileSync(new URL('../consumers/graphql/README.md', import.meta.url), 'utf8')
  const examples = Array.from(readme.matchAll(/^```graphql\n(.*?)^```$/gms), ([, example = '']) => example)

  it.each(examples)('shows a query that is answered: %s', async (query) => {
    const { data, errors } = await graphOf().ask(query, { ...ann, variables: { slug: products[0]?.slug } })
    expect([errors, data === null]).toEqual([undefined, false])
  })

  it('names the limits as they are', () => {
    expect(examples.length).toBeGreaterThan(3)
    for (const limit of [BODY_LIMIT, MAX_TOKENS, MAX_DEPTH, MAX_COST, MAX_REQUESTS, MAX_ITEMS, TIME_LIMIT_MS])
      expect(readme).toMatch(new RegExp(`\\| ${limit.toLocaleString('en')} +\\|`))
  })
})
