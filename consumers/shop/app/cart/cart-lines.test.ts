import { describe, expect, it } from 'vitest'
import { shownLines, totalOf } from './cart-lines.ts'
import type { Good } from './goods.server.ts'

const tea: Good = {
  productId: 'tea',
  slug: 'tea-1',
  name: 'Tea',
  description: '10 boxes',
  pictures: null,
  drawn: '/product/pictures/drawn/tea-a.svg',
  price: 500,
  currency: 'GBP',
  unitsAvailable: 3,
  isSold: true,
}
const line = (quantity: number, unitPrice?: number) => ({ productId: 'tea', quantity, ...(unitPrice !== undefined && { unitPrice }) })
const shown = (quantity: number, product: Partial<Good> = {}, unitPrice?: number) =>
  shownLines([line(quantity, unitPrice)], new Map([['tea', { ...tea, ...product }]]))[0]

describe('a line of a cart', () => {
  it.each([
    ['fine', 2, {}],
    ['all', 3, {}],
    ['short', 4, {}],
    ['sold-out', 1, { unitsAvailable: 0 }],
    ['gone', 1, { isSold: false }],
  ] as const)('is %s', (state, quantity, product) => {
    expect(shown(quantity, product)?.state).toBe(state)
  })

  it('is gone if nobody knows the product', () => {
    expect(shownLines([line(1, 500)], new Map())).toEqual([
      { productId: 'tea', quantity: 1, product: undefined, state: 'gone', priceBefore: undefined, isEarlier: false },
    ])
  })

  it('tells the price before, if it is another one now', () => {
    expect(shown(1, {}, 450)?.priceBefore).toBe(450)
    expect(shown(1, {}, 500)?.priceBefore).toBeUndefined()
    expect(shown(1)?.priceBefore).toBeUndefined()
  })

  it('is marked if it comes from an earlier visit', () => {
    const lines = shownLines([line(1), { productId: 'jam', quantity: 1 }], new Map([['tea', tea]]), ['tea'])
    expect(lines.map(({ isEarlier }) => isEarlier)).toEqual([true, false])
  })
})

it('sums up what can be ordered, at the prices of now', () => {
  const jam = { ...tea, productId: 'jam', price: 250, isSold: false }
  const lines = shownLines(
    [line(2, 450), { productId: 'jam', quantity: 4 }, { productId: 'nut', quantity: 1 }],
    new Map([
      ['tea', tea],
      ['jam', jam],
    ]),
  )
  expect(totalOf(lines)).toBe(1_000)
})
