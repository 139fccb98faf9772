import { describe, expect, it } from 'vitest'
import { before, inverseOf, isOfPicture, stepsOf, type HistoryItem } from './undo.ts'

const fields = ['name', 'categoryId', 'description', 'supplier', 'price', 'picture', 'status']

const item = (told: Partial<HistoryItem>): HistoryItem => ({
  eventId: '019b0000-0000-7000-8000-000000000001',
  event: 'ProductDetailsChanged',
  at: '2026-11-28T14:51:47.640Z',
  position: 511,
  actor: { id: '019b0000-0000-7000-8000-000000000002', kind: 'manager' },
  version: 2,
  changes: [],
  stock: null,
  ...told,
})
const movement = { unitsAvailable: 0, unitsOnHand: 0, unitsReserved: 0, unitsSold: 0, reason: null, orderId: null, undoes: null }

const renamed = item({ version: 2, changes: [{ field: 'name', before: 'Chang', after: 'Beer' }] })
const repriced = item({ event: 'ProductPriceChanged', version: 3, changes: [{ field: 'price', before: 1_900, after: 2_050 }] })

describe('the inverse of a change', () => {
  it('gives every field of the commit the value that it had, at the revision that the commit made', () => {
    expect(inverseOf([repriced, renamed], fields)).toEqual({ version: 3, wanted: { name: 'Chang', price: 1_900 }, delta: 0 })
  })

  it('takes a picture away that was not there before', () => {
    const shown = item({ changes: [{ field: 'picture', before: null, after: 'https://example.org/a.png' }] })
    expect(inverseOf([shown], fields)).toMatchObject({ wanted: { picture: null } })
  })

  it('brings a retired product back, and retires one that was brought back', () => {
    const retired = item({ event: 'ProductRetired', changes: [{ field: 'status', before: 'active', after: 'retired' }] })
    const restored = item({ event: 'ProductRestored', changes: [{ field: 'status', before: 'retired', after: 'active' }] })
    expect(inverseOf([retired], fields)).toMatchObject({ wanted: { status: 'active' } })
    expect(inverseOf([restored], fields)).toMatchObject({ wanted: { status: 'retired' } })
  })

  it('retires what was added', () => {
    const added = item({ event: 'ProductAdded', version: 1, changes: [{ field: 'name', before: null, after: 'Chang' }] })
    const stocked = item({ event: 'StockAdjusted', version: 1, stock: { ...movement, unitsOnHand: 5 } })
    expect(inverseOf([stocked, added], fields)).toEqual({ version: 1, wanted: { status: 'retired' }, delta: 0 })
  })

  it('moves as many units the other way', () => {
    const lost = item({ event: 'StockAdjusted', stock: { ...movement, unitsAvailable: -3, unitsOnHand: -3, reason: 'broken' } })
    expect(inverseOf([lost], fields)).toEqual({ version: 2, wanted: {}, delta: 3 })
  })

  it('takes back all that a row of a file has done, in an order in which it can be done', () => {
    const retired = item({ event: 'ProductRetired', version: 4, changes: [{ field: 'status', before: 'active', after: 'retired' }] })
    const stocked = item({ event: 'StockAdjusted', version: 4, stock: { ...movement, unitsOnHand: 5, reason: 'import' } })
    const inverse = inverseOf([retired, stocked, renamed], fields)
    expect(inverse).toEqual({ version: 4, wanted: { status: 'active', name: 'Chang' }, delta: -5 })
    expect(inverse && stepsOf(inverse)).toEqual([
      { kind: 'fields', wanted: { status: 'active', name: 'Chang' } },
      { kind: 'stock', delta: -5 },
    ])
    expect(stepsOf({ version: 4, wanted: { status: 'retired', name: 'Chang' }, delta: 5 })).toEqual([
      { kind: 'fields', wanted: { name: 'Chang' } },
      { kind: 'stock', delta: 5 },
      { kind: 'fields', wanted: { status: 'retired' } },
    ])
    expect(stepsOf({ version: 4, wanted: { status: 'retired', name: 'Chang' }, delta: 0 })).toHaveLength(1)
  })

  it('leaves a picture that was uploaded to the page of the picture', () => {
    const uploaded = item({ changes: [{ field: 'pictures', before: null, after: { width: 1, height: 1, variants: [] } }] })
    expect([isOfPicture([uploaded]), isOfPicture([renamed])]).toEqual([true, false])
  })

  it('is none for what an order has done, for a slug alone, for a picture that was uploaded, and for nothing', () => {
    const sold = item({ event: 'UnitsDeducted', stock: { ...movement, unitsOnHand: -3, unitsSold: 3 } })
    const slug = item({ changes: [{ field: 'slug', before: 'chang-7', after: 'beer-7' }] })
    const uploaded = item({ changes: [{ field: 'pictures', before: null, after: { width: 1, height: 1, variants: [] } }] })
    expect([[sold], [slug], [uploaded], []].map((items) => inverseOf(items, fields))).toEqual([undefined, undefined, undefined, undefined])
  })
})

describe('the fields before some changes', () => {
  it('are those of now with every change taken back, the newest first', () => {
    const again = item({ version: 4, changes: [{ field: 'price', before: 2_050, after: 2_100 }] })
    expect(before({ name: 'Beer', price: 2_100 }, [again, repriced, renamed])).toEqual({ name: 'Chang', price: 1_900 })
  })

  it('are those of now without a change', () => {
    expect(before({ name: 'Beer' }, [])).toEqual({ name: 'Beer' })
  })
})
