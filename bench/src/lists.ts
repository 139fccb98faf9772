import { join } from 'node:path'
import { Client } from 'pg'
import { cancelReason, invoiceNumber, MAX_COUNTED, OrderStatus, type CancelReason } from '@souk/contracts'
import { newId } from '@souk/log-protocol'
import { openOrderStore, periodsOf, summaryOf, wantedBy, type OrderCollections, type OrderStore } from '@souk/order'
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
/** A name of three words: one of 50, one of 700 and one of 3,000. They begin with all letters alike. */
const wordOf = (number: number): string =>
  (((number + 1) * 48_271) % 2_147_483_647).toString(26).replaceAll(/\d/g, (digit) => 'qrstuvwxyz'[Number(digit)] ?? '')
const nameOf = (product: number): string => [product % 50, 50 + ((product * 7) % 700), 750 + ((product * 13) % 3_000)].map(wordOf).join(' ')
/** A word of every fourth order, and one of a few. */
const [frequentWord, rareWord] = ['cardamom', 'saffron']

const rowsOf = (order: number): OrderCollections['orders'] & OrderCollections['lines'] => {
  const isCanceled = order % 10 === 0
  const isPending = order >= ORDERS - 10
  const reason = isCanceled && !isPending ? (reasons[(order / 10) % reasons.length] ?? null) : null
  const lines = Array.from({ length: LINES }, (_, line) => (order * 7_919 + line * 104_729) % products.length)
    .map((product) => ({ productId: products[product] ?? frequent, name: nameOf(product) }))
    .with(0, {
      productId: order === ORDERS / 2 ? once : order % 10 === 1 ? frequent : (products[order % 100] ?? frequent),
      name: order % 4 === 1 ? frequentWord : order % 10_000 === 2 ? rareWord : 'Tea',
    })
    .map((line) => ({ ...line, quantity: 1, unitPrice: 100 }))
  const placed = start + order * 60_000
  // From 5 milliseconds to half a minute, mostly short.
  const took = 5 + Math.floor((((order * 7_919) % 1_000) / 1_000) ** 4 * 30_000)
  return {
    orderId: newId(),
    position: order * 8 + 1,
    customerId: order % 2 === 0 ? largest : (customers[order % customers.length] ?? largest),
    addressId: null,
    correlationId: newId(),
    placedAt: at(order),
    deadlineAt: at(order + 1),
    finishedAt: isPending ? null : new Date(placed + took).toISOString(),
    status: isPending ? 'PENDING' : reason === null ? 'FINALIZED' : 'CANCELED',
    stockStatus: 'PENDING',
    creditStatus: 'PENDING',
    cancelReason: reason,
    missingProductId: reason === 'out-of-stock' ? (products[order % 300] ?? null) : null,
    invoiceNumber: isPending || reason !== null ? null : invoiceNumber(2026, order + 1),
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
      { collection: 'lines', id: row.orderId, row: { orderId: row.orderId, position: row.position, lines } },
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
  open: { isOpen: true, placedUntil: at(ORDERS) },
  'frequent-word': { wanted: wantedBy(frequentWord) },
  'rare-word': { wanted: wantedBy(rareWord) },
  'unknown-word': { wanted: wantedBy('zzzzzzz') },
  letter: { wanted: wantedBy('c') },
  'two-words': { wanted: wantedBy(`${frequentWord} tea`) },
  'no-order-has-both-words': { wanted: wantedBy(`${frequentWord} ${rareWord}`) },
  'invoice-number': { wanted: wantedBy('2026-000042') },
  'all-invoice-numbers': { wanted: wantedBy('2026-0') },
  'end-of-an-id': { wanted: wantedBy(newId().slice(-6)) },
  'word-and-customer': { wanted: wantedBy(frequentWord), customerId: customers[1] },
  everything: { customerId: largest, reason: 'out-of-stock', productId: frequent, placedFrom: at(1), totalFrom: 1 },
}

/** Time of a task, in milliseconds: the median of some rounds. */
const medianTime = async (task: (round: number) => Promise<unknown>): Promise<number> => {
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) times.push(await time(async () => void (await task(round))))
  return median(times)
}

/** How long the store takes for the numbers beside the filters, as `GET /orders/counts` asks for them. */
const measureCounts = async (name: string, store: OrderStore): Promise<void> => {
  for (const [filter, selection] of Object.entries(filters)) {
    const isFound = (selection.wanted ?? selection.productId) !== undefined
    const count = (kind: Parameters<OrderStore['countOrders']>[0]) => store.countOrders({ ...selection, ...kind }, MAX_COUNTED + 1)
    const middle = await medianTime(() =>
      isFound
        ? store.countKinds(selection, MAX_COUNTED + 1)
        : Promise.all([
            ...OrderStatus.options.map((status) => count({ status })),
            ...cancelReason.options.map((reason) => count({ reason })),
          ]),
    )
    print({ name: `counts.${name}.${filter}`, ratio: AIM_MS / middle, detail: `${middle.toFixed(1)} ms by status and by reason` })
  }
}

/** How long the statistics of half of the orders take, beside the other half, and those of all; with and without periods. */
const measureStatistics = async (name: string, store: OrderStore): Promise<void> => {
  const [middle, end] = [start + (ORDERS / 2) * 60_000, start + ORDERS * 60_000]
  for (const [label, from, length] of [
    ['half', middle, Number.MAX_SAFE_INTEGER],
    ['half-by-hour', middle, 3_600_000],
    ['half-by-day', middle, 86_400_000],
    ['all', start, Number.MAX_SAFE_INTEGER],
    ['all-by-day', start, 86_400_000],
    ['a-day', end - 86_400_000, Number.MAX_SAFE_INTEGER],
  ] as const) {
    const took = await medianTime(async () => {
      const [placed, before] = await Promise.all([
        store.placedIn([from, end], length),
        store.placedIn([from - (end - from), from], Number.MAX_SAFE_INTEGER),
        store.missingProducts([from, end], 10),
        store.countOrders({ isOpen: true }, Number.MAX_SAFE_INTEGER),
        store.orders({ isOpen: true }, 'oldest', { limit: 1 }),
      ])
      return [summaryOf(placed), summaryOf(before), periodsOf(placed)]
    })
    print({ name: `statistics.${name}.${label}`, ratio: AIM_MS / took, detail: `${took.toFixed(1)} ms` })
  }
}

/** How long the store takes for a page of each list of 100,000 orders, with the number of all that match. */
const measureLists = async (name: string, store: OrderStore): Promise<void> => {
  for (const [filter, selection] of Object.entries(filters)) {
    let found = 0
    const middle = await medianTime(async (round) => {
      const rows = await store.orders(selection, round % 2 === 0 ? 'newest' : 'oldest', { limit: PAGE + 1 })
      JSON.stringify(rows)
      // As `listPage` does, which need not count what is on the page.
      found = rows.length > PAGE ? await store.countOrders(selection, MAX_COUNTED + 1) : rows.length
    })
    const detail = `${middle.toFixed(1)} ms for a page and the count of ${found > MAX_COUNTED ? 'more than 1,000' : found} orders`
    print({ name: `lists.${name}.${filter}`, ratio: AIM_MS / middle, detail })
  }
}

const measure = async (name: string, store: OrderStore): Promise<void> => {
  await measureLists(name, store)
  await measureCounts(name, store)
  await measureStatistics(name, store)
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
  await client.query('VACUUM ANALYZE')
  await client.end()
  await measure('postgresql', store)
  await store.clear()
  await store.close()
}
