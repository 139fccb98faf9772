import { reactions as accountingReactions, startAccountingService } from '@souk/accounting'
import { serviceNames, type ServiceName } from '@souk/contracts'
import { reactions as customerReactions, startCustomerService, type CustomerService } from '@souk/customer'
import { reversingHasher } from '@souk/customer/testing'
import { createEventStore, type EventStore } from '@souk/event-store'
import { reactions as orderReactions, startOrderService, type OrderService } from '@souk/order'
import { reactions as productReactions, startProductService } from '@souk/product'
import type { ReactionTable, RowChange, Service, ServiceDependencies, ViewStore } from '@souk/service'
import { TEST_PUBLIC_URL } from '@souk/service/testing'
import { startStorefrontService } from '@souk/storefront'
import { silentLogger } from '@souk/testing'
import type { Alterations, Tools } from './alterations.ts'
import type { Broker } from './broker.ts'
import type { Chaos } from './chaos.ts'
import type { Disks, Stores } from './disks.ts'
import { createLife, type Life } from './life.ts'
import type { Plan, PlannedCrash } from './plan.ts'
import { busPort, logPort, POISON, statePort, storePort, type Surface } from './ports.ts'
import type { Scheduler } from './scheduler.ts'
import type { Story } from './story.ts'

export const CURRENCY = 'EUR'
const WELCOME_CREDIT = 9_000

interface Services extends Readonly<Record<ServiceName, Service>> {
  readonly customer: CustomerService
  readonly order: OrderService
}

/** A process of a service. */
export interface Instance<Name extends ServiceName = ServiceName> {
  readonly life: Life
  readonly store: Stores[Name]
  /** Undefined while the process starts. */
  service: Services[Name] | undefined
}

export interface EventStoreInstance {
  readonly life: Life
  readonly store: EventStore
}

export interface ProcessParts {
  readonly scheduler: Scheduler
  readonly plan: Plan
  readonly chaos: Chaos
  readonly story: Story
  readonly broker: Broker
  readonly disks: Disks
  readonly alterations: Alterations
  readonly tools: (life: Life) => Tools
  readonly newId: () => string
  readonly randomBytes: (size: number) => Buffer
  /** Notes that a rule was broken. */
  readonly violated: (what: string) => void
}

/** The running processes, and what can be done to them. */
export interface Processes {
  instances<Name extends ServiceName>(of: Name): readonly Instance<Name>[]
  eventStores(): readonly EventStoreInstance[]
  startEventStore(): void
  startService(of: ServiceName): void
  /** Starts an event store if none runs. */
  ensureEventStore(): void
  /** Starts an instance of a service if none runs. */
  ensureService(of: ServiceName): void
  /** Starts instances of a service until so many run. */
  ensureInstances(of: ServiceName, count: number): void
  killEventStores(): void
  killService(of: ServiceName): void
  /** If several instances run, kills the oldest or the youngest. */
  thinOut(of: ServiceName | 'event-store', older: boolean): void
  /** Kills one instance of a service. */
  killOne(of: ServiceName): void
  /** Hashes of the commits that were published on the bus. */
  readonly published: ReadonlySet<string>
  /** Services that cannot reach the broker. */
  readonly cutOff: Set<ServiceName>
  /** Services whose reactions fail at every try. */
  readonly failing: Set<ServiceName>
  /** Services whose database refuses one row: `<collection> <id>`, or '' if the next save decides which row. */
  readonly refusing: Map<ServiceName, string>
}

const remove = (all: { readonly life: Life }[], life: Life): void => {
  const index = all.findIndex((one) => one.life === life)
  if (index >= 0) all.splice(index, 1)
}

