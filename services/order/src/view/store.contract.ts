import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { OrderStatus } from '@souk/contracts'
import { GENESIS } from '@souk/log-protocol'
import { describeViewStore, saveFrom, type ViewStoreTraits } from '@souk/service/testing/view-store-contract'
import { testId } from '@souk/testing'
import type { OrderRow } from './projectors.ts'
import type { DeadlinePlace, OrderFilter, OrderStore, StoredOrder } from './store.ts'

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
  invoiceNumber: null,
  total: 750,
  currency: 'GBP',
  history: [],
  ...change,
})
const [ofTea, ofPot] = [testId(4), testId(5)]
const linesRow = (quantity: number, position = 1, products: readonly string[] = [ofTea]) => ({
  position,
  lines: products.map((productId) => ({ productId, name: 'Tea', quantity, unitPrice: 250 })),
})
/** Every third order is of a pot, too. */
const linesOf = ({ position }: OrderRow) => linesRow(1, position, position % 3 === 0 ? [ofTea, ofPot] : [ofTea])

const rowOf = (collection: string, id: string, variant: number): object => {
  if (collection === 'orders') return orderRow(id, { total: variant })
  return collection === 'lines' ? linesRow(variant) : { name: id, price: variant, currency: 'GBP', status: 'active' }
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
        total: 100 * (index % 6),
        deadlineAt: second(20 - index),
      }),
    )

    it('shows one with its lines, and none that it does not have', async () => {
      await save([orderRow(testId(7))])
      expect(await store.order(testId(7))).toEqual({ ...orderRow(testId(7)), ...linesRow(1) })
      expect(await store.order(testId(8))).toBeUndefined()
    })

    /** Whether an order matches a filter, told as simply as can be. */
    const matches = (row: OrderRow, filter: OrderFilter): boolean =>
      (filter.customerId ?? row.customerId) === row.customerId &&
      (filter.status ?? row.status) === row.status &&
      (filter.reason ?? row.cancelReason) === row.cancelReason &&
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
      { placedFrom: second(3), placedUntil: second(15) },
      { totalFrom: 100, totalUntil: 400 },
    ]
    /** Every combination of the parts. */
    const filters = Array.from({ length: 2 ** parts.length }, (_, chosen) =>
      parts.filter((__, index) => (chosen >> index) % 2 === 1).reduce((all, part) => ({ ...all, ...part }), {}),
    )

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
      }
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
