// Shared by the commands that start servers: they run programs visibly and remove what they have started.
import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { messageOf } from '@souk/log-protocol'

/** Environment variables in addition to those of this process. */
export type Settings = Readonly<Record<string, string>>

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Distinguishes this run from all others on the machine. */
export const runId = randomBytes(3).toString('hex')

const running = new Set<ChildProcess>()
let signaled: NodeJS.Signals | undefined

/** Starts a command in the root of the project. It is killed when the work ends. */
export const begin = (command: string, args: readonly string[], settings: Settings, output: 'inherit' | 'pipe'): ChildProcess => {
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

/** Runs a command in the root of the project and shows its output. Resolves to the exit code. */
export const attempt = async (command: string, args: readonly string[], settings: Settings = {}): Promise<number> => {
  process.stderr.write(`\n▶ ${[command, ...args].join(' ')}\n`)
  return ended(begin(command, args, settings, 'inherit'))
}

/** Like {@link attempt}, but rejects unless the exit code is 0. */
export const run = async (command: string, args: readonly string[], settings?: Settings): Promise<void> => {
  const code = await attempt(command, args, settings)
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}`)
}

/** Runs test files on servers, one after the other and with a long timeout, because they share the machine with the servers. */
export const runTests = (files: readonly string[], settings: Settings): Promise<void> =>
  run('vitest', ['run', '--no-file-parallelism', '--testTimeout=120000', '--hookTimeout=120000', ...files], settings)

/** Runs journeys of `test/browser` on servers. @param chosen  files, and with `-t` names */
export const runJourneys = (chosen: readonly string[], settings: Settings): Promise<void> =>
  run('vitest', ['run', '--config', 'test/browser/vitest.config.ts', ...chosen], settings)

/** The standard output of a command. Rejects unless it ends with one of the codes. Its standard error is shown. */
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

const PATIENCE_MS = 300_000

/** Checks a condition until it holds. @throws if it does not hold within three minutes */
export const until = async (what: string, holds: () => Promise<boolean>): Promise<void> => {
  for (const start = Date.now(); !(await holds()); await sleep(500))
    if (Date.now() - start > PATIENCE_MS) throw new Error(`waited in vain until ${what}`)
}

/** Writes a line about the progress to standard error. */
export const tell = (line: string): void => void process.stderr.write(`${line}\n`)

/** Does the work of a command and always cleans up afterwards. Reports the result in one line and in the exit code. */
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
    // A replay may still run if a fault has failed.
    for (const child of running) child.kill()
    await cleanUp()
  }
}
