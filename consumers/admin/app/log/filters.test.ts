import { describe, expect, it } from 'vitest'
import { aCommit } from '@souk/client/testing'
import { addressOf, filtersIn, hasMore, isLive, isOpen, isWanted, listedBy, logOf, positionIn } from './filters.ts'

const id = '019b0000-0000-7000-8000-000000000001'
const read = (query: string) => filtersIn(new URLSearchParams(query))

describe('the filters of the log', () => {
  it('are read from the address and written to it', () => {
    const query =
      `category=order&type=OrderPlaced&stream=order-${id}&actor=${id}&correlation=${id}` +
      '&from=2026-11-28T14%3A51&until=2026-11-29T00%3A00&before=1200&cursor=c'
    expect(addressOf(read(query), { cursor: 'c' })).toBe(`/log?${query}`)
    expect(addressOf(read(query), { type: '' })).not.toContain('cursor')
    expect(listedBy(read(query))).toEqual({
      category: 'order',
      type: 'OrderPlaced',
      stream: `order-${id}`,
      actor: id,
      correlationId: id,
      from: '2026-11-28T14:51:00.000Z',
      until: '2026-11-29T00:00:00.000Z',
      before: 1_200,
    })
  })

  it.each([
    'category=Order',
    'type=orderPlaced',
    'stream=order',
    'actor=%00',
    'correlation=1',
    'from=yesterday',
    'until=2026-13-01',
    'before=none',
    'other=1',
  ])('leave out what cannot be meant: %s', (query) => {
    expect(read(query)).toEqual(read(''))
    expect(isOpen(read(query))).toBe(true)
  })

  it('stand for the whole list without those of others', () => {
    expect(logOf({})).toBe('/log')
    expect(logOf({ type: 'OrderPlaced' })).toBe('/log?type=OrderPlaced')
  })

  it('are shown at once if the first line of the form does not hold them', () => {
    expect([hasMore(read('type=OrderPlaced&category=order')), hasMore(read('before=2'))]).toEqual([false, true])
  })

  it.each(['until=2026-11-29', 'before=2', 'cursor=c'])('with %s leave a list into which nothing comes', (query) => {
    expect([isLive(read('from=2026-11-29')), isLive(read(query))]).toEqual([true, false])
  })

  it.each([
    ['12', '12'],
    ['#1,200', '1200'],
    ['1.200', '1200'],
    ['1 200', '1200'],
    ['-1', ''],
    ['1e3', ''],
    ['', ''],
  ])('take %j for the position %j', (typed, position) => {
    expect(positionIn(typed)).toBe(position)
  })
})

describe('a new commit', () => {
  const [append] = aCommit().appends
  const [event] = append?.events ?? []
  if (append === undefined || event === undefined) throw new Error('the example has no event')
  const commit = aCommit({
    actor: { kind: 'service', id: 'product' },
    correlationId: id,
    appends: [
      { ...append, stream: 'order-1', events: [{ ...event, type: 'OrderPlaced' }] },
      { ...append, stream: 'product-2', events: [{ ...event, type: 'UnitsReserved' }] },
    ],
  })

  it.each(['', 'category=product', 'type=UnitsReserved', 'stream=product-2', 'actor=product', `correlation=${id}`])(
    'comes into the list with %j',
    (query) => {
      expect(isWanted(read(query), commit)).toBe(true)
    },
  )

  it.each(['category=prod', 'type=Units', 'stream=product-20', 'actor=order', `correlation=${id.replace('1', '2')}`])(
    'does not come into the list with %j',
    (query) => {
      expect(isWanted(read(query), commit)).toBe(false)
    },
  )

  it('comes into the list if one of its events has the type, and another one the stream', () => {
    expect(isWanted(read('type=OrderPlaced&stream=product-2'), commit)).toBe(true)
  })
})
