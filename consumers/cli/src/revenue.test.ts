import { expect, it } from 'vitest'
import { createClient, type Revenue } from '@souk/client'
import { describeRevenue, readRevenue } from './revenue.ts'

const row = (id: string | null, name: string | null, amount: number) => ({ id, name, invoices: 1, units: 2, amount })
const revenue: Revenue = {
  currency: 'EUR',
  first: '2026-03',
  last: '2026-03',
  periods: [],
  rows: [row('tea', 'Tea\u001B', 12_000), row(null, null, 5)],
  invoices: 2,
  units: 4,
  total: 12_005,
  previous: {
    first: '2026-02',
    last: '2026-02',
    periods: [],
    rows: [row('pot', 'Pot', 100), row('tea', 'Tea', 13_000)],
    invoices: 2,
    units: 4,
    total: 13_100,
  },
}

it('revenue is that of the period which is not over, and of the one before', async () => {
  const asked: string[] = []
  const fetch = async ({ url }: Request): Promise<Response> => {
    asked.push(url)
    return Response.json(revenue)
  }
  const api = createClient({ baseUrl: 'http://shop', fetch })
  const now = Date.UTC(2026, 2, 31, 23, 59)
  expect(await readRevenue(api, 'month', 'product', now)).toEqual(revenue)
  await readRevenue(api, 'day', undefined, now)
  const span = 'from=2026-03-31&to=2026-03-31&compare=previous'
  expect(asked).toEqual([`http://shop/accounting/revenue?by=month&${span}&of=product`, `http://shop/accounting/revenue?by=day&${span}`])
})

it('revenue is a table, with what was sold only before', () => {
  expect(describeRevenue(revenue).split('\n')).toEqual([
    '2026-03 (UTC)  invoices  units  EUR, minor units  2026-02  change',
    'Tea\uFFFD                  1      2             12000    13000   -1000',
    'unknown               1      2                 5        0       5',
    'Pot                   0      0                 0      100    -100',
    'total                 2      4             12005    13100   -1095',
  ])
})
