import { openAccountingStore, reactions as accountingReactions, startAccountingService, type AccountingStore } from '@souk/accounting'
import type { Commit } from '@souk/contracts'
import { canonicalJson } from '@souk/contracts'
import {
  openCustomerStore,
  reactions as customerReactions,
  startCustomerService,
  type CustomerService,
  type CustomerStore,
} from '@souk/customer'
import { createEventStore, openSqliteEventLog, openSqliteRecords, type EventLog, type EventStore, type Records } from '@souk/event-store'
import { openOrderStore, reactions as orderReactions, startOrderService, type OrderService, type OrderStore } from '@souk/order'
import { openProductStore, reactions as productReactions, startProductService, type ProductStore } from '@souk/product'
import type { Logger, ReactionTable, RowChange, Service, Surroundings, ViewStore } from '@souk/service'
import type { Alterations, Tools } from './alterations.ts'
import { createBroker, type Broker } from './broker.ts'
import { createChaos, type Chaos } from './chaos.ts'
import { createCoverage, type Coverage } from './coverage.ts'
import { createLife, type Life } from './life.ts'
import { drawPlan, serviceNames, type Incident, type Plan, type PlannedCrash, type ServiceName } from './plan.ts'
import { busPort, logPort, POISON, recordsPort, storePort, type Surface } from './ports.ts'
import { createRandom, type Random } from './random.ts'
import { createScheduler, type Scheduler } from './scheduler.ts'
import { createStory, type Story } from './story.ts'
import { tellCommit } from './tell.ts'

export const CURRENCY = 'EUR'
export const WELCOME_CREDIT = 9_000
const START = Date.parse('2026-12-31T23:59:40.000Z')

interface Services {
  readonly customer: CustomerService
  readonly order: OrderService
  readonly product: Service
  readonly accounting: Service
}

export interface Instance<Name extends ServiceName = ServiceName> {
  readonly life: Life
  readonly store: Stores[Name]
  /** Undefined while it starts. */
  service: Services[Name] | undefined
}

/** The databases, which outlive the processes. */
export interface Stores {
  readonly customer: CustomerStore
  readonly order: OrderStore
  readonly product: ProductStore
  readonly accounting: AccountingStore
}

export interface World {
  readonly plan: Plan
  readonly scheduler: Scheduler
  readonly chaos: Chaos
  readonly story: Story
  readonly coverage: Coverage
  readonly stores: Stores
  readonly records: Records
  readonly random: Random
  /** The life that clients and the network have: it does not end. */
  readonly outside: Life
  /** What has gone wrong so far that nothing may bring about. */
  readonly violations: string[]
  log(): EventLog
  instances<Name extends ServiceName>(of: Name): readonly Instance<Name>[]
  eventStores(): readonly { readonly life: Life; readonly store: EventStore }[]
  /** Request ids of the log, and of what a restored log has lost. */
  readonly committed: ReadonlyMap<string, Commit>
  readonly lost: ReadonlySet<string>
  /** Hashes of the commits that the bus has taken. */
  readonly published: ReadonlySet<string>
  newId(): string
  start(): void
  suffer(incident: Incident): void
  /** What a manager does about parked events once what was wrong is mended. */
  mend(): void
  /** No more faults; whatever is down starts. */
  heal(): void
  /** The log was replaced while services went on. */
  restoredLive(): boolean
  /** Gives the memory of its databases back. */
  close(): void
  tools(life: Life): Tools
  readonly alterations: Alterations
}

const quietLogger: Logger = { info: () => undefined, warn: () => undefined, error: () => undefined }

