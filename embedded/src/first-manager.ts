import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { LogIn } from '@souk/contracts'
import { hasManager, registerFirstManager, type CustomerService } from '@souk/customer'
import { StartFault } from '@souk/process'

interface FirstManagerOptions {
  readonly service: CustomerService
  /** The file that keeps a generated password. */
  readonly file: string
  /** From the settings. Without it, a password is generated. */
  readonly manager: LogIn | undefined
  readonly production: boolean
}

/** Written before the manager is registered. If the process ends in between, the next start uses it again. */
const generate = (file: string): LogIn => {
  if (existsSync(file)) return LogIn.parse(JSON.parse(readFileSync(file, 'utf8')))
  const credentials = { username: 'manager', password: randomBytes(15).toString('base64url') }
  // Only the owner can read it.
  writeFileSync(file, `${JSON.stringify(credentials)}\n`, { mode: 0o600, flag: 'wx' })
  return credentials
}

/**
 * Sees to it that the shop has a manager.
 * @returns what was generated for a new manager, to be shown once
 * @throws StartFault
 */
export const ensureManager = async ({ service, file, manager, production }: FirstManagerOptions): Promise<LogIn | undefined> => {
  if (await hasManager(service)) return undefined
  if (manager === undefined && production)
    throw new StartFault('settings: SOUK_ENV=production generates no password: set MANAGER_USER and MANAGER_PASSWORD')
  const credentials = manager ?? generate(file)
  await registerFirstManager(service, credentials)
  return manager === undefined ? credentials : undefined
}
