import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

/** Restarts one of the servers of `test/servers.yml`, whoever else uses it. */
export const restartServer = async (service: string): Promise<void> => {
  const file = fileURLToPath(new URL('../../../test/servers.yml', import.meta.url))
  await promisify(execFile)('docker', ['compose', '-f', file, 'restart', '--timeout', '5', service])
}
