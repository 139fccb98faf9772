import type { SoukEvent } from '@souk/contracts'
import { customerCommands } from '@souk/customer'
import type { Actor } from '@souk/log-protocol'
import { cancelOrder, placeOrder } from '@souk/order'
import { productCommands } from '@souk/product'
import type { Clients, Reply } from './client.ts'
import { CURRENCY } from './processes.ts'
import type { World } from './world.ts'

type CatalogueEntry = { readonly name: string; readonly price: number; readonly currency: string }

const manager: Actor = { kind: 'manager', id: 'manager' }
const customerActor = (customerId: string): Actor => ({ kind: 'customer', id: customerId })
const anonymous: Actor = { kind: 'anonymous', id: 'anonymous' }

/** What people do in the shop. */
export interface Workload {
  /** Before the faults: adds the products and the first customers. */
  prepare(): Promise<void>
  /** During the faults: orders and other requests. Resolves when every request has been answered. */
  trade(): Promise<void>
  /** At the end: one more request, when the system is at rest. */
  close(): Promise<void>
}

const madeId = (reply: Reply, find: (event: SoukEvent) => string | undefined): string | undefined => {
  if (reply.kind !== 'done') return undefined
  for (const event of reply.events) {
    const id = find(event)
    if (id !== undefined) return id
  }
  return undefined
}

