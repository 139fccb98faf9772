import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Bus } from '@souk/bus'
import { hourOf, type EventNamed, type SoukEvent } from '@souk/contracts'
import { appendEvents, createTestEventStore, type TestEventStore } from '@souk/event-store/testing'
import { systemClock } from '@souk/process'
import { createLogClient, defineView, startService, type LogClient, type Service, type ServiceDependencies } from '@souk/service'
import { openSqliteView } from '@souk/service/sqlite'
import { createSigningKey, TEST_PUBLIC_URL, type SigningKey } from '@souk/service/testing'
import { ignored } from '@souk/service/view'
import { silentLogger, testId, until } from '@souk/testing'

const ada = testId(1)

const revoked = (): SoukEvent => {
  const now = Date.now()
  const revokedAt = new Date(now).toISOString()
  return { type: 'AccessRevoked', data: { customerId: ada, sessionId: null, keptSessionId: null, revokedAt, hour: hourOf(now) } }
}

let store: TestEventStore
let log: LogClient
let key: SigningKey
let ids: number
const services: Service[] = []

const start = async (bus: Bus = store.bus): Promise<Service> => {
  const dependencies: ServiceDependencies = {
    bus,
    clock: systemClock,
    newId: () => testId((ids += 1)),
    logger: silentLogger,
    publicUrl: TEST_PUBLIC_URL,
    fatal: () => undefined,
  }
  const service = await startService({
    ...dependencies,
    name: 'test',
    store: openSqliteView(':memory:', 1, {}),
    view: defineView<Readonly<Record<string, object>>, EventNamed<'InvoiceIssued'>>({ InvoiceIssued: ignored }),
    reactions: {},
    unseal: async () => undefined,
  })
  services.push(service)
  return service
}

beforeEach(async () => {
  ids = 0
  store = createTestEventStore()
  await store.start()
  log = createLogClient(store.bus, systemClock)
  key = await createSigningKey()
})
afterEach(async () => {
  for (const service of services.splice(0)) await service.stop()
  await store.stop()
})

const counts = async ({ verifier }: Service, token: string): Promise<boolean> => (await verifier.verify(token)) !== undefined

/** A bus over which no commit is announced. */
const silent = (bus: Bus): Bus => ({ ...bus, subscribe: async () => async () => undefined })

describe('a service', () => {
  it('knows at its start what the log said before', async () => {
    const old = await key.token({ customerId: ada })
    await appendEvents(log, [key.published, revoked()])
    const service = await start()
    expect(await counts(service, old)).toBe(false)
    expect(await counts(service, await key.token())).toBe(true)
  })

  it('hears of a revocation, also if no message comes', async () => {
    const service = await start(silent(store.bus))
    await appendEvents(log, [key.published])
    const token = await key.token({ customerId: ada })
    expect(await counts(service, token)).toBe(true)
    await appendEvents(log, [revoked()])
    await expect.poll(() => counts(service, token), { timeout: 5_000 }).toBe(false)
  })

  it('takes a token whose key has just been published, before it has heard of the key', async () => {
    const service = await start(silent(store.bus))
    await until(() => service.projection.subscription.ready)
    await appendEvents(log, [key.published])
    expect(await counts(service, await key.token())).toBe(true)
  })

  it('hears of a revocation while its view and its reactions hang', async () => {
    const service = await start()
    await appendEvents(log, [key.published])
    const token = await key.token({ customerId: ada })
    expect(await counts(service, token)).toBe(true)
    let release: (() => void) | undefined
    const hanging = service.projection.subscription.exclusively(() => new Promise<void>((resolve) => (release = resolve)))
    await appendEvents(log, [revoked()])
    await expect.poll(() => counts(service, token)).toBe(false)
    release?.()
    await hanging
  })
})
