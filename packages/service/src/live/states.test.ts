import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createApi, type App } from '@souk/http'
import { expectProblem } from '@souk/http/testing'
import { createManualClock, silentLogger, testId, turn, type ManualClock } from '@souk/testing'
import { openStream, type StreamReader } from '../../testing/read-stream.ts'
import type { Caller } from '../access/caller.ts'
import { forManagers, guardRoutes } from '../access/guard.ts'
import { createConnections } from './connections.ts'
import { createStateStream } from './states.ts'

const NOTHING = { id: undefined, event: undefined, data: undefined }
const headers = { authorization: 'Bearer token' }

/** A state. Readers care for its name only. */
let state: { name: string; size: number; text?: string }
let time: ManualClock
let app: App
let url: string
let isLoggedIn: boolean
let fault: Error | undefined
/** How often the state was looked at, and how often it was shown. */
let [looks, shows] = [0, 0]
/** What the next look waits for. */
let held: Promise<void> | undefined
let failures: string[]
const readers: StreamReader[] = []

beforeEach(async () => {
  state = { name: 'first', size: 1 }
  time = createManualClock()
  isLoggedIn = true
  fault = undefined
  looks = 0
  shows = 0
  held = undefined
  failures = []
  app = createApi({ logger: silentLogger, newId: randomUUID })
  const caller: Caller = { role: 'manager', customerId: testId(1), sessionId: testId(2) }
  guardRoutes(app, { known: () => caller, verify: async () => caller }, 'test')
  const connections = createConnections(app, {
    verifier: {
      watch: async () => ({ expiresAt: time.clock.now() + 600_000, counts: () => isLoggedIn }),
      refresh: async () => undefined,
    },
    clock: time.clock,
    limits: { perCaller: 5 },
    failed: (error) => failures.push(String(error)),
  })
  const stream = createStateStream(connections, 'state', async () => {
    looks += 1
    await held
    if (fault !== undefined) throw fault
    const now = { ...state }
    return {
      mark: now.name,
      show: async () => {
        shows += 1
        return now
      },
    }
  })
  app.get('/state/events', forManagers, (request, reply) => stream(request, reply))
  url = `${await app.listen({ host: '127.0.0.1', port: 0 })}/state/events`
})
afterEach(async () => {
  for (const reader of readers.splice(0)) reader.close()
  await app.close()
})

const open = async (more: Readonly<Record<string, string>> = {}): Promise<StreamReader> => {
  const reader = await openStream(url, { ...headers, ...more })
  readers.push(reader)
  return reader
}
const told = (reader: StreamReader): unknown[] => reader.messages().map(({ event, data }) => [event, data])
const first = ['state', { name: 'first', size: 1 }]

