import type { PageWanted } from '@souk/http'
import type { Measures } from './measures.ts'

/** Which commits a list shows: those to which all of this applies. */
export interface CommitFilter {
  /** It has an event of a stream of this category. */
  readonly category?: string | undefined
  /** It has an event of this type. */
  readonly type?: string | undefined
  /** It has an event of this stream. */
  readonly stream?: string | undefined
  readonly correlationId?: string | undefined
  /** Id of who gave the command. */
  readonly actor?: string | undefined
  /** It came at this time or later. */
  readonly from?: string | undefined
  /** It came before this time. */
  readonly until?: string | undefined
  /** It has a greater position. */
  readonly after?: number | undefined
  /** It has a smaller position. */
  readonly before?: number | undefined
}

/** Which streams a list shows. */
export interface StreamFilter {
  readonly category?: string | undefined
  /** How the name of the stream begins. */
  readonly prefix?: string | undefined
}

/** A stream of the log. */
export interface FoundStream {
  readonly stream: string
  readonly version: number
  /** Commit of its first event. */
  readonly firstPosition: number
  /** Commit of its last event. */
  readonly lastPosition: number
  /** When the last event came. */
  readonly changedAt: string
}

export const periods = ['minute', 'hour', 'day'] as const
export type Period = (typeof periods)[number]
export const MILLISECONDS: Readonly<Record<Period, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 }

/** What came in one minute, hour or day (UTC). */
interface PeriodActivity {
  /** When the period begins. */
  readonly start: string
  readonly commits: number
  /** Number of events by category of their streams. */
  readonly events: Readonly<Record<string, number>>
}

export type Sort = 'newest' | 'oldest'

/**
 * Finds commits and streams. What it finds out it keeps in an index beside the log, which can be built again from the log.
 *
 * The clock may be set back, but the log is in the order of positions. Therefore the time of a commit is here never earlier than that of a
 * commit before it: a span of time is a span of positions.
 */
export interface LogSearch {
  /**
   * Waits until the index holds everything that is in the log now, for two seconds at most.
   * @throws ProblemError `catching-up` if it takes longer; LogUnavailable
   */
  caughtUp(): Promise<void>
  /** Positions of commits, in the order of the list. */
  commits(filter: CommitFilter, sort: Sort, wanted: PageWanted<number>): readonly number[]
  /** How many commits there are. It stops counting at `atMost`. */
  countCommits(filter: CommitFilter, atMost: number): number
  /** Streams in the order of their names. */
  streams(filter: StreamFilter, wanted: PageWanted<string>): readonly FoundStream[]
  countStreams(filter: StreamFilter, atMost: number): number
  /** The periods of this span in which something came, in the order of time. */
  activity(by: Period, from: string, until: string): readonly PeriodActivity[]
  /** The measures of the shop at a position, or at one a little before it: those at the position follow from the commits in between. */
  measures(position: number): { readonly position: number; readonly measures: Measures }
  /** The last commit that had come at that time. */
  positionAt(instant: string): number
  /** Resolves when nothing reads the log any more, and the index is closed. */
  close(): Promise<void>
}
