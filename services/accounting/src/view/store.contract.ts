import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { GENESIS } from '@souk/log-protocol'
import { describeViewStore, saveFrom } from '@souk/service/testing/view-store-contract'
import { testId } from '@souk/testing'
import type { InvoiceRow, RevenueRow, YearRow } from './projectors.ts'
import type { AccountingStore } from './store.ts'

const at = (position: number) => ({ position, hash: 'a'.repeat(64) })

const invoiceRow = (orderId: string, year: number, sequence: number, customer = 1): InvoiceRow => ({
  orderId,
  customerId: testId(customer),
  finalizedAt: `${year}-06-01T12:00:00.000Z`,
  issuedAt: `${year}-06-01T12:00:01.000Z`,
  number: `${year}-${String(sequence).padStart(6, '0')}`,
  lines: [{ productId: testId(9), name: 'Chai "ü"', quantity: 1, unitPrice: sequence }],
  total: sequence,
  currency: 'EUR',
  seller: { businessName: 'Souk', postalAddress: 'Market 1', taxNumber: '' },
  recipient: { subject: 'invoice-2026-1', iv: 'aa', ciphertext: 'bb', tag: 'cc' },
})
const yearRow = (year: number, count: number): YearRow => ({ year, count, version: count })
const revenueRow = (day: string, invoices: number, amount: number): RevenueRow => ({ day, invoices, amount })

const rowOf = (collection: string, id: string, variant: number): object => {
  if (collection === 'invoices') return invoiceRow(id, 2026, variant + 1)
  return collection === 'years' ? yearRow(2026, variant) : revenueRow(id, 1, variant)
}

