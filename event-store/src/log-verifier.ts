import type { Clock } from '@souk/process'
import { createVerifier, type AccessFacts, type Verifier } from '@souk/service/access'
import type { EventStore } from './event-store.ts'

export interface LogVerifierOptions {
  /** The facts of the event store. */
  readonly facts: AccessFacts
  readonly eventStore: Pick<EventStore, 'readFacts'>
  readonly clock: Pick<Clock, 'now' | 'sleep'>
  readonly publicUrl: string
}

/** How long the facts may lack what another writer has put into the log, in milliseconds. */
const FRESH_MS = 1_000

/**
 * Verifies the tokens of the read API. What this event store commits counts at once. What another writer commits counts within a second,
 * at the cost of reading a few streams' new events once a second, and only while somebody asks.
 * `verify` throws `LogUnavailable` if the log cannot be read.
 */
export const createLogVerifier = ({ facts, eventStore, clock, publicUrl }: LogVerifierOptions): Verifier => {
  const verifier = createVerifier({ facts, clock, publicUrl, caughtUp: eventStore.readFacts })
  let readAt = Number.NEGATIVE_INFINITY
  let reading: Promise<void> | undefined

  const read = async (): Promise<void> => {
    const startedAt = clock.now()
    await eventStore.readFacts()
    readAt = startedAt
  }
  // The clock may be set back.
  const isFresh = (): boolean => Math.abs(clock.now() - readAt) < FRESH_MS

  const refresh = async (): Promise<void> => {
    if (isFresh()) return
    reading ??= read().finally(() => {
      reading = undefined
    })
    await reading
  }

  return {
    known: (token) => (isFresh() ? verifier.known(token) : undefined),
    verify: async (token) => {
      await refresh()
      return verifier.verify(token)
    },
    watch: async (token) => {
      await refresh()
      return verifier.watch(token)
    },
    refresh,
  }
}
