import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { quickCheck } from '@souk/log-protocol'
import { allEvents } from './event-registry.ts'

const id = '01939bd0-0000-7000-8000-000000000004'
const line = { productId: id, name: 'Chai', quantity: 2, unitPrice: 1_800 }
const at = '2026-01-02T03:04:05.678Z'
const value = fc.oneof(
  fc.constantFrom(id, at, 'EUR', 'eur', 'Tea', '', '\u0000', '2026-000001', 'deadline-passed', 'price-changed', 'unknown-customer'),
  fc.constantFrom(1, 0, -1, 1.5, true, null, undefined),
  fc.constantFrom([line], [{ productId: id, quantity: 2 }], [{ ...line, gift: true }], [], [null]),
)
const fieldsOf = (shape: object) =>
  fc.record(Object.fromEntries([...Object.keys(shape), 'more'].map((key) => [key, value])), { requiredKeys: [] })

/** The events of which an order of twenty lines has twenty or more, and those that every order has. */
const frequent = {
  UnitsReserved: { productId: id, orderId: id, reservedAt: at, quantity: 1 },
  UnitsDeducted: { productId: id, orderId: id, deductedAt: at, quantity: 1 },
  StockReserved: { orderId: id, reservedAt: at, lines: [{ productId: id, quantity: 2 }] },
  OrderPlaced: { orderId: id, customerId: id, addressId: null, placedAt: at, deadlineAt: at, lines: [line], total: 3_600, currency: 'EUR' },
  CreditCharged: { orderId: id, chargedAt: at },
}

describe('the quick check of an event', () => {
  it.each(allEvents.map((definition) => [definition.type, definition] as const))(
    'accepts no %s that its schema refuses or changes',
    (_, definition) => {
      const schema = definition.schema.shape.data
      const fits = quickCheck(schema)
      fc.assert(
        fc.property(fieldsOf(schema.shape), (data) => {
          expect(fits(data) ? schema.safeParse(data) : { success: true, data }).toEqual({ success: true, data })
        }),
        { numRuns: 500 },
      )
    },
  )

  it.each(Object.entries(frequent))('accepts %s', (type, data) => {
    const definition = allEvents.find((one) => one.type === type)
    if (definition === undefined) throw new Error(`there is no event ${type}`)
    expect(definition.schema.shape.data.safeParse(data).error).toBeUndefined()
    expect(quickCheck(definition.schema.shape.data)(data)).toBe(true)
  })
})
