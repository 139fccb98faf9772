import { describe, expect, it, vi } from 'vitest'
import { everyItem, isReplayed, positionOf } from './answer.ts'
import { createClient, type ClientOptions } from './client.ts'
import { readingOwnWrites, ShopUnreachable } from './fetch.ts'
import { RequestRefused, valueOf } from './refusal.ts'
import { operationsOf } from './service-operations.ts'

const json = (status: number, body: object, type = 'application/json'): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': type } })
const problem = (status: number, code: string): Response =>
  json(status, { type: `urn:souk:problem:${code}`, code, title: 'A title', status, requestId: 'r' }, 'application/problem+json')
const emptyPage = (): Response => json(200, { items: [], nextCursor: null, previousCursor: null, total: { count: 0, exact: true } })
const tokens = (accessToken: string, refreshToken: string, expiresIn = 600): Response =>
  json(200, { accessToken, refreshToken, tokenType: 'Bearer', expiresIn, customerId: 'c', role: 'manager' })

/** An answer whose body stays open until somebody reads or cancels it. */
const openAnswer = (status: number, headers: Record<string, string> = {}) => {
  const canceled = vi.fn<() => void>()
  return { canceled, answer: () => new Response(new ReadableStream({ cancel: canceled }), { status, headers }) }
}

/** A shop that gives these answers, one after the other. */
const shopWith = (answers: readonly (() => Response)[], options: Omit<ClientOptions, 'baseUrl' | 'fetch'> = {}) => {
  const sent: { readonly line: string; readonly headers: Headers; readonly body: string }[] = []
  const shop = createClient({
    ...options,
    baseUrl: 'http://shop.example',
    fetch: async (request) => {
      const { pathname, search } = new URL(request.url)
      sent.push({ line: `${request.method} ${pathname}${search}`, headers: request.headers, body: await request.text() })
      const answer = answers[sent.length - 1]
      if (answer === undefined) throw new TypeError('fetch failed')
      return answer()
    },
  })
  const lines = () => sent.map(({ line, headers }) => [line, headers.get('authorization') ?? ''].join(' ').trim())
  return { shop, sent, lines }
}
const credentials = { username: 'ann', password: 'a long enough one' }

describe('a request', () => {
  it.each(['', '.', '..'])('does not go astray with the id %j', async (productId) => {
    const { shop, lines } = shopWith([emptyPage])
    await expect(shop.getProduct({ path: { productId } })).rejects.toThrow(RangeError)
    expect(lines()).toEqual([])
  })
})

