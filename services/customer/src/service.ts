import { randomBytes as secureRandomBytes } from 'node:crypto'
import { createKeyClient, startService, type Service, type Snapshots, type ServiceDependencies } from '@souk/service'
import { createClients, newClientSecret, type Clients } from './access/clients.ts'
import { createLogInThrottle, type LogInThrottle } from './access/log-in-throttle.ts'
import { executeOwn } from './access/own-commands.ts'
import { openSessionStore } from './access/session-store.sqlite.ts'
import type { SessionStore } from './access/session-store.ts'
import { createSessions, type Sessions } from './access/sessions.ts'
import { createSigning, type Signing } from './access/signing.ts'
import { endSession } from './domain/access-commands.ts'
import type { CreditState } from './domain/credit.ts'
import type { CustomerState } from './domain/customer.ts'
import { createAccounts } from './personal/accounts.ts'
import { boundedHasher } from './personal/bounded-hasher.ts'
import { DEFAULT_RETENTION_YEARS, sweepInvoiceKeys } from './personal/invoice-keys.ts'
import { argon2Hasher, type PasswordHasher } from './personal/passwords.ts'
import { createPreparations, type CustomerSettings, type Preparations } from './personal/preparations.ts'
import { createRecipients } from './personal/recipients.ts'
import { createVault, type RandomBytes } from './personal/vault.ts'
import { effects, reactions as ownReactions, view } from './subscriptions.ts'
import { takeCredit } from './take-credit.ts'
import { erases, type CustomerStore } from './view/store.ts'

export interface CustomerParts extends ServiceDependencies {
  readonly store: CustomerStore
  readonly settings: CustomerSettings
  /** Default: in memory, so that all sessions end with the process. */
  readonly sessions?: SessionStore
  /** Default: in memory. */
  readonly throttle?: LogInThrottle
  /** Default: argon2id. */
  readonly passwords?: PasswordHasher
  /** Default: the secure random bytes of Node. */
  readonly randomBytes?: RandomBytes
  /** Default: the table of `subscriptions.ts`. */
  readonly reactions?: typeof ownReactions
}

export interface CustomerService extends Service {
  readonly settings: CustomerSettings
  readonly preparations: Preparations
  readonly signing: Signing
  readonly sessions: Sessions
  readonly clients: Clients
  readonly newClientSecret: () => string
  readonly throttle: LogInThrottle
  /** The hash by which the view finds a user name. */
  usernameHash(username: string): Promise<string>
}

/** States from rows of the view, so that a command need not read a long stream from its start. */
const snapshots = (store: CustomerStore): Snapshots => ({
  customer: async (customerId) => {
    const row = await store.customer(customerId)
    if (row === undefined) return undefined
    const { status, usernameHash, revision, addressIds, passwordChanges, keptSession, version } = row
    const state: CustomerState =
      status === 'forgotten' || usernameHash === null
        ? { status: 'forgotten' }
        : { status, usernameHash, revision, addressIds, passwordChanges, keptSession }
    return { state, version }
  },
  credit: async (customerId) => {
    const row = await store.credit(customerId)
    if (row === undefined) return undefined
    const { version, status, available, held, granted, spent } = row
    const state: CreditState = { status, available, held, granted, spent }
    return { state, version }
  },
})

const DAY_MS = 86_400_000

/** Starts the customer service. Resolves when its projection and its reactions run. */
export const startCustomerService = async (parts: CustomerParts): Promise<CustomerService> => {
  const {
    store,
    settings,
    sessions: sessionStore = openSessionStore(':memory:'),
    throttle = createLogInThrottle(),
    passwords = argon2Hasher,
    randomBytes = secureRandomBytes,
    reactions = ownReactions,
    ...dependencies
  } = parts
  const { clock, newId, logger, publicUrl } = dependencies
  const keys = createKeyClient(dependencies.bus)
  const vault = createVault(keys, randomBytes)
  const service = await startService({
    ...dependencies,
    name: 'customer',
    store,
    view,
    reactions: reactions(createRecipients({ keys, vault, randomBytes })),
    effects: effects(vault),
    snapshots: snapshots(store),
    unseal: (events) => vault.unseal(events),
    erases,
    takeAway: takeCredit(settings.currency),
  })
  const { log, commands } = service
  const signing = createSigning({ keys, log, commands, clock, newId, logger, publicUrl })
  const endSweep = sweepInvoiceKeys({ keys, clock, logger, retentionYears: settings.invoiceRetentionYears ?? DEFAULT_RETENTION_YEARS })
  const sessions = createSessions({
    store: sessionStore,
    signing,
    log,
    snapshots: snapshots(store),
    clock,
    newId,
    randomBytes,
    secret: vault.secret,
    lifeMs: (settings.sessionDays ?? 30) * DAY_MS,
    end: (session) => executeOwn(service, endSession(session), { requestId: newId() }),
  })
  return {
    ...service,
    settings,
    preparations: createPreparations({
      vault,
      accounts: createAccounts(log, vault),
      store,
      passwords: boundedHasher(passwords),
      settings,
      newId,
    }),
    signing,
    sessions,
    clients: createClients(log),
    newClientSecret: () => newClientSecret(randomBytes),
    throttle,
    usernameHash: vault.usernameHash,
    stop: async () => {
      await signing.stop()
      await endSweep()
      await service.stop()
      await sessionStore.close()
      throttle.close()
    },
  }
}
