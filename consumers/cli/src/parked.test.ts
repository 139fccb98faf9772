import { describe, expect, it } from 'vitest'
import { createClient, type ParkedEvent } from '@souk/client'
import { describeParked, listParked, loops, settleParked, type Asked } from './parked.ts'

const eventId = '01900000-0000-7000-8000-000000000001'
const parkedBy = (consumer: string, rest: Partial<ParkedEvent> = {}): ParkedEvent => ({
  consumer,
  eventId,
  parkedAt: '2026-03-14T15:09:26.535Z',
  position: 12,
  stream: 'product-7',
  version: 3,
  type: 'StockAdjusted',
  error: 'there is no product 7',
  waits: false,
  ...rest,
})

/** A shop in which the product and the order service have parked events. It answers changes as the test says, by method and path. */
const createShop = (answers: Readonly<Record<string, () => Response>>) => {
  const parked = new Map<string, ParkedEvent[]>([
    ['product', [parkedBy('product.projection'), parkedBy('product.reactions', { error: 'no stock' })]],
    ['order', [parkedBy('order.projection', { eventId: '01900000-0000-7000-8000-000000000002' })]],
  ])
  const sent: string[] = []
  let position = 0
  const fetch = async ({ method, url }: Request): Promise<Response> => {
    const { pathname } = new URL(url)
    const [service = '', , what] = pathname.slice(1).split('/')
    if (method === 'GET' && what === 'parked') return Response.json({ items: parked.get(service) ?? [] })
    if (method === 'GET' && what === 'status') {
      position += 5
      if (position >= 20) handled.forEach((one) => parked.delete(one))
      return Response.json({ checkpoint: { position } })
    }
    sent.push(`${method} ${pathname}`)
    const answer = answers[`${method} ${pathname}`]
    if (answer === undefined) throw new Error(`unexpected: ${method} ${pathname}`)
    return answer()
  }
  /** Services whose rebuilt views have handled their events. */
  const handled: string[] = []
  return { api: createClient({ baseUrl: 'http://shop', fetch }), sent, parked, handled, position: () => position }
}
const done = (): Response => new Response(null, { status: 204 })

const everywhere: Asked = { services: ['product', 'order'], loops }
const quiet = { begin: () => undefined, step: () => undefined, at: () => undefined, end: () => undefined }
const view = `/product/admin/parked/projection/${eventId}`
const reactions = `/product/admin/parked/reactions/${eventId}`

describe('the list of parked events', () => {
  it('can be that of one service, or of one loop', async () => {
    const { api } = createShop({})
    const consumers = async (asked: Asked): Promise<string[]> => (await listParked(api, asked)).map(({ event }) => event.consumer)
    expect(await consumers(everywhere)).toEqual(['product.projection', 'product.reactions', 'order.projection'])
    expect(await consumers({ services: ['order'], loops })).toEqual(['order.projection'])
    expect(await consumers({ services: ['product', 'order'], loops: ['reactions'] })).toEqual(['product.reactions'])
  })

  it('has one line for each event, also if its error has many', async () => {
    const { api, parked } = createShop({})
    parked.set('order', [parkedBy('order.projection', { version: 140, error: '[\n  {\n    "code": "too_big"\n  }\n]\n\u001b[31mred' })])
    const lines = describeParked(await listParked(api, everywhere)).split('\n')
    expect(lines).toEqual([
      `${eventId}  product.projection  StockAdjusted  product-7 version 3    position 12  since 2026-03-14T15:09:26.535Z  there is no product 7`,
      `${eventId}  product.reactions   StockAdjusted  product-7 version 3    position 12  since 2026-03-14T15:09:26.535Z  no stock`,
      `${eventId}  order.projection    StockAdjusted  product-7 version 140  position 12  since 2026-03-14T15:09:26.535Z  [ { "code": "too_big" } ] [31mred`,
    ])
  })
})

describe('an event that two loops have parked', () => {
  it('is discarded in both, one after the other', async () => {
    const { api, sent } = createShop({ [`DELETE ${view}`]: done, [`DELETE ${reactions}`]: done })
    expect(await settleParked(api, { kind: 'discard' }, eventId, everywhere, quiet)).toEqual([
      { consumer: 'product.projection', fault: undefined },
      { consumer: 'product.reactions', fault: undefined },
    ])
    expect(sent).toEqual([`DELETE ${view}`, `DELETE ${reactions}`])
  })

  it('is discarded in one of them only, if only that is asked for', async () => {
    const { api, sent } = createShop({ [`DELETE ${reactions}`]: done })
    await settleParked(api, { kind: 'discard' }, eventId, { ...everywhere, loops: ['reactions'] }, quiet)
    expect(sent).toEqual([`DELETE ${reactions}`])
  })

  it('is reported for each of them, also if one of them still cannot handle it', async () => {
    const problem = { status: 409, code: 'conflict', title: 'No', detail: 'no stock' }
    const { api } = createShop({ [`POST ${view}/retry`]: done, [`POST ${reactions}/retry`]: () => Response.json(problem, { status: 409 }) })
    expect(await settleParked(api, { kind: 'retry' }, eventId, everywhere, quiet)).toEqual([
      { consumer: 'product.projection', fault: undefined },
      { consumer: 'product.reactions', fault: '409 conflict: No (no stock)' },
    ])
  })

  it('is reported for the second, also if the first does not answer', async () => {
    const lost = (): Response => {
      throw new TypeError('fetch failed')
    }
    const { api } = createShop({ [`POST ${view}/retry`]: lost, [`POST ${reactions}/retry`]: done })
    expect(await settleParked(api, { kind: 'retry' }, eventId, everywhere, quiet)).toEqual([
      { consumer: 'product.projection', fault: 'no answer from http://shop' },
      { consumer: 'product.reactions', fault: undefined },
    ])
  })
})

describe('a retry that has a view rebuilt', () => {
  const rebuilding = { [`POST ${view}/retry`]: () => Response.json({ status: 'rebuilding', position: 20 }, { status: 202 }) }
  const inView: Asked = { services: ['product'], loops: ['projection'] }

  it('waits for the view, and then for what has become of the event', async () => {
    const { api, handled, position } = createShop(rebuilding)
    handled.push('product')
    expect(await settleParked(api, { kind: 'retry' }, eventId, inView, quiet)).toEqual([
      { consumer: 'product.projection', fault: undefined },
    ])
    expect(position()).toBe(20)
  })

  it('says if the event is parked again', async () => {
    const { api } = createShop(rebuilding)
    expect(await settleParked(api, { kind: 'retry' }, eventId, inView, quiet)).toEqual([
      { consumer: 'product.projection', fault: 'the event still cannot be handled: there is no product 7' },
    ])
  })
})

it('an event that nobody has parked is a fault', async () => {
  const { api, sent } = createShop({})
  await expect(settleParked(api, { kind: 'retry' }, eventId, { services: ['order'], loops }, quiet)).rejects.toThrow(
    `no event ${eventId} is parked`,
  )
  expect(sent).toEqual([])
})
