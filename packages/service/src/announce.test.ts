import { expect, it } from 'vitest'
import { GENESIS, LogUnavailable, type ParkedEvent } from '@souk/log-protocol'
import { announce, type Announcing } from './announce.ts'

const parked: ParkedEvent = {
  consumer: 'order.projection',
  eventId: '01939bd0-0000-7000-8000-000000000001',
  parkedAt: '2026-03-14T15:09:26.535Z',
  position: 1,
  stream: 'order-1',
  version: 1,
  type: 'OrderPlaced',
  error: 'it cannot be read',
  waits: false,
}

/** As much of a service as announces itself. */
const service = {
  name: 'order',
  instance: { id: '01939bd0-0000-7000-8000-000000000002', since: '1970-01-01T00:00:00.000Z' },
  store: { databaseKind: 'PostgreSQL' },
  log: { head: async () => ({ ...GENESIS, position: 9 }), readProgress: async () => GENESIS },
  health: () => ({
    ready: true,
    failing: { projection: null, reactions: null },
    checkpoint: { ...GENESIS, position: 7 },
    reactionsDone: GENESIS,
    parked: { projection: 1, reactions: 2 },
    unknownEvents: 0,
    divergences: 0,
  }),
  projection: { parked: { list: async () => [parked] } },
} as unknown as Announcing['service']

it('tells how the instance stands, again and again, whatever becomes of it, until it is ended', async () => {
  const told: unknown[] = []
  const end = announce({
    service,
    bus: {
      request: async (_operation, message) => {
        told.push(message)
        if (told.length === 1) throw new LogUnavailable('away')
        return {}
      },
    },
    clock: { sleep: () => new Promise((resolve) => setImmediate(resolve)) },
  })
  await expect.poll(() => told.length).toBeGreaterThan(2)
  await end()
  const before = told.length
  await new Promise((resolve) => setImmediate(resolve))
  expect(told).toHaveLength(before)
  expect(told[0]).toEqual({
    name: 'order',
    version: '0.1.0',
    instance: '01939bd0-0000-7000-8000-000000000002',
    since: '1970-01-01T00:00:00.000Z',
    database: 'PostgreSQL',
    ready: true,
    position: 7,
    lag: 2,
    parked: { projection: 1, reactions: 2 },
    viewParked: [parked],
  })
})
