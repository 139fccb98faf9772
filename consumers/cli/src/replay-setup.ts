import { positionOf, valueOf, type Answer, type SoukApi } from '@souk/client'
import { isBlank } from '@souk/contracts'
import { inParallel } from '@souk/process'
import { keyFor, make, refused } from './filling.ts'
import type { Progress } from './progress.ts'
import type { PlannedCustomer, PlannedProduct, ReplayPlan } from './replay-plan.ts'

/** The ids of the file's products and customers in the shop. */
export interface Stage {
  /** Product key → product id. */
  readonly products: ReadonlyMap<string, string>
  /** Customer of the file → customer id. */
  readonly customers: ReadonlyMap<string, string>
  /** Position of the last commit of the setup. */
  readonly position: number
}

/** The most units that one stock adjustment may add. */
const MAX_DELTA = 10_000_000

/** What an Idempotency-Key is made of, for a fact of the file. */
export const factOf = (fact: string): string => `online-retail ${fact}`

/** Problems of a product that was retired or a customer who was forgotten. They get no more units or credit, and the shop decides on their orders. */
const closed: readonly string[] = ['customer-forgotten', 'product-retired']

export const setUpStage = async (shop: SoukApi, plan: ReplayPlan, concurrency: number, progress: Progress): Promise<Stage> => {
  const products = new Map<string, string>()
  const customers = new Map<string, string>()
  let position = 0

  const made = async <Data>(...fact: Parameters<typeof make<Data>>) => {
    const answer = await make(...fact)
    position = Math.max(position, positionOf(answer))
    return answer
  }
  const adjust = async (fact: string, send: (headers: ReturnType<typeof keyFor>) => Promise<Answer<unknown>>): Promise<void> => {
    const answer = await send(keyFor(fact))
    if (answer.error !== undefined && !closed.includes(answer.error.code)) throw refused(fact, answer.error)
    position = Math.max(position, positionOf(answer))
  }

  const category = { name: 'Online Retail', description: 'UCI data set 352' }
  const { categoryId } = (await made(factOf('category'), (headers) => shop.addCategory({ body: category, headers }))).data

  const addProduct = async ({ key, code, price, description, units }: PlannedProduct): Promise<void> => {
    const name = isBlank(description) ? code : [...description].slice(0, 200).join('')
    const body = { categoryId, name, description: `stock code ${code}`, price, unitsInStock: 0 }
    const { productId } = (await made(factOf(`product ${key}`), (headers) => shop.addProduct({ body, headers }))).data
    // Enough for the whole file: then the adjustments do not depend on the limit and take effect once.
    for (let added = 0; added < units; added += MAX_DELTA) {
      const delta = Math.min(MAX_DELTA, units - added)
      const adjustment = { path: { productId }, body: { delta, reason: 'online retail' } }
      await adjust(factOf(`stock ${key} ${added} to ${added + delta} of ${units}`), (headers) =>
        shop.adjustStock({ ...adjustment, headers }),
      )
    }
    products.set(key, productId)
    progress.step()
  }

  const addCustomer = async (planned: PlannedCustomer): Promise<void> => {
    const { customer, total, isShort } = planned
    const body = {
      username: `retail-${customer}`,
      password: `online-retail-${customer}`,
      name: `Customer ${customer}`,
      email: `retail-${customer}@example.com`,
    }
    const registered = await made(factOf(`customer ${customer}`), (headers) => shop.registerCustomer({ body, headers }))
    const path = { customerId: registered.data.customerId }
    if (isShort) await limitCredit(path, planned, positionOf(registered))
    // In addition to the welcome credit. As above, the amount does not depend on the limit.
    else
      await adjust(factOf(`credit ${customer} ${total}`), (headers) =>
        shop.adjustCredit({ path, body: { amount: total, reason: 'online retail' }, headers }),
      )
    customers.set(customer, path.customerId)
    progress.step()
  }

  /** Adjusts the granted credit to half of what the requested invoices need. A customer who has spent some credit keeps what is granted. */
  const limitCredit = async (
    path: { readonly customerId: string },
    { customer, needed }: PlannedCustomer,
    registeredAt: number,
  ): Promise<void> => {
    const target = Math.floor(needed / 2)
    const { granted, available } = await valueOf(shop.getCredit({ path, headers: { 'souk-position': String(registeredAt) } }))
    const body = { amount: target - granted, reason: 'online retail, too little' }
    if (body.amount === 0 || (body.amount < 0 && available < granted)) return
    await adjust(factOf(`credit ${customer} from ${granted} to ${target}`), (headers) => shop.adjustCredit({ path, body, headers }))
  }

  progress.begin('products', plan.products.length)
  await inParallel(plan.products, concurrency, addProduct)
  progress.begin('customers', plan.customers.length)
  await inParallel(plan.customers, concurrency, addCustomer)
  return { products, customers, position }
}
