import * as crypto from 'node:crypto'
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
let lastTime = 0
let prefix = ''
let count = 0

/** Digits of an id that are random. */
const DIGITS = 16
let pool = ''
let used = 0

/**
 * A new id: UUID v7. Ids of one process sort in the order of their making: the 12 bits after the time are a counter,
 * which carries into the time (RFC 9562, section 6.2, method 1). The other 62 bits are random; many are drawn at once.
 */
export const newId = (): string => {
  const now = Date.now()
  count += 1
  if (now > lastTime || count === COUNTERS.length) {
    lastTime = Math.max(now, lastTime + 1)
    const time = lastTime.toString(16).padStart(12, '0')
    prefix = `${time.slice(0, 8)}-${time.slice(8)}-7`
    count = 0
  }
  if (used === pool.length) {
    pool = crypto.randomBytes(512 * (DIGITS / 2)).toString('hex')
    used = 0
  }
  const random = pool.slice(used, (used += DIGITS))
  const variant = VARIANTS[random.charCodeAt(0) % VARIANTS.length] ?? '8'
  return `${prefix}${COUNTERS[count] ?? ''}-${variant}${random.slice(1, 4)}-${random.slice(4)}`
}
