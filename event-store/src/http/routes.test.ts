import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { ProblemError, type App } from '@souk/http'
import { Checkpoint, Commit, GENESIS, StreamSlice, type ParkedEvent, type SettledEvent } from '@souk/log-protocol'
import { inBackground, systemClock, type Clock } from '@souk/process'
import { asTestManager, knowingTestManager } from '@souk/service/testing'
import { turn } from '@souk/testing'
import { append, eventNumber, idNumber, requestNumber, sealAll, withFaults } from '../../testing/samples.ts'
import type { Instance } from '../instances.ts'
import { openSqliteEventLog } from '../log/event-log.sqlite.ts'
import type { EventLog } from '../log/event-log.ts'
import { openLogSearch } from '../search/log-search.sqlite.ts'
import type { LogSearch } from '../search/log-search.ts'
import { createCommitFeed } from './commit-feed.ts'
import { buildEventStoreApp } from './routes.ts'

const CommitPage = z.object({ commits: z.array(Commit), head: Checkpoint })

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }

const searchOf = (log: EventLog): LogSearch => openLogSearch(':memory:', { log, inBackground, clock: systemClock })

const buildApp = (log: EventLog, newId = () => idNumber(99), search = searchOf(log)): App => {
  const app = buildEventStoreApp({
    log,
    commits: createCommitFeed(log, () => undefined),
    search,
    consumers: {
      listParked: async (consumer) => parked.filter((event) => event.consumer === consumer),
      listSettled: async () => settled,
    },
    eventStore: {
      health: async () => ({ head: await log.head(), waiting: 0, published: 4, publishError: null }),
      instances: () => instances,
    },
    database: 'SQLite',
    verifier: knowingTestManager(),
    clock,
    logger: silent,
    newId,
  })
  app.addHook('onClose', search.close)
  return asTestManager(app)
}
const startedAt = '2026-03-14T15:09:26.535Z'
const parkedBy = (consumer: string, number: number, stream: string, version: number, position: number): ParkedEvent => ({
  consumer,
  eventId: idNumber(number),
  parkedAt: startedAt,
  position,
  stream,
  version,
  type: 'SomethingHappened',
  error: 'it cannot be read',
  waits: false,
})
const order = idNumber(7)
const parked = [parkedBy('order.reactions', 7, `order-${order}`, 3, 5), parkedBy('product.reactions', 99, 'product-1', 2, 3)]
const settledBy = (number: number, settledAt: string): SettledEvent => {
  const { waits: _waits, ...event } = parkedBy('order.projection', number, `order-${order}`, 1, 1)
  const actor = { kind: 'manager', id: idNumber(8) } as const
  return { ...event, settlementId: idNumber(number), settledAt, action: 'discarded', actor, reason: 'it was a test' }
}
// The instance has told of event 1 again since that was settled, but not of event 2.
const settled = [settledBy(2, '2026-03-14T15:09:26.536Z'), settledBy(1, '2026-03-14T15:09:26.534Z')]
const viewParked = [parkedBy('order.projection', 1, `order-${order}`, 1, 1), parkedBy('order.projection', 2, `order-${order}`, 2, 2)]
const announced = {
  name: 'order',
  version: '0.1.0',
  since: '2026-03-14T15:00:00.000Z',
  database: 'PostgreSQL',
  ready: true,
  position: 5,
  lag: 1,
  parked: { projection: 1, reactions: 1 },
  lastSeenAt: startedAt,
}
const instances: readonly Instance[] = [
  { ...announced, instance: idNumber(1), viewParked },
  { ...announced, instance: idNumber(2), viewParked },
]
const clock: Clock = { ...systemClock, now: () => Date.parse(startedAt) }

