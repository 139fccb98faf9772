import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createInProcessBus } from '@souk/bus'
import { streamOf, schemaVersionOf, type Invoice, type SoukEvent } from '@souk/contracts'
import { createEventStore, openSqliteEventLog, openSqliteState } from '@souk/event-store'
import type { App } from '@souk/http'
import type { AppendRequest, JsonObject } from '@souk/log-protocol'
import { systemClock } from '@souk/process'
import { createLogClient, type LogClient, type Service } from '@souk/service'
import { buildAccountingApp } from './http/routes.ts'
import { startAccountingService } from './service.ts'
import { openAccountingStore } from './view/store.sqlite.ts'

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }
const newId = randomUUID

/** A real log, a real bus, and accounting on them. */
const startStack = async () => {
  const clock = systemClock
  const bus = createInProcessBus({ clock })
  const eventLog = openSqliteEventLog(':memory:')
  const state = openSqliteState(':memory:')
  const eventStore = createEventStore({ log: eventLog, state, bus, clock })
  await eventStore.start()
  const surroundings = { bus, clock, newId, logger: silent }
  const store = openAccountingStore(':memory:')
  const service = await startAccountingService({ ...surroundings, store })
  const app = buildAccountingApp({ service, store, logger: silent, newId, currency: 'EUR' })
  return {
    log: createLogClient(bus, clock),
    service,
    app,
    startAnother: async () => startAccountingService({ ...surroundings, store: openAccountingStore(':memory:') }),
    end: async () => {
      await app.close()
      await service.stop()
      await eventStore.stop()
      await bus.close()
      await eventLog.close()
      await state.close()
    },
  }
}

let stack: Awaited<ReturnType<typeof startStack>>
let log: LogClient
let app: App
beforeEach(async () => {
  stack = await startStack()
  ;({ log, app } = stack)
})
afterEach(() => stack.end())

const append = (...events: readonly SoukEvent[]): Promise<unknown> => {
  const appends = new Map<string, AppendRequest['appends'][number]>()
  for (const event of events) {
    const stream = streamOf(event)
    const entry = appends.get(stream) ?? { stream, fromVersion: 0, events: [] }
    appends.set(stream, entry)
    entry.events.push({
      eventId: newId(),
      type: event.type,
      schemaVersion: schemaVersionOf(event.type),
      data: event.data satisfies object as JsonObject,
    })
  }
  const correlationId = newId()
  return log.append({
    requestId: newId(),
    fingerprint: 'f'.repeat(64),
    actor: { kind: 'service', id: 'order' },
    correlationId,
    causationId: correlationId,
    appends: [...appends.values()],
  })
}

const finalizeOrder = async (finalizedAt: string, { orderId = newId(), customerId = newId(), total = 100 } = {}): Promise<string> => {
  const lines = [{ productId: newId(), name: 'Chai', quantity: 1, unitPrice: total }]
  await append(
    { type: 'OrderPlaced', data: { orderId, customerId, placedAt: finalizedAt, deadlineAt: finalizedAt, lines, total, currency: 'EUR' } },
    { type: 'OrderApproved', data: { orderId, approvedAt: finalizedAt } },
    { type: 'OrderFinalized', data: { orderId, customerId, finalizedAt } },
  )
  return orderId
}

const caughtUp = async (service: Service): Promise<void> => {
  await expect.poll(() => service.caughtUp(), { timeout: 20_000, interval: 5 }).toBe(true)
}

const settled = (): Promise<void> => caughtUp(stack.service)

const get = async <Body>(url: string): Promise<Body> => {
  const response = await app.inject({ url })
  expect(response.statusCode).toBe(200)
  return response.json<Body>()
}

const listAll = async (query: string, limit = 200): Promise<Invoice[]> => {
  const items: Invoice[] = []
  let cursor: string | null = null
  do {
    const page: { items: Invoice[]; nextCursor: string | null } = await get(
      `/invoices?limit=${limit}${query}${cursor === null ? '' : `&cursor=${cursor}`}`,
    )
    items.push(...page.items)
    cursor = page.nextCursor
  } while (cursor !== null)
  return items
}

