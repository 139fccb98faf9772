import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInProcessBus } from '@souk/bus'
import { schemaVersionOf, streamOf, type Customer, type Registration, type SoukEvent } from '@souk/contracts'
import { createEventStore, openSqliteEventLog, openSqliteState } from '@souk/event-store'
import type { App } from '@souk/http'
import { fingerprint, newId, type Commit, type JsonObject } from '@souk/log-protocol'
import { systemClock } from '@souk/process'
import { createLogClient, type LogClient } from '@souk/service'
import { buildCustomerApp } from '../src/http/routes.ts'
import type { PasswordHasher } from '../src/personal/passwords.ts'
import { startCustomerService, type CustomerService } from '../src/service.ts'
import { openCustomerStore } from '../src/view/store.sqlite.ts'
import type { CustomerStore } from '../src/view/store.ts'

/** The customer service on a real log in files and a real bus. */
export interface Stack {
  readonly app: App
  readonly service: CustomerService
  readonly store: CustomerStore
  readonly log: LogClient
  /** All that went over the bus to those who subscribe. */
  readonly published: readonly Commit[]
  /** What the service has logged. */
  readonly logged: readonly string[]
  /** Appends what another service would have, or what went wrong: one commit. */
  append(events: readonly SoukEvent[], versions?: Readonly<Record<string, number>>): Promise<void>
  register(person?: Partial<Person>): Promise<string>
  customer(customerId: string): Promise<Customer>
  /** The view and the reactions have handled everything. */
  settled(): Promise<void>
  /** The bytes of the event store's files whose names begin like that. */
  bytes(prefix: string): string
  /** Another instance of the service, with nothing in memory, on the same log and view. */
  restart(): Promise<void>
  stop(): Promise<void>
}

export interface Person {
  readonly username: string
  readonly password: string
  readonly name: string
  readonly email: string
  readonly phone: string
  readonly address: string
}

export const ada: Person = {
  username: 'Ada.Lovelace',
  password: 'analytical engine',
  name: 'Augusta Ada King',
  email: 'ada@lovelace.example',
  phone: '+44 20 7946 0958',
  address: '12 St James’s Square, London',
}

/** Cheap, and no hash at all: only for tests. */
const reversing: PasswordHasher = {
  hash: async (password) => `reversed:${[...password].reverse().join('')}`,
  verify: async (hash, password) => hash === (await reversing.hash(password)),
}

export const startStack = async ({ welcomeCredit = 1_000 } = {}): Promise<Stack> => {
  const folder = mkdtempSync(join(tmpdir(), 'souk-customer-'))
  const clock = systemClock
  const bus = createInProcessBus({ clock })
  const eventLog = openSqliteEventLog(join(folder, 'log.sqlite'))
  const state = openSqliteState(join(folder, 'records.sqlite'))
  const eventStore = createEventStore({ log: eventLog, state, bus, clock })
  await eventStore.start()
  const published: Commit[] = []
  await bus.subscribe('test', async (commits) => void published.push(...commits))

  const logged: string[] = []
  const note = (fields: object, message: string): void => void logged.push(JSON.stringify({ ...fields, message }))
  const surroundings = { bus, clock, newId, logger: { info: note, warn: note, error: note } }
  const start = async () => {
    const store = openCustomerStore(join(folder, 'view.sqlite'))
    const service = await startCustomerService({
      ...surroundings,
      store,
      settings: { welcomeCredit, currency: 'EUR' },
      passwords: reversing,
    })
    const app = buildCustomerApp({ ...surroundings, service, store })
    while (!service.projection.follower.ready) await clock.sleep(1)
    return { store, service, app }
  }
  let running = await start()
  const log = createLogClient(bus, clock)

  return {
    get app() {
      return running.app
    },
    get service() {
      return running.service
    },
    get store() {
      return running.store
    },
    log,
    published,
    logged,
    append: async (events, versions = {}) => {
      const byStream = new Map<string, SoukEvent[]>()
      for (const event of events) byStream.set(streamOf(event), [...(byStream.get(streamOf(event)) ?? []), event])
      const actor = { kind: 'service' as const, id: 'test' }
      const requestId = newId()
      const answer = await log.append({
        requestId,
        fingerprint: fingerprint({ type: 'Test', target: requestId, input: {}, actor }),
        actor,
        correlationId: requestId,
        causationId: requestId,
        appends: [...byStream].map(([stream, own]) => ({
          stream,
          fromVersion: versions[stream] ?? 0,
          events: own.map(({ type, data }) => ({
            eventId: newId(),
            type,
            schemaVersion: schemaVersionOf(type),
            data: data satisfies object as JsonObject,
          })),
        })),
      })
      if (answer.outcome !== 'committed') throw new Error(`the test's append came to ${JSON.stringify(answer)}`)
    },
    register: async (person = {}) => {
      const answer = await running.app.inject({ method: 'POST', url: '/customers', payload: { ...ada, ...person } })
      if (answer.statusCode !== 201) throw new Error(answer.body)
      return answer.json<Registration>().customerId
    },
    customer: async (customerId) => (await running.app.inject({ url: `/customers/${customerId}` })).json<Customer>(),
    settled: async () => {
      while (!(await running.service.caughtUp())) await clock.sleep(1)
    },
    bytes: (prefix) =>
      readdirSync(folder)
        .filter((name) => name.startsWith(prefix))
        .map((name) => readFileSync(join(folder, name)).toString('latin1'))
        .join(''),
    restart: async () => {
      await running.app.close()
      await running.service.stop()
      running = await start()
    },
    stop: async () => {
      await running.app.close()
      await running.service.stop()
      await eventStore.stop()
      await bus.close()
      await eventLog.close()
      await state.close()
      rmSync(folder, { recursive: true })
    },
  }
}
