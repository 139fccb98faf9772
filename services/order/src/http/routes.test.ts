import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MAX_ORDER_LINES, Order, OrderCounts, OrderStatistics, page, type OrderHistory, type Problem } from '@souk/contracts'
import { newId } from '@souk/log-protocol'
import { asTestManager, testManagersHeader, withTestManager } from '@souk/service/testing'
import { createManualClock, testId, turn } from '@souk/testing'
import { teaAdded } from '../../testing/samples.ts'
import { startStack, tea, type Stack } from '../../testing/stack.ts'
import { buildOrderApp } from './routes.ts'

let stack: Stack
beforeEach(async () => {
  stack = await startStack()
})
afterEach(() => stack.stop())

const post = (payload: object | string, headers: Record<string, string> = {}, app = stack.app) =>
  app.inject({
    method: 'POST',
    url: '/orders',
    headers: { 'content-type': 'application/json', 'idempotency-key': newId(), ...headers },
    payload,
  })

describe('POST /orders', () => {
  it('answers with the new order and its location', async () => {
    const customerId = newId()
    const response = await post({ customerId, lines: [{ productId: tea, quantity: 3 }] })
    expect(response.statusCode).toBe(201)
    const order = response.json<Order>()
    expect(order).toEqual({
      orderId: expect.any(String),
      version: 1,
      addressId: null,
      customerId,
      placedAt: expect.any(String),
      deadlineAt: expect.any(String),
      finishedAt: null,
      status: 'PENDING',
      stockStatus: 'PENDING',
      creditStatus: 'PENDING',
      stockOutcome: null,
      creditOutcome: null,
      missingProductId: null,
      cancelReason: null,
      invoiceNumber: null,
      lines: [{ productId: tea, name: 'Tea', quantity: 3, unitPrice: 250 }],
      total: 750,
      currency: 'GBP',
    })
    expect(Date.parse(order.deadlineAt) - Date.parse(order.placedAt)).toBe(30_000)
    expect(response.headers).toMatchObject({ location: `orders/${order.orderId}`, 'souk-position': '2' })
    expect(await stack.order(order.orderId)).toEqual(order)
  })

  it('answers at once, whatever is preferred, because a retry gets the same answer', async () => {
    const body = { customerId: newId(), lines: [{ productId: tea, quantity: 1 }] }
    const headers = { 'idempotency-key': 'k1', prefer: 'wait=30' }
    const first = await post(body, headers)
    const { orderId, status } = first.json<Order>()
    expect([first.statusCode, status, first.headers['preference-applied']]).toEqual([201, 'PENDING', undefined])
    await stack.cancel(orderId)
    expect((await post(body, headers)).body).toBe(first.body)
  })

  it('answers a retry as it answered first, and places one order', async () => {
    const body = { customerId: newId(), lines: [{ productId: tea, quantity: 1 }] }
    const headers = { 'idempotency-key': 'k1' }
    const [one, other] = await Promise.all([post(body, headers), post(body, headers)])
    const late = await post(body, headers)
    expect([one.statusCode, other.statusCode, late.statusCode]).toEqual([201, 201, 201])
    expect(other.body).toBe(one.body)
    expect(late.body).toBe(one.body)
    expect(late.headers).toMatchObject({ location: one.headers.location, 'idempotent-replayed': 'true' })
    expect([one, other].filter(({ headers: sent }) => sent['idempotent-replayed'] === 'true')).toHaveLength(1)
    expect((await stack.app.inject('/orders')).json<{ items: Order[] }>().items).toHaveLength(1)
  })

  it('answers a retry as it answered first, although the order is final and the product is gone', async () => {
    const body = { customerId: newId(), lines: [{ productId: tea, quantity: 1 }] }
    const headers = { 'idempotency-key': 'k1' }
    const first = await post(body, headers)
    await stack.cancel(first.json<Order>().orderId)
    const app = stack.appWithoutCatalogue()
    try {
      const retry = await post(body, headers, app)
      expect(retry.statusCode).toBe(201)
      expect(retry.body).toBe(first.body)
      expect((await post(body, { 'idempotency-key': 'k2' }, app)).json<Problem>()).toMatchObject({ code: 'unknown-product', status: 422 })
    } finally {
      await app.close()
    }
  })

  it('refuses a key that was used for another order, and keeps customers apart', async () => {
    const [ada, bob] = [newId(), newId()]
    const body = { customerId: ada, lines: [{ productId: tea, quantity: 1 }] }
    const headers = { 'idempotency-key': 'k1', ...(await stack.bearer({ customerId: ada })) }
    await post(body, headers)
    const other = await post({ ...body, lines: [{ productId: tea, quantity: 2 }] }, headers)
    expect(other.statusCode).toBe(409)
    expect(other.json<Problem>().code).toBe('idempotency-key-reused')
    // Who has become a manager since sends the same as somebody else, but gets no second order.
    const asManager = { 'idempotency-key': 'k1', ...(await stack.bearer({ customerId: ada, role: 'manager' })) }
    expect((await post(body, asManager)).json<Problem>().code).toBe('idempotency-key-reused')
    const bobs = { 'idempotency-key': 'k1', ...(await stack.bearer({ customerId: bob })) }
    expect((await post({ ...body, customerId: bob }, bobs)).statusCode).toBe(201)
  })

  it('is for the sender, unless a manager names a customer', async () => {
    const [ada, bob, mia] = [newId(), newId(), newId()]
    const lines = [{ productId: tea, quantity: 1 }]
    const customerOf = async (body: object, headers: Record<string, string>): Promise<string> => {
      const answer = await post({ lines, ...body }, headers)
      return answer.statusCode === 201 ? answer.json<Order>().customerId : answer.json<Problem>().code
    }
    const adas = await stack.bearer({ customerId: ada })
    expect(await customerOf({}, adas)).toBe(ada)
    expect(await customerOf({ customerId: ada }, adas)).toBe(ada)
    expect(await customerOf({ customerId: bob }, adas)).toBe('not-found')
    const managers = await stack.bearer({ customerId: mia, role: 'manager' })
    expect(await customerOf({ customerId: mia }, managers)).toBe(mia)
    expect(await customerOf({}, managers)).toBe('customer-required')
    expect(await customerOf({ customerId: bob }, managers)).toBe(bob)
  })

  it('accepts the largest possible order', async () => {
    const lines = Array.from({ length: MAX_ORDER_LINES }, () => ({ productId: newId(), quantity: 1, unitPrice: 250 }))
    const [categoryId, addedAt] = [newId(), stack.now()]
    await stack.append(...lines.map(({ productId }) => teaAdded({ productId, categoryId, addedAt })))
    await stack.caughtUp()
    const response = await post({ customerId: newId(), lines })
    expect(response.statusCode).toBe(201)
    const order = response.json<Order>()
    expect(order).toMatchObject({ total: 250 * MAX_ORDER_LINES, lines: lines.map((line) => ({ ...line, name: 'Tea' })) })
    expect(await stack.order(order.orderId)).toEqual(order)
  })

  it('names unknown products', async () => {
    const unknown = newId()
    const lines = [tea, unknown].map((productId) => ({ productId, quantity: 1 }))
    const response = await post({ customerId: newId(), lines })
    expect(response.statusCode).toBe(422)
    expect(response.json<Problem>()).toMatchObject({ code: 'unknown-product', detail: `no such product: ${unknown}` })
  })

  it('refuses an order whose total is too large', async () => {
    const response = await post({ customerId: newId(), lines: [{ productId: tea, quantity: 100_000, unitPrice: 100_000_000 }] })
    expect(response.statusCode).toBe(422)
    expect(response.json<Problem>().code).toBe('amount-too-large')
  })

  const customerId = newId()
  const line = { productId: tea, quantity: 1 }
  it.each<[string, unknown, string?]>([
    ['no body', undefined, 'body'],
    ['null', null, 'body'],
    ['a list', [], 'body'],
    ['a customer that is no UUID', { customerId: 'me', lines: [line] }, 'customerId'],
    ['no lines', { customerId }, 'lines'],
    ['an empty list of lines', { customerId, lines: [] }, 'lines'],
    [
      'too many lines',
      { customerId, lines: Array.from({ length: MAX_ORDER_LINES + 1 }, () => ({ productId: newId(), quantity: 1 })) },
      'lines',
    ],
    ['a product twice', { customerId, lines: [line, line] }, 'lines'],
    ['a product that is no UUID', { customerId, lines: [{ productId: '1', quantity: 1 }] }, 'lines.0.productId'],
    ['no quantity', { customerId, lines: [{ productId: tea }] }, 'lines.0.quantity'],
    ['quantity 0', { customerId, lines: [{ ...line, quantity: 0 }] }, 'lines.0.quantity'],
    ['a negative quantity', { customerId, lines: [{ ...line, quantity: -1 }] }, 'lines.0.quantity'],
    ['half a unit', { customerId, lines: [{ ...line, quantity: 0.5 }] }, 'lines.0.quantity'],
    ['too many units', { customerId, lines: [{ ...line, quantity: 100_001 }] }, 'lines.0.quantity'],
    ['a quantity as text', { customerId, lines: [{ ...line, quantity: '1' }] }, 'lines.0.quantity'],
    ['price 0', { customerId, lines: [{ ...line, unitPrice: 0 }] }, 'lines.0.unitPrice'],
    ['a price that is too high', { customerId, lines: [{ ...line, unitPrice: 100_000_001 }] }, 'lines.0.unitPrice'],
    ['an unknown field', { customerId, lines: [line], status: 'FINALIZED' }, 'status'],
    ['an unknown field of a line', { customerId, lines: [{ ...line, name: 'Tea' }] }, 'lines.0.name'],
    ['text that is no JSON', '{"customerId":'],
    ['a prototype', `{"customerId":"${customerId}","lines":[],"__proto__":{}}`],
  ])('refuses %s', async (_case, body, path) => {
    const response = await post(typeof body === 'string' ? body : (JSON.stringify(body) ?? ''))
    expect(response.statusCode).toBe(400)
    const problem = response.json<Problem>()
    expect(problem.code).toBe('malformed-request')
    expect(problem.errors?.map((error) => error.path)).toEqual(path === undefined ? undefined : [path])
  })

  it('refuses what is not JSON, and what is too large', async () => {
    expect((await post('customerId=1', { 'content-type': 'application/x-www-form-urlencoded' })).statusCode).toBe(415)
    expect((await post(' '.repeat(300_000))).statusCode).toBe(413)
    expect((await post({ customerId, lines: [line] }, { 'idempotency-key': 'ä' })).statusCode).toBe(400)
  })
})

