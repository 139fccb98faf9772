import { describe, expect, it } from 'vitest'
import type { PlacedOrders } from './store.ts'
import { periodsOf, summaryOf } from './summary.ts'

const hour = 3_600_000
const final = (start: number, took: readonly number[]): PlacedOrders => ({ start, status: 'FINALIZED', reason: null, took })
const canceled = (start: number, reason: PlacedOrders['reason'], took: readonly number[]): PlacedOrders => ({
  start,
  status: 'CANCELED',
  reason,
  took,
})
const open = (start: number, count: number): PlacedOrders => ({
  start,
  status: 'PENDING',
  reason: null,
  took: Array.from({ length: count }, () => null),
})

const withOrders = <Entry extends { readonly orders: number }>(entries: readonly Entry[]): Entry[] =>
  entries.filter(({ orders }) => orders > 0)

describe('the summary of orders', () => {
  it('counts them by status and by reason', () => {
    const { orders, statuses, reasons } = summaryOf([
      open(0, 2),
      final(0, [5]),
      final(hour, [6]),
      canceled(0, 'out-of-stock', [7]),
      canceled(0, 'deadline-passed', [8, 9]),
    ])
    expect(orders).toBe(7)
    expect(statuses).toEqual([
      { status: 'PENDING', orders: 2 },
      { status: 'CANCELED', orders: 3 },
      { status: 'APPROVED', orders: 0 },
      { status: 'FINALIZED', orders: 2 },
    ])
    expect([reasons.length, withOrders(reasons)]).toEqual([
      9,
      [
        { reason: 'out-of-stock', orders: 1 },
        { reason: 'deadline-passed', orders: 2 },
      ],
    ])
  })

  it.each([
    [[], null, null, null],
    [[7], 7, 7, 7],
    [[9, 1], 1, 9, 9],
    [[10, 9, 100], 10, 100, 100],
    [Array.from({ length: 100 }, (_, index) => 100 - index), 50, 95, 100],
    [[-5, 3, 4], 3, 4, 4],
  ])('says how long decisions took: %j', (times, medianMs, p95Ms, maxMs) => {
    expect(summaryOf([open(0, 3), final(0, times)]).decisions).toMatchObject({ orders: times.length, medianMs, p95Ms, maxMs })
  })

  it('has a bar for each length of time', () => {
    const { histogram } = summaryOf([
      open(0, 1),
      final(0, [-1, 0, 9, 10, 29]),
      canceled(0, 'deadline-passed', [29_999, 30_000, 90_000]),
    ]).decisions
    expect([histogram.length, withOrders(histogram)]).toEqual([
      9,
      [
        { belowMs: 10, orders: 3 },
        { belowMs: 30, orders: 2 },
        { belowMs: 30_000, orders: 1 },
        { belowMs: null, orders: 2 },
      ],
    ])
  })
})

it('periods come in the order of time, each with its orders', () => {
  const periods = periodsOf([
    final(2 * hour, [1, 2]),
    open(0, 1),
    canceled(2 * hour, 'out-of-stock', [3]),
    canceled(2 * hour, 'price-changed', [3]),
  ])
  expect(periods.map(({ start, statuses }) => [start, withOrders(statuses)])).toEqual([
    ['1970-01-01T00:00:00.000Z', [{ status: 'PENDING', orders: 1 }]],
    [
      '1970-01-01T02:00:00.000Z',
      [
        { status: 'CANCELED', orders: 2 },
        { status: 'FINALIZED', orders: 2 },
      ],
    ],
  ])
})