const numbers = (year: number, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${year}-${String(index + 1).padStart(6, '0')}`)

describe('issuing invoices', () => {
  it('numbers 200 orders that are finalized at once from 1 to 200, without a gap', async () => {
    const orders = await Promise.all(Array.from({ length: 200 }, () => finalizeOrder('2026-03-14T15:09:26.000Z')))
    await settled()
    const invoices = await listAll('', 77)
    expect(invoices.map(({ number }) => number)).toEqual(numbers(2026, 200))
    expect(invoices.map(({ orderId }) => orderId).toSorted()).toEqual(orders.toSorted())
    const { events } = await log.readStream('invoices-2026', 0)
    expect(events.map(({ version, event }) => [version, event.data['sequence']])).toEqual(
      Array.from({ length: 200 }, (_, index) => [index + 1, index + 1]),
    )
  })

  it('numbers each year from 1 when orders of both come in at its turn', async () => {
    await Promise.all(
      Array.from({ length: 200 }, (_, index) => finalizeOrder(index % 2 === 0 ? '2026-12-31T23:59:59.999Z' : '2027-01-01T00:00:00.000Z')),
    )
    await settled()
    expect((await listAll('&year=2026')).map(({ number }) => number)).toEqual(numbers(2026, 100))
    expect((await listAll('&year=2027')).map(({ number }) => number)).toEqual(numbers(2027, 100))
    expect(await listAll('')).toHaveLength(200)
  })

  it('issues none twice when two of the service run at once, and leaves no gap', async () => {
    const other = await stack.startAnother()
    await Promise.all(Array.from({ length: 50 }, () => finalizeOrder('2026-03-14T15:09:26.000Z')))
    await settled()
    await caughtUp(other)
    await other.stop()
    expect((await listAll('')).map(({ number }) => number)).toEqual(numbers(2026, 50))
  })

  it('goes on after the last number when it is started again', async () => {
    await Promise.all(Array.from({ length: 3 }, () => finalizeOrder('2026-03-14T15:09:26.000Z')))
    await settled()
    const again = await stack.startAnother()
    await finalizeOrder('2026-03-15T00:00:00.000Z')
    await settled()
    await again.stop()
    expect((await listAll('')).map(({ number }) => number)).toEqual(numbers(2026, 4))
  })

  it('parks a finalization without an order, and issues the others', async () => {
    const orderId = newId()
    await append({ type: 'OrderFinalized', data: { orderId, customerId: newId(), finalizedAt: '2026-03-14T15:09:26.000Z' } })
    await finalizeOrder('2026-03-14T15:09:26.000Z')
    await settled()
    expect(stack.service.health().parked).toEqual({ projection: 0, reactions: 1 })
    expect((await listAll('')).map(({ number }) => number)).toEqual(numbers(2026, 1))
  })
})

describe('what accounting answers', () => {
  const customerId = newId()

  it('shows the invoice of an order', async () => {
    const finalizedAt = '2026-03-14T15:09:26.000Z'
    const orderId = await finalizeOrder(finalizedAt, { customerId, total: 1_234 })
    await settled()
    expect(await get(`/invoices/${orderId}`)).toEqual({
      orderId,
      customerId,
      finalizedAt,
      issuedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      number: '2026-000001',
      lines: [{ productId: expect.any(String), name: 'Chai', quantity: 1, unitPrice: 1_234 }],
      total: 1_234,
      currency: 'EUR',
    })
  })

  it('lists the invoices of a customer page by page', async () => {
    for (let index = 0; index < 5; index += 1) {
      await finalizeOrder('2026-03-14T15:09:26.000Z', { customerId })
      await finalizeOrder('2027-03-14T15:09:26.000Z')
    }
    await settled()
    const invoices = await listAll(`&customerId=${customerId}`, 2)
    expect(invoices.map(({ number }) => number)).toEqual(numbers(2026, 5))
    expect(await listAll(`&customerId=${customerId}&year=2027`)).toEqual([])
  })

  it('sums revenue by day, month and year', async () => {
    for (const day of ['2026-01-31', '2026-02-01', '2026-02-01', '2027-02-01']) await finalizeOrder(`${day}T10:00:00.000Z`, { total: 50 })
    await settled()
    expect(await get('/revenue?by=year')).toEqual({
      currency: 'EUR',
      periods: [
        { period: '2026', invoices: 3, amount: 150 },
        { period: '2027', invoices: 1, amount: 50 },
      ],
      total: 200,
    })
    expect(await get('/revenue?from=2026-02-01&to=2026-12-31')).toEqual({
      currency: 'EUR',
      periods: [{ period: '2026-02', invoices: 2, amount: 100 }],
      total: 100,
    })
    expect(await get('/revenue?from=2030-01-01')).toEqual({ currency: 'EUR', periods: [], total: 0 })
  })

  it.each([
    ['/invoices/00000000-0000-7000-8000-000000000001', 404, 'not-found'],
    ['/invoices/nonsense', 400, 'malformed-request'],
    ['/invoices?year=19x', 400, 'malformed-request'],
    ['/invoices?customerId=1', 400, 'malformed-request'],
    ['/invoices?limit=0', 400, 'malformed-request'],
    ['/invoices?colour=red', 400, 'malformed-request'],
    ['/invoices?cursor=WyJ4Il0', 400, 'malformed-request'],
    ['/invoices?cursor=%00', 400, 'malformed-request'],
    ['/revenue?from=2026-02-30', 400, 'malformed-request'],
    ['/revenue?from=2026-02-02&to=2026-02-01', 400, 'malformed-request'],
    ['/revenue?by=week', 400, 'malformed-request'],
  ])('answers %s with %i %s', async (url, status, code) => {
    await settled()
    const response = await app.inject({ url })
    expect(response.statusCode).toBe(status)
    expect(response.headers['content-type']).toContain('application/problem+json')
    expect(response.json()).toMatchObject({ code, status })
  })
})
