import type { SoukEvent } from '@souk/contracts'
import { TEST_NOW, testId } from '@souk/testing'

// Ids and events for tests: short to read, valid in the log.

export const PAPER = testId(1)
export const PENS = testId(2)
export const INK = testId(3)
export const OFFICE = testId(11)
export const TOYS = testId(12)
export const ORDER = testId(21)
export const OTHER_ORDER = testId(22)
export const CUSTOMER = testId(31)

const at = TEST_NOW

export const categoryAdded = (categoryId = OFFICE, parentId: string | null = null): SoukEvent => ({
  type: 'CategoryAdded',
  data: { categoryId, parentId, addedAt: at, name: 'Office', description: 'For desks.', slugWords: 'office' },
})
export const categoryRetired = (categoryId = OFFICE): SoukEvent => ({ type: 'CategoryRetired', data: { categoryId, retiredAt: at } })

export const categoryRestored = (categoryId = OFFICE): SoukEvent => ({ type: 'CategoryRestored', data: { categoryId, restoredAt: at } })

export const productAdded = (productId = PAPER, price = 250): SoukEvent => ({
  type: 'ProductAdded',
  data: {
    productId,
    categoryId: OFFICE,
    addedAt: at,
    name: 'Paper',
    description: '500 sheets',
    slugWords: 'paper',
    supplier: 'Mill',
    price,
    currency: 'EUR',
  },
})
export const productRetired = (productId = PAPER): SoukEvent => ({ type: 'ProductRetired', data: { productId, retiredAt: at } })
export const productRestored = (productId = PAPER): SoukEvent => ({ type: 'ProductRestored', data: { productId, restoredAt: at } })
export const priceChanged = (price: number, productId = PAPER, changedAt = at): SoukEvent => ({
  type: 'ProductPriceChanged',
  data: { productId, changedAt, price, currency: 'EUR' },
})
export const adjusted = (delta: number, productId = PAPER): SoukEvent => ({
  type: 'StockAdjusted',
  data: { productId, adjustedAt: at, delta, reason: 'counted' },
})
export const stocked = (units: number, productId = PAPER): SoukEvent[] => [productAdded(productId), adjusted(units, productId)]

type Line = readonly [productId: string, quantity: number]
const linesOf = (lines: readonly Line[]) => lines.map(([productId, quantity]) => ({ productId, quantity }))

export const stockReserved = (lines: readonly Line[], orderId = ORDER): SoukEvent[] => [
  { type: 'StockReserved', data: { orderId, reservedAt: at, lines: linesOf(lines) } },
  ...lines.map(([productId, quantity]): SoukEvent => ({ type: 'UnitsReserved', data: { productId, orderId, reservedAt: at, quantity } })),
]
export const stockReleased = (lines: readonly Line[], orderId = ORDER): SoukEvent[] => [
  { type: 'StockReleased', data: { orderId, releasedAt: at } },
  ...lines.map(([productId, quantity]): SoukEvent => ({ type: 'UnitsReleased', data: { productId, orderId, releasedAt: at, quantity } })),
]
export const stockDeducted = (lines: readonly Line[], orderId = ORDER): SoukEvent[] => [
  { type: 'StockDeducted', data: { orderId, deductedAt: at } },
  ...lines.map(([productId, quantity]): SoukEvent => ({ type: 'UnitsDeducted', data: { productId, orderId, deductedAt: at, quantity } })),
]
export const stockRejected = (
  productId: string,
  reason: 'unknown-product' | 'retired-product' | 'price-changed' | 'out-of-stock',
  orderId = ORDER,
): SoukEvent => ({ type: 'StockRejected', data: { orderId, productId, rejectedAt: at, reason } })
export const reservationClosed = (orderId = ORDER): SoukEvent => ({ type: 'ReservationClosed', data: { orderId, closedAt: at } })