describe('POST /orders/:orderId/again', () => {
  const again = (orderId: string, headers: Record<string, string> = {}) =>
    stack.app.inject({ method: 'POST', url: `/orders/${orderId}/again`, headers: { 'idempotency-key': newId(), ...headers } })

  it('places an order of the same lines at the price of today, once for each key', async () => {
    const customerId = newId()
    const owner = await stack.bearer({ customerId })
    const earlier = await stack.place({ customerId, lines: [{ productId: tea, quantity: 2, unitPrice: 200 }] })
    const headers = { ...owner, 'idempotency-key': 'once-more' }
    const first = await again(earlier.orderId, headers)
    const order = first.json<Order>()
    expect([first.statusCode, first.headers.location]).toEqual([201, `../${order.orderId}`])
    expect(order).toMatchObject({ customerId, status: 'PENDING', total: 500, lines: [{ productId: tea, quantity: 2, unitPrice: 250 }] })
    expect(await stack.order(order.orderId)).toEqual(order)
    await stack.append({ type: 'ProductRetired', data: { productId: tea, retiredAt: stack.now() } })
    await stack.caughtUp()
    const retry = await again(earlier.orderId, headers)
    expect([retry.body, retry.headers['idempotent-replayed']]).toEqual([first.body, 'true'])
    const late = await again(earlier.orderId, owner)
    expect([late.statusCode, late.json<Problem>()]).toMatchObject([
      422,
      { code: 'lines-unavailable', errors: [{ path: 'lines.0.productId', message: 'Tea is no longer sold' }] },
    ])
  })

  it('needs a key, which counts for one order', async () => {
    const [one, other] = [await stack.place(), await stack.place({ customerId: newId(), lines: [{ productId: tea, quantity: 1 }] })]
    const without = await stack.app.inject({ method: 'POST', url: `/orders/${one.orderId}/again` })
    expect([without.statusCode, without.json<Problem>().code]).toEqual([400, 'idempotency-key-required'])
    const owner = await stack.bearer({ customerId: one.customerId })
    const headers = { ...owner, 'idempotency-key': 'k1' }
    const second = (await again(one.orderId, headers)).json<Order>()
    expect((await again(second.orderId, headers)).json<Problem>().code).toBe('idempotency-key-reused')
    expect((await again(other.orderId, owner)).statusCode).toBe(404)
  })

  it('is done by a manager for the customer, and its commit says so', async () => {
    const customerId = newId()
    const mia = newId()
    const { orderId } = await stack.place({ customerId, lines: [{ productId: tea, quantity: 1 }] })
    const managers = await stack.bearer({ customerId: mia, role: 'manager' })
    const order = (await again(orderId, managers)).json<Order>()
    await stack.cancel(order.orderId, managers)
    const { changes } = (await stack.app.inject(`/orders/${order.orderId}/history`)).json<OrderHistory>()
    expect([order.customerId, changes.map(({ event, by }) => [event, by])]).toEqual([
      customerId,
      [
        ['OrderPlaced', 'manager'],
        ['OrderCanceled', 'manager'],
      ],
    ])
    const commits = await stack.service.log.readAll((changes[0]?.position ?? 0) - 1, 10)
    expect(commits.map(({ actor }) => actor)).toEqual([1, 2].map(() => ({ kind: 'manager', id: mia })))
  })
})

