import { fork } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { Agent, request } from 'undici'
import { z } from 'zod'
import type { Bus } from '@souk/bus'
import { perSecond, print, withFolder } from './figure.ts'
import { openLog } from './open-log.ts'
import { serveBus } from './parent-bus.ts'
import { compareRepeatedReads, ifNoneMatch } from './repeated.ts'

/** How long a page may take, in milliseconds. */
const AIMS: Readonly<Record<string, number>> = { product: 1, 'suggestions-page': 5 }
/** In events of the log per second. */
const AIM_FILLING = 10_000
/** In milliseconds. */
const AIM_OPENING = 3_000
/** In MiB, with 100,000 products. */
const AIM_MEMORY = 200

const written = z.object({ events: z.number() })
const started = z.object({ milliseconds: z.number(), port: z.number(), memory: z.number() })
const measured = z.object({
  kinds: z.array(z.tuple([z.string(), z.number(), z.number()])),
  paths: z.array(z.string()),
  repeated: z.record(z.string(), z.string()),
})
const resident = z.object({ memory: z.number() })

/** As docker-compose.yml starts the storefront. */
const OPTIONS = [
  '--max-semi-space-size=4',
  '--heap-growing-percent=60',
  '--import',
  new URL('../../scripts/compile-cache.mjs', import.meta.url).href,
]
const ENVIRONMENT = { MALLOC_ARENA_MAX: '1' }

/** Starts `storefront-process.ts`, so that its memory is its own. @param bus  answers its requests */
const start = (task: readonly string[], bus?: Bus) => {
  const child = fork(fileURLToPath(new URL('storefront-process.ts', import.meta.url)), task, {
    execArgv: OPTIONS,
    env: { ...process.env, ...ENVIRONMENT },
  })
  const said = new EventEmitter<{ message: [unknown] }>()
  serveBus(child, bus, (message) => said.emit('message', message))
  const answer = async <Shape extends z.ZodType>(shape: Shape): Promise<z.output<Shape>> => {
    const message = await Promise.race([
      once(said, 'message').then(([first]: unknown[]) => first),
      once(child, 'exit').then(([code]: unknown[]) => Promise.reject(new Error(`the process ended with exit code ${String(code)}`))),
    ])
    return shape.parse(message)
  }
  return {
    pid: child.pid,
    answer,
    ask: <Shape extends z.ZodType>(what: string, shape: Shape): Promise<z.output<Shape>> => {
      child.send(what)
      return answer(shape)
    },
    stop: async (): Promise<void> => {
      const exited = once(child, 'exit')
      if (bus !== undefined && child.connected) child.send('stop')
      if (child.exitCode === null) await exited
    },
  }
}

/**
 * Measures the whole service of the storefront, with so many products: filling its view from the log, starting with a kept file, its pages, and its memory.
 * @param aim  for a search, in milliseconds
 */
export const measureStorefront = (products: number, aim: number): Promise<void> =>
  withFolder(async (folder) => {
    const figure = (name: string, ratio: number, detail: string): void =>
      print({ name: `search.${products}.service.${name}`, ratio, detail })
    const memory = (when: string, name: string, used: number): void => {
      const line = `${used.toFixed(0)} MiB resident ${when}`
      if (products === 100_000) figure(name, AIM_MEMORY / used, line)
      else process.stdout.write(`search.${products}.service.${name} - ${line}\n`)
    }
    const writing = start(['write', folder, String(products)])
    const { events } = await writing.answer(written)
    await writing.stop()

    const { dependencies, position, close } = await openLog(folder)
    const run = () => start(['run', folder, String(position)], dependencies.bus)
    try {
      const filling = run()
      const filled = await filling.answer(started)
      await filling.stop()
      figure(
        'filling',
        perSecond(events, filled.milliseconds) / AIM_FILLING,
        `${perSecond(events, filled.milliseconds)} events/s, ${events} events`,
      )
      memory('after it', 'filling.memory', filled.memory)

      // What a process has answered without a socket leaves other garbage behind, so its memory is not looked at.
      const measuring = run()
      await measuring.answer(started)
      const { kinds, paths, repeated } = await measuring.ask('measure', measured)
      await measuring.stop()
      for (const [kind, p50, p99] of kinds) figure(kind, (AIMS[kind] ?? aim) / p50, `p50 ${p50.toFixed(2)} ms, p99 ${p99.toFixed(2)} ms`)

      const kept = run()
      const agent = new Agent({ connections: 1 })
      try {
        const { milliseconds, port, memory: atStart } = await kept.answer(started)
        figure('opening', AIM_OPENING / milliseconds, `${milliseconds.toFixed(0)} ms with a kept file, until the first search is answered`)
        for (const path of paths) await (await request(`http://127.0.0.1:${port}${path}`, { dispatcher: agent })).body.dump()
        const { memory: after } = await kept.ask('memory', resident)
        memory(`after ${paths.length} different pages (${atStart.toFixed(0)} before)`, 'memory', after)
        const server = { port, pid: kept.pid }
        const reads = Object.entries(repeated).map(([name, path]) => ({ name, path }))
        const conditional = await Promise.all(reads.map((read) => ifNoneMatch(server, read)))
        await compareRepeatedReads(`search.${products}.service.repeated`, server, [...reads, ...conditional], folder)
      } finally {
        await agent.destroy()
        await kept.stop()
      }
    } finally {
      await close()
    }
  })
