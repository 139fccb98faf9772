import { describe, expect, it } from 'vitest'
import type { SoukEvent } from '@souk/contracts'
import { GENESIS, type Commit } from '@souk/log-protocol'
import { projected } from '@souk/service/testing'
import * as history from '../testing/history.ts'
import { AFTERWARDS, chained, decisions, logOf } from '../testing/history.ts'
import { keepBooks, type Books } from './books.ts'
import { auditedViews } from './services.ts'
import { InstanceGone, type AuditedView, type InstanceView, type ViewSource } from './views.ts'

const priced = (productId: string, price: number): SoukEvent => ({
  type: 'ProductPriceChanged',
  data: { productId, changedAt: '2026-03-14T15:00:15.000Z', price, currency: 'GBP' },
})

type Decisions = Readonly<Record<string, readonly SoukEvent[]>>

const audit = (commits: readonly Commit[], views: readonly AuditedView[] = [], now = AFTERWARDS): Promise<Books> =>
  keepBooks({
    log: {
      head: async () => {
        const { position, hash } = commits.at(-1) ?? GENESIS
        return { position, hash }
      },
      readAll: async (after, limit) => commits.filter(({ position }) => position > after).slice(0, limit),
    },
    views,
    now: () => now,
    memory: ':memory:',
  })

const failed = ({ checks }: Books): string[] => checks.filter(({ ok }) => !ok).map(({ name }) => name)
const figures = ({ checks }: Books): Record<string, string> => Object.fromEntries(checks.map(({ name, detail }) => [name, detail]))

/** The views that the services show after these commits. */
const shownAfter = (all: Decisions, commits: readonly Commit[]): readonly AuditedView[] => {
  const last = commits.at(-1)
  return auditedViews(() => ({ page: async () => ({ checkpoint: { position: 0, hash: '' }, rows: [] }) })).map((view) => {
    const tableOf = projected(view.definition, Object.values(all), undefined)
    const source: ViewSource = {
      page: async (collection, after, limit) => ({
        checkpoint: { position: last?.position ?? 0, hash: last?.hash ?? GENESIS.hash },
        rows: [...tableOf(collection)]
          .map(([id, row]) => ({ id, row: structuredClone(row) }))
          .filter(({ id }) => id > after)
          .sort((one, other) => (one.id < other.id ? -1 : 1))
          .slice(0, limit),
      }),
    }
    return { ...view, source }
  })
}

const without = (...names: (keyof typeof decisions)[]): Decisions =>
  Object.fromEntries(Object.entries(decisions).filter(([name]) => !names.some((other) => other === name)))
const instead = (other: { readonly [Name in keyof typeof decisions]?: readonly SoukEvent[] }): Decisions => ({ ...decisions, ...other })
const then = (more: Decisions): Decisions => ({ ...decisions, ...more })

const whole = logOf(Object.values(decisions))
const at = (index: number): Commit => {
  const commit = whole[index]
  if (commit === undefined) throw new Error(`the history has no commit ${index}`)
  return commit
}
const replaced = (index: number, change: (commit: Commit) => Commit): Commit[] =>
  whole.map((commit, other) => (other === index ? change(commit) : commit))

describe('the books of a correct shop', () => {
  it('are in order, with figures', async () => {
    const books = await audit(whole, shownAfter(decisions, whole))
    expect(failed(books)).toEqual([])
    expect(books.ok).toBe(true)
    expect(figures(books)).toEqual({
      log: '32 commits without gaps',
      'hash-chain': '32 hashes recomputed',
      'stream-versions': '25 streams, 52 events',
      ids: '32 requests, 52 events',
      events: '52 events',
      stock: '2 products, 15 units stocked, 0 reserved, 6 sold',
      prices: '2 prices of products',
      orders: '5 orders: 2 finalized, 3 canceled (out-of-stock 1, deadline-passed 1, insufficient-credit 1), 0 pending',
      claims: '0 orders with stock or credit held',
      'final-orders': '5 final orders, 0 of them with open claims',
      invoices: '2 invoices, 2026: 1 to 2, 13.50 in all',
      recipients: '1 invoice with a recipient, 1 without',
      credit: '2 accounts: 29.00 granted, 15.50 available, 0.00 held, 13.50 charged, 13.50 invoiced',
      'view-customer': '15 rows of customers, credits, ledger, payments at position 32',
      'view-storefront': '9 rows of products, prices, categories, baskets, companions, catalogue at position 32',
      'view-product': '10 rows of products, categories, revisions, reservations, pictures at position 32',
      'view-order': '12 rows of orders, lines, products at position 32',
      'view-accounting': '6 rows of invoices, years, products, categories at position 32',
    })
  })

  it('are in order at every position while nothing is late', async () => {
    const meanwhile = Date.UTC(2026, 2, 14, 15, 0, 25)
    for (let length = 0; length <= whole.length; length += 1) {
      const sofar = whole.slice(0, length)
      const books = await audit(sofar, shownAfter(Object.fromEntries(Object.entries(decisions).slice(0, length)), sofar), meanwhile)
      expect([length, failed(books)]).toEqual([length, []])
    }
  })
})