describe('GET /orders', () => {
  it('lists newest first, page by page, by customer and status', async () => {
    const customers = [newId(), newId()]
    const orders: Order[] = []
    for (let index = 0; index < 6; index += 1) {
      orders.push(await stack.place({ customerId: customers[index % 2], lines: [{ productId: tea, quantity: 1 }] }))
    }
    await stack.cancel(orders[2]?.orderId ?? '')
    const list = async (query: string): Promise<string[]> => {
      const ids: string[] = []
      for (let cursor: string | null = ''; cursor !== null;) {
        const url: string = `/orders?limit=2${query}${cursor === '' ? '' : `&cursor=${cursor}`}`
        const answer = (await stack.app.inject(url)).json<{ items: Order[]; nextCursor: string | null }>()
        ids.push(...answer.items.map(({ orderId }) => orderId))
        cursor = answer.nextCursor
      }
      return ids
    }
    const ids = (...indexes: readonly number[]) => indexes.map((index) => orders[index]?.orderId)
    expect(await list('')).toEqual(ids(5, 4, 3, 2, 1, 0))
    expect(await list(`&customerId=${customers[1]}`)).toEqual(ids(5, 3, 1))
    expect(await list('&status=PENDING')).toEqual(ids(5, 4, 3, 1, 0))
    expect(await list(`&status=CANCELED&customerId=${customers[0]}`)).toEqual(ids(2))
    expect(await list('&status=FINALIZED')).toEqual([])

    const pageOf = async (query: string) => page(Order).parse((await stack.app.inject(`/orders?limit=4${query}`)).json())
    const first = await pageOf('')
    const second = await pageOf(`&cursor=${first.nextCursor}`)
    expect(second.items.map(({ orderId }) => orderId)).toEqual(ids(1, 0))
    expect(second).toMatchObject({ nextCursor: null, total: { count: 6, exact: true } })
    const { items, previousCursor } = await pageOf(`&cursor=${second.previousCursor}`)
    expect([items, previousCursor]).toEqual([first.items, null])
    expect(first.items.map(({ version }) => version)).toEqual([1, 1, 1, 2])
    expect((await pageOf(`&customerId=${customers[1]}`)).total).toEqual({ count: 3, exact: true })
  })

  it('lists the order first that was placed last, also if the clock was set back and its id is the smallest', async () => {
    let next = 900
    const service = withTestManager(stack.service)
    const newSmallerId = (): string => testId((next -= 1))
    const app = asTestManager(buildOrderApp({ ...stack.dependencies, service, store: stack.store, newId: newSmallerId }))
    const ids: string[] = []
    for (let count = 0; count < 5; count += 1) {
      ids.push((await post({ customerId: newId(), lines: [{ productId: tea, quantity: 1 }] }, {}, app)).json<Order>().orderId)
    }
    await app.close()
    expect(ids).toEqual(ids.toSorted().toReversed())
    const first = (await stack.app.inject('/orders?limit=2')).json<{ items: Order[]; nextCursor: string }>()
    const rest = (await stack.app.inject(`/orders?cursor=${first.nextCursor}`)).json<{ items: Order[] }>()
    expect([...first.items, ...rest.items].map(({ orderId }) => orderId)).toEqual(ids.toReversed())
  })

  it('refuses the cursor of a list that was ordered by ids', async () => {
    const cursor = Buffer.from(JSON.stringify([newId()])).toString('base64url')
    expect((await stack.app.inject(`/orders?cursor=${cursor}`)).json<Problem>()).toMatchObject({ status: 400, code: 'malformed-request' })
  })

  it.each([
    'limit=0',
    'limit=101',
    'limit=some',
    'status=pending',
    'customerId=me',
    'cursor=nonsense',
    'cursor=WyJ4Il0',
    'cursor=WzBd',
    'sort=total',
    'sort=Newest',
    'reason=none',
    'productId=tea',
    'placedFrom=2026-03-14',
    'placedUntil=yesterday',
    'totalFrom=-1',
    'totalUntil=1.5',
    'totalUntil=1000000000001',
    'q=%00',
    `q=${'a'.repeat(201)}`,
    'q=a b c d e f g h i j k l m',
    'q=a-b-c-d-e-f-g-h-i-j-k-l-m',
    'q=2021 2022 2023 2024 2025 2026 2027',
    'openForSeconds=-1',
    'openForSeconds=1.5',
    'openForSeconds=1000000001',
  ])('refuses ?%s, and names the field', async (query) => {
    const response = await stack.app.inject(`/orders?${query}`)
    expect(response.statusCode).toBe(400)
    const { code, errors } = response.json<Problem>()
    expect([code, errors?.map(({ path }) => path)]).toEqual(['malformed-request', [query.split('=')[0]]])
  })

  it.each(['/orders', '/orders/counts', '/orders/export.csv'])('looks up twelve words at most: %s', async (url) => {
    const statusOf = async (q: string): Promise<number> => (await stack.app.inject({ url, query: { q } })).statusCode
    expect(await statusOf('a b c d e f g h i j k l')).toBe(200)
    expect(await statusOf('a b c d e f g h i j k lm l L lm-a')).toBe(200)
    expect(await statusOf('a b c d e f g h i j k l m')).toBe(400)
  })

  const [noon, later] = ['2026-03-14T12:00:00.000Z', '2026-03-14T12:00:00.001Z']
  it.each([
    [`placedFrom=${later}&placedUntil=${noon}`, ['placedUntil']],
    [`placedFrom=${noon}&placedUntil=${noon}`, ['placedUntil']],
    ['totalFrom=2&totalUntil=1', ['totalUntil']],
    [`placedFrom=${later}&placedUntil=${noon}&totalFrom=2&totalUntil=1`, ['placedUntil', 'totalUntil']],
  ])('refuses ?%s, in which no order can lie', async (query, paths) => {
    for (const list of ['/orders', '/orders/counts']) {
      const { code, errors } = (await stack.app.inject(`${list}?${query}`)).json<Problem>()
      expect([code, errors?.map(({ path }) => path)]).toEqual(['malformed-request', paths])
    }
  })

  it('lists by product, time, total and reason, the oldest first if it is asked to', async () => {
    await stack.stop()
    const { clock, advance } = createManualClock()
    stack = await startStack({ clock })
    const pot = newId()
    await stack.append(teaAdded({ productId: pot, categoryId: newId(), addedAt: stack.now() }))
    await stack.caughtUp()
    const orders: Order[] = []
    for (const quantity of [1, 2, 3, 4]) {
      const lines = [{ productId: tea, quantity }, ...(quantity % 2 === 0 ? [{ productId: pot, quantity: 1 }] : [])]
      orders.push(await stack.place({ customerId: newId(), lines }))
      await advance(1_000)
    }
    await stack.cancel(orders[1]?.orderId ?? '')
    const totalsOf = async (query: string): Promise<number[]> =>
      (await stack.app.inject(`/orders?${query}`)).json<{ items: Order[] }>().items.map(({ total }) => total)
    expect(await totalsOf('sort=oldest')).toEqual([250, 750, 750, 1_250])
    expect(await totalsOf(`productId=${pot}`)).toEqual([1_250, 750])
    expect(await totalsOf(`productId=${newId()}`)).toEqual([])
    expect(await totalsOf('totalFrom=250&totalUntil=750&sort=oldest')).toEqual([250, 750, 750])
    expect(await totalsOf(`placedFrom=${orders[1]?.placedAt}&placedUntil=${orders[3]?.placedAt}`)).toEqual([750, 750])
    // The same time, as other programs write it.
    const inTokyo = `${new Date(Date.parse(orders[1]?.placedAt ?? '') + 9 * 3_600_000).toISOString().slice(0, 19)}%2B09:00`
    expect(await totalsOf(`placedFrom=${inTokyo}`)).toEqual([1_250, 750, 750])
    expect(await totalsOf(`placedUntil=${inTokyo}`)).toEqual([250])
    expect(await totalsOf('reason=canceled-by-customer')).toEqual([750])
    expect(await totalsOf(`productId=${pot}&status=PENDING&totalFrom=1000&placedFrom=${orders[0]?.placedAt}`)).toEqual([1_250])
    expect(await totalsOf('status=PENDING&reason=canceled-by-customer')).toEqual([])
  })

  it('lists by a text: words of its products, the end of its id, its invoice number', async () => {
    const [ada, bob] = [newId(), newId()]
    const orderOf = (customerId: string) => stack.place({ customerId, lines: [{ productId: tea, quantity: 1 }] })
    const [first, second] = [await orderOf(ada), await orderOf(bob)]
    await stack.append({
      type: 'InvoiceIssued',
      data: { ...first, finalizedAt: stack.now(), issuedAt: stack.now(), number: '2026-000017' },
    })
    await stack.caughtUp()
    const found = async (q: string, customerId?: string): Promise<string[]> => {
      const headers = customerId === undefined ? {} : await stack.bearer({ customerId })
      const answer = await stack.app.inject({ url: '/orders', query: { q, sort: 'oldest' }, headers })
      const { items, total } = page(Order).parse(answer.json())
      expect(total.count).toBe(items.length)
      const counts = OrderCounts.parse((await stack.app.inject({ url: '/orders/counts', query: { q }, headers })).json())
      expect(counts.statuses.reduce((sum, { count }) => sum + count, 0)).toBe(items.length)
      return items.map(({ orderId }) => orderId)
    }
    expect(await found('TÉA')).toEqual([first.orderId, second.orderId])
    expect(await found('tea', bob)).toEqual([second.orderId])
    for (const [q, lines] of [
      ['tea', 3],
      [second.orderId.slice(-6), 2],
      ['🫖', 1],
    ] as const) {
      const file = (await stack.app.inject({ url: '/orders/export.csv', query: { q } })).body
      expect([q, file.trim().split('\r\n').length]).toEqual([q, lines])
    }
    expect(await found(second.orderId.slice(-6))).toEqual([second.orderId])
    expect(await found(second.orderId, ada)).toEqual([])
    expect(await found('2026-0000 te')).toEqual([first.orderId])
    for (const nothing of ['coffee', '%', '🫖', '"', 'tea coffee', 'NOT tea', 'te OR coffee', '(tea']) {
      expect([nothing, await found(nothing)]).toEqual([nothing, nothing === '(tea' ? [first.orderId, second.orderId] : []])
    }
  })

  it('lists what has been open for long, also when nothing but the time has changed', async () => {
    await stack.stop()
    const { clock, advance } = createManualClock()
    stack = await startStack({ clock })
    const orders = [await stack.place(), await stack.place()]
    await stack.cancel(orders[0]?.orderId ?? '')
    await advance(5_000)
    orders.push(await stack.place())
    const listed = async (query: string) => page(Order).parse((await stack.app.inject(`/orders?${query}`)).json())
    const ids = async (query: string): Promise<string[]> => (await listed(query)).items.map(({ orderId }) => orderId)
    const counted = async (query: string): Promise<number> =>
      OrderCounts.parse((await stack.app.inject(`/orders/counts?${query}`)).json()).statuses.reduce((sum, { count }) => sum + count, 0)
    expect(await ids('openForSeconds=5')).toEqual([])
    expect(await counted('openForSeconds=5')).toBe(0)
    await advance(1)
    expect(await ids('openForSeconds=5')).toEqual([orders[1]?.orderId])
    expect(await counted('openForSeconds=5')).toBe(1)
    expect(await ids('openForSeconds=0&sort=oldest')).toEqual([orders[1]?.orderId, orders[2]?.orderId])
    expect(await ids(`openForSeconds=0&placedUntil=${orders[2]?.placedAt}`)).toEqual([orders[1]?.orderId])
    // A time that is still to come does not make them open for longer.
    const future = new Date(clock.now() + 60_000).toISOString()
    expect(await ids(`openForSeconds=5&placedUntil=${future}`)).toEqual([orders[1]?.orderId])
    expect(await counted(`openForSeconds=5&placedUntil=${future}`)).toBe(1)
    expect(await ids('openForSeconds=0&q=tea&status=PENDING')).toHaveLength(2)
    expect(await ids('openForSeconds=0&status=FINALIZED')).toEqual([])

    // A cursor still belongs to its list when it is later.
    const { nextCursor } = await listed('openForSeconds=0&limit=1')
    await advance(1_000)
    expect(await ids(`openForSeconds=0&limit=1&cursor=${nextCursor}`)).toEqual([orders[1]?.orderId])
    expect((await stack.app.inject(`/orders?openForSeconds=1&limit=1&cursor=${nextCursor}`)).statusCode).toBe(400)
  })

  it('refuses the cursor of the same list in the other order', async () => {
    await stack.place()
    await stack.place()
    const { nextCursor } = (await stack.app.inject('/orders?limit=1')).json<{ nextCursor: string }>()
    expect((await stack.app.inject(`/orders?limit=1&cursor=${nextCursor}`)).statusCode).toBe(200)
    expect((await stack.app.inject(`/orders?limit=1&sort=oldest&cursor=${nextCursor}`)).statusCode).toBe(400)
  })
})

