import { join } from 'node:path'
import Database from 'better-sqlite3'
import { serviceNames } from '@souk/contracts'
import type { Commit } from '@souk/log-protocol'
import { median, percentile, perSecond, print, time, withFolder } from './figure.ts'
import { openRawLog } from './raw-log.ts'
import { record, type Work } from './saga-work.ts'
import { LINES, openShop, placeAll, serversFromEnvironment, caughtUp, type Saved } from './shop.ts'

const CONCURRENCY = 100
const ORDERS = 2_000
const ROUNDS = 3
const IDLE_ORDERS = 300

/** Commits of one order in each durable step: placed; stock and credit; approved; deducted, charged and invoiced. */
const WAVES = [1, 2, 1, 3]

/** The bare driver writes the same commits to the same tables and the same rows to four view files, in as few transactions as the steps allow. */
const openFloor = (folder: string) => {
  const raw = openRawLog(join(folder, 'floor-log.sqlite'))
  const views = new Map(
    serviceNames.map((name) => {
      const database = new Database(join(folder, `floor-${name}.sqlite`))
      database.pragma('journal_mode = WAL')
      database.pragma('synchronous = NORMAL')
      database.exec('CREATE TABLE rows (id TEXT PRIMARY KEY NOT NULL, row TEXT NOT NULL)')
      const put = database.prepare('INSERT INTO rows VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET row = excluded.row')
      const save = database.transaction((rows: readonly (readonly [string, string])[]) => {
        for (const row of rows) put.run(...row)
      })
      return [name, { save, close: () => database.close() }] as const
    }),
  )
  return {
    /** @returns a task with only the work of the driver. Everything else is done beforehand. */
    prepare: (commits: readonly Commit[], saved: readonly Saved[], orders: number, concurrency: number): (() => void) => {
      const rows = raw.prepare(commits)
      const groups: (typeof rows)[] = []
      for (let start = 0, wave = 0; start < rows.length; wave += 1) {
        const size = (WAVES[wave % WAVES.length] ?? 1) * concurrency
        groups.push(rows.slice(start, start + size))
        start += size
      }
      const saves = [...views].map(([name, view]) => {
        const all = saved
          .filter(({ store }) => store === name)
          .flatMap(({ changes }) => changes.map(({ collection, id, row }) => [`${collection}/${id}`, JSON.stringify(row)] as const))
        const size = Math.ceil(all.length / (WAVES.length * Math.ceil(orders / concurrency)))
        return {
          save: view.save,
          groups: Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size)),
        }
      })
      return () => {
        for (const group of groups) raw.insert(group)
        for (const { save, groups: batches } of saves) for (const batch of batches) save.immediate(batch)
      }
    },
    close: () => {
      raw.close()
      for (const view of views.values()) view.close()
    },
  }
}

const writeBare = ({ commits, saved }: Work, orders: number, concurrency: number): Promise<number> =>
  withFolder(async (folder) => {
    const floor = openFloor(folder)
    const milliseconds = await time(floor.prepare(commits, saved, orders, concurrency))
    floor.close()
    return milliseconds
  })

const throughput = async (): Promise<void> => {
  const work = await record(ORDERS, CONCURRENCY)
  await withFolder(async (folder) => {
    const shop = await openShop(folder)
    await placeAll(shop, ORDERS / 2, CONCURRENCY)
    const ours: number[] = []
    const bare: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      await caughtUp(shop)
      ours.push(
        await time(async () => {
          await placeAll(shop, ORDERS, CONCURRENCY)
          await caughtUp(shop)
        }),
      )
      bare.push(await writeBare(work, ORDERS, CONCURRENCY))
    }
    await shop.close()
    print({
      name: 'saga.throughput',
      ratio: median(bare) / median(ours),
      detail: `${perSecond(ORDERS, median(ours))} orders of ${LINES} lines finalized/s by Souk, ${perSecond(ORDERS, median(bare))} by the bare driver's writes, ${CONCURRENCY} in flight`,
    })
  })
}

const idle = async (): Promise<void> => {
  const work = await record(IDLE_ORDERS, 1)
  await withFolder(async (folder) => {
    const shop = await openShop(folder)
    await placeAll(shop, IDLE_ORDERS, 1)
    const ours: number[] = []
    for (let order = 0; order < IDLE_ORDERS; order += 1) {
      ours.push(
        await time(async () => {
          const { final } = await shop.place(LINES)
          await final
        }),
      )
    }
    await shop.close()
    const bare = (await writeBare(work, IDLE_ORDERS, 1)) / IDLE_ORDERS
    print({
      name: 'saga.idle',
      ratio: bare / median(ours),
      detail: `place to final p50 ${median(ours).toFixed(2)} ms, p95 ${percentile(ours, 95).toFixed(2)}, p99 ${percentile(ours, 99).toFixed(2)}; the bare driver's writes of an order ${bare.toFixed(2)} ms`,
    })
  })
}

/** @param options  `--servers`: only on servers */
export const saga = async (options: readonly string[]): Promise<void> => {
  if (!options.includes('--servers')) {
    await throughput()
    await idle()
  }
  const servers = serversFromEnvironment()
  if (servers !== undefined) await (await import('./saga-servers.ts')).sagaOnServers(servers)
}
