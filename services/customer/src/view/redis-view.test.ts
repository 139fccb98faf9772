import { randomUUID } from 'node:crypto'
import { Redis } from 'ioredis'
import { afterAll, describe, expect, it } from 'vitest'
import { GENESIS } from '@souk/log-protocol'
import { PARKED, StoreUnavailable, type ViewStore } from '@souk/service'
import { describeViewStore, saveFrom } from '@souk/service/testing/view-store-contract'
import { openTcpProxy, restartServer } from '@souk/testing'
import { openRedisView, type RedisLayout, type RedisView } from './redis-view.ts'

const url = process.env['REDIS_URL'] ?? ''
const run = randomUUID()
const layouts = { people: { lookups: ['name'], order: 'rank' }, things: {} }
const row = (_collection: string, id: string, variant: number): object => ({
  name: `${id} ${variant} "ü€😀"`,
  nested: { none: null, list: [1, 2 ** 53 - 1, 0.1, -0.5], text: '\r\n$3\r\n' },
})

const at = (position: number) => ({ position, hash: 'c'.repeat(64) })
const person = (id: string, name: string | null = id) => ({ collection: 'people', id, row: { name } })
const prefixOf = (data: string): string => `test:${run}:${data}`
const open = (data: string, version = 1, some: Readonly<Record<string, RedisLayout>> = layouts, server = url): RedisView =>
  openRedisView(server, some, { prefix: prefixOf(data), version })

/** Loses the server at one message to it, or from it; later connections end at once. */
const losing =
  (lostTo: 'server' | 'client') =>
  async (data: string, message: number): Promise<ViewStore> => {
    let count = 0
    const proxy = await openTcpProxy(url, (to) => {
      if (to === lostTo) count += 1
      return count >= message ? 'lost' : 'passed'
    })
    const store = open(data, 1, layouts, proxy.url)
    return {
      ...store,
      close: async () => {
        await store.close()
        await proxy.close()
      },
    }
  }