describe('GET /orders/counts', () => {
  it('counts by status and by reason what matches the other filters, for customers only their own', async () => {
    const [ada, bob] = [newId(), newId()]
    const orderOf = (customerId: string, quantity: number) => stack.place({ customerId, lines: [{ productId: tea, quantity }] })
    const orders = [await orderOf(ada, 1), await orderOf(ada, 2), await orderOf(ada, 3), await orderOf(bob, 1)]
    await stack.cancel(orders[0]?.orderId ?? '')
    const counts = async (query: string, customerId?: string) => {
      const headers = customerId === undefined ? {} : await stack.bearer({ customerId })
      const answer = OrderCounts.parse((await stack.app.inject({ url: `/orders/counts?${query}`, headers })).json())
      expect([...answer.statuses, ...answer.reasons].every(({ exact }) => exact)).toBe(true)
      expect([answer.statuses.length, answer.reasons.length]).toEqual([4, 9])
      return [...answer.statuses, ...answer.reasons].flatMap((one) =>
        one.count === 0 ? [] : [`${'status' in one ? one.status : one.reason} ${one.count}`],
      )
    }
    expect(await counts('')).toEqual(['PENDING 3', 'CANCELED 1', 'canceled-by-customer 1'])
    expect(await counts(`customerId=${ada}`)).toEqual(['PENDING 2', 'CANCELED 1', 'canceled-by-customer 1'])
    expect(await counts('totalFrom=500')).toEqual(['PENDING 2'])
    expect(await counts(`productId=${newId()}`)).toEqual([])
    expect(await counts('', bob)).toEqual(['PENDING 1'])
    expect(await counts(`customerId=${ada}`, bob)).toEqual([])
  })

  it('has no count that would take long', async () => {
    const countOrders = async (_filter: object, atMost: number): Promise<number> => Math.min(atMost, 5_000)
    const app = asTestManager(
      buildOrderApp({ ...stack.dependencies, service: withTestManager(stack.service), store: { ...stack.store, countOrders } }),
    )
    const { statuses } = (await app.inject('/orders/counts')).json<OrderCounts>()
    await app.close()
    expect(statuses[0]).toEqual({ status: 'PENDING', count: 1_000, exact: false })
  })

  it.each(['status=PENDING', 'reason=out-of-stock', 'limit=1', 'sort=oldest', 'productId=tea'])('refuses ?%s', async (query) => {
    expect((await stack.app.inject(`/orders/counts?${query}`)).statusCode).toBe(400)
  })
})

