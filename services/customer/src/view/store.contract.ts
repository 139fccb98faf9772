import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PageWanted } from '@souk/http'
import { GENESIS } from '@souk/log-protocol'
import { describeViewStore } from '@souk/service/testing/view-store-contract'
import { testId } from '@souk/testing'
import { ledgerId, type CreditRow, type CustomerRow, type LedgerRow, type PaymentRow } from './projectors.ts'
import type { CustomerStore, LedgerFilter } from './store.ts'
import { wantedBy, type CustomerFilter, type FoundPlace } from './words.ts'

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
  available: version,
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
      expect([await store.ledger(id, {}, { limit: 10 }), await store.countLedger(id, {}, 10)]).toEqual([[], 0])
    })

    it('one row by its id', async () => {
      await put([
        ['customers', testId(1), customerRow(1)],
        ['customers', testId(2), customerRow(2)],
        ['credits', testId(1), creditRow(1)],
        ['payments', testId(7), paymentRow(7)],
      ])
      expect(await store.customer(testId(1))).toEqual(customerRow(1))
      expect(await store.customersWith([testId(2), testId(9), testId(1)])).toEqual([customerRow(2), customerRow(1)])
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

    describe('who is found', () => {
      const person = (number: number, fullName: string, change: Partial<CustomerRow> = {}): readonly [string, string, CustomerRow] => [
        'customers',
        testId(number),
        {
          ...customerRow(number),
          personal: {
            username: `person${number}`,
            name: fullName,
            email: `p${number}@example.org`,
            phone: null,
            addresses: {},
            passwordHash: 'h',
          },
          ...change,
        },
      ]
      const wanted = (filter: CustomerFilter) => wantedBy(filter) ?? []
      const found = async (filter: CustomerFilter, page: PageWanted<FoundPlace> = { limit: 10 }) =>
        (await store.findCustomers(wanted(filter), page)).map(({ row }) => row.personal?.name ?? row.customerId)

      it('by the beginnings of words, in the order of the words, each once', async () => {
        await put([person(1, 'Zoë Adams'), person(2, 'Ada Adler'), person(3, 'Bob Strauß'), person(4, 'Adam Zoll')])
        expect(await found({ q: 'ad' })).toEqual(['Ada Adler', 'Adam Zoll', 'Zoë Adams'])
        expect(await found({ q: 'ZO ad' })).toEqual(['Zoë Adams', 'Adam Zoll'])
        expect(await found({ q: 'strauss' })).toEqual(['Bob Strauß'])
        expect(await found({ q: 'person3' })).toEqual(['Bob Strauß'])
        expect(await found({ q: 'p2@example' })).toEqual(['Ada Adler'])
        for (const q of ['dam', 'adax', 'ada bob', '%dam', '_da*']) expect([q, await found({ q })]).toEqual([q, []])
        // Nothing is an operator.
        expect(await found({ q: '"ada" -adler' })).toEqual(['Ada Adler'])
        expect(await store.countFound(wanted({ q: 'ad' }), 10)).toBe(3)
        expect(await store.countFound(wanted({ q: 'ad' }), 2)).toBe(2)
      })

      it('by status and role', async () => {
        await put([
          person(1, 'Ada', { status: 'disabled' }),
          person(2, 'Adam', { role: 'manager' }),
          person(3, 'Bob', { status: 'disabled' }),
        ])
        expect(await found({ status: 'disabled' })).toEqual(['Ada', 'Bob'])
        expect(await found({ q: 'ad', status: 'disabled' })).toEqual(['Ada'])
        expect(await found({ q: 'a', role: 'manager' })).toEqual(['Adam'])
        expect(await found({ status: 'disabled', role: 'manager' })).toEqual([])
      })

      it('page by page, in both directions', async () => {
        await put(Array.from({ length: 9 }, (_, index) => person(index + 1, `Ada${index + 1} Adler${9 - index}`)))
        const all = await store.findCustomers(wanted({ q: 'ad' }), { limit: 100 })
        expect(all.map(({ row }) => row.personal?.name.slice(0, 4))).toEqual(Array.from({ length: 9 }, (_, index) => `Ada${index + 1}`))
        const placeAt = (index: number): FoundPlace => all[index]?.place ?? [0, '', '']
        expect(await found({ q: 'ad' }, { after: placeAt(2), limit: 2 })).toEqual(['Ada4 Adler6', 'Ada5 Adler5'])
        expect(await found({ q: 'ad' }, { before: placeAt(5), limit: 2 })).toEqual(['Ada4 Adler6', 'Ada5 Adler5'])
        expect(await found({ q: 'ad' }, { after: placeAt(8), limit: 2 })).toEqual([])
        expect(await found({ q: 'ad' }, { before: placeAt(0), limit: 2 })).toEqual([])
      })

      it('by what the name is now, and not at all once the customer is forgotten', async () => {
        await put([person(1, 'Ada Lovelace'), person(2, 'Ada Byron')])
        await put([person(1, 'Augusta King')])
        expect([await found({ q: 'ada' }), await found({ q: 'king' })]).toEqual([['Ada Byron'], ['Augusta King']])
        await put([person(2, '', { status: 'forgotten', usernameHash: null, personal: null })])
        expect(await found({ q: 'ada' })).toEqual([])
        expect(await found({ status: 'forgotten' })).toEqual([testId(2)])
        await put([['customers', testId(1), null]])
        expect([await found({ q: 'king' }), await store.countFound(wanted({ q: 'p' }), 9)]).toEqual([[], 0])
        await put([person(3, 'Ada')])
        await store.clear()
        expect(await found({ q: 'ada' })).toEqual([])
      })
    })

    it('the changes of a ledger that match a kind and a span of time, page by page', async () => {
      const atMinute = (minute: number) => `2026-03-14T15:${String(minute).padStart(2, '0')}:00.000Z`
      await put(
        Array.from({ length: 59 }, (_, index): readonly [string, string, LedgerRow] => {
          const version = index + 1
          const kind = version % 2 === 0 ? 'held' : 'charged'
          return ['ledger', ledgerId(testId(1), version), { ...ledgerRow(1, version), kind, at: atMinute(version) }]
        }),
      )
      const versions = async (filter: LedgerFilter, wanted: PageWanted<number>) =>
        (await store.ledger(testId(1), filter, wanted)).map(({ version }) => version)
      expect(await versions({ kind: 'held' }, { limit: 3 })).toEqual([58, 56, 54])
      expect(await versions({ kind: 'held' }, { after: 54, limit: 2 })).toEqual([52, 50])
      expect(await versions({ kind: 'held' }, { before: 50, limit: 2 })).toEqual([54, 52])
      expect(await versions({ from: atMinute(5), until: atMinute(8) }, { limit: 9 })).toEqual([7, 6, 5])
      expect(await versions({ kind: 'charged', from: atMinute(5), until: atMinute(8) }, { limit: 9 })).toEqual([7, 5])
      expect(await versions({ kind: 'granted' }, { limit: 9 })).toEqual([])
      expect(await store.countLedger(testId(1), { kind: 'held' }, 100)).toBe(29)
      expect(await store.countLedger(testId(1), { kind: 'held', from: atMinute(50) }, 3)).toBe(3)
    })

    it('a ledger from its latest change back, and nobody else’s', async () => {
      await put(
        [1, 2, 3].flatMap((number) =>
          [1, 2, 9, 10, 11].map((version) => ['ledger', ledgerId(testId(number), version), ledgerRow(number, version)] as const),
        ),
      )
      const versions = async (wanted: PageWanted<number>) =>
        (await store.ledger(testId(2), {}, wanted)).map(({ customerId, version }) => `${customerId === testId(2)} ${version}`)
      expect(await versions({ limit: 2 })).toEqual(['true 11', 'true 10'])
      expect(await versions({ after: 10, limit: 2 })).toEqual(['true 9', 'true 2'])
      expect(await versions({ after: 2, limit: 10 })).toEqual(['true 1'])
      expect(await versions({ after: 1, limit: 10 })).toEqual([])
      expect(await versions({ before: 1, limit: 2 })).toEqual(['true 9', 'true 2'])
      expect(await versions({ before: 10, limit: 10 })).toEqual(['true 11'])
      expect(await versions({ before: 11, limit: 10 })).toEqual([])
      expect([await store.countLedger(testId(2), {}, 10), await store.countLedger(testId(2), {}, 3)]).toEqual([5, 3])
    })
  })
}