describe('a stream of a state', () => {
  it('begins with the whole state, whatever the reader has got before', async () => {
    const reader = await open({ 'last-event-id': '7' })
    await expect.poll(() => told(reader)).toEqual([first])
    expect(reader.blocks[0]).toEqual(NOTHING)
    expect(reader.blocks[1]).toMatchObject({ id: undefined })
    expect(reader.answer.headers).toMatchObject({ 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    expect(reader.answer.headers).not.toHaveProperty('souk-position')
  })

  it('tells the whole state again within a second after it has changed in what counts', async () => {
    const reader = await open()
    await expect.poll(() => told(reader)).toEqual([first])
    state = { name: 'first', size: 2 }
    await time.advance(1_000)
    state = { name: 'passing', size: 3 }
    state = { name: 'second', size: 4 }
    await time.advance(1_000)
    await expect.poll(() => told(reader)).toEqual([first, ['state', { name: 'second', size: 4 }]])
    expect(shows).toBe(2)
  })

  it('says each fifteen seconds that it lives', async () => {
    const reader = await open()
    await expect.poll(() => reader.blocks).toHaveLength(2)
    await time.advance(15_000)
    await expect.poll(() => reader.blocks).toHaveLength(3)
    expect(reader.blocks[2]).toEqual(NOTHING)
  })

  it('has no body if only its head is asked for', async () => {
    const answer = await app.inject({ method: 'HEAD', url: '/state/events', headers })
    expect([answer.statusCode, answer.headers['content-type'], answer.body]).toEqual([200, 'text/event-stream', ''])
  })

  it('ends with its session, and with the application', async () => {
    const one = await open()
    isLoggedIn = false
    await time.advance(1_000)
    await expect.poll(() => one.isOver).toBe(true)
    expect(told(one)).toEqual([first, ['end', { reason: 'session-ended' }]])
    isLoggedIn = true
    const other = await open()
    await app.close()
    await expect.poll(() => other.isOver).toBe(true)
    expect(told(other)).toEqual([first, ['end', { reason: 'restarting' }]])
  })

  it('counts among the streams of its sender', async () => {
    for (let count = 0; count < 5; count += 1) await open()
    expectProblem(await app.inject({ url: '/state/events', headers }), 'too-many-requests')
  })
})

describe('the state', () => {
  it('is looked at once a second for all readers together, and only while somebody reads', async () => {
    await time.advance(3_000)
    expect(looks).toBe(0)
    const all = [await open(), await open(), await open()]
    for (const reader of all) await expect.poll(() => told(reader)).toEqual([first])
    expect([looks, shows]).toEqual([1, 1])
    for (let seconds = 0; seconds < 3; seconds += 1) await time.advance(1_000)
    expect([looks, shows]).toEqual([4, 1])
    for (const reader of all) reader.close()
    await expect
      .poll(async () => {
        await time.advance(1_000)
        return time.sleeping()
      })
      .toEqual([])
    const before = looks
    await time.advance(3_000)
    expect(looks).toBe(before)
    state = { name: 'second', size: 1 }
    const late = await open()
    await expect.poll(() => told(late)).toEqual([['state', state]])
  })

  it('is looked at once for all who come at the same time', async () => {
    let release = (): void => undefined
    held = new Promise((resolve) => {
      release = resolve
    })
    const coming = [open(), open(), open()]
    await expect.poll(() => looks).toBe(1)
    for (let turns = 0; turns < 50; turns += 1) await turn()
    release()
    for (const reader of await Promise.all(coming)) await expect.poll(() => told(reader)).toEqual([first])
    expect([looks, shows]).toEqual([1, 1])
  })

  it('that cannot be looked at refuses who comes, and keeps those who are there', async () => {
    const reader = await open()
    await expect.poll(() => told(reader)).toEqual([first])
    fault = new Error('away')
    for (let seconds = 0; seconds < 3; seconds += 1) await time.advance(1_000)
    expect(failures).toEqual(['Error: away'])
    expectProblem(await app.inject({ url: '/state/events', headers }), 'internal-error')
    fault = undefined
    state = { name: 'second', size: 1 }
    await time.advance(1_000)
    await expect.poll(() => told(reader)).toEqual([first, ['state', state]])
  })
})

describe('a reader who is too slow', () => {
  const sizeOf = (data: unknown): unknown => data instanceof Object && 'size' in data && data.size
  const sizes = (reader: StreamReader): unknown[] => reader.messages().map(({ data }) => sizeOf(data))
  const tellLarge = async (size: number, length = 2_000_000): Promise<void> => {
    state = { name: `state ${size}`, size, text: 'x'.repeat(length) }
    await time.advance(1_000)
  }

  it('misses states, but not the newest', async () => {
    const slow = await open()
    await expect.poll(() => sizes(slow)).toEqual([1])
    slow.answer.pause()
    for (let size = 2; size <= 20; size += 1) await tellLarge(size)
    slow.answer.resume()
    await expect
      .poll(async () => {
        await time.advance(1_000)
        return sizes(slow).at(-1)
      })
      .toBe(20)
    expect(slow.messages().length).toBeLessThan(20)
  })

  it('is not one who takes large states that change all the time', async () => {
    const reader = await open()
    for (let size = 2; size <= 40; size += 1) {
      await tellLarge(size, 300_000)
      await expect.poll(() => sizes(reader).at(-1), { interval: 1 }).toBe(size)
    }
    expect(reader.isOver).toBe(false)
  })

  it('is cut when it takes nothing at all', async () => {
    const stuck = await open()
    await expect.poll(() => sizes(stuck)).toEqual([1])
    stuck.answer.pause()
    for (let size = 2; size <= 40; size += 1) await tellLarge(size)
    await expect.poll(() => time.sleeping()).toEqual([])
    stuck.answer.resume()
    await expect.poll(() => stuck.isOver).toBe(true)
    expect(sizes(stuck)).not.toContain(40)
  })
})
