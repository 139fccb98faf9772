import { describe, expect, it } from 'vitest'
import { append, requestNumber, sealAll } from '../../testing/samples.ts'
import { createRecentCommits } from './recent-commits.ts'

const some = sealAll(Array.from({ length: 20 }, (_, index) => requestNumber(index, [append(`order-${index}`, 0, index)])))
const length = some[0]?.json.length ?? 0
const positionsOf = (commits: readonly { position: number }[]) => commits.map(({ position }) => position)

describe('recent commits', () => {
  it('are the last ones, up to a length', () => {
    const recent = createRecentCommits(5 * length + 100)
    recent.add(some.slice(0, 3))
    expect(positionsOf(recent.after(0, 10))).toEqual([1, 2, 3])
    recent.add(some.slice(3))
    expect(recent.get(15)).toBeUndefined()
    expect(recent.get(20)).toBe(some[19]?.commit)
    expect(positionsOf(recent.after(16, 3))).toEqual([17, 18, 19])
    expect(positionsOf(recent.after(18, 3))).toEqual([19, 20])
    expect(recent.after(20, 3)).toEqual([])
    expect(recent.after(5, 3)).toEqual([])
  })

  it('hold none that is longer than the length', () => {
    const recent = createRecentCommits(length / 2)
    recent.add(some.slice(0, 1))
    expect(recent.after(0, 1)).toEqual([])
    expect(recent.get(1)).toBeUndefined()
  })

  it('have no gap: after one they begin anew', () => {
    const recent = createRecentCommits()
    recent.add(some.slice(0, 3))
    recent.add(some.slice(5, 7))
    expect(recent.get(2)).toBeUndefined()
    expect(positionsOf(recent.after(5, 10))).toEqual([6, 7])
    expect(recent.after(2, 10)).toEqual([])
    recent.add([...some.slice(7, 9), ...some.slice(11, 13)])
    expect(recent.get(9)).toBeUndefined()
    expect(positionsOf(recent.after(11, 10))).toEqual([12, 13])
  })
})