describe('the read API of the log', () => {
  let log: EventLog
  let app: App
  let commits: readonly Commit[]

  beforeEach(async () => {
    log = openSqliteEventLog(':memory:')
    const sealed = sealAll([
      requestNumber(1, [append(`order-${order}`, 0, 1)]),
      requestNumber(2, [append(`reservation-${order}`, 0, 2), append('product-1', 0, 3)]),
      requestNumber(3, [append('product-1', 1, 4)]),
      requestNumber(4, [append(`payment-${order}`, 0, 5)]),
      requestNumber(5, [append(`order-${order}`, 1, 6, 7)]),
      requestNumber(6, [append(`invoice-${order}`, 0, 8), append('invoices-2026', 0, 9)]),
    ])
    await log.insert(sealed)
    commits = sealed.map(({ commit }) => commit)
    app = buildApp(log)
  })
  afterEach(async () => {
    await app.close()
    await log.close()
  })

  const get = async (url: string): Promise<{ status: number; body: unknown }> => {
    const { statusCode, body } = await app.inject({ url })
    return { status: statusCode, body: JSON.parse(body) }
  }

  it('pages through the commits', async () => {
    const head = await log.head()
    const whole = { nextCursor: null, previousCursor: null }
    const total = (count: number) => ({ total: { count, exact: true } })
    expect(await get('/commits')).toEqual({ status: 200, body: { commits, head, ...whole, ...total(6) } })
    expect(await get('/commits?after=2&limit=2')).toMatchObject({ status: 200, body: { commits: commits.slice(2, 4), head, ...total(4) } })
    expect(await get('/commits?before=3&sort=newest')).toMatchObject({ body: { commits: commits.slice(0, 2).toReversed(), ...total(2) } })
    expect(await get('/commits?after=6')).toEqual({ status: 200, body: { commits: [], head, ...whole, ...total(0) } })
    expect(await get('/head')).toEqual({ status: 200, body: head })
  })

  it('shows one commit, one stream, and the whole story of an order', async () => {
    expect(await get('/commits/3')).toEqual({ status: 200, body: commits[2] })
    const { body } = await get(`/streams/order-${order}?afterVersion=1&limit=1`)
    expect(body).toEqual({
      stream: `order-${order}`,
      events: [{ version: 2, position: 5, at: commits[4]?.at, actor: commits[4]?.actor, event: commits[4]?.appends[0]?.events[0] }],
    })
    expect(await get(`/streams/order-${order}?afterVersion=3`)).toEqual({ status: 200, body: { stream: `order-${order}`, events: [] } })
    expect(await get(`/orders/${order}/story`)).toEqual({
      status: 200,
      body: { commits: [1, 2, 4, 5, 6].map((position) => commits[position - 1]) },
    })
  })

  it.each([
    '/commits/0',
    '/commits/7',
    '/streams/order-1',
    `/orders/${idNumber(8)}/story`,
    `/stories/${idNumber(8)}`,
    `/stories/${idNumber(7)}?asOf=0`,
    `/verifications/${idNumber(8)}`,
    '/nothing',
  ])('%s is not found', async (url) => {
    expect(await get(url)).toMatchObject({ status: 404, body: { code: 'not-found' } })
  })

  it.each([
    '/commits?after=-1',
    '/commits?before=-1',
    '/commits?limit=0',
    '/commits?limit=1001',
    '/commits?limit=x',
    '/commits?page=2',
    '/commits/x',
    '/commits/1e99',
    '/commits/1e0',
    '/commits/0x1',
    '/commits/+1',
    '/commits/1.0',
    '/commits/%201',
    '/commits?after=',
    '/commits?after=1e0',
    '/commits?limit=+5',
    `/streams/order-${order}?limit=0x10`,
    '/streams/1',
    '/orders/7/story',
    '/stories/7',
    `/stories/${order}?asOf=7`,
    `/stories/${order}?asOf=2026-03-14T15:09:26.536Z`,
    `/stories/${order}?asOf=now`,
    '/verifications/7',
    '/streams/order-%00',
  ])('%s is malformed', async (url) => {
    expect(await get(url)).toMatchObject({ status: 400, body: { code: 'malformed-request' } })
  })

  const verify = async (of: App): Promise<{ status: number; location: unknown; body: unknown }> => {
    const { statusCode, headers, body } = await of.inject({ method: 'POST', url: '/verification' })
    return { status: statusCode, location: headers['location'], body: JSON.parse(body) }
  }
  /** The verification of an application, once it does not run any more. */
  const verified = async (of: App): Promise<unknown> => {
    for (;;) {
      const { statusCode, body } = await of.inject({ url: '/verification' })
      expect(statusCode).toBe(200)
      const job: { state: string } = JSON.parse(body)
      if (job.state !== 'running') return job
      await turn()
    }
  }

  it('lists the instances', async () => {
    const self = {
      ...announced,
      name: 'event-store',
      instance: idNumber(99),
      since: startedAt,
      database: 'SQLite',
      position: 6,
      lag: 2,
      parked: { projection: 0, reactions: 0 },
    }
    const [one, other] = [idNumber(1), idNumber(2)].map((instance) => ({ ...announced, instance }))
    expect(await get('/instances')).toEqual({ status: 200, body: { instances: [self, one, other] } })
  })

  it('lists the parked events of all services, with their data, once each', async () => {
    const all = [
      { ...viewParked[0], data: { number: 1 } },
      // The log was restored, and another event stands in its place.
      { ...parked[1], data: null },
      { ...parked[0], data: { number: 7 } },
    ]
    expect(await get('/parked')).toMatchObject({ status: 200, body: { items: all, total: { count: 3, exact: true } } })
    const first = await get('/parked?limit=2')
    expect(first).toMatchObject({ body: { items: all.slice(0, 2) } })
    const { nextCursor } = z.object({ nextCursor: z.string() }).parse(first.body)
    const second = await get(`/parked?cursor=${nextCursor}`)
    expect(second).toMatchObject({ body: { items: all.slice(2), nextCursor: null } })
    const { previousCursor } = z.object({ previousCursor: z.string() }).parse(second.body)
    expect(await get(`/parked?limit=2&cursor=${previousCursor}`)).toMatchObject({ body: { items: all.slice(0, 2) } })
  })

  const linesAt = async (url: string): Promise<readonly string[]> => (await app.inject(url)).body.trim().split('\r\n')

  it('exports commits as CSV, by the same filters as their list', async () => {
    const [header, ...lines] = await linesAt('/commits/export.csv')
    expect(header).toBe('position,at,actorKind,actorId,correlationId,causationId,events,types,streams,hash')
    expect(lines.map((line) => line.split(',')[0])).toEqual(['1', '2', '3', '4', '5', '6'])
    const second = commits[1]
    expect(lines[1]?.split(',').slice(6)).toEqual(['2', 'SomethingHappened', `reservation-${order} product-1`, second?.hash])
    expect(lines[1]).toContain(`,${second?.actor.kind},${second?.actor.id},`)
    const positions = async (query: string) => (await linesAt(`/commits/export.csv?${query}`)).slice(1).map((line) => line.split(',')[0])
    expect(await positions('sort=newest&after=1&before=5')).toEqual(['4', '3', '2'])
    expect(await positions('stream=product-1&sort=newest')).toEqual(['3', '2'])
    expect(await positions('type=NothingOfThis')).toEqual([])
    expect((await app.inject('/commits/export.csv?limit=1')).statusCode).toBe(400)
  })

  it('exports a log of many pages whole, newest or oldest first', async () => {
    await log.insert(
      sealAll(
        Array.from({ length: 600 }, (_, index) => requestNumber(7 + index, [append('product-2', index, 10 + index)])),
        commits.at(-1),
      ),
    )
    const all = Array.from({ length: 606 }, (_, index) => String(index + 1))
    const positions = async (query: string) => (await linesAt(`/commits/export.csv?${query}`)).slice(1).map((line) => line.split(',')[0])
    expect(await positions('')).toEqual(all)
    expect(await positions('sort=newest&stream=product-2')).toEqual(all.slice(6).toReversed())
  })

  it('exports streams as CSV, by the same filters as their list', async () => {
    const [header, ...lines] = await linesAt('/streams/export.csv')
    expect(header).toBe('stream,category,service,version,firstPosition,lastPosition,changedAt')
    const { body } = await get('/streams')
    const { items } = z.object({ items: z.array(z.record(z.string(), z.unknown())) }).parse(body)
    expect(lines).toEqual(
      items.map((item) =>
        (header ?? '')
          .split(',')
          .map((name) => String(item[name] ?? ''))
          .join(','),
      ),
    )
    const names = async (query: string) => (await linesAt(`/streams/export.csv?${query}`)).slice(1).map((line) => line.split(',')[0])
    expect(await names('category=product')).toEqual(['product-1'])
    expect(await names('prefix=order-')).toEqual([`order-${order}`])
    expect(await names('prefix=nothing')).toEqual([])
    expect((await app.inject('/streams/export.csv?limit=1')).statusCode).toBe(400)
  })

  it('exports what is parked, and what was settled', async () => {
    const [header, ...lines] = await linesAt('/parked/export.csv')
    expect(header).toBe('consumer,type,position,stream,version,eventId,parkedAt,error,waits')
    expect(lines.map((line) => line.split(',')[2])).toEqual(['1', '3', '5'])
    expect(lines[2]).toBe(`order.reactions,SomethingHappened,5,order-${order},3,${idNumber(7)},${startedAt},it cannot be read,false`)
    const done = await linesAt('/parked/settled/export.csv')
    expect(done[0]).toContain('error,settledAt,action,actorKind,actorId,reason')
    expect(done.slice(1).map((line) => line.split(',').slice(-5))).toEqual(
      settled.map(({ settledAt, action, actor, reason }) => [settledAt, action, actor.kind, actor.id, reason]),
    )
  })

  it('lists what managers have settled, the newest first', async () => {
    expect(await get('/parked/settled')).toMatchObject({ status: 200, body: { items: settled, total: { count: 2, exact: true } } })
    const first = z.object({ nextCursor: z.string() }).parse((await get('/parked/settled?limit=1')).body)
    const second = await get(`/parked/settled?cursor=${first.nextCursor}`)
    expect(second).toMatchObject({ body: { items: settled.slice(1), nextCursor: null } })
    const { previousCursor } = z.object({ previousCursor: z.string() }).parse(second.body)
    expect(await get(`/parked/settled?limit=1&cursor=${previousCursor}`)).toMatchObject({ body: { items: settled.slice(0, 1) } })
  })

  it('reads the whole log while the index is being built', async () => {
    const isBuilding = async (): Promise<void> => {
      throw new ProblemError('catching-up', 'the index of the log is catching up')
    }
    const early = buildApp(log, undefined, { ...searchOf(log), caughtUp: isBuilding })
    const read = async (query: string): Promise<number[]> =>
      CommitPage.parse((await early.inject({ url: `/commits${query}` })).json()).commits.map(({ position }) => position)
    expect(await read('?after=2&limit=2')).toEqual([3, 4])
    expect(await read('?sort=newest&limit=2')).toEqual([6, 5])
    for (const query of ['type=OrderPlaced', `stream=order-${order}`, 'actor=ada', 'from=2026-01-02T03:04:05Z'])
      expect((await early.inject({ url: `/commits?${query}` })).statusCode).toBe(503)
    await early.close()
  })

  it('searches the log with all filters, and finds an order by its request', async () => {
    const { body } = await get(`/commits?stream=order-${order}&sort=newest&limit=1`)
    expect(body).toMatchObject({ commits: [commits[4]], total: { count: 2, exact: true } })
    const { nextCursor } = z.object({ nextCursor: z.string() }).parse(body)
    expect(await get(`/commits?stream=order-${order}&sort=newest&limit=1&cursor=${nextCursor}`)).toMatchObject({
      body: { commits: [commits[0]], nextCursor: null },
    })
    expect((await get(`/commits?stream=product-1&cursor=${nextCursor}`)).status).toBe(400)
    expect((await get('/commits?from=2026-01-02T03:04:05Z&until=2026-01-02T03:04:05Z')).status).toBe(400)
    expect(await get('/streams?category=product')).toMatchObject({
      body: { items: [{ stream: 'product-1', category: 'product', service: 'product', version: 2, firstPosition: 2, lastPosition: 3 }] },
    })
    expect(await get('/activity?by=day&from=2026-01-02T00:00:00Z&until=2026-01-03T00:00:00Z')).toMatchObject({
      body: { periods: [{ start: '2026-01-02T00:00:00.000Z', commits: 6 }] },
    })
    expect((await get('/activity?by=minute&from=2026-01-01T00:00:00Z')).status).toBe(400)
  })

  it('verifies the log in the background, and keeps the result', async () => {
    expect(await get('/verification')).toMatchObject({ status: 404, body: { code: 'not-found' } })
    const job = { verificationId: idNumber(99), startedAt, endedAt: null }
    const running = { ...job, state: 'running', position: 0, head: 6, result: null }
    expect(await verify(app)).toEqual({ status: 202, location: 'verification', body: running })
    const done = {
      ...job,
      endedAt: startedAt,
      state: 'done',
      position: 6,
      head: 6,
      result: { ok: true, head: await log.head(), events: 9 },
    }
    expect(await verified(app)).toEqual(done)
    expect(await get('/verification')).toEqual({ status: 200, body: done })
  })

  it('remembers its verifications, the last one first, and twenty at most', async () => {
    // Requests have ids, too.
    let made = 1
    const other = buildApp(log, () => idNumber(made))
    const ask = async (url: string, method: 'GET' | 'POST' = 'GET') => {
      const { statusCode, headers, body } = await other.inject({ method, url })
      return { status: statusCode, location: headers['location'], body: JSON.parse(body) }
    }
    expect((await ask('/verifications')).body.items).toEqual([])
    const first = await ask('/verifications', 'POST')
    expect(first).toMatchObject({ status: 202, location: `verifications/${idNumber(1)}`, body: { state: 'running', head: 6 } })
    const done = await verified(other)
    expect(await ask(`/verifications/${idNumber(1)}`)).toMatchObject({ status: 200, body: done })
    for (made = 2; made <= 21; made += 1) {
      await ask('/verifications', 'POST')
      await verified(other)
    }
    const { items } = (await ask('/verifications')).body
    expect(items.map(({ verificationId }: { verificationId: string }) => verificationId)).toEqual(
      Array.from({ length: 20 }, (_, index) => idNumber(21 - index)),
    )
    expect((await ask(`/verifications/${idNumber(1)}`)).status).toBe(404)
    await other.close()
  })

  it('verifies once, however many ask at the same time, and again for who asks later', async () => {
    let readings = 0
    const counted = withFaults(log, {
      readAll: (after, limit) => {
        readings += 1
        return log.readAll(after, limit)
      },
    })
    const other = buildApp(counted)
    const answers = await Promise.all(Array.from({ length: 10 }, () => verify(other)))
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1)
    await verified(other)
    expect(readings).toBe(1)
    await verify(other)
    await verified(other)
    expect(readings).toBe(2)
    await other.close()
  })

  it('reports a fault that the verification finds', async () => {
    const changed = withFaults(log, {
      readAll: async (after, limit) => (await log.readAll(after, limit)).map((commit) => ({ ...commit, at: '2020-01-01T00:00:00.000Z' })),
    })
    const other = buildApp(changed)
    await verify(other)
    const fault = 'its hash is not that of its content'
    expect(await verified(other)).toMatchObject({ state: 'done', position: 1, head: 6, result: { ok: false, position: 1, fault } })
    await other.close()
  })

  it('says that a verification has failed if the log cannot be read', async () => {
    const broken = withFaults(log, { streamTails: () => Promise.reject(new Error('no secret is told')) })
    const other = buildApp(broken)
    await verify(other)
    expect(await verified(other)).toMatchObject({ state: 'failed', endedAt: startedAt, position: 6, head: 6, result: null })
    await other.close()
  })

  it('ends a verification when it is closed', async () => {
    let read = 0
    const endless = withFaults(log, {
      head: async () => ({ position: 1_000_000, hash: 'f'.repeat(64) }),
      readAll: async (after) => {
        read += 1
        const [one] = sealAll([requestNumber(after, [append(`order-${after}`, 0, after)])], { position: after, hash: last })
        last = one?.commit.hash ?? ''
        return one === undefined ? [] : [one.commit]
      },
    })
    let last = GENESIS.hash
    const other = buildApp(endless)
    await verify(other)
    await expect.poll(() => read).toBeGreaterThan(2)
    await other.close()
    const before = read
    await sleep(50)
    expect(read).toBe(before)
  })

  it('ends a page early if it is large, and goes on after it', async () => {
    const large = sealAll(
      Array.from({ length: 60 }, (_, index) =>
        requestNumber(100 + index, [
          { stream: `order-${index}`, fromVersion: 0, events: [eventNumber(100 + index, { text: 'x'.repeat(60_000) })] },
        ]),
      ),
      await log.head(),
    )
    await log.insert(large)
    const { body } = await get('/commits?limit=1000')
    const { commits: first, head } = CommitPage.parse(body)
    expect(first.map(({ position }) => position)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1))
    expect(head.position).toBe(66)
    const rest = CommitPage.parse((await get('/commits?after=50&limit=1000')).body).commits
    expect([...first, ...rest]).toEqual(await log.readAll(0, 100))
  })

  it('reads a long stream in steps', async () => {
    const events = Array.from({ length: 130 }, (_, index) => requestNumber(200 + index, [append('product-2', index, 300 + index)]))
    await log.insert(sealAll(events, await log.head()))
    const { body } = await get('/streams/product-2?afterVersion=3&limit=110')
    expect(body).toEqual((await log.readStreams([{ stream: 'product-2', afterVersion: 3 }], 110))[0])
    expect(StreamSlice.parse(body).events).toHaveLength(110)
  })

  it('shows an empty log', async () => {
    const empty = openSqliteEventLog(':memory:')
    const other = buildApp(empty)
    expect(JSON.parse((await other.inject({ url: '/commits' })).body)).toMatchObject({ commits: [], head: GENESIS })
    await verify(other)
    expect(await verified(other)).toMatchObject({ state: 'done', position: 0, head: 0, result: { ok: true, head: GENESIS, events: 0 } })
    await other.close()
    await empty.close()
  })
})
