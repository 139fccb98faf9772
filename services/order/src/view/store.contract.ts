import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { OrderStatus } from '@souk/contracts'
import { GENESIS } from '@souk/log-protocol'
import { describeViewStore, saveFrom, type ViewStoreTraits } from '@souk/service/testing/view-store-contract'
import { testId } from '@souk/testing'
import type { OrderRow } from './projectors.ts'
import type { DeadlinePlace, OrderFilter, OrderStore, StoredOrder } from './store.ts'
import { wantedBy } from './terms.ts'

const customers = [testId(1), testId(2)] as const
const second = (number: number): string => `2026-03-14T15:09:${String(number).padStart(2, '0')}.000Z`

const orderRow = (id: string, change: Partial<OrderRow> = {}): OrderRow => ({
  orderId: id,
  position: 1,
  customerId: customers[0],
  addressId: null,
  correlationId: testId(3),
  placedAt: second(0),
  deadlineAt: second(30),
  finishedAt: null,
  status: 'PENDING',
  stockStatus: 'PENDING',
  creditStatus: 'PENDING',
  cancelReason: null,
  missingProductId: null,
  invoiceNumber: null,
  total: 750,
  currency: 'GBP',
  history: [],
  ...change,
})
const [ofTea, ofPot] = [testId(4), testId(5)]
const names: Readonly<Record<string, string>> = { [ofTea]: 'Schwarzer Tee', [ofPot]: 'Théière « Ölbach », 2 l' }
const linesRow = (orderId: string, quantity: number, position = 1, products: readonly string[] = [ofTea]) => ({
  orderId,
  position,
  lines: products.map((productId) => ({ productId, name: names[productId] ?? '', quantity, unitPrice: 250 })),
})
/** Every third order is of a pot, too. */
const linesOf = ({ orderId, position }: OrderRow) => linesRow(orderId, 1, position, position % 3 === 0 ? [ofTea, ofPot] : [ofTea])

const rowOf = (collection: string, id: string, variant: number): object => {
  if (collection === 'orders') return orderRow(id, { total: variant })
  return collection === 'lines' ? linesRow(id, variant) : { name: id, price: variant, currency: 'GBP', status: 'active' }
}

