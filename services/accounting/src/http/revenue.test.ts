import { expect, it } from 'vitest'
import { MAX_REVENUE_ROWS } from '@souk/contracts'
import { openAccountingStore } from '../view/store.sqlite.ts'
import type { RevenueSums } from '../view/store.ts'
import { readRevenue } from './revenue.ts'

const period = '2026-03'
const asked = { by: 'month', from: '2026-03-01T00:00:00.000Z', until: '2026-04-01T00:00:00.000Z', of: 'product' } as const
/** From a store that leaves out all rows beyond the limit, as it may. */
const readFrom = ({ periods, rows }: RevenueSums) =>
  readRevenue(
    { ...openAccountingStore(':memory:'), revenue: async ({ atMostRows }) => ({ periods, rows: rows.slice(0, atMostRows) }) },
    asked,
  )

it('a total that is not exact is refused', async () => {
  const sums = { period, invoices: 1, units: 1, amount: Number.MAX_SAFE_INTEGER }
  expect(await readFrom({ periods: [sums], rows: [] })).toMatchObject({ total: Number.MAX_SAFE_INTEGER })
  await expect(readFrom({ periods: [sums, { ...sums, amount: 1 }], rows: [] })).rejects.toMatchObject({ code: 'amount-too-large' })
})

it('more rows than an answer may have are refused, and as many are not', async () => {
  const row = { period, invoices: 1, units: 1, amount: 1, id: null }
  const rows = Array.from({ length: MAX_REVENUE_ROWS + 1 }, () => row)
  await expect(readFrom({ periods: [], rows })).rejects.toMatchObject({ code: 'malformed-request', fields: [{ path: 'of' }] })
  expect(await readFrom({ periods: [], rows: rows.slice(1) })).toMatchObject({ total: 0 })
})

it('periods whose rows cannot be told from too many others are refused', async () => {
  const store = { ...openAccountingStore(':memory:'), revenue: async () => undefined }
  await expect(readRevenue(store, asked)).rejects.toMatchObject({ code: 'malformed-request', fields: [{ path: 'by' }] })
})
