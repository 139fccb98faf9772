import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Agent, request } from 'undici'

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url))

/** What is started: arguments of Node, where, and with which settings beside those of the port. */
export interface Program {
  readonly args: readonly string[]
  readonly folder: string
  readonly settings: Readonly<Record<string, string>>
}

/** The whole shop on the data of a folder, as `npm start` runs it. */
export const shopOn = (data: string, catalogue: 'northwind' | 'none'): Program => ({
  args: ['--import', './scripts/compile-cache.mjs', 'embedded/src/main.ts'],
  folder: path('../..'),
  settings: { SOUK_DATA: data, SOUK_CATALOGUE: catalogue },
})

/** The least that a program on these libraries does: loads them, and answers. */
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
  // From where these libraries can be found.
  folder: path('../../packages/service'),
  settings: {},
}

/** A port that nobody listens on now. */
const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('the system has given no port')
  return address.port
}

/** Status of an answer; undefined: nobody listens. */
const get = async (port: number, dispatcher: Agent): Promise<number | undefined> => {
  try {
    const { statusCode, body } = await request(`http://127.0.0.1:${port}/product/products`, { dispatcher })
    await body.dump()
    return statusCode
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ECONNREFUSED' || error.code === 'ECONNRESET')) return undefined
    throw error
  }
}

/** Resident memory of a process in MiB; NaN where the system does not say. */
const residentMemory = (pid: number | undefined): number => {
  const file = `/proc/${pid}/status`
  const found = existsSync(file) ? /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(file, 'utf8')) : null
  return found === null ? Number.NaN : Number(found[1]) / 1_024
}

export interface Start {
  /** Milliseconds from the spawn to the first answer 200. */
  readonly milliseconds: number
  /** MiB after that answer. */
  readonly memory: number
  /** MiB after 1,000 more. */
  readonly memoryAfter: number
}

const REQUESTS = 1_000

/**
 * Starts a program, asks until it answers, asks on, and stops it.
 * @param announced  wait also for the line that it prints when it is open
 */
export const measureStart = async ({ args, folder, settings }: Program, { announced = false } = {}): Promise<Start> => {
  const port = await freePort()
  const agent = new Agent({ connections: 4 })
  const start = performance.now()
  const child = spawn(process.execPath, args, {
    cwd: folder,
    env: { ...process.env, ...settings, PORT: String(port), INTERNAL_PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const line = once(child.stdout, 'data')
  const exited = once(child, 'exit')
  try {
    while ((await get(port, agent)) !== 200) {
      if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode} before it answered`)
      await sleep(2)
    }
    if (announced) await line
    const milliseconds = performance.now() - start
    const memory = residentMemory(child.pid)
    let left = REQUESTS
    const client = async (): Promise<void> => {
      while (left > 0) {
        left -= 1
        if ((await get(port, agent)) !== 200) throw new Error('a request was not answered with 200')
      }
    }
    await Promise.all(Array.from({ length: 4 }, client))
    return { milliseconds, memory, memoryAfter: residentMemory(child.pid) }
  } finally {
    await agent.destroy()
    child.kill('SIGTERM')
    await exited
  }
}