describe('the log', () => {
  const cases: [name: string, check: string, commits: Commit[]][] = [
    ['a commit is missing', 'log', whole.filter((_, index) => index !== 4)],
    ['a commit appears twice', 'log', [...whole.slice(0, 10), at(3), ...whole.slice(10)]],
    ['a hash is wrong', 'hash-chain', replaced(6, (commit) => ({ ...commit, hash: '1'.repeat(64) }))],
    ['a commit was changed', 'hash-chain', replaced(6, (commit) => ({ ...commit, at: '2026-03-14T15:09:26.536Z' }))],
    [
      'a commit was changed and hashed again',
      'hash-chain',
      replaced(6, (commit) => chained([{ ...commit, at: '2026-03-14T15:09:26.536Z' }])[0] ?? commit),
    ],
    [
      'a version is skipped',
      'stream-versions',
      chained(
        replaced(12, (commit) => ({
          ...commit,
          appends: commit.appends.map((append) => ({ ...append, fromVersion: append.fromVersion + 1 })),
        })),
      ),
    ],
    ['a request id appears twice', 'ids', chained(replaced(9, (commit) => ({ ...commit, requestId: at(2).requestId })))],
    [
      'an event id appears twice',
      'ids',
      chained(
        replaced(9, (commit) => ({
          ...commit,
          appends: commit.appends.map((append) => ({
            ...append,
            events: append.events.map((event) => ({ ...event, eventId: at(2).appends[0]?.events[0]?.eventId ?? '' })),
          })),
        })),
      ),
    ],
    [
      'an event does not fit its schema',
      'events',
      chained(
        replaced(5, (commit) => ({
          ...commit,
          appends: commit.appends.map((append) => ({
            ...append,
            events: append.events.map((event) => ({ ...event, data: { ...event.data, total: -1 } })),
          })),
        })),
      ),
    ],
    [
      'an event is in the stream of another order',
      'events',
      chained(
        replaced(10, (commit) => ({
          ...commit,
          appends: commit.appends.map((append) => ({ ...append, stream: `order-${history.second}` })),
        })),
      ),
    ],
  ]
  it.each(cases)('%s: reported by the check %s', async (_name, check, commits) => {
    expect(failed(await audit(commits))).toContain(check)
  })

  it('fails if its head is not the last commit', async () => {
    const books = await keepBooks({
      log: {
        head: async () => ({ position: 99, hash: '1'.repeat(64) }),
        readAll: async (after, limit) => whole.slice(after, after + limit),
      },
      views: [],
      now: () => AFTERWARDS,
    })
    expect(failed(books)).toEqual(['log'])
  })
})

