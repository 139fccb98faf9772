import { describe, expect, it } from 'vitest'
import type { LocatedEvent, RecordedEvent } from '@souk/log-protocol'
import { Invoice } from './accounting.ts'
import { allEvents, readEvent, readRecorded, recordEvent, schemaVersionOf, streamOf, type SoukEvent } from './event-registry.ts'
import { MAX_ORDER_LINES, Order } from './order.ts'
import { Reservation } from './product.ts'

const orderId = '01939bd0-0000-7000-8000-000000000001'
const customerId = '01939bd0-0000-7000-8000-000000000002'
const productId = '01939bd0-0000-7000-8000-000000000003'
const eventId = '01939bd0-0000-7000-8000-000000000004'
const at = '2026-01-02T03:04:05.678Z'

const recorded = (type: string, data: RecordedEvent['data'], schemaVersion = 1): RecordedEvent => ({ eventId, type, schemaVersion, data })
const located = (stream: string, event: RecordedEvent): LocatedEvent => ({
  stream,
  version: 3,
  position: 7,
  at,
  actor: { kind: 'customer', id: customerId },
  correlationId: '01939bd0-0000-7000-8000-000000000005',
  event,
})

const approved = recorded('OrderApproved', { orderId, approvedAt: at })
const placed = {
  orderId,
  customerId,
  addressId: null,
  placedAt: at,
  deadlineAt: '2026-01-02T03:04:35.678Z',
  lines: [{ productId, name: 'Chai', quantity: 2, unitPrice: 1_800 }],
  total: 3_600,
  currency: 'EUR',
}

describe('reading an event', () => {
  it('gives its type, its data and its place in the log', () => {
    expect(readEvent(located(`order-${orderId}`, approved))).toEqual({
      stream: `order-${orderId}`,
      version: 3,
      position: 7,
      at,
      actor: { kind: 'customer', id: customerId },
      correlationId: '01939bd0-0000-7000-8000-000000000005',
      eventId,
      event: { type: 'OrderApproved', data: { orderId, approvedAt: at } },
    })
  })

  it('gives all data of a placed order', () => {
    expect(readRecorded(`order-${orderId}`, recorded('OrderPlaced', placed))).toEqual({ type: 'OrderPlaced', data: placed })
  })

  it('accepts more lines than a new order may have, because the limit may have been lowered since', () => {
    const lines = Array.from({ length: MAX_ORDER_LINES + 1 }, () => ({ productId, name: 'Chai', quantity: 1, unitPrice: 1 }))
    const reserved = lines.map(({ quantity }) => ({ productId, quantity }))
    const invoice = {
      orderId,
      customerId,
      finalizedAt: at,
      issuedAt: at,
      number: '2026-000001',
      lines,
      total: lines.length,
      currency: 'EUR',
    }
    for (const [stream, type, data] of [
      [`order-${orderId}`, 'OrderPlaced', { ...placed, lines }],
      [`reservation-${orderId}`, 'StockReserved', { orderId, reservedAt: at, lines: reserved }],
      [`invoice-${orderId}`, 'InvoiceIssued', invoice],
    ] as const) {
      expect(readRecorded(stream, recorded(type, data))).toEqual({ type, data })
    }
    expect(Order.shape.lines.parse(lines)).toEqual(lines)
    expect(Invoice.shape.lines.parse(lines)).toEqual(lines)
    expect(Reservation.shape.lines.parse(reserved)).toEqual(reserved)
  })

  it('skips a type that this version of the code does not know', () => {
    expect(readEvent(located(`order-${orderId}`, recorded('OrderGiftWrapped', { orderId })))).toBeUndefined()
  })

  it.each([`payment-${orderId}`, `orders-${orderId}`, 'order', orderId])('skips a type that does not belong in the stream %s', (stream) => {
    expect(readEvent(located(stream, approved))).toBeUndefined()
  })

  it('drops fields that this version of the code does not know', () => {
    expect(readRecorded(`order-${orderId}`, recorded('OrderApproved', { orderId, approvedAt: at, approvedBy: 'x' }))?.data).toEqual({
      orderId,
      approvedAt: at,
    })
  })

  it.each<[string, RecordedEvent]>([
    ['a field that is missing', recorded('OrderApproved', { orderId })],
    ['a field of another type', recorded('OrderApproved', { orderId: 5, approvedAt: at })],
    ['an invalid id', recorded('OrderApproved', { orderId: 'x', approvedAt: at })],
    ['a time without milliseconds', recorded('OrderApproved', { orderId, approvedAt: '2026-01-02T03:04:05Z' })],
    ['a time that is not in UTC', recorded('OrderApproved', { orderId, approvedAt: '2026-01-02T03:04:05.678+01:00' })],
    ['no lines', recorded('OrderPlaced', { ...placed, lines: [] })],
    ['a line of no units', recorded('OrderPlaced', { ...placed, lines: [{ productId, name: 'Chai', quantity: 0, unitPrice: 1 }] })],
    ['a total that is not a whole number', recorded('OrderPlaced', { ...placed, total: 0.5 })],
    ['a schema version of the future', recorded('OrderApproved', { orderId, approvedAt: at }, 2)],
  ])('throws on %s, so that the event is parked', (_, event) => {
    expect(() => readEvent(located(`order-${orderId}`, event))).toThrow()
  })

  it('knows the schema version of every type', () => {
    for (const { type, schemaVersion } of allEvents) expect(schemaVersionOf(type)).toBe(schemaVersion)
  })
})

