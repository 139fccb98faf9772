import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createInProcessBus, operationOfInstance, type InProcessBus } from '@souk/bus'
import { createTestEventStore } from '@souk/event-store/testing'
import type { App } from '@souk/http'
import { expectProblem } from '@souk/http/testing'
import { systemClock, VERSION } from '@souk/process'
import { createServiceApp, defineView, startService, type Service } from '@souk/service'
import { collection, openSqliteView } from '@souk/service/sqlite'
import { asTestManager, TEST_PUBLIC_URL, withTestManager } from '@souk/service/testing'
import { createRecordingLogger, testId, until } from '@souk/testing'

// Two instances of one service, which each have a view of their own, and one of another service. They share a bus.

interface Running {
  readonly service: Service
  readonly app: App
  stop(): Promise<void>
}

const log = createRecordingLogger()
let bus: InProcessBus
let eventStore: ReturnType<typeof createTestEventStore>
let one: Running
let other: Running
let product: Running

const start = async (name: 'order' | 'product'): Promise<Running> => {
  const service = await startService({
    name,
    bus: bus.as(name),
    clock: systemClock,
    newId: randomUUID,
    logger: log.logger,
    publicUrl: TEST_PUBLIC_URL,
    fatal: (fault) => {
      throw fault
    },
    store: openSqliteView(':memory:', 1, { things: collection<object>({}, () => []) }),
    view: defineView<{ things: object }, never>({}),
    reactions: {},
    unseal: async () => undefined,
  })
  const app = createServiceApp(withTestManager(service), { logger: log.logger, newId: randomUUID }).app
  await until(() => service.projection.subscription.ready)
  return {
    service,
    app: asTestManager(app),
    stop: async () => {
      await app.close()
      await service.stop()
    },
  }
}

beforeEach(async () => {
  bus = createInProcessBus({ clock: systemClock })
  eventStore = createTestEventStore({ bus })
  await eventStore.start()
  one = await start('order')
  other = await start('order')
  product = await start('product')
})
afterEach(async () => {
  for (const { stop } of [one, other, product]) await stop()
  await eventStore.stop()
  await bus.close()
})

const statusOf = (instance: string): string => `/admin/status?instance=${instance}`

it('answer for themselves, and for each other when they are named', async () => {
  const [first, second] = [one.service.instance, other.service.instance]
  expect(first.id).not.toBe(second.id)
  expect((await one.app.inject('/admin/status')).json()).toMatchObject({
    name: 'order',
    instance: first.id,
    since: first.since,
    version: VERSION,
    database: 'SQLite',
    head: 0,
    lag: 0,
  })
  for (const [asked, named] of [
    [one, first],
    [one, second],
    [other, first],
  ] as const) {
    const answer = await asked.app.inject(statusOf(named.id))
    expect([answer.statusCode, answer.json<object>()]).toMatchObject([200, { instance: named.id, since: named.since }])
  }
})

it('say that one is not there which is gone, never was, or is of another service', async () => {
  const gone = other.service.instance.id
  await other.stop()
  for (const nobody of [gone, testId(1), product.service.instance.id])
    expect(expectProblem(await one.app.inject(statusOf(nobody)), 'not-found').detail).toBe(`no instance ${nobody} of order is there`)
  expectProblem(await one.app.inject(statusOf('x')), 'malformed-request')
})

it('do for each other what they would do themselves: work, and refuse', async () => {
  const { build } = await other.service.store.checkpoint()
  const own = await one.service.store.checkpoint()
  const { id } = other.service.instance
  const rebuilt = await one.app.inject({ method: 'POST', url: `/admin/rebuild?instance=${id}` })
  expect([rebuilt.statusCode, rebuilt.json<object>()]).toMatchObject([202, { status: 'rebuilding', position: 0 }])
  expect((await other.service.store.checkpoint()).build).not.toBe(build)
  expect(await one.service.store.checkpoint()).toEqual(own)

  expect((await one.app.inject(`/admin/view/things?instance=${id}`)).json()).toMatchObject({ checkpoint: { position: 0 }, rows: [] })
  expect((await one.app.inject(`/admin/parked?instance=${id}`)).json()).toMatchObject({ items: [] })
  expect(expectProblem(await one.app.inject(`/admin/view/others?instance=${id}`), 'not-found').detail).toBe('the view has things')
  const settled = await one.app.inject({ method: 'DELETE', url: `/admin/parked/projection/${testId(1)}?instance=${id}` })
  expect(expectProblem(settled, 'not-found').detail).toBe('no such event is parked by order.projection')
})

it('answer nobody else', async () => {
  const { id } = one.service.instance
  const operation = operationOfInstance({ sender: 'order' }, id)
  const ask = (sender: string, service: string) =>
    bus.as(sender).request(operation, { service, task: 'status', input: {} }, { timeoutMs: 5_000 })
  expect(await ask('order', 'order')).toMatchObject({ kind: 'done', answer: { instance: id } })
  for (const [sender, service] of [
    ['product', 'order'],
    ['order', 'product'],
  ] as const)
    await expect(ask(sender, service)).rejects.toThrow('the instances of order answer only each other')
})
