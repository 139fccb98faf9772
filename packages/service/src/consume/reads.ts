/** When a process had handled a commit, in milliseconds since 1970-01-01 UTC; null if it does not know. */
interface Read {
  readonly position: number
  readonly view: number | null
  readonly reactions: number | null
}

/** Remembers for the newest commits when the view and the reactions of this process had handled them for the first time. In memory. */
export interface Reads {
  /** The view shows the commits after one position up to another. */
  viewShows(after: number, upTo: number): void
  /** All that follows from a commit is done. */
  reacted(position: number): void
  /** The first position of which it may know; null if it has handled nothing. */
  readonly remembersFrom: number | null
  /** One for each position of the span. */
  between(from: number, until: number): readonly Read[]
}

/** Commits that are remembered: some 400 kB. */
const REMEMBERED = 16_384

/** @param size  number of commits that are remembered */
export const createReads = (clock: { now(): number }, size = REMEMBERED): Reads => {
  // A ring: each position has a place in it, which the position `size` later takes over.
  const positions = new Float64Array(size)
  const view = new Float64Array(size)
  const reactions = new Float64Array(size)
  let first = Infinity
  let last = 0

  const note = (times: Float64Array, position: number, at: number): void => {
    const place = position % size
    const there = positions[place] ?? 0
    if (there > position) return
    if (there < position) {
      positions[place] = position
      view[place] = 0
      reactions[place] = 0
      if (position < first) first = position
      if (position > last) last = position
    }
    // A view that is built again reads a commit again.
    if (times[place] === 0) times[place] = at
  }
  const known = (times: Float64Array, position: number): number | null =>
    positions[position % size] === position ? times[position % size] || null : null

  return {
    viewShows: (after, upTo) => {
      const at = clock.now()
      for (let position = Math.max(after, upTo - size) + 1; position <= upTo; position += 1) note(view, position, at)
    },
    reacted: (position) => note(reactions, position, clock.now()),
    get remembersFrom() {
      return last === 0 ? null : Math.max(first, last - size + 1)
    },
    between: (from, until) =>
      Array.from({ length: until - from + 1 }, (_, index) => {
        const position = from + index
        return { position, view: known(view, position), reactions: known(reactions, position) }
      }),
  }
}
