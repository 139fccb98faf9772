import { randomUUID } from 'node:crypto'
import { Redis } from 'ioredis'
import { afterAll, describe, expect, it } from 'vitest'
import { StoreUnavailable } from '@souk/service'
import { describeSessionStore, newSession } from './session-store.contract.ts'
import { openRedisSessionStore } from './session-store.redis.ts'

const url = process.env['REDIS_URL'] ?? ''
const run = randomUUID()

describe.skipIf(url === '')('on Redis', () => {
  const redis = new Redis(url, { lazyConnect: true })
  afterAll(async () => {
    for await (const keys of redis.scanStream({ match: `test:${run}:*`, count: 1_000 })) if (keys.length > 0) await redis.unlink(keys)
    redis.disconnect()
  })

  describeSessionStore('Redis', async (data) => openRedisSessionStore(url, { prefix: `test:${run}:${data}` }))

  it('expire by themselves', async () => {
    const prefix = `test:${run}:expiring`
    const store = openRedisSessionStore(url, { prefix })
    const [short, long] = [newSession(1, { life: 300 }), newSession(2)]
    await store.save(short)
    await store.save(long)
    await expect.poll(() => store.find(short.sessionId), { timeout: 5_000 }).toBeUndefined()
    expect(await store.ofCustomer(short.customerId)).toEqual([long])
    await store.remove(long)
    expect(await redis.keys(`${prefix}:*`)).toEqual([])
    await store.close()
  })

  it('leave nothing behind when the last one has expired', async () => {
    const prefix = `test:${run}:leaving`
    const store = openRedisSessionStore(url, { prefix })
    await store.save(newSession(1, { life: 200 }))
    await expect.poll(() => redis.keys(`${prefix}:*`), { timeout: 5_000 }).toEqual([])
    await store.close()
  })
})

it('is unavailable without a server', async () => {
  const store = openRedisSessionStore('redis://127.0.0.1:1')
  await expect(store.find('x')).rejects.toThrow(StoreUnavailable)
  await store.close()
})
