import { readRecorded } from '@souk/contracts'
import type { LogClient } from '@souk/service'
import type { StreamRef } from '@souk/service/aggregate'

/** The state of a stream at a version. */
interface Versioned<State> {
  readonly state: State
  readonly version: number
}

/**
 * Reads the newest state of a stream from the log, never from a cache or a view that may be behind.
 * @param from  a state that is known already; only later events are read
 * @throws LogUnavailable
 */
export const readState = async <State>(log: LogClient, ref: StreamRef<State>, from?: Versioned<State>): Promise<Versioned<State>> => {
  let { state, version } = from ?? { state: ref.aggregate.initialState, version: 0 }
  for (;;) {
    const { events, more } = await log.readStream(ref.name, version)
    for (const { event } of events) {
      const known = readRecorded(ref.name, event)
      if (known !== undefined) state = ref.aggregate.evolve(state, known)
      version += 1
    }
    if (!more) return { state, version }
  }
}
