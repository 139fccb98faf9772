import { spawnSync } from 'node:child_process'
import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, statSync, truncateSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Order, serviceNames } from '@souk/contracts'
import { createShop, problemOf, type Answer, type Shop } from './support/shop.ts'
import { books, faultsIn, startSystem, type System } from './support/system.ts'

const run = (command: string, ...args: string[]): boolean => spawnSync(command, args).status === 0

const disk = mkdtempSync(join(tmpdir(), 'souk-disk-'))
// Large enough for the write-ahead logs, each of which may grow to four megabytes before a checkpoint.
const isMounted = process.platform === 'linux' && run('mount', '-t', 'tmpfs', '-o', 'size=48m', 'tmpfs', disk)
if (!isMounted) console.warn('SKIPPED: this user may not mount a tmpfs, so no test fills a disk')

const ballast = join(disk, 'ballast')

/** Fills the disk to the last byte. */
const fill = (): void => {
  const file = openSync(ballast, 'a')
  try {
    for (let size = 1024 * 1024; size >= 1;) {
      try {
        writeSync(file, Buffer.alloc(size))
      } catch {
        size = Math.floor(size / 2)
      }
    }
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
const makeRoom = (): void => rmSync(ballast)

describe.skipIf(!isMounted)('a shop whose disk is full', () => {
  let system: System
  let shop: Shop
  let productId: string
  let customerId: string
  beforeAll(async () => {
    system = await startSystem({}, { data: join(disk, 'data') })
    shop = createShop(system.url)
    productId = (await shop.addProduct({ stock: 100_000, price: 1 })).productId
    customerId = await shop.register(100_000)
  })
  afterAll(async () => {
    await system.remove()
    run('umount', disk)
    rmSync(disk, { recursive: true })
  })

  const order = (key: string): Promise<Answer> => shop.place(customerId, [{ productId, quantity: 1 }], { key })
  /** Each of these orders is accepted now, exists once, and becomes final. */
  const expectOrdersOnce = async (keys: readonly string[]): Promise<void> => {
    const orderIds = new Set<string>()
    for (const key of keys) {
      const answer = await shop.until(
        () => order(key),
        ({ status }) => status === 201,
        `${key} is accepted`,
      )
      const { orderId } = Order.parse(answer.body)
      orderIds.add(orderId)
      // The view may be behind, because it had no space either.
      await shop.until(
        () => shop.send('GET', `/order/orders/${orderId}`),
        ({ status }) => status === 200,
        `${key} is shown`,
      )
      expect((await shop.settled(orderId)).status).toBe('FINALIZED')
    }
    expect(orderIds.size).toBe(keys.length)
  }

  const expectRight = async (): Promise<void> => {
    expect(faultsIn(await books(system.url))).toEqual([])
    const { available, held, spent } = await shop.credit(customerId)
    const { unitsReserved, unitsSold } = await shop.product(productId)
    expect({ held, unitsReserved, sum: available + spent, unitsSold }).toEqual({
      held: 0,
      unitsReserved: 0,
      sum: 100_000,
      unitsSold: spent,
    })
    const status = await Promise.all(serviceNames.map(shop.status))
    // A full disk is not the fault of an event, so none is parked.
    for (const one of status) expect(one).toMatchObject({ ready: true, parked: { projection: 0, reactions: 0 }, divergences: 0 })
  }

  it('refuses orders with 503, still answers reads, and goes on when there is space', async () => {
    await expectOrdersOnce(['before'])
    const { pid } = system.process()
    const before = await shop.head()
    fill()
    const refused: Answer[] = []
    // The last pages may have space for a few more orders.
    const keys: string[] = []
    while (refused.length < 5 && keys.length < 500) {
      const key = `full-${keys.length}`
      keys.push(key)
      const answer = await order(key)
      if (answer.status !== 201) refused.push(answer)
    }
    expect(refused).toHaveLength(5)
    for (const answer of refused) {
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1'])
      expect(['unavailable', 'outcome-unknown']).toContain(problemOf(answer).code)
    }
    const during = await shop.head()
    expect(during.position).toBeGreaterThanOrEqual(before.position)
    expect((await shop.send('GET', `/product/products/${productId}`)).status).toBe(200)
    expect((await shop.send('GET', '/order/orders')).status).toBe(200)

    makeRoom()
    await expectOrdersOnce(keys)
    await expectRight()
    expect(system.process().pid).toBe(pid)
  })

  it('loses and doubles nothing when the disk fills up under load', async () => {
    fill()
    const answered = new Map<string, Answer>()
    await Promise.all(
      Array.from({ length: 40 }, async (_, index) => {
        answered.set(`load-${index}`, await order(`load-${index}`))
      }),
    )
    const statuses = new Set([...answered.values()].map(({ status }) => status))
    expect([...statuses].filter((status) => status !== 201 && status !== 503)).toEqual([])
    expect(statuses.has(503)).toBe(true)
    makeRoom()
    // Orders accepted before get the same answer again.
    await expectOrdersOnce([...answered.keys()])
    for (const [key, { status, text }] of answered) {
      const again = await order(key)
      expect(again.headers.get('idempotent-replayed')).toBe('true')
      expect(again.text).toBe(status === 201 ? text : again.text)
    }
    await expectRight()
  })

  it('starts again when there is space, after it was killed while the disk was full', async () => {
    fill()
    await Promise.all(Array.from({ length: 20 }, (_, index) => order(`killed-${index}`)))
    await system.kill()
    // Without space the shop either opens or exits with one line.
    const attempt = system.launchAgain()
    const outcome = await Promise.race([attempt.opened.then(() => 'open'), attempt.ended.then(({ code, errors }) => `${code} ${errors}`)])
    await system.kill()
    expect(outcome).toMatch(/^(?:open|1 souk: [^\n]+\n)$/)
    makeRoom()
    await system.restart()
    await expectOrdersOnce(Array.from({ length: 20 }, (_, index) => `killed-${index}`))
    await expectRight()
  })

  it('behaves the same when orders alone fill the disk', async () => {
    let accepted = 0
    let refusal: Answer | undefined
    const buyer = async (number: number): Promise<void> => {
      for (let index = 0; refusal === undefined && index < 5_000; index += 1) {
        const answer = await order(`many-${number}-${index}`)
        if (answer.status === 201) accepted += 1
        else refusal = answer
      }
    }
    // Leaves little space, so that few orders fill it.
    fill()
    truncateSync(ballast, statSync(ballast).size - 600_000)
    await Promise.all(Array.from({ length: 8 }, (_, number) => buyer(number)))
    expect(refusal?.status).toBe(503)
    expect(accepted).toBeGreaterThan(0)
    makeRoom()
    await expectOrdersOnce(['and-one-more'])
    await expectRight()
  })
})
