import { expect, it } from 'vitest'
import { amountIn, typedAmount } from './amounts.ts'

it.each([
  ['18.5', 'GBP', 1_850],
  ['18,50', 'EUR', 1_850],
  [' 18 ', 'EUR', 1_800],
  ['0.07', 'EUR', 7],
  ['1800', 'JPY', 1_800],
  ['999999999.99', 'EUR', 99_999_999_999],
])('reads %s %s', (typed, currency, amount) => {
  expect(amountIn(typed, currency)).toBe(amount)
})

it.each([
  ['', 'EUR'],
  ['18.505', 'EUR'],
  ['18.5', 'JPY'],
  ['1.234,50', 'EUR'],
  ['-1', 'EUR'],
  ['eighteen', 'EUR'],
])('does not guess what %s %s means', (typed, currency) => {
  expect(amountIn(typed, currency)).toBeUndefined()
})

it('writes an amount as it is read again', () => {
  expect(typedAmount(123_450, 'EUR', 'de-DE')).toBe('1234,50')
  expect(amountIn(typedAmount(123_450, 'GBP', 'en-GB'), 'GBP')).toBe(123_450)
})
