import { expect, it } from 'vitest'
import { createInProcessBus } from '@souk/bus'
import type { Announcement } from '@souk/log-protocol'
import { systemClock } from '@souk/process'
import { idNumber } from '../testing/samples.ts'
import { createTestEventStore } from '../testing/test-event-store.ts'
import { createInstances } from './instances.ts'

const announcement = (number: number, changes: Partial<Announcement> = {}): Announcement => ({
  name: 'order',
  version: '0.1.0',
  instance: idNumber(number),
  since: '2026-03-14T15:09:26.535Z',
  database: 'PostgreSQL',
  ready: true,
  position: 7,
  lag: 0,
  parked: { projection: 0, reactions: 0 },
  viewParked: [],
  ...changes,
})

it('lists the instances that have announced themselves, until they have missed three times', () => {
  let now = 0
  const instances = createInstances({ now: () => now })
  instances.note(announcement(2, { since: '2026-03-14T16:00:00.000Z' }))
  instances.note(announcement(1))
  instances.note(announcement(3, { name: 'accounting' }))
  expect(instances.list().map(({ instance }) => instance)).toEqual([idNumber(3), idNumber(1), idNumber(2)])
  now = 15_000
  instances.note(announcement(1, { position: 9, lag: 3 }))
  expect(instances.list().find(({ instance }) => instance === idNumber(1))).toEqual({
    ...announcement(1, { position: 9, lag: 3 }),
    lastSeenAt: '1970-01-01T00:00:15.000Z',
  })
  now = 17_000
  expect(instances.list().map(({ instance }) => instance)).toEqual([idNumber(1)])
  now = 32_000
  expect(instances.list()).toEqual([])
})

it('takes an announcement only from the service that it names', async () => {
  const bus = createInProcessBus({ clock: systemClock })
  const store = createTestEventStore({ bus })
  await store.start()
  const say = (sender: string) => bus.as(sender).request('event-store.announce', announcement(1), { timeoutMs: 1_000 })
  await expect(say('product')).rejects.toThrow('an instance of order is not one of the sender, which is product')
  expect(store.eventStore.instances()).toEqual([])
  await say('order')
  expect(store.eventStore.instances()).toMatchObject([announcement(1)])
  await store.stop()
  await bus.close()
})
