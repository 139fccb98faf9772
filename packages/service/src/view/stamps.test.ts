import { describe, expect, it } from 'vitest'
import { testId } from '@souk/testing'
import { createViewStamps } from './stamps.ts'

const change = (collection: string, id: string, row: object | null = {}) => ({ collection, id, row })

describe('the stamps of a view', () => {
  it('change with the rows that they are about, and with no others', () => {
    const stamps = createViewStamps()
    const one = [{ collection: 'products', id: testId(1) }]
    const other = [{ collection: 'products', id: testId(2) }]
    const all = [{ collection: 'products' }, { collection: 'categories' }]
    const read = () => [one, other, all].map(stamps.of)
    const before = read()
    stamps.changed([change('orders', testId(1))])
    expect(read()).toEqual(before)
    stamps.changed([change('products', testId(1))])
    const after = read()
    expect(after.map((stamp, index) => stamp === before[index])).toEqual([false, true, false])
    stamps.changed([change('categories', testId(1))])
    expect(read().map((stamp, index) => stamp === after[index])).toEqual([true, true, false])
  })

  it('all change when the view may show anything else', () => {
    const stamps = createViewStamps()
    const shown = [{ collection: 'products', id: testId(1) }]
    const before = stamps.of(shown)
    stamps.replaced()
    expect(stamps.of(shown)).not.toBe(before)
  })

  it('tell when personal data has left the view', () => {
    const stamps = createViewStamps(({ row }) => row === null)
    let erased = 0
    stamps.onErased(() => (erased += 1))
    stamps.changed([change('customers', testId(1))])
    expect(erased).toBe(0)
    stamps.changed([change('customers', testId(1)), change('customers', testId(2), null)])
    expect(erased).toBe(1)
    stamps.replaced()
    expect(erased).toBe(2)
  })
})
