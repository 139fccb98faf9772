import { readRecorded } from '@souk/contracts'
import type { RecordedEvent } from '@souk/log-protocol'
import type { LogClient } from '../consume/log-client.ts'
import type { StreamRef } from './aggregate.ts'

/** The state of a stream at a version. */
export interface Versioned<State = unknown> {
  readonly state: State
  readonly version: number
}

/** The state after the next events of a stream. An event of an unknown type leaves the state as it is, but counts in the version. */
export const foldRecorded = <State>(
  { name, aggregate }: StreamRef<State>,
  from: Versioned<State>,
  recorded: readonly RecordedEvent[],
): Versioned<State> => {
  let { state } = from
  for (const one of recorded) {
    const event = readRecorded(name, one)
    if (event !== undefined) state = aggregate.evolve(state, event)
  }
  return { state, version: from.version + recorded.length }
}

/**
 * Reads the newest state of a stream from the log, never from a cache or a view that may be behind.
 * @param from  a state that is known already (default: that of an empty stream); only later events are read
 * @throws LogUnavailable
 */
export const readState = async <State>(
  log: Pick<LogClient, 'readStream'>,
  ref: StreamRef<State>,
  from: Versioned<State> = { state: ref.aggregate.initialState, version: 0 },
): Promise<Versioned<State>> => {
  for (let reached = from; ;) {
    const { events, more } = await log.readStream(ref.name, reached.version)
    const recorded = events.map(({ event }) => event)
    reached = foldRecorded(ref, reached, recorded)
    if (!more) return reached
  }
}

/**
 * Reads the state of a stream as it was after the commit at a position of the log.
 * @throws LogUnavailable
 */
export const readStateAt = async <State>(
  log: Pick<LogClient, 'readStream'>,
  ref: StreamRef<State>,
  position: number,
): Promise<Versioned<State>> => {
  for (let reached: Versioned<State> = { state: ref.aggregate.initialState, version: 0 }; ;) {
    const { events, more } = await log.readStream(ref.name, reached.version)
    const past = events.filter((event) => event.position <= position)
    const recorded = past.map(({ event }) => event)
    reached = foldRecorded(ref, reached, recorded)
    if (!more || past.length < events.length) return reached
  }
}
