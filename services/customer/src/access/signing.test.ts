import { createPublicKey, verify } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { appendEvents, createTestEventStore, type TestEventStore } from '@souk/event-store/testing'
import { newId } from '@souk/log-protocol'
import { systemClock, type Clock } from '@souk/process'
import { createCommandHandler, createKeyClient, createLogClient, readState } from '@souk/service'
import { silentLogger, testId, until } from '@souk/testing'
import { keyringStream } from '../domain/access-commands.ts'
import { executeOwn } from './own-commands.ts'
import { createSigning, type Signing } from './signing.ts'

const MINUTE = 60_000
const DAY = 86_400_000

let later: number
const clock: Clock = { ...systemClock, now: () => Date.now() + later }
let eventStore: TestEventStore
let running: Signing[]
beforeEach(async () => {
  later = 0
  running = []
  eventStore = createTestEventStore()
  await eventStore.start()
})
afterEach(async () => {
  for (const signing of running) await signing.stop()
  await eventStore.stop()
})

/** Starts an instance of the service, as far as keys are concerned. */
const start = () => {
  const log = createLogClient(eventStore.bus, clock)
  const commands = createCommandHandler({ log, clock, newId })
  const keys = createKeyClient(eventStore.bus)
  const signing = createSigning({ keys, log, commands, clock, newId, logger: silentLogger, publicUrl: 'https://shop.example' })
  running.push(signing)
  return {
    log,
    signing,
    rotate: async () => executeOwn({ commands }, signing.rotation(), { requestId: newId() }),
    sign: async () => {
      const { token } = await signing.sign({ customerId: testId(1), sessionId: testId(2), role: 'customer' }, clock.now())
      const [header = '', payload = '', signature = ''] = token.split('.')
      const { kid } = JSON.parse(Buffer.from(header, 'base64url').toString()) as { kid: string }
      const key = (await keyring()).find(({ signingKeyId }) => String(signingKeyId) === kid)
      if (key === undefined) throw new Error(`no key ${kid} is published`)
      const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: key.publicKey }, format: 'jwk' })
      const isGood = verify(null, Buffer.from(`${header}.${payload}`), publicKey, Buffer.from(signature, 'base64url'))
      expect(isGood).toBe(true)
      return Number(kid)
    },
  }
}
const keyring = async () => (await readState(createLogClient(eventStore.bus, clock), keyringStream)).state.keys
const numbers = async () => (await keyring()).map(({ signingKeyId }) => signingKeyId)

describe('signing keys', () => {
  it('are made with the first token', async () => {
    const { sign } = start()
    expect(await numbers()).toEqual([])
    expect([await sign(), await sign()]).toEqual([1, 1])
    expect(await numbers()).toEqual([1])
  })

  it('are the same for all instances, however they start', async () => {
    const [one, other] = [start(), start()]
    expect(await Promise.all([one.sign(), other.sign(), one.sign()])).toEqual([1, 1, 1])
    await one.rotate()
    expect([await other.sign(), await one.sign()]).toEqual([2, 2])
    expect(await numbers()).toEqual([1, 2])
  })

  it('are renewed in time, and retired when their last token has expired', async () => {
    expect(await start().sign()).toBe(1)
    later = 83 * DAY
    start()
    await until(async () => (await numbers()).length === 2)
    later += 11 * MINUTE
    start()
    await until(async () => (await numbers()).length === 1)
    expect(await numbers()).toEqual([2])
  })

  it('are replaced if all have expired', async () => {
    const { sign } = start()
    expect(await sign()).toBe(1)
    later = 90 * DAY - 10 * MINUTE
    expect(await sign()).toBe(2)
  })

  it('are published again after a restore of an older log, and the older ones retired', async () => {
    const first = start()
    expect(await first.sign()).toBe(1)
    await first.rotate()
    await first.rotate()
    expect(await first.sign()).toBe(3)
    await first.signing.stop()
    await eventStore.restore(1)
    expect(await numbers()).toEqual([1])

    const { sign } = start()
    await until(async () => (await numbers()).includes(3))
    expect(await sign()).toBe(3)
    later = 11 * MINUTE
    start()
    await until(async () => !(await numbers()).includes(1))
    expect(await numbers()).toEqual([3])
  })

  it('are replaced if the key store has lost the private half', async () => {
    const { log, sign } = start()
    const at = new Date().toISOString()
    const expiresAt = new Date(Date.now() + DAY * 90).toISOString()
    const data = { signingKeyId: 7, publishedAt: at, expiresAt, keyring: 'tokens', publicKey: 'a2V5' } as const
    await appendEvents(log, [{ type: 'SigningKeyPublished', data }])
    expect(await sign()).toBe(8)
  })
})
