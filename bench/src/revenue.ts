import { join } from 'node:path'
import { openAccountingStore, type AccountingStore } from '@souk/accounting'
import { openCouchAccountingStore } from '@souk/accounting/couchdb'
import { newId } from '@souk/log-protocol'
import { median, print, time, withFolder } from './figure.ts'

const INVOICES = 100_000
const LINES = 5
const PRODUCTS = 1_000
const CATEGORIES = 20
const BATCH = 1_000
const ROUNDS = 9
const AIM_MS = 50

const start = Date.UTC(2026, 0, 1)
/** The invoices are spread over a year. */
const at = (invoice: number): string => new Date(start + invoice * 315_000).toISOString()
const categories = Array.from({ length: CATEGORIES }, newId)
const products = Array.from({ length: PRODUCTS }, newId)
const customerId = newId()

const rowOf = (invoice: number) => {
  const lines = Array.from({ length: LINES }, (_, line) => ({
    productId: products[(invoice * 7_919 + line * 104_729) % PRODUCTS] ?? '',
    name: 'Tea',
    quantity: 1 + line,
    unitPrice: 100 + line,
  }))
  const shares = lines.map(({ quantity, unitPrice }, line) => ({
    categoryId: categories[(invoice + line) % CATEGORIES] ?? '',
    units: quantity,
    amount: quantity * unitPrice,
  }))
  return {
    orderId: newId(),
    customerId,
    finalizedAt: at(invoice),
    issuedAt: at(invoice),
    number: `2026-${String(invoice + 1).padStart(6, '0')}`,
    lines,
    total: lines.reduce((sum, { quantity, unitPrice }) => sum + quantity * unitPrice, 0),
    currency: 'GBP',
    seller: null,
    recipient: null,
    units: lines.reduce((sum, { quantity }) => sum + quantity, 0),
    categories: shares,
  }
}

const fill = async (store: AccountingStore): Promise<void> => {
  for (let first = 0; first < INVOICES; first += BATCH) {
    const changes = Array.from({ length: BATCH }, (_, index) => rowOf(first + index)).map((row) => ({
      collection: 'invoices',
      id: row.orderId,
      row,
    }))
    const from = await store.checkpoint()
    await store.save(changes, from, { position: from.position + 1, hash: 'a'.repeat(64) })
  }
}

const asked: Readonly<Record<string, Omit<Parameters<AccountingStore['revenue']>[0], 'atMostRows'>>> = {
  'a-year': { by: 'year', first: '2026', last: '2026' },
  'a-year-by-product': { by: 'year', first: '2026', last: '2026', of: 'product' },
  'a-year-by-category': { by: 'year', first: '2026', last: '2026', of: 'category' },
  'months-by-product': { by: 'month', first: '2026-01', last: '2026-12', of: 'product' },
  'days-by-category': { by: 'day', first: '2026-01-01', last: '2026-12-31', of: 'category' },
  'hours-by-product': { by: 'hour', first: '2026-03-01T00', last: '2026-03-31T23', of: 'product' },
  'minutes-by-product': { by: 'minute', first: '2026-03-14T00:00', last: '2026-03-14T16:39', of: 'product' },
}

/** How long the store takes for the sums of 100,000 invoices of five lines. */
const measure = async (name: string, store: AccountingStore): Promise<void> => {
  for (const [question, wanted] of Object.entries(asked)) {
    const times: number[] = []
    let rows = 0
    for (let round = 0; round < ROUNDS; round += 1) {
      times.push(
        await time(async () => {
          const sums = await store.revenue({ ...wanted, atMostRows: 50_000 })
          if (sums === undefined) throw new Error(`the store refuses ${question}`)
          rows = sums.periods.length + sums.rows.length
        }),
      )
    }
    const middle = median(times)
    print({ name: `revenue.${name}.${question}`, ratio: AIM_MS / middle, detail: `${middle.toFixed(1)} ms for ${rows} sums` })
  }
}

const measureFilled = async (name: string, store: AccountingStore): Promise<void> => {
  const filling = await time(() => fill(store))
  // The index is built when somebody first asks.
  const first = await time(async () => void (await store.revenueSpan()))
  const detail = `${Math.round(first)} ms until the first query knows ${INVOICES} invoices, which were written in ${Math.round(filling)} ms`
  print({ name: `revenue.${name}.first`, ratio: filling / first, detail })
  await measure(name, store)
}

export const revenue = async (): Promise<void> => {
  await withFolder(async (folder) => {
    const store = openAccountingStore(join(folder, 'accounting.sqlite'))
    await measureFilled('sqlite', store)
    await store.close()
  })
  const url = process.env['COUCHDB_URL']
  if (url === undefined) return
  const store = openCouchAccountingStore(`${url}-bench-revenue`, { timeoutMs: 3_600_000 })
  await store.clear()
  await measureFilled('couchdb', store)
  await store.clear()
  await store.close()
}
