import { join } from 'node:path'
import { createInProcessBus } from '@souk/bus'
import { createEventStore, openSqliteEventLog, openSqliteState } from '@souk/event-store'
import type { Commit } from '@souk/log-protocol'
import { systemClock } from '@souk/process'
import { createLogClient } from '@souk/service'
import { appendAll, requests } from './append-requests.ts'
import { median, perSecond, print, time, withFolder } from './figure.ts'
import { openRawLog } from './raw-log.ts'

const ROUNDS = 5

/** Souk and the bare driver take turns, so that other load on the machine affects both. */
const compare = (name: string, count: number, concurrency: number): Promise<void> =>
  withFolder(async (folder) => {
    const bus = createInProcessBus({ clock: systemClock })
    const log = openSqliteEventLog(join(folder, 'log.sqlite'))
    const state = openSqliteState(join(folder, 'records.sqlite'))
    const eventStore = createEventStore({ shop: { currency: 'GBP' }, log, state, bus, clock: systemClock })
    await eventStore.start()
    const client = createLogClient(bus, systemClock)
    const raw = openRawLog(join(folder, 'raw.sqlite'))

    const ours: number[] = []
    const bare: number[] = []
    for (let round = 0; round <= ROUNDS; round += 1) {
      const { position } = await log.head()
      const batch = requests(count)
      const our = await time(() => appendAll(client, batch, concurrency))
      const commits: Commit[] = []
      while (commits.length < count) commits.push(...(await log.readAll(position + commits.length, 1_000)))
      const rows = raw.prepare(commits)
      const its = await time(() => {
        for (let start = 0; start < rows.length; start += concurrency) raw.insert(rows.slice(start, start + concurrency))
      })
      if (round === 0) continue
      ours.push(our)
      bare.push(its)
    }
    await eventStore.stop()
    await bus.close()
    await state.close()
    await log.close()
    raw.close()
    print({
      name,
      ratio: median(bare) / median(ours),
      detail: `${perSecond(count, median(ours))} appends/s by Souk, ${perSecond(count, median(bare))} by the bare driver, ${concurrency} at a time`,
    })
  })

/** @param options  `--servers`: only on servers */
export const append = async (options: readonly string[]): Promise<void> => {
  if (!options.includes('--servers')) {
    await compare('append.single', 1_000, 1)
    await compare('append.concurrent', 10_000, 200)
  }
  const url = process.env['MONGODB_URL']
  if (url !== undefined) await (await import('./append-mongodb.ts')).appendToMongo(url)
}
