import { z } from 'zod'
import { managerFrom, managerSettings } from '@souk/customer'
import { decimal } from '@souk/log-protocol'
import { parseSettings } from '@souk/process'
import type { ManagerSources } from './first-manager.ts'

const Settings = z.object({
  PORT: decimal(z.int().min(1).max(65_535)).default(8080).describe('Port of the gateway on this machine.'),
  SOUK_DATA: z.string().min(1).default('./data').describe('Folder of the embedded shop, which keeps the password of its first manager.'),
  ...managerSettings,
})

export interface CliConfig extends ManagerSources {
  /** The URL of the gateway on this machine. */
  readonly url: string
}

/** @throws StartFault that names every fault */
export const configFromEnvironment = (): CliConfig => {
  const settings = parseSettings(Settings, process.env)
  return { url: `http://127.0.0.1:${settings.PORT}`, data: settings.SOUK_DATA, manager: managerFrom(settings) }
}
