import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PageWanted } from '@souk/http'
import { GENESIS } from '@souk/log-protocol'
import { describeViewStore } from '@souk/service/testing/view-store-contract'
import { testId } from '@souk/testing'
import { ledgerId, type CreditRow, type CustomerRow, type LedgerRow, type PaymentRow } from './projectors.ts'
import type { CustomerStore } from './store.ts'

const at = '2026-03-14T15:09:26.535Z'

const customerRow = (number: number, variant = number): CustomerRow => ({
  customerId: testId(number),
  position: number + 1,
  registeredAt: at,
  status: 'active',
  role: 'customer',
  usernameHash: String(variant).padStart(64, 'a'),
  revision: 1,
  addressIds: [],
  passwordChanges: 0,
  keptSession: null,
  version: variant,
  personal: { username: `user${variant}`, name: 'Ada Löwe', email: 'a@example.org', phone: null, addresses: {}, passwordHash: 'h' },
})
const creditRow = (number: number, variant = number): CreditRow => ({
  customerId: testId(number),
  version: 3,
  status: 'open',
  available: variant,
  held: 0,
  granted: variant,
  spent: 0,
})
const ledgerRow = (number: number, version: number): LedgerRow => ({
  customerId: testId(number),
  orderId: null,
  at,
  kind: 'granted',
  version,
  amount: version,
  reason: 'welcome',
})
const paymentRow = (number: number, variant = number): PaymentRow => ({
  orderId: testId(number),
  customerId: testId(1),
  placedAt: at,
  status: 'PENDING',
  amount: variant,
  reason: null,
})

const rowOf = (collection: string, id: string, variant: number): object => {
  switch (collection) {
    case 'customers':
      return { ...customerRow(variant), customerId: id }
    case 'credits':
      return { ...creditRow(variant), customerId: id }
    case 'ledger':
      return { ...ledgerRow(variant, variant), customerId: id }
    default:
      return { ...paymentRow(variant), orderId: id }
  }
}

