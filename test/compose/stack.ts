import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { createClient, valueOf } from '@souk/client'
import { SOUK_HOSTS } from '@souk/gateway/testing'
import { freePort } from '@souk/testing'
import { managerSettings, testManager } from '../support/manager.ts'
import { attempt, output, report, run, runId, tell, until, type Settings } from './run.ts'

const State = z.object({ Pid: z.int(), StartedAt: z.string(), Health: z.object({ Status: z.string() }) })
const Mounts = z.array(z.object({ Type: z.string(), Name: z.string().optional(), RW: z.boolean() }))
const Networks = z.record(z.string(), z.object({ Aliases: z.array(z.string()).nullable(), IPAddress: z.string() }))
const Books = z.object({ ok: z.boolean(), checks: z.array(z.object({ name: z.string(), ok: z.boolean(), detail: z.string() })) })

/**
 * A shop as `docker compose up` makes it. Its name, port and images are unique, so that several can run on one machine.
 * A part is a service of docker-compose.yml: a process of Souk, a database or the broker.
 */
export const createStack = async () => {
  const port = await freePort()
  const adminPort = await freePort()
  const url = `http://127.0.0.1:${port}`
  const project = `souk-test-${runId}`
  let settings: Settings = {
    COMPOSE_PROJECT_NAME: project,
    SOUK_IMAGE: project,
    HOST: '127.0.0.1',
    PORT: String(port),
    ADMIN_PORT: String(adminPort),
    SOUK_HOSTS,
    ...managerSettings,
    // All requests of the suites come from one address.
    SOUK_REQUESTS_PER_SECOND: '999999',
    SOUK_REGISTRATIONS_PER_MINUTE: '999999',
    SOUK_FAILURE_LAB: 'true',
    // The long deadline keeps a slow machine from canceling orders.
    SOUK_ORDER_DEADLINE_MS: '300000',
  }
  const compose = (...args: readonly string[]): Promise<void> => run('docker', ['compose', ...args], settings)
  const docker = (...args: readonly string[]): Promise<string> => output('docker', args)

  /** Of several containers of a part, the first. */
  const container = async (part: string): Promise<string> => {
    const [first = ''] = (await output('docker', ['compose', 'ps', '-aq', part], { settings })).split('\n')
    return first
  }
  const inspect = async <Shape extends z.ZodType>(part: string, what: string, shape: Shape): Promise<z.output<Shape>> =>
    shape.parse(JSON.parse(await docker('inspect', '-f', `{{json .${what}}}`, await container(part))))

  const state = (part: string): Promise<z.output<typeof State>> => inspect(part, 'State', State)
  /** The volumes that a part writes to. */
  const volumes = async (part: string): Promise<string[]> =>
    (await inspect(part, 'Mounts', Mounts)).flatMap(({ Type, Name, RW }) => (Type === 'volume' && Name !== undefined && RW ? [Name] : []))

  /** Runs a script as root in a new container. */
  const asRoot = (script: string, ...options: readonly string[]): Promise<string> =>
    docker('run', '--rm', '--user', 'root', '--network', 'none', ...options, '--entrypoint', 'bash', project, '-c', script)

  const untilHealthy = (part: string, startedAfter = ''): Promise<void> =>
    until(`${part} is healthy`, async () => {
      const { StartedAt, Health } = await state(part)
      return Health.Status === 'healthy' && StartedAt !== startedAfter
    })

  const souk = (args: readonly string[], codes?: readonly number[]): Promise<string> =>
    output('node', ['consumers/cli/src/main.ts', ...args, '--url', url], { settings: managerSettings, ...(codes && { codes }) })

  // Names of volumes that compose does not know and so does not remove.
  const copies = new Set<string>()
  const removeCopies = async (): Promise<void> => {
    for (const name of copies) await docker('volume', 'rm', '--force', name)
    copies.clear()
  }

  return {
    url,
    /** The parts that run for as long as the shop does. */
    parts: async (): Promise<string[]> =>
      (await output('docker', ['compose', 'config', '--services'], { settings })).split('\n').filter((part) => part !== 'secrets'),
    build: () => compose('build', '--quiet'),
    /** Changes settings, starts all parts or those given, and waits until they are healthy. */
    up: async (changed: Settings = {}, ...parts: readonly string[]): Promise<void> => {
      settings = { ...settings, ...changed }
      await compose('up', '-d', '--wait', ...(parts.length === 0 ? [] : ['--no-deps', ...parts]))
    },
    stop: (...parts: readonly string[]) => compose('stop', ...parts),
    /** Starts so many containers of each part. */
    scale: (count: number, ...parts: readonly string[]) =>
      compose('up', '-d', '--wait', '--no-deps', ...parts.flatMap((part) => ['--scale', `${part}=${count}`]), ...parts),
    /** The standard output of a command in the container of a part. */
    execute: async (part: string, ...command: readonly string[]): Promise<string> => docker('exec', await container(part), ...command),
    start: async (...parts: readonly string[]): Promise<void> => {
      await compose('start', ...parts)
      for (const part of parts) await untilHealthy(part)
    },
    restart: async (part: string): Promise<void> => {
      await compose('restart', part)
      await untilHealthy(part)
    },
    /** Removes the containers and keeps the volumes. */
    down: () => compose('down'),
    /** Removes everything. */
    remove: async (): Promise<void> => {
      await removeCopies()
      await compose('down', '-v', '--remove-orphans')
    },
    removeImages: () => attempt('docker', ['image', 'rm', project, `${project}-gateway`]),
    tellTraces: async (): Promise<void> => {
      await compose('ps', '-a')
      await compose('logs', '--no-color', '--tail', '40')
    },
    untilHealthy,
    /** When the container of a part was last started, by anybody. */
    startedAt: async (part: string): Promise<string> => (await state(part)).StartedAt,
    /** Kills the first process of a container from outside and waits until docker has started it again. After `docker kill` it would not. */
    kill: async (part: string): Promise<void> => {
      const { Pid, StartedAt } = await state(part)
      await asRoot(`kill -9 ${Pid}`, '--pid', 'host')
      await untilHealthy(part, StartedAt)
    },
    /** Disconnects a part from every network for a while. */
    disconnect: async (part: string, ms: number): Promise<void> => {
      const id = await container(part)
      const networks = Object.entries(await inspect(part, 'NetworkSettings.Networks', Networks))
      for (const [network] of networks) await docker('network', 'disconnect', '-f', network, id)
      await sleep(ms)
      for (const [network, { Aliases }] of networks)
        await docker('network', 'connect', ...(Aliases ?? []).flatMap((alias) => ['--alias', alias]), network, id)
      await untilHealthy(part)
    },
    /** Pauses a part for a while, as if its machine were swapping. */
    pause: async (part: string, ms: number): Promise<void> => {
      await compose('pause', part)
      await sleep(ms)
      await compose('unpause', part)
      await untilHealthy(part)
    },
    /** Removes a part's volumes and starts it with empty ones. */
    empty: async (part: string): Promise<void> => {
      const names = await volumes(part)
      await compose('rm', '-sf', part)
      await docker('volume', 'rm', ...names)
      await compose('up', '-d', '--wait', '--no-deps', part)
    },
    /** Copies the volumes of a stopped part. @returns a function that puts the copies back while the part is stopped, and removes them */
    copyOf: async (part: string): Promise<() => Promise<void>> => {
      const names = await volumes(part)
      const copy = (from: string, to: string): Promise<string> =>
        asRoot('find /to -mindepth 1 -delete; cp -a /from/. /to', '-v', `${from}:/from:ro`, '-v', `${to}:/to`)
      for (const name of names) {
        copies.add(`${name}-copy`)
        await copy(name, `${name}-copy`)
      }
      return async () => {
        for (const name of names) await copy(`${name}-copy`, name)
        await removeCopies()
      }
    },
    /** The URL of the broker for programs of this machine that are no part of the shop. */
    readerUrl: async (): Promise<string> => {
      const broker = new URL(await asRoot('cat /secrets/amqp-url', '-v', `${project}_reader-secrets:/secrets:ro`))
      const [network] = Object.values(await inspect('rabbitmq', 'NetworkSettings.Networks', Networks))
      broker.hostname = network?.IPAddress ?? ''
      return broker.href
    },
    souk,
    /** Asks the auditor of the shop. @throws if one of its checks fails */
    auditIsRight: async (): Promise<void> => {
      const shop = createClient({ baseUrl: url, credentials: testManager, patienceMs: 60_000 })
      const { auditId } = await valueOf(shop.beginAudit())
      const read = () => valueOf(shop.getAudit({ path: { auditId } }))
      await until('the audit has ended', async () => (await read()).state !== 'running')
      const audit = await read()
      if (audit.ok !== true) throw new Error(`the audit is not right: ${JSON.stringify(audit)}`)
      tell(`✓ audit: ${audit.checks.length} checks at position ${audit.position}`)
    },
    /** @throws if one of the books' checks fails */
    booksAreRight: async (): Promise<void> => {
      const { ok, checks } = Books.parse(JSON.parse((await souk(['books', '--json'], [0, 1])).split('\n').at(-1) ?? ''))
      for (const check of checks.filter((one) => !one.ok)) tell(`✘ ${check.name}: ${check.detail}`)
      if (!ok) throw new Error('the books are not right')
      tell(`✓ books: ${checks.length} checks`)
    },
  }
}

export type Stack = Awaited<ReturnType<typeof createStack>>

/** Works with a new stack and a folder for files, and removes both afterwards. Shows the logs of the containers if the work fails. */
export const onStack = async (name: string, work: (stack: Stack, folder: string) => Promise<void>): Promise<void> => {
  const stack = await createStack()
  const folder = mkdtempSync(join(tmpdir(), 'souk-compose-'))
  const withTraces = async (): Promise<void> => {
    try {
      await stack.build()
      await work(stack, folder)
    } catch (error) {
      // The error of the work matters more than one of `docker compose logs`.
      await stack.tellTraces().catch(() => undefined)
      throw error
    }
  }
  await report(name, withTraces, async () => {
    rmSync(folder, { recursive: true })
    await stack.remove()
    await stack.removeImages()
  })
}
