import type { EventIn, Rejection, SoukEvent, StreamCategory } from '@souk/contracts'

/** How the state of a stream follows from its events. Pure. */
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

/** One stream, with what makes its state. */
export interface StreamRef<State> {
  readonly name: string
  readonly aggregate: Aggregate<State>
  /** It belongs to another service, which may append at any time: taken from what the reactions have read of the log, or read anew. */
  readonly foreign: boolean
  /** It most probably does not exist yet: decide on the initial state without asking; the version proves it. */
  readonly fresh: boolean
}

export const streamRef = <State, Event extends SoukEvent>(
  { category, initialState, evolve }: Aggregate<State, Event>,
  id: string | number,
  { foreign = false, fresh = false }: { foreign?: boolean; fresh?: boolean } = {},
): StreamRef<State> => ({
  name: `${category}-${id}`,
  // A stream holds its category's events only: `readEvent` skips every other.
  aggregate: { category, initialState, evolve: (state, event) => evolve(state, event as Event) },
  foreign,
  fresh,
})

/**
 * The version that a view's row shows after an event: a command begins with the row, and reads only what is newer.
 * 0 if an event of the stream is missing in it (given up, or unknown to this version of the code): then a command reads all.
 * @param before  the version that the row showed until now; 0: there was none
 */
export const versionAfter = (before: number, { version }: { readonly version: number }): number => (version === before + 1 ? version : 0)

/** What a decider may know beside the state: nothing else, so that it stays pure. */
export interface DecisionContext {
  /** The present, ISO 8601 in UTC. */
  readonly now: string
  /** Makes a new UUID v7. */
  newId(): string
}

/** What a decider answers: events to record, none if there is nothing to do, or why it may not be. */
export type Decision<Event extends SoukEvent = SoukEvent> = readonly Event[] | Rejection

export const isRejection = (decision: Decision): decision is Rejection => !Array.isArray(decision)