export const createWorkload = (world: World, { ask }: Clients): Workload => {
  const { plan, outside } = world
  const random = world.random.fork('work')
  const customers: string[] = []
  /** By customer: the address that was added last. */
  const addresses = new Map<string, string>()
  const products: { readonly productId: string; readonly price: number }[] = []
  let registered = 0

  const register = async (): Promise<void> => {
    registered += 1
    const username = `person-${registered}`
    const reply = await ask({
      of: 'customer',
      actor: anonymous,
      route: 'customer POST /customers',
      label: `register ${username}`,
      prepare: ({ service }) =>
        service.preparations.register({
          username,
          password: 'correct horse',
          name: `Person ${registered}`,
          email: `${username}@example.org`,
        }),
    })
    const customerId = madeId(reply, (event) => (event.type === 'CustomerRegistered' ? event.data.customerId : undefined))
    if (customerId !== undefined) customers.push(customerId)
  }

  const addProduct = async (categoryId: string, number: number): Promise<void> => {
    const price = random.between(100, 1_600)
    const unitsInStock = random.between(2, 12)
    const reply = await ask({
      of: 'product',
      actor: manager,
      route: 'product POST /products',
      label: `add product ${number}: ${unitsInStock} units at ${price}`,
      prepare: async () => ({
        command: productCommands.addProduct(world.newId(), { categoryId, name: `Product ${number}`, price, unitsInStock }, CURRENCY),
      }),
    })
    const productId = madeId(reply, (event) => (event.type === 'ProductAdded' ? event.data.productId : undefined))
    if (productId !== undefined) products.push({ productId, price })
  }

  const cancel = async (orderId: string, customerId: string): Promise<void> => {
    await ask({
      of: 'order',
      actor: customerActor(customerId),
      route: 'order POST /orders/:orderId/cancellation',
      label: `cancel ${orderId}`,
      prepare: async () => ({ command: cancelOrder({ orderId, reason: 'canceled-by-customer' }) }),
    })
  }

  const order = async (): Promise<void> => {
    const customerId = random.chance(0.06) ? world.newId() : random.pick(customers)
    const wanted = random.shuffled(products).slice(0, random.between(1, products.length))
    const lines = wanted.map(({ productId, price }) => ({
      productId,
      quantity: random.between(1, 4),
      // The price that the customer saw may be outdated.
      ...(random.chance(0.4) && { unitPrice: random.chance(0.85) ? price : price + 1 }),
    }))
    // Sometimes the order service's catalogue has a product that the product service does not know. In reality that takes a restored log.
    const ghost = random.chance(0.05) ? world.newId() : undefined
    if (ghost !== undefined) lines.push({ productId: ghost, quantity: 1 })
    // A retry names the same address, whatever the customer has added meanwhile.
    const addressId = addresses.get(customerId) ?? null
    const cancelAfter = random.chance(0.35) ? random.pick([0, 3, 6, 12, 25, 50, 100, 500, 3_000]) : undefined
    const reply = await ask({
      of: 'order',
      actor: customerActor(customerId),
      route: 'order POST /orders',
      label: `order of ${customerId}: ${lines.map(({ productId, quantity }) => `${quantity} × ${productId}`).join(', ')}`,
      prepare: async ({ store }) => {
        const known = await store.products(lines.map(({ productId }) => productId))
        const catalogue = new Map<string, CatalogueEntry>(known)
        if (ghost !== undefined) catalogue.set(ghost, { name: 'Ghost', price: 1, currency: CURRENCY })
        return {
          command: placeOrder({ customerId, addressId, lines }, { orderId: world.newId(), catalogue, deadlineMs: plan.deadlineMs }),
        }
      },
    })
    const orderId = madeId(reply, (event) => (event.type === 'OrderPlaced' ? event.data.orderId : undefined))
    if (orderId === undefined || cancelAfter === undefined) return
    await outside.clock.sleep(cancelAfter)
    await cancel(orderId, customerId)
  }

  const adjustStock = async (): Promise<void> => {
    const { productId } = random.pick(products)
    const delta = random.pick([-3, -2, -1, 2, 3, 4])
    await ask({
      of: 'product',
      actor: manager,
      route: 'product POST /products/:productId/stock-adjustments',
      label: `adjust stock of ${productId} by ${delta}`,
      prepare: async () => ({ command: productCommands.adjustStock(productId, { delta, reason: 'counted' }) }),
    })
  }

  const changePrice = async (): Promise<void> => {
    const { productId } = random.pick(products)
    const price = random.between(100, 2_000)
    await ask({
      of: 'product',
      actor: manager,
      route: 'product PATCH /products/:productId',
      label: `price of ${productId} is ${price}`,
      prepare: async () => ({ command: productCommands.changeProduct(productId, { price }, undefined, CURRENCY) }),
    })
  }

  const retire = async (): Promise<void> => {
    const { productId } = random.pick(products)
    await ask({
      of: 'product',
      actor: manager,
      route: 'product DELETE /products/:productId',
      label: `retire ${productId}`,
      prepare: async () => ({ command: productCommands.retireProduct(productId, undefined) }),
    })
  }

  const restore = async (): Promise<void> => {
    const { productId } = random.pick(products)
    await ask({
      of: 'product',
      actor: manager,
      route: 'product POST /products/:productId/restoration',
      label: `restore ${productId}`,
      prepare: async () => ({ command: productCommands.restoreProduct(productId, undefined) }),
    })
  }

  const adjustCredit = async (): Promise<void> => {
    const customerId = random.pick(customers)
    const amount = random.pick([-2_000, -500, 1_000, 3_000, 5_000])
    await ask({
      of: 'customer',
      actor: manager,
      route: 'customer POST /customers/:customerId/credit/adjustments',
      label: `adjust credit of ${customerId} by ${amount}`,
      prepare: async () => ({ command: customerCommands.adjustCredit(customerId, { amount, reason: 'goodwill' }, CURRENCY) }),
    })
  }

  const addAddress = async (): Promise<void> => {
    const customerId = random.pick(customers)
    const reply = await ask({
      of: 'customer',
      actor: customerActor(customerId),
      route: 'customer POST /customers/:customerId/addresses',
      label: `new address of ${customerId}`,
      prepare: ({ service }) =>
        service.preparations.addAddress(customerId, { label: null, recipient: null, lines: ['Elsewhere 1'], country: null }),
    })
    const addressId = madeId(reply, (event) => (event.type === 'AddressAdded' ? event.data.addressId : undefined))
    if (addressId !== undefined) addresses.set(customerId, addressId)
  }

  const forget = async (): Promise<void> => {
    const customerId = random.pick(customers)
    await ask({
      of: 'customer',
      actor: customerActor(customerId),
      route: 'customer DELETE /customers/:customerId',
      label: `forget ${customerId}`,
      prepare: async () => ({ command: customerCommands.forgetCustomer({ customerId }) }),
    })
  }

  const addCategory = (name: string): Promise<Reply> =>
    ask({
      of: 'product',
      actor: manager,
      route: 'product POST /categories',
      label: `add the category ${name}`,
      prepare: async () => ({ command: productCommands.addCategory(world.newId(), { name }) }),
    })

  return {
    close: async () => {
      await addCategory('Closing')
    },
    prepare: async () => {
      const reply = await addCategory('Things')
      const categoryId = madeId(reply, (event) => (event.type === 'CategoryAdded' ? event.data.categoryId : undefined))
      if (categoryId === undefined) throw new Error('no category was added')
      await Promise.all([
        ...Array.from({ length: plan.products }, (_, index) => addProduct(categoryId, index + 1)),
        ...Array.from({ length: plan.customers }, register),
      ])
    },
    trade: async () => {
      const chores: (() => Promise<void>)[] = Array.from({ length: plan.orders }, () => order)
      chores.push(adjustStock, adjustCredit)
      for (const [chore, probability] of [
        [adjustStock, 0.5],
        [adjustCredit, 0.5],
        [changePrice, 0.4],
        [retire, 0.25],
        [addAddress, 0.4],
        [register, 0.6],
        [forget, 0.35],
        [restore, 0.25],
        [changePrice, 0.3],
      ] as const) {
        if (random.chance(probability)) chores.push(chore)
      }
      // Some requests come at nearly the same time, so that their decisions conflict.
      const crowd = random.between(0, plan.faultsMs / 2)
      const width = random.pick([0, 20, 60])
      const crowded = random.pick([0.4, 0.9])
      await Promise.all(
        chores.map(async (chore) => {
          await outside.clock.sleep(random.chance(crowded) ? crowd + random.between(0, width) : random.between(0, plan.faultsMs * 0.8))
          await chore()
        }),
      )
    },
  }
}
