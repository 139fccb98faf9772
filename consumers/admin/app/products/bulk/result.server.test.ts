import { describe, expect, it } from 'vitest'
import type { ProductHistoryItem } from '@souk/client'
import { aCategory, aCommit, aPage, aProduct, type Mocks } from '@souk/client/testing'
import { contextOver } from '@souk/site/testing'
import { undoIdOf } from './requests.ts'
import { loadResult, undoBulk } from './result.server.ts'

const REQUEST = '0b6a3f0e-6a52-4d0e-9a54-1f0c8f5b2d11'
const CHAI = '019b0000-0000-7000-8000-000000000001'
const CHANG = '019b0000-0000-7000-8000-000000000002'
const SYRUP = '019b0000-0000-7000-8000-000000000003'
const names = new Map([
  [CHAI, 'Chai'],
  [CHANG, 'Chang'],
  [SYRUP, 'Syrup'],
])

const entry = (position: number, told: Partial<ProductHistoryItem>): ProductHistoryItem => ({
  eventId: REQUEST,
  event: 'StockAdjusted',
  at: '2026-11-28T14:51:47.640Z',
  position,
  actor: { kind: 'manager', id: 'mina' },
  version: 2,
  changes: [],
  stock: null,
  ...told,
})
const moved = (position: number, delta: number, undoes: number | null = null) => {
  const units = { unitsAvailable: delta, unitsOnHand: delta, unitsReserved: 0, unitsSold: 0 }
  return entry(position, { stock: { ...units, reason: 'counted', orderId: null, undoes } })
}
const priced = (position: number, before: number, after: number, version = 2) =>
  entry(position, { event: 'ProductPriceChanged', version, changes: [{ field: 'price', before, after }] })

interface Log {
  /** What has happened to each product, the newest first. */
  readonly histories: Readonly<Record<string, readonly ProductHistoryItem[]>>
  /** The commits of each request: the product and the position. */
  readonly requests?: Readonly<Record<string, readonly (readonly [productId: string, position: number])[]>>
}

/** A shop with three products at 18.00 and with five units, and with that log. */
const shopWith = ({ histories, requests = {} }: Log, more: Mocks = {}) =>
  contextOver({
    listProducts: ({ url }) => {
      const ids = (new URL(url).searchParams.get('ids') ?? '').split(',')
      return aPage(...ids.map((productId) => aProduct({ productId, name: names.get(productId) ?? '', price: 1_800, unitsAvailable: 5 })))
    },
    listCategories: aPage(aCategory()),
    getProductHistory: ({ url }) => aPage(...(histories[new URL(url).pathname.split('/')[3] ?? ''] ?? [])),
    listCommits: ({ url }) => {
      const made = requests[new URL(url).searchParams.get('correlationId') ?? ''] ?? []
      const commits = made.map(([productId, position]) =>
        aCommit({ position, appends: [{ stream: `product-${productId}`, fromVersion: 1, events: [] }] }),
      )
      const { items: _, ...page } = aPage(...commits)
      return { ...page, commits, head: { position: 99, hash: '' } }
    },
    ...more,
  })

const params = { requestId: REQUEST }
const asked = (query = '') => new Request(`http://localhost/products/bulk/${REQUEST}${query}`)
const load = (log: Log, query = '') => loadResult(shopWith(log), asked(query), params)
const statesOf = ({ rows }: Awaited<ReturnType<typeof load>>) => rows.map(({ name, row, fault }) => [name, row?.state ?? fault])

