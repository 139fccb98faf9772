import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Agent, request } from 'undici'
import { freePort } from '@souk/testing'

const placeOf = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url))

/** A Node program to measure. */
export interface Program {
  /** Arguments of Node. */
  readonly args: readonly string[]
  /** The working directory. */
  readonly folder: string
  /** Environment variables in addition to the ports. */
  readonly settings: Readonly<Record<string, string>>
}

/** The whole shop with the data of a folder, as `npm start` runs it. */
export const shopOn = (data: string, catalogue: 'northwind' | 'none'): Program => ({
  args: ['--import', './scripts/compile-cache.mjs', 'embedded/src/main.ts'],
  folder: placeOf('../..'),
  settings: { SOUK_DATA: data, SOUK_CATALOGUE: catalogue },
})

/** The process of a site, as docker-compose.yml starts it. @param gatewayUrl  where the rest of the shop is */
export const siteProcess = (site: 'shop' | 'admin', gatewayUrl: string): Program => ({
  args: ['--max-semi-space-size=4', '--max-old-space-size=160', '--import', './scripts/compile-cache.mjs', `consumers/${site}/src/main.ts`],
  folder: placeOf('../..'),
  settings: {
    GATEWAY_URL: gatewayUrl,
    SOUK_PUBLIC_URL: 'http://localhost:8086',
    SOUK_SESSION_KEYS: randomBytes(32).toString('base64url'),
    LOG_LEVEL: 'error',
    MALLOC_ARENA_MAX: '1',
  },
})

/** A minimal program with the same libraries: it loads them and answers. */
export const bareServer: Program = {
  args: [
    '--input-type=module',
    '-e',
    `import { fastify } from 'fastify'
     import Database from 'better-sqlite3'
     import { z } from 'zod'
     const database = new Database(':memory:')
     z.object({ id: z.uuid() })
     const app = fastify()
     app.get('/product/products', async () => ({ items: database.prepare('SELECT 1 AS one').all() }))
     await app.listen({ host: '127.0.0.1', port: Number(process.env.PORT) })`,
  ],
  // Node can resolve the libraries from here.
  folder: placeOf('../../packages/service'),
  settings: {},
}

/** An answer of {@link serverOfAnswers}. */
export interface GivenAnswer {
  readonly path: string
  /** Only to a request with this `If-None-Match`. '': to one without. */
  readonly known: string
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** A minimal program that gives the answers that stand in a file. */
export const serverOfAnswers = (file: string): Program => ({
  args: [
    '--input-type=module',
    '-e',
    `import { readFileSync } from 'node:fs'
     import { fastify } from 'fastify'
     const app = fastify()
     const answers = JSON.parse(readFileSync(process.env.ANSWERS, 'utf8'))
     for (const [path, given] of Object.entries(Object.groupBy(answers, ({ path }) => path.split('?')[0]))) {
       const byRequest = new Map(given.map((answer) => [answer.path + ' ' + answer.known, answer]))
       app.get(path, (request, reply) => {
         const { status, headers, body } = byRequest.get(request.url + ' ' + (request.headers['if-none-match'] ?? ''))
         return reply.code(status).headers(headers).send(status === 304 ? undefined : body)
       })
     }
     if (!app.hasRoute({ method: 'GET', url: '/product/products' })) app.get('/product/products', async () => 'ready')
     await app.listen({ host: '127.0.0.1', port: Number(process.env.PORT) })`,
  ],
  folder: bareServer.folder,
  settings: { ANSWERS: file },
})

const PRODUCTS = '/product/products'

/** The status of the answer. Undefined if nobody listens. */
const get = async (port: number, dispatcher: Agent, path = PRODUCTS): Promise<number | undefined> => {
  try {
    const { statusCode, body } = await request(`http://127.0.0.1:${port}${path}`, { dispatcher })
    await body.dump()
    return statusCode
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ECONNREFUSED' || error.code === 'ECONNRESET')) return undefined
    throw error
  }
}

/** The resident memory of a process in MiB. NaN on systems other than Linux. */
export const residentMemory = (pid: number | undefined): number => {
  const file = `/proc/${pid}/status`
  const found = existsSync(file) ? /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(file, 'utf8')) : null
  return found === null ? Number.NaN : Number(found[1]) / 1_024
}

/**
 * The processor time of a process so far, in milliseconds. NaN on systems other than Linux.
 * `/proc/<pid>/stat` counts in hundredths of a second: user and system time are the 12th and 13th field after the name.
 */
export const processorTimeOf = (pid: number | undefined): number => {
  const file = `/proc/${pid}/stat`
  if (!existsSync(file)) return Number.NaN
  const fields = readFileSync(file, 'utf8').split(') ').at(-1)?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) * 10
}

export interface Start {
  /** Milliseconds from spawning the process to the first answer with 200. */
  readonly milliseconds: number
  /** Resident memory after that answer, in MiB. */
  readonly memory: number
  /** Resident memory after 1,000 more requests, in MiB. */
  readonly memoryAfter: number
}

const REQUESTS = 1_000

/** A process that answers on a port. */
export interface Server {
  readonly port: number
  readonly pid: number | undefined
}

/** A program that answers. */
interface Running extends Server {
  /** From spawning the process to the first answer with 200. */
  readonly milliseconds: number
  stop(): Promise<void>
}

/**
 * Starts a program, and sends requests until it answers.
 * @param announced  also wait for the line that the program prints when it is ready
 * @param path       what is requested. Default: the products
 */
export const startProgram = async (
  { args, folder, settings }: Program,
  { announced = false, path = PRODUCTS }: { readonly announced?: boolean; readonly path?: string } = {},
): Promise<Running> => {
  const port = await freePort()
  const agent = new Agent({ connections: 1 })
  const start = performance.now()
  const child = spawn(process.execPath, args, {
    cwd: folder,
    env: { ...process.env, ...settings, PORT: String(port), INTERNAL_PORT: '0', ADMIN_PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const line = once(child.stdout, 'data')
  const exited = once(child, 'exit')
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM')
    await exited
  }
  try {
    while ((await get(port, agent, path)) !== 200) {
      if (child.exitCode !== null) throw new Error(`the program ended with exit code ${child.exitCode} before it answered`)
      await sleep(2)
    }
    if (announced) await line
    return { port, pid: child.pid, milliseconds: performance.now() - start, stop }
  } catch (error) {
    await stop()
    throw error
  } finally {
    await agent.destroy()
  }
}

/** Starts a program, sends 1,000 requests once it answers, and stops the program. */
export const measureStart = async (program: Program, options: { readonly announced?: boolean } = {}): Promise<Start> => {
  const { port, pid, milliseconds, stop } = await startProgram(program, options)
  const memory = residentMemory(pid)
  const agent = new Agent({ connections: 4 })
  try {
    let left = REQUESTS
    const client = async (): Promise<void> => {
      while (left > 0) {
        left -= 1
        if ((await get(port, agent)) !== 200) throw new Error('a request was not answered with 200')
      }
    }
    await Promise.all(Array.from({ length: 4 }, client))
    return { milliseconds, memory, memoryAfter: residentMemory(pid) }
  } finally {
    await agent.destroy()
    await stop()
  }
}
