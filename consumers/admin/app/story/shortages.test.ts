import { describe, expect, it } from 'vitest'
import { anOrder } from '@souk/client/testing'
import { refusedIn } from './shortages.ts'

const order = anOrder({ total: 13_000 })
const [line] = order.lines
const event = (type: string, data: unknown) => ({ type, position: 99, data })

describe('what was refused because there was too little of it', () => {
  it('is the sum of the order, or the units of the product that the refusal names', () => {
    const data = { reason: 'out-of-stock', productId: line?.productId }
    expect(
      refusedIn({ order, events: [event('CreditRejected', { reason: 'insufficient-credit' }), event('StockRejected', data)] }),
    ).toEqual([
      { position: 99, productId: undefined, asked: 13_000 },
      { position: 99, productId: line?.productId, asked: line?.quantity },
    ])
  })

  it.each([
    ['CreditRejected', { reason: 'unknown-customer' }],
    ['StockRejected', { reason: 'price-changed', productId: line?.productId }],
    ['StockRejected', { reason: 'out-of-stock', productId: 'another' }],
    ['CreditReserved', {}],
    ['OrderCanceled', { reason: 'insufficient-credit' }],
  ])('is nothing in %s %o', (type, data) => {
    expect(refusedIn({ order, events: [event(type, data)] })).toEqual([])
  })
})
