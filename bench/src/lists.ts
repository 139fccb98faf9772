import { join } from 'node:path'
import { Client } from 'pg'
import { MAX_COUNTED, type CancelReason } from '@souk/contracts'
import { newId } from '@souk/log-protocol'
import { openOrderStore, type OrderCollections, type OrderStore } from '@souk/order'
import { openPostgresOrderStore } from '@souk/order/postgres'
import { median, print, time, withFolder } from './figure.ts'
import { LINES } from './shop.ts'

const ORDERS = 100_000
const BATCH = 1_000
const ROUNDS = 9
const AIM_MS = 50
const PAGE = 50

const start = Date.UTC(2026, 0, 1)
const at = (order: number): string => new Date(start + order * 60_000).toISOString()
const reasons: readonly CancelReason[] = ['out-of-stock', 'insufficient-credit', 'deadline-passed']

/** One customer in ten has half of the orders. Every tenth order is canceled. The last ten are pending. */
const customers = Array.from({ length: 2_000 }, newId)
const largest = newId()
/** Products by how often they are ordered: one in every tenth order, one once, and the others about 500 times each. */
const [frequent, once] = [newId(), newId()]
const products = Array.from({ length: 4_000 }, newId)

const rowsOf = (order: number): OrderCollections['orders'] & OrderCollections['lines'] => {
  const isCanceled = order % 10 === 0
  const isPending = order >= ORDERS - 10
  const lines = Array.from({ length: LINES }, (_, line) => (order * 7_919 + line * 104_729) % products.length)
    .map((product) => products[product] ?? frequent)
    .with(0, order === ORDERS / 2 ? once : order % 10 === 1 ? frequent : (products[order % 100] ?? frequent))
    .map((productId) => ({ productId, name: 'Tea', quantity: 1, unitPrice: 100 }))
  return {
    orderId: newId(),
    position: order * 8 + 1,
    customerId: order % 2 === 0 ? largest : (customers[order % customers.length] ?? largest),
    addressId: null,
    correlationId: newId(),
    placedAt: at(order),
    deadlineAt: at(order + 1),
    finishedAt: isPending ? null : at(order),
    status: isPending ? 'PENDING' : isCanceled ? 'CANCELED' : 'FINALIZED',
    stockStatus: 'PENDING',
    creditStatus: 'PENDING',
    cancelReason: isCanceled && !isPending ? (reasons[order % reasons.length] ?? null) : null,
    invoiceNumber: null,
    total: (order * 31) % 100_000,
    currency: 'GBP',
    history: [],
    lines,
  }
}

const fill = async (store: OrderStore): Promise<void> => {
  for (let first = 0; first < ORDERS; first += BATCH) {
    const changes = Array.from({ length: BATCH }, (_, index) => rowsOf(first + index)).flatMap(({ lines, ...row }) => [
      { collection: 'orders', id: row.orderId, row },
      { collection: 'lines', id: row.orderId, row: { position: row.position, lines } },
    ])
    const from = await store.checkpoint()
    await store.save(changes, from, { position: from.position + 1, hash: 'a'.repeat(64) })
  }
}

const filters: Readonly<Record<string, Parameters<OrderStore['orders']>[0]>> = {
  all: {},
  customer: { customerId: largest },
  status: { status: 'PENDING' },
  reason: { reason: 'out-of-stock' },
  'frequent-product': { productId: frequent },
  'rare-product': { productId: once },
  'unknown-product': { productId: newId() },
  'a-day': { placedFrom: at(50_000), placedUntil: at(51_440) },
  'no-total': { totalFrom: 100_001 },
  'customer-and-total': { customerId: largest, totalFrom: 100_001 },
  'customer-and-product': { customerId: largest, productId: once },
  'status-and-product': { status: 'CANCELED', productId: frequent },
  everything: { customerId: largest, reason: 'out-of-stock', productId: frequent, placedFrom: at(1), totalFrom: 1 },
}

/** How long the store takes for a page of each list of 100,000 orders, with the number of all that match. */
const measure = async (name: string, store: OrderStore): Promise<void> => {
  for (const [filter, selection] of Object.entries(filters)) {
    const times: number[] = []
    let found = 0
    for (let round = 0; round < ROUNDS; round += 1) {
      times.push(
        await time(async () => {
          const rows = await store.orders(selection, round % 2 === 0 ? 'newest' : 'oldest', { limit: PAGE + 1 })
          JSON.stringify(rows)
          // As `listPage` does, which need not count what is on the page.
          found = rows.length > PAGE ? await store.countOrders(selection, MAX_COUNTED + 1) : rows.length
        }),
      )
    }
    const middle = median(times)
    const detail = `${middle.toFixed(1)} ms for a page and the count of ${found > MAX_COUNTED ? 'more than 1,000' : found} orders`
    print({ name: `lists.${name}.${filter}`, ratio: AIM_MS / middle, detail })
  }
}

export const lists = async (): Promise<void> => {
  await withFolder(async (folder) => {
    const store = openOrderStore(join(folder, 'orders.sqlite'))
    await fill(store)
    await measure('sqlite', store)
    await store.close()
  })
  const url = process.env['DATABASE_URL']
  if (url === undefined) return
  const store = openPostgresOrderStore(url, { schema: 'souk_bench_lists' })
  await store.clear()
  await fill(store)
  // The server does so by itself, after a while.
  const client = new Client(url)
  await client.connect()
  await client.query('ANALYZE')
  await client.end()
  await measure('postgresql', store)
  await store.clear()
  await store.close()
}
