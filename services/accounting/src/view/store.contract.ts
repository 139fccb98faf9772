import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { GENESIS } from '@souk/log-protocol'
import { describeViewStore, saveFrom } from '@souk/service/testing/view-store-contract'
import { testId } from '@souk/testing'
import { periodOf } from '../domain/periods.ts'
import type { InvoiceRow, YearRow } from './projectors.ts'
import { placeOf, type AccountingStore, type RevenueWanted } from './store.ts'

const at = (position: number) => ({ position, hash: 'a'.repeat(64) })

interface InvoiceInTest {
  readonly orderId: string
  readonly year: number
  readonly sequence: number
  readonly customer?: number
  readonly issuedAt?: string
}
const invoiceRow = ({ orderId, year, sequence, customer = 1, issuedAt = `${year}-06-01T12:00:01.000Z` }: InvoiceInTest): InvoiceRow => ({
  orderId,
  customerId: testId(customer),
  finalizedAt: `${year}-06-01T12:00:00.000Z`,
  issuedAt,
  number: `${year}-${String(sequence).padStart(6, '0')}`,
  lines: [{ productId: testId(9), name: 'Chai "ü"', quantity: 1, unitPrice: sequence }],
  total: sequence,
  currency: 'EUR',
  seller: { businessName: 'Souk', postalAddress: 'Market 1', taxNumber: '' },
  recipient: { subject: 'invoice-2026-1', iv: 'aa', ciphertext: 'bb', tag: 'cc' },
  units: 1,
  categories: [{ categoryId: testId(8), units: 1, amount: sequence }],
})
const yearRow = (year: number, count: number): YearRow => ({ year, count, version: count })

const rowOf = (collection: string, id: string, variant: number): object => {
  if (collection === 'invoices') return invoiceRow({ orderId: id, year: 2026, sequence: variant + 1 })
  if (collection === 'years') return yearRow(2026, variant)
  return collection === 'products' ? { categoryId: null, name: `Tea ${variant}` } : { name: `Drinks ${variant}` }
}

const [tea, cup, pot] = [testId(201), testId(202), testId(203)]
const [drinks, things] = [testId(301), testId(302)]

