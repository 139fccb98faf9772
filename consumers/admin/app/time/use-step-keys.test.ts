import { expect, it } from 'vitest'
import { stepOf } from './use-step-keys.ts'

it.each([
  ['ArrowLeft', false, 'back'],
  ['ArrowRight', false, 'on'],
  ['ArrowLeft', true, 'thing-back'],
  ['ArrowRight', true, 'thing-on'],
  ['Home', false, 'beginning'],
  ['End', false, 'now'],
  ['j', false, undefined],
])('%s (shift: %s) leads %s', (key, shiftKey, step) => {
  expect(stepOf({ key, shiftKey })).toBe(step)
})
