import { describe, expect, it } from 'vitest'
import { addressOf, countedBy, filtersIn, hasMore, isOpen, listedBy } from './filters.ts'

const id = '019b0000-0000-7000-8000-000000000001'
const read = (query: string) => filtersIn(new URLSearchParams(query), 'en-GB')

describe('the filters of the list of orders', () => {
  it('are read from the address and written to it', () => {
    const query = `q=chai&status=CANCELED&reason=out-of-stock&customer=${id}&min=12.50&from=2026-11-28T14%3A51&openFor=5&sort=oldest&cursor=c`
    expect(addressOf(read(query), { cursor: 'c' })).toBe(`/orders?${query}`)
    expect(addressOf(read(query), { reason: '' })).not.toContain('cursor')
  })

  it.each([
    'status=LOST',
    'reason=mood',
    'min=1e3',
    'min=-1',
    'max=1.2345',
    'from=yesterday',
    'until=2026-13-01',
    'openFor=1.5',
    'sort=total',
    'other=1',
  ])('leave out what cannot be meant: %s', (query) => {
    expect(isOpen(read(query))).toBe(true)
    expect(addressOf(read(query))).toBe('/orders')
  })

  it('take a comma for a point, and no character that no text has', () => {
    expect(read('min=12,50&q=tea%00')).toEqual(read('min=12.50&q=tea'))
  })

  it('take a day for its first minute', () => {
    expect(read('from=2026-11-28').from).toBe('2026-11-28T00:00')
  })

  it('become a question to the API', () => {
    const filters = read(`status=PENDING&customer=${id}&product=chai&min=12.5&max=20&from=2026-11-28&until=2026-11-29&openFor=5`)
    expect(countedBy(filters, 100)).toEqual({
      customerId: id,
      totalFrom: 1_250,
      totalUntil: 2_000,
      placedFrom: '2026-11-28T00:00:00.000Z',
      placedUntil: '2026-11-29T00:00:00.000Z',
      openForSeconds: 5,
    })
    expect(listedBy(filters, 100)).toMatchObject({ status: 'PENDING' })
  })

  it('are shown at once if the first line of the form does not hold them', () => {
    expect([hasMore(read('q=a&status=PENDING')), hasMore(read('max=1'))]).toEqual([false, true])
  })
})
