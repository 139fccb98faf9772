import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Customer, Registration, Tokens } from '@souk/contracts'
import { startServiceInTest } from '@souk/event-store/testing'
import type { Commit } from '@souk/log-protocol'
import { systemClock, type Clock } from '@souk/process'
import { createRecordingLogger } from '@souk/testing'
import { openSessionStore } from '../src/access/session-store.sqlite.ts'
import { buildCustomerApp } from '../src/http/routes.ts'
import type { PasswordHasher } from '../src/personal/passwords.ts'
import { startCustomerService } from '../src/service.ts'
import { openCustomerStore } from '../src/view/store.sqlite.ts'
import { reversingHasher } from './passwords.ts'
import { ada, type Person } from './samples.ts'

interface StackOptions {
  readonly welcomeCredit?: number
  readonly passwords?: PasswordHasher
  readonly clock?: Clock
}

/** Starts the customer service in a test. Its databases are files, for some tests look for personal data in their bytes. */
export const startStack = async ({ welcomeCredit = 1_000, passwords = reversingHasher, clock = systemClock }: StackOptions = {}) => {
  const folder = mkdtempSync(join(tmpdir(), 'souk-customer-'))
  const { logger, lines } = createRecordingLogger()
  const test = await startServiceInTest({
    name: 'customer',
    open: openCustomerStore,
    start: (parts) =>
      startCustomerService({
        ...parts,
        settings: { welcomeCredit, currency: 'EUR' },
        sessions: openSessionStore(join(folder, 'sessions.sqlite')),
        passwords,
      }),
    app: buildCustomerApp,
    folder,
    logger,
    clock,
  })
  const published: Commit[] = []
  await test.dependencies.bus.subscribe('test', async (commits) => void published.push(...commits))
  const stopService = test.stop

  return Object.assign(test, {
    /** Commits that went over the bus to those who subscribe. */
    published: published as readonly Commit[],
    /** What the service has told its logger. */
    logged: lines,
    register: async (person: Partial<Person> = {}): Promise<string> => {
      const answer = await test.app.inject({ method: 'POST', url: '/customers', payload: { ...ada, ...person } })
      if (answer.statusCode !== 201) throw new Error(answer.body)
      return answer.json<Registration>().customerId
    },
    logIn: async (username = ada.username, password = ada.password): Promise<Tokens> => {
      const answer = await test.app.inject({ method: 'POST', url: '/sessions', payload: { username, password } })
      if (answer.statusCode !== 201) throw new Error(answer.body)
      return answer.json<Tokens>()
    },
    customer: async (customerId: string): Promise<Customer> => (await test.app.inject(`/customers/${customerId}`)).json<Customer>(),
    /** The bytes of the files of a database. */
    bytes: (database: 'log' | 'state' | 'view'): string =>
      readdirSync(folder)
        .filter((name) => name.startsWith(database))
        .map((name) => readFileSync(join(folder, name)).toString('latin1'))
        .join(''),
    stop: async (): Promise<void> => {
      await stopService()
      rmSync(folder, { recursive: true })
    },
  })
}
export type Stack = Awaited<ReturnType<typeof startStack>>
