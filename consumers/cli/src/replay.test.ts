import { expect, it } from 'vitest'
import { percentile } from './replay.ts'

it.each([
  [[], 0.5, 0],
  [[7], 0.99, 7],
  [[1, 2, 3, 4], 0.5, 2],
  [Array.from({ length: 100 }, (_, index) => index + 1), 0.95, 95],
])('percentile of %j', (values, share, expected) => {
  expect(percentile(values, share)).toBe(expected)
})
