import { expect, it } from 'vitest'
import { createReads } from './reads.ts'

const start = (size?: number) => {
  let now = 0
  const reads = createReads({ now: () => now }, size)
  return {
    reads,
    at: (time: number) => {
      now = time
      return reads
    },
  }
}

it('knows nothing before anything was handled', () => {
  const { reads } = start()
  expect(reads.remembersFrom).toBeNull()
  expect(reads.between(1, 1)).toEqual([{ position: 1, view: null, reactions: null }])
})

it('tells when the view and the reactions had handled each commit', () => {
  const { reads, at } = start()
  at(10).viewShows(4, 6)
  at(20).reacted(5)
  at(30).reacted(7)
  expect(reads.remembersFrom).toBe(5)
  expect(reads.between(4, 8)).toEqual([
    { position: 4, view: null, reactions: null },
    { position: 5, view: 10, reactions: 20 },
    { position: 6, view: 10, reactions: null },
    { position: 7, view: null, reactions: 30 },
    { position: 8, view: null, reactions: null },
  ])
})

it('keeps the first time when a view is built again', () => {
  const { reads, at } = start()
  at(10).viewShows(0, 2)
  at(20).viewShows(0, 3)
  expect(reads.between(1, 3).map(({ view }) => view)).toEqual([10, 10, 20])
})

it('forgets the oldest commits, and does not take one that is handled late for a newer one', () => {
  const { reads, at } = start(4)
  at(10).viewShows(0, 6)
  at(20).reacted(2)
  at(30).reacted(6)
  expect(reads.remembersFrom).toBe(3)
  expect(reads.between(1, 6)).toEqual([
    { position: 1, view: null, reactions: null },
    { position: 2, view: null, reactions: null },
    { position: 3, view: 10, reactions: null },
    { position: 4, view: 10, reactions: null },
    { position: 5, view: 10, reactions: null },
    { position: 6, view: 10, reactions: 30 },
  ])
})

it('takes a step that is longer than its memory', () => {
  const { reads, at } = start(4)
  at(10).viewShows(0, 1_000_000_000)
  expect(reads.remembersFrom).toBe(999_999_997)
})
