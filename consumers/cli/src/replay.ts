import { setTimeout as sleep } from 'node:timers/promises'
import { Order } from '@souk/contracts'
import { createApi, describeAnswer, type Api } from './api.ts'
import { Fault } from './fault.ts'
import { inParallel } from './in-parallel.ts'
import { Status } from './manage.ts'
import { invoicesOf, ordersOf, readRows, type RetailOrder } from './online-retail.ts'
import type { Progress } from './progress.ts'
import { planReplay } from './replay-plan.ts'
import { keyOf, setUpStage, type Stage } from './replay-setup.ts'

export interface ReplayOptions {
  readonly url: string
  readonly file: string
  /** Invoices, from the first of the file on; none: all. */
  readonly limit?: number | undefined
  /** Orders, and before them products and customers, in work at once. */
  readonly concurrency: number
  /** Share of customers, 0 to 1, who get too little credit. */
  readonly shortCredit: number
  readonly progress: Progress
}

export interface ReplayResult {
  /** Orders that the invoices asked for became. */
  readonly orders: number
  /** How many of them were placed in this run; the others had been before. */
  readonly placed: number
  readonly finalized: number
  readonly canceled: Readonly<Record<string, number>>
  /** Orders of this run that became final, by the time from the first to be placed to the last to be final. */
  readonly ordersPerSecond: number
  /** From placing to the final state, as the orders themselves say; of this run. */
  readonly latencyMs: { readonly p50: number; readonly p95: number; readonly p99: number }
  readonly invoices: number
  /** Lines left out, for their price rounds to nothing. */
  readonly unpricedLines: number
}

/** How long a system that is away is waited for. */
const PATIENCE_MS = 60_000
/** How long an order may take to become final: the saga's deadline is 30 seconds unless told otherwise. */
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
 * Places the invoices of the file as orders and waits until each is final. Every request has an Idempotency-Key made of facts
 * of the file, so whatever has been done before, in whatever run, is not done again.
 * @throws Fault
 */
export const replay = async ({ url, file, limit = Infinity, concurrency, shortCredit, progress }: ReplayOptions): Promise<ReplayResult> => {
  const plan = await planReplay(invoicesOf(readRows(file)), limit, shortCredit)
  const api = createApi({ url, connections: concurrency, patienceMs: PATIENCE_MS })
  try {
    const stage = await setUpStage(api, plan, concurrency, progress)
    await waitForView(api, 'order', stage.position)
    const tally = createTally()
    progress.begin('orders', plan.orders)
    await inParallel(firstOrders(file, limit), concurrency, async (order) => {
      tally.add(await place(api, order, stage, tally.startedAt))
      progress.step()
    })
    return { ...tally.result(), invoices: plan.invoices, unpricedLines: plan.unpricedLines }
  } finally {
    progress.end()
    await api.close()
  }
}

/** Orders are accepted for products that the order service knows: it hears of them a moment later. */
const waitForView = async (api: Api, service: string, position: number): Promise<void> => {
  for (const start = Date.now(); ; await sleep(100)) {
    const { checkpoint } = await api.ask(`/${service}/admin/status`, Status)
    if (checkpoint.position >= position) return
    if (Date.now() - start > PATIENCE_MS)
      throw new Fault(`the ${service} service stays at position ${checkpoint.position}, the log is at ${position}`)
  }
}

interface Placed {
  readonly order: Order
  readonly inThisRun: boolean
}

const place = async (api: Api, { key, customer, lines }: RetailOrder, stage: Stage, startedAt: number): Promise<Placed> => {
  const customerId = stage.customers.get(customer)
  const body = {
    customerId,
    lines: lines.map(({ product, quantity }) => ({ productId: stage.products.get(product.key), quantity, unitPrice: product.price })),
  }
  const answer = await api.send('/order/orders', { method: 'POST', body, idempotencyKey: keyOf(`order ${key}`) })
  if (answer.status !== 201) throw new Fault(`the order of invoice ${key} is refused: ${describeAnswer(answer)}`)
  const placed = Order.parse(answer.body)
  const isReplayed = answer.headers['idempotent-replayed'] === 'true'
  // Sent again because the answer was lost: then it may be this run that had placed it.
  const inThisRun = !isReplayed || (answer.sends > 1 && Date.parse(placed.placedAt) >= startedAt)
  return { order: await waitUntilFinal(api, placed), inThisRun }
}

const waitUntilFinal = async (api: Api, placed: Order): Promise<Order> => {
  const { orderId } = placed
  for (const start = Date.now(); ;) {
    const asked = Date.now()
    const answer = await api.send(`/order/orders/${orderId}`, { headers: { prefer: `wait=${PREFERRED_WAIT_SECONDS}` } })
    // A view that is far behind does not show yet what was accepted.
    if (answer.status !== 200 && answer.status !== 404) throw new Fault(`order ${orderId}: ${describeAnswer(answer)}`)
    const order = answer.status === 404 ? placed : Order.parse(answer.body)
    if (order.finishedAt !== null) return order
    if (Date.now() - start > FINAL_WITHIN_MS)
      throw new Fault(`order ${orderId} is ${order.status} since ${order.placedAt}, and does not become final`)
    // Not every way to the service may let it wait.
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

/** The smallest of the values that at least that share of them does not exceed; 0 of none. */
export const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0