describe('the events', () => {
  const { first, second, soldOut, late, tooDear, ann, bob, tea, rice, firstLines, secondLines, lateLines, line } = history
  const more = [line(tea, 9, 250)]
  const cases: [name: string, check: string, decisions: Decisions][] = [
    [
      'more units are reserved than are in stock',
      'stock',
      then({ placed: [history.placed(history.ann, ann, more, 15)], oversold: history.stockReserved(history.ann, more) }),
    ],
    ['units are sold that were never stocked', 'stock', instead({ tea: decisions.tea.slice(0, 1) })],
    [
      'reserved stock is written off',
      'stock',
      instead({
        secondCharged: [
          ...decisions.secondCharged,
          { type: 'StockAdjusted', data: { productId: tea, adjustedAt: '2026-03-14T15:00:30.000Z', delta: -6, reason: 'broken' } },
        ],
      }),
    ],
    [
      'more credit is held than is available',
      'credit',
      instead({
        bob: decisions.bob.map((event) => (event.type === 'CreditGranted' ? { ...event, data: { ...event.data, amount: 700 } } : event)),
      }),
    ],
    ['an order is charged and not invoiced', 'invoices', without('firstInvoice')],
    ['an order is invoiced and not charged', 'final-orders', without('firstCharged')],
    ['stock is not released', 'final-orders', without('tooDearReleased')],
    ['a claim is not closed', 'final-orders', without('latePaymentClosed')],
    ['stock is not deducted', 'final-orders', without('secondDeducted')],
    ['stock is held after the order was canceled', 'claims', then({ held: history.stockReserved(late, lateLines) })],
    [
      'stock is reserved for an order that is already final',
      'final-orders',
      { ...without('lateStockClosed'), held: history.stockReserved(late, lateLines) },
    ],
    ['an order never becomes final', 'orders', without('lateCanceled', 'lateStockClosed', 'latePaymentClosed')],
    [
      'units are reserved at a price that the product never had',
      'prices',
      instead({ secondPlaced: [history.placed(second, bob, [line(tea, 3, 251)], 11)] }),
    ],
    [
      'units are reserved at a price that the product gets later',
      'prices',
      { ...instead({ secondPlaced: [history.placed(second, bob, [line(tea, 3, 251)], 11)] }), dearer: [priced(tea, 251)] },
    ],
    ['an order is finalized twice', 'orders', then({ again: history.finalized(first, ann) })],
    ['an order is finalized and canceled', 'orders', then({ again: history.canceled(first, ann, 'canceled-by-customer') })],
    ['an order is finalized without stock', 'orders', without('firstStock', 'firstDeducted')],
    ['an order is finalized without credit', 'orders', without('secondCredit', 'secondCharged')],
    ['an order is finalized without approval', 'orders', instead({ firstFinal: decisions.firstFinal.slice(1) })],
    ['an order is canceled for a reason that no service gave', 'orders', without('soldOutRejected')],
    ['an order is canceled for its deadline too early', 'orders', instead({ latePlaced: [history.placed(late, ann, lateLines, 55)] })],
    ['an order becomes final without being placed', 'orders', without('latePlaced')],
    [
      'the total of an order differs from the sum of its lines',
      'orders',
      instead({ secondPlaced: decisions.secondPlaced.map((event) => ({ ...event, data: { ...event.data, total: 751 } }) as SoukEvent) }),
    ],
    [
      'the reserved units are not the ordered units',
      'claims',
      instead({ secondStock: history.stockReserved(second, [line(tea, 2, 250)]) }),
    ],
    [
      'the units of a product change by another quantity',
      'claims',
      instead({ secondDeducted: history.stockDeducted(second, [line(tea, 2, 250)]) }),
    ],
    ['units are released but not the claim of the order', 'claims', instead({ tooDearReleased: decisions.tooDearReleased.slice(1) })],
    ['a claim is released but not the units', 'claims', instead({ tooDearReleased: decisions.tooDearReleased.slice(0, 1) })],
    ['units are released twice', 'claims', then({ again: history.stockReleased(tooDear, history.tooDearLines) })],
    ['the held amount is not the total', 'claims', instead({ firstCredit: history.creditReserved(first, ann, 599) })],
    ['the credit of another customer is held', 'claims', instead({ firstCredit: history.creditReserved(first, bob, 600) })],
    ['an order is charged twice', 'claims', then({ again: history.creditCharged(first, ann, 600) })],
    ['an invoice number is assigned twice', 'invoices', instead({ firstInvoice: history.invoiced(first, ann, firstLines, 1) })],
    ['an invoice number is skipped', 'invoices', instead({ firstInvoice: history.invoiced(first, ann, firstLines, 3) })],
    ['an invoice number has no invoice', 'invoices', instead({ firstInvoice: decisions.firstInvoice.slice(0, 1) })],
    [
      'an invoice has another number than was assigned',
      'invoices',
      instead({ firstInvoice: [...decisions.firstInvoice.slice(0, 1), ...history.invoiced(first, ann, firstLines, 3).slice(1)] }),
    ],
    ['an order has two invoices', 'invoices', then({ again: history.invoiced(first, ann, firstLines, 3) })],
    ['a canceled order has an invoice', 'invoices', then({ again: history.invoiced(late, ann, lateLines, 3) })],
    [
      'an invoice has other lines than its order',
      'invoices',
      instead({ secondInvoice: history.invoiced(second, bob, [line(tea, 3, 250), line(rice, 1, 1)], 1) }),
    ],
    [
      'an invoice has another total than its order',
      'credit',
      instead({ secondInvoice: history.invoiced(second, bob, [line(tea, 3, 251)], 1) }),
    ],
    ['an invoice is for another customer', 'credit', instead({ secondInvoice: history.invoiced(second, ann, secondLines, 1) })],
    [
      'an invoice is for another recipient than its payment',
      'recipients',
      instead({ firstInvoice: history.invoiced(first, ann, firstLines, 2, history.sealedFor(ann, 'BBBB')) }),
    ],
    ['an invoice has lost its recipient', 'recipients', instead({ firstInvoice: history.invoiced(first, ann, firstLines, 2) })],
    [
      'an invoice has a recipient of its own',
      'recipients',
      instead({ secondInvoice: history.invoiced(second, bob, secondLines, 1, history.sealedFor(bob)) }),
    ],
    [
      'a recipient is sealed under the key of another customer',
      'recipients',
      instead({
        firstCredit: history.creditReserved(first, ann, 600, history.sealedFor(bob)),
        firstInvoice: history.invoiced(first, ann, firstLines, 2, history.sealedFor(bob)),
      }),
    ],
    [
      'a claim is for an unknown order',
      'claims',
      then({ held: [{ type: 'ReservationClosed', data: { orderId: tea, closedAt: '2026-03-14T15:00:30.000Z' } }] }),
    ],
    ['rejected stock is reserved later', 'claims', then({ held: history.stockReserved(soldOut, [line(rice, 99, 100)]) })],
  ]
  it.each(cases)('%s: reported by the check %s', async (_name, check, planted) => {
    const books = await audit(logOf(Object.values(planted)))
    expect(failed(books)).toContain(check)
    expect(books.ok).toBe(false)
    expect(books.checks.slice(0, 4).filter(({ ok }) => !ok)).toEqual([])
  })

  it.each([
    ['has ended', [priced(tea, 260)], 250],
    ['begins after the order was placed', [priced(tea, 240)], 240],
  ])('is in order if a price %s before the units are reserved', async (_when, change, unitPrice) => {
    const lines = [line(tea, 1, unitPrice)]
    const planted = {
      category: decisions.category,
      tea: decisions.tea,
      ann: decisions.ann,
      placed: [history.placed(late, ann, lines, 13)],
      change,
      stock: history.stockReserved(late, lines),
      canceled: decisions.lateCanceled,
      released: history.stockReleased(late, lines),
      closed: decisions.latePaymentClosed,
    }
    expect(failed(await audit(logOf(Object.values(planted))))).toEqual([])
  })

  it('may be incomplete until the grace period has passed', async () => {
    const soon = Date.UTC(2026, 2, 14, 15, 1, 5)
    const pending = without('latePaymentClosed', 'tooDearReleased')
    expect(failed(await audit(logOf(Object.values(pending)), [], soon))).toEqual([])
    expect(failed(await audit(logOf(Object.values(pending))))).toEqual(['final-orders'])
  })
})

