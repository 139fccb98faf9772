import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createClient, type ClientOptions } from './client.ts'
import type { StreamEvent } from './events.ts'
import { RequestRefused } from './refusal.ts'

const problem = (status: number, code: string): Response =>
  Response.json(
    { type: `urn:souk:problem:${code}`, code, title: 'A title', status, requestId: 'r' },
    { status, headers: { 'content-type': 'application/problem+json' } },
  )
const tokens = (accessToken: string): Response =>
  Response.json({ accessToken, refreshToken: 'r', tokenType: 'Bearer', expiresIn: 600, customerId: 'c', role: 'manager' })

const bytes = new TextEncoder()

/** A stream of these parts, which then ends, breaks, or stays open. */
const streamOf = (parts: readonly string[], then: 'ends' | 'breaks' | 'stays' = 'ends', canceled: () => void = () => undefined): Response =>
  new Response(
    new ReadableStream<Uint8Array>({
      start: (controller) => {
        for (const part of parts) controller.enqueue(bytes.encode(part))
        if (then === 'ends') controller.close()
        if (then === 'breaks') setTimeout(() => controller.error(new TypeError('terminated')), 1)
      },
      cancel: canceled,
    }),
    { headers: { 'content-type': 'text/event-stream' } },
  )
const change = (id: string, name: string): string => `id: ${id}\nevent: Changed\ndata: {"name":"${name}"}\n\n`

const shopWith = (answers: readonly (() => Response)[], options: Omit<ClientOptions, 'baseUrl' | 'fetch'> = { token: 't' }) => {
  const sent: string[] = []
  const shop = createClient({
    ...options,
    baseUrl: 'http://shop.example',
    fetch: async (request) => {
      const { pathname, search } = new URL(request.url)
      const { headers } = request
      sent.push(
        [`${pathname}${search}`, headers.get('authorization'), headers.get('last-event-id')].filter((part) => part !== null).join(' '),
      )
      const answer = answers[sent.length - 1]
      if (answer === undefined) throw new TypeError('fetch failed')
      return answer()
    },
  })
  return { shop, sent }
}

/** The first events of a stream. Then nobody reads it any more. */
const first = async <Data>(stream: AsyncIterable<StreamEvent<Data>>, count: number): Promise<unknown[]> => {
  const got: unknown[] = []
  for await (const event of stream) {
    got.push(event.kind === 'change' ? [event.id, event.data] : [event.id, event.kind])
    if (got.length === count) break
  }
  return got
}
const named = (id: string, name: string) => [id, { name }]

beforeEach(() => {
  vi.spyOn(Math, 'random').mockReturnValue(0)
})
afterEach(() => vi.restoreAllMocks())

