import { describe, expect, it } from 'vitest'
import { roughSize } from './rough-size.ts'

describe('the rough size', () => {
  const line = { productId: '01939bd0-0000-7000-8000-000000000004', name: 'A mug', quantity: 2, unitPrice: 350 }

  it('grows with the text and with the lists of an object', () => {
    const order = { orderId: line.productId, lines: Array.from({ length: 20 }, () => line) }
    expect(roughSize(order)).toBeGreaterThan(20 * JSON.stringify(line).length)
    expect(roughSize(order)).toBeLessThan(4 * JSON.stringify(order).length)
    expect(roughSize({ description: 'x'.repeat(5_000) })).toBeGreaterThan(5_000)
  })

  it('of nothing is not zero, because an entry takes room too', () => {
    for (const nothing of [null, undefined, 0, {}]) expect(roughSize(nothing)).toBeGreaterThan(0)
  })
})