/** What every store of the customer service must do. @param open  opens the data of that name; data of a new name are empty */
export const describeCustomerStore = (name: string, open: (data: string) => Promise<CustomerStore>, { lasting = false } = {}): void => {
  describeViewStore(name, open, { row: rowOf, lasting })

  describe(`${name} answers what the customer service asks`, () => {
    let store: CustomerStore
    let count = 0

    beforeEach(async () => {
      count += 1
      store = await open(`customer-store-${process.pid}-${count}`)
    })
    afterEach(() => store.close())

    const put = async (rows: readonly (readonly [collection: string, id: string, row: object | null])[]): Promise<void> => {
      const from = await store.checkpoint()
      const changes = rows.map(([collection, id, row]) => ({ collection, id, row }))
      const to = { position: from.position + 1, hash: String(from.position + 1).padStart(64, '0') }
      expect(await store.save(changes, from, to)).toBe('saved')
    }

    it('nothing where nothing is', async () => {
      const id = testId(1)
      expect(await store.checkpoint()).toMatchObject(GENESIS)
      expect([await store.customer(id), await store.credit(id), await store.payment(id)]).toEqual([undefined, undefined, undefined])
      expect(await store.customerNamed('a'.repeat(64))).toBeUndefined()
      expect([await store.customers({ limit: 10 }), await store.countCustomers(10)]).toEqual([[], 0])
      expect([await store.ledger(id, { limit: 10 }), await store.countLedger(id, 10)]).toEqual([[], 0])
    })

    it('one row by its id', async () => {
      await put([
        ['customers', testId(1), customerRow(1)],
        ['customers', testId(2), customerRow(2)],
        ['credits', testId(1), creditRow(1)],
        ['payments', testId(7), paymentRow(7)],
      ])
      expect(await store.customer(testId(1))).toEqual(customerRow(1))
      expect(await store.credit(testId(1))).toEqual(creditRow(1))
      expect(await store.credit(testId(2))).toBeUndefined()
      expect(await store.payment(testId(7))).toEqual(paymentRow(7))
      expect(await store.payment(testId(1))).toBeUndefined()
    })

    it('who has a user name, as long as somebody has', async () => {
      const [first, second] = [customerRow(1), customerRow(2)]
      await put([
        ['customers', testId(1), first],
        ['customers', testId(2), second],
      ])
      expect(await store.customerNamed(second.usernameHash ?? '')).toEqual(second)
      await put([['customers', testId(2), { ...second, status: 'forgotten', usernameHash: null, personal: null }]])
      expect(await store.customerNamed(second.usernameHash ?? '')).toBeUndefined()
      expect(await store.customerNamed(first.usernameHash ?? '')).toEqual(first)
      await put([['customers', testId(3), customerRow(3, 2)]])
      expect(await store.customerNamed(second.usernameHash ?? '')).toEqual(customerRow(3, 2))
    })

    it('customers page by page in the order of registration, whatever their ids', async () => {
      const positions = { 5: 9, 3: 10, 1: 11, 4: 100, 2: 1_000_000 }
      await put(
        Object.entries(positions).map(
          ([number, position]) => ['customers', testId(Number(number)), { ...customerRow(Number(number)), position }] as const,
        ),
      )
      const ids = async (wanted: PageWanted<number>) => (await store.customers(wanted)).map(({ customerId }) => customerId)
      expect(await ids({ limit: 2 })).toEqual([testId(5), testId(3)])
      expect(await ids({ after: 10, limit: 2 })).toEqual([testId(1), testId(4)])
      expect(await ids({ after: 100, limit: 2 })).toEqual([testId(2)])
      expect(await ids({ after: 1_000_000, limit: 2 })).toEqual([])
      expect(await ids({ before: 1_000_000, limit: 2 })).toEqual([testId(1), testId(4)])
      expect(await ids({ before: 11, limit: 9 })).toEqual([testId(5), testId(3)])
      expect(await ids({ before: 9, limit: 2 })).toEqual([])
      expect([await store.countCustomers(6), await store.countCustomers(4)]).toEqual([5, 4])
    })

    it('a customer in the same place of the list after a change', async () => {
      await put([3, 1, 2].map((number) => ['customers', testId(number), { ...customerRow(number), position: 10 - number }] as const))
      await put([['customers', testId(3), { ...customerRow(3, 8), position: 7 }]])
      expect((await store.customers({ limit: 10 })).map(({ customerId, version }) => [customerId, version])).toEqual([
        [testId(3), 8],
        [testId(2), 2],
        [testId(1), 1],
      ])
    })

    it('a ledger from its latest change back, and nobody else’s', async () => {
      await put(
        [1, 2, 3].flatMap((number) =>
          [1, 2, 9, 10, 11].map((version) => ['ledger', ledgerId(testId(number), version), ledgerRow(number, version)] as const),
        ),
      )
      const versions = async (wanted: PageWanted<number>) =>
        (await store.ledger(testId(2), wanted)).map(({ customerId, version }) => `${customerId === testId(2)} ${version}`)
      expect(await versions({ limit: 2 })).toEqual(['true 11', 'true 10'])
      expect(await versions({ after: 10, limit: 2 })).toEqual(['true 9', 'true 2'])
      expect(await versions({ after: 2, limit: 10 })).toEqual(['true 1'])
      expect(await versions({ after: 1, limit: 10 })).toEqual([])
      expect(await versions({ before: 1, limit: 2 })).toEqual(['true 9', 'true 2'])
      expect(await versions({ before: 10, limit: 10 })).toEqual(['true 11'])
      expect(await versions({ before: 11, limit: 10 })).toEqual([])
      expect([await store.countLedger(testId(2), 10), await store.countLedger(testId(2), 3)]).toEqual([5, 3])
    })
  })
}
