import type { SoukEvent } from '@souk/contracts'
import { TEST_NOW, testId } from '@souk/testing'

// Ids and events for tests: short to read, valid in the log.

export const DRINKS = testId(11)
export const TEAS = testId(12)
export const ASSAM = testId(1)
export const SENCHA = testId(2)
export const CUP = testId(3)

const at = TEST_NOW

export const categoryAdded = (categoryId: string, name: string, parentId: string | null = null): SoukEvent => ({
  type: 'CategoryAdded',
  data: { categoryId, parentId, addedAt: at, name, description: '', slugWords: name.toLowerCase() },
})

/** A product with its first units. */
export const productAdded = (productId: string, name: string, units = 10, categoryId = TEAS): SoukEvent[] => [
  {
    type: 'ProductAdded',
    data: {
      productId,
      categoryId,
      addedAt: at,
      name,
      description: 'in a tin',
      slugWords: name.toLowerCase(),
      supplier: 'Garden & Co.',
      price: 450,
      currency: 'EUR',
    },
  },
  adjusted(productId, units),
]

export const adjusted = (productId: string, delta: number): SoukEvent => ({
  type: 'StockAdjusted',
  data: { productId, adjustedAt: at, delta, reason: 'counted' },
})

export const priceChanged = (productId: string, price: number, changedAt = at): SoukEvent => ({
  type: 'ProductPriceChanged',
  data: { productId, changedAt, price, currency: 'EUR' },
})

/** Units of each of these products are reserved for an order. */
export const reserved = (order: number, productIds: readonly string[], quantity = 1): SoukEvent[] => [
  {
    type: 'StockReserved',
    data: { orderId: testId(order), reservedAt: at, lines: productIds.map((productId) => ({ productId, quantity })) },
  },
  ...productIds.map((productId): SoukEvent => ({
    type: 'UnitsReserved',
    data: { productId, orderId: testId(order), reservedAt: at, quantity },
  })),
]

export const released = (order: number, productIds: readonly string[], quantity = 1): SoukEvent[] => [
  { type: 'StockReleased', data: { orderId: testId(order), releasedAt: at } },
  ...productIds.map((productId): SoukEvent => ({
    type: 'UnitsReleased',
    data: { productId, orderId: testId(order), releasedAt: at, quantity },
  })),
]

export const sold = (order: number, productIds: readonly string[], deductedAt = at, quantity = 1): SoukEvent[] => [
  { type: 'StockDeducted', data: { orderId: testId(order), deductedAt } },
  ...productIds.map((productId): SoukEvent => ({
    type: 'UnitsDeducted',
    data: { productId, orderId: testId(order), deductedAt, quantity },
  })),
]