describe('an answer', () => {
  it('has the data', async () => {
    const { shop, sent, lines } = shopWith([emptyPage])
    const { data, error } = await shop.listOrders({ query: { limit: 5, status: 'PENDING' } })
    expect([data?.items, error]).toEqual([[], undefined])
    expect(lines()).toEqual(['GET /order/orders?limit=5&status=PENDING'])
    expect(sent[0]?.headers.get('api-version')).toBe('1')
  })

  it('has the problem as a value, which valueOf throws', async () => {
    const { shop } = shopWith([() => problem(404, 'not-found'), () => problem(404, 'not-found')])
    const path = { orderId: 'x' }
    expect((await shop.getOrder({ path })).error?.code).toBe('not-found')
    const refused = valueOf(shop.getOrder({ path }))
    await expect(refused).rejects.toThrow(RequestRefused)
    await expect(refused).rejects.toThrow('404 not-found: A title')
  })

  it.each([
    ['the page of a proxy', () => new Response('<h1>Bad Gateway</h1>', { status: 502 }), 'HTTP 502'],
    ['a page instead of data', () => new Response('<h1>Welcome</h1>', { headers: { 'content-type': 'text/html' } }), 'HTTP 200'],
    ['an error of something else', () => json(502, { error: 'Bad Gateway' }), 'HTTP 502'],
    ['half an answer', () => new Response('{"items":', { headers: { 'content-type': 'application/json' } }), 'HTTP 200'],
  ])('is not %s', async (_, answer, message) => {
    await expect(shopWith([answer]).shop.listOrders()).rejects.toThrow(new ShopUnreachable(message))
  })

  describe('that is a file', () => {
    const path = { orderId: 'o' }
    const file = (type: string) => () => new Response('a file', { headers: { 'content-type': type } })
    const csv = file('text/csv; charset=utf-8')

    it('is a text if it is CSV or the page that was asked for', async () => {
      const { shop } = shopWith([csv, csv, csv, csv, file('Text/HTML; charset=utf-8')])
      const answers = [
        await shop.exportProducts(),
        await shop.exportOrders(),
        await shop.exportCustomers(),
        await shop.exportInvoices(),
        await shop.getInvoicePage({ path }),
      ]
      expect(answers.map(({ data }) => data)).toEqual(Array(5).fill('a file'))
    })

    it('is a blob if it is a PDF or a picture', async () => {
      const { shop } = shopWith([file('application/pdf'), file('image/webp')])
      for (const { data } of [await shop.getInvoicePdf({ path }), await shop.getPicture({ path: { file: 'p.webp' } })]) {
        const blob: unknown = data
        expect(blob).toBeInstanceOf(Blob)
        expect(blob instanceof Blob && (await blob.text())).toBe('a file')
      }
    })

    it.each(['image/webp', 'application/pdf', 'text/csv'])('is what the call asks for, also if it is %s', async (type) => {
      const { shop } = shopWith([file(type), file(type)])
      const stream: unknown = (await shop.getPicture({ path: { file: 'p' }, parseAs: 'stream' })).data
      expect(stream).toBeInstanceOf(ReadableStream)
      expect((await shop.getPicture({ path: { file: 'p' }, parseAs: 'text' })).data).toBe('a file')
    })

    it('is no page of a proxy', async () => {
      const { shop } = shopWith([file('text/html')])
      await expect(shop.exportOrders()).rejects.toThrow(new ShopUnreachable('HTTP 200'))
    })
  })

  it('has the error of OAuth 2 if a client gets no token', async () => {
    const refusal = { error: 'invalid_client', error_description: 'the secret is wrong' }
    const { shop, lines } = shopWith([() => json(401, refusal), () => problem(429, 'too-many-requests'), () => json(502, {})])
    const body = { grant_type: 'client_credentials', client_id: 'c', client_secret: 's' } as const
    expect((await shop.getToken({ body })).error).toEqual(refusal)
    expect((await shop.getToken({ body })).error).toMatchObject({ code: 'too-many-requests' })
    await expect(shop.getToken({ body })).rejects.toThrow(new ShopUnreachable('HTTP 502'))
    expect(lines()[0]).toBe('POST /customer/token')
  })

  it('is missing if it takes too long', async () => {
    const fetch = ({ signal }: Request) =>
      new Promise<Response>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
    const shop = createClient({ baseUrl: 'http://shop.example', fetch, timeoutMs: 10 })
    await expect(shop.listOrders()).rejects.toThrow(new ShopUnreachable('no answer from http://shop.example'))
  })

  it('is missing if the call itself does not wait as long as the shop is unavailable', async () => {
    const fetch = async ({ signal }: Request) => {
      signal.throwIfAborted()
      return problem(503, 'unavailable')
    }
    const shop = createClient({ baseUrl: 'http://shop.example', fetch, patienceMs: 10_000 })
    const asked = shop.listOrders({ signal: AbortSignal.timeout(10) })
    await expect(asked).rejects.toThrow(new ShopUnreachable('no answer from http://shop.example'))
  })

  it('may be a page of a list, which is read to its end', async () => {
    const pageWith = (code: string, nextCursor: string | null) => () => json(200, { items: [{ code }], nextCursor })
    const { shop, lines } = shopWith([pageWith('first', 'next'), pageWith('second', null)])
    expect(await everyItem((query) => valueOf(shop.listOrders({ query: { ...query, status: 'PENDING' } })))).toMatchObject([
      { code: 'first' },
      { code: 'second' },
    ])
    expect(lines()).toEqual(['GET /order/orders?limit=100&status=PENDING', 'GET /order/orders?limit=100&cursor=next&status=PENDING'])
  })

  it('names the position of a write, and says if it is that to an earlier request', async () => {
    const headers = { 'souk-position': '7', 'idempotent-replayed': 'true' }
    const { shop, lines } = shopWith([() => new Response(null, { status: 204, headers }), emptyPage])
    const written = await shop.adjustStock({ path: { productId: 'p' }, body: { delta: 1, reason: 'found' } })
    const read = await operationsOf(shop).product.listParked()
    expect([positionOf(written), isReplayed(written), positionOf(read), isReplayed(read)]).toEqual([7, true, 0, false])
    expect(lines()).toEqual(['POST /product/products/p/stock-adjustments', 'GET /product/admin/parked'])
  })

  it('shows what was written before, and what the request itself asks for', async () => {
    const positions: (string | null)[] = []
    const send = readingOwnWrites(async (request) => {
      positions.push(request.headers.get('souk-position'))
      return new Response(null, { status: 204, headers: { 'souk-position': '10' } })
    })
    const asking = (headers: Readonly<Record<string, string>>) => send(new Request('http://shop.example', { headers }))
    for (const headers of [{}, {}, { 'souk-position': '50' }, { 'souk-position': '5' }]) await asking(headers)
    expect(positions).toEqual([null, '10', '50', '10'])
  })

  it('is missing if there is no connection', async () => {
    await expect(shopWith([]).shop.listOrders()).rejects.toThrow(new ShopUnreachable('no answer from http://shop.example'))
  })
})