describe('GET /orders/statistics', () => {
  const statistics = async (query = '') => OrderStatistics.parse((await stack.app.inject(`/orders/statistics${query}`)).json())
  const withOrders = <Entry extends { readonly orders: number }>(entries: readonly Entry[]): Entry[] =>
    entries.filter(({ orders }) => orders > 0)

  it('sums up the orders of a day, beside those of the day before', async () => {
    await stack.stop()
    const { clock, advance } = createManualClock()
    stack = await startStack({ clock })
    const early = await stack.place()
    await stack.cancel(early.orderId)
    await advance(24 * 3_600_000)
    const orders = [await stack.place(), await stack.place(), await stack.place()]
    await advance(200)
    for (const { orderId } of orders.slice(0, 1)) await stack.append(stack.stockRejected(orderId))
    await stack.caughtUp()
    await expect.poll(async () => (await stack.order(orders[0]?.orderId ?? '')).status).toBe('CANCELED')
    await advance(1_000)
    await stack.cancel(orders[1]?.orderId ?? '')
    const { current, previous, outOfStock, open, periods } = await statistics()
    expect(current).toMatchObject({ orders: 3, decisions: { orders: 2, medianMs: 200, p95Ms: 1_200, maxMs: 1_200 } })
    expect(withOrders(current.statuses)).toEqual([
      { status: 'PENDING', orders: 1 },
      { status: 'CANCELED', orders: 2 },
    ])
    expect(withOrders(current.reasons)).toEqual([
      { reason: 'out-of-stock', orders: 1 },
      { reason: 'canceled-by-customer', orders: 1 },
    ])
    expect(previous).toMatchObject({ orders: 1, decisions: { orders: 1, medianMs: 0 } })
    expect(outOfStock).toEqual([{ productId: tea, name: 'Tea', orders: 1 }])
    expect(open).toEqual({ orders: 1, oldest: { orderId: orders[2]?.orderId, placedAt: orders[2]?.placedAt } })
    expect(periods).toBeUndefined()

    const byDay = await statistics(`?placedFrom=${early.placedAt}&by=day`)
    expect(byDay.current.orders).toBe(4)
    expect(byDay.periods?.map(({ start, statuses }) => [start.slice(10), withOrders(statuses)])).toEqual([
      ['T00:00:00.000Z', [{ status: 'CANCELED', orders: 1 }]],
      [
        'T00:00:00.000Z',
        [
          { status: 'PENDING', orders: 1 },
          { status: 'CANCELED', orders: 2 },
        ],
      ],
    ])
    // Only what lies in the span counts, also of a period that begins before it.
    const later = await statistics(
      `?placedFrom=${new Date(Date.parse(early.placedAt) + 1).toISOString()}&placedUntil=${orders[0]?.placedAt}&by=hour`,
    )
    expect([later.current.orders, later.periods]).toEqual([0, []])
  })

  it('of no orders are zero', async () => {
    const none = await statistics('?placedUntil=0000-01-01T00:00:00.001Z&by=hour')
    expect(none.placedFrom).toBe('0000-01-01T00:00:00.000Z')
    expect(none).toMatchObject({
      current: { orders: 0, decisions: { medianMs: null } },
      outOfStock: [],
      open: { orders: 0, oldest: null },
      periods: [],
    })
  })

  it.each([
    ['placedFrom=2026-03-14', 'placedFrom'],
    ['placedFrom=9999-01-01T00:00:00Z', 'placedFrom'],
    ['placedUntil=0000-01-01T00:00:00Z', 'placedFrom'],
    ['placedFrom=2026-01-02T00:00:00Z&placedUntil=2026-01-02T00:00:00Z', 'placedUntil'],
    ['placedFrom=2020-01-01T00:00:00Z&placedUntil=2026-01-01T00:00:00Z&by=day', 'placedFrom'],
    ['placedFrom=2026-01-01T00:00:00Z&placedUntil=2026-03-01T00:00:00Z&by=hour', 'placedFrom'],
    ['by=minute', 'by'],
    ['status=PENDING', 'status'],
  ])('refuses ?%s, and names the field', async (query, path) => {
    const response = await stack.app.inject(`/orders/statistics?${query}`)
    expect([response.statusCode, response.json<Problem>().errors?.map((error) => error.path)]).toEqual([400, [path]])
  })

  it.each([
    ['from hour to hour', '00:00:00Z', '16:00:00Z', 200],
    ['from hour to hour and a little', '00:00:00Z', '16:00:00.001Z', 400],
    ['from half an hour to half an hour', '00:30:00Z', '16:30:00Z', 400],
    ['from half an hour to the hour', '00:30:00Z', '16:00:00Z', 200],
  ])('count a thousand periods at most, also those that are only touched: %s', async (_span, from, until, status) => {
    // 41 days are 984 hours.
    const span = `placedFrom=2026-01-01T${from}&placedUntil=2026-02-11T${until}`
    expect((await stack.app.inject(`/orders/statistics?${span}&by=hour`)).statusCode).toBe(status)
    expect((await stack.app.inject(`/orders/statistics?${span}`)).statusCode).toBe(200)
  })

  it('is for managers', async () => {
    const headers = await stack.bearer({ customerId: newId() })
    expect((await stack.app.inject({ url: '/orders/statistics', headers })).statusCode).toBe(403)
  })
})

