import type { Clock, Logger } from '@souk/process'
import type { LogClient } from '../consume/log-client.ts'
import { createSubscription, type Subscription } from '../consume/subscription.ts'
import { accessStreams, createAccessFacts, type AccessFacts } from './access-facts.ts'
import { createVerifier, type Verifier } from './verifier.ts'

export interface FollowAccessOptions {
  readonly log: LogClient
  readonly clock: Clock
  readonly logger: Logger
  readonly publicUrl: string
  /** Called with a failure to read the log, before the retry. */
  readonly failed: (error: unknown) => void
}

/** How long a token whose key is not known waits for the log. */
const CATCH_UP_MS = 2_000

const noteStream = async (log: LogClient, stream: string, facts: AccessFacts): Promise<void> => {
  for (let version = 0; ;) {
    const { events, more } = await log.readStream(stream, version)
    facts.note(
      stream,
      events.map(({ event }) => event),
    )
    if (!more) return
    version = events.at(-1)?.version ?? version
  }
}

/**
 * Follows in the log what decides about tokens. It has a subscription of its own: it needs no view and no reactions, so it does not wait
 * for what they wait for. Resolves when everything is known that can concern a token now.
 */
export const followAccess = async (options: FollowAccessOptions): Promise<{ verifier: Verifier; subscription: Subscription }> => {
  const { log, clock, logger, publicUrl, failed } = options
  const facts = createAccessFacts({ clock, logger })
  // What comes after this place is read by the subscription.
  const start = await log.head()
  await Promise.all(accessStreams(clock.now()).map((stream) => noteStream(log, stream, facts)))
  const subscription = createSubscription({
    log,
    clock,
    start,
    handle: async (commits) => {
      for (const { appends } of commits) for (const { stream, events } of appends) facts.note(stream, events)
      const { position, hash } = commits.at(-1) ?? start
      return { position, hash }
    },
    failed,
  })
  const caughtUp = async () => subscription.reached((await log.head()).position, CATCH_UP_MS)
  return { verifier: createVerifier({ facts, clock, publicUrl, caughtUp }), subscription }
}
