import { join } from 'node:path'
import { newId } from '@souk/log-protocol'
import { exitOn, systemClock } from '@souk/process'
import { buildStorefrontApp, openStorefrontStore, startStorefrontService } from '@souk/storefront'
import { silentLogger, turn } from '@souk/testing'
import { percentile, processorTime } from './figure.ts'
import { openLog } from './open-log.ts'
import { openParentBus } from './parent-bus.ts'
import { residentMemory } from './process.ts'
import { typed, words } from './search-catalogue.ts'
import { writeLog } from './storefront-log.ts'

// Started by storefront.ts with a folder: writes the log of a shop there, or runs the storefront alone, which asks the event store of storefront.ts.
// What was measured goes back as messages. Times are of the processor.

const ROUNDS = 400

const [, , task = '', folder = '', number = ''] = process.argv
const send = (message: object): void => void process.send?.(message)

const write = async (): Promise<void> => {
  // The event store writes the first commit.
  await (await openLog(folder)).close()
  send({ events: await writeLog(folder, Number(number)) })
}

/** @param position  where the log ends */
const run = async (position: number): Promise<void> => {
  const dependencies = {
    bus: openParentBus(),
    clock: systemClock,
    newId,
    logger: silentLogger,
    publicUrl: 'http://localhost:8080',
    fatal: exitOn('bench'),
  }
  const begun = performance.now()
  const store = openStorefrontStore(join(folder, 'storefront.sqlite'))
  const service = await startStorefrontService({ ...dependencies, store })
  if (!(await service.projection.subscription.reached(position, 3_600_000)))
    throw new Error('the storefront did not reach the head of the log')
  const app = buildStorefrontApp({ ...dependencies, service, store })
  const get = async (path: string): Promise<string> => {
    const { statusCode, body } = await app.inject(path)
    if (statusCode !== 200) throw new Error(`${path} is answered with ${statusCode}: ${body}`)
    return body
  }
  // The first search reads what is kept in memory.
  await get('/products?limit=1')
  const milliseconds = performance.now() - begun
  await app.listen({ host: '127.0.0.1', port: 0 })
  const address = app.server.address()
  if (address === null || typeof address === 'string') throw new Error('the storefront does not listen')

  const ids = store.database.prepare<[number], string>('SELECT id FROM products ORDER BY position LIMIT ?').pluck().all(ROUNDS)
  const categoryIds = store.database.prepare<[], string>('SELECT id FROM categories ORDER BY position DESC').pluck().all()
  /** Paths of pages, different in each round: no answer is a kept one. */
  const pages: Readonly<Record<string, (round: number) => string>> = {
    home: (round) => `/home?round=${round}`,
    product: (round) => `/products/${ids[round % ids.length] ?? ''}?round=${round}`,
    'category-page': (round) => `/categories/${categoryIds[round % categoryIds.length] ?? ''}?round=${round}`,
    'search-page': (round) => `/products?q=${encodeURIComponent(words(round))}&priceUntil=${1_000_000 + round}`,
    'suggestions-page': (round) => `/suggestions?q=${encodeURIComponent(typed(round))}`,
  }
  const measure = async (): Promise<void> => {
    const kinds: [kind: string, p50: number, p99: number][] = []
    for (const [kind, path] of Object.entries(pages)) {
      const times: number[] = []
      for (let round = 0; round < ROUNDS; round += 1) {
        times.push(await processorTime(async () => void (await get(path(round)))))
        // Otherwise the service sees that nothing else has its turn, and refuses requests.
        await turn()
      }
      kinds.push([kind, percentile(times, 50), percentile(times, 99)])
    }
    const repeated = { home: '/home', product: `/products/${ids[0] ?? ''}`, search: `/products?q=${encodeURIComponent(words(0))}` }
    const paths = Object.values(pages).flatMap((path) => Array.from({ length: ROUNDS }, (_, round) => path(round)))
    send({ kinds, paths, repeated })
  }
  const stop = async (): Promise<void> => {
    await app.close()
    await service.stop()
    await store.close()
    process.exit()
  }
  process.on('message', async (asked) => {
    if (asked === 'measure') await measure()
    if (asked === 'memory') send({ memory: residentMemory(process.pid) })
    if (asked === 'stop') await stop()
  })
  // The process that has started this one is gone.
  process.on('disconnect', () => process.exit())
  send({ milliseconds, port: address.port, memory: residentMemory(process.pid) })
}

await (task === 'write' ? write() : run(Number(number)))