export const createProcesses = (parts: ProcessParts): Processes => {
  const { scheduler, plan, chaos, story, broker, disks, alterations, tools, newId, randomBytes, violated } = parts
  const eventStores: EventStoreInstance[] = []
  const running: { readonly [Name in ServiceName]: Instance<Name>[] } = {
    customer: [],
    order: [],
    product: [],
    accounting: [],
    storefront: [],
  }
  const published = new Set<string>()
  const cutOff = new Set<ServiceName>()
  const failing = new Set<ServiceName>()
  const refusing = new Map<ServiceName, string>()
  let lives = 0

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
    const log = logPort(surface, life, disks.log())
    const state = statePort(surface, life, disks.state)
    const bus = busPort(surface, life, 'event-store', () => false)
    const store = createEventStore({
      shop: { currency: CURRENCY },
      log: alterations.log?.(log, tools(life)) ?? log,
      state: alterations.state?.(state, tools(life)) ?? state,
      bus: alterations.eventStoreBus?.(bus, tools(life)) ?? bus,
      clock: life.clock,
    })
    eventStores.push({ life, store })
    story.tell(life.name, 'starts')
    store.start().catch((error: unknown) => {
      // The process exits, and its supervisor starts it again.
      story.tell(life.name, `cannot start: ${String(error)}`)
      endEventStore(life)
      scheduler.after(200, ensureEventStore)
    })
  }

  const endEventStore = (life: Life): void => {
    life.end()
    remove(eventStores, life)
  }

  const ensureEventStore = (): void => {
    if (eventStores.length === 0) startEventStore()
  }

  // — the services —————————————————————————————————————————————————————————————————————————————————

  const failable = (of: ServiceName, table: ReactionTable): ReactionTable => {
    const own = alterations.reactions?.(of, table) ?? table
    const entries = Object.entries(own as Readonly<Record<string, (located: unknown) => unknown>>)
    const guarded = entries.map(([type, react]) => [
      type,
      (located: unknown) => {
        if (!failing.has(of)) return react(located)
        chaos.fault('reaction fails for good', of, `fails to react to ${type}, and would at every try`)
        throw new Error(POISON)
      },
    ])
    return Object.fromEntries(guarded)
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

  const storeOf = <Store extends ViewStore>(of: ServiceName, life: Life, disk: Store): Store => {
    const port = storePort(surface, life, of, disk, refuses(of))
    const altered = alterations.store?.(of, port, tools(life))
    if (altered === undefined) return port
    return new Proxy(port, {
      get: (target, property): unknown => (property in altered ? Reflect.get(altered, property) : Reflect.get(target, property)),
    })
  }

  const launch: { readonly [Name in ServiceName]: (dependencies: ServiceDependencies, store: Stores[Name]) => Promise<Services[Name]> } = {
    customer: (dependencies, store) =>
      startCustomerService({
        ...dependencies,
        store,
        settings: { welcomeCredit: WELCOME_CREDIT, currency: CURRENCY },
        passwords: reversingHasher,
        randomBytes,
        reactions: (sealRecipient) => failable('customer', customerReactions(sealRecipient)),
      }),
    order: (dependencies, store) => startOrderService({ ...dependencies, store, reactions: failable('order', orderReactions) }),
    product: (dependencies, store) => {
      const reactions = failable('product', productReactions({ priceGraceMs: plan.priceGraceMs }))
      return startProductService({ ...dependencies, store, settings: plan, reactions })
    },
    accounting: (dependencies, store) =>
      startAccountingService({ ...dependencies, store, reactions: failable('accounting', accountingReactions()) }),
    storefront: (dependencies, store) => startStorefrontService({ ...dependencies, store }),
  }

  const ownDisk = (life: Life): Stores['storefront'] => {
    const { store, found } = disks.takeOwn(life)
    if (chaos.armed && found === 'empty') chaos.fault('storefront starts with an empty store', life.name, 'has an empty store')
    if (chaos.armed && found === 'older')
      chaos.fault('storefront starts with an older store', life.name, 'has an older store than the last one')
    return store
  }
  const disksOf: { readonly [Name in ServiceName]: (life: Life) => Stores[Name] } = {
    customer: () => disks.stores.customer,
    order: () => disks.stores.order,
    product: () => disks.stores.product,
    accounting: () => disks.stores.accounting,
    storefront: ownDisk,
  }
  const diskFor = <Name extends ServiceName>(of: Name, life: Life): Stores[Name] => disksOf[of](life)

  const startService = <Name extends ServiceName>(of: Name): void => {
    const life = newLife(of)
    const bus = busPort(surface, life, of, () => cutOff.has(of))
    const dependencies: ServiceDependencies = {
      bus: alterations.serviceBus?.(of, bus, tools(life)) ?? bus,
      clock: alterations.clock?.(of, life.clock) ?? life.clock,
      newId,
      logger: silentLogger,
      publicUrl: TEST_PUBLIC_URL,
      // The process exits, and its supervisor starts it again.
      fatal: ({ message }) => exit(of, life, message),
    }
    const store = storeOf(of, life, diskFor(of, life))
    const instance: Instance<Name> = { life, store, service: undefined }
    running[of].push(instance)
    story.tell(life.name, 'starts')
    life
      .guard(() => launch[of](dependencies, store))
      .then(
        (service) => {
          instance.service = service
        },
        (error: unknown) => life.alive && violated(`${life.name} could not start: ${String(error)}`),
      )
  }

  const endInstance = (of: ServiceName, life: Life): void => {
    life.end()
    remove(running[of], life)
  }

  const ensureInstances = (of: ServiceName, count: number): void => {
    while (running[of].length < count) startService(of)
  }
  const ensureService = (of: ServiceName): void => ensureInstances(of, 1)

  /** The process exits, and its supervisor starts it again. */
  const exit = (of: ServiceName, life: Life, why: string): void => {
    if (!life.alive) return
    story.tell(life.name, `exits: ${why}`)
    endInstance(of, life)
    scheduler.after(200, () => ensureService(of))
  }

  // — crashes and kills —————————————————————————————————————————————————————————————————————————————

  const crash = (life: Life, { effect, side, downMs }: PlannedCrash): void => {
    if (!life.alive) return
    chaos.crashed(effect, side)
    story.tell(life.name, `crashes ${side} ${effect}`, 'fault')
    if (eventStores.some((one) => one.life === life)) {
      endEventStore(life)
      scheduler.after(downMs, ensureEventStore)
    }
    for (const of of serviceNames) {
      if (!running[of].some((one) => one.life === life)) continue
      endInstance(of, life)
      scheduler.after(downMs, () => ensureService(of))
    }
  }

  const kill = (of: ServiceName | 'event-store', life: Life): void => {
    story.tell(life.name, 'is killed', 'fault')
    if (of === 'event-store') endEventStore(life)
    else endInstance(of, life)
  }

  const livesOf = (of: ServiceName | 'event-store'): readonly Life[] => {
    const all: readonly { readonly life: Life }[] = of === 'event-store' ? eventStores : running[of]
    return all.map(({ life }) => life)
  }

  return {
    instances: (of) => running[of],
    eventStores: () => eventStores,
    startEventStore,
    startService,
    ensureEventStore,
    ensureService,
    ensureInstances,
    killEventStores: () => {
      for (const life of livesOf('event-store')) kill('event-store', life)
    },
    killService: (of) => {
      for (const life of livesOf(of)) kill(of, life)
    },
    thinOut: (of, older) => {
      const all = livesOf(of)
      const one = older ? all[0] : all.at(-1)
      if (all.length > 1 && one !== undefined) kill(of, one)
    },
    killOne: (of) => {
      const all = livesOf(of)
      if (all.length > 0) kill(of, chaos.pick(all))
    },
    published,
    cutOff,
    failing,
    refusing,
  }
}
