import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { App } from '@souk/http'
import type { Announcement, ParkedEvent } from '@souk/log-protocol'
import { inBackground } from '@souk/process'
import { knowingTestManager, openStream, testManagersHeader, type StreamReader } from '@souk/service/testing'
import { createManualClock, silentLogger, type ManualClock } from '@souk/testing'
import { append, idNumber, requestNumber, sealAll } from '../../testing/samples.ts'
import { createInstances, type Instances } from '../instances.ts'
import { openSqliteEventLog } from '../log/event-log.sqlite.ts'
import type { EventLog } from '../log/event-log.ts'
import { openLogSearch } from '../search/log-search.sqlite.ts'
import { openSqliteState } from '../state/state.sqlite.ts'
import type { State } from '../state/state.ts'
import { createCommitFeed } from './commit-feed.ts'
import { buildEventStoreApp } from './routes.ts'

const at = '2026-03-14T15:09:26.535Z'
const order = idNumber(7)

let log: EventLog
let state: State
let time: ManualClock
let instances: Instances
let publishError: string | null
let app: App
let url: string
const readers: StreamReader[] = []

beforeEach(async () => {
  log = openSqliteEventLog(':memory:')
  state = openSqliteState(':memory:')
  await log.insert(sealAll([requestNumber(1, [append(`order-${order}`, 0, 1, 2)])]))
  time = createManualClock()
  instances = createInstances(time.clock)
  publishError = null
  const search = openLogSearch(':memory:', { log, inBackground, clock: time.clock })
  app = buildEventStoreApp({
    log,
    commits: createCommitFeed(log, () => undefined),
    search,
    consumers: state.consumers,
    eventStore: {
      health: async () => ({ head: await log.head(), waiting: 0, published: 1, publishError }),
      instances: instances.list,
    },
    database: 'SQLite',
    verifier: knowingTestManager(),
    clock: time.clock,
    logger: silentLogger,
    newId: () => idNumber(99),
  })
  app.addHook('onClose', search.close)
  url = await app.listen({ host: '127.0.0.1', port: 0 })
})
afterEach(async () => {
  for (const reader of readers.splice(0)) reader.close()
  await app.close()
  await state.close()
  await log.close()
})

const open = async (path: string): Promise<StreamReader> => {
  const reader = await openStream(url + path, testManagersHeader)
  readers.push(reader)
  await expect.poll(() => reader.messages()).toHaveLength(1)
  return reader
}
const listed = async (path: string): Promise<unknown> => (await app.inject({ url: path, headers: testManagersHeader })).json()

/** Lets a second pass, and expects that the reader is told nothing, or the list as its route answers it. */
const expectNothing = async (reader: StreamReader): Promise<void> => {
  const before = reader.messages().length
  await time.advance(1_000)
  await time.advance(1_000)
  expect(reader.messages()).toHaveLength(before)
}
const expectNews = async (reader: StreamReader, path: string): Promise<void> => {
  const before = reader.messages().length
  await time.advance(1_000)
  await expect.poll(() => reader.messages()).toHaveLength(before + 1)
  expect(reader.messages().at(-1)?.data).toEqual(await listed(path))
}

describe('the stream of instances', () => {
  const announcement: Announcement = {
    name: 'order',
    version: '0.1.0',
    instance: idNumber(1),
    since: at,
    database: 'PostgreSQL',
    ready: true,
    position: 1,
    lag: 0,
    parked: { projection: 0, reactions: 0 },
    viewParked: [],
  }

  it('begins with the list', async () => {
    instances.note(announcement)
    const reader = await open('/instances/events')
    expect(reader.messages()).toEqual([{ id: undefined, event: 'instances', data: await listed('/instances') }])
  })

  it('tells the list again when an instance has come, has changed in what counts, or has gone', async () => {
    const reader = await open('/instances/events')
    const changes: readonly Partial<Announcement>[] = [
      {},
      { ready: false },
      { parked: { projection: 1, reactions: 0 } },
      { parked: { projection: 1, reactions: 1 } },
      { version: '0.2.0' },
      { instance: idNumber(2) },
    ]
    for (const change of changes) {
      instances.note({ ...announcement, ...change })
      await expectNews(reader, '/instances')
    }
    publishError = 'the bus is away'
    await expectNews(reader, '/instances')
    await time.advance(17_000)
    await expect.poll(() => reader.messages()).toHaveLength(9)
    expect(reader.messages().at(-1)?.data).toMatchObject({ instances: [{ name: 'event-store' }] })
  })

  it('does not tell it because of positions, lags, or another announcement', async () => {
    instances.note(announcement)
    const reader = await open('/instances/events')
    instances.note({ ...announcement, position: 0, lag: 1 })
    await log.insert(sealAll([requestNumber(2, [append('product-1', 0, 3)])], await log.head()))
    await expectNothing(reader)
    instances.note({ ...announcement, ready: false, position: 2 })
    await expectNews(reader, '/instances')
    expect(reader.messages()[1]?.data).toMatchObject({ instances: [{ position: 2 }, { position: 2 }] })
  })
})

describe('the stream of parked events', () => {
  const parkedEvent = (number: number, error = 'it cannot be read'): ParkedEvent => ({
    consumer: 'order.reactions',
    eventId: idNumber(number),
    parkedAt: at,
    position: 1,
    stream: `order-${order}`,
    version: number,
    type: 'SomethingHappened',
    error,
    waits: false,
  })

  it('begins with the first page, with the data of the events', async () => {
    await state.consumers.park([parkedEvent(1)])
    const reader = await open('/parked/events')
    expect(reader.messages()).toEqual([{ id: undefined, event: 'parked', data: await listed('/parked') }])
    expect(reader.messages()[0]?.data).toMatchObject({ items: [{ data: { number: 1 } }] })
  })

  it('tells it again when an event was parked or settled, or has another error', async () => {
    const reader = await open('/parked/events')
    await expectNothing(reader)
    await state.consumers.park([parkedEvent(1), parkedEvent(2)])
    await expectNews(reader, '/parked')
    await state.consumers.park([parkedEvent(1)])
    await expectNothing(reader)
    await state.consumers.park([parkedEvent(1, 'something else')])
    await expectNews(reader, '/parked')
    await state.consumers.unpark('order.reactions', [idNumber(2)])
    await expectNews(reader, '/parked')
    const { items } = z.object({ items: z.array(z.object({ error: z.string() })) }).parse(reader.messages().at(-1)?.data)
    expect(items).toEqual([{ error: 'something else' }])
  })

  it('does not read the log while nothing changes', async () => {
    await state.consumers.park([parkedEvent(1)])
    const reader = await open('/parked/events')
    const { readStreams } = log
    let reads = 0
    log.readStreams = (...asked) => {
      reads += 1
      return readStreams(...asked)
    }
    await expectNothing(reader)
    expect(reads).toBe(0)
    await state.consumers.park([parkedEvent(2)])
    await expectNews(reader, '/parked')
  })
})

it('refuses a position, which such a stream does not know', async () => {
  for (const path of ['/instances/events', '/parked/events'])
    expect((await app.inject({ url: `${path}?after=1`, headers: testManagersHeader })).statusCode).toBe(400)
})
