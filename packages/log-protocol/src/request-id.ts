import * as crypto from 'node:crypto'
import { v5, v7 } from 'uuid'
import type { Actor } from './commit.ts'

// Arbitrary but fixed for ever: a change would make every retry look like a new request.
const CLIENT_NAMESPACE = '5f0c9c0e-6f0a-5d0e-9d39-6f2d1b7c8a11'
const REACTION_NAMESPACE = '8a7be1d4-37a5-5f58-8d36-0f3a9c2e4b27'

/** Request id of a client's Idempotency-Key: the same key of another actor, or on another route, is another request. */
export const clientRequestId = (actor: Actor, route: string, idempotencyKey: string): string =>
  v5(JSON.stringify([actor.kind, actor.id, route, idempotencyKey]), CLIENT_NAMESPACE)

/** Request id of a reaction: running it twice appends once. No client can make one, the namespaces differ. */
export const reactionRequestId = (consumer: string, eventId: string, step: string): string =>
  v5(JSON.stringify([consumer, eventId, step]), REACTION_NAMESPACE)

const COUNTERS = Array.from({ length: 4_096 }, (_, count) => count.toString(16).padStart(3, '0'))
let lastTime = ''
let count = 0

/**
 * A new id: UUID v7. What this process makes later sorts later, also within a millisecond (4,096 of them at the most):
 * the 12 bits behind the time are a counter, as RFC 9562 section 6.2 allows (method 1).
 */
export const newId = (): string => {
  const id = randomV7()
  const time = id.slice(0, 13)
  if (time > lastTime) {
    lastTime = time
    count = 0
  } else count += 1
  return `${lastTime}-7${COUNTERS[count] ?? id.slice(15, 18)}${id.slice(18)}`
}

// Older releases of Node 24 have no function of their own for it; the library's takes ten times as long.
const randomV7: () => string = typeof crypto.randomUUIDv7 === 'function' ? crypto.randomUUIDv7 : v7
