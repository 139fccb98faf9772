import { describe, expect, it } from 'vitest'
import { addressOf, filtersIn, isBackwards, isOpen, queryOf } from './filters.ts'

const read = (text: string) => filtersIn(new URLSearchParams(text))
const product = '01900000-0000-7000-8000-000000000001'

describe('the filters of the orders', () => {
  it('stand in the address', () => {
    const filters = read(`q= tea &status=CANCELED&from=2026-02-01&until=2026-02-28&product=${product}&cursor=abc`)
    expect(filters).toEqual({ q: 'tea', status: 'CANCELED', from: '2026-02-01', until: '2026-02-28', product, cursor: 'abc' })
    expect(addressOf(filters, { cursor: 'abc' })).toBe(
      `/orders?q=tea&status=CANCELED&from=2026-02-01&until=2026-02-28&product=${product}&cursor=abc`,
    )
  })

  it('lead to the first page of another list', () => {
    const filters = read('q=tea&status=CANCELED&cursor=abc')
    expect(addressOf(filters, { status: undefined })).toBe('/orders?q=tea')
    expect(addressOf(filters, { status: undefined, q: '' })).toBe('/orders')
  })

  it('are left out if they cannot be meant', () => {
    expect(read('q=++&status=APPROVED&from=2026-02-30&until=yesterday&product=tea')).toEqual(read(''))
    expect(read('from=0026-01-01&until=9999-12-31')).toEqual(read(''))
    expect(isOpen(read('status=CANCELED'))).toBe(true)
    expect(isOpen(read('until=2026-01-01'))).toBe(false)
  })

  it.each([
    ['Asia/Kolkata', '2026-02-27T18:30:00.000Z', '2026-02-28T18:30:00.000Z', '2026-02-28'],
    // The day on which the clocks are put forward has 23 hours, and that on which they are put back has 25.
    ['Europe/Berlin', '2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z', '2026-03-29'],
    ['America/New_York', '2026-11-01T04:00:00.000Z', '2026-11-02T05:00:00.000Z', '2026-11-01'],
  ])('mean days in %s', (zone, placedFrom, placedUntil, day) => {
    expect(queryOf(read(`from=${day}&until=${day}`), zone)).toEqual({ placedFrom, placedUntil })
  })

  it('mean whole days', () => {
    expect(queryOf(read('from=2026-02-28&until=2026-02-28'))).toEqual({
      placedFrom: '2026-02-28T00:00:00.000Z',
      placedUntil: '2026-03-01T00:00:00.000Z',
    })
    expect([isBackwards(read('from=2026-02-28&until=2026-02-28')), isBackwards(read('from=2026-03-01&until=2026-02-28'))]).toEqual([
      false,
      true,
    ])
  })
})