describe('a service whose instances have views of their own', () => {
  /** The books of a shop whose storefront has these instances. Nothing but the instances is asked for its rows. */
  const booksWith = (instancesOf: (right: ViewSource['page']) => readonly InstanceView[]): Promise<Books> =>
    audit(
      whole,
      shownAfter(decisions, whole)
        .filter(({ service }) => service === 'storefront')
        .map((view) => ({
          ...view,
          source: { page: () => Promise.reject(new Error('any instance')), instances: async () => instancesOf(view.source.page) },
        })),
    )
  const gone = (): Promise<never> => Promise.reject(new InstanceGone())
  const shown = (books: Books) => books.checks.find(({ name }) => name === 'view-storefront')

  it('is right if all of them are', async () => {
    const books = await booksWith((page) => [
      { instance: 'one', page },
      { instance: 'two', page },
    ])
    expect(shown(books)).toMatchObject({
      ok: true,
      figures: { rows: 18 },
      detail: expect.stringContaining('in 2 instances at position 32'),
    })
  })

  it('is wrong if one of them is, which is named', async () => {
    const books = await booksWith((page) => [
      { instance: 'one', page },
      {
        instance: 'two',
        page: async (...asked) => {
          const { checkpoint, rows } = await page(...asked)
          return { checkpoint, rows: asked[0] === 'prices' ? rows.slice(1) : rows }
        },
      },
    ])
    expect(shown(books)).toMatchObject({
      ok: false,
      faultCount: 1,
      faults: [expect.stringMatching(/^instance two: prices\/.* is missing$/)],
    })
  })

  it('has one less when one is gone, but must have one', async () => {
    const left = await booksWith((page) => [
      { instance: 'one', page: gone },
      { instance: 'two', page },
    ])
    expect(shown(left)).toMatchObject({ ok: true, figures: { rows: 9 }, detail: expect.stringContaining('in 1 instance at') })
    const none = await booksWith(() => [{ instance: 'one', page: gone }])
    expect(shown(none)).toMatchObject({ ok: false, faults: ['no instance has shown its view to the end'] })
  })
})

