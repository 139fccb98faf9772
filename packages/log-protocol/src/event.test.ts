import { describe, expect, expectTypeOf, it } from 'vitest'
import { z } from 'zod'
import type { RecordedEvent } from './commit.ts'
import { defineCategory, defineEvent, eventUnion, upcast, type EventOf } from './event.ts'

const definition = {
  type: 'OrderPaid',
  schemaVersion: 3,
  upcasters: {
    1: ({ amount, ...rest }: RecordedEvent['data']) => ({ ...rest, total: amount ?? 0 }),
    2: (data: RecordedEvent['data']) => ({ ...data, currency: 'EUR' }),
  },
}

const recorded = (schemaVersion: number, data: RecordedEvent['data']): RecordedEvent => ({
  eventId: '01939bd0-0000-7000-8000-000000000001',
  type: 'OrderPaid',
  schemaVersion,
  data,
})

describe('upcast', () => {
  it('brings the oldest data through every version', () => {
    expect(upcast(definition, recorded(1, { amount: 5 }))).toEqual({ total: 5, currency: 'EUR' })
  })

  it('starts at the version that the data was written with', () => {
    expect(upcast(definition, recorded(2, { total: 5, amount: 'of something else' }))).toEqual({
      total: 5,
      amount: 'of something else',
      currency: 'EUR',
    })
  })

  it('leaves current data as it is, and what is stored untouched', () => {
    const current = recorded(3, { total: 5, currency: 'USD' })
    expect(upcast(definition, current)).toEqual({ total: 5, currency: 'USD' })
    const old = recorded(1, { amount: 5 })
    upcast(definition, old)
    expect(old.data).toEqual({ amount: 5 })
  })

  it('refuses data of a version that this code does not know yet', () => {
    expect(() => upcast(definition, recorded(4, {}))).toThrow('OrderPaid has schema version 4, this code knows up to 3')
  })

  it('refuses data that no upcaster takes on', () => {
    expect(() => upcast({ ...definition, upcasters: { 1: definition.upcasters[1] } }, recorded(1, {}))).toThrow(
      'OrderPaid has no upcaster from schema version 2',
    )
  })
})

const orders = defineCategory('order', 'orderId')
const orderId = z.uuid()
const OrderPaid = defineEvent(orders, 'OrderPaid', 'The order is paid.', { orderId, total: z.int() })
const OrderSent = defineEvent(orders, 'OrderSent', 'The order is sent.', { orderId, parcels: z.array(z.string()) })

describe('an event of a category', () => {
  it('knows its category and the field with the id of its stream', () => {
    expect(OrderPaid).toMatchObject({ type: 'OrderPaid', category: 'order', idField: 'orderId', schemaVersion: 1, upcasters: {} })
    expectTypeOf(OrderPaid.category).toEqualTypeOf<'order'>()
    expectTypeOf<EventOf<typeof OrderPaid>>().toEqualTypeOf<{ type: 'OrderPaid'; data: { orderId: string; total: number } }>()
  })

  it('must have the id of its stream', () => {
    expect(Object.keys(OrderPaid.schema.shape.data.shape)).toContain(OrderPaid.idField)
    // @ts-expect-error The id is missing.
    defineEvent(orders, 'OrderPaid', 'The order is paid.', { total: z.int() })
    // @ts-expect-error The id may be absent.
    defineEvent(orders, 'OrderPaid', 'The order is paid.', { orderId: orderId.optional(), total: z.int() })
    // @ts-expect-error The id is neither a text nor a number.
    defineEvent(orders, 'OrderPaid', 'The order is paid.', { orderId: z.object({}), total: z.int() })
  })
})

describe('the union of a list of events', () => {
  const OrderEvent = eventUnion([OrderPaid, OrderSent])
  const id = '01939bd0-0000-7000-8000-000000000002'

  it('has the type of its members', () => {
    expectTypeOf<z.infer<typeof OrderEvent>>().toEqualTypeOf<EventOf<typeof OrderPaid> | EventOf<typeof OrderSent>>()
    expect(OrderEvent.options).toEqual([OrderPaid.schema, OrderSent.schema])
  })

  it('takes each event with its own data', () => {
    const paid = { type: 'OrderPaid', data: { orderId: id, total: 5 } }
    expect(OrderEvent.parse(paid)).toEqual(paid)
    expect(OrderEvent.safeParse({ ...paid, type: 'OrderSent' }).success).toBe(false)
    expect(OrderEvent.safeParse({ ...paid, type: 'OrderLost' }).success).toBe(false)
  })
})
