import type { Bus, Close } from '@souk/bus'
import { eventStoreOperations as operations, MAX_ANNOUNCED_PARKED, type Announcement } from '@souk/log-protocol'
import type { Clock } from '@souk/process'
import { createAsk } from './consume/request.ts'
import { serviceReadiness, type Examined, type Service } from './service.ts'

export interface Announcing {
  readonly service: Examined & Pick<Service, 'projection'>
  readonly bus: Pick<Bus, 'request'>
  readonly clock: Pick<Clock, 'sleep'>
}

/** How often an instance tells that it is there. The event store takes it for gone after it has missed three times. */
const PAUSE_MS = 5_000

/**
 * Tells the event store again and again that this instance of a service is there, and how it stands.
 * An announcement that does not arrive is not repeated: the next one says more.
 */
export const announce = ({ service, bus, clock }: Announcing): Close => {
  const ending = new AbortController()
  const ask = createAsk(bus)

  const describe = async (): Promise<Announcement> => {
    const { name, version, instance, since, database, ready, checkpoint, lag, parked } = await serviceReadiness(service)
    // What the reactions have parked stands in the event store. What the view has parked stands beside the view.
    const viewParked = parked.projection === 0 ? [] : await service.projection.parked.list()
    return {
      name,
      version,
      instance,
      since,
      database,
      ready,
      position: checkpoint.position,
      lag,
      parked,
      viewParked: viewParked.slice(0, MAX_ANNOUNCED_PARKED),
    }
  }

  const run = async (): Promise<void> => {
    while (!ending.signal.aborted) {
      try {
        await ask(operations.announce, await describe())
      } catch {
        // The event store or the database is away, which others report.
      }
      await clock.sleep(PAUSE_MS, ending.signal)
    }
  }
  const running = run()
  return () => {
    ending.abort()
    return running
  }
}
