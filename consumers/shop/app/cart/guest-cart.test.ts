import { expect, it } from 'vitest'
import { packLines, unpackLines } from './guest-cart.server.ts'

const idOf = (number: number): string => `019b0000-0000-7000-8000-${String(number).padStart(12, '0')}`

it('packs a hundred lines into a cookie, and unpacks them', () => {
  const lines = Array.from({ length: 100 }, (_, index) => ({
    productId: idOf(index),
    quantity: [1, 127, 128, 16_384, 100_000][index % 5] ?? 1,
  }))
  const packed = packLines(lines)
  expect(packed.length).toBeLessThan(3_000)
  expect(unpackLines(packed)).toEqual(lines)
})

it('reads what it can of a cookie that somebody has cut or made up', () => {
  const packed = packLines([
    { productId: idOf(1), quantity: 2 },
    { productId: idOf(2), quantity: 3 },
  ])
  expect(unpackLines(packed.slice(0, -8))).toEqual([{ productId: idOf(1), quantity: 2 }])
  for (const text of ['', '!', 'x'.repeat(50)]) expect(() => unpackLines(text)).not.toThrow()
})
