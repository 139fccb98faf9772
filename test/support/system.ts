import { execFile, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { newId } from '@souk/log-protocol'
import type { ViewStore } from '@souk/service'
import { freePort } from '@souk/testing'
import { managerSettings } from './manager.ts'

// As `npm start` and `npm run souk` do.
const node = ['--import', new URL('../../scripts/compile-cache.mjs', import.meta.url).href]
const embedded = fileURLToPath(new URL('../../embedded/src/main.ts', import.meta.url))
const cli = fileURLToPath(new URL('../../consumers/cli/src/main.ts', import.meta.url))

/** How a process ended, and what it has written. */
export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly output: string
  readonly errors: string
}

export interface ShopProcess {
  readonly pid: number | undefined
  /** The line that says where the shop is open. Rejects if the process ends first. */
  readonly opened: Promise<string>
  readonly ended: Promise<Ended>
  /** What the process has written to standard error so far. */
  errors(): string
  signal(signal: NodeJS.Signals): void
}

/** The whole environment of the process under test. It inherits no variables. */
export type Settings = Readonly<Record<string, string>>

/** Runs the embedded shop in a separate process. */
export const launch = (settings: Settings): ShopProcess => {
  const child = spawn(process.execPath, [...node, embedded], { env: settings, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  let errors = ''
  let isAsked = false
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text))
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (code, signal) => {
      // Some test will fail because of that. This line says why.
      if (output !== '' && !isAsked) console.error(`the shop ended unexpectedly with ${code ?? signal}: ${errors}`)
      resolve({ code, signal, output, errors })
    })
  })
  const opened = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', () => {
      if (output.includes('\n')) resolve(output.slice(0, output.indexOf('\n')))
    })
    void ended.then(({ code, signal }) => reject(new Error(`the shop ended with ${code ?? signal} before it was open: ${errors}`)))
  })
  // If a test does not await `opened`, a rejection must not count as unhandled.
  opened.catch(() => undefined)
  return {
    pid: child.pid,
    opened,
    ended,
    errors: () => errors,
    signal: (signal) => {
      isAsked = true
      child.kill(signal)
    },
  }
}

/** A shop that a test can end and start again with the same data and URL. */
export interface System {
  readonly url: string
  readonly settings: Settings
  /** Folder of its data. */
  readonly data: string
  /** The process that runs now, or ran last. */
  process(): ShopProcess
  /** The URL of the operators' port. It changes with each start. */
  internalUrl(): string
  /** Ends the shop as Ctrl-C does. */
  stop(signal?: 'SIGINT' | 'SIGTERM'): Promise<Ended>
  /** Kills the shop (kill -9). */
  kill(): Promise<void>
  /** Ends the shop if it runs, and starts it again. Resolves when all services have caught up with the log. */
  restart(settings?: Settings): Promise<void>
  /** Starts the shop again after it has ended. Does not wait until it is open. */
  launchAgain(): ShopProcess
  /** Kills the shop and removes its data. */
  remove(): Promise<void>
}

/**
 * Settings for a shop that runs on the servers of the environment (`SOUK_TEST_ON=mixed`). Its log is new and its views are empty,
 * so only one shop at a time can run on them.
 */
const serversUnderTest = async (): Promise<Settings> => {
  if (process.env['SOUK_TEST_ON'] !== 'mixed') return {}
  const { MONGODB_URL, AMQP_URL, REDIS_URL, DATABASE_URL, COUCHDB_URL } = process.env
  const views: ViewStore[] = []
  if (REDIS_URL !== undefined) views.push((await import('@souk/customer/redis')).openRedisCustomerStore(REDIS_URL))
  if (DATABASE_URL !== undefined) views.push((await import('@souk/order/postgres')).openPostgresOrderStore(DATABASE_URL))
  if (COUCHDB_URL !== undefined) views.push((await import('@souk/accounting/couchdb')).openCouchAccountingStore(COUCHDB_URL))
  for (const view of views) {
    await view.clear()
    await view.close()
  }
  return {
    ...(MONGODB_URL !== undefined && { MONGODB_URL: MONGODB_URL.replace(/\/[^/?]*(?=\?|$)/, `/souk_test_${newId().replaceAll('-', '')}`) }),
    ...(AMQP_URL !== undefined && { AMQP_URL }),
    ...(REDIS_URL !== undefined && { REDIS_URL }),
    ...(DATABASE_URL !== undefined && { DATABASE_URL }),
    ...(COUCHDB_URL !== undefined && { COUCHDB_URL }),
  }
}

