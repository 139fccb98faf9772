// What the commands that start servers have in common: they run programs, in sight, and leave nothing behind.
import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { messageOf } from '@souk/log-protocol'

/** Variables of the environment, beside those of this process. */
export type Settings = Readonly<Record<string, string>>

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Sets this run apart from every other on the machine. */
export const runId = randomBytes(3).toString('hex')

const running = new Set<ChildProcess>()
let signaled: NodeJS.Signals | undefined

const begin = (command: string, args: readonly string[], settings: Settings, output: 'inherit' | 'pipe'): ChildProcess => {
  if (signaled !== undefined) throw new Error(`ended by ${signaled}`)
  const child = spawn(command, args, { cwd: root, env: { ...process.env, ...settings }, stdio: ['ignore', output, 'inherit'] })
  running.add(child)
  return child
}

const ended = (child: ChildProcess): Promise<number> =>
  new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => {
      running.delete(child)
      resolve(code ?? 1)
    })
  })

/** Runs a command in the root of the project, in sight; resolves to its exit code. */
export const attempt = async (command: string, args: readonly string[], settings: Settings = {}): Promise<number> => {
  process.stderr.write(`\n▶ ${[command, ...args].join(' ')}\n`)
  return ended(begin(command, args, settings, 'inherit'))
}

/** As {@link attempt}, and rejects unless it ends with 0. */
export const run = async (command: string, args: readonly string[], settings?: Settings): Promise<void> => {
  const code = await attempt(command, args, settings)
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}`)
}

/**
 * Runs test files on servers, one after the other: they share the machine with these.
 * A stand-in of MongoDB that reads without an index takes its time.
 */
export const runTests = (files: readonly string[], settings: Settings): Promise<void> =>
  run('vitest', ['run', '--no-file-parallelism', '--testTimeout=240000', ...files], settings)

/** What a command says on standard output; rejects unless it ends with one of the codes. What it says of errors stays in sight. */
export const output = async (
  command: string,
  args: readonly string[],
  { settings = {}, codes = [0] }: { settings?: Settings; codes?: readonly number[] } = {},
): Promise<string> => {
  const child = begin(command, args, settings, 'pipe')
  let text = ''
  child.stdout?.setEncoding('utf8').on('data', (some: string) => (text += some))
  const code = await ended(child)
  if (!codes.includes(code)) throw new Error(`${command} ${args.join(' ')} ended with ${code}: ${text}`)
  return text.trimEnd()
}

const PATIENCE_MS = 180_000

/** Looks again and again. @throws if it does not hold within three minutes */
export const until = async (what: string, holds: () => Promise<boolean>): Promise<void> => {
  for (const start = Date.now(); !(await holds()); await sleep(500))
    if (Date.now() - start > PATIENCE_MS) throw new Error(`waited in vain until ${what}`)
}

/** Says what is done. */
export const tell = (line: string): void => void process.stderr.write(`${line}\n`)

/** Does the work of a command, in any case what removes its traces, and ends with one line and the exit code. */
export const report = async (name: string, work: () => Promise<void>, cleanUp: () => Promise<void>): Promise<void> => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      signaled = signal
      for (const child of running) child.kill(signal)
    })
  }
  try {
    await work()
    tell(`\n✔ ${name}`)
  } catch (error) {
    tell(`\n✘ ${name}: ${messageOf(error)}`)
    process.exitCode = 1
  } finally {
    signaled = undefined
    // A replay that goes on beside a fault that has failed.
    for (const child of running) child.kill()
    await cleanUp()
  }
}
