import { randomUUID } from 'node:crypto'
import { get } from 'node:http'
import type { FastifyRequest } from 'fastify'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { streamQuery } from '@souk/contracts'
import { createApi, type App } from '@souk/http'
import { expectProblem } from '@souk/http/testing'
import { LogUnavailable } from '@souk/log-protocol'
import { createManualClock, silentLogger, testId, turn, type ManualClock } from '@souk/testing'
import { openStream, type StreamReader } from '../../testing/read-stream.ts'
import type { Caller } from '../access/caller.ts'
import { forCustomers, guardRoutes } from '../access/guard.ts'
import { createConnections, type StreamLimits } from './connections.ts'
import { createFeed, type Feed } from './feed.ts'
import { numbered, type LiveMessage } from './message.ts'
import { createStreams } from './streams.ts'

const NOTHING = { id: undefined, event: undefined, data: undefined }

/** A log in which each commit has messages of its own. */
let log: LiveMessage[][]
let feed: Feed
let time: ManualClock
let app: App
let url: string
/** When tokens expire, and who has been logged out. */
let tokens: Map<string, { readonly caller: Caller; expiresAt: number; isEnded: boolean }>
let fault: Error | undefined
/** Why the log cannot be looked at. */
let blindness: Error | undefined
/** What the streams told of failures. */
let failures: string[]
/** What a request waits for before its stream begins. */
let held: (request: FastifyRequest) => Promise<void>
/** The positions after which the log was read. */
let reads: number[]
const readers: StreamReader[] = []

const startWith = async (limits: StreamLimits = {}, most = 100): Promise<void> => {
  log = []
  reads = []
  fault = undefined
  blindness = undefined
  failures = []
  held = async () => undefined
  time = createManualClock()
  tokens = new Map()
  feed = createFeed(0, () => undefined)
  app = createApi({ logger: silentLogger, newId: randomUUID, maxUnderWay: 5 })
  const counts = (token: string): boolean => {
    const found = tokens.get(token)
    return found !== undefined && !found.isEnded && time.clock.now() < found.expiresAt
  }
  const known = (token: string): Caller | undefined => (counts(token) ? tokens.get(token)?.caller : undefined)
  guardRoutes(app, { known, verify: async (token) => known(token) }, 'test')
  const failed = (error: unknown, meaning: string): void => {
    failures.push(`${String(error)}: ${meaning}`)
  }
  const connections = createConnections(app, {
    verifier: {
      watch: async (token) => ({ expiresAt: tokens.get(token)?.expiresAt ?? 0, counts: () => counts(token) }),
      refresh: async () => {
        if (blindness !== undefined) throw blindness
      },
    },
    clock: time.clock,
    limits,
    failed,
  })
  const stream = createStreams(connections, {
    feed,
    past: {
      read: async (topic, after, upTo) => {
        reads.push(after)
        if (fault !== undefined) throw fault
        return numbered(log.slice(after, upTo).flat()).filter(({ topics }) => topics.includes(topic))
      },
      page: 3,
      most,
    },
    head: async () => log.length,
    failed,
  })
  const shape = { params: z.strictObject({ topic: z.string() }), querystring: streamQuery }
  app.get('/topics/:topic/events', { ...forCustomers, schema: shape }, async (request, reply) => {
    await held(request)
    return stream(request, reply, { topic: request.params.topic, after: request.query.after })
  })
  url = await app.listen({ host: '127.0.0.1', port: 0 })
}

const tokenOf = (customer = 1): string => {
  const token = `token-${tokens.size + 1}`
  const caller: Caller = { role: 'customer', customerId: testId(customer), sessionId: testId(tokens.size + 1) }
  tokens.set(token, { caller, expiresAt: time.clock.now() + 600_000, isEnded: false })
  return token
}

