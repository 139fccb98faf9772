import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Order } from '@souk/client'
import { Experiment, faultyServices, MAX_FAULT_SECONDS, page, type Fault } from '@souk/contracts'
import { parseConfig } from '@souk/embedded'
import { newId } from '@souk/log-protocol'
import { logIn, testManager } from './support/manager.ts'
import { browserAt } from './support/plain-browser.ts'
import { createShop, problemOf, type Shop } from './support/shop.ts'
import { adminUrlOf, books, faultsIn, startSystem, systemUnderTest, type SystemUnderTest } from './support/system.ts'

// Every fault of the failure lab strikes, ends by itself, and leaves the books in order.

const ListOfExperiments = page(Experiment)

describe('the failure lab', () => {
  let system: SystemUnderTest
  let shop: Shop
  let manager: string
  beforeAll(async () => {
    system = await systemUnderTest({ SOUK_FAILURE_LAB: 'true' })
    shop = createShop(system.url)
    manager = (await logIn(system.url)).customerId
  })
  afterAll(() => system.close())

  const plant = async (fault: Fault): Promise<Experiment> => {
    const answer = await shop.send('POST', '/event-store/experiments', { body: { fault } })
    expect([answer.status, answer.text]).toEqual([201, expect.anything()])
    return Experiment.parse(answer.body)
  }
  const show = async (experimentId: string): Promise<Experiment> =>
    Experiment.parse((await shop.send('GET', `/event-store/experiments/${experimentId}`)).body)

  const experimentsOf = async (orderId: string): Promise<readonly Experiment[]> =>
    ListOfExperiments.parse((await shop.send('GET', `/event-store/experiments?orderId=${orderId}`)).body).items

  /** Plants a fault, places an order, and waits until both are over. */
  const experiment = async (fault: Fault): Promise<{ readonly order: Order; readonly ended: Experiment; readonly productId: string }> => {
    const { productId } = await shop.addProduct({ stock: 5, price: 300 })
    const { available } = await shop.credit(manager)
    if (available < 10_000) await shop.adjustCredit(manager, 10_000)
    const planted = await plant(fault)
    expect(planted).toMatchObject({ state: 'waiting', customerId: manager, order: null, effects: [] })
    expect(planted.takenBy.length).toBeGreaterThan(0)
    const { orderId } = await shop.placeUntilAccepted(manager, [{ productId, quantity: 2 }])
    const ended = await shop.until(
      () => show(planted.experimentId),
      ({ state }) => state === 'ended',
      'the experiment has ended',
    )
    const order = await shop.until(
      () => shop.settled(orderId).catch(() => undefined),
      (settled) => settled !== undefined,
      'the order is settled',
    )
    if (order === undefined) throw new Error('unreachable')
    expect(ended.order).toMatchObject({ orderId })
    expect(await experimentsOf(orderId)).toEqual([ended])
    expect(ended.effects.length).toBeGreaterThan(0)
    for (const { instance, struckAt, endedAt } of ended.effects) {
      expect(ended.takenBy).toContain(instance)
      expect(Date.parse(endedAt ?? '') - Date.parse(struckAt)).toBeLessThan((MAX_FAULT_SECONDS + 1) * 1_000)
    }
    return { order, ended, productId }
  }

  /** Milliseconds that the fault lasted in the first instance that it struck. */
  const lasted = ({ effects: [effect] }: Experiment): number => Date.parse(effect?.endedAt ?? '') - Date.parse(effect?.struckAt ?? '')

  describe('an order comes to its end although', () => {
    it.each(faultyServices)('a message to the %s service is lost, which it finds in the log', { timeout: 60_000 }, async (service) => {
      const { order, ended } = await experiment({ kind: 'message-lost', service })
      expect(order.status).toBe('FINALIZED')
      expect(ended.effects.map(({ foundAt }) => foundAt)).not.toContain(null)
    })

    it.each(faultyServices)('a message to the %s service is delayed, which has found it by then', { timeout: 60_000 }, async (service) => {
      const { order, ended } = await experiment({ kind: 'message-delayed', service, seconds: 2 })
      expect(order.status).toBe('FINALIZED')
      expect(ended.effects.map(({ foundAt }) => foundAt)).not.toContain(null)
      expect(lasted(ended)).toBeGreaterThanOrEqual(1_980)
    })

    it.each(faultyServices)('a message to the %s service comes twice', { timeout: 60_000 }, async (service) => {
      expect((await experiment({ kind: 'message-doubled', service })).order.status).toBe('FINALIZED')
    })

    it.each(
      faultyServices.flatMap((service): Fault[] => [
        { kind: 'service-stopped', service, seconds: 1 },
        { kind: 'service-cut-off', service, from: 'bus', seconds: 1 },
        { kind: 'service-cut-off', service, from: 'log', seconds: 1 },
      ]),
    )('$kind: $service $from', { timeout: 60_000 }, async (fault) => {
      const { order, ended } = await experiment(fault)
      expect(order.status).toBe('FINALIZED')
      expect(lasted(ended)).toBeGreaterThanOrEqual(980)
    })

    it('stock is taken away: it is canceled, and the stock is given back', { timeout: 60_000 }, async () => {
      const { order, ended, productId } = await experiment({ kind: 'stock-taken', seconds: 1 })
      expect(order).toMatchObject({ status: 'CANCELED', cancelReason: 'out-of-stock' })
      expect(ended.effects).toMatchObject([{ taken: 4 }])
      expect((await shop.product(productId)).unitsAvailable).toBe(5)
    })

    it('credit is taken away: it is canceled, and the credit is given back', { timeout: 60_000 }, async () => {
      const { order, ended } = await experiment({ kind: 'credit-taken', seconds: 1 })
      expect(order).toMatchObject({ status: 'CANCELED', cancelReason: 'insufficient-credit' })
      const { available } = await shop.credit(manager)
      expect(ended.effects).toMatchObject([{ taken: available - 599 }])
    })

    it('all of that: the books are in order', { timeout: 60_000 }, async () => {
      expect(faultsIn(await books(system.url))).toEqual([])
    })
  })

  describe('a service that is stopped', () => {
    it('answers 503, and then goes on', { timeout: 60_000 }, async () => {
      const { productId } = await shop.addProduct({ stock: 5 })
      await shop.adjustCredit(manager, 10_000)
      const other = await shop.placeUntilAccepted(manager, [{ productId, quantity: 1 }])
      await plant({ kind: 'service-stopped', service: 'product', seconds: 2 })
      expect(await experimentsOf(other.orderId)).toEqual([])
      const { orderId } = await shop.placeUntilAccepted(manager, [{ productId, quantity: 1 }])
      const answer = await shop.until(
        () => shop.send('GET', '/product/products'),
        ({ status }) => status === 503,
        'it is stopped',
      )
      expect(problemOf(answer)).toMatchObject({ code: 'unavailable' })
      expect((await shop.order(orderId)).status).toBe('PENDING')
      expect((await shop.settled(orderId)).status).toBe('FINALIZED')
    })
  })

  describe('the page', () => {
    const experiments = async () => (await shop.send('GET', '/event-store/experiments')).body
    const pageOf = async () => {
      const browser = browserAt(await adminUrlOf(system))
      expect((await browser.post('/log-in', testManager)).status).toBe(302)
      return browser
    }
    const form = { kind: 'message-doubled', service: 'product', seconds: '1' }

    it('plants one fault and places one order, though the form is sent twice', { timeout: 60_000 }, async () => {
      const { productId } = await shop.addProduct({ stock: 5 })
      await shop.adjustCredit(manager, 10_000)
      const { post } = await pageOf()
      const key = newId()
      for (const _ of [1, 2]) expect((await post('/lab', { ...form, key, productId })).status).toBe(302)
      const [last, before] = ListOfExperiments.parse(await experiments()).items
      expect(last?.order).not.toBeNull()
      expect(before?.order?.orderId).not.toBe(last?.order?.orderId)
      expect((await shop.orders()).filter(({ lines }) => lines.some((line) => line.productId === productId))).toHaveLength(1)
      await shop.settled(last?.order?.orderId ?? '')
    })

    it('shows the fault in the story of the order, also in German', { timeout: 60_000 }, async () => {
      const { productId } = await shop.addProduct({ stock: 5 })
      await shop.adjustCredit(manager, 10_000)
      const { ask, post } = await pageOf()
      const { headers } = await post('/lab', { ...form, kind: 'message-lost', service: 'accounting', key: newId(), productId })
      const story = headers.get('location') ?? ''
      expect(story).toMatch(/^\/orders\/[\da-f-]{36}$/)
      const texts = async (address: string): Promise<string> => (await (await ask(address)).text()).replaceAll(/<!--.*?-->|&#x27;/g, '')
      const isOver = 'A message to Accounting is lost. It is over.'
      expect(
        await shop.until(
          () => texts(story),
          (text) => text.includes(isOver),
          'the fault is over',
        ),
      ).toContain('href="#fault"')
      expect(await texts(`/de${story}`)).toContain('Eine Nachricht an Accounting geht verloren. Der Fehler ist vorbei.')
    })

    it.each(['', '0', '31', '1.5'])('plants nothing for %o seconds', async (seconds) => {
      const { post } = await pageOf()
      const before = await experiments()
      const answer = await post('/de/lab', { kind: 'service-stopped', service: 'product', seconds, key: newId(), productId: newId() })
      expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('Wählen Sie 1 bis 30 Sekunden.')])
      expect(await experiments()).toEqual(before)
    })

    it('lifts the fault if the order is refused', { timeout: 60_000 }, async () => {
      const { post } = await pageOf()
      const answer = await post('/lab', { ...form, key: newId(), productId: newId() })
      expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining('role="alert"')])
      expect(ListOfExperiments.parse(await experiments()).items.map(({ state }) => state)).not.toContain('waiting')
    })
  })
})