describe('a view', () => {
  type Page = Awaited<ReturnType<ViewSource['page']>>
  const planted = async (service: string, collection: string, change: (page: Page) => Page): Promise<Books> =>
    audit(
      whole,
      shownAfter(decisions, whole).map((view) => ({
        ...view,
        source: {
          page: async (...asked) => {
            const page = await view.source.page(...asked)
            return view.service === service && asked[0] === collection ? change(page) : page
          },
        },
      })),
    )

  const cases: [name: string, service: string, collection: string, change: (page: Page) => Page, fault: string][] = [
    [
      'a row differs',
      'product',
      'products',
      (page) => ({ ...page, rows: page.rows.map(({ id, row }) => ({ id, row: { ...row, reserved: 1 } })) }),
      `products/${history.tea} differs in reserved`,
    ],
    [
      'a row lacks an entry',
      'order',
      'orders',
      (page) => ({ ...page, rows: page.rows.map(({ id, row }) => ({ id, row: { ...row, history: [] } })) }),
      'differs in history',
    ],
    ['a row is missing', 'customer', 'ledger', (page) => ({ ...page, rows: page.rows.slice(1) }), 'is missing'],
    [
      'the last row is missing',
      'accounting',
      'invoices',
      (page) => ({ ...page, rows: page.rows.slice(0, -1) }),
      `invoices/${history.second} is missing`,
    ],
    ['all rows are missing', 'order', 'lines', (page) => ({ ...page, rows: [] }), 'is missing; lines/'],
    [
      'a row does not follow from the log',
      'accounting',
      'years',
      (page) => ({ ...page, rows: [...page.rows, { id: '2027', row: {} }] }),
      'years/2027 does not follow from the log',
    ],
    [
      'its checkpoint is before what it had to reach',
      'product',
      'products',
      (page) => ({ ...page, checkpoint: { ...page.checkpoint, position: 5 } }),
      'products is at position 5, but the log had already reached 32',
    ],
    [
      'its checkpoint is after the end of the log',
      'product',
      'products',
      (page) => ({ ...page, checkpoint: { ...page.checkpoint, position: 33 } }),
      'products is at position 33, but the log ends at 32',
    ],
    [
      'it is made of another log',
      'product',
      'products',
      (page) => ({ ...page, checkpoint: { ...page.checkpoint, hash: '1'.repeat(64) } }),
      'products is made of another log',
    ],
  ]
  it.each(cases)('is wrong if %s', async (_name, service, collection, change, fault) => {
    const books = await planted(service, collection, change)
    expect(failed(books)).toEqual([`view-${service}`])
    expect(figures(books)[`view-${service}`]).toContain(fault)
  })

  it('may show personal data or hide it', async () => {
    const books = await planted('customer', 'customers', (page) => ({
      ...page,
      rows: page.rows.map(({ id, row }, index) => ({ id, row: index === 0 ? { ...row, personal: { name: 'Ann' } } : row })),
    }))
    expect(failed(books)).toEqual([])
  })

  it('is compared at the checkpoint of each page while it moves on', async () => {
    const names = Object.keys(decisions)
    const sofar = (length: number) => shownAfter(Object.fromEntries(Object.entries(decisions).slice(0, length)), whole.slice(0, length))
    let length = 8
    const moving = auditedViews((service) => ({
      page: async (...asked) => {
        length = Math.min(length + 2, names.length)
        const view = sofar(length).find((other) => other.service === service)
        if (view === undefined) throw new Error(service)
        return view.source.page(...asked)
      },
    }))
    const growing = await keepBooks({
      log: {
        head: async () => ({ position: 8, hash: at(7).hash }),
        readAll: async (after, limit) => whole.slice(after, after + limit),
      },
      views: moving,
      now: () => Date.UTC(2026, 2, 14, 15),
    })
    expect(failed(growing)).toEqual([])
    expect(length).toBeGreaterThan(30)
  })
})