/** Starts a shop. @param options.data  folder of the data (default: a new one, removed with the system) */
export const startSystem = async (settings: Settings = {}, options: { data?: string } = {}): Promise<System> => {
  const data = options.data ?? mkdtempSync(join(tmpdir(), 'souk-test-'))
  const port = await freePort()
  const all = {
    PORT: String(port),
    INTERNAL_PORT: '0',
    ADMIN_PORT: '0',
    SOUK_DATA: data,
    SOUK_CATALOGUE: 'none',
    ...managerSettings,
    ...(await serversUnderTest()),
    ...settings,
  }
  let current = launch(all)
  let banner = ''

  const internalUrl = (): string => /operators: (\S+?)[,)]/.exec(banner)?.[1] ?? ''
  const untilReady = async (): Promise<void> => {
    banner = await current.opened
    for (let status = 503; status === 503; await sleep(10)) status = (await fetch(`${internalUrl()}/_internal_/readiness`)).status
  }
  await untilReady()

  const end = async (signal: NodeJS.Signals): Promise<Ended> => {
    current.signal(signal)
    return current.ended
  }
  return {
    url: `http://127.0.0.1:${port}`,
    settings: all,
    data,
    process: () => current,
    internalUrl,
    stop: (signal = 'SIGINT') => end(signal),
    kill: async () => {
      await end('SIGKILL')
    },
    restart: async (changed = {}) => {
      await end('SIGTERM')
      current = launch({ ...all, ...changed })
      await untilReady()
    },
    launchAgain: () => {
      current = launch(all)
      return current
    },
    remove: async () => {
      await end('SIGKILL')
      if (options.data === undefined) rmSync(data, { recursive: true, force: true })
    },
  }
}

/** The shop for a suite that only needs the gateway. */
export interface SystemUnderTest {
  readonly url: string
  close(): Promise<void>
}

/** Where the shop says that its manager site is. */
export const adminUrlOf = async ({ url }: Pick<SystemUnderTest, 'url'>): Promise<string> => {
  const { headers } = await fetch(`${url}/admin`, { redirect: 'manual' })
  return new URL(headers.get('location') ?? '').origin
}

/** The shop at `SOUK_TEST_URL`, which may already have customers and orders. Without that variable, a new shop. */
export const systemUnderTest = async (settings: Settings = {}): Promise<SystemUnderTest> => {
  const url = process.env['SOUK_TEST_URL']
  if (url !== undefined) return { url, close: async () => undefined }
  const system = await startSystem(settings)
  return { url: system.url, close: system.remove }
}

/** Runs commands of the command line with these settings besides those of this process. */
export const soukWith =
  (settings: Settings) =>
  (url: string, ...args: string[]): Promise<{ code: number; lines: string[]; errors: string }> =>
    new Promise((resolve) => {
      const options = { maxBuffer: 64 * 1024 * 1024, env: { ...process.env, ...settings } }
      execFile(process.execPath, [...node, cli, ...args, '--url', url], options, (error, output, errors) => {
        resolve({
          code: error === null ? 0 : typeof error.code === 'number' ? error.code : -1,
          lines: output.trimEnd().split('\n'),
          errors,
        })
      })
    })

/** Runs a command of the command line on a shop, as the manager of the tests. */
export const souk = soukWith(managerSettings)

export interface Books {
  readonly ok: boolean
  readonly checks: readonly { readonly name: string; readonly ok: boolean; readonly detail: string }[]
}

/** The result of `souk books`. */
export const books = async (url: string): Promise<Books> => {
  const { lines, errors } = await souk(url, 'books', '--json')
  const last = lines.at(-1) ?? ''
  if (!last.startsWith('{')) throw new Error(`souk books: ${errors}`)
  return JSON.parse(last)
}

/** The checks that failed, in words. Empty: the books are in order. */
export const faultsIn = ({ checks }: Books): string[] => checks.filter(({ ok }) => !ok).map(({ name, detail }) => `${name}: ${detail}`)
