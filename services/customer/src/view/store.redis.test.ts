import { randomUUID } from 'node:crypto'
import { Redis } from 'ioredis'
import { afterAll, describe, expect, it } from 'vitest'
import { GENESIS } from '@souk/log-protocol'
import { saveFrom } from '@souk/service/testing/view-store-contract'
import { testId } from '@souk/testing'
import { describeCustomerStore } from './store.contract.ts'
import { openRedisCustomerStore } from './store.redis.ts'

const url = process.env['REDIS_URL'] ?? ''
const run = randomUUID()

describe.skipIf(url === '')('on Redis', () => {
  const redis = new Redis(url, { lazyConnect: true })
  afterAll(async () => {
    for await (const keys of redis.scanStream({ match: `test:${run}:*`, count: 1_000 })) if (keys.length > 0) await redis.unlink(keys)
    redis.disconnect()
  })

  describeCustomerStore('Redis', async (data) => openRedisCustomerStore(url, { prefix: `test:${run}:${data}` }), { lasting: true })

  const rewrites = async (): Promise<number> => {
    const info = await redis.info('persistence')
    // Redis counts a rewrite when it begins. One that is scheduled comes on top.
    const scheduled = info.includes('aof_rewrite_scheduled:1') ? 1 : 0
    return Number(/aof_rewrites:(\d+)/.exec(info)?.[1]) + scheduled
  }

  it('has the append-only file rewritten at the start, because the process before may have been killed', async () => {
    const before = await rewrites()
    const store = openRedisCustomerStore(url, { prefix: `test:${run}:started` })
    await store.checkpoint()
    await expect.poll(rewrites, { timeout: 20_000 }).toBeGreaterThan(before)
    await store.close()
  })

  it('holds nothing of what a forgotten customer’s row held, and has the append-only file rewritten without it', async () => {
    const prefix = `test:${run}:forgetting`
    const store = openRedisCustomerStore(url, { prefix })
    const person = { username: 'ada', email: 'ada@example.org' }
    const row = {
      customerId: testId(1),
      status: 'active',
      role: 'customer',
      usernameHash: 'a'.repeat(64),
      personal: { ...person, name: 'Ada Lovelace' },
    }
    const one = { position: 1, hash: '1'.repeat(64) }
    await saveFrom(store, [{ collection: 'customers', id: testId(1), row }], GENESIS, one)
    const contents = async () => {
      const rows = await redis.hgetall(`${prefix}:customers`)
      const index = [await redis.hgetall(`${prefix}:customers:terms-of`), await redis.zrange(`${prefix}:customers:terms`, '0', '-1')]
      return JSON.stringify([rows, await redis.hgetall(`${prefix}:customers:by:usernameHash`), index])
    }
    expect(await contents()).toContain('Ada Lovelace')
    const before = await rewrites()
    const forgotten = { ...row, status: 'forgotten', usernameHash: null, personal: null }
    await saveFrom(store, [{ collection: 'customers', id: testId(1), row: forgotten }], one, { position: 2, hash: '2'.repeat(64) })
    const index = [{ [testId(1)]: '\n#customer\n#forgotten\n' }, [`#customer\u0000${testId(1)}`, `#forgotten\u0000${testId(1)}`]]
    expect(await contents()).toBe(JSON.stringify([{ [testId(1)]: JSON.stringify(forgotten) }, {}, index]))
    await expect.poll(rewrites, { timeout: 20_000 }).toBeGreaterThan(before)
    await store.close()
  })
})