/** What every store of accounting must do. @param open  opens the data of that name; data of a new name are empty */
export const describeAccountingStore = (
  name: string,
  open: (data: string) => Promise<AccountingStore>,
  { lasting = false }: { lasting?: boolean } = {},
): void => {
  describeViewStore(name, open, { row: rowOf, lasting })

  describe(`${name} answers accounting's queries`, () => {
    let store: AccountingStore
    let count = 0
    const invoices = [
      invoiceRow(testId(105), 2025, 1),
      invoiceRow(testId(104), 2025, 2, 2),
      invoiceRow(testId(103), 2026, 1),
      invoiceRow(testId(101), 2026, 999_999, 2),
      // Comes after the one before, though its text does not.
      invoiceRow(testId(102), 2026, 1_000_000),
    ]
    const days = [
      revenueRow('2025-12-31', 1, 10),
      revenueRow('2026-01-01', 2, 20),
      revenueRow('2026-01-31', 3, 30),
      revenueRow('2026-02-01', 4, 40),
    ]

    beforeEach(async () => {
      count += 1
      store = await open(`accounting-store-${process.pid}-${count}`)
      await saveFrom(
        store,
        [
          ...invoices.toReversed().map((row) => ({ collection: 'invoices', id: row.orderId, row })),
          ...days.toReversed().map((row) => ({ collection: 'revenue', id: row.day, row })),
          { collection: 'years', id: '2026', row: yearRow(2026, 3) },
        ],
        GENESIS,
        at(1),
      )
    })
    afterEach(() => store.close())

    it('finds an invoice by its order', async () => {
      expect(await store.invoice(testId(104))).toEqual(invoices[1])
      expect(await store.invoice(testId(999))).toBeUndefined()
    })

    it('finds a year', async () => {
      expect(await store.year(2026)).toEqual(yearRow(2026, 3))
      expect(await store.year(2027)).toBeUndefined()
    })

    const ofYear = (year: number) => invoices.filter(({ number }) => number.startsWith(String(year)))
    const ofCustomer = (customer: number) => invoices.filter(({ customerId }) => customerId === testId(customer))

    it('lists invoices in the order of their numbers', async () => {
      expect(await store.invoices({}, { limit: 10 })).toEqual(invoices)
    })

    it.each([
      ['of a year', { year: 2026 }, ofYear(2026)],
      ['of a year without any', { year: 2030 }, []],
      ['of a customer', { customerId: testId(2) }, ofCustomer(2)],
      ['of a customer in a year', { customerId: testId(1), year: 2026 }, [invoices[2], invoices[4]]],
      ['of a customer without any', { customerId: testId(3) }, []],
    ])('lists and counts those %s', async (_case, filter, expected) => {
      expect(await store.invoices(filter, { limit: 10 })).toEqual(expected)
      expect(await store.countInvoices(filter, 10)).toBe(expected.length)
    })

    const place = (year: number, sequence: number) => ({ year, sequence })
    it.each([
      ['after a place', {}, { after: place(2025, 2) }, invoices.slice(2)],
      ['after a place that nobody has', {}, { after: place(2025, 77) }, invoices.slice(2)],
      ['of a year after a place in it', { year: 2026 }, { after: place(2026, 1) }, invoices.slice(3)],
      ['of a year after a place before it', { year: 2026 }, { after: place(2025, 5) }, invoices.slice(2)],
      ['of a year after a place beyond it', { year: 2025 }, { after: place(2026, 1) }, []],
      ['of a customer after a place', { customerId: testId(1) }, { after: place(2025, 1) }, [invoices[2], invoices[4]]],
      ['of a customer in a year after a place', { customerId: testId(1), year: 2026 }, { after: place(2026, 1) }, [invoices[4]]],
      ['before a place', {}, { before: place(2026, 1_000_000) }, invoices.slice(0, 4)],
      ['before the first place of a year', {}, { before: place(2026, 1) }, invoices.slice(0, 2)],
      ['before all', {}, { before: place(2025, 1) }, []],
      ['before a place that nobody has', {}, { before: place(2026, 77) }, invoices.slice(0, 3)],
      ['of a year before a place in it', { year: 2026 }, { before: place(2026, 1_000_000) }, invoices.slice(2, 4)],
      ['of a year before its first place', { year: 2026 }, { before: place(2026, 1) }, []],
      ['of a year before a place beyond it', { year: 2025 }, { before: place(2026, 1) }, invoices.slice(0, 2)],
      ['of a year before a place before it', { year: 2026 }, { before: place(2025, 2) }, []],
      ['of a customer before a place', { customerId: testId(1) }, { before: place(2026, 1_000_000) }, [invoices[0], invoices[2]]],
      ['of a customer in a year before a place', { customerId: testId(1), year: 2026 }, { before: place(2026, 2) }, [invoices[2]]],
    ])('lists those %s', async (_case, filter, wanted, expected) => {
      expect(await store.invoices(filter, { ...wanted, limit: 10 })).toEqual(expected)
    })

    it('lists no more than asked for, those next to the place', async () => {
      expect(await store.invoices({}, { limit: 2 })).toEqual(invoices.slice(0, 2))
      expect(await store.invoices({}, { before: place(2026, 1_000_000), limit: 2 })).toEqual(invoices.slice(2, 4))
    })

    it('counts no more than asked for', async () => {
      expect([await store.countInvoices({}, 5), await store.countInvoices({}, 4)]).toEqual([5, 4])
    })

    it('sums revenue by day, month and year, oldest first', async () => {
      expect(await store.revenue({ by: 'day' })).toEqual(days.map(({ day, ...sums }) => ({ period: day, ...sums })))
      expect(await store.revenue({ by: 'month' })).toEqual([
        { period: '2025-12', invoices: 1, amount: 10 },
        { period: '2026-01', invoices: 5, amount: 50 },
        { period: '2026-02', invoices: 4, amount: 40 },
      ])
      expect(await store.revenue({ by: 'year' })).toEqual([
        { period: '2025', invoices: 1, amount: 10 },
        { period: '2026', invoices: 9, amount: 90 },
      ])
    })

    it('sums only the days asked for, the first and the last among them', async () => {
      expect(await store.revenue({ from: '2026-01-01', to: '2026-01-31', by: 'month' })).toEqual([
        { period: '2026-01', invoices: 5, amount: 50 },
      ])
      expect(await store.revenue({ from: '2026-01-02', by: 'year' })).toEqual([{ period: '2026', invoices: 7, amount: 70 }])
      expect(await store.revenue({ to: '2025-12-30', by: 'day' })).toEqual([])
    })
  })
}
