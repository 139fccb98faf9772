import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { Order } from '@souk/contracts'
import { createRandom, type Random } from '../simulation/random.ts'
import { createShop, type Answer, type Shop } from './shop.ts'
import { books, faultsIn, startSystem, type System } from './system.ts'

export interface CrashOptions {
  readonly rounds: number
  readonly seed: number
  /** How many customers send requests at once (default 8). */
  readonly concurrency?: number
  /** Gets a line about each round. */
  readonly tell?: (line: string) => void
}

export interface CrashReport {
  /** How many requests were accepted: orders, credit adjustments and stock adjustments. Each has its own key. */
  readonly accepted: number
  readonly orders: Readonly<Record<string, number>>
  /** How many requests were sent more than once, because they got no answer. */
  readonly retries: number
  /** How many of these had already taken effect. */
  readonly replayed: number
  /** Rounds that ended before the shop was open. */
  readonly killedWhileStarting: number
  /** What was lost, doubled or wrong, in words. */
  readonly faults: readonly string[]
}

const LONGEST_LIFE_MS = 900
const LONGEST_START_MS = 700
const ANSWER_WITHIN_MS = 180_000
const OPENING = { stock: 100_000, credit: 1_000_000, price: 7 }

/** Whether the request must be sent again with the same key, because its outcome is unknown or it had no effect. */
const isOpen = ({ status }: Answer): boolean => status >= 500

interface Done {
  readonly key: string
  readonly answer: Answer
}

const createCustomers = (shop: Shop, { random, concurrency }: { random: Random; concurrency: number }) => {
  const tally = { retries: 0, replayed: 0 }
  const done: Done[] = []
  let isOver = false

  /** Repeats a request with the same key until it is answered. */
  const insist = async (key: string, send: () => Promise<Answer>): Promise<void> => {
    let sends = 0
    for (const start = Date.now(); ; await sleep(10)) {
      let trouble = 'no answer'
      try {
        sends += 1
        const answer = await send()
        if (!isOpen(answer)) {
          done.push({ key, answer })
          if (sends > 1) tally.retries += 1
          if (answer.headers.get('idempotent-replayed') === 'true') tally.replayed += 1
          return
        }
        trouble = answer.text
      } catch (error) {
        trouble = String(error)
      }
      if (Date.now() - start > ANSWER_WITHIN_MS) throw new Error(`${key} was never answered: ${trouble}`)
    }
  }

  return {
    tally,
    done,
    end: () => {
      isOver = true
    },
    /** Customers order until `end` is called. Now and then somebody adds credit or stock. */
    run: async (customerIds: readonly string[], productIds: readonly string[]): Promise<void> => {
      let count = 0
      const one = async (source: Random): Promise<void> => {
        while (!isOver) {
          count += 1
          const key = `crash-${count}`
          const customerId = source.pick(customerIds)
          const productId = source.pick(productIds)
          const chance = source.next()
          if (chance < 0.05)
            await insist(key, () =>
              shop.send('POST', `/customer/customers/${customerId}/credit/adjustments`, { key, body: { amount: 1_000, reason: 'a test' } }),
            )
          else if (chance < 0.1)
            await insist(key, () =>
              shop.send('POST', `/product/products/${productId}/stock-adjustments`, { key, body: { delta: 10, reason: 'a test' } }),
            )
          else {
            const quantity = source.between(1, 9)
            const unitPrice = source.chance(0.05) ? OPENING.price + 1 : OPENING.price
            await insist(key, () => shop.place(customerId, [{ productId, quantity, unitPrice }], { key }))
          }
        }
      }
      await Promise.all(Array.from({ length: concurrency }, (_, index) => one(random.fork(`customer ${index}`))))
    },
  }
}

/** Kills the shop at a random moment, while it starts or later, and starts it again. @returns whether it was open */
const killOnce = async (system: System, random: Random): Promise<{ wasOpen: boolean; afterMs: number }> => {
  let wasOpen = false
  void system.process().opened.then(
    () => {
      wasOpen = true
    },
    () => undefined,
  )
  let afterMs = random.between(0, LONGEST_START_MS)
  if (random.chance(0.75)) {
    await system.process().opened
    afterMs = random.between(0, LONGEST_LIFE_MS)
  }
  await sleep(afterMs)
  await system.kill()
  system.launchAgain()
  return { wasOpen, afterMs }
}

