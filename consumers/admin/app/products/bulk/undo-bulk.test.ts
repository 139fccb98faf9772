import { expect, it } from 'vitest'
import { undoOfOne } from './undo-bulk.ts'

const fields = (wanted: Record<string, string | number | null>) => ({ kind: 'fields' as const, version: 4, wanted })

it.each([
  [{ price: 1_850 }, { type: 'price', price: 1_850 }],
  [{ categoryId: 'teas' }, { type: 'category', categoryId: 'teas' }],
  [{ status: 'active' }, { type: 'restoration' }],
  [{ status: 'retired' }, { type: 'retirement' }],
])('takes %j back at the revision that it made', (wanted, change) => {
  expect(undoOfOne('chai', fields(wanted), 'undo')).toEqual({ productId: 'chai', version: 4, change })
})

it('moves stock the other way, whatever the revision', () => {
  expect(undoOfOne('chai', { kind: 'stock', delta: -3 }, 'undo')).toEqual({
    productId: 'chai',
    change: { type: 'stock', delta: -3, reason: 'undo' },
  })
})

it('takes nothing back that no change of several products does', () => {
  expect(undoOfOne('chai', fields({ name: 'Chai' }), 'undo')).toBeUndefined()
})