interface Asked {
  readonly token?: string
  readonly after?: number | string
  readonly last?: string
}
const pathOf = (topic: string, { after }: Asked): string => `/topics/${topic}/events${after === undefined ? '' : `?after=${after}`}`
const headersOf = ({ token = tokenOf(), last }: Asked): Record<string, string> => ({
  authorization: `Bearer ${token}`,
  ...(last !== undefined && { 'last-event-id': last }),
})
const open = async (topic: string, asked: Asked = {}): Promise<StreamReader> => {
  const reader = await openStream(url + pathOf(topic, asked), headersOf(asked))
  readers.push(reader)
  await expect.poll(() => reader.blocks.length).toBeGreaterThan(0)
  return reader
}
const refusal = (topic: string, asked: Asked = {}) => app.inject({ url: pathOf(topic, asked), headers: headersOf(asked) })

/** Writes a commit with these messages, and shows it in the view. */
const commit = (...messages: readonly (readonly [type: string, topic: string])[]): void => {
  const position = log.length + 1
  const made = messages.map(([type, topic]): LiveMessage => ({ position, type, data: { type }, topics: [topic] }))
  log.push(made)
  feed.moved({ from: position - 1, to: position, size: made.length, tell: async () => made })
}
const typesOf = (reader: StreamReader): (string | undefined)[] => reader.messages().map(({ event }) => event)
const got = async (reader: StreamReader, count: number): Promise<(string | undefined)[]> => {
  await expect.poll(() => reader.messages().length).toBeGreaterThanOrEqual(count)
  return typesOf(reader)
}

beforeEach(() => startWith())
afterEach(async () => {
  for (const reader of readers.splice(0)) reader.close()
  await app.close()
})

describe('a stream', () => {
  it('begins with what happens now, and says where that is', async () => {
    commit(['Before', 'a'])
    const reader = await open('a')
    expect(reader.answer.headers).toMatchObject({ 'content-type': 'text/event-stream', 'souk-position': '1', 'cache-control': 'no-store' })
    expect(reader.answer.headers).toHaveProperty('x-request-id')
    expect(reader.answer.headers).not.toHaveProperty('content-encoding')
    commit(['Now', 'a'], ['Elsewhere', 'b'])
    expect(await got(reader, 1)).toEqual(['Now'])
    expect(reader.blocks).toEqual([
      { ...NOTHING, id: '1' },
      { id: '2.1', event: 'Now', data: { type: 'Now' } },
    ])
  })

  it('begins after the position in its query, read from the log page by page, and goes on live', async () => {
    for (let count = 1; count <= 8; count += 1) commit([`Of${count}`, count % 2 === 0 ? 'a' : 'b'])
    const reader = await open('a', { after: 2 })
    expect(await got(reader, 3)).toEqual(['Of4', 'Of6', 'Of8'])
    commit(['Of9', 'a'])
    expect(await got(reader, 4)).toEqual(['Of4', 'Of6', 'Of8', 'Of9'])
    expect([reader.answer.headers['souk-position'], reads]).toEqual(['2', [2, 5]])
  })

  it('begins after Last-Event-ID rather than after the position in its query, also in the middle of a commit', async () => {
    commit(['One', 'a'])
    commit(['Two', 'a'], ['Three', 'a'], ['Four', 'a'])
    commit(['Five', 'a'])
    expect(await got(await open('a', { after: 0, last: '2.1' }), 3)).toEqual(['Three', 'Four', 'Five'])
    expect(await got(await open('a', { after: 0, last: '2' }), 1)).toEqual(['Five'])
    expect(await got(await open('a', { after: 2, last: '' }), 1)).toEqual(['Five'])
  })

  it('begins at a position that the log has and the view does not show yet', async () => {
    const shown = log.length
    log.push([{ position: 1, type: 'Known', data: {}, topics: ['a'] }])
    const reader = await open('a', { after: 1 })
    feed.moved({ from: shown, to: 1, size: 1, tell: async () => log[0] ?? [] })
    commit(['New', 'a'])
    expect(await got(reader, 1)).toEqual(['New'])
  })

  it('tells who is too far behind to load everything anew, and goes on from there', async () => {
    await app.close()
    await startWith({}, 5)
    for (let count = 1; count <= 10; count += 1) commit([`Of${count}`, 'a'])
    const reader = await open('a', { after: 3 })
    commit(['Later', 'a'])
    expect(await got(reader, 2)).toEqual(['reload', 'Later'])
    expect(reader.messages()[0]).toEqual({ id: '10', event: 'reload', data: { position: 10 } })
  })

  it('ends if the log cannot be read, so that its reader comes back', async () => {
    commit(['One', 'a'])
    fault = new LogUnavailable('away')
    const reader = await open('a', { after: 0 })
    await expect.poll(() => reader.isOver).toBe(true)
    expect(reader.messages()).toEqual([{ ...NOTHING, event: 'end', data: { reason: 'restarting' } }])
  })

  it('ends if something was missed', async () => {
    const reader = await open('a')
    feed.standsAt(5)
    await expect.poll(() => reader.isOver).toBe(true)
    expect(reader.messages()).toEqual([{ ...NOTHING, event: 'end', data: { reason: 'behind' } }])
  })

  it('says each fifteen seconds that it lives, and where it stands', async () => {
    const reader = await open('a')
    commit(['Elsewhere', 'b'])
    await time.advance(14_000)
    expect(reader.blocks).toHaveLength(1)
    await time.advance(1_000)
    await expect.poll(() => reader.blocks).toHaveLength(2)
    expect(reader.blocks[1]).toEqual({ ...NOTHING, id: '1' })
  })

  it('has no body if only its head is asked for', async () => {
    const answer = await app.inject({ method: 'HEAD', url: '/topics/a/events', headers: headersOf({}) })
    expect([answer.statusCode, answer.headers['content-type'], answer.body]).toEqual([200, 'text/event-stream', ''])
  })
})

