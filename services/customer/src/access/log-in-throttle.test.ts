import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { Redis } from 'ioredis'
import { afterAll, describe, expect, it } from 'vitest'
import { StoreUnavailable } from '@souk/service'
import { connectRedis } from '../redis-connection.ts'
import { createLogInThrottle, delayAfter, type LogInThrottle } from './log-in-throttle.ts'

const url = process.env['REDIS_URL'] ?? ''

it('lets five attempts be free, and then doubles the delay up to a minute', () => {
  const delays = Array.from({ length: 14 }, (_, index) => delayAfter(index + 1, { free: 5, longest: 60 }))
  expect(delays).toEqual([0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60])
  expect(delayAfter(1_000_000, { free: 5, longest: 60 })).toBe(60)
})

const describeThrottle = (name: string, create: () => LogInThrottle): void => {
  describe(`the throttle of log-ins ${name}`, () => {
    const attempts = async (throttle: LogInThrottle, account: string, address: (index: number) => string, count: number) => {
      const delays: (number | undefined)[] = []
      for (let index = 0; index < count; index += 1) delays.push(await throttle.attempt(account, address(index)))
      return delays
    }
    const free = (count: number) => Array.from({ length: count }, () => undefined)

    it('slows down attempts on one account, from wherever they come, and on no other', async () => {
      const throttle = create()
      const delays = await attempts(throttle, 'ada', (index) => `192.0.2.${index}`, 20)
      expect(delays.slice(0, 6)).toEqual(free(6))
      expect(Math.max(...delays.map((delay = 0) => delay))).toBeGreaterThanOrEqual(1)
      expect(await throttle.attempt('bob', '192.0.2.1')).toBeUndefined()
    })

    it('slows down attempts from one address, whatever accounts they try', async () => {
      const throttle = create()
      const delays: (number | undefined)[] = []
      for (let index = 0; index < 70; index += 1) delays.push(await throttle.attempt(`account ${index}`, '192.0.2.1'))
      expect(delays.slice(0, 51)).toEqual(free(51))
      expect(Math.max(...delays.map((delay = 0) => delay))).toBeGreaterThanOrEqual(1)
      expect(await throttle.attempt('ada', '192.0.2.2')).toBeUndefined()
    })

    it('does not count for the address what the account must wait for', async () => {
      const throttle = create()
      await attempts(throttle, 'ada', () => '192.0.2.1', 70)
      const others: (number | undefined)[] = []
      for (let index = 0; index < 40; index += 1) others.push(await throttle.attempt(`account ${index}`, '192.0.2.1'))
      expect(others).toEqual(free(40))
    })

    it('lets few of many attempts at once through', async () => {
      const throttle = create()
      const delays = await Promise.all(Array.from({ length: 40 }, () => throttle.attempt('ada', '192.0.2.1')))
      expect(delays.filter((delay) => delay === undefined)).toHaveLength(6)
    })

    it('counts for the address alone what is about no account', async () => {
      const throttle = create()
      const delays: (number | undefined)[] = []
      for (let index = 0; index < 60; index += 1) delays.push(await throttle.attempt(undefined, '192.0.2.1'))
      expect(delays.slice(0, 51)).toEqual(free(51))
      expect(Math.max(...delays.map((delay = 0) => delay))).toBeGreaterThanOrEqual(1)
      expect(await throttle.attempt(undefined, '192.0.2.2')).toBeUndefined()
    })

    it('begins again after the right password', async () => {
      const throttle = create()
      await attempts(throttle, 'ada', () => '192.0.2.1', 6)
      await throttle.succeeded('ada', '192.0.2.1')
      expect(await attempts(throttle, 'ada', () => '192.0.2.1', 5)).toEqual(free(5))
    })

    it('takes no delay from an account when another one that shares its counter logs in', async () => {
      const throttle = create()
      const sharing = 'stranger 207651'
      await attempts(throttle, 'ada', () => '192.0.2.1', 6)
      while ((await throttle.attempt(sharing, '192.0.2.2')) !== undefined) await sleep(200)
      await throttle.succeeded(sharing, '192.0.2.2')
      expect(await attempts(throttle, 'ada', () => '192.0.2.1', 6)).not.toEqual(free(6))
      // A slow machine may have let one or two more attempts through.
      expect(await attempts(throttle, sharing, () => '192.0.2.2', 3)).toEqual(free(3))
      expect(await attempts(throttle, sharing, () => '192.0.2.2', 20)).not.toEqual(free(20))
    })

    it('is not used up by log-ins with the right password', async () => {
      const throttle = create()
      for (let index = 0; index < 60; index += 1) {
        expect(await throttle.attempt('ada', '192.0.2.1')).toBeUndefined()
        await throttle.succeeded('ada', '192.0.2.1')
      }
      expect(await attempts(throttle, 'ada', () => '192.0.2.1', 6)).toEqual(free(6))
      expect(await attempts(throttle, 'ada', () => '192.0.2.1', 20)).not.toEqual(free(20))
    })
  })
}

describeThrottle('in memory', () => createLogInThrottle())

describe.skipIf(url === '')('on Redis', () => {
  const run = randomUUID()
  const redis = new Redis(url, { lazyConnect: true })
  afterAll(async () => {
    for await (const keys of redis.scanStream({ match: `test:${run}:*`, count: 1_000 })) if (keys.length > 0) await redis.unlink(keys)
    redis.disconnect()
  })

  let count = 0
  describeThrottle('on Redis', () => createLogInThrottle(redis, `test:${run}:${(count += 1)}`))

  it('counts the attempts of all instances together, and stores no address', async () => {
    const prefix = `test:${run}:shared`
    const instances = [createLogInThrottle(redis, prefix), createLogInThrottle(redis, prefix)]
    const delays: (number | undefined)[] = []
    for (let index = 0; index < 20; index += 1) delays.push(await instances[index % 2]?.attempt('ada', '192.0.2.77'))
    expect(Math.max(...delays.map((delay = 0) => delay))).toBeGreaterThanOrEqual(1)
    expect((await redis.keys(`${prefix}*`)).join()).not.toContain('192.0.2.77')
  })

  it('forgets the attempts on an account after an hour, and has a bounded number of them', async () => {
    const prefix = `test:${run}:bounded`
    const throttle = createLogInThrottle(redis, prefix)
    for (let index = 0; index < 30; index += 1) await throttle.attempt(`invented ${index}`, '192.0.2.1')
    const keys = await redis.keys(`${prefix}:account:attempts:*`)
    expect(keys.length).toBeGreaterThan(25)
    for (const key of keys) {
      expect(Number(key.split(':').at(-1))).toBeLessThan(2 ** 18)
      expect(await redis.ttl(key)).toBeLessThanOrEqual(3_600)
    }
    for (let index = 0; index < 3; index += 1) await throttle.attempt('ada', '192.0.2.1')
    await throttle.succeeded('ada', '192.0.2.1')
    const [note = '', ...others] = await redis.keys(`${prefix}:account:forgiven:*`)
    expect([await redis.get(note), others]).toEqual(['2', []])
    const seconds = await redis.ttl(note)
    expect(seconds > 0 && seconds <= 3_600).toBe(true)
  })
})

it('is unavailable without its server', async () => {
  const redis = connectRedis('redis://127.0.0.1:1', { name: 'test' })
  await expect(createLogInThrottle(redis).attempt('ada', '192.0.2.1')).rejects.toThrow(StoreUnavailable)
  redis.disconnect()
})