describe('the record of an event', () => {
  it('holds the data in canonical order, with the version of its schema, and reads as the event', () => {
    const event: SoukEvent = { type: 'OrderFinalized', data: { orderId, finalizedAt: at, customerId } }
    const record = recordEvent(event, productId)
    expect(record).toEqual({ type: 'OrderFinalized', eventId: productId, schemaVersion: 1, data: event.data })
    expect(Object.keys(record.data)).toEqual(['customerId', 'finalizedAt', 'orderId'])
    expect(readRecorded(`order-${orderId}`, record)).toEqual(event)
  })

  it('is not checked again when it is read here, unlike a copy and unlike a stream of another category', () => {
    const record = recordEvent({ type: 'OrderFinalized', data: { orderId, finalizedAt: at, customerId } }, productId)
    const stream = `order-${orderId}`
    expect(readRecorded(stream, record)).toBe(readRecorded(stream, record))
    expect(readRecorded(`payment-${orderId}`, record)).toBeUndefined()
    const copy = { ...record, data: { ...record.data, customerId: 'nobody' } }
    expect(() => readRecorded(stream, copy)).toThrow('OrderFinalized does not fit its schema')
  })

  it.each<[string, object]>([
    ['finalizedAt', { orderId, customerId, finalizedAt: '+010000-01-01T00:00:00.000Z' }],
    ['customerId', { orderId, finalizedAt: at }],
    ['orderId', { orderId: 'ORDER', customerId, finalizedAt: at }],
  ])('is not made if %s does not fit', (field, data) => {
    // What a fault in a decider, or a clock that is wrong, makes of it.
    const event = { type: 'OrderFinalized', data } as SoukEvent
    expect(() => recordEvent(event, productId)).toThrow(new RegExp(`^OrderFinalized does not fit its schema: .*${field}`, 'su'))
  })
})

describe('the stream of an event', () => {
  it.each([
    [streamOf({ type: 'OrderApproved', data: { orderId, approvedAt: at } }), `order-${orderId}`],
    [streamOf({ type: 'StockReleased', data: { orderId, releasedAt: at } }), `reservation-${orderId}`],
    [streamOf({ type: 'CreditCharged', data: { orderId, chargedAt: at } }), `payment-${orderId}`],
    [streamOf({ type: 'CreditHeld', data: { customerId, orderId, heldAt: at, amount: 1 } }), `credit-${customerId}`],
    [streamOf({ type: 'UnitsReserved', data: { productId, orderId, reservedAt: at, quantity: 1 } }), `product-${productId}`],
    [streamOf({ type: 'UsernameClaimed', data: { customerId, usernameHash: 'ab', claimedAt: at } }), 'username-ab'],
    [streamOf({ type: 'InvoiceNumberAssigned', data: { orderId, assignedAt: at, year: 2026, sequence: 1 } }), 'invoices-2026'],
  ])('is %s', (stream, expected) => {
    expect(stream).toBe(expected)
  })

  it('is named by a field of every event', () => {
    const fields: Record<string, string> = {
      username: 'usernameHash',
      customer: 'customerId',
      credit: 'customerId',
      keyring: 'keyring',
      revocations: 'hour',
      session: 'sessionId',
      role: 'role',
      clients: 'registry',
      invoices: 'year',
    }
    for (const { category, idField, schema } of allEvents) {
      expect(idField).toBe(fields[category] ?? (['category', 'product'].includes(category) ? `${category}Id` : 'orderId'))
      expect(Object.keys(schema.shape.data.shape)).toContain(idField)
    }
  })

  it('does not exist for an event without its id', () => {
    expect(() => streamOf({ type: 'OrderApproved', data: JSON.parse('{}') })).toThrow(new TypeError('OrderApproved names no stream'))
  })
})
