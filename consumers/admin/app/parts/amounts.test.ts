import { describe, expect, it } from 'vitest'
import { amountIn, decimalIn, typedAmount } from './amounts.ts'

const [english, german] = ['en-GB', 'de-DE']

describe('an amount that somebody has typed', () => {
  it.each([
    ['18.5', 'GBP', english, 1_850],
    ['18,50', 'EUR', english, 1_850],
    ['18.50', 'EUR', german, 1_850],
    [' 18 ', 'EUR', english, 1_800],
    ['0.07', 'EUR', english, 7],
    ['1800', 'JPY', english, 1_800],
    ['999999999.99', 'EUR', english, 99_999_999_999],
    ['1,950.00', 'GBP', english, 195_000],
    ['1,950', 'GBP', english, 195_000],
    ['1.950,00', 'EUR', german, 195_000],
    ['1.950', 'EUR', german, 195_000],
    ['12.345.678,9', 'EUR', german, 1_234_567_890],
    ['1,950', 'JPY', english, 1_950],
    ['1.950', 'KWD', english, 1_950],
    ['1.950', 'KWD', german, 1_950_000],
  ])('is read: %s %s on a page in %s', (typed, currency, locale, amount) => {
    expect(amountIn(typed, currency, locale)).toBe(amount)
  })

  it.each([
    ['', 'EUR', english],
    ['18.505', 'EUR', english],
    ['18.5', 'JPY', english],
    ['1.234,50', 'EUR', english],
    ['1,950.00', 'EUR', german],
    ['1,95,000', 'GBP', english],
    ['1,950,00', 'GBP', english],
    ['1234,567.00', 'GBP', english],
    ['-1', 'EUR', english],
    ['eighteen', 'EUR', english],
  ])('is not guessed: %s %s on a page in %s', (typed, currency, locale) => {
    expect(amountIn(typed, currency, locale)).toBeUndefined()
  })

  it('is written as it is read again', () => {
    expect(typedAmount(123_450, 'EUR', german)).toBe('1234,50')
    expect(amountIn(typedAmount(123_450, 'GBP', english), 'GBP', english)).toBe(123_450)
    expect(amountIn(typedAmount(1_950, 'KWD', english), 'KWD', english)).toBe(1_950)
  })
})

describe('an amount in an address', () => {
  it.each([
    ['1,950.00', english, '1950.00'],
    ['1.950,00', german, '1950.00'],
    ['12,5', german, '12.5'],
    ['1.955', english, '1.9550'],
    ['', english, ''],
    ['a lot', german, ''],
    ['1.23456', english, ''],
  ])('is the same in any language: %s typed in %s', (typed, locale, held) => {
    expect(decimalIn(typed, locale)).toBe(held)
    for (const other of [english, german]) expect(decimalIn(held, other)).toBe(held)
  })
})
