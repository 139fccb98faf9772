import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { OrderStatus } from '@souk/contracts'
import { GENESIS } from '@souk/log-protocol'
import { describeViewStore, saveFrom, type ViewStoreTraits } from '@souk/service/testing/view-store-contract'
import { testId } from '@souk/testing'
import type { OrderRow } from './projectors.ts'
import type { DeadlinePlace, OrderStore, StoredOrder } from './store.ts'

const customers = [testId(1), testId(2)] as const
const second = (number: number): string => `2026-03-14T15:09:${String(number).padStart(2, '0')}.000Z`

const orderRow = (id: string, change: Partial<OrderRow> = {}): OrderRow => ({
  orderId: id,
  position: 1,
  customerId: customers[0],
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
const linesRow = (quantity: number) => ({ lines: [{ productId: testId(4), name: 'Tea', quantity, unitPrice: 250 }] })

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
        { collection: 'lines', id: row.orderId, row: linesRow(1) },
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
        deadlineAt: second(20 - index),
      }),
    )

    it('shows one with its lines, and none that it does not have', async () => {
      await save([orderRow(testId(7))])
      expect(await store.order(testId(7))).toEqual({ ...orderRow(testId(7)), ...linesRow(1) })
      expect(await store.order(testId(8))).toBeUndefined()
    })

    it.each([
      ['all', {}],
      ['those of a customer', { customerId: customers[1] }],
      ['those in a status', { status: 'FINALIZED' }],
      ['those of a customer in a status', { customerId: customers[0], status: 'CANCELED' }],
    ] as const)('lists %s, newest first, page by page', async (_case, filter) => {
      await save(many)
      const expected = many
        .filter((row) => Object.entries(filter).every(([field, value]) => row[field as keyof typeof row] === value))
        .map((row) => ({ ...row, ...linesRow(1) }))
        .toReversed()
      expect(expected.length).toBeGreaterThan(2)
      const found = []
      for (;;) {
        const page = await store.orders(filter, { after: found.at(-1)?.position, limit: 2 })
        expect(page.length).toBeLessThanOrEqual(2)
        if (page.length === 0) break
        found.push(...page)
      }
      expect(found).toEqual(expected)

      // And back again, from the last one.
      const back: StoredOrder[] = []
      for (let before = expected.at(-1)?.position ?? 0; ; before = back[0]?.position ?? 0) {
        const page = await store.orders(filter, { before, limit: 2 })
        if (page.length === 0) break
        back.unshift(...page)
      }
      expect(back).toEqual(expected.slice(0, -1))

      expect(await store.countOrders(filter, 1_000)).toBe(expected.length)
      expect(await store.countOrders(filter, expected.length - 1)).toBe(expected.length - 1)
    })

    it('lists an order where it stands now, and nowhere else', async () => {
      await save([orderRow(testId(7))])
      await save([orderRow(testId(7), { status: 'FINALIZED' })])
      expect(await store.orders({ status: 'PENDING' }, { limit: 10 })).toEqual([])
      expect(await store.orders({ status: 'FINALIZED' }, { limit: 10 })).toHaveLength(1)
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
