import { describe, expect, it } from 'vitest'
import { allCommits } from './all-commits.ts'

describe('all commits of a log', () => {
  const { commits, countCommits } = allCommits(9)

  it.each([
    ['oldest', {}, [1, 2, 3]],
    ['oldest', { after: 3 }, [4, 5, 6]],
    ['oldest', { after: 8 }, [9]],
    ['oldest', { after: 9 }, []],
    ['oldest', { before: 6 }, [3, 4, 5]],
    ['oldest', { before: 2 }, [1]],
    ['newest', {}, [9, 8, 7]],
    ['newest', { after: 7 }, [6, 5, 4]],
    ['newest', { after: 1 }, []],
    ['newest', { before: 4 }, [7, 6, 5]],
    ['newest', { before: 8 }, [9]],
  ] as const)('are listed with the %s first: %j', (sort, place, positions) => {
    expect(commits({}, sort, { ...place, limit: 3 })).toEqual(positions)
  })

  it('end before a position', () => {
    expect(commits({ before: 3 }, 'oldest', { limit: 3 })).toEqual([1, 2])
    expect(commits({ before: 3 }, 'newest', { limit: 3 })).toEqual([2, 1])
    expect(commits({ after: 2, before: 6 }, 'newest', { before: 3, limit: 3 })).toEqual([5, 4])
    expect(commits({ before: 0 }, 'newest', { limit: 3 })).toEqual([])
    expect([countCommits({ before: 3 }, 5), countCommits({ before: 20 }, 20), countCommits({ after: 4, before: 3 }, 5)]).toEqual([2, 9, 0])
  })

  it('begin after a position', () => {
    expect(commits({ after: 7 }, 'oldest', { limit: 3 })).toEqual([8, 9])
    expect(commits({ after: 7 }, 'newest', { limit: 3 })).toEqual([9, 8])
    expect(commits({ after: 7 }, 'newest', { after: 9, limit: 3 })).toEqual([8])
    expect(commits({ after: 12 }, 'oldest', { limit: 3 })).toEqual([])
    expect([countCommits({}, 100), countCommits({}, 5), countCommits({ after: 7 }, 5), countCommits({ after: 12 }, 5)]).toEqual([
      9, 5, 2, 0,
    ])
  })
})
