import { expect, it } from 'vitest'
import { consumerIn, orderOf } from './services.ts'

it.each([
  ['order.reactions', { service: 'order', loop: 'reactions' }],
  ['storefront.projection', { service: 'storefront', loop: 'projection' }],
  ['event-store.projection', undefined],
  ['order.view', undefined],
  ['order.reactions.more', undefined],
  ['', undefined],
])('reads the consumer %s', (name, expected) => {
  expect(consumerIn(name)).toEqual(expected)
})

it('knows which streams tell of an order', () => {
  const id = '019b0000-0000-7000-8000-000000000001'
  expect(['order', 'reservation', 'payment', 'invoice'].map((category) => orderOf(`${category}-${id}`))).toEqual([id, id, id, id])
  expect([orderOf(`product-${id}`), orderOf('invoices-2026'), orderOf('order-x')]).toEqual([undefined, undefined, undefined])
})
