import type { Role } from '@souk/contracts'
import type { Actor } from '@souk/log-protocol'

/** Who sends a request. */
export interface Caller {
  readonly customerId: string
  readonly role: Role
  readonly sessionId: string
}

/** The caller as the actor of a commit. */
export const actorOf = ({ customerId, role }: Caller): Actor => ({ kind: role, id: customerId })

/** The actor of requests to routes for anybody. */
export const anonymous: Actor = { kind: 'anonymous', id: 'anonymous' }

/** Whether the caller may see and change what belongs to a customer. A manager acts for every customer. */
export const mayActFor = ({ customerId, role }: Caller, owner: string): boolean => role === 'manager' || customerId === owner
