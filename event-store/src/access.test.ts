import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hourOf, type SoukEvent } from '@souk/contracts'
import { canonicalJson, type Commit } from '@souk/log-protocol'
import { systemClock } from '@souk/process'
import { createLogClient, type LogClient } from '@souk/service'
import { createSigningKey, type SigningKey } from '@souk/service/testing'
import { testId } from '@souk/testing'
import { appendEvents, createTestEventStore, type TestEventStore } from '../testing/index.ts'

const ada = testId(1)
const bob = testId(2)

const revoked = (customerId = ada): SoukEvent => {
  const now = Date.now()
  const revokedAt = new Date(now).toISOString()
  return { type: 'AccessRevoked', data: { customerId, sessionId: null, keptSessionId: null, revokedAt, hour: hourOf(now) } }
}

describe('the event store', () => {
  let store: TestEventStore
  let log: LogClient
  let key: SigningKey
  let other: SigningKey
  beforeEach(async () => {
    store = createTestEventStore()
    await store.start()
    log = createLogClient(store.bus, systemClock)
    key = await createSigningKey()
    other = await createSigningKey(2)
  })
  afterEach(() => store.stop())

  const counts = async (token: string): Promise<boolean> => (await store.verifier.verify(token)) !== undefined
  /** Stops it, and starts it again on the same log. */
  const restart = async (): Promise<void> => store.restore((await store.eventLog.head()).position)

  it('verifies tokens by the commits that it writes', async () => {
    const token = await key.token({ customerId: ada })
    expect(await counts(token)).toBe(false)
    await appendEvents(log, [key.published])
    expect(await counts(token)).toBe(true)
    await appendEvents(log, [revoked()])
    expect(await counts(token)).toBe(false)
  })

  /** Puts commits into the log without the event store. */
  const anotherWrites = async (...events: SoukEvent[]): Promise<void> => {
    const elsewhere = createTestEventStore()
    await elsewhere.start()
    const before = await store.eventLog.readAll(0, 100)
    const sealed = (commits: readonly Commit[]) =>
      commits.map(({ hash, ...unsealed }) => ({ commit: { ...unsealed, hash }, json: canonicalJson(unsealed) }))
    await elsewhere.eventLog.insert(sealed(before))
    await appendEvents(createLogClient(elsewhere.bus, systemClock), events)
    await store.eventLog.insert(sealed(await elsewhere.eventLog.readAll(before.length, 100)))
    await elsewhere.stop()
  }

  it('looks into its log for a key that another writer has put there', async () => {
    await anotherWrites(key.published)
    expect(await counts(await key.token())).toBe(true)
  })

  it('hears within seconds of a revocation that another writer has put there, also after commits of its own', async () => {
    await appendEvents(log, [key.published])
    const [first, second] = [await key.token({ customerId: ada }), await key.token({ customerId: bob })]
    expect([await counts(first), await counts(second)]).toEqual([true, true])
    await anotherWrites(revoked())
    await expect.poll(() => counts(first), { timeout: 5_000 }).toBe(false)
    await anotherWrites(revoked(bob))
    await appendEvents(log, [other.published])
    await expect.poll(() => counts(second), { timeout: 5_000 }).toBe(false)
    expect(await counts(await key.token({ customerId: bob }))).toBe(true)
  })

  it('finds keys and revocations in its log when it starts', async () => {
    const old = await key.token({ customerId: ada })
    await appendEvents(log, [key.published, revoked()])
    await restart()
    expect(await counts(old)).toBe(false)
    expect(await counts(await key.token())).toBe(true)
    await appendEvents(log, [key.retired])
    await restart()
    expect(await counts(await key.token())).toBe(false)
  })
})
