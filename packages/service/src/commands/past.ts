import type { AsOf } from '@souk/contracts'
import { malformed } from '@souk/http'
import type { StreamPage } from '@souk/log-protocol'
import { createLimit, type Clock } from '@souk/process'
import type { LogClient } from '../consume/log-client.ts'
import type { StreamRef } from './aggregate.ts'
import { foldRecorded, type Versioned } from './read-state.ts'

/** Most requests of a service that read the past at the same time. A stream may be long, and anybody may ask. */
const MAX_READERS = 20

/** What was true at a moment, read from the log. */
export interface Past {
  /**
   * The state of a stream at a moment. It reads the stream from its beginning, page by page.
   * @throws ProblemError `malformed-request` if the moment is not in the past; `overloaded` if too many read the past already
   * @throws LogUnavailable
   */
  state<State>(ref: StreamRef<State>, asOf: AsOf): Promise<Versioned<State>>
}

type EventOfStream = StreamPage['events'][number]

/**
 * Whether an event came after a moment. A stream is in the order of positions, and a clock may have been set back.
 * So the state at a time ends before the first event that came later.
 */
const isAfter = (asOf: AsOf): ((event: EventOfStream) => boolean) => {
  if (typeof asOf === 'number') return ({ position }) => position > asOf
  const time = Date.parse(asOf)
  return ({ at }) => Date.parse(at) > time
}

export const createPast = (log: Pick<LogClient, 'readStream' | 'head'>, clock: Pick<Clock, 'now'>): Past => {
  const reading = createLimit(MAX_READERS)

  const expectPast = async (asOf: AsOf): Promise<void> => {
    if (typeof asOf === 'string') {
      if (Date.parse(asOf) > clock.now()) throw malformed({ path: 'asOf', message: 'asOf must not be in the future' })
      return
    }
    const { position } = await log.head()
    if (asOf > position) throw malformed({ path: 'asOf', message: `asOf must not be after the end of the log, which is ${position}` })
  }

  return {
    state: (ref, asOf) =>
      reading(async () => {
        await expectPast(asOf)
        const isLater = isAfter(asOf)
        for (let reached: Versioned<typeof ref.aggregate.initialState> = { state: ref.aggregate.initialState, version: 0 }; ;) {
          const { events, more } = await log.readStream(ref.name, reached.version)
          const end = events.findIndex(isLater)
          const recorded = (end === -1 ? events : events.slice(0, end)).map(({ event }) => event)
          reached = foldRecorded(ref, reached, recorded)
          if (!more || end !== -1) return reached
        }
      }),
  }
}
