import { orNull, visitOf, type Context } from '@souk/site/pages/server'
import { FEW_UNITS } from './few-units.ts'
import { STUCK_SECONDS } from './stuck.ts'

const DAY_MS = 24 * 60 * 60 * 1_000

const LOW_STOCK_ROWS = 10
const ROWS = 5

/** The shop since midnight, in UTC as all times are. What a service does not answer is null, and the rest is shown. */
export const loadToday = async (context: Context) => {
  const { shop } = visitOf(context)
  const day = new Date().toISOString().slice(0, 10)
  const midnight = new Date(day)
  const placedFrom = midnight.toISOString()
  const [statistics, revenue, low, counts, stuck, parked, audits] = await Promise.all([
    orNull(context, shop.getOrderStatistics({ query: { placedFrom, placedUntil: new Date().toISOString() } })),
    orNull(
      context,
      shop.getRevenue({
        query: { by: 'hour', from: placedFrom, until: new Date(midnight.getTime() + DAY_MS).toISOString(), compare: 'previous' },
      }),
    ),
    orNull(context, shop.listProducts({ query: { availableUpTo: FEW_UNITS, status: 'active', sort: 'available', limit: LOW_STOCK_ROWS } })),
    orNull(context, shop.countProducts({ query: { status: 'active' } })),
    orNull(context, shop.listOrders({ query: { openForSeconds: STUCK_SECONDS, sort: 'oldest', limit: ROWS } })),
    orNull(context, shop.listAllParked({ query: { limit: ROWS } })),
    orNull(context, shop.listAudits({ query: { limit: 1 } })),
  ])
  return {
    day,
    orders: statistics && { ...statistics.current, open: statistics.open.orders },
    revenue: revenue && {
      currency: revenue.currency,
      total: revenue.total,
      invoices: revenue.invoices,
      hours: revenue.periods.map(({ period, amount, invoices }) => ({ start: period, amount, invoices })),
    },
    low: low && {
      total: low.total,
      nothingSold: counts?.statuses.find(({ status }) => status === 'active')?.count === 0,
      products: low.items.map(({ productId, name, supplier, unitsAvailable, unitsReserved, unitsSold }) => ({
        productId,
        name,
        supplier,
        unitsAvailable,
        unitsReserved,
        unitsSold,
        refused: statistics && (statistics.outOfStock.find((missing) => missing.productId === productId)?.orders ?? 0),
      })),
    },
    stuck: stuck && { total: stuck.total, orders: stuck.items.map(({ orderId, placedAt }) => ({ orderId, placedAt })) },
    parked: parked && {
      total: parked.total,
      events: parked.items.map(({ consumer, eventId, type, parkedAt, error }) => ({ consumer, eventId, type, parkedAt, error })),
    },
    books: audits && { audit: audits.items[0] ?? null },
  }
}

export type Today = Awaited<ReturnType<typeof loadToday>>
