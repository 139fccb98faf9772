import { Category, Credit, isBlank, Product, Registration } from '@souk/contracts'
import { describeAnswer, problemCode, type Answer, type Api } from './api.ts'
import { Fault } from './fault.ts'
import { inParallel } from './in-parallel.ts'
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

/** The Idempotency-Key for a fact of the file: the same in every run, and visible ASCII without spaces. */
export const keyOf = (fact: string): string => encodeURIComponent(`online-retail ${fact}`)

/** Whether the product was retired or the customer forgotten. It gets no more units or credit, and the shop decides on its orders. */
const isClosed = (answer: Answer): boolean => ['customer-forgotten', 'product-retired'].includes(problemCode(answer) ?? '')

export const setUpStage = async (api: Api, plan: ReplayPlan, concurrency: number, progress: Progress): Promise<Stage> => {
  const products = new Map<string, string>()
  const customers = new Map<string, string>()
  let position = 0

  const write = async (path: string, body: object, fact: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> => {
    const answer = await api.send(path, { method: 'POST', body, idempotencyKey: keyOf(fact), headers })
    position = Math.max(position, positionOf(answer))
    if (answer.status < 300 || isClosed(answer)) return answer
    const hint = problemCode(answer) === 'idempotency-key-reused' ? '; the shop was filled from a different file' : ''
    throw new Fault(`cannot set up ${fact}: ${describeAnswer(answer)}${hint}`)
  }

  const category = await write('/product/categories', { name: 'Online Retail', description: 'UCI data set 352' }, 'category')
  const { categoryId } = Category.pick({ categoryId: true }).parse(category.body)

  const addProduct = async ({ key, code, price, description, units }: PlannedProduct): Promise<void> => {
    const name = isBlank(description) ? code : [...description].slice(0, 200).join('')
    const body = { categoryId, name, description: `stock code ${code}`, price, unitsInStock: 0 }
    const { productId } = Product.pick({ productId: true }).parse((await write('/product/products', body, `product ${key}`)).body)
    // Enough for the whole file: then the adjustments do not depend on the limit and take effect once.
    for (let added = 0; added < units; added += MAX_DELTA) {
      const delta = Math.min(MAX_DELTA, units - added)
      const fact = `stock ${key} ${added} to ${added + delta} of ${units}`
      await write(`/product/products/${productId}/stock-adjustments`, { delta, reason: 'online retail' }, fact)
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
    const registered = await write('/customer/customers', body, `customer ${customer}`)
    const { customerId } = Registration.pick({ customerId: true }).parse(registered.body)
    const path = `/customer/customers/${customerId}/credit`
    if (isShort) await limitCredit(path, planned, positionOf(registered))
    // In addition to the welcome credit. As above, the amount does not depend on the limit.
    else await write(`${path}/adjustments`, { amount: total, reason: 'online retail' }, `credit ${customer} ${total}`)
    customers.set(customer, customerId)
    progress.step()
  }

  /** Adjusts the granted credit to half of what the requested invoices need. A customer who has spent some credit keeps what is granted. */
  const limitCredit = async (path: string, { customer, needed }: PlannedCustomer, registeredAt: number): Promise<void> => {
    const target = Math.floor(needed / 2)
    const { granted, available } = await api.ask(path, Credit, { headers: { 'souk-position': String(registeredAt) } })
    const amount = target - granted
    if (amount === 0 || (amount < 0 && available < granted)) return
    await write(`${path}/adjustments`, { amount, reason: 'online retail, too little' }, `credit ${customer} from ${granted} to ${target}`)
  }

  progress.begin('products', plan.products.length)
  await inParallel(plan.products, concurrency, addProduct)
  progress.begin('customers', plan.customers.length)
  await inParallel(plan.customers, concurrency, addCustomer)
  return { products, customers, position }
}

const positionOf = ({ headers }: Answer): number => Number(headers['souk-position'] ?? 0)
