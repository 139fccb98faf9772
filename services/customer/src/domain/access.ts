import { rejection, type SoukEvent } from '@souk/contracts'
import { isRejection, type Decision, type DecisionContext } from '@souk/service/aggregate'
import type { CustomerState } from './customer.ts'
import { forgottenCustomer, registerCustomer, unknownCustomer, type Registering } from './decide.ts'
import { withoutRole, type ManagersState } from './managers.ts'
import { revoked } from './revocations.ts'
import type { SessionState } from './session.ts'
import type { UsernameState } from './username.ts'

// Who may get in, and as what. Whatever takes rights away also revokes the access tokens that carry them, in the same commit.

const roleGranted = (customerId: string, grantedAt: string): SoukEvent => ({
  type: 'RoleGranted',
  data: { customerId, grantedAt, role: 'manager' },
})

// — sessions ——————————————————————————————————————————————————————————————————————————————————————

export interface Ending {
  readonly customerId: string
  readonly sessionId: string
}

export const endSession = ({ customerId, sessionId }: Ending, session: SessionState, { now }: DecisionContext): Decision =>
  session.status === 'ended'
    ? []
    : [{ type: 'SessionEnded', data: { sessionId, customerId, endedAt: now } }, revoked({ customerId, sessionId }, now)]

export interface EndingAll {
  readonly customerId: string
  /** The sessions to end: all that the store lists, but the one that is kept. */
  readonly sessionIds: readonly string[]
  /** The session that goes on, or null. */
  readonly keptSessionId: string | null
}

/**
 * Ends sessions, and revokes all access tokens of the customer but those of one session. It revokes also if there is no session to end:
 * a store that was lost lists none, but the tokens of its sessions count.
 */
export const endSessions = (
  { customerId, sessionIds, keptSessionId }: EndingAll,
  sessionOf: (sessionId: string) => SessionState,
  { now }: DecisionContext,
): Decision => {
  const ended = sessionIds
    .filter((sessionId) => sessionOf(sessionId).status === 'open')
    .map((sessionId): SoukEvent => ({ type: 'SessionEnded', data: { sessionId, customerId, endedAt: now } }))
  return [...ended, revoked({ customerId, keptSessionId }, now)]
}

// — managers and accounts —————————————————————————————————————————————————————————————————————————

export const grantManager = (customerId: string, customer: CustomerState, managers: ManagersState, { now }: DecisionContext): Decision => {
  if (customer.status === 'none') return unknownCustomer
  if (customer.status === 'forgotten') return forgottenCustomer
  if (customer.status === 'disabled') return rejection('conflict', 'the account is disabled')
  return managers.includes(customerId) ? [] : [roleGranted(customerId, now), revoked({ customerId }, now)]
}

export const takeManager = (customerId: string, customer: CustomerState, managers: ManagersState, { now }: DecisionContext): Decision => {
  if (customer.status === 'none') return unknownCustomer
  const taken = withoutRole(customerId, managers, now)
  if (isRejection(taken)) return taken
  return taken.length === 0 ? [] : [...taken, revoked({ customerId }, now)]
}

/** Disables an account. A manager loses the role, and does not get it back with the account. */
export const disableAccount = (
  customerId: string,
  customer: CustomerState,
  managers: ManagersState,
  { now }: DecisionContext,
): Decision => {
  if (customer.status === 'none') return unknownCustomer
  if (customer.status === 'forgotten') return forgottenCustomer
  if (customer.status === 'disabled') return []
  const taken = withoutRole(customerId, managers, now)
  if (isRejection(taken)) return taken
  return [{ type: 'AccountDisabled', data: { customerId, disabledAt: now } }, ...taken, revoked({ customerId }, now)]
}

export const enableAccount = (customerId: string, customer: CustomerState, { now }: DecisionContext): Decision => {
  if (customer.status === 'none') return unknownCustomer
  if (customer.status === 'forgotten') return forgottenCustomer
  return customer.status === 'active' ? [] : [{ type: 'AccountEnabled', data: { customerId, enabledAt: now } }]
}

/** Registers the first manager. Does nothing if there is a manager. */
export const registerFirstManager = (
  made: Registering,
  username: UsernameState,
  managers: ManagersState,
  context: DecisionContext,
): Decision => {
  if (managers.length > 0) return []
  const registered = registerCustomer(made, username, context)
  return isRejection(registered) ? registered : [...registered, roleGranted(made.customerId, context.now)]
}
