import { createInProcessBus, type Bus } from '@souk/bus'
import type { ServiceName, SoukEvent } from '@souk/contracts'
import type { App } from '@souk/http'
import { newId as newUuid, type Commit } from '@souk/log-protocol'
import { systemClock, type Logger } from '@souk/process'
import { createLogClient, type LogClient, type Service, type ServiceDependencies, type ViewStore } from '@souk/service'
import { asTestManager, createSigningKey, withTestManager, TEST_PUBLIC_URL, type SigningKey } from '@souk/service/testing'
import { silentLogger, turn } from '@souk/testing'
import { appendEvents } from './append-events.ts'
import { createTestEventStore, databaseFile, type TestEventStoreOptions } from './test-event-store.ts'

export interface ServiceInTestOptions<Store extends ViewStore, Running extends Service> extends Omit<TestEventStoreOptions, 'bus'> {
  /** The service sends its requests under this name. */
  readonly name: ServiceName
  /** Opens the database of the view: a file, or `:memory:`. */
  readonly open: (file: string) => Store
  readonly start: (parts: ServiceDependencies & { readonly store: Store }) => Promise<Running>
  readonly app: (parts: ServiceDependencies & { readonly store: Store; readonly service: Running }) => App
  /** Default: a logger that drops everything. */
  readonly logger?: Logger
  /** Default: new UUIDs. */
  readonly newId?: () => string
}

export interface RestartOptions {
  /** The view is empty when the service starts again, as after the loss of its database (default: it is as before). */
  readonly emptyView?: boolean
  /** What happens while the service is down. */
  readonly meanwhile?: () => Promise<void>
}

/** A service that runs on a real event store. The test speaks for the other services. */
export interface ServiceInTest<Store extends ViewStore, Running extends Service> {
  /** The service that runs now; another one after a restart. */
  readonly service: Running
  /** Its application; another one after a restart. A request that is injected without `authorization` is a manager's. */
  readonly app: App
  /** The same, but a request without `authorization` is a stranger's. */
  readonly strangersApp: App
  /** The database of its view, which outlives the service. */
  readonly store: Store
  readonly log: LogClient
  /** The bus of another service. */
  busOf(sender: ServiceName): Bus
  /** What the service was given. */
  readonly dependencies: ServiceDependencies
  /** Appends events in one commit, as the services that own their streams would, whatever versions the streams have. */
  append(...events: readonly SoukEvent[]): Promise<Commit>
  /** The header of a request with an access token. The key that signs it is published in the log before the first one. */
  readonly bearer: SigningKey['bearer']
  /** Waits until the service has shown everything and acted on everything, and nothing follows from that any more. */
  caughtUp(): Promise<void>
  /** Stops the service, and starts another one on the same log and the same database. */
  restart(options?: RestartOptions): Promise<void>
  /** Stops everything. */
  stop(): Promise<void>
}

/**
 * Starts a service on a real event store and a bus, in the process of the test.
 * Resolves when the view stands at the head of the log.
 */
export const startServiceInTest = async <Store extends ViewStore, Running extends Service>(
  options: ServiceInTestOptions<Store, Running>,
): Promise<ServiceInTest<Store, Running>> => {
  const { name, open, start, app: build, clock = systemClock, deliver, folder, logger = silentLogger, newId = newUuid } = options
  const bus = createInProcessBus({ clock, ...(deliver && { deliver }) })
  const eventStore = createTestEventStore({ ...options, bus })
  await eventStore.start()
  const fatal = (fault: Error): never => {
    throw fault
  }
  const dependencies: ServiceDependencies = { bus: bus.as(name), clock, newId, logger, publicUrl: TEST_PUBLIC_URL, fatal }
  const log = createLogClient(bus, clock)

  const openView = (): Store => open(databaseFile(folder, 'view'))
  let store = openView()
  const startService = async () => {
    // The service may not close the database: one in memory would be lost.
    const lasting: Store = { ...store, close: async () => undefined }
    const service = await start({ ...dependencies, store: lasting })
    const app = build({ ...dependencies, service: withTestManager(service), store })
    while (!service.projection.subscription.ready) await turn()
    return { service, app }
  }
  let running = await startService()
  const stopService = async (): Promise<void> => {
    await running.app.close()
    await running.service.stop()
  }

  let publishing: Promise<SigningKey> | undefined

  return {
    get service() {
      return running.service
    },
    get app() {
      return asTestManager(running.app)
    },
    get strangersApp() {
      return running.app
    },
    get store() {
      return store
    },
    log,
    busOf: bus.as,
    dependencies,
    append: (...events) => appendEvents(log, events),
    bearer: async (holder, changes) => {
      publishing ??= createSigningKey(1, { clock }).then(async (key) => {
        await appendEvents(log, [key.published])
        return key
      })
      return (await publishing).bearer(holder, changes)
    },
    caughtUp: async () => {
      for (;;) {
        await turn()
        const before = await log.head()
        if ((await running.service.caughtUp()) && (await log.head()).position === before.position) return
      }
    },
    restart: async ({ emptyView = false, meanwhile } = {}) => {
      await stopService()
      await meanwhile?.()
      if (emptyView) await store.clear()
      if (folder !== undefined) {
        await store.close()
        store = openView()
      }
      running = await startService()
    },
    stop: async () => {
      await stopService()
      await store.close()
      await eventStore.stop()
      await bus.close()
    },
  }
}
