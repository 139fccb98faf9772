import type { LogIn } from '@souk/contracts'
import { ProblemError } from '@souk/http'
import { newId } from '@souk/log-protocol'
import { StartFault } from '@souk/process'
import { readState } from '@souk/service'
import { managersStream } from '../domain/access-commands.ts'
import type { CustomerService } from '../service.ts'
import { executeOwn } from './own-commands.ts'

/** Whether the shop has a manager. Once it has one, it always has. @throws LogUnavailable */
export const hasManager = async ({ log }: Pick<CustomerService, 'log'>): Promise<boolean> =>
  (await readState(log, managersStream)).state.length > 0

/**
 * Registers the first manager, if the shop has none. May be repeated, and run in several instances at once.
 * @throws StartFault if a customer has the user name, or the password is a common one; LogUnavailable or StoreUnavailable
 */
export const registerFirstManager = async (service: CustomerService, { username, password }: LogIn): Promise<void> => {
  if (await hasManager(service)) return
  const prepared = service.preparations.registerFirstManager({
    username,
    password,
    name: 'Manager',
    // A name under `invalid` belongs to nobody (RFC 2606).
    email: 'manager@shop.invalid',
  })
  const { command, fingerprintKey } = await prepared.catch((error: unknown) => {
    if (error instanceof ProblemError && error.code === 'common-password')
      throw new StartFault(`settings: MANAGER_PASSWORD: ${error.message}`, { cause: error })
    throw error
  })
  const rejection = await executeOwn(service, command, { requestId: newId(), fingerprintKey })
  if (rejection !== undefined) throw new StartFault(`settings: MANAGER_USER cannot be the first manager: ${rejection.detail}`)
}
