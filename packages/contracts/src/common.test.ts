import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import {
  categoryOf,
  eventType,
  idOf,
  streamName,
  anyText,
  instant,
  text,
  uuid,
  AppendRequest,
  MAX_BATCH,
  MAX_EVENTS_PER_COMMIT,
} from '@souk/log-protocol'
import { invoiceNumber } from './accounting.ts'
import { amount, currency, MAX_AMOUNT, MAX_QUANTITY, MAX_UNIT_PRICE, page, pageQuery, quantity, unitPrice } from './common.ts'
import { AdjustCredit, ChangeProfile, RegisterCustomer } from './customer.ts'
import { MAX_ORDER_LINES, PlaceOrder } from './order.ts'
import { problems, rejection } from './problem.ts'
import { AddProduct, AdjustStock, ChangeProduct } from './product.ts'
import { shopSettings } from './shop-settings.ts'

const takes = (schema: z.ZodType, value: unknown): boolean => schema.safeParse(value).success
const id = (number: number): string => `01939bd0-0000-7000-8000-${String(number).padStart(12, '0')}`

// Any UTF-16 code units: lone surrogates too, and NUL more often than by chance.
const codeUnits = fc.array(fc.oneof(fc.integer({ min: 0, max: 0xffff }), fc.integer({ min: 0xd7ff, max: 0xe000 }), fc.constant(0)), {
  maxLength: 12,
})

describe('text', () => {
  it('is accepted if and only if every store can keep it and it is short enough', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          codeUnits.map((units) => String.fromCharCode(...units)),
          fc.string({ unit: 'grapheme' }),
        ),
        (value) => {
          // UTF-8 can encode it without loss.
          const storable = Buffer.from(value, 'utf8').toString('utf8') === value && !value.includes('\0')
          // JSON Schema and PostgreSQL count code points, too.
          const fits = [...value].length <= 8
          expect(takes(text(8), value)).toBe(storable && fits)
          expect(takes(anyText, value)).toBe(storable)
        },
      ),
      { numRuns: 2_000 },
    )
  })

  it('is never changed', () => {
    expect(text(20).parse('  ü€😀 \n')).toBe('  ü€😀 \n')
  })
})

describe('limits', () => {
  it.each<[string, z.ZodType, readonly unknown[], readonly unknown[]]>([
    ['amount', amount, [0, MAX_AMOUNT + 1], [-1, 2 ** 53, 0.5, '1', Number.NaN, null]],
    ['unitPrice', unitPrice, [1, MAX_UNIT_PRICE + 1], [0, 1.5]],
    ['quantity', quantity, [1, MAX_QUANTITY + 1], [0, -1, 1.5, '1']],
    ['currency', currency, ['EUR'], ['eur', 'EURO', 'EU', '']],
    ['SOUK_CURRENCY', shopSettings.SOUK_CURRENCY, ['EUR', 'JPY', undefined], ['ZZZ', 'GPB', 'eur', '']],
    ['instant', instant, ['2026-01-02T03:04:05.678Z'], ['2026-01-02', '2026-01-02T03:04:05Z', '2026-02-30T03:04:05.678Z', 5]],
    ['uuid', uuid, [id(1)], ['', 'x', `${id(1)}0`, id(1).replaceAll('-', '')]],
    [
      'streamName',
      streamName,
      [`order-${id(1)}`, 'invoices-2026'],
      ['order', '-x', 'Order-x', 'order-', 'order-x y', `order-${'x'.repeat(200)}`],
    ],
    ['eventType', eventType, ['OrderPlaced'], ['orderPlaced', 'Order Placed', '', 'X'.repeat(101)]],
    [
      'pageQuery',
      pageQuery,
      [{}, { limit: '100' }, { cursor: 'x' }],
      [{ limit: 0 }, { limit: 100 }, { limit: '0' }, { limit: '101' }, { limit: 'x' }, { cursor: '\0' }, { offset: 1 }],
    ],
  ])('of %s', (_, schema, good, bad) => {
    expect(good.filter((value) => !takes(schema, value))).toEqual([])
    expect(bad.filter((value) => takes(schema, value))).toEqual([])
  })

  it('keep every sum a safe integer: the total of the largest order, and a thousand of the largest amounts', () => {
    expect(Number.isSafeInteger(MAX_ORDER_LINES * MAX_QUANTITY * MAX_UNIT_PRICE)).toBe(true)
    expect(Number.isSafeInteger(MAX_AMOUNT * 1_000)).toBe(true)
  })

  it('let the stock of the largest order be read in one batch and reserved in one commit', () => {
    expect(MAX_ORDER_LINES + 1).toBeLessThanOrEqual(MAX_BATCH)
    expect(MAX_ORDER_LINES + 1).toBeLessThanOrEqual(MAX_EVENTS_PER_COMMIT)
  })

  it('of a page have a default', () => {
    expect(pageQuery.parse({})).toEqual({ limit: 50 })
    const one = { items: ['a'], nextCursor: null, previousCursor: null, total: { count: 1, exact: true } }
    expect(page(text(5)).parse(one)).toEqual(one)
  })
})

