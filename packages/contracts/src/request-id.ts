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

/** A new id: UUID v7, so that what is made later sorts later (within a millisecond: anyhow). */
// Older releases of Node 24 have no function of their own for it; the library's takes ten times as long.
export const newId: () => string = typeof crypto.randomUUIDv7 === 'function' ? () => crypto.randomUUIDv7() : () => v7()
