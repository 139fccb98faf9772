import { expect, it } from 'vitest'
import { undoOfOne } from './undo-bulk.ts'

const fields = (wanted: Record<string, string | number | null>, delta = 0) => ({ version: 4, wanted, delta })
const undone = { position: 98, reason: 'undo' }

it.each([
  [{ price: 1_850 }, { type: 'price', price: 1_850 }],
  [{ categoryId: 'teas' }, { type: 'category', categoryId: 'teas' }],
  [{ status: 'active' }, { type: 'restoration' }],
  [{ status: 'retired' }, { type: 'retirement' }],
])('takes %j back at the revision that it made', (wanted, change) => {
  expect(undoOfOne('chai', fields(wanted), undone)).toEqual({ productId: 'chai', version: 4, change })
})

it('moves stock the other way, whatever the revision, once for the commit', () => {
  expect(undoOfOne('chai', fields({}, -3), undone)).toEqual({
    productId: 'chai',
    change: { type: 'stock', delta: -3, reason: 'undo', undoes: 98 },
  })
})

it('takes nothing back that no change of several products does, and no part of a change', () => {
  expect(undoOfOne('chai', fields({ name: 'Chai' }), undone)).toBeUndefined()
  expect(undoOfOne('chai', fields({ name: 'Chai', price: 1_850 }), undone)).toBeUndefined()
  expect(undoOfOne('chai', fields({ price: 1_850 }, -3), undone)).toBeUndefined()
})