describe('access', () => {
  it('logs in once for requests at the same time', async () => {
    const { shop, lines, sent } = shopWith([() => tokens('one', 'r1'), emptyPage, emptyPage], { credentials })
    await Promise.all([shop.listOrders(), shop.listInvoices()])
    expect(lines()).toEqual(['POST /customer/sessions', 'GET /order/orders Bearer one', 'GET /accounting/invoices Bearer one'])
    expect(JSON.parse(sent[0]?.body ?? '')).toEqual(credentials)
  })

  it('refreshes a token that expires soon, and one that is refused', async () => {
    const { shop, lines, sent } = shopWith(
      [
        () => tokens('one', 'r1', 9),
        emptyPage,
        () => tokens('two', 'r2'),
        () => problem(401, 'not-authenticated'),
        () => tokens('three', 'r3'),
        emptyPage,
      ],
      { credentials },
    )
    await shop.listOrders()
    expect((await shop.listOrders()).error).toBeUndefined()
    expect(lines()).toEqual([
      'POST /customer/sessions',
      'GET /order/orders Bearer one',
      'POST /customer/sessions/refresh',
      'GET /order/orders Bearer two',
      'POST /customer/sessions/refresh',
      'GET /order/orders Bearer three',
    ])
    expect(sent.slice(2).map(({ body }) => body)).toEqual(['{"refreshToken":"r1"}', '', '{"refreshToken":"r2"}', ''])
  })

  it('leaves no answer with a refused token open', async () => {
    const { canceled, answer } = openAnswer(401)
    const { shop } = shopWith([() => tokens('one', 'r1'), answer, () => tokens('two', 'r2'), emptyPage], { credentials })
    expect((await shop.listOrders()).error).toBeUndefined()
    expect(canceled).toHaveBeenCalledOnce()
  })

  it('logs in again when the session has ended', async () => {
    const { shop, lines } = shopWith(
      [() => tokens('one', 'r1', 9), emptyPage, () => problem(401, 'session-ended'), () => tokens('two', 'r2'), emptyPage],
      { credentials },
    )
    await shop.listOrders()
    await shop.listOrders()
    expect(lines().slice(2)).toEqual(['POST /customer/sessions/refresh', 'POST /customer/sessions', 'GET /order/orders Bearer two'])
  })

  it('is refused with wrong credentials, at once', async () => {
    const { shop, lines } = shopWith([() => problem(401, 'wrong-credentials')], { credentials, patienceMs: 10_000 })
    await expect(shop.listOrders()).rejects.toThrow('401 wrong-credentials')
    expect(lines()).toHaveLength(1)
  })

  it('leaves the credentials of a client as they are, and what needs no token without one', async () => {
    const basic = `Basic ${btoa('c:s')}`
    const clientToken = () => json(200, { access_token: 'theirs', token_type: 'Bearer', expires_in: 600, scope: 'order:read' })
    const refusal = () => json(401, { error: 'invalid_client' })
    const { shop, lines } = shopWith(
      [clientToken, refusal, emptyPage, () => problem(401, 'wrong-credentials'), () => tokens('one', 'r1'), emptyPage, emptyPage],
      { credentials },
    )
    const body = { grant_type: 'client_credentials' } as const
    expect((await shop.getToken({ body, headers: { authorization: basic } })).data?.access_token).toBe('theirs')
    expect((await shop.getToken({ body })).error).toEqual({ error: 'invalid_client' })
    await shop.listProducts()
    expect((await shop.logIn({ body: { username: 'bob', password: 'a wrong one' } })).error?.code).toBe('wrong-credentials')
    await shop.listOrders()
    await shop.listOrders({ headers: { authorization: 'Bearer theirs' } })
    expect(lines()).toEqual([
      `POST /customer/token ${basic}`,
      'POST /customer/token',
      'GET /product/products',
      'POST /customer/sessions',
      'POST /customer/sessions',
      'GET /order/orders Bearer one',
      'GET /order/orders Bearer theirs',
    ])
  })

  it('sends the given token, and takes the answer as it is', async () => {
    const { shop, lines } = shopWith([() => problem(401, 'not-authenticated')], { token: 'mine' })
    expect((await shop.listOrders()).error?.code).toBe('not-authenticated')
    expect(lines()).toEqual(['GET /order/orders Bearer mine'])
  })
})

