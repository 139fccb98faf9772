import type { Commit } from '@souk/client'

/** Who gave a command. */
export interface Party {
  readonly kind: Commit['actor']['kind']
  readonly id: string
  /** Of a person. Undefined: it is not known, or forgotten. */
  readonly name?: string | undefined
}

/** A commit, as a line of a list shows it. */
export interface CommitRow {
  readonly position: number
  readonly at: string
  /** The types of its events, each once. */
  readonly types: readonly { readonly type: string; readonly count: number }[]
  /** The first of its streams. */
  readonly stream: string
  readonly otherStreams: number
  readonly by: Party
  readonly hash: string
}

export type Names = Readonly<Record<string, string>>

/** Most rows of a list that grows. */
const MOST = 200

export const rowOf = ({ position, at, actor, appends, hash }: Commit, names: Names): CommitRow => {
  const types = appends.flatMap(({ events }) => events.map(({ type }) => type))
  return {
    position,
    at,
    types: [...new Set(types)].map((type) => ({ type, count: types.filter((one) => one === type).length })),
    stream: appends[0]?.stream ?? '',
    otherStreams: appends.length - 1,
    by: { ...actor, name: names[actor.id] },
    hash,
  }
}

/** How many rows have come since a list was held still. */
export const countNewer = (rows: readonly CommitRow[], held: readonly CommitRow[]): number => {
  const newest = held[0]?.position ?? 0
  return rows.filter(({ position }) => position > newest).length
}

/** A list with what has just been written above it. Both have the newest first; what comes twice stands once. */
export const withNew = (rows: readonly CommitRow[], more: readonly CommitRow[]): readonly CommitRow[] => {
  const newest = rows[0]?.position ?? 0
  return [...more.filter(({ position }) => position > newest), ...rows].slice(0, MOST)
}