describe('a position that is no place in the log', () => {
  it.each(['-1', '1.5', 'x', '1e3', '99999999999999999999', '2', '%00'])('is 400: ?after=%s', async (after) => {
    commit(['One', 'a'])
    expectProblem(await refusal('a', { after }), 'malformed-request')
  })

  it.each(['-1', 'x', '1.', '1.2.3', '99999999999999999999', '2', '2.1', '1,1'])('is 400: Last-Event-ID: %s', async (last) => {
    commit(['One', 'a'])
    const problem = expectProblem(await refusal('a', { last, after: 0 }), 'malformed-request')
    expect(problem.errors?.[0]?.path).toBe('Last-Event-ID')
  })
})

describe('the end of a session', () => {
  it('ends its streams within a second, and says so', async () => {
    const [ended, other] = [tokenOf(), tokenOf()]
    const [one, two] = [await open('a', { token: ended }), await open('a', { token: other })]
    const found = tokens.get(ended)
    if (found) found.isEnded = true
    await time.advance(1_000)
    await expect.poll(() => one.isOver).toBe(true)
    expect(one.messages()).toEqual([{ ...NOTHING, event: 'end', data: { reason: 'session-ended' } }])
    commit(['Now', 'a'])
    expect(await got(two, 1)).toEqual(['Now'])
    expect(typesOf(one)).toEqual(['end'])
  })

  it('is told from the expiry of the token, after which the reader comes with another', async () => {
    const reader = await open('a')
    await time.advance(600_000)
    await expect.poll(() => reader.isOver).toBe(true)
    expect(reader.messages().at(-1)).toEqual({ ...NOTHING, event: 'end', data: { reason: 'token-expired' } })
  })
})

