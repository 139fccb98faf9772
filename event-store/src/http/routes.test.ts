import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { App } from '@souk/http'
import { Checkpoint, Commit, GENESIS, StreamSlice } from '@souk/log-protocol'
import { systemClock, type Clock } from '@souk/process'
import { asTestManager, knowingTestManager } from '@souk/service/testing'
import { turn } from '@souk/testing'
import { append, eventNumber, idNumber, requestNumber, sealAll, withFaults } from '../../testing/samples.ts'
import { openSqliteEventLog } from '../log/event-log.sqlite.ts'
import type { EventLog } from '../log/event-log.ts'
import { createCommitFeed } from './commit-feed.ts'
import { buildEventStoreApp } from './routes.ts'

const CommitPage = z.object({ commits: z.array(Commit), head: Checkpoint })

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }

const buildApp = (log: EventLog): App =>
  asTestManager(
    buildEventStoreApp({
      log,
      commits: createCommitFeed(log, () => undefined),
      clock,
      verifier: knowingTestManager(),
      logger: silent,
      newId: () => idNumber(99),
    }),
  )
const startedAt = '2026-03-14T15:09:26.535Z'
const clock: Clock = { ...systemClock, now: () => Date.parse(startedAt) }

describe('the read API of the log', () => {
  let log: EventLog
  let app: App
  let commits: readonly Commit[]
  const order = idNumber(7)

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
    expect(await get('/commits')).toEqual({ status: 200, body: { commits, head } })
    expect(await get('/commits?after=2&limit=2')).toEqual({ status: 200, body: { commits: commits.slice(2, 4), head } })
    expect(await get('/commits?after=6')).toEqual({ status: 200, body: { commits: [], head } })
    expect(await get('/head')).toEqual({ status: 200, body: head })
  })

  it('shows one commit, one stream, and the whole story of an order', async () => {
    expect(await get('/commits/3')).toEqual({ status: 200, body: commits[2] })
    const { body } = await get(`/streams/order-${order}?afterVersion=1&limit=1`)
    expect(body).toEqual({
      stream: `order-${order}`,
      events: [{ version: 2, position: 5, at: commits[4]?.at, event: commits[4]?.appends[0]?.events[0] }],
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
    const other = asTestManager(
      buildEventStoreApp({
        log,
        commits: createCommitFeed(log, () => undefined),
        verifier: knowingTestManager(),
        clock,
        logger: silent,
        newId: () => idNumber(made),
      }),
    )
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
    expect(JSON.parse((await other.inject({ url: '/commits' })).body)).toEqual({ commits: [], head: GENESIS })
    await verify(other)
    expect(await verified(other)).toMatchObject({ state: 'done', position: 0, head: 0, result: { ok: true, head: GENESIS, events: 0 } })
    await other.close()
    await empty.close()
  })
})
