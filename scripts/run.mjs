// What the scripts that start servers have in common.
import { spawn } from 'node:child_process'
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

/** The end of a script: one line, and the exit code. */
export const report = async (name, work) => {
  try {
    await work()
    process.stderr.write(`\n✔ ${name}\n`)
  } catch (error) {
    process.stderr.write(`\n✘ ${name}: ${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  }
}