export const createWorld = async (seed: number, alterations: Alterations = {}): Promise<World> => {
  const random = createRandom(seed)
  const plan = drawPlan(random.fork('plan'))
  const scheduler = createScheduler(START)
  const story = createStory(scheduler.now, START)
  const coverage = createCoverage()
  const chaos = createChaos(plan, random.fork('chaos'), coverage, story)
  const outside = createLife('outside', scheduler)
  const ids = random.fork('ids')
  const bytes = random.fork('bytes')
  const alteration = random.fork('alterations')
  const violations: string[] = []
  const newId = (): string => ids.uuid(scheduler.now())
  const randomBytes = (size: number): Buffer => Buffer.from(Array.from({ length: size }, () => bytes.between(0, 255)))

  const stores: Stores = {
    customer: openCustomerStore(':memory:'),
    order: openOrderStore(':memory:'),
    product: openProductStore(':memory:'),
    accounting: openAccountingStore(':memory:'),
  }
  const records = openSqliteRecords(':memory:', { newKey: () => randomBytes(32) })
  const poisoned = new Set<string>()
  const doubled = new Set<string>()
  const unexplained = new Map<string, string>()
  const watchedRecords: Records = {
    ...records,
    park: async (events) => {
      for (const { consumer, eventId, type, error, waits } of events) {
        story.tell(consumer, `parks ${type}: ${error}`)
        if (error.includes(POISON)) poisoned.add(consumer)
        // A projector that misses the row which a parked event should have made may park what follows, until the view is built again.
        // So may one whose rows another instance has just emptied.
        const follows = consumer.endsWith('.projection') && (poisoned.has(consumer) || doubled.has(consumer))
        if (!waits && !error.includes(POISON) && !follows && !restoredLive) unexplained.set(`${consumer} ${eventId}`, `${type}: ${error}`)
      }
      await records.park(events)
    },
    unpark: async (consumer, eventIds) => {
      for (const eventId of eventIds) unexplained.delete(`${consumer} ${eventId}`)
      await records.unpark(consumer, eventIds)
    },
  }

  const committed = new Map<string, Commit>()
  const lost = new Set<string>()
  const published = new Set<string>()
  const watched = (on: EventLog): EventLog => ({
    ...on,
    insert: async (sealed) => {
      const result = await on.insert(sealed)
      // What still reaches a log that has been replaced is lost with it.
      if (result === 'inserted' && on === disk) {
        for (const { commit } of sealed) {
          committed.set(commit.requestId, commit)
          tellCommit(story, commit)
        }
      }
      return result
    },
  })
  let disk = openSqliteEventLog(':memory:')
  let log = watched(disk)

  const broker: Broker = await createBroker(scheduler, chaos, outside.clock)
  const eventStores: { life: Life; store: EventStore }[] = []
  const running: { readonly [Name in ServiceName]: Instance<Name>[] } = { customer: [], order: [], product: [], accounting: [] }
  const cutOff = new Set<ServiceName>()
  const failing = new Set<ServiceName>()
  const refusing = new Map<ServiceName, string>()
  let lives = 0
  let restoredLive = false
  // A view of a log that was exchanged under running services may not be able to show it: then building it again parks the same.
  let rebuilds = 0

  const tools = (life: Life): Tools => ({ life, scheduler, between: alteration.between, uuid: () => alteration.uuid(scheduler.now()) })

  const surface: Surface = {
    chaos,
    scheduler,
    broker,
    published: (commits) => {
      for (const { hash } of commits) published.add(hash)
    },
    crash: (life, planned) => crash(life, planned),
  }

  const newLife = (name: string): Life => {
    lives += 1
    return createLife(`${name}#${lives}`, scheduler)
  }

  // — the event store ——————————————————————————————————————————————————————————————————————————————

  const startEventStore = (): void => {
    const life = newLife('event-store')
    const ownLog = logPort(surface, life, log)
    const ownRecords = recordsPort(surface, life, watchedRecords)
    const ownBus = busPort(surface, life, () => false)
    const store = createEventStore({
      log: alterations.log?.(ownLog, tools(life)) ?? ownLog,
      records: alterations.records?.(ownRecords, tools(life)) ?? ownRecords,
      bus: alterations.eventStoreBus?.(ownBus, tools(life)) ?? ownBus,
      clock: life.clock,
    })
    eventStores.push({ life, store })
    story.tell(life.name, 'starts')
    const begin = async (): Promise<void> => {
      try {
        await store.start()
      } catch (error) {
        // Its process ends, and whoever watches over it starts another.
        story.tell(life.name, `cannot start: ${String(error)}`)
        endEventStore(life)
        scheduler.after(200, () => eventStores.length === 0 && startEventStore())
      }
    }
    void begin()
  }

  const endEventStore = (life: Life): void => {
    life.end()
    const index = eventStores.findIndex((one) => one.life === life)
    if (index >= 0) eventStores.splice(index, 1)
  }

  // — the services —————————————————————————————————————————————————————————————————————————————————

  const failable = (of: ServiceName, table: ReactionTable): ReactionTable => {
    const own = alterations.reactions?.(of, table) ?? table
    const entries = Object.entries(own as Readonly<Record<string, (located: unknown) => unknown>>)
    return Object.fromEntries(
      entries.map(([type, react]) => [
        type,
        (located: unknown) => {
          if (failing.has(of)) {
            chaos.fault('reaction fails for good', of, `a bug of its own keeps it from reacting to ${type}`)
            throw new Error(POISON)
          }
          return react(located)
        },
      ]),
    )
  }

  const refuses =
    (of: ServiceName) =>
    (changes: readonly RowChange[]): boolean => {
      const row = refusing.get(of)
      if (row === undefined || changes.length === 0) return false
      const keys = changes.map(({ collection, id }) => `${collection} ${id}`)
      if (row === '') refusing.set(of, chaos.pick(keys))
      const refused = keys.includes(refusing.get(of) ?? '')
      if (refused) chaos.fault('view row refused for good', of, `its database refuses the row ${refusing.get(of)}`)
      return refused
    }

  const storeOf = <Store extends ViewStore>(of: ServiceName, life: Life, kept: Store): Store => {
    const port = storePort(surface, life, of, kept, refuses(of))
    const altered = alterations.store?.(of, port, tools(life))
    if (altered === undefined) return port
    return new Proxy(port, {
      get: (target, property) => (property in altered ? Reflect.get(altered, property) : Reflect.get(target, property)) as unknown,
    })
  }

  const launch: {
    readonly [Name in ServiceName]: (life: Life, surroundings: Surroundings, store: Stores[Name]) => Promise<Services[Name]>
  } = {
    customer: (_life, surroundings, store) =>
      startCustomerService({
        ...surroundings,
        store,
        settings: { welcomeCredit: WELCOME_CREDIT, currency: CURRENCY },
        passwords: { hash: async (password) => `hash of ${password}`, verify: async (hash, password) => hash === `hash of ${password}` },
        randomBytes,
        reactions: failable('customer', customerReactions),
      }),
    order: (_life, surroundings, store) => startOrderService({ ...surroundings, store, reactions: failable('order', orderReactions) }),
    product: (_life, surroundings, store) =>
      startProductService({ ...surroundings, store, reactions: failable('product', productReactions) }),
    accounting: (_life, surroundings, store) =>
      startAccountingService({ ...surroundings, store, reactions: failable('accounting', accountingReactions) }),
  }

  const startInstance = <Name extends ServiceName>(of: Name): Instance<Name> => {
    const life = newLife(of)
    const ownBus = busPort(surface, life, () => cutOff.has(of))
    const surroundings: Surroundings = {
      bus: alterations.serviceBus?.(of, ownBus, tools(life)) ?? ownBus,
      clock: alterations.clock?.(of, life.clock) ?? life.clock,
      newId,
      logger: quietLogger,
    }
    const store: Stores[Name] = storeOf(of, life, stores[of])
    const instance: Instance<Name> = { life, store, service: undefined }
    running[of].push(instance)
    story.tell(life.name, 'starts')
    life
      .guard(() => launch[of](life, surroundings, store))
      .then(
        (service) => {
          instance.service = service
        },
        (error: unknown) => void violations.push(`${life.name} could not start: ${String(error)}`),
      )
    return instance
  }

  const endInstance = (of: ServiceName, life: Life): void => {
    life.end()
    const all: { readonly life: Life }[] = running[of]
    const index = all.findIndex((one) => one.life === life)
    if (index >= 0) all.splice(index, 1)
  }

  // — what is done to them ——————————————————————————————————————————————————————————————————————————

  const ensureEventStore = (): void => {
    if (eventStores.length === 0) startEventStore()
  }
  const ensureService = (of: ServiceName): void => {
    if (running[of].length === 0) startInstance(of)
  }

  const crash = (life: Life, { effect, side, downMs }: PlannedCrash): void => {
    if (!life.alive) return
    chaos.crashed(effect, side)
    story.tell(life.name, `crashes ${side} ${effect}`, 'fault')
    if (eventStores.some((one) => one.life === life)) {
      endEventStore(life)
      scheduler.after(downMs, ensureEventStore)
      return
    }
    for (const of of serviceNames) {
      if (!running[of].some((one) => one.life === life)) continue
      endInstance(of, life)
      scheduler.after(downMs, () => ensureService(of))
    }
  }

  const killEventStores = (): void => {
    for (const { life } of eventStores.slice()) {
      story.tell(life.name, 'is killed', 'fault')
      endEventStore(life)
    }
  }
  const killService = (of: ServiceName): void => {
    for (const { life } of running[of].slice()) {
      story.tell(life.name, 'is killed', 'fault')
      endInstance(of, life)
    }
  }

  const restore = async (lose: number, live: boolean): Promise<void> => {
    const { position } = await log.head()
    const kept = Math.max(0, position - lose)
    const older = openSqliteEventLog(':memory:')
    const commits = await log.readAll(0, position)
    const sealed = commits.slice(0, kept).map((commit) => {
      const { hash: _, ...unsealed } = commit
      return { commit, json: canonicalJson(unsealed) }
    })
    if (sealed.length > 0) await older.insert(sealed)
    for (const { requestId } of commits.slice(kept)) {
      lost.add(requestId)
      committed.delete(requestId)
    }
    chaos.fault(
      live ? 'log restored under running services' : 'log restored from an older copy',
      'operator',
      `restores the log from a copy that ends at ${kept} of ${position}${live ? '; the services go on' : ''}`,
    )
    restoredLive ||= live
    disk = older
    log = watched(disk)
  }

  const suffer = (incident: Incident): void => {
    const { fault } = chaos
    switch (incident.kind) {
      case 'kill': {
        const { whom, downMs } = incident
        if (whom === 'event-store') {
          fault('event store killed', 'operator', `kills the event store for ${downMs} ms`)
          killEventStores()
          scheduler.after(downMs, ensureEventStore)
        } else if (whom === 'everything') {
          fault('everything killed', 'operator', `kills everything for ${downMs} ms`)
          killEventStores()
          serviceNames.forEach(killService)
          scheduler.after(downMs, () => {
            ensureEventStore()
            serviceNames.forEach(ensureService)
          })
        } else {
          const long = downMs > plan.deadlineMs
          fault(long ? 'service down past the deadline' : 'service killed', 'operator', `kills ${whom} for ${downMs} ms`)
          killService(whom)
          scheduler.after(downMs, () => ensureService(whom))
        }
        break
      }
      case 'second event store': {
        fault('second event store', 'operator', `starts a second event store for ${incident.forMs} ms`)
        startEventStore()
        scheduler.after(incident.forMs, () => {
          const [one] = chaos.chance(0.5) ? eventStores : eventStores.toReversed()
          if (!chaos.armed || one === undefined || eventStores.length < 2) return
          story.tell(one.life.name, 'is killed', 'fault')
          endEventStore(one.life)
        })
        break
      }
      case 'second instance': {
        const { of, forMs } = incident
        fault('second instance of a service', 'operator', `starts a second ${of} for ${forMs} ms`)
        doubled.add(`${of}.projection`)
        startInstance(of)
        scheduler.after(forMs, () => {
          const all: { readonly life: Life }[] = running[of]
          const [one] = chaos.chance(0.5) ? all : all.toReversed()
          if (!chaos.armed || one === undefined || all.length < 2) return
          story.tell(one.life.name, 'is killed', 'fault')
          endInstance(of, one.life)
        })
        break
      }
      case 'partition': {
        const { of, forMs } = incident
        fault('partition of a service', 'network', `cuts ${of} off for ${forMs} ms`)
        cutOff.add(of)
        scheduler.after(forMs, () => cutOff.delete(of))
        break
      }
      case 'outage': {
        const { of, forMs } = incident
        story.tell('operator', `takes the database of ${of} away for ${forMs} ms`, 'fault')
        chaos.away.add(of)
        scheduler.after(forMs, () => chaos.away.delete(of))
        break
      }
      case 'clock jump':
        fault('clock jumps past the deadline', 'operator', `lets the machine sleep for ${incident.byMs} ms`)
        scheduler.jump(incident.byMs)
        break
      case 'restore': {
        const { lose, live } = incident
        killEventStores()
        if (!live) {
          serviceNames.forEach(killService)
          broker.purge()
        }
        // The databases in memory answer within this very step.
        void restore(lose, live).then(() => {
          scheduler.after(chaos.between(10, 1_000), ensureEventStore)
          scheduler.after(chaos.between(10, 1_000), () => serviceNames.forEach(ensureService))
        })
        break
      }
      case 'failing reaction': {
        const { of, forMs } = incident
        failing.add(of)
        scheduler.after(forMs, () => {
          failing.delete(of)
          if (chaos.armed) mend()
        })
        break
      }
      case 'refused row': {
        const { of, forMs } = incident
        refusing.set(of, '')
        scheduler.after(forMs, () => {
          refusing.delete(of)
          if (chaos.armed) mend()
        })
        break
      }
      case 'rebuild': {
        const { of } = incident
        const [instance] = running[of]
        if (instance?.service === undefined) break
        fault('rebuild of a view', 'manager', `has the view of ${of} built again`)
        instance.service.projection.rebuild().catch(() => undefined)
        break
      }
      default: {
        const never: never = incident
        throw new TypeError(`unknown incident ${String(never)}`)
      }
    }
  }

  /** What a manager does about parked events once what was wrong is mended. */
  const mend = (): void => {
    for (const of of serviceNames) {
      for (const { service, life } of running[of]) {
        if (service === undefined) continue
        const { projection, reactions } = service
        const retry = async (): Promise<void> => {
          // What is parked says the event store: another instance may have done it.
          const unseen = await projection.parking.list()
          if (unseen.length > 0 && (chaos.armed || !restoredLive || rebuilds < 3)) {
            story.tell('manager', `has the view of ${life.name} built again: ${unseen.length} events are parked`)
            if (!chaos.armed) rebuilds += 1
            await projection.rebuild()
          }
          for (const { eventId, type, waits } of await reactions.parking.list()) {
            // Nobody is harmed if nothing is reserved for an order: it is canceled at its deadline.
            const how = type === 'OrderPlaced' && !waits && chaos.chance(0.5) ? 'discard' : 'retry'
            const outcome = await reactions.parking[how](eventId)
            story.tell('manager', `has ${life.name} ${how} ${type} ${eventId}: ${outcome.kind}`)
          }
        }
        retry().catch((error: unknown) => story.tell('manager', `could not mend: ${String(error)}`))
      }
    }
  }

  return {
    plan,
    scheduler,
    chaos,
    story,
    coverage,
    stores,
    records,
    random,
    outside,
    violations,
    log: () => log,
    instances: (of) => running[of],
    eventStores: () => eventStores,
    committed,
    lost,
    published,
    newId,
    start: () => {
      startEventStore()
      for (const of of serviceNames) startInstance(of)
    },
    suffer,
    mend,
    heal: () => {
      story.tell('operator', 'no more faults: everything that is down starts', 'verdict')
      for (const [what, why] of unexplained) violations.push(`nothing is parked that should not be: ${what}, ${why}`)
      chaos.disarm()
      cutOff.clear()
      failing.clear()
      refusing.clear()
      for (const { life } of eventStores.slice(1)) endEventStore(life)
      for (const of of serviceNames) for (const { life } of running[of].slice(1)) endInstance(of, life)
      ensureEventStore()
      serviceNames.forEach(ensureService)
    },
    restoredLive: () => restoredLive,
    close: () => {
      for (const { life } of eventStores.slice()) life.end()
      for (const of of serviceNames) for (const { life } of running[of].slice()) life.end()
      void log.close()
      void records.close()
      for (const of of serviceNames) void stores[of].close()
    },
    tools,
    alterations,
  }
}
