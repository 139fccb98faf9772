import { describe, expect, it } from 'vitest'
import { countTerms } from '@souk/service'
import { testId } from '@souk/testing'
import { termsOf, wantedBy } from './terms.ts'

it('an order has its id from the end, and the words of the names of its products, each once', () => {
  const line = { quantity: 1, unitPrice: 250 }
  const lines = [
    { ...line, productId: testId(1), name: 'Crème Brûlée' },
    { ...line, productId: testId(2), name: 'creme 4711' },
  ]
  expect(termsOf({ orderId: '0192a6b2-77c1-7c3e-8f00-0a1b2c3d4e5f', position: 1, lines })).toEqual([
    '~f5e4d3c2b1a0-00f8-e3c7-1c77-2b6a2910',
    'creme',
    'brulee',
    '4711',
  ])
})

describe('what a text asks for', () => {
  it.each([
    ['Crème  brûl', [[['creme']], [['brul']]]],
    ['tea-pot', [[['tea']], [['pot']]]],
    ['3D4E5F', [[['3d4e5f'], ['~f5e4d3']]]],
    ['facade', [[['facade'], ['~edacaf']]]],
    ['d4e5f', [[['d4e5f']]]],
    ['a-1b2c3d4e5f60', [[['a', '1b2c3d4e5f60'], ['~06f5e4d3c2b1-a']]]],
    ['ab-1b2c3d', [[['ab']], [['1b2c3d']]]],
    ['2026', [[['2026'], ['$2026']]]],
    ['2026-00 tea', [[['tea']], [['2026', '00'], ['$2026-00']]]],
    ['tea Tea té-teapot', [[['teapot']]]],
    ['2026 2026 20 2026-2', [[['20']], [['2026'], ['$2026']], [['2026'], ['$2026-2']]]],
    ['🫖 tea', [[['tea']]]],
  ])('%s', (q, wanted) => {
    expect(wantedBy(q)).toEqual(wanted)
  })

  it.each(['', ' ', '%', '🫖 * "'])('may be nothing: %j', (q) => {
    expect(wantedBy(q)).toBeUndefined()
  })

  const letters = 'abcdefghijklm'
  it.each([
    ['a '.repeat(100), 1],
    ['a-'.repeat(100), 1],
    ['2026 '.repeat(40), 2],
    [Array.from({ length: 13 }, (_, index) => letters.slice(0, index)).join('-'), 1],
    [Array.from(letters).join(' '), 13],
    [Array.from(letters).join('-'), 13],
    ['tea-pot '.repeat(20), 2],
    ['0192a6b2-77c1-7c3e-8f00-0a1b2c3d4e5f', 6],
    ['2026-000042 3d4e5f olbach', 6],
  ])('is counted by what is looked up: %s', (q, terms) => {
    expect(countTerms(wantedBy(q) ?? [])).toBe(terms)
  })
})