describe('a log that cannot be looked at', () => {
  const told = 'Error: away: streams are not told what happens until it can be read again'

  it('keeps no stream from its heartbeats, nor from its end with its token', async () => {
    const reader = await open('a')
    blindness = new Error('away')
    for (let seconds = 0; seconds < 15; seconds += 1) await time.advance(1_000)
    await expect.poll(() => reader.blocks).toHaveLength(2)
    await time.advance(600_000)
    await expect.poll(() => reader.isOver).toBe(true)
    expect(reader.messages().at(-1)).toEqual({ ...NOTHING, event: 'end', data: { reason: 'token-expired' } })
  })

  it('is told once each time', async () => {
    await open('a')
    for (const why of [new Error('away'), undefined, new Error('away')]) {
      blindness = why
      for (let seconds = 0; seconds < 3; seconds += 1) await time.advance(1_000)
    }
    expect(failures).toEqual([told, told])
  })
})

describe('a reader who is too slow', () => {
  it('is dropped, and gets the rest when it comes back', async () => {
    await app.close()
    await startWith({ waitingBytes: 100_000 }, 1_000)
    const slow = await open('a')
    slow.answer.pause()
    const large = 'x'.repeat(50_000)
    const total = 400
    for (let position = 1; position <= total; position += 1) {
      log.push([{ position, type: `Of${position}`, data: { large }, topics: ['a'] }])
      feed.moved({ from: position - 1, to: position, size: 1, tell: async () => log[position - 1] ?? [] })
    }
    await expect.poll(() => feed.position).toBe(total)
    slow.answer.resume()
    await expect.poll(() => slow.isOver).toBe(true)
    const before = slow.messages()
    expect(before.length).toBeLessThan(total)
    const again = await open('a', { last: before.at(-1)?.id ?? '0' })
    await expect.poll(() => again.messages().length + before.length).toBe(total)
    expect([...before, ...again.messages()].map(({ event }) => event)).toEqual(log.flat().map(({ type }) => type))
  })
})

describe('the number of streams', () => {
  it('is limited for each sender', async () => {
    await app.close()
    await startWith({ perCaller: 2 })
    const [one] = [await open('a'), await open('b')]
    const answer = await refusal('a')
    expectProblem(answer, 'too-many-requests')
    expect(answer.headers['retry-after']).toBe('1')
    await open('a', { token: tokenOf(2) })
    one?.close()
    await expect.poll(async () => (await openStream(`${url}/topics/a/events`, headersOf({}))).answer.statusCode).toBe(200)
  })

  it('is limited for all of them together', async () => {
    await app.close()
    await startWith({ all: 1 })
    await open('a')
    expectProblem(await refusal('a', { token: tokenOf(2) }), 'overloaded')
  })

  it('does not count a client who has gone before the stream begins', async () => {
    await app.close()
    await startWith({ perCaller: 1 })
    const gone = new Promise<void>((resolve) => {
      held = async ({ raw: { socket } }) => {
        client.destroy()
        await new Promise((closed) => socket.once('close', closed))
        await turn()
        resolve()
      }
    })
    const client = get(`${url}/topics/a/events`, { headers: headersOf({}), agent: false }).on('error', () => undefined)
    await gone
    held = async () => undefined
    expect((await open('a')).answer.statusCode).toBe(200)
  })

  it('does not count what was refused', async () => {
    await app.close()
    await startWith({ perCaller: 1 })
    for (let tries = 0; tries < 3; tries += 1) expectProblem(await refusal('a', { after: 99 }), 'malformed-request')
    expect((await open('a')).answer.statusCode).toBe(200)
  })
})

it('does not take the place of a request that is under way', async () => {
  for (let streams = 0; streams < 10; streams += 1) expect((await open('a')).answer.statusCode).toBe(200)
})

it('ends at once when the application closes, and no other begins', async () => {
  const reader = await open('a')
  const start = performance.now()
  await app.close()
  expect(performance.now() - start).toBeLessThan(2_000)
  await expect.poll(() => reader.isOver).toBe(true)
  expect(reader.messages()).toEqual([{ ...NOTHING, event: 'end', data: { reason: 'restarting' } }])
})
