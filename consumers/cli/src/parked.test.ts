import { describe, expect, it } from 'vitest'
import type { ParkedEvent } from '@souk/log-protocol'
import type { Answer, Api } from './api.ts'
import { Fault } from './fault.ts'
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
const createShop = (answers: Readonly<Record<string, Partial<Answer> | Fault>>) => {
  const parked = new Map<string, ParkedEvent[]>([
    ['product', [parkedBy('product.projection'), parkedBy('product.reactions', { error: 'no stock' })]],
    ['order', [parkedBy('order.projection', { eventId: '01900000-0000-7000-8000-000000000002' })]],
  ])
  const sent: string[] = []
  let position = 0
  const api: Api = {
    url: 'http://shop',
    send: async (path, { method = 'GET' } = {}) => {
      sent.push(`${method} ${path}`)
      const answer = answers[`${method} ${path}`]
      if (answer === undefined || answer instanceof Fault) throw answer ?? new Error(`unexpected: ${method} ${path}`)
      return { status: 204, headers: {}, body: undefined, sends: 1, ...answer }
    },
    ask: async (path, shape) => {
      const [service = '', , what] = path.slice(1).split('/')
      if (what === 'parked') return shape.parse({ items: parked.get(service) ?? [], nextCursor: null })
      position += 5
      return shape.parse({
        ready: position >= 20,
        checkpoint: { position },
        reactionsDone: { position: 20 },
        parked: { projection: 0 },
      })
    },
    token: async () => 'a token',
    close: async () => undefined,
  }
  return { api, sent, parked, position: () => position }
}

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
    const { api, sent } = createShop({ [`DELETE ${view}`]: {}, [`DELETE ${reactions}`]: {} })
    expect(await settleParked(api, 'discard', eventId, everywhere, quiet)).toEqual([
      { consumer: 'product.projection', fault: undefined },
      { consumer: 'product.reactions', fault: undefined },
    ])
    expect(sent).toEqual([`DELETE ${view}`, `DELETE ${reactions}`])
  })

  it('is discarded in one of them only, if only that is asked for', async () => {
    const { api, sent } = createShop({ [`DELETE ${reactions}`]: {} })
    await settleParked(api, 'discard', eventId, { ...everywhere, loops: ['reactions'] }, quiet)
    expect(sent).toEqual([`DELETE ${reactions}`])
  })

  it('is reported for each of them, also if one of them still cannot handle it', async () => {
    const body = { code: 'conflict', title: 'No', detail: 'no stock' }
    const { api } = createShop({ [`POST ${view}/retry`]: {}, [`POST ${reactions}/retry`]: { status: 409, body } })
    expect(await settleParked(api, 'retry', eventId, everywhere, quiet)).toEqual([
      { consumer: 'product.projection', fault: undefined },
      { consumer: 'product.reactions', fault: '409 conflict: No (no stock)' },
    ])
  })

  it('is reported for the second, also if the first does not answer', async () => {
    const { api } = createShop({ [`POST ${view}/retry`]: new Fault('no answer'), [`POST ${reactions}/retry`]: {} })
    expect(await settleParked(api, 'retry', eventId, everywhere, quiet)).toEqual([
      { consumer: 'product.projection', fault: 'no answer' },
      { consumer: 'product.reactions', fault: undefined },
    ])
  })
})

describe('a retry that has a view rebuilt', () => {
  const rebuilding = { [`POST ${view}/retry`]: { status: 202, body: { status: 'rebuilding', position: 20 } } }
  const inView: Asked = { services: ['product'], loops: ['projection'] }

  it('waits for the view, and then for what has become of the event', async () => {
    const { api, parked, position } = createShop(rebuilding)
    const { ask } = api
    const retrying = settleParked(
      {
        ...api,
        ask: async (path, shape) => {
          if (path.endsWith('/status')) parked.delete('product')
          return ask(path, shape)
        },
      },
      'retry',
      eventId,
      inView,
      quiet,
    )
    expect(await retrying).toEqual([{ consumer: 'product.projection', fault: undefined }])
    expect(position()).toBe(20)
  })

  it('says if the event is parked again', async () => {
    const { api } = createShop(rebuilding)
    expect(await settleParked(api, 'retry', eventId, inView, quiet)).toEqual([
      { consumer: 'product.projection', fault: 'the event still cannot be handled: there is no product 7' },
    ])
  })
})

it('an event that nobody has parked is a fault', async () => {
  const { api, sent } = createShop({})
  await expect(settleParked(api, 'retry', eventId, { services: ['order'], loops }, quiet)).rejects.toThrow(`no event ${eventId} is parked`)
  expect(sent).toEqual([])
})
