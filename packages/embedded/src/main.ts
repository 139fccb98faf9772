import closeWithGrace from 'close-with-grace'
import { pino } from 'pino'
import { configFromEnvironment } from './config.ts'
import { StartFault } from './data-folder.ts'
import { startEmbedded } from './embedded.ts'

try {
  const config = configFromEnvironment()
  const logger = pino({ level: config.logLevel }, pino.destination(2))
  const souk = await startEmbedded(config, logger)
  process.stdout.write(`Souk is open at ${souk.url} (operators: ${souk.internalUrl}, data: ${config.data}). Stop it with Ctrl-C.\n`)
  closeWithGrace({ delay: 10_000 }, async ({ err }) => {
    if (err) logger.error({ error: err.stack }, 'an error nobody handled')
    await souk.close()
  })
} catch (error) {
  const isFault = error instanceof StartFault || (error instanceof Error && error.message.startsWith('settings: '))
  process.stderr.write(`souk: ${error instanceof Error ? (isFault ? error.message : error.stack) : String(error)}\n`)
  process.exitCode = 1
}
