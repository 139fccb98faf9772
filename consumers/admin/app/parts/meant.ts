export interface Choice {
  readonly id: string
  readonly name: string
}

/** What a filter by words may mean. */
export interface Meant {
  /** What it means. */
  readonly chosen: Choice | undefined
  /** What it could mean, if that is not clear. */
  readonly choices: readonly Choice[]
}