describe('an order', () => {
  it.each([
    ['GET', ''],
    ['GET', '/history'],
    ['POST', '/cancellation'],
    ['POST', '/again'],
  ] as const)('%s /orders/:orderId%s answers 404 for an unknown order and 400 for a malformed id', async (method, path) => {
    expect((await stack.app.inject({ method, url: `/orders/${newId()}${path}` })).statusCode).toBe(404)
    expect((await stack.app.inject({ method, url: `/orders/mine${path}` })).statusCode).toBe(400)
  })

  it('answers 405 with the allowed methods', async () => {
    const response = await stack.app.inject({ method: 'DELETE', url: `/orders/${newId()}` })
    expect(response.statusCode).toBe(405)
    expect(response.headers.allow).toBe('GET, HEAD')
  })

  it('is canceled once: a retry gets the same answer, another request 409', async () => {
    const { orderId } = await stack.place()
    const headers = { 'idempotency-key': 'k1' }
    const first = await stack.cancel(orderId, headers)
    const retry = await stack.cancel(orderId, headers)
    const another = await stack.cancel(orderId)
    expect([first.statusCode, retry.statusCode, another.statusCode]).toEqual([204, 204, 409])
    expect(retry.headers['idempotent-replayed']).toBe('true')
    expect(another.json<Problem>().code).toBe('order-not-pending')
    expect(await stack.order(orderId)).toMatchObject({ status: 'CANCELED', cancelReason: 'canceled-by-customer' })
  })

  it('is canceled without a body, or with an empty one', async () => {
    const orders = [await stack.place(), await stack.place(), await stack.place()]
    const cancel = (index: number, payload: object) =>
      stack.app.inject({ method: 'POST', url: `/orders/${orders[index]?.orderId}/cancellation`, payload })
    expect((await cancel(0, {})).statusCode).toBe(204)
    expect((await cancel(1, { reason: 'deadline-passed' })).statusCode).toBe(400)
    expect((await stack.cancel(orders[2]?.orderId ?? '')).statusCode).toBe(204)
  })
})

