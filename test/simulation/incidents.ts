import { serviceNames, type ServiceName } from '@souk/contracts'
import type { Incident } from './plan.ts'
import type { World } from './world.ts'

/** Retries or discards parked events, as a manager does once the cause is gone. */
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
          story.tell('manager', `rebuilds the view of ${life.name}, because ${unseen.type} is parked: ${outcome.kind}`)
        }
        for (const { eventId, type, waits } of await reactions.parked.list()) {
          // It is safe to discard this event: an order without a reservation is canceled at its deadline.
          const how = type === 'OrderPlaced' && !waits && chaos.chance(0.5) ? 'discard' : 'retry'
          const outcome = await reactions.parked[how](eventId)
          story.tell('manager', `tells ${life.name} to ${how} ${type} ${eventId}: ${outcome.kind}`)
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
  // Databases in memory answer within the same step, so nothing else happens meanwhile.
  const { kept, of } = await disks.restore(lose)
  const kind = live ? 'log restored under running services' : 'log restored from an older copy'
  chaos.fault(kind, 'operator', `restores the log from a copy that ends at ${kept} of ${of}${live ? '; the services go on' : ''}`)
  scheduler.after(chaos.between(10, 1_000), processes.ensureEventStore)
  scheduler.after(chaos.between(10, 1_000), () => serviceNames.forEach(processes.ensureService))
}

/** Carries out one planned incident. */
export const suffer = (world: World, incident: Incident): void => {
  const { processes, chaos, scheduler, story } = world
  /** Ends an incident after its time, unless the fault phase is over. */
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
      story.tell('operator', `makes the database of ${of} unavailable for ${forMs} ms`, 'fault')
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
      chaos.fault('rebuild of a view', 'manager', `rebuilds the view of ${of}`)
      instance.service.projection.rebuild().catch(() => undefined)
      break
    }
    case 'replace an instance': {
      const { of, downMs } = incident
      const count = processes.instances(of).length
      if (count === 0) break
      chaos.fault('instance replaced', 'operator', `replaces an instance of ${of} after ${downMs} ms`)
      processes.killOne(of)
      scheduler.after(downMs, () => processes.ensureInstances(of, count))
      break
    }
    default: {
      const never: never = incident
      throw new TypeError(`unknown incident ${String(never)}`)
    }
  }
}