/** What every store of the order service must do, whatever keeps it. @param open  opens the data of that name */
export const describeOrderStore = (
  name: string,
  open: (data: string) => Promise<OrderStore>,
  traits: Omit<ViewStoreTraits, 'row'> = {},
): void => {
  describeViewStore(name, open, { row: rowOf, ...traits })

  describe(`${name} finds orders`, () => {
    let store: OrderStore
    let count = 0

    beforeEach(async () => {
      count += 1
      store = await open(`order-store-${process.pid}-${count}`)
    })
    afterEach(() => store.close())

    const save = async (rows: readonly OrderRow[]): Promise<void> => {
      const changes = rows.flatMap((row) => [
        { collection: 'orders', id: row.orderId, row },
        { collection: 'lines', id: row.orderId, row: linesOf(row) },
      ])
      const from = await store.checkpoint()
      await store.save(changes, from, { position: from.position + 1, hash: 'a'.repeat(64) })
    }
    const statuses: readonly OrderStatus[] = ['PENDING', 'FINALIZED', 'CANCELED']
    /** Eighteen orders: each customer has three of each status. Their ids are not in the order of the log. */
    const many = Array.from({ length: 18 }, (_, index) =>
      orderRow(testId(100 + ((index * 7) % 18)), {
        position: 95 + index,
        customerId: customers[index % 2] ?? '',
        status: statuses[Math.floor(index / 2) % 3] ?? 'PENDING',
        cancelReason: Math.floor(index / 2) % 3 === 2 ? (index % 4 < 2 ? 'out-of-stock' : 'deadline-passed') : null,
        // A clock that was set back in between.
        placedAt: second((index * 5) % 18),
        finishedAt: Math.floor(index / 2) % 3 === 0 ? null : second(((index * 5) % 18) + index),
        missingProductId: Math.floor(index / 2) % 3 === 2 && index % 4 < 2 ? (index < 17 ? ofTea : ofPot) : null,
        total: 100 * (index % 6),
        deadlineAt: second(20 - index),
      }),
    )

    it('shows one with its lines, and none that it does not have', async () => {
      await save([orderRow(testId(7))])
      expect(await store.order(testId(7))).toEqual({ ...orderRow(testId(7)), ...linesRow(testId(7), 1) })
      expect(await store.order(testId(8))).toBeUndefined()
    })

    /** Whether an order matches a filter, told as simply as can be. */
    const matches = (row: OrderRow, filter: OrderFilter): boolean =>
      (filter.customerId ?? row.customerId) === row.customerId &&
      (filter.status ?? row.status) === row.status &&
      (filter.reason ?? row.cancelReason) === row.cancelReason &&
      (filter.isOpen === undefined || row.finishedAt === null) &&
      (filter.wanted === undefined || linesOf(row).lines.some(({ name: called }) => called.includes('Ölbach'))) &&
      (filter.productId === undefined || linesOf(row).lines.some(({ productId }) => productId === filter.productId)) &&
      (filter.placedFrom ?? '') <= row.placedAt &&
      row.placedAt < (filter.placedUntil ?? '9') &&
      (filter.totalFrom ?? 0) <= row.total &&
      row.total <= (filter.totalUntil ?? Infinity)

    const parts: readonly OrderFilter[] = [
      { customerId: customers[1] },
      { status: 'FINALIZED' },
      { reason: 'out-of-stock' },
      { productId: ofPot },
      { wanted: wantedBy('thei OLB') },
      { isOpen: true },
      { placedFrom: second(3), placedUntil: second(15) },
      { totalFrom: 100, totalUntil: 400 },
    ]
    /** Every combination of up to three parts, and that of all. */
    const filters = Array.from({ length: 2 ** parts.length }, (_, chosen) => parts.filter((__, index) => (chosen >> index) % 2 === 1))
      .filter(({ length }) => length <= 3 || length === parts.length)
      .map((some) => some.reduce((all, part) => ({ ...all, ...part }), {}))

    it.each(['newest', 'oldest'] as const)('lists orders by any combination of filters, the %s first, page by page', async (sort) => {
      await save(many)
      for (const filter of filters) {
        const inOrder = many.filter((row) => matches(row, filter)).map((row) => ({ ...row, ...linesOf(row) }))
        const expected = sort === 'oldest' ? inOrder : inOrder.toReversed()
        const found: StoredOrder[] = []
        for (;;) {
          const page = await store.orders(filter, sort, { after: found.at(-1)?.position, limit: 4 })
          if (page.length === 0) break
          found.push(...page)
        }
        expect([filter, found]).toEqual([filter, expected])

        // And back again, from the last one.
        const back: StoredOrder[] = []
        for (let before = expected.at(-1)?.position; before !== undefined; before = back[0]?.position) {
          const page = await store.orders(filter, sort, { before, limit: 4 })
          if (page.length === 0) break
          back.unshift(...page)
        }
        expect([filter, back]).toEqual([filter, expected.slice(0, -1)])

        expect([filter, await store.countOrders(filter, 1_000)]).toEqual([filter, expected.length])
        expect(await store.countOrders(filter, 3)).toBe(Math.min(3, expected.length))

        if ((filter.wanted ?? filter.productId) === undefined) continue
        const kinds = (await store.countKinds(filter, 1_000)).flatMap(({ status, reason, count: times }) =>
          Array.from({ length: times }, () => `${status} ${reason}`),
        )
        expect([filter, kinds.toSorted()]).toEqual([filter, expected.map((row) => `${row.status} ${row.cancelReason}`).toSorted()])
      }
    })

    describe('by a text', () => {
      const id = '0192a6b2-77c1-7c3e-8f00-0a1b2c3d4e5f'
      const found = async (q: string): Promise<number> => {
        const wanted = wantedBy(q)
        return wanted === undefined ? 0 : store.countOrders({ wanted }, 10)
      }
      beforeEach(async () => {
        const row = orderRow(id, { position: 3, status: 'FINALIZED', finishedAt: second(1) })
        await save([row])
        await save([orderRow(testId(7), { position: 4 }), { ...row, invoiceNumber: '2026-000042' }])
        await save([{ ...row, invoiceNumber: '2026-000042', stockStatus: 'APPROVED' }])
      })

      it.each([
        [id, 1],
        [id.toUpperCase(), 1],
        ['3d4e5f', 1],
        ['c3d4e5f', 1],
        ['8f00-0a1b2c3d4e5f', 1],
        ['d4e5f', 0],
        ['0192a6b2', 0],
        ['2026-000042', 1],
        ['2026-0000', 1],
        ['2026-', 1],
        ['2026', 1],
        ['202', 0],
        ['2026-000043', 0],
        ['2026-000042 3d4e5f olbach', 1],
        ['2026-000042 coffee', 0],
      ])('its id, the end of it, or its invoice number: %s', async (q, expected) => {
        expect(await found(q)).toBe(expected)
      })

      it.each([
        ['Schwarzer Tee', 2],
        ['tee schwarz', 2],
        ['t', 2],
        ['THÉI', 1],
        ['theiere, 2 l', 1],
        ['«Ölbach»', 1],
        ['ee', 0],
        ['tee -olbach', 1],
        ['tee NOT olbach', 0],
        ['tee OR kaffee', 0],
        ['tee*', 2],
        ['"tee"', 2],
        ['terms : tee', 0],
        ['NEAR(tee olbach)', 0],
        ["tee' & 'olbach", 1],
        ["tee':* | '", 2],
        ['tee\\', 2],
        ['%', 0],
        ['_', 0],
        ['🫖', 0],
        ['🫖 tee', 2],
        [`#${ofTea}`, 0],
        ['~f5e4d3', 0],
        ['$2026', 0],
        [Array.from({ length: 100 }, () => 't').join(' '), 2],
        [Array.from({ length: 100 }, (_, index) => index).join(' '), 0],
      ])('words of its products, and nothing of a text is an operator: %s', async (q, expected) => {
        expect(await found(q)).toBe(expected)
      })

      it('with names as long as they come', async () => {
        const lines = Array.from({ length: 100 }, (_, index) => ({
          productId: testId(index),
          name: `${'ﬃ'.repeat(100)} ${String.fromCodePoint(0x4e00 + index).repeat(100)}`,
          quantity: 1,
          unitPrice: 1,
        }))
        const from = await store.checkpoint()
        const row = { orderId: testId(9), position: 9, lines }
        const changes = [
          { collection: 'orders', id: testId(9), row: orderRow(testId(9), { position: 9 }) },
          { collection: 'lines', id: testId(9), row },
        ]
        await store.save(changes, from, { position: from.position + 1, hash: 'a'.repeat(64) })
        expect([await found('ffiffi'), await found('ﬃ'.repeat(100)), await found('一一 丁丁')]).toEqual([1, 1, 1])
      })

      it('of an order that arrives with its invoice number already, after its lines', async () => {
        const from = await store.checkpoint()
        const [row, lines] = [orderRow(testId(9), { position: 9, invoiceNumber: '2026-000043' }), linesRow(testId(9), 1, 9)]
        const changes = [
          { collection: 'lines', id: testId(9), row: lines },
          { collection: 'orders', id: testId(9), row },
        ]
        await store.save(changes, from, { position: from.position + 1, hash: 'a'.repeat(64) })
        expect(await found('2026-000043')).toBe(1)
        expect(await store.orders({ wanted: wantedBy('2026-000043') }, 'newest', { limit: 9 })).toEqual([{ ...row, ...lines }])
      })

      it('that is no longer that of its lines no more', async () => {
        const from = await store.checkpoint()
        const changes = [{ collection: 'lines', id, row: null }]
        await store.save(changes, from, { position: from.position + 1, hash: 'a'.repeat(64) })
        expect([await found('olbach'), await found('tee')]).toEqual([0, 1])
      })
    })

    it('tells the orders of a span, by status, reason and period, and how long each took', async () => {
      await save(many)
      const start = Date.parse(second(0))
      const tell = (placed: Awaited<ReturnType<OrderStore['placedIn']>>) =>
        placed
          .flatMap(({ start: from, status, reason, took }) => took.map((time) => [(from - start) / 1_000, status, reason, time].join()))
          .toSorted()
      for (const [from, until, length] of [
        [0, 60, 60_000],
        [3, 15, 60_000],
        [3, 15, 5_000],
        [3, 4, 1_000],
        [30, 40, 1_000],
      ] as const) {
        const expected = many
          .filter(({ placedAt }) => second(from) <= placedAt && placedAt < second(until))
          .map(({ placedAt, finishedAt, status, cancelReason }) => {
            const placed = Date.parse(placedAt)
            const period = Math.floor(placed / length) * length
            return [(period - start) / 1_000, status, cancelReason, finishedAt === null ? null : Date.parse(finishedAt) - placed].join()
          })
        expect(tell(await store.placedIn([start + from * 1_000, start + until * 1_000], length))).toEqual(expected.toSorted())
      }
      expect(tell(await store.placedIn([start, start + 60_000], Number.MAX_SAFE_INTEGER))).toHaveLength(18)
    })

    it('knows the products of which there was too little, the most frequent first', async () => {
      await save(many)
      const span = [Date.parse(second(0)), Date.parse(second(18))] as const
      const counts = (productId: string): number => many.filter((row) => row.missingProductId === productId).length
      const all = [ofTea, ofPot]
        .map((productId) => ({ productId, orders: counts(productId) }))
        .toSorted((one, other) => other.orders - one.orders)
      expect(all.map(({ orders }) => orders)).toEqual([3, 1])
      expect(await store.missingProducts(span, 10)).toEqual(all)
      expect(await store.missingProducts(span, 1)).toEqual(all.slice(0, 1))
      expect(await store.missingProducts([span[1], span[1] + 1], 10)).toEqual([])
    })

    it.each([
      ['placed at the start of a span', { placedFrom: second(3), placedUntil: second(4) }, 1],
      ['placed at its end', { placedFrom: second(2), placedUntil: second(3) }, 0],
      ['placed at its end or later', { placedFrom: second(4) }, 0],
      ['placed before', { placedUntil: second(4) }, 1],
      ['with that total', { totalFrom: 750, totalUntil: 750 }, 1],
      ['with a larger total', { totalFrom: 751 }, 0],
      ['with a smaller total', { totalUntil: 749 }, 0],
      ['of a product whose id ends alike', { productId: `f${ofTea.slice(1)}` }, 0],
    ])('finds orders %s', async (_which, filter, found) => {
      await save([orderRow(testId(7), { placedAt: second(3) })])
      expect(await store.orders(filter, 'newest', { limit: 10 })).toHaveLength(found)
      expect(await store.countOrders(filter, 10)).toBe(found)
    })

    it('lists an order where it stands now, and nowhere else', async () => {
      await save([orderRow(testId(7))])
      await save([orderRow(testId(7), { status: 'FINALIZED' })])
      expect(await store.orders({ status: 'PENDING' }, 'newest', { limit: 10 })).toEqual([])
      expect(await store.orders({ status: 'FINALIZED' }, 'newest', { limit: 10 })).toHaveLength(1)
      expect([await store.countOrders({ status: 'PENDING' }, 10), await store.countOrders({ status: 'FINALIZED' }, 10)]).toEqual([0, 1])
    })

    it('knows which pending orders are due, the longest due first', async () => {
      await save(many)
      const expected = many.filter(({ status, deadlineAt }) => status === 'PENDING' && deadlineAt <= second(14)).toReversed()
      expect(expected.map(({ deadlineAt }) => deadlineAt)).toEqual([7, 8, 13, 14].map(second))
      expect(await store.due(second(14), undefined, 100)).toEqual(expected)
      expect(await store.due(second(6), undefined, 100)).toEqual([])
      const found: OrderRow[] = []
      for (let after: DeadlinePlace | undefined; ; after = found.at(-1)) {
        const page = await store.due(second(14), after, 1)
        if (page.length === 0) break
        found.push(...page)
      }
      expect(found).toEqual(expected)
    })

    it('keeps apart orders that are due at the same moment', async () => {
      const rows = [1, 2, 3].map((number) => orderRow(testId(number)))
      await save(rows)
      expect(await store.due(second(30), rows[0], 10)).toEqual(rows.slice(1))
    })

    it('has no order due that is final', async () => {
      await save([orderRow(testId(7))])
      await save([orderRow(testId(7), { status: 'CANCELED' })])
      expect(await store.due(second(59), undefined, 10)).toEqual([])
    })

    it('knows the products asked for, as far as there are any', async () => {
      const tea = { name: 'Tea', price: 250, currency: 'GBP', status: 'active' }
      await saveFrom(store, [{ collection: 'products', id: 'tea', row: tea }], GENESIS, { position: 1, hash: 'a'.repeat(64) })
      expect(await store.products(['pot', 'tea'])).toEqual(new Map([['tea', tea]]))
      expect(await store.products([])).toEqual(new Map())
    })
  })
}