describe('a process that is killed', () => {
  it('takes its faults with it', { timeout: 120_000 }, async () => {
    const own = await startSystem({ SOUK_FAILURE_LAB: 'true' })
    try {
      const there = createShop(own.url)
      const { customerId } = await logIn(own.url)
      await there.adjustCredit(customerId, 10_000)
      const struck = async (): Promise<number> =>
        ListOfExperiments.parse((await there.send('GET', '/event-store/experiments')).body).items.filter(
          ({ effects }) => effects.length > 0,
        ).length
      const orders: string[] = []
      for (const fault of [
        { kind: 'stock-taken', seconds: 30 },
        { kind: 'message-delayed', service: 'accounting', seconds: 30 },
        { kind: 'service-stopped', service: 'product', seconds: 30 },
      ] satisfies Fault[]) {
        const { productId } = await there.addProduct({ stock: 5 })
        expect((await there.send('POST', '/event-store/experiments', { body: { fault } })).status).toBe(201)
        orders.push((await there.placeUntilAccepted(customerId, [{ productId, quantity: 2 }])).orderId)
        await there.until(struck, (count) => count === orders.length, 'the fault has struck')
      }
      await own.kill()
      await own.launchAgain().opened
      const ends: string[] = []
      for (const orderId of orders) {
        const settled = await there.until(
          () => there.settled(orderId).catch(() => undefined),
          (order) => order !== undefined,
          'the order is settled',
        )
        ends.push(settled?.status ?? '')
      }
      expect(ends).toEqual(['CANCELED', 'FINALIZED', 'FINALIZED'])
      expect(faultsIn(await books(own.url))).toEqual([])
    } finally {
      await own.remove()
    }
  })
})

