import { join } from 'node:path'
import { assemble, type Assembly, type Servers } from '@souk/embedded'
import { newId, type Actor } from '@souk/log-protocol'
import { placeOrder } from '@souk/order'
import { closeAll, type Closing } from '@souk/process'
import { productCommands } from '@souk/product'
import type { Origin, Outcome, ViewStore, RowChange } from '@souk/service'
import { silentLogger } from '@souk/testing'

const manager: Actor = { kind: 'manager', id: 'bench' }

const origin = (actor: Actor): Origin => {
  const id = newId()
  return { actor, requestId: id, correlationId: id, causationId: id, retriable: false }
}

const done = (outcome: Outcome): Extract<Outcome, { kind: 'committed' }> => {
  if (outcome.kind !== 'committed') throw new Error(`the outcome of a command is ${JSON.stringify(outcome)}`)
  return outcome
}

/** One call of `save` on a view store. */
export interface Saved {
  readonly store: string
  readonly changes: readonly RowChange[]
}

export interface Shop {
  readonly assembly: Assembly
  readonly customers: readonly string[]
  readonly products: readonly string[]
  /** Places an order and resolves when it is accepted. `final` resolves when the view shows that the order is final. */
  place(lines: number): Promise<{ final: Promise<void> }>
  /** With the option `record`, everything that was saved to a view. */
  readonly saved: Saved[]
  close(): Promise<void>
}

/** The servers that the environment names. Undefined if it names none. */
export const serversFromEnvironment = (): Servers | undefined => {
  const { MONGODB_URL, AMQP_URL, REDIS_URL, DATABASE_URL, COUCHDB_URL } = process.env
  const urls = [MONGODB_URL, AMQP_URL, REDIS_URL, DATABASE_URL, COUCHDB_URL]
  if (urls.every((url) => url === undefined)) return undefined
  return { mongodbUrl: MONGODB_URL, amqpUrl: AMQP_URL, redisUrl: REDIS_URL, databaseUrl: DATABASE_URL, couchdbUrl: COUCHDB_URL }
}

/** Lines of an order: the average of the Online Retail data (226,467 lines in 11,413 invoices). */
export const LINES = 20

const PRODUCTS = 500
const CUSTOMERS = 50

export interface ShopOptions {
  /** Whether to keep in `saved` what is written to the views. */
  readonly record?: boolean
  readonly servers?: Servers
}

/** Opens a shop without HTTP, with enough stock and credit for any number of orders. Parts without a server use files in the folder. */
export const openShop = async (folder: string, { record = false, servers = {} }: ShopOptions = {}): Promise<Shop> => {
  const closing: Closing = []
  const assembly = await assemble(
    {
      path: (file) => join(folder, file),
      servers,
      currency: 'GBP',
      welcomeCredit: 1_000_000_000,
      priceGraceMs: 60_000,
      publicUrl: 'http://localhost:8080',
      logger: silentLogger,
      passwords: { hash: async () => 'none', verify: async () => true },
    },
    closing,
  )
  const { customer, product, order } = assembly.services
  const saved: Saved[] = []
  if (record) for (const [store, view] of Object.entries(assembly.stores)) recordSaves(store, view, saved)

  const categoryId = newId()
  done(await product.commands.execute(productCommands.addCategory(categoryId, { name: 'All' }), origin(manager)))
  const products = Array.from({ length: PRODUCTS }, () => newId())
  await Promise.all(
    products.map(async (productId, index) =>
      done(
        await product.commands.execute(
          productCommands.addProduct(
            productId,
            { categoryId, name: `Product ${index}`, price: 100 + index, unitsInStock: 10_000_000 },
            'GBP',
          ),
          origin(manager),
        ),
      ),
    ),
  )
  const customers: string[] = []
  for (let index = 0; index < CUSTOMERS; index += 1) {
    const { command, fingerprintKey } = await customer.preparations.register({
      username: `buyer-${newId()}`,
      password: 'correct horse',
      name: 'A buyer',
      email: 'buyer@example.org',
    })
    const { events } = done(await customer.commands.execute(command, { ...origin(manager), fingerprintKey }))
    for (const event of events) if (event.type === 'CustomerRegistered') customers.push(event.data.customerId)
  }
  const { position } = await assembly.log.head()
  await order.projection.subscription.reached(position, 10_000)

  const never = new AbortController()
  let placed = 0
  return {
    assembly,
    customers,
    products,
    saved,
    place: async (lines) => {
      placed += 1
      const customerId = customers[placed % customers.length] ?? ''
      const orderId = newId()
      const chosen = Array.from({ length: lines }, (_, index) => ({
        productId: products[(placed * 7 + index * 3) % products.length] ?? '',
        quantity: 1,
      }))
      const catalogue = await assembly.stores.order.products(chosen.map(({ productId }) => productId))
      const command = placeOrder({ customerId, addressId: null, lines: chosen }, { orderId, catalogue, deadlineMs: 600_000 })
      const final = order.finalOrders.next(orderId, never.signal)
      done(await order.commands.execute(command, origin({ kind: 'customer', id: customerId })))
      return { final }
    },
    close: () => closeAll(closing, silentLogger),
  }
}

const recordSaves = (store: string, view: ViewStore, saved: Saved[]): void => {
  const { save } = view
  view.save = async (changes, from, to) => {
    const result = await save(changes, from, to)
    if (result === 'saved') saved.push({ store, changes })
    return result
  }
}

/** Places orders and waits until all are final. Keeps `concurrency` orders under way. */
export const placeAll = async (shop: Shop, orders: number, concurrency: number, lines = LINES): Promise<void> => {
  let left = orders
  const buyer = async (): Promise<void> => {
    while (left > 0) {
      left -= 1
      const { final } = await shop.place(lines)
      await final
    }
  }
  await Promise.all(Array.from({ length: concurrency }, buyer))
}

/** Resolves when every view and every reaction is at the head of the log. */
export const caughtUp = async ({ assembly }: Shop): Promise<void> => {
  for (;;) {
    const start = performance.now()
    const all = await Promise.all(Object.values(assembly.services).map((service) => service.caughtUp()))
    if (all.every(Boolean)) return
    // Waits longer if the question takes long, so that the question itself does not slow the log down.
    const pause = Math.max(5, 2 * (performance.now() - start))
    await new Promise((resolve) => setTimeout(resolve, pause))
  }
}
