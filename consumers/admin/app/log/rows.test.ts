import { describe, expect, it } from 'vitest'
import { aCommit } from '@souk/client/testing'
import { countNewer, rowOf, withNew, type CommitRow } from './rows.ts'

const row = (position: number): CommitRow => rowOf(aCommit({ position }), {})
const rows = (...positions: number[]): readonly CommitRow[] => positions.map(row)
const positionsOf = (list: readonly CommitRow[]): readonly number[] => list.map(({ position }) => position)

describe('a row of the log', () => {
  const [append] = aCommit().appends
  const [event] = append?.events ?? []
  if (append === undefined || event === undefined) throw new Error('the example has no event')
  const of = (...types: string[]) => types.map((type) => ({ ...event, type }))

  it('tells each type of event once, with how many there are, and the first stream', () => {
    const commit = aCommit({
      appends: [
        { ...append, stream: 'reservation-1', events: of('StockReserved') },
        { ...append, stream: 'product-1', events: of('UnitsReserved') },
        { ...append, stream: 'product-2', events: of('UnitsReserved') },
      ],
    })
    expect(rowOf(commit, {})).toMatchObject({
      types: [
        { type: 'StockReserved', count: 1 },
        { type: 'UnitsReserved', count: 2 },
      ],
      stream: 'reservation-1',
      otherStreams: 2,
    })
  })

  it('has the name of who gave the command, if it is known', () => {
    const commit = aCommit({ actor: { kind: 'manager', id: 'm' } })
    expect([rowOf(commit, { m: 'Ada' }).by.name, rowOf(commit, {}).by.name]).toEqual(['Ada', undefined])
  })
})

describe('a list that grows', () => {
  it('has the newest first, and nothing twice', () => {
    expect(positionsOf(withNew(rows(3, 2, 1), rows(5, 4, 3)))).toEqual([5, 4, 3, 2, 1])
    expect(positionsOf(withNew([], rows(2, 1)))).toEqual([2, 1])
  })

  it('keeps 200 rows, the newest', () => {
    const many = Array.from({ length: 250 }, (_, index) => row(300 - index))
    const grown = withNew(rows(2, 1), many)
    expect([grown.length, grown[0]?.position, grown.at(-1)?.position]).toEqual([200, 300, 101])
  })

  it('knows how many rows wait while it is held still', () => {
    expect([countNewer(rows(5, 4, 3), rows(3, 2)), countNewer(rows(3), rows(3)), countNewer(rows(2, 1), [])]).toEqual([2, 0, 2])
  })
})
