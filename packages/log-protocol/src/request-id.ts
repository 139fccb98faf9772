import * as crypto from 'node:crypto'
import { v5, v7 } from 'uuid'
import type { Actor } from './commit.ts'

// Arbitrary, but fixed for ever: after a change every retry would look like a new request.
const CLIENT_NAMESPACE = '5f0c9c0e-6f0a-5d0e-9d39-6f2d1b7c8a11'
const REACTION_NAMESPACE = '8a7be1d4-37a5-5f58-8d36-0f3a9c2e4b27'

/** Request id for a client's Idempotency-Key. The same key from another actor, or on another route, is another request. */
export const clientRequestId = (actor: Actor, route: string, idempotencyKey: string): string =>
  v5(JSON.stringify([actor.kind, actor.id, route, idempotencyKey]), CLIENT_NAMESPACE)

/** Request id for a step of a reaction: a reaction that runs twice appends once. Its namespace keeps clients from making such an id. */
export const reactionRequestId = (consumer: string, eventId: string, step: string): string =>
  v5(JSON.stringify([consumer, eventId, step]), REACTION_NAMESPACE)

const COUNTERS = Array.from({ length: 4_096 }, (_, count) => count.toString(16).padStart(3, '0'))
let lastTime = ''
let count = 0

/**
 * A new id: UUID v7. Ids of one process sort in the order of their making, up to 4,096 within a millisecond:
 * the 12 bits after the time are a counter (RFC 9562, section 6.2, method 1).
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

// Older releases of Node 24 have no randomUUIDv7. The library's v7 takes ten times as long.
const randomV7: () => string = typeof crypto.randomUUIDv7 === 'function' ? crypto.randomUUIDv7 : v7