describe('patience', () => {
  const unavailable = () => problem(503, 'unavailable')
  const outcomeUnknown = () => problem(503, 'outcome-unknown')
  const place = { body: { lines: [{ productId: 'p', quantity: 1 }] }, headers: { 'idempotency-key': 'k' } }

  it('repeats reads, and writes with their key, until the shop is there', async () => {
    const lost = (): Response => {
      throw new TypeError('fetch failed')
    }
    const { shop, sent } = shopWith([unavailable, lost, emptyPage, outcomeUnknown, () => json(201, {})], { patienceMs: 10_000 })
    expect((await shop.listOrders()).error).toBeUndefined()
    expect((await shop.placeOrder(place)).error).toBeUndefined()
    const writes = sent.slice(3).map(({ line, headers, body }) => [line, headers.get('idempotency-key'), body])
    expect(writes[0]).toEqual(['POST /order/orders', 'k', JSON.stringify(place.body)])
    expect(writes[1]).toEqual(writes[0])
  })

  it('repeats an import without a key, because the file is the key', async () => {
    const imported = { rows: 0, created: 0, changed: 0, unchanged: 0, errors: [] }
    const { shop, sent } = shopWith([() => problem(503, 'unavailable'), () => json(200, imported)], { patienceMs: 5_000 })
    expect((await shop.importProducts({ body: 'name', query: { mode: 'apply' } })).data).toEqual(imported)
    expect(sent.map(({ headers, body }) => [headers.get('idempotency-key'), body])).toEqual([
      [null, 'name'],
      [null, 'name'],
    ])
  })

  it('sends a write without a key once', async () => {
    const { shop, sent } = shopWith([outcomeUnknown], { patienceMs: 10_000 })
    expect((await shop.addCategory({ body: { name: 'Tea' } })).error?.code).toBe('outcome-unknown')
    expect(sent).toHaveLength(1)
  })

  it('ends with the last answer', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    try {
      const answers = [unavailable, unavailable].map((answer) => () => {
        vi.setSystemTime(Date.now() + 600)
        return answer()
      })
      const { shop, sent } = shopWith(answers, { patienceMs: 1 })
      expect((await shop.listOrders()).error?.code).toBe('unavailable')
      expect(sent).toHaveLength(2)
    } finally {
      vi.useRealTimers()
    }
  })

  it.each([429, 502, 503, 504])('leaves no answer %i open that it repeats', async (status) => {
    const { canceled, answer } = openAnswer(status)
    const { shop } = shopWith([answer, emptyPage], { patienceMs: 10_000 })
    expect((await shop.listOrders()).error).toBeUndefined()
    expect(canceled).toHaveBeenCalledOnce()
  })

  it.each([
    ['in a number of seconds', () => '1', 1_000],
    // A date has no fractions of a second.
    ['at a date', () => new Date(Date.now() + 2_000).toUTCString(), 1_000],
  ])('comes again when the shop asks for it: %s', async (_, retryAfter, least) => {
    const { shop, sent } = shopWith([() => openAnswer(429, { 'retry-after': retryAfter() }).answer(), emptyPage], { patienceMs: 10_000 })
    const startedAt = performance.now()
    expect((await shop.listOrders()).error).toBeUndefined()
    expect(performance.now() - startedAt).toBeGreaterThan(least - 20)
    expect(sent).toHaveLength(2)
  })

  it('does not wait longer than it lasts', async () => {
    const later = () => json(503, { code: 'overloaded', title: 'A title', status: 503 }, 'application/problem+json')
    const asking = () => openAnswer(503, { 'retry-after': '60' }).answer()
    const { shop, sent } = shopWith([asking, later], { patienceMs: 300 })
    expect((await shop.listOrders()).error?.code).toBe('overloaded')
    expect(sent).toHaveLength(2)
  })

  it('is none unless it is asked for', async () => {
    const { shop, sent } = shopWith([unavailable])
    expect((await shop.listOrders()).error?.code).toBe('unavailable')
    expect(sent).toHaveLength(1)
  })
})