interface Sale {
  readonly at: string
  readonly lines: readonly (readonly [productId: string, quantity: number, unitPrice: number, categoryId: string | null])[]
}
/** An invoice of a sale, and what the projector adds. */
const soldRow = ({ at: finalizedAt, lines }: Sale, index: number): InvoiceRow => ({
  ...invoiceRow({ orderId: testId(500 + index), year: Number(finalizedAt.slice(0, 4)), sequence: index + 1 }),
  finalizedAt,
  lines: lines.map(([productId, quantity, unitPrice]) => ({ productId, name: 'Tea', quantity, unitPrice })),
  total: lines.reduce((sum, [, quantity, unitPrice]) => sum + quantity * unitPrice, 0),
  units: lines.reduce((sum, [, quantity]) => sum + quantity, 0),
  categories: [...Map.groupBy(lines, ([, , , categoryId]) => categoryId)].map(([categoryId, all]) => ({
    categoryId,
    units: all.reduce((sum, [, quantity]) => sum + quantity, 0),
    amount: all.reduce((sum, [, quantity, unitPrice]) => sum + quantity * unitPrice, 0),
  })),
})
const sales: readonly Sale[] = [
  { at: '2025-12-31T23:59:59.999Z', lines: [[tea, 1, 10, drinks]] },
  {
    at: '2026-01-01T00:00:00.000Z',
    lines: [
      [tea, 2, 10, drinks],
      [cup, 1, 5, things],
      [pot, 1, 30, things],
    ],
  },
  // The cup has moved to another category, and nobody knows where the pot is.
  {
    at: '2026-01-01T00:00:59.999Z',
    lines: [
      [cup, 3, 5, drinks],
      [pot, 1, 30, null],
    ],
  },
  { at: '2026-01-01T01:00:00.000Z', lines: [[tea, 1, 11, drinks]] },
  { at: '2026-01-31T12:30:00.000Z', lines: [[tea, 1, 11, drinks]] },
  { at: '2026-02-01T00:00:00.000Z', lines: [[pot, 1, 30, things]] },
]
const lengths = ['minute', 'hour', 'day', 'month', 'year'] as const

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
      invoiceRow({ orderId: testId(105), year: 2025, sequence: 1 }),
      // Issued after the first ones of the next year.
      invoiceRow({ orderId: testId(104), year: 2025, sequence: 2, customer: 2, issuedAt: '2026-06-01T12:00:01.001Z' }),
      invoiceRow({ orderId: testId(103), year: 2026, sequence: 1 }),
      invoiceRow({ orderId: testId(101), year: 2026, sequence: 999_999, customer: 2 }),
      // Comes after the one before, though its text does not.
      invoiceRow({ orderId: testId(102), year: 2026, sequence: 1_000_000 }),
    ]

    beforeEach(async () => {
      count += 1
      store = await open(`accounting-store-${process.pid}-${count}`)
      await saveFrom(
        store,
        [
          ...invoices.toReversed().map((row) => ({ collection: 'invoices', id: row.orderId, row })),
          { collection: 'products', id: tea, row: { categoryId: drinks, name: 'Tea' } },
          { collection: 'products', id: cup, row: { categoryId: drinks, name: null } },
          { collection: 'categories', id: drinks, row: { name: 'Drinks' } },
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
      expect(await store.invoices({}, 'oldest', { limit: 10 })).toEqual(invoices)
      expect(await store.invoices({}, 'newest', { limit: 10 })).toEqual(invoices.toReversed())
    })

    it.each([
      ['of a year', { year: 2026 }, ofYear(2026)],
      ['of a year without any', { year: 2030 }, []],
      ['of a customer', { customerId: testId(2) }, ofCustomer(2)],
      ['of a customer in a year', { customerId: testId(1), year: 2026 }, [invoices[2], invoices[4]]],
      ['of a customer without any', { customerId: testId(3) }, []],
      ['whose numbers begin so', { number: '20' }, invoices],
      ['whose numbers begin with a year', { number: '2025' }, ofYear(2025)],
      ['whose numbers begin with a year and a dash', { number: '2025-' }, ofYear(2025)],
      ['whose numbers begin with zeros', { number: '2026-0' }, [invoices[2]]],
      ['with a whole number', { number: '2026-000001' }, [invoices[2]]],
      // 000001 is not meant, because it does not begin so.
      ['whose numbers begin with a one', { number: '2026-1' }, [invoices[4]]],
      ['with a number of seven digits', { number: '2026-1000000' }, [invoices[4]]],
      ['with the beginning of two lengths', { number: '2026-9' }, [invoices[3]]],
      ['with a number that nobody has', { number: '2026-000002' }, []],
      ['of a customer and a number', { number: '2026', customerId: testId(2) }, [invoices[3]]],
      ['of a year and a number', { number: '202', year: 2026 }, ofYear(2026)],
      ['of a year and a number of another', { number: '2025-', year: 2026 }, []],
    ])('lists and counts those %s', async (_case, filter, expected) => {
      expect(await store.invoices(filter, 'oldest', { limit: 10 })).toEqual(expected)
      expect(await store.countInvoices(filter, 10)).toBe(expected.length)
    })

    const [first, second] = ['2025-06-01T12:00:01.000Z', '2026-06-01T12:00:01.000Z']
    it.each([
      ['from a time on', { issuedFrom: second }, [2, 3, 4, 1]],
      ['until a time', { issuedUntil: second }, [0]],
      ['between two times', { issuedFrom: first, issuedUntil: '2026-06-01T12:00:01.001Z' }, [0, 2, 3, 4]],
      ['in no time', { issuedFrom: '2026-06-01T12:00:01.002Z' }, []],
      ['to a customer from a time on', { customerId: testId(2), issuedFrom: second }, [3, 1]],
    ])('lists and counts those issued %s, in the order of issue', async (_case, filter, expected) => {
      const wanted = expected.map((index) => invoices[index])
      expect(await store.invoices(filter, 'oldest', { limit: 10 })).toEqual(wanted)
      expect(await store.invoices(filter, 'newest', { limit: 10 })).toEqual(wanted.toReversed())
      expect(await store.countInvoices(filter, 10)).toBe(expected.length)
    })

    it.each([[{}], [{ number: '2026' }], [{ issuedFrom: first }], [{ customerId: testId(1), issuedFrom: first }]])(
      'turns the pages of %j in both directions and orders',
      async (filter) => {
        for (const sort of ['oldest', 'newest'] as const) {
          const all = await store.invoices(filter, sort, { limit: 10 })
          for (const [index, row] of all.entries()) {
            const there = placeOf(row)
            expect(await store.invoices(filter, sort, { after: there, limit: 2 })).toEqual(all.slice(index + 1, index + 3))
            expect(await store.invoices(filter, sort, { before: there, limit: 2 })).toEqual(all.slice(Math.max(0, index - 2), index))
          }
        }
      },
    )

    const place = (year: number, sequence: number) => ({ issuedAt: first, year, sequence })
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
      expect(await store.invoices(filter, 'oldest', { ...wanted, limit: 10 })).toEqual(expected)
    })

    it('lists no more than asked for, those next to the place', async () => {
      expect(await store.invoices({}, 'oldest', { limit: 2 })).toEqual(invoices.slice(0, 2))
      expect(await store.invoices({}, 'oldest', { before: place(2026, 1_000_000), limit: 2 })).toEqual(invoices.slice(2, 4))
    })

    it('counts no more than asked for', async () => {
      expect([await store.countInvoices({}, 5), await store.countInvoices({}, 4)]).toEqual([5, 4])
    })

    it('finds the names of products and categories', async () => {
      expect(await store.names('product', [pot, tea, cup])).toEqual([null, 'Tea', null])
      expect(await store.names('category', [drinks, things])).toEqual(['Drinks', null])
    })
  })

  describe(`${name} sums revenue`, () => {
    let store: AccountingStore
    let count = 0
    const atMostRows = 100
    const sumsOf = async (wanted: RevenueWanted) => (await store.revenue(wanted)) ?? expect.unreachable()

    beforeEach(async () => {
      count += 1
      store = await open(`accounting-revenue-${process.pid}-${count}`)
      const rows = sales.map(soldRow).map((row) => ({ collection: 'invoices', id: row.orderId, row }))
      await saveFrom(store, rows.slice(0, 2), GENESIS, at(1))
      await saveFrom(store, rows.slice(2), at(1), at(2))
    })
    afterEach(() => store.close())

    it('knows in which minutes revenue begins and ends', async () => {
      expect(await store.revenueSpan()).toEqual(['2025-12-31T23:59', '2026-02-01T00:00'])
      await store.clear()
      expect(await store.revenueSpan()).toBeUndefined()
      expect(await sumsOf({ by: 'year', first: '2025', last: '2026', of: 'product', atMostRows })).toEqual({ periods: [], rows: [] })
    })

    it.each([
      [
        'year',
        '2025',
        '2026',
        [
          ['2025', 1, 1, 10],
          ['2026', 5, 11, 152],
        ],
      ],
      [
        'month',
        '2025-12',
        '2026-01',
        [
          ['2025-12', 1, 1, 10],
          ['2026-01', 4, 10, 122],
        ],
      ],
      [
        'day',
        '2026-01-01',
        '2026-01-31',
        [
          ['2026-01-01', 3, 9, 111],
          ['2026-01-31', 1, 1, 11],
        ],
      ],
      [
        'hour',
        '2026-01-01T00',
        '2026-01-01T01',
        [
          ['2026-01-01T00', 2, 8, 100],
          ['2026-01-01T01', 1, 1, 11],
        ],
      ],
      ['minute', '2026-01-01T00:00', '2026-01-01T00:59', [['2026-01-01T00:00', 2, 8, 100]]],
      ['minute', '2026-01-01T00:01', '2026-01-01T00:59', []],
    ] as const)('by %s, from %s to %s', async (by, first, last, expected) => {
      const periods = expected.map(([period, invoices, units, amount]) => ({ period, invoices, units, amount }))
      expect(await sumsOf({ by, first, last, atMostRows })).toEqual({ periods, rows: [] })
      expect((await sumsOf({ by, first, last, of: 'product', atMostRows })).periods).toEqual(periods)
      expect((await sumsOf({ by, first, last, of: 'category', atMostRows })).periods).toEqual(periods)
    })

    it('by product and month', async () => {
      const { rows } = await sumsOf({ by: 'month', first: '2026-01', last: '2026-02', of: 'product', atMostRows })
      expect(rows).toEqual([
        { period: '2026-01', id: tea, invoices: 3, units: 4, amount: 42 },
        { period: '2026-01', id: cup, invoices: 2, units: 4, amount: 20 },
        { period: '2026-01', id: pot, invoices: 2, units: 2, amount: 60 },
        { period: '2026-02', id: pot, invoices: 1, units: 1, amount: 30 },
      ])
    })

    it('by category of the time, an invoice once in each', async () => {
      const { rows } = await sumsOf({ by: 'day', first: '2026-01-01', last: '2026-01-01', of: 'category', atMostRows })
      expect(rows.toSorted((one, other) => one.amount - other.amount)).toEqual([
        { period: '2026-01-01', id: null, invoices: 1, units: 1, amount: 30 },
        { period: '2026-01-01', id: things, invoices: 1, units: 2, amount: 35 },
        { period: '2026-01-01', id: drinks, invoices: 3, units: 6, amount: 46 },
      ])
    })

    it('in rows that add up to the period, to the minor unit', async () => {
      for (const of of ['product', 'category'] as const) {
        for (const by of lengths) {
          const [first, last] = ['2025-12-31T23:59', '2026-02-01T00:00'].map((minute) => periodOf(minute, by))
          if (first === undefined || last === undefined) throw new TypeError('there are two')
          const { periods, rows } = await sumsOf({ by, first, last, of, atMostRows })
          expect(periods.length).toBeGreaterThan(1)
          for (const { period, units, amount } of periods) {
            const parts = rows.filter((row) => row.period === period)
            expect(parts.reduce((sum, row) => sum + row.amount, 0)).toBe(amount)
            expect(parts.reduce((sum, row) => sum + row.units, 0)).toBe(units)
          }
        }
      }
    })

    it('with as many rows as there are, at least up to the limit', async () => {
      const { rows } = await sumsOf({ by: 'year', first: '2025', last: '2026', of: 'product', atMostRows: 2 })
      expect(rows.length).toBeGreaterThanOrEqual(2)
    })

    it.each([
      { by: 'month', first: '2027-12', last: '2027-12' },
      { by: 'month', first: '2026-02', last: '2027-01' },
      { by: 'hour', first: '2027-05-05T23', last: '2027-05-05T23' },
      { by: 'hour', first: '2027-05-05T01', last: '2027-05-05T01' },
    ] as const)('leaves nothing out unnoticed when most rows are not asked for: by $by, from $first to $last', async (wanted) => {
      const twoDigits = (number: number): string => String(number).padStart(2, '0')
      const times = [
        ...Array.from({ length: 12 }, (_, month) => `2027-${twoDigits(month + 1)}-05T12:00:00.000Z`),
        ...Array.from({ length: 24 }, (_, hour) => `2027-05-05T${twoDigits(hour)}:00:00.000Z`),
      ]
      const lines = [tea, cup, pot].map((id) => [id, 1, 5, drinks] as const)
      const rows = times.map((time, index) => soldRow({ at: time, lines }, 100 + index))
      const changes = rows.map((row) => ({ collection: 'invoices', id: row.orderId, row }))
      await saveFrom(store, changes, at(2), at(3))
      const all = await sumsOf({ ...wanted, of: 'product', atMostRows })
      expect(all.rows.length).toBeGreaterThanOrEqual(3)
      for (let most = 1; most <= all.rows.length + 1; most += 1) {
        const sums = await store.revenue({ ...wanted, of: 'product', atMostRows: most })
        // Only of more rows than `most`, some may be left out.
        const saysAll = sums !== undefined && sums.rows.length < most
        expect(saysAll ? sums : all).toEqual(all)
      }
    })

    it('the same after an invoice is written again', async () => {
      const wanted = { by: 'day', first: '2025-12-31', last: '2026-02-01', of: 'product', atMostRows } as const
      const before = await store.revenue(wanted)
      const rows = sales.map(soldRow).map((row) => ({ collection: 'invoices', id: row.orderId, row }))
      await saveFrom(store, rows, at(2), at(3))
      expect(await sumsOf(wanted)).toEqual(before)
      const [changed] = sales.map((sale) => ({ ...sale, lines: [[tea, 5, 10, drinks]] as const })).map(soldRow)
      await saveFrom(store, [{ collection: 'invoices', id: testId(500), row: changed ?? null }], at(3), at(4))
      expect((await sumsOf(wanted)).rows[0]).toEqual({ period: '2025-12-31', id: tea, invoices: 1, units: 5, amount: 50 })
    })
  })
}
