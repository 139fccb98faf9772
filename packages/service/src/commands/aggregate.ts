import { rejection, type EventIn, type Rejection, type SoukEvent, type StreamCategory } from '@souk/contracts'

/** A kind of stream, and how its state follows from its events. Pure. */
export interface Aggregate<State, Event extends SoukEvent = SoukEvent> {
  readonly category: StreamCategory
  readonly initialState: State
  evolve(state: State, event: Event): State
}

export const aggregate = <State, Category extends StreamCategory>(
  category: Category,
  initialState: State,
  evolve: (state: State, event: EventIn<Category>) => State,
): Aggregate<State, EventIn<Category>> => ({ category, initialState, evolve })

/** One stream, and the aggregate that evolves its state. */
export interface StreamRef<State> {
  readonly name: string
  readonly aggregate: Aggregate<State>
  /** The stream belongs to another service, which may append to it at any time. So its state is never cached: see `foreign-streams.ts`. */
  readonly foreign: boolean
  /** The stream most probably does not exist yet. The command decides on the initial state without reading, and the expected version proves it. */
  readonly fresh: boolean
}

export const streamRef = <State, Event extends SoukEvent>(
  { category, initialState, evolve }: Aggregate<State, Event>,
  id: string | number,
  { foreign = false, fresh = false }: { foreign?: boolean; fresh?: boolean } = {},
): StreamRef<State> => ({
  name: `${category}-${id}`,
  // A stream holds only events of its category: `readEvent` skips all others.
  aggregate: { category, initialState, evolve: (state, event) => evolve(state, event as Event) },
  foreign,
  fresh,
})

/**
 * The version of the stream that a view's row shows after an event. A command starts from the row and reads only newer events.
 * The version is 0 if the row lacks an event (discarded, or of a type that this code does not know). Then a command reads the whole stream.
 * @param before  the version that the row showed so far, 0 for a new row
 */
export const versionAfter = (before: number, { version }: { readonly version: number }): number => (version === before + 1 ? version : 0)

/** All that a decider knows besides the state. Clock and ids come from here, so it stays pure. */
export interface DecisionContext {
  /** The current time, ISO 8601 in UTC. */
  readonly now: string
  /** Makes a new UUID v7. */
  newId(): string
}

/** What a decider returns: the events to record (none if there is nothing to do), or a rejection. */
export type Decision<Event extends SoukEvent = SoukEvent> = readonly Event[] | Rejection

export const isRejection = (decision: Decision): decision is Rejection => !Array.isArray(decision)

/**
 * Refuses a change of something that has another revision than the client has seen.
 * @param accepted  the revisions that the client accepts; undefined: any
 */
export const staleRevision = (
  accepted: readonly number[] | undefined,
  { revision }: { readonly revision: number },
): Rejection | undefined =>
  accepted === undefined || accepted.includes(revision) ? undefined : rejection('precondition-failed', `the version is ${revision}`)
