import { describe, expect, it } from 'vitest'
import { changeIn, isChange, previewOf, sentFor } from './bulk.ts'

const product = { price: 1_850, unitsAvailable: 5, categoryId: 'teas', status: 'active' as const }
const retired = { ...product, status: 'retired' as const }

describe('the form', () => {
  it.each([
    [
      { kind: 'price', price: '18,50' },
      { type: 'price', price: 1_850 },
    ],
    [
      { kind: 'pricePercent', percent: '-10' },
      { type: 'pricePercent', hundredths: -1_000 },
    ],
    [
      { kind: 'pricePercent', percent: '+7.5' },
      { type: 'pricePercent', hundredths: 750 },
    ],
    [
      { kind: 'pricePercent', percent: '−0,25 %' },
      { type: 'pricePercent', hundredths: -25 },
    ],
    [
      { kind: 'stock', delta: '+24', reason: ' delivery ' },
      { type: 'stock', delta: 24, reason: 'delivery' },
    ],
    [
      { kind: 'category', categoryId: 'teas' },
      { type: 'category', categoryId: 'teas' },
    ],
    [{ kind: 'retirement', price: 'whatever' }, { type: 'retirement' }],
    [{ kind: 'restoration' }, { type: 'restoration' }],
  ])('%j asks for a change', (values, change) => {
    expect(changeIn(values as Record<string, string>, 'EUR')).toEqual({ kind: 'change', change })
  })

  it.each([
    [{ kind: 'price', price: '0' }, 'price'],
    [{ kind: 'price' }, 'price'],
    [{ kind: 'pricePercent', percent: '0' }, 'percent'],
    [{ kind: 'pricePercent', percent: '-100' }, 'percent'],
    [{ kind: 'pricePercent', percent: '1.555' }, 'percent'],
    [{ kind: 'stock', delta: '0', reason: 'delivery' }, 'delta'],
    [{ kind: 'stock', delta: '3', reason: ' ' }, 'reason'],
    [{ kind: 'category' }, 'categoryId'],
  ])('%j says at which field it is wrong', (values, field) => {
    expect(changeIn(values as Record<string, string>, 'EUR')).toMatchObject({ kind: 'fault', field })
  })

  it.each([{}, { kind: 'burn' }])('%j asks for nothing yet', (values) => {
    expect(changeIn(values, 'EUR')).toBeUndefined()
  })
})

describe('the preview', () => {
  it('reads a price as the language of the page groups it', () => {
    const read = changeIn({ kind: 'price', price: '1.950,00' }, 'GBP', 'de-DE')
    expect(read).toEqual({ kind: 'change', change: { type: 'price', price: 195_000 } })
    expect(changeIn({ kind: 'price', price: '1.950,00' }, 'GBP', 'en-GB')).toMatchObject({ kind: 'fault' })
  })

  it('rounds a price as the shop does: a half up', () => {
    expect(previewOf({ type: 'pricePercent', hundredths: 1_000 }, { ...product, price: 1_845 })).toEqual({ before: 1_845, after: 2_030 })
    expect(previewOf({ type: 'pricePercent', hundredths: -5_000 }, { ...product, price: 5 })).toEqual({ before: 5, after: 3 })
  })

  it('rounds a price after a part of a percent, too, a half up', () => {
    const after = (price: number, hundredths: number) => previewOf({ type: 'pricePercent', hundredths }, { ...product, price }).after
    // 1,845 + 7.5 % = 1,983.375; 200 + 0.25 % = 200.5; 199 − 0.25 % = 198.5025; 1 + 50 % = 1.5; the dearest by the most.
    expect([after(1_845, 750), after(200, 25), after(199, -25), after(1, 5_000), after(100_000_000, 100_000)]).toEqual([
      1_983, 201, 199, 2, 1_100_000_000,
    ])
  })

  it('is what is sent, as a price', () => {
    expect(sentFor({ type: 'pricePercent', hundredths: 750 }, 1_845)).toEqual({ type: 'price', price: 1_983 })
    expect(sentFor({ type: 'retirement' }, 1_845)).toEqual({ type: 'retirement' })
  })

  it('shows a price of which nothing would be left', () => {
    expect(previewOf({ type: 'pricePercent', hundredths: -9_900 }, { ...product, price: 1 })).toMatchObject({ after: 0, note: 'tooLow' })
  })

  it('shows stock that is not there', () => {
    expect(previewOf({ type: 'stock', delta: -6, reason: 'lost' }, product)).toEqual({ before: 5, after: -1, note: 'stock' })
    expect(previewOf({ type: 'stock', delta: -5, reason: 'lost' }, product)).toEqual({ before: 5, after: 0 })
  })

  it('shows what a retired product does not take', () => {
    expect(previewOf({ type: 'price', price: 1 }, retired).note).toBe('retired')
    expect(previewOf({ type: 'stock', delta: 1, reason: 'found' }, retired).note).toBe('retired')
    expect(previewOf({ type: 'stock', delta: -1, reason: 'lost' }, retired).note).toBeUndefined()
  })

  it('knows what stays as it is', () => {
    expect(isChange(previewOf({ type: 'price', price: 1_850 }, product))).toBe(false)
    expect(isChange(previewOf({ type: 'category', categoryId: 'teas' }, product))).toBe(false)
    expect(isChange(previewOf({ type: 'retirement' }, retired))).toBe(false)
    expect(isChange(previewOf({ type: 'restoration' }, retired))).toBe(true)
  })
})
