import { StartFault } from '@souk/process'
import { configFromEnvironment } from './config.ts'
import { Fault, onOneLine } from './fault.ts'
import { shopAt } from './first-manager.ts'
import { buildProgram } from './program.ts'

// The reader may close the pipe, as in `souk log tail | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

try {
  const config = configFromEnvironment()
  const program = buildProgram({
    url: config.url,
    shopAt: (url) => shopAt(url, config),
    print: (line) => process.stdout.write(`${line}\n`),
    terminal: process.stderr,
    output: process.stdout,
    fail: () => {
      process.exitCode = 1
    },
  })
  await program.parseAsync()
} catch (error) {
  process.stderr.write(
    `souk: ${error instanceof Fault || error instanceof StartFault ? onOneLine(error.message) : error instanceof Error ? error.stack : String(error)}\n`,
  )
  process.exitCode = 1
}
