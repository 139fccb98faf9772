import type { Commit, SealedCommit } from '@souk/log-protocol'

/** The last commits of the log, in memory: most reads want what was written just before. */
export interface RecentCommits {
  /** Adds commits that were just inserted. */
  add(commits: readonly SealedCommit[]): void
  get(position: number): Commit | undefined
  /** The next commits after a position, oldest first, at most `limit`. Empty if memory does not hold the first of them. */
  after(position: number, limit: number): readonly Commit[]
}

/**
 * Commits are kept up to this length of their JSON, in characters. It is less than what V8 lets live in its nursery: commits that are
 * kept for longer are moved to the old generation, where the garbage of hundreds of megabytes waits for a full collection.
 */
const MAX_LENGTH = 2_000_000

export const createRecentCommits = (maxLength = MAX_LENGTH): RecentCommits => {
  let kept: SealedCommit[] = []
  let length = 0
  const first = (): number => kept[0]?.commit.position ?? 0
  return {
    add: (commits) => {
      for (const sealed of commits) {
        const end = kept.at(-1)
        if (end !== undefined && sealed.commit.position !== end.commit.position + 1) {
          kept = []
          length = 0
        }
        kept.push(sealed)
        length += sealed.json.length
      }
      let excess = 0
      for (; length > maxLength; excess += 1) length -= kept[excess]?.json.length ?? 0
      if (excess > 0) kept = kept.slice(excess)
    },
    get: (position) => kept[position - first()]?.commit,
    after: (position, limit) => {
      const start = position + 1 - first()
      return start < 0 ? [] : kept.slice(start, start + limit).map(({ commit }) => commit)
    },
  }
}