describe('Prefer: wait', () => {
  const wait = (orderId: string, seconds = 30) => stack.app.inject({ url: `/orders/${orderId}`, headers: { prefer: `wait=${seconds}` } })
  const untilWaiting = async (number: number): Promise<void> => {
    while (stack.service.finalOrders.waiting !== number) await turn()
  }

  it('answers everybody who waits as soon as the order is final', async () => {
    const order = await stack.place()
    const other = await stack.place()
    const answers = [wait(order.orderId), wait(order.orderId)]
    await untilWaiting(2)
    const otherAnswer = wait(other.orderId)
    await untilWaiting(3)
    await stack.append(stack.stockReserved(order.orderId), stack.creditReserved(order))
    for (const response of await Promise.all(answers)) {
      expect(response.headers).toMatchObject({ 'preference-applied': 'wait=30', vary: 'accept, api-version, prefer' })
      expect(response.json<Order>()).toMatchObject({ orderId: order.orderId, status: 'FINALIZED' })
    }
    expect(stack.service.finalOrders.waiting).toBe(1)
    await stack.cancel(other.orderId)
    expect((await otherAnswer).json<Order>().status).toBe('CANCELED')
    expect(stack.service.finalOrders.waiting).toBe(0)
  })

  it('answers at once when there is nothing to wait for', async () => {
    const { orderId } = await stack.place()
    expect((await wait(newId())).statusCode).toBe(404)
    const atOnce = await wait(orderId, 0)
    expect(atOnce.json<Order>().status).toBe('PENDING')
    expect(atOnce.headers['preference-applied']).toBe('wait=0')
    await stack.cancel(orderId)
    expect((await wait(orderId)).json<Order>().status).toBe('CANCELED')
    const { headers } = await stack.app.inject(`/orders/${orderId}`)
    expect([headers['preference-applied'], headers.vary]).toEqual([undefined, 'accept, api-version, prefer'])
    expect(stack.service.finalOrders.waiting).toBe(0)
  })

  it('lets a customer wait twenty times at once, and answers further requests at once', async () => {
    const [ada, bob] = [newId(), newId()]
    const headersOf = async (customerId: string) => ({ prefer: 'wait=30', ...(await stack.bearer({ customerId })) })
    const [adas, bobs] = [await headersOf(ada), await headersOf(bob)]
    const orderOf = async (customerId: string) => (await stack.place({ customerId, lines: [{ productId: tea, quantity: 1 }] })).orderId
    const [order, other] = [await orderOf(ada), await orderOf(bob)]
    const ask = (orderId: string, headers: Record<string, string>) => stack.app.inject({ url: `/orders/${orderId}`, headers })
    const waiting = Array.from({ length: 20 }, () => ask(order, adas))
    await untilWaiting(20)
    const atOnce = await ask(order, adas)
    expect([atOnce.headers['preference-applied'], atOnce.json<Order>().status]).toEqual(['wait=0', 'PENDING'])
    const waitingToo = [ask(other, bobs), wait(order)]
    await untilWaiting(22)
    await stack.cancel(order)
    await stack.cancel(other)
    for (const response of await Promise.all([...waiting, ...waitingToo]))
      expect([response.headers['preference-applied'], response.json<Order>().status]).toEqual(['wait=30', 'CANCELED'])
    // Those waits are over.
    expect((await ask(order, adas)).headers['preference-applied']).toBe('wait=30')
  })

  it('answers with the pending order when the time is over', async () => {
    await stack.stop()
    const { clock, advance } = createManualClock()
    stack = await startStack({ clock })
    const { orderId } = await stack.place()
    const answer = wait(orderId, 5)
    await untilWaiting(1)
    await advance(5_000)
    expect((await answer).json<Order>().status).toBe('PENDING')
    expect(stack.service.finalOrders.waiting).toBe(0)
  })

  it('stops waiting when the client is gone', async () => {
    const { orderId } = await stack.place()
    const url = await stack.app.listen({ host: '127.0.0.1', port: 0 })
    const going = new AbortController()
    const answer = fetch(`${url}/orders/${orderId}`, { headers: { ...testManagersHeader, prefer: 'wait=30' }, signal: going.signal }).catch(
      () => 'gone',
    )
    await untilWaiting(1)
    going.abort()
    expect(await answer).toBe('gone')
    await untilWaiting(0)
  })

  it('does not keep the application from closing', async () => {
    const { orderId } = await stack.place()
    const url = await stack.app.listen({ host: '127.0.0.1', port: 0 })
    const answer = fetch(`${url}/orders/${orderId}`, { headers: { ...testManagersHeader, prefer: 'wait=30' } })
    await untilWaiting(1)
    await stack.app.close()
    expect(await (await answer).json()).toMatchObject({ status: 'PENDING' })
  })
})

