import { z } from 'zod'
import { decimal } from '@souk/log-protocol'
import { Fault } from './fault.ts'

const Settings = z.object({
  PORT: decimal(z.int().min(1).max(65_535)).default(8080).describe('Port of the gateway on this machine.'),
})

/**
 * The URL of the gateway on this machine.
 * @throws Fault
 */
export const defaultUrl = (): string => {
  const settings = Settings.safeParse(process.env)
  if (!settings.success) throw new Fault('settings: PORT must be a port number from 1 to 65535')
  return `http://127.0.0.1:${settings.data.PORT}`
}
