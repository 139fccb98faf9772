import type { Located } from '@souk/contracts'
import type { Checkpoint, Commit } from '@souk/log-protocol'
import type { Check } from './check.ts'

/** Checks one group of invariants of the log. */
export interface Auditor {
  event?(located: Located): void
  /** Called after the events of a commit, to check that they agree. */
  commit?(commit: Commit): void
  /** Judges the log at its end. */
  end(moment: Moment): readonly Check[]
}

/** The state of the log and the time when the log is judged. */
export interface Moment {
  readonly head: Checkpoint
  /** Milliseconds since 1970 UTC. */
  readonly now: number
  /** Milliseconds that the saga may take to finish something. Before that, an unfinished step is not a fault. */
  readonly graceMs: number
}