/** Kills the shop in every round while customers order. Checks at the end whether anything was lost or doubled. */
export const crashAgainAndAgain = async ({ rounds, seed, concurrency = 8, tell = () => undefined }: CrashOptions): Promise<CrashReport> => {
  const random = createRandom(seed, 'crash')
  const system = await startSystem()
  try {
    const shop = createShop(system.url)
    const productIds = await Promise.all([1, 2, 3].map(async () => (await shop.addProduct(OPENING)).productId))
    const customerIds = await Promise.all([1, 2, 3, 4].map(() => shop.register(OPENING.credit)))
    const poorId = await shop.register(10)
    const customers = createCustomers(shop, { random, concurrency })
    const running = customers.run([...customerIds, poorId], productIds)
    // `running` is awaited below. Until then a rejection must not count as unhandled.
    running.catch(() => undefined)

    let killedWhileStarting = 0
    for (let round = 1; round <= rounds; round += 1) {
      const { wasOpen, afterMs } = await killOnce(system, random)
      if (!wasOpen) killedWhileStarting += 1
      tell(
        `round ${round} of ${rounds}: killed ${afterMs} ms after ${wasOpen ? 'it was open' : 'its start'}, ${customers.done.length} accepted so far`,
      )
    }
    await system.process().opened
    customers.end()
    await running
    return { ...(await judge(shop, customers, { customerIds: [...customerIds, poorId], productIds })), killedWhileStarting }
  } finally {
    await system.remove()
  }
}

const Amounts = z.object({ granted: z.number() })
const reasonOf = ({ status, cancelReason }: Order): string => cancelReason ?? status

/** Compares the shop's data with the answers that the customers got. */
const judge = async (
  shop: Shop,
  { done, tally }: ReturnType<typeof createCustomers>,
  { customerIds, productIds }: { customerIds: readonly string[]; productIds: readonly string[] },
): Promise<Omit<CrashReport, 'killedWhileStarting'>> => {
  const faults: string[] = []
  const placed = new Map<string, string>()
  let credits = 0
  let stocks = 0
  for (const { key, answer } of done) {
    if (answer.status === 201) {
      const { orderId } = Order.parse(answer.body)
      if (placed.has(orderId)) faults.push(`${key} and ${placed.get(orderId)} got the same order`)
      placed.set(orderId, key)
    } else if (answer.status === 204) continue
    else faults.push(`${key} was answered ${answer.status} ${answer.text}`)
  }
  for (const orderId of placed.keys()) await shop.settled(orderId)
  const orders = await shop.orders()
  const known = new Map(orders.map((order) => [order.orderId, order]))
  for (const [orderId, key] of placed) if (!known.has(orderId)) faults.push(`the order of ${key} is lost`)
  for (const { orderId } of orders) if (!placed.has(orderId)) faults.push(`nobody was told of the order ${orderId}`)
  if (orders.length !== known.size) faults.push('the list of orders has an order twice')

  for (const customerId of customerIds) credits += Amounts.parse(await shop.credit(customerId)).granted
  for (const productId of productIds) {
    const { unitsOnHand, unitsSold } = await shop.product(productId)
    stocks += unitsOnHand + unitsSold
  }
  const adjustments = done.filter(({ answer }) => answer.status === 204).length
  const granted = (credits - (customerIds.length - 1) * OPENING.credit - 10) / 1_000
  const stocked = (stocks - productIds.length * OPENING.stock) / 10
  if (granted + stocked !== adjustments)
    faults.push(`${adjustments} adjustments were accepted, ${granted} of credit and ${stocked} of stock were made`)

  faults.push(...faultsIn(await books(shop.url)))
  const counts: Record<string, number> = {}
  for (const order of orders) counts[reasonOf(order)] = (counts[reasonOf(order)] ?? 0) + 1
  return { accepted: done.length, orders: counts, ...tally, faults }
}
