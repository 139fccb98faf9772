import { describe, expect, it } from 'vitest'
import { clashes, mergeOf, wantedOf, writesOf } from './merge.ts'

const base = { name: 'Chang', price: 1_900, supplier: '', picture: null }
const byOf = (theirs: object, yours: object) =>
  Object.fromEntries(mergeOf(base, { ...base, ...theirs }, { ...base, ...yours }).map(({ field, by }) => [field, by]))

describe('two edits of one thing', () => {
  it('leave what nobody has changed', () => {
    expect(byOf({}, {})).toEqual({ name: 'nobody', price: 'nobody', supplier: 'nobody', picture: 'nobody' })
  })

  it('are put together where each has changed another field', () => {
    expect(byOf({ price: 2_050 }, { name: 'Chang, chilled' })).toMatchObject({ name: 'you', price: 'they' })
  })

  it('agree where both have written the same', () => {
    expect(byOf({ price: 2_050 }, { price: 2_050 })).toMatchObject({ price: 'both' })
  })

  it('clash where both have written something else', () => {
    const merged = mergeOf(base, { ...base, price: 2_050 }, { ...base, price: 1_950, name: 'Beer' })
    expect(clashes(merged)).toBe(true)
    expect(merged.find(({ by }) => by === 'clash')).toEqual({ field: 'price', base: 1_900, theirs: 2_050, yours: 1_950, by: 'clash' })
  })

  it('leave to be written what only the one has changed', () => {
    const merged = mergeOf(base, { ...base, price: 2_050 }, { ...base, supplier: 'Exotic', picture: 'https://example.org/a.png' })
    expect(clashes(merged)).toBe(false)
    expect(wantedOf(merged)).toEqual({ supplier: 'Exotic', picture: 'https://example.org/a.png' })
  })

  it('tell nothing from null apart only where somebody means it', () => {
    expect(byOf({ picture: 'https://example.org/a.png' }, { picture: null })).toMatchObject({ picture: 'they' })
  })
})

describe('the writes of an edit', () => {
  it('bring back before all others, and retire after them', () => {
    expect(writesOf({ status: 'active', name: 'Chang' })).toEqual([{ status: 'active' }, { name: 'Chang' }])
    expect(writesOf({ status: 'retired', name: 'Chang' })).toEqual([{ name: 'Chang' }, { status: 'retired' }])
  })

  it('are one for fields or state alone, and none for nothing', () => {
    expect([{ name: 'Chang', price: 1 }, { status: 'retired' }, {}].map((fields) => writesOf(fields).length)).toEqual([1, 1, 0])
  })
})
