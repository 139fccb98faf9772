import { afterEach, beforeEach, expect, it } from 'vitest'
import { auditShop } from '@souk/books/shop'
import { createInProcessBus, type InProcessBus } from '@souk/bus'
import { createClient, valueOf } from '@souk/client'
import { newId } from '@souk/log-protocol'
import { systemClock } from '@souk/process'
import { announce } from '@souk/service'
import { TEST_PUBLIC_URL } from '@souk/service/testing'
import { buildStorefrontApp, openStorefrontStore, startStorefrontService } from '@souk/storefront'
import { silentLogger, until } from '@souk/testing'
import { testManager } from './support/manager.ts'
import { startShopInProcess, type ShopInProcess } from './support/shop-in-process.ts'

// A storefront of two instances, each with a view of its own. Requests get to a third one, which does not announce itself.

type Store = ReturnType<typeof openStorefrontStore>

const closing: (() => Promise<void>)[] = []
let bus: InProcessBus
let shop: ShopInProcess

beforeEach(async () => {
  bus = createInProcessBus({ clock: systemClock })
  shop = await startShopInProcess({ busOf: (part) => bus.as(part) })
})
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
  await shop.close()
  await bus.close()
})

const startInstance = async (store: Store) => {
  const dependencies = { clock: systemClock, newId, logger: silentLogger, publicUrl: TEST_PUBLIC_URL, bus: bus.as('storefront') }
  const fatal = (fault: Error): never => {
    throw fault
  }
  const service = await startStorefrontService({ ...dependencies, fatal, store })
  const app = buildStorefrontApp({ ...dependencies, service, store })
  const silence = announce({ service, bus: dependencies.bus, clock: systemClock })
  let isStopped = false
  const stop = async (): Promise<void> => {
    if (isStopped) return
    isStopped = true
    await silence()
    await app.close()
    await service.stop()
  }
  closing.push(stop)
  return { id: service.instance.id, stop }
}

it('finds the instance whose view is wrong, and does not miss one that is gone', async () => {
  const store = openStorefrontStore(':memory:')
  await startInstance(openStorefrontStore(':memory:'))
  const wrong = await startInstance({
    ...store,
    page: async (collection, after, limit) => {
      const { checkpoint, rows } = await store.page(collection, after, limit)
      return { checkpoint, rows: collection === 'products' && after === '' ? [{ id: 'p', row: {} }, ...rows] : rows }
    },
  })
  const api = createClient({ baseUrl: shop.url, credentials: testManager })
  const announced = async (): Promise<number> =>
    (await valueOf(api.listInstances())).instances.filter(({ name }) => name === 'storefront').length
  const viewChecked = async () =>
    (await auditShop(api, { patienceMs: 1_000, memory: ':memory:' })).checks.find(({ name }) => name === 'view-storefront')
  await until(async () => (await announced()) === 2)
  expect(await viewChecked()).toMatchObject({
    ok: false,
    faults: [`instance ${wrong.id}: products/p does not follow from the log`],
    detail: expect.stringContaining('in 2 instances'),
  })

  await wrong.stop()
  expect(await announced()).toBe(2)
  expect(await viewChecked()).toMatchObject({ ok: true, detail: expect.stringContaining('in 1 instance at') })
})
