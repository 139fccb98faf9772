import { join } from 'node:path'
import { createInProcessBus } from '@souk/bus'
import { createEventStore, openSqliteEventLog, openSqliteState } from '@souk/event-store'
import { newId } from '@souk/log-protocol'
import { exitOn, systemClock } from '@souk/process'
import type { ServiceDependencies } from '@souk/service'
import { silentLogger } from '@souk/testing'

/** Starts an event store that answers over a bus. */
export const openLog = async (folder: string) => {
  const bus = createInProcessBus({ clock: systemClock })
  const log = openSqliteEventLog(join(folder, 'log.sqlite'))
  const state = openSqliteState(join(folder, 'records.sqlite'))
  const eventStore = createEventStore({ shop: { currency: 'GBP' }, log, state, bus, clock: systemClock })
  await eventStore.start()
  return {
    dependencies: {
      bus,
      clock: systemClock,
      newId,
      logger: silentLogger,
      publicUrl: 'http://localhost:8080',
      fatal: exitOn('bench'),
    } satisfies ServiceDependencies,
    position: (await log.head()).position,
    close: async () => {
      await eventStore.stop()
      await bus.close()
      await state.close()
      await log.close()
    },
  }
}
