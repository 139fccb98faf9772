import type { Located } from '@souk/contracts'
import type { Checkpoint, Commit } from '@souk/log-protocol'
import type { Check } from './check.ts'

/** Looks after one thing that must be true of the log. */
export interface Auditor {
  event?(located: Located): void
  /** After the events of a commit: what they say must agree. */
  commit?(commit: Commit): void
  /** Judges what was seen, at the end of the log. */
  end(moment: Moment): readonly Check[]
}

/** When the log is judged. */
export interface Moment {
  readonly head: Checkpoint
  /** Milliseconds since 1970 UTC. */
  readonly now: number
  /** How long something that is under way may take, in milliseconds: younger than that it is no fault. */
  readonly graceMs: number
}