describe('commands', () => {
  const line = (number: number) => ({ productId: id(number), quantity: 1 })
  const order = (count: number) => ({ customerId: id(0), lines: Array.from({ length: count }, (_, index) => line(index)) })
  const product = { categoryId: id(1), name: 'Chai', price: 1_800, unitsInStock: 0 }
  const person = { username: 'anna', password: 'correct horse', name: 'Anna', email: 'anna@example.com' }

  it('accept an order of 1 to MAX_ORDER_LINES lines, with each product once', () => {
    const counts = [0, 1, MAX_ORDER_LINES, MAX_ORDER_LINES + 1]
    expect(counts.map((count) => takes(PlaceOrder, order(count)))).toEqual([false, true, true, false])
    expect(takes(PlaceOrder, { ...order(0), lines: [line(1), line(1)] })).toBe(false)
  })

  it.each([
    ['a change of nothing', ChangeProfile, {}],
    ['a change of nothing', ChangeProduct, {}],
    ['an adjustment by nothing', AdjustCredit, { amount: 0, reason: 'x' }],
    ['an adjustment by nothing', AdjustStock, { delta: 0, reason: 'x' }],
    ['an adjustment without a reason', AdjustStock, { delta: 1, reason: ' ' }],
    ['a product for nothing', AddProduct, { ...product, price: 0 }],
    ['a product with less than no stock', AddProduct, { ...product, unitsInStock: -1 }],
    ['a picture that is not https', AddProduct, { ...product, picture: 'javascript:alert(1)' }],
    ['a field that is unknown', AddProduct, { ...product, color: 'red' }],
    ['a number as text', AddProduct, { ...product, price: '1800' }],
    ['a short password', RegisterCustomer, { ...person, password: '1234567' }],
    ['a user name with a space', RegisterCustomer, { ...person, username: 'an na' }],
    ['an invalid email address', RegisterCustomer, { ...person, email: 'anna' }],
  ])('refuse %s', (_, schema, value) => {
    expect(takes(schema, value)).toBe(false)
  })

  it('accept what is valid', () => {
    expect(takes(AddProduct, product)).toBe(true)
    expect(takes(AddProduct, { ...product, picture: 'https://example.com/chai.png' })).toBe(true)
    expect(takes(RegisterCustomer, person)).toBe(true)
    expect(takes(ChangeProfile, { phone: '' })).toBe(true)
    expect(takes(AdjustCredit, { amount: -5, reason: 'x' })).toBe(true)
  })
})

describe('an append', () => {
  const event = { eventId: id(9), type: 'OrderApproved', schemaVersion: 1, data: {} }
  const append = (stream: string, count: number) => ({ stream, fromVersion: 0, events: Array.from({ length: count }, () => event) })
  const request = (...appends: ReturnType<typeof append>[]) => ({
    requestId: id(1),
    fingerprint: 'a'.repeat(64),
    actor: { kind: 'service', id: 'order' },
    correlationId: id(2),
    causationId: id(2),
    appends,
  })

  it('names each stream once and has no more events than a commit may have', () => {
    expect(takes(AppendRequest, request(append('order-a', 1), append('order-b', 1)))).toBe(true)
    expect(takes(AppendRequest, request(append('order-a', 1), append('order-a', 1)))).toBe(false)
    expect(takes(AppendRequest, request(append('order-a', MAX_EVENTS_PER_COMMIT - 1), append('order-b', 1)))).toBe(true)
    expect(takes(AppendRequest, request(append('order-a', MAX_EVENTS_PER_COMMIT), append('order-b', 1)))).toBe(false)
    expect(takes(AppendRequest, request())).toBe(false)
    expect(takes(AppendRequest, request(append('order-a', 0)))).toBe(false)
  })

  it.each([[null], [[]], ['text'], [5], [undefined]])('refuses %j as the data of an event', (data) => {
    expect(takes(AppendRequest, request({ ...append('order-a', 1), events: [{ ...event, data }] } as ReturnType<typeof append>))).toBe(
      false,
    )
  })

  it('travels with at least 99 others in one message', () => {
    expect(MAX_BATCH).toBeGreaterThanOrEqual(100)
  })
})

describe('names', () => {
  it('of streams consist of category and id', () => {
    expect(categoryOf(`order-${id(1)}`)).toBe('order')
    expect(idOf(`order-${id(1)}`)).toBe(id(1))
    expect(idOf('invoices-2026')).toBe('2026')
  })

  it('of invoices have six digits at least, so that up to a million in a year sort by number', () => {
    expect(invoiceNumber(2026, 42)).toBe('2026-000042')
    expect(invoiceNumber(2026, 1_234_567)).toBe('2026-1234567')
  })

  it('of problems are in kebab case, and each problem has an HTTP error status', () => {
    for (const [code, { status, title }] of Object.entries(problems)) {
      expect(code).toMatch(/^[a-z]+(?:-[a-z]+)*$/)
      expect(status >= 400 && status < 600).toBe(true)
      expect(title).toMatch(/\S/)
    }
    expect(rejection('conflict', 'x')).toEqual({ code: 'conflict', detail: 'x' })
  })
})
