// How often something is bought, where an older order counts less: half as much after each half-life.
// Instead of making old counts smaller all the time, each new one is larger ("forward decay": Cormode, Shkapenyuk, Srivastava and Xu,
// "Forward Decay: A Practical Time Decay Model for Streaming Systems", ICDE 2009). So a sum never changes without an event,
// and two sums can be compared at any time.

const HALF_LIFE_MS = 30 * 86_400_000
/** Any time before the first order. A weight is a double until some 84 years later. */
const LANDMARK = Date.parse('2020-01-01T00:00:00Z')

/** What an order at this time adds to a count. */
export const weightAt = (at: string): number => 2 ** ((Date.parse(at) - LANDMARK) / HALF_LIFE_MS)

/** Others that a product is counted with. One beyond them takes the place of the rarest. */
const MAX_COUNTED = 30

/**
 * Adds a weight for each of the ids. Of too many, those with the smallest counts are dropped, and of equal ones those with the largest id:
 * who builds the view again gets the same rows.
 */
export const counted = (counts: Readonly<Record<string, number>>, ids: readonly string[], weight: number): Record<string, number> => {
  const all: Record<string, number> = { ...counts }
  for (const id of ids) all[id] = (all[id] ?? 0) + weight
  const entries = Object.entries(all)
  return entries.length <= MAX_COUNTED ? all : Object.fromEntries(ranked(entries).slice(0, MAX_COUNTED))
}

/** Entries with the largest count first. */
export const ranked = (entries: readonly (readonly [id: string, count: number])[]): (readonly [string, number])[] =>
  entries.toSorted(([one, more], [other, less]) => less - more || (one < other ? -1 : 1))