describe('an answer that is kept', () => {
  it('is never that of another caller', async () => {
    const [owner, other] = [newId(), newId()]
    const { orderId } = (await post({ customerId: owner, lines: [{ productId: tea, quantity: 1 }] })).json<Order>()
    const get = async (url: string, customerId?: string) =>
      stack.app.inject({ url, ...(customerId !== undefined && { headers: await stack.bearer({ customerId }) }) })
    for (let round = 0; round < 2; round += 1) {
      expect((await get(`/orders/${orderId}`)).statusCode).toBe(200)
      expect((await get(`/orders/${orderId}`, owner)).statusCode).toBe(200)
      expect((await get(`/orders/${orderId}`, other)).statusCode).toBe(404)
      expect((await get('/orders')).json<{ items: Order[] }>().items).toHaveLength(1)
      expect((await get('/orders', other)).json<{ items: Order[] }>().items).toHaveLength(0)
    }
  })

  it('is another one when the order changes, and says that it depends on Prefer', async () => {
    const { orderId } = (await post({ customerId: newId(), lines: [{ productId: tea, quantity: 1 }] })).json<Order>()
    const url = `/orders/${orderId}`
    const [first, kept] = [await stack.app.inject(url), await stack.app.inject(url)]
    expect(kept.body).toBe(first.body)
    expect([first.headers.vary, kept.headers.vary]).toEqual(Array.from({ length: 2 }, () => expect.stringMatching(/prefer/)))
    await stack.cancel(orderId)
    expect((await stack.app.inject(url)).json<Order>().status).toBe('CANCELED')
    expect((await stack.app.inject('/orders')).json<{ items: Order[] }>().items).toMatchObject([{ status: 'CANCELED' }])
  })
})

describe('GET /orders/:orderId with asOf', () => {
  const as = (orderId: string, asOf: number | string, headers: Record<string, string> = {}) =>
    stack.app.inject({ url: `/orders/${orderId}?asOf=${asOf}`, headers })
  const position = async () => (await stack.log.head()).position

  it('shows the order as it was after each step of the saga', async () => {
    const before = await position()
    const placed = await stack.place()
    const { orderId } = placed
    const states: (readonly [number, Order])[] = [[await position(), placed]]
    const note = async (): Promise<void> => {
      await stack.caughtUp()
      states.push([await position(), await stack.order(orderId)])
    }
    await stack.append(stack.stockReserved(orderId))
    await note()
    await stack.append(stack.creditReserved(placed))
    await note()
    const { customerId, lines, total, currency } = placed
    const invoice = { orderId, customerId, lines, total, currency, finalizedAt: stack.now(), issuedAt: stack.now(), number: '2026-000001' }
    await stack.append({ type: 'InvoiceIssued', data: invoice })
    await note()
    expect(
      states.map(([, { status, stockStatus, creditStatus, invoiceNumber }]) => [status, stockStatus, creditStatus, invoiceNumber]),
    ).toEqual([
      ['PENDING', 'PENDING', 'PENDING', null],
      ['PENDING', 'RECEIVED', 'PENDING', null],
      ['FINALIZED', 'RECEIVED', 'RECEIVED', null],
      ['FINALIZED', 'RECEIVED', 'RECEIVED', invoice.number],
    ])
    for (const [asOf, state] of states) expect((await as(orderId, asOf)).json()).toEqual(state)
    for (const asOf of [0, before, '2001-09-11T12:46:00Z']) {
      const answer = await as(orderId, asOf)
      expect([answer.statusCode, answer.json<Problem>().code]).toEqual([404, 'not-found'])
    }
    const [last] = await stack.log.readAll((await position()) - 1, 1)
    expect((await as(orderId, last?.at ?? '')).json()).toEqual(states.at(-1)?.[1])
  })

  it('is marked, is never taken for the present, and waits for nothing', async () => {
    const placed = await stack.place()
    const asOf = await position()
    await stack.cancel(placed.orderId)
    for (let time = 1; time <= 3; time += 1) {
      const past = await as(placed.orderId, asOf, { prefer: 'wait=30' })
      expect(past.headers).toMatchObject({ 'souk-as-of': String(asOf) })
      expect(past.headers).not.toHaveProperty('preference-applied')
      expect(past.json()).toEqual(placed)
      const present = await stack.app.inject({ url: `/orders/${placed.orderId}`, headers: {} })
      expect(present.headers).not.toHaveProperty('souk-as-of')
      expect(present.json()).toMatchObject({ status: 'CANCELED' })
    }
  })

  it('is for who may see the order today', async () => {
    const customerId = newId()
    const { orderId } = await stack.place({ customerId, lines: [{ productId: tea, quantity: 1 }] })
    const asOf = await position()
    const own = await stack.bearer({ customerId, role: 'customer' })
    const other = await stack.bearer({ customerId: newId(), role: 'customer' })
    await stack.caughtUp()
    expect((await as(orderId, asOf, own)).statusCode).toBe(200)
    expect((await as(orderId, asOf, other)).statusCode).toBe(404)
    // Not even whether it is malformed.
    expect((await as(orderId, 999_999, other)).statusCode).toBe(404)
    expect((await stack.strangersApp.inject(`/orders/${orderId}?asOf=${asOf}`)).statusCode).toBe(401)
    expect((await as(newId(), asOf)).statusCode).toBe(404)
  })

  it('is refused for what is not in the past', async () => {
    const { orderId } = await stack.place()
    for (const asOf of [(await position()) + 1, '2999-01-01T00:00:00Z', '', 'now', '-1', '1.0', '1&asOf=1']) {
      const answer = await as(orderId, asOf)
      expect(answer.json()).toMatchObject({ status: 400, code: 'malformed-request', errors: [{ path: 'asOf' }] })
    }
    const history = await stack.app.inject(`/orders/${orderId}/history?asOf=1`)
    expect(history.json()).toMatchObject({ status: 400, errors: [{ path: 'asOf' }] })
  })
})

describe('the export', () => {
  it('has a line for each order that matches, in the order of the list', async () => {
    const first = await stack.place()
    const second = await stack.place({ customerId: first.customerId, lines: [{ productId: tea, quantity: 1 }] })
    await stack.place()
    const { statusCode, body } = await stack.app.inject(`/orders/export.csv?customerId=${first.customerId}&sort=oldest`)
    expect(statusCode).toBe(200)
    expect(body.split('\r\n')).toEqual([
      '\uFEFForderId,customerId,placedAt,finishedAt,status,stockStatus,creditStatus,cancelReason,invoiceNumber,lines,units,total,currency',
      `${first.orderId},${first.customerId},${first.placedAt},,PENDING,PENDING,PENDING,,,1,3,750,GBP`,
      `${second.orderId},${first.customerId},${second.placedAt},,PENDING,PENDING,PENDING,,,1,1,250,GBP`,
      '',
    ])
  })
})
