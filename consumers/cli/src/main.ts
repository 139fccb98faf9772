import { defaultUrl } from './config.ts'
import { Fault, onOneLine } from './fault.ts'
import { buildProgram } from './program.ts'

// The reader may close the pipe, as in `souk log tail | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

try {
  const program = buildProgram({
    url: defaultUrl(),
    print: (line) => process.stdout.write(`${line}\n`),
    terminal: process.stderr,
    fail: () => {
      process.exitCode = 1
    },
  })
  await program.parseAsync()
} catch (error) {
  process.stderr.write(
    `souk: ${error instanceof Fault ? onOneLine(error.message) : error instanceof Error ? error.stack : String(error)}\n`,
  )
  process.exitCode = 1
}
