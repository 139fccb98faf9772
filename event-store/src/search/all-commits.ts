import type { LogSearch } from './log-search.ts'

/** Finds commits by their positions alone, for which nobody needs an index. @param end  position of the last commit */
export const allCommits = (end: number): Pick<LogSearch, 'commits' | 'countCommits'> => ({
  commits: ({ after: least = 0, before: beyond = Infinity }, sort, { after, before, limit }) => {
    // In a list with the newest first, what is behind a place has a smaller position.
    const [lower = 0, upper = Infinity] = sort === 'oldest' ? [after, before] : [before, after]
    const first = Math.max(least, lower) + 1
    const last = Math.min(end, beyond - 1, upper - 1)
    const length = Math.max(0, Math.min(limit, last - first + 1))
    const isFromLowest = (sort === 'oldest') === (before === undefined)
    const start = isFromLowest ? first : last - length + 1
    const positions = Array.from({ length }, (_, index) => start + index)
    return sort === 'oldest' ? positions : positions.toReversed()
  },
  countCommits: ({ after = 0, before = Infinity }, atMost) => Math.min(atMost, Math.max(0, Math.min(end, before - 1) - after)),
})
