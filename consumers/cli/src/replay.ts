import { setTimeout as sleep } from 'node:timers/promises'
import { describeProblem, isReplayed, type Order, type SoukApi } from '@souk/client'
import { inParallel } from '@souk/process'
import { Fault } from './fault.ts'
import { keyFor } from './filling.ts'
import type { Shop } from './first-manager.ts'
import { untilViewAt } from './manage.ts'
import { invoicesOf, ordersOf, readRows, type RetailOrder } from './online-retail.ts'
import type { Progress } from './progress.ts'
import { planReplay } from './replay-plan.ts'
import { factOf, setUpStage, type Stage } from './replay-setup.ts'
import { visit } from './visit.ts'

export interface ReplayOptions {
  readonly shop: Shop
  readonly file: string
  /** Number of invoices, from the start of the file. Default: all. */
  readonly limit?: number | undefined
  /** Number of orders, products or customers under way at the same time. */
  readonly concurrency: number
  /** Share of customers, 0 to 1, who get too little credit. */
  readonly shortCredit: number
  readonly progress: Progress
}

export interface ReplayResult {
  /** Orders made of the requested invoices. */
  readonly orders: number
  /** Orders placed in this run. The others were placed before. */
  readonly placed: number
  readonly finalized: number
  /** Number of canceled orders by reason. */
  readonly canceled: Readonly<Record<string, number>>
  /** Orders of this run, divided by the time from the first placed to the last final. */
  readonly ordersPerSecond: number
  /** From `placedAt` to `finishedAt` of the orders of this run. */
  readonly latencyMs: { readonly p50: number; readonly p95: number; readonly p99: number }
  readonly invoices: number
  /** Lines left out because their price rounds to zero. */
  readonly unpricedLines: number
}

/** How long to wait for a system that is unavailable. */
const PATIENCE_MS = 60_000
/** How long an order may take to become final. The default deadline of the saga is 30 seconds. */
const FINAL_WITHIN_MS = 180_000
const PREFERRED_WAIT_SECONDS = 20

async function* firstOrders(file: string, limit: number): AsyncGenerator<RetailOrder> {
  let count = 0
  for await (const invoice of invoicesOf(readRows(file))) {
    if (count >= limit) return
    count += 1
    yield* ordersOf(invoice)
  }
}

/**
 * Places the invoices of a file as orders and waits until each order is final. The Idempotency-Key of each request is made of
 * facts of the file, so a repeated run places no order twice.
 * @throws Fault
 */
export const replay = async ({
  shop,
  file,
  limit = Infinity,
  concurrency,
  shortCredit,
  progress,
}: ReplayOptions): Promise<ReplayResult> => {
  const plan = await planReplay(invoicesOf(readRows(file)), limit, shortCredit)
  try {
    return await visit(shop, { patienceMs: PATIENCE_MS }, async (api) => {
      const stage = await setUpStage(api, plan, concurrency, progress)
      // The order service accepts orders only for products in its view.
      await untilViewAt(api, 'order', stage.position, PATIENCE_MS)
      const tally = createTally()
      progress.begin('orders', plan.orders)
      await inParallel(firstOrders(file, limit), concurrency, async (order) => {
        tally.add(await place(api, order, stage, tally.startedAt))
        progress.step()
      })
      return { ...tally.result(), invoices: plan.invoices, unpricedLines: plan.unpricedLines }
    })
  } finally {
    progress.end()
  }
}

interface Placed {
  readonly order: Order
  readonly inThisRun: boolean
}

/** What the setup has given an id. */
const idIn = (ids: ReadonlyMap<string, string>, key: string): string => {
  const id = ids.get(key)
  if (id === undefined) throw new TypeError(`${key} was not set up`)
  return id
}

const place = async (api: SoukApi, { key, customer, lines }: RetailOrder, stage: Stage, startedAt: number): Promise<Placed> => {
  const body = {
    customerId: idIn(stage.customers, customer),
    lines: lines.map(({ product, quantity }) => ({ productId: idIn(stage.products, product.key), quantity, unitPrice: product.price })),
  }
  const answer = await api.placeOrder({ body, headers: keyFor(factOf(`order ${key}`)) })
  if (answer.error !== undefined) throw new Fault(`the order of invoice ${key} was refused: ${describeProblem(answer.error)}`)
  const placed = answer.data
  // If the first answer was lost, the order is one of this run although the answer is a replay.
  const inThisRun = !isReplayed(answer) || Date.parse(placed.placedAt) >= startedAt
  return { order: await waitUntilFinal(api, placed), inThisRun }
}

const waitUntilFinal = async (api: SoukApi, placed: Order): Promise<Order> => {
  const { orderId } = placed
  for (const start = Date.now(); ;) {
    const asked = Date.now()
    const { data, error } = await api.getOrder({ path: { orderId }, headers: { prefer: `wait=${PREFERRED_WAIT_SECONDS}` } })
    // A view that is far behind does not show the accepted order yet.
    if (error !== undefined && error.code !== 'not-found') throw new Fault(`order ${orderId}: ${describeProblem(error)}`)
    const order = data ?? placed
    if (order.finishedAt !== null) return order
    if (Date.now() - start > FINAL_WITHIN_MS) throw new Fault(`order ${orderId}, placed at ${order.placedAt}, is still ${order.status}`)
    // A proxy may drop the Prefer header, so the service may answer at once.
    if (Date.now() - asked < 100) await sleep(100)
  }
}

const createTally = () => {
  const startedAt = Date.now()
  const canceled: Record<string, number> = {}
  const latencies: number[] = []
  let orders = 0
  let finalized = 0
  let firstPlaced = Infinity
  let lastFinal = 0
  return {
    startedAt,
    add: ({ order, inThisRun }: Placed): void => {
      orders += 1
      if (order.status === 'FINALIZED') finalized += 1
      else canceled[order.cancelReason ?? 'unknown'] = (canceled[order.cancelReason ?? 'unknown'] ?? 0) + 1
      if (!inThisRun || order.finishedAt === null) return
      const placedAt = Date.parse(order.placedAt)
      const finishedAt = Date.parse(order.finishedAt)
      latencies.push(finishedAt - placedAt)
      firstPlaced = Math.min(firstPlaced, placedAt)
      lastFinal = Math.max(lastFinal, finishedAt)
    },
    result: () => {
      latencies.sort((one, other) => one - other)
      const seconds = (lastFinal - firstPlaced) / 1_000
      return {
        orders,
        placed: latencies.length,
        finalized,
        canceled,
        ordersPerSecond: latencies.length === 0 || seconds === 0 ? latencies.length : Math.round((latencies.length / seconds) * 10) / 10,
        latencyMs: { p50: percentile(latencies, 0.5), p95: percentile(latencies, 0.95), p99: percentile(latencies, 0.99) },
      }
    },
  }
}

/** The smallest value that is at least as large as the given share of the values. 0 if there are none. */
export const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0
