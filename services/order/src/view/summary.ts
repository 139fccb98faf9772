import { cancelReason, OrderStatus, type OrderStatistics, type OrderSummary } from '@souk/contracts'
import type { PlacedOrders } from './store.ts'

// What follows from how long orders took. None of it is stored.

/** Where the bars of the histogram end, in milliseconds. The last one is open. */
const ENDS = [10, 30, 100, 300, 1_000, 3_000, 10_000, 30_000] as const

const sumOf = (placed: readonly PlacedOrders[]): number => placed.reduce((sum, { took }) => sum + took.length, 0)

const statusesOf = (placed: readonly PlacedOrders[]) =>
  OrderStatus.options.map((status) => ({ status, orders: sumOf(placed.filter((some) => some.status === status)) }))

/** The least time that this share of the orders did not exceed. @param times  in ascending order */
const quantileOf = (times: Float64Array, share: number): number | null => times[Math.ceil(share * times.length) - 1] ?? null

const histogramOf = (times: Float64Array) => {
  const bars = [...ENDS, null].map((belowMs) => ({ belowMs, orders: 0 }))
  for (const time of times) {
    const bar = bars.find(({ belowMs }) => belowMs === null || time < belowMs)
    if (bar !== undefined) bar.orders += 1
  }
  return bars
}

export const summaryOf = (placed: readonly PlacedOrders[]): OrderSummary => {
  const times = Float64Array.from(placed.flatMap(({ took }) => took.filter((time) => time !== null))).sort()
  return {
    orders: sumOf(placed),
    statuses: statusesOf(placed),
    reasons: cancelReason.options.map((reason) => ({ reason, orders: sumOf(placed.filter((some) => some.reason === reason)) })),
    decisions: {
      orders: times.length,
      medianMs: quantileOf(times, 0.5),
      p95Ms: quantileOf(times, 0.95),
      maxMs: times.at(-1) ?? null,
      histogram: histogramOf(times),
    },
  }
}

/** The periods in which orders were placed, in the order of time. */
export const periodsOf = (placed: readonly PlacedOrders[]): NonNullable<OrderStatistics['periods']> =>
  [...Map.groupBy(placed, ({ start }) => start)]
    .toSorted(([one], [other]) => one - other)
    .map(([start, some]) => ({ start: new Date(start).toISOString(), statuses: statusesOf(some) }))
