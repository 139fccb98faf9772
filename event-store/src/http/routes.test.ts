import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { App } from '@souk/http'
import { GENESIS, type Commit } from '@souk/log-protocol'
import { append, idNumber, requestNumber, sealAll, withFaults } from '../../testing/samples.ts'
import { openSqliteEventLog } from '../log/event-log.sqlite.ts'
import type { EventLog } from '../log/event-log.ts'
import { buildEventStoreApp } from './routes.ts'

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }

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
    app = buildEventStoreApp({ log, logger: silent, newId: () => idNumber(99) })
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

  it.each(['/commits/0', '/commits/7', '/streams/order-1', `/orders/${idNumber(8)}/story`, '/nothing'])('%s is not found', async (url) => {
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
    '/streams/order-%00',
  ])('%s is malformed', async (url) => {
    expect(await get(url)).toMatchObject({ status: 400, body: { code: 'malformed-request' } })
  })

  const verification = async (of: App): Promise<unknown[]> => {
    const { statusCode, headers, body } = await of.inject({ method: 'POST', url: '/verification' })
    expect(statusCode).toBe(200)
    expect(headers['content-type']).toBe('application/x-ndjson')
    return body
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line))
  }

  it('verifies the log, and reports progress', async () => {
    expect(await verification(app)).toEqual([{ position: 6 }, { ok: true, head: await log.head(), events: 9 }])
  })

  it('ends a verification with an error if the log cannot be read', async () => {
    const broken = withFaults(log, { streamTails: () => Promise.reject(new Error('no secret is told')) })
    const other = buildEventStoreApp({ log: broken, logger: silent, newId: () => idNumber(99) })
    expect(await verification(other)).toEqual([{ position: 6 }, { error: 'the log could not be read to its end' }])
    await other.close()
  })

  it('shows an empty log', async () => {
    const empty = openSqliteEventLog(':memory:')
    const other = buildEventStoreApp({ log: empty, logger: silent, newId: () => idNumber(99) })
    expect(JSON.parse((await other.inject({ url: '/commits' })).body)).toEqual({ commits: [], head: GENESIS })
    expect(await verification(other)).toEqual([{ ok: true, head: GENESIS, events: 0 }])
    await other.close()
    await empty.close()
  })
})