describe('what became of a change of several products', () => {
  it('says what each product was, became and is now', async () => {
    const loaded = await load({
      histories: {
        [CHAI]: [priced(41, 1_900, 1_800)],
        [CHANG]: [priced(50, 2_000, 1_800, 3), priced(42, 1_900, 2_000)],
        [SYRUP]: [moved(43, -2)],
      },
      requests: {
        [REQUEST]: [
          [CHAI, 41],
          [CHANG, 42],
          [SYRUP, 43],
        ],
      },
    })
    expect(statesOf(loaded)).toEqual([
      ['Chai', 'done'],
      ['Chang', 'since'],
      ['Syrup', 'done'],
    ])
    expect(loaded).toMatchObject({
      canUndo: true,
      isBack: false,
      rows: [{ row: { before: 1_900, after: 1_800, now: 1_800 } }, {}, { row: { delta: -2, now: 5 } }],
    })
  })

  it('sees that somebody has taken back a single one, also of the stock', async () => {
    const loaded = await load({
      histories: {
        [CHAI]: [priced(51, 2_000, 1_800, 3), priced(41, 1_800, 2_000)],
        [CHANG]: [moved(60, 2, 42), moved(55, -1), moved(42, -2)],
        [SYRUP]: [moved(61, 2, 9), moved(43, -2)],
      },
      requests: {
        [REQUEST]: [
          [CHAI, 41],
          [CHANG, 42],
          [SYRUP, 43],
        ],
      },
    })
    expect(statesOf(loaded)).toEqual([
      ['Chai', 'undone'],
      ['Chang', 'undone'],
      ['Syrup', 'done'],
    ])
  })

  it('offers nothing when nothing is left to be taken back', async () => {
    const loaded = await load({ histories: { [CHAI]: [moved(60, 2, 41), moved(41, -2)] }, requests: { [REQUEST]: [[CHAI, 41]] } })
    expect([statesOf(loaded), loaded.canUndo]).toEqual([[['Chai', 'undone']], false])
  })

  it('tells what the address says was refused, and nothing else of the address', async () => {
    const loaded = await load(
      { histories: { [CHAI]: [moved(41, -2)] }, requests: { [REQUEST]: [[CHAI, 41]] } },
      `?q=tea&refused=${CHANG}+stock&refused=${SYRUP}+nonsense&refused=nobody+stock`,
    )
    expect(statesOf(loaded)).toEqual([
      ['Chai', 'done'],
      ['Chang', 'stock'],
    ])
    expect(loaded.list).toBe('?q=tea')
  })

  it('knows by the log that all of it was taken back', async () => {
    const log = {
      histories: { [CHAI]: [moved(60, 2, 41), moved(41, -2)] },
      requests: { [REQUEST]: [[CHAI, 41]], [undoIdOf(REQUEST)]: [[CHAI, 60]] },
    } as const
    expect(await load(log)).toMatchObject({ isBack: true, canUndo: false, rows: [{ row: { state: 'undone' } }] })
  })

  it('has no page if nobody has asked for it, and that of an undo is the page of what it takes back', async () => {
    await expect(load({ histories: {} })).rejects.toMatchObject({ init: { status: 404 } })
    const undo = loadResult(shopWith({ histories: {} }), asked(), { requestId: undoIdOf(REQUEST) })
    await expect(undo).rejects.toMatchObject({ status: 302 })
    await expect(loadResult(shopWith({ histories: {} }), asked(), { requestId: 'none' })).rejects.toMatchObject({ init: { status: 404 } })
  })
})

describe('taking it back', () => {
  const requests = {
    [REQUEST]: [
      [CHAI, 41],
      [CHANG, 42],
      [SYRUP, 43],
    ],
  } as const

  it('sends one request for what still is as it was made, which names each commit or revision', async () => {
    const sent: unknown[] = []
    const histories = { [CHAI]: [priced(41, 1_900, 1_800)], [CHANG]: [moved(60, 2, 42), moved(42, -2)], [SYRUP]: [moved(43, -2)] }
    const context = shopWith(
      { histories, requests },
      {
        changeProducts: async (request) => {
          sent.push(request.headers.get('idempotency-key'), await request.json())
          return { results: [] }
        },
      },
    )
    await expect(undoBulk(context, asked('?q=tea'), params)).rejects.toMatchObject({ status: 302 })
    const changes = [
      { productId: CHAI, version: 2, change: { type: 'price', price: 1_900 } },
      { productId: SYRUP, change: { type: 'stock', delta: 2, reason: 'Undo of #43', undoes: 43 } },
    ]
    expect(sent).toEqual([undoIdOf(REQUEST), { changes }])
  })

  it('sends nothing if all of it is taken back', async () => {
    const context = shopWith({ histories: { [CHAI]: [moved(60, 2, 41), moved(41, -2)] }, requests: { [REQUEST]: [[CHAI, 41]] } })
    await expect(undoBulk(context, asked(), params)).rejects.toMatchObject({ status: 302 })
  })
})
