import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { hasManager, registerFirstManager, type CustomerService } from '@souk/customer'
import { StartFault } from '@souk/process'

/** With which somebody logs in. */
export interface Credentials {
  readonly username: string
  readonly password: string
}

interface FirstManagerOptions {
  readonly service: CustomerService
  /** The file that keeps a generated password. */
  readonly file: string
  /** From the settings. Without it, a password is generated. */
  readonly manager: Credentials | undefined
  readonly production: boolean
}

const Kept = z.object({ username: z.string(), password: z.string() })

/** Written before the manager is registered. If the process ends in between, the next start uses it again. */
const generate = (file: string): Credentials => {
  if (existsSync(file)) return Kept.parse(JSON.parse(readFileSync(file, 'utf8')))
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
export const ensureManager = async ({ service, file, manager, production }: FirstManagerOptions): Promise<Credentials | undefined> => {
  if (await hasManager(service)) return undefined
  if (manager === undefined && production)
    throw new StartFault('settings: SOUK_ENV=production generates no password: set MANAGER_USER and MANAGER_PASSWORD')
  const credentials = manager ?? generate(file)
  await registerFirstManager(service, credentials)
  return manager === undefined ? credentials : undefined
}
