import closeWithGrace from 'close-with-grace'
import { pino } from 'pino'
import { StartFault } from '@souk/process'
import { configFromEnvironment } from './config.ts'
import { startEmbedded } from './embedded.ts'

try {
  const config = configFromEnvironment()
  const logger = pino({ level: config.logLevel }, pino.destination(2))
  const souk = await startEmbedded(config, logger)
  const { newManager } = souk
  if (newManager !== undefined)
    process.stdout.write(`Manager: ${newManager.username}, password: ${newManager.password} (kept in ${config.data}/manager.json)\n`)
  process.stdout.write(`Souk is open at ${souk.url} (operators: ${souk.internalUrl}, data: ${config.data}). Stop it with Ctrl-C.\n`)
  closeWithGrace({ delay: 10_000 }, async ({ err }) => {
    if (err) logger.error({ error: err.stack }, 'unhandled error')
    await souk.close()
  })
} catch (error) {
  process.stderr.write(`souk: ${error instanceof StartFault ? error.message : error instanceof Error ? error.stack : String(error)}\n`)
  process.exitCode = 1
}
