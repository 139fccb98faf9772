// What the scripts that start servers have in common.
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

let running
let signaled

/** Runs a command in the root of the project, in sight; resolves to its exit code. */
export const attempt = (command, args, environment = {}) =>
  new Promise((resolve, reject) => {
    if (signaled !== undefined) throw new Error(`ended by ${signaled}`)
    process.stderr.write(`\n▶ ${[command, ...args].join(' ')}\n`)
    const child = spawn(command, args, { cwd: root, env: { ...process.env, ...environment }, stdio: ['ignore', 'inherit', 'inherit'] })
    running = child
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

/** Does the work of a script, in any case what removes its traces, and ends with one line and the exit code. */
export const report = async (name, work, cleanUp) => {
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => {
      signaled = signal
      running?.kill(signal)
    })
  }
  try {
    await work()
    process.stderr.write(`\n✔ ${name}\n`)
  } catch (error) {
    process.stderr.write(`\n✘ ${name}: ${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  } finally {
    signaled = undefined
    await cleanUp()
  }
}
