import * as crypto from 'node:crypto'
import { v7 } from 'uuid'
import type { Actor } from './commit.ts'

const VARIANTS = ['8', '9', 'a', 'b']

/**
 * UUID v8 (RFC 9562, section 5.8) from the SHA-256 of a name. It must stay as it is for ever: after a change every retry would look like a new request.
 * @param start  48 bits in hexadecimal that the id begins with; default: more of the hash
 */
const namedId = (name: readonly string[], start?: string): string => {
  const digest = crypto.hash('sha256', JSON.stringify(name), 'hex')
  const first = start ?? digest.slice(32, 44)
  const variant = VARIANTS[digest.charCodeAt(3) % VARIANTS.length] ?? '8'
  return `${first.slice(0, 8)}-${first.slice(8)}-8${digest.slice(0, 3)}-${variant}${digest.slice(4, 7)}-${digest.slice(7, 19)}`
}

/** Request id for a client's Idempotency-Key. The same key from another actor, or on another route, is another request. */
export const clientRequestId = (actor: Actor, route: string, idempotencyKey: string): string =>
  namedId(['client', actor.kind, actor.id, route, idempotencyKey])

/**
 * Request id for a step of a reaction: a reaction that runs twice appends once. No client can make such an id.
 * It begins with the time of the event, so that the index of request ids grows at its end: a random id would change another page each time.
 * @param eventId  UUID v7
 */
export const reactionRequestId = (consumer: string, eventId: string, step: string): string =>
  namedId(['reaction', consumer, eventId, step], eventId.slice(0, 8) + eventId.slice(9, 13))

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
