import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hourOf, type SoukEvent } from '@souk/contracts'
import { canonicalJson } from '@souk/log-protocol'
import { systemClock } from '@souk/process'
import { createLogClient, type LogClient } from '@souk/service'
import { createSigningKey, type SigningKey } from '@souk/service/testing'
import { testId } from '@souk/testing'
import { appendEvents, createTestEventStore, type TestEventStore } from '../testing/index.ts'

const ada = testId(1)

const revoked = (): SoukEvent => {
  const now = Date.now()
  const revokedAt = new Date(now).toISOString()
  return { type: 'AccessRevoked', data: { customerId: ada, sessionId: null, keptSessionId: null, revokedAt, hour: hourOf(now) } }
}

describe('the event store', () => {
  let store: TestEventStore
  let log: LogClient
  let key: SigningKey
  beforeEach(async () => {
    store = createTestEventStore()
    await store.start()
    log = createLogClient(store.bus, systemClock)
    key = await createSigningKey()
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

  it('looks into its log for a key that another writer has put there', async () => {
    const other = createTestEventStore()
    await other.start()
    await appendEvents(createLogClient(other.bus, systemClock), [key.published])
    const commits = await other.eventLog.readAll(0, 1)
    await other.stop()
    await store.eventLog.insert(commits.map(({ hash, ...unsealed }) => ({ commit: { ...unsealed, hash }, json: canonicalJson(unsealed) })))
    expect(await counts(await key.token())).toBe(true)
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