describe.skipIf(url === '')('a view in Redis', () => {
  const redis = new Redis(url, { lazyConnect: true })
  afterAll(async () => {
    for await (const keys of redis.scanStream({ match: `test:${run}:*`, count: 1_000 })) if (keys.length > 0) await redis.unlink(keys)
    redis.disconnect()
  })

  describeViewStore('Redis', async (data) => open(data), {
    row,
    lasting: true,
    deletions: {
      everything: async (data) => void (await redis.unlink(prefixOf(data), ...(await redis.keys(`${prefixOf(data)}:*`)))),
      'where it stands': async (data) => void (await redis.unlink(prefixOf(data))),
    },
    ...(process.env['SOUK_TEST_RESTART'] === '1' && { restart: () => restartServer('redis') }),
    losses: { 'a message to it': losing('server'), 'an answer': losing('client') },
  })

  it('finds a row by a value that is its alone, whoever gives it away and takes it in one batch', async () => {
    const view = open('lookups')
    const holders = async () => view.redis.hgetall(view.keysOf('people').lookup('name'))
    await saveFrom(view, [person('1', 'a'), person('2', 'b'), person('3', null)], GENESIS, at(1))
    expect(await holders()).toEqual({ a: '1', b: '2' })
    await saveFrom(view, [person('1', 'b'), person('2', 'a')], at(1), at(2))
    expect(await holders()).toEqual({ a: '2', b: '1' })
    await saveFrom(view, [person('3', 'a'), person('2', null), { collection: 'people', id: '1', row: null }], at(2), at(3))
    expect(await holders()).toEqual({ a: '3' })
    await view.clear()
    expect(await holders()).toEqual({})
    await view.close()
  })

  it('lists rows in the order of a member, each once, also after it has changed or the row is gone', async () => {
    const view = open('order')
    const ranked = (id: string, rank: number | undefined) => ({ collection: 'people', id, row: { name: id, rank } })
    const listed = async () => view.redis.zrange(view.keysOf('people').order('rank'), '(0', '+inf', 'BYSCORE')
    await saveFrom(view, [ranked('a', 9_007_199_254_740_991), ranked('b', 2), ranked('c', 10), ranked('d', undefined)], GENESIS, at(1))
    expect(await listed()).toEqual(['b', 'c', 'a'])
    await saveFrom(view, [ranked('b', 11), { collection: 'people', id: 'a', row: null }, ranked('d', 1)], at(1), at(2))
    expect(await listed()).toEqual(['d', 'c', 'b'])
    await view.clear()
    expect(await listed()).toEqual([])
    await view.close()
  })

  it('is emptied when the layout has another version, of keys that no collection has any more too; the older version stops', async () => {
    const before = open('version')
    await saveFrom(
      before,
      [person('one'), { collection: 'things', id: 't', row: {} }, { collection: PARKED, id: 'p', row: {} }],
      GENESIS,
      at(4),
    )
    const old = await before.checkpoint()
    const after = open('version', 2, { people: {} })
    const start = await after.checkpoint()
    expect(start).toEqual({ ...GENESIS, build: expect.not.stringContaining(old.build) })
    expect(await after.page('people', '', 10)).toEqual({ checkpoint: start, rows: [] })
    expect(await after.redis.keys(`${prefixOf('version')}*`)).toEqual([prefixOf('version')])
    expect(await after.save([person('two')], start, at(1))).toBe('saved')
    await expect(before.save([person('one')], old, at(5))).rejects.toThrow(StoreUnavailable)
    await expect(before.checkpoint()).rejects.toThrow(StoreUnavailable)
    await expect(before.page('people', '', 10)).rejects.toThrow(StoreUnavailable)
    await expect(before.clear()).rejects.toThrow(StoreUnavailable)
    expect(await after.page('people', '', 10)).toMatchObject({ checkpoint: at(1), rows: [{ id: 'two' }] })
    await before.close()
    await after.close()
  })

  it('goes on by itself after its connection was closed by the server', async () => {
    const view = open('killed')
    await saveFrom(view, [person('one')], GENESIS, at(1))
    const stands = await view.checkpoint()
    const other = new Redis(url)
    const list = String(await other.client('LIST'))
    const id = new RegExp(`id=(\\d+) .*name=${prefixOf('killed')} `).exec(list)?.[1]
    expect(await other.client('KILL', 'ID', Number(id))).toBe(1)
    other.disconnect()
    const outcomes = new Set<unknown>()
    for (let tries = 0; tries < 100 && !outcomes.has('saved') && !outcomes.has('stale'); tries += 1) {
      outcomes.add(await view.save([person('two')], stands, at(2)).catch((error: unknown) => (error instanceof Error ? error.name : error)))
    }
    expect(['saved', 'stale', StoreUnavailable.name]).toEqual(expect.arrayContaining([...outcomes]))
    expect(await view.page('people', '', 10)).toMatchObject({ checkpoint: at(2), rows: [{ id: 'one' }, { id: 'two' }] })
    await view.close()
  })

  it('does not hang on a server that answers nothing any more', async () => {
    let silent = false
    const proxy = await openTcpProxy(url, () => (silent ? 'held' : 'passed'))
    const view = openRedisView(proxy.url, layouts, { prefix: prefixOf('silent'), version: 1, timeoutMs: 200 })
    await saveFrom(view, [person('one')], GENESIS, at(1))
    silent = true
    await expect(view.load([person('one')])).rejects.toThrow(StoreUnavailable)
    silent = false
    await view.close()
    await proxy.close()
  })

  it('refuses for good what one script cannot take, and changes nothing', async () => {
    const view = open('too much')
    const changes = Array.from({ length: 20_001 }, (_, index) => person(String(index)))
    await expect(saveFrom(view, changes, GENESIS, at(1))).rejects.toThrow(RangeError)
    expect(await view.page('people', '', 10)).toMatchObject({ checkpoint: GENESIS, rows: [] })
    await view.close()
  })
})

describe('without a server', () => {
  it('says so, each time', async () => {
    const view = openRedisView('redis://127.0.0.1:1', layouts, { prefix: 'none', version: 1 })
    await expect(view.checkpoint()).rejects.toThrow(StoreUnavailable)
    await expect(view.page('people', '', 10)).rejects.toThrow(StoreUnavailable)
    await view.close()
  })
})
