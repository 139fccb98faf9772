import { serviceNames, type ServiceName } from '@souk/contracts'
import type { Incident } from './plan.ts'
import type { World } from './world.ts'

/** What a manager does about parked events once what was wrong is mended. */
export const mend = (world: World): void => {
  const { processes, chaos, story } = world
  for (const of of serviceNames) {
    for (const { service, life } of processes.instances(of)) {
      if (service === undefined) continue
      const { projection, reactions } = service
      const work = async (): Promise<void> => {
        const [unseen] = await projection.parked.list()
        if (unseen !== undefined) {
          const outcome = await projection.parked.retry(unseen.eventId)
          story.tell('manager', `has the view of ${life.name} built again, for ${unseen.type} is parked: ${outcome.kind}`)
        }
        for (const { eventId, type, waits } of await reactions.parked.list()) {
          // Nobody is harmed if nothing is reserved for an order: it is canceled at its deadline.
          const how = type === 'OrderPlaced' && !waits && chaos.chance(0.5) ? 'discard' : 'retry'
          const outcome = await reactions.parked[how](eventId)
          story.tell('manager', `has ${life.name} ${how} ${type} ${eventId}: ${outcome.kind}`)
        }
      }
      work().catch((error: unknown) => story.tell('manager', `could not mend: ${String(error)}`))
    }
  }
}

const kill = (world: World, whom: ServiceName | 'event-store' | 'everything', downMs: number): void => {
  const { processes, chaos, scheduler, plan } = world
  const { ensureEventStore, ensureService, killEventStores, killService } = processes
  switch (whom) {
    case 'event-store':
      chaos.fault('event store killed', 'operator', `kills the event store for ${downMs} ms`)
      killEventStores()
      scheduler.after(downMs, ensureEventStore)
      break
    case 'everything':
      chaos.fault('everything killed', 'operator', `kills everything for ${downMs} ms`)
      killEventStores()
      serviceNames.forEach(killService)
      scheduler.after(downMs, () => {
        ensureEventStore()
        serviceNames.forEach(ensureService)
      })
      break
    default: {
      const kind = downMs > plan.deadlineMs ? 'service down past the deadline' : 'service killed'
      chaos.fault(kind, 'operator', `kills ${whom} for ${downMs} ms`)
      killService(whom)
      scheduler.after(downMs, () => ensureService(whom))
    }
  }
}

const restore = async ({ processes, disks, broker, chaos, scheduler }: World, lose: number, live: boolean): Promise<void> => {
  processes.killEventStores()
  if (!live) {
    serviceNames.forEach(processes.killService)
    broker.purge()
  }
  // The databases in memory answer within this very step.
  const { kept, of } = await disks.restore(lose)
  const kind = live ? 'log restored under running services' : 'log restored from an older copy'
  chaos.fault(kind, 'operator', `restores the log from a copy that ends at ${kept} of ${of}${live ? '; the services go on' : ''}`)
  scheduler.after(chaos.between(10, 1_000), processes.ensureEventStore)
  scheduler.after(chaos.between(10, 1_000), () => serviceNames.forEach(processes.ensureService))
}

/** Does to the system what was planned for that moment. */
export const suffer = (world: World, incident: Incident): void => {
  const { processes, chaos, scheduler, story } = world
  /** For some time. */
  const lasting = (forMs: number, end: () => void): void => {
    scheduler.after(forMs, () => {
      if (chaos.armed) end()
    })
  }
  switch (incident.kind) {
    case 'kill':
      kill(world, incident.whom, incident.downMs)
      break
    case 'second event store':
      chaos.fault(incident.kind, 'operator', `starts a second event store for ${incident.forMs} ms`)
      processes.startEventStore()
      lasting(incident.forMs, () => processes.thinOut('event-store', chaos.chance(0.5)))
      break
    case 'second instance': {
      const { of, forMs } = incident
      chaos.fault('second instance of a service', 'operator', `starts a second ${of} for ${forMs} ms`)
      processes.startService(of)
      lasting(forMs, () => processes.thinOut(of, chaos.chance(0.5)))
      break
    }
    case 'partition': {
      const { of, forMs } = incident
      chaos.fault('partition of a service', 'network', `cuts ${of} off for ${forMs} ms`)
      processes.cutOff.add(of)
      lasting(forMs, () => processes.cutOff.delete(of))
      break
    }
    case 'outage': {
      const { of, forMs } = incident
      story.tell('operator', `takes the database of ${of} away for ${forMs} ms`, 'fault')
      chaos.away.add(of)
      lasting(forMs, () => chaos.away.delete(of))
      break
    }
    case 'clock jump':
      chaos.fault('clock jumps past the deadline', 'operator', `lets the machine sleep for ${incident.byMs} ms`)
      scheduler.jump(incident.byMs)
      break
    case 'restore':
      void restore(world, incident.lose, incident.live)
      break
    case 'failing reaction': {
      const { of, forMs } = incident
      processes.failing.add(of)
      lasting(forMs, () => {
        processes.failing.delete(of)
        mend(world)
      })
      break
    }
    case 'refused row': {
      const { of, forMs } = incident
      processes.refusing.set(of, '')
      lasting(forMs, () => {
        processes.refusing.delete(of)
        mend(world)
      })
      break
    }
    case 'rebuild': {
      const { of } = incident
      const [instance] = processes.instances(of)
      if (instance?.service === undefined) break
      chaos.fault('rebuild of a view', 'manager', `has the view of ${of} built again`)
      instance.service.projection.rebuild().catch(() => undefined)
      break
    }
    default: {
      const never: never = incident
      throw new TypeError(`unknown incident ${String(never)}`)
    }
  }
}
