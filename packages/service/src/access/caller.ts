import type { Role } from '@souk/contracts'
import type { Actor } from '@souk/log-protocol'

/** A customer or a manager, with an access token of a session. */
export interface Person {
  readonly customerId: string
  readonly role: Role
  readonly sessionId: string
}

/** A client: a program with an access token of its own. Where its scopes allow it, it does what managers may do. */
export interface Machine {
  readonly role: 'client'
  readonly clientId: string
  readonly scopes: readonly string[]
}

/** Who sends a request. */
export type Caller = Person | Machine

/** The caller as the actor of a commit. */
export const actorOf = (caller: Caller): Actor =>
  caller.role === 'client' ? { kind: 'client', id: caller.clientId } : { kind: caller.role, id: caller.customerId }

/** The actor of requests to routes for anybody. */
export const anonymous: Actor = { kind: 'anonymous', id: 'anonymous' }

/** Whether the caller may see and change what belongs to a customer. Managers and clients act for every customer. */
export const mayActFor = (caller: Caller, owner: string): boolean => caller.role !== 'customer' || caller.customerId === owner
