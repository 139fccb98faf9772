import { expect, it } from 'vitest'
import { describeRest } from './terminal.ts'

it.each([
  [20, 61, true, '20 of 61; -n shows more, 100 at most'],
  [20, 1_000, false, '20 of more than 1,000; -n shows more, 100 at most'],
  [100, 377, true, '100 of 377; no more are shown'],
  [20, 20, true, undefined],
  [0, 0, true, undefined],
])('below %i items of a list of %i (exactly: %s) stands: %s', (shown, count, exact, text) => {
  expect(describeRest({ items: Array.from({ length: shown }), total: { count, exact } })).toBe(text)
})