describe('a stream of events', () => {
  it('gives what changes, however its parts are cut', async () => {
    const text = `retry: 2\nid: 3\n\n${change('4', 'Öl')}:\nid: 5\n\n${change('6', 'Tee')}`
    const all = bytes.encode(text)
    for (let cut = 1; cut < all.length; cut += 7) {
      const body = new ReadableStream<Uint8Array>({
        start: (controller) => {
          controller.enqueue(all.slice(0, cut))
          controller.enqueue(all.slice(cut))
          controller.close()
        },
      })
      const { shop, sent } = shopWith([() => new Response(body, { headers: { 'content-type': 'text/event-stream' } })])
      expect(await first(shop.orderEvents('o-1', { after: 3 }), 2)).toEqual([named('4', 'Öl'), named('6', 'Tee')])
      expect(sent).toEqual(['/order/orders/o-1/events?after=3 Bearer t'])
    }
  })

  it('goes on after its last id when the connection ends or breaks, also if that id came without an event', async () => {
    const { shop, sent } = shopWith([
      () => streamOf(['retry: 2\nid: 3\n\n', change('4.1', 'A'), change('5', 'B').slice(0, -3)], 'breaks'),
      () => streamOf([':\nid: 9\n\n']),
      () => problem(503, 'catching-up'),
      () => streamOf([change('10', 'C')], 'stays'),
    ])
    expect(await first(shop.productEvents({ after: 3 }), 2)).toEqual([named('4.1', 'A'), named('10', 'C')])
    expect(sent).toEqual([
      '/product/products/events?after=3 Bearer t',
      '/product/products/events?after=3 Bearer t 4.1',
      '/product/products/events?after=3 Bearer t 9',
      '/product/products/events?after=3 Bearer t 9',
    ])
  })

  it('says when everything must be loaded anew, and does not show why it ended before', async () => {
    const { shop } = shopWith([
      () => streamOf(['retry: 2\nid: 3\n\n', 'event: end\ndata: {"reason":"restarting"}\n\n']),
      () => streamOf(['id: 99\nevent: reload\ndata: {"position":99}\n\n']),
    ])
    expect(await first(shop.commitEvents(), 1)).toEqual([['99', 'reload']])
  })

  it('gets a new token when its own counts no more', async () => {
    const { shop, sent } = shopWith(
      [
        () => tokens('one'),
        () => streamOf(['retry: 2\nid: 3\n\n', 'event: end\ndata: {"reason":"token-expired"}\n\n']),
        () => problem(401, 'not-authenticated'),
        () => tokens('two'),
        () => streamOf([change('4', 'A')]),
      ],
      { credentials: { username: 'ann', password: 'a long enough one' } },
    )
    expect(await first(shop.allOrderEvents({ customerId: 'c-1' }), 1)).toEqual([named('4', 'A')])
    const path = '/order/orders/events?customerId=c-1'
    expect(sent).toEqual([
      '/customer/sessions',
      `${path} Bearer one`,
      `${path} Bearer one 3`,
      '/customer/sessions/refresh',
      `${path} Bearer two 3`,
    ])
  })

  it('is refused if the shop will not give it', async () => {
    const { shop } = shopWith([() => problem(404, 'not-found')])
    await expect(first(shop.orderEvents('o-1'), 1)).rejects.toThrow(RequestRefused)
  })

  it('ends with its signal, and frees its connection', async () => {
    const canceled = vi.fn<() => void>()
    const { shop } = shopWith([() => streamOf([change('4', 'A')], 'stays', canceled)])
    const aborting = new AbortController()
    const got: string[] = []
    for await (const { id } of shop.commitEvents({ signal: aborting.signal })) {
      got.push(id)
      setTimeout(() => aborting.abort(), 5)
    }
    expect(got).toEqual(['4'])
    expect(canceled).toHaveBeenCalledOnce()
  })

  it('frees its connection when nobody reads any more', async () => {
    const canceled = vi.fn<() => void>()
    const { shop } = shopWith([() => streamOf([change('4', 'A')], 'stays', canceled)])
    expect(await first(shop.commitEvents(), 1)).toEqual([named('4', 'A')])
    expect(canceled).toHaveBeenCalledOnce()
  })
})

describe('a stream of a state', () => {
  const state = (name: string): string => `event: instances\ndata: {"instances":[{"name":"${name}"}]}\n\n`
  const names = async (stream: AsyncIterable<{ readonly instances: readonly { readonly name: string }[] }>, count: number) => {
    const got: string[] = []
    for await (const { instances } of stream) {
      got.push(...instances.map(({ name }) => name))
      if (got.length === count) break
    }
    return got
  }

  it('gives the whole state each time, also the one after it has connected again, for which it sends no id', async () => {
    const { shop, sent } = shopWith([
      () => streamOf(['retry: 2\n\n', state('one'), ':\n\n', state('two'), state('cut').slice(0, -3)], 'breaks'),
      () => problem(503, 'unavailable'),
      () => streamOf([state('two'), 'event: end\ndata: {"reason":"restarting"}\n\n']),
      () => streamOf([state('three')], 'stays'),
    ])
    expect(await names(shop.instanceEvents(), 4)).toEqual(['one', 'two', 'two', 'three'])
    expect(sent).toEqual(Array.from({ length: 4 }, () => '/event-store/instances/events Bearer t'))
  })

  it('ends with its signal, and frees its connection', async () => {
    const canceled = vi.fn<() => void>()
    const { shop, sent } = shopWith([() => streamOf(['event: parked\ndata: {"items":[]}\n\n'], 'stays', canceled)])
    const aborting = new AbortController()
    let count = 0
    for await (const { items } of shop.parkedEvents({ signal: aborting.signal })) {
      expect(items).toEqual([])
      count += 1
      setTimeout(() => aborting.abort(), 5)
    }
    expect([count, sent]).toEqual([1, ['/event-store/parked/events Bearer t']])
    expect(canceled).toHaveBeenCalledOnce()
  })

  it('is refused if the shop will not give it', async () => {
    const { shop } = shopWith([() => problem(403, 'forbidden')])
    await expect(names(shop.instanceEvents(), 1)).rejects.toThrow(RequestRefused)
  })
})