describe('without the setting', () => {
  it('there is no failure lab', { timeout: 60_000 }, async () => {
    const without = await startSystem()
    try {
      const there = createShop(without.url)
      const body = { fault: { kind: 'message-lost', service: 'product' } }
      const path = `/event-store/experiments/${newId()}`
      for (const answer of [
        await there.send('POST', '/event-store/experiments', { body }),
        await there.send('GET', '/event-store/experiments'),
        await there.send('GET', path),
        await there.send('DELETE', path),
      ])
        expect(problemOf(answer).code).toBe('not-found')
      const { ask, post } = browserAt(await adminUrlOf(without))
      expect((await post('/log-in', testManager)).status).toBe(302)
      for (const answer of [await ask('/lab'), await post('/lab', { kind: 'message-lost', service: 'product', productId: newId() })])
        expect(answer.status).toBe(404)
      expect(await (await ask('/operations')).text()).not.toContain('href="/lab"')
      const { productId } = await there.addProduct({ stock: 5 })
      const { orderId } = await there.order201((await logIn(without.url)).customerId, [{ productId, quantity: 1 }])
      const story = await ask(`/orders/${orderId}`)
      expect([story.status, await story.text()]).toEqual([200, expect.not.stringContaining('href="/lab"')])
    } finally {
      await without.remove()
    }
  })

  it('in production it cannot be set', () => {
    expect(() => parseConfig({ SOUK_ENV: 'production', SOUK_FAILURE_LAB: 'true' })).toThrow(
      'SOUK_ENV=production refuses SOUK_FAILURE_LAB=true',
    )
    expect(parseConfig({ SOUK_FAILURE_LAB: 'true' }).failureLab).toBe(true)
    expect(parseConfig({}).failureLab).toBe(false)
  })
})
