import { rejection } from '@souk/contracts'
import { aggregate, type Decision } from '@souk/service/aggregate'

/**
 * The ids of all managers. They are one stream, so of two managers who demote each other at once only one can succeed.
 * Every one of them is an active account: whoever is disabled or forgotten loses the role in the same commit.
 */
export type ManagersState = readonly string[]

/** Id of the stream. */
export const MANAGER = 'manager'

export const managers = aggregate<ManagersState, 'role'>('role', [], (state, event) => {
  switch (event.type) {
    case 'RoleGranted':
      return [...state, event.data.customerId]
    case 'RoleTaken':
      return state.filter((customerId) => customerId !== event.data.customerId)
    default: {
      const never: never = event
      return never
    }
  }
})

/** Takes the role from a customer: no event if the customer does not have it, a rejection if nobody else has it. */
export const withoutRole = (customerId: string, state: ManagersState, now: string): Decision => {
  if (!state.includes(customerId)) return []
  if (state.length === 1) return rejection('last-manager', 'the shop would have no manager')
  return [{ type: 'RoleTaken', data: { customerId, takenAt: now, role: 'manager' } }]
}
