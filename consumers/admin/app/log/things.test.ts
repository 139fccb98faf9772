import { describe, expect, it } from 'vitest'
import { isStream, pageNamed, shortStream, thingOf, thingsOf } from './things.ts'

const id = '019b0000-0000-7000-8000-000000abcdef'

describe('a stream', () => {
  it.each([
    ['order', `/orders/${id}`],
    ['reservation', `/orders/${id}`],
    ['payment', `/orders/${id}`],
    ['invoice', `/orders/${id}`],
    ['product', `/products/${id}`],
    ['category', `/categories/${id}`],
    ['customer', `/customers/${id}`],
    ['credit', `/customers/${id}`],
  ])('of the category %s leads to a page', (category, href) => {
    expect(thingOf(`${category}-${id}`)).toMatchObject({ id, href })
  })

  it.each(['session-1', 'invoices-2026', 'order'])('%s is about nothing that has a page', (stream) => {
    expect(thingOf(stream)).toBeUndefined()
  })

  it('is about the same thing as others, which is said once', () => {
    expect(thingsOf([`order-${id}`, 'session-1', `payment-${id}`, `credit-${id}`]).map(({ kind }) => kind)).toEqual(['order', 'customer'])
  })

  it('is shown with the end of its id', () => {
    expect([shortStream(`order-${id}`), shortStream('invoices-2026')]).toEqual(['order-…abcdef', 'invoices-2026'])
  })

  it.each([
    ['order-1', true],
    ['invoices-2026-11', true],
    ['order', false],
    ['Order-1', false],
    ['order-1 ', false],
    [`order-${'1'.repeat(194)}`, true],
    [`order-${'1'.repeat(195)}`, false],
  ])('%s may be called that: %s', (stream, is) => {
    expect(isStream(stream)).toBe(is)
  })
})

it.each([
  ['productId', `/products/${id}`],
  ['lines.0.productId', `/products/${id}`],
  ['customerId', `/customers/${id}`],
  ['eventId', undefined],
  ['byproductId', undefined],
  ['product', undefined],
])('an id in the data that is called %s leads to %s', (name, href) => {
  expect(pageNamed(name, id)).toBe(href)
})
