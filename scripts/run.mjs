// What the scripts that start servers have in common.
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Runs a command in the root of the project, in sight; resolves to its exit code. */
export const attempt = (command, args, environment = {}) =>
  new Promise((resolve, reject) => {
    process.stderr.write(`\n▶ ${[command, ...args].join(' ')}\n`)
    const child = spawn(command, args, { cwd: root, env: { ...process.env, ...environment }, stdio: ['ignore', 'inherit', 'inherit'] })
    child.once('error', reject)
    child.once('close', (code) => resolve(code ?? 1))
  })

/** As `attempt`, and rejects unless it ends with 0. */
export const run = async (command, args, environment) => {
  const code = await attempt(command, args, environment)
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}`)
}

/** What a command says; rejects unless it ends with 0. Errors of its own stay in sight. */
export const output = (command, args, environment = {}) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'inherit'] })
    let text = ''
    child.stdout.setEncoding('utf8').on('data', (some) => (text += some))
    child.once('error', reject)
    child.once('close', (code) =>
      code === 0 ? resolve(text) : reject(new Error(`${command} ${args.join(' ')} ended with ${code}: ${text}`)),
    )
  })

/** Sets this run apart from every other on the machine. */
export const runId = randomBytes(3).toString('hex')

const FIRST_PORT = 20_000
const PORTS = 12_000

const isFree = (port) =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen({ port, host: '127.0.0.1' }, () => server.close(() => resolve(true)))
  })

/** A port that is free, outside the range that the machine takes for outgoing connections. */
export const freePort = async () => {
  for (;;) {
    const port = FIRST_PORT + Math.floor(Math.random() * PORTS)
    if (await isFree(port)) return port
  }
}

/** The end of a script: one line, and the exit code. */
export const report = async (name, work) => {
  // What runs ends by itself, and what was started is removed.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.stderr.write(`\n${signal}: ending\n`))
  try {
    await work()
    process.stderr.write(`\n✔ ${name}\n`)
  } catch (error) {
    process.stderr.write(`\n✘ ${name}: ${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  }
}
