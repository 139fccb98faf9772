import closeWithGrace from 'close-with-grace'
import { pino } from 'pino'
import { loopbackNames } from '@souk/gateway'
import { StartFault } from '@souk/process'
import { configFromEnvironment } from './config.ts'
import { startEmbedded } from './embedded.ts'

try {
  const config = configFromEnvironment()
  const logger = pino({ level: config.logLevel }, pino.destination(2))
  const souk = await startEmbedded(config, logger)
  const { url, adminUrl, internalUrl, newManager } = souk
  closeWithGrace({ delay: 10_000 }, async ({ err }) => {
    if (err) logger.error({ error: err.stack }, 'unhandled error')
    await souk.close()
  })
  const lines = [
    `Souk is open at ${url} (the API: ${url}/docs, managers: ${adminUrl}, operators: ${internalUrl}, data: ${config.data}). Stop it with Ctrl-C.`,
    ...(loopbackNames.includes(config.host)
      ? []
      : [`It listens on ${config.host} without TLS: passwords and tokens need a proxy in front of it that has it.`]),
    ...(newManager === undefined
      ? []
      : [`Log in as ${newManager.username} with ${newManager.password}, which is also in ${config.data}/manager.json.`]),
  ]
  // Together, because whoever has read that the shop is open may end it at once.
  process.stdout.write(lines.map((line) => `${line}\n`).join(''))
} catch (error) {
  process.stderr.write(`souk: ${error instanceof StartFault ? error.message : error instanceof Error ? error.stack : String(error)}\n`)
  process.exitCode = 1
}
