import { Category, Credit, Product, Registration } from '@souk/contracts'
import { describeAnswer, problemCode, type Answer, type Api } from './api.ts'
import { Fault } from './fault.ts'
import { inParallel } from './in-parallel.ts'
import type { Progress } from './progress.ts'
import type { PlannedCustomer, PlannedProduct, ReplayPlan } from './replay-plan.ts'

/** Where the file's products and customers are in the shop. */
export interface Stage {
  /** Product key → product id. */
  readonly products: ReadonlyMap<string, string>
  /** Customer of the file → customer id. */
  readonly customers: ReadonlyMap<string, string>
  /** Position in the log that all of it stands at or before. */
  readonly position: number
}

/** Most units that one adjustment may bring. */
const MAX_DELTA = 10_000_000

/** Keys are visible ASCII without spaces. The facts in them come from the file, so they are the same each time. */
export const keyOf = (fact: string): string => encodeURIComponent(`online-retail ${fact}`)

/** Retired or forgotten since: it gets no more, and what becomes of its orders, the shop decides. */
const isClosed = (answer: Answer): boolean => ['customer-forgotten', 'product-retired'].includes(problemCode(answer) ?? '')

export const setUpStage = async (api: Api, plan: ReplayPlan, concurrency: number, progress: Progress): Promise<Stage> => {
  const products = new Map<string, string>()
  const customers = new Map<string, string>()
  let position = 0

  const write = async (path: string, body: object, fact: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> => {
    const answer = await api.send(path, { method: 'POST', body, idempotencyKey: keyOf(fact), headers })
    position = Math.max(position, positionOf(answer))
    if (answer.status < 300 || isClosed(answer)) return answer
    const hint = problemCode(answer) === 'idempotency-key-reused' ? '; the shop was filled from a file that says otherwise' : ''
    throw new Fault(`cannot set up ${fact}: ${describeAnswer(answer)}${hint}`)
  }

  const category = await write('/product/categories', { name: 'Online Retail', description: 'UCI data set 352' }, 'category')
  const { categoryId } = Category.pick({ categoryId: true }).parse(category.body)

  const bringProduct = async ({ key, code, price, description, units }: PlannedProduct): Promise<void> => {
    const name = description === '' ? code : [...description].slice(0, 200).join('')
    const body = { categoryId, name, description: `stock code ${code}`, price, unitsInStock: 0 }
    const { productId } = Product.pick({ productId: true }).parse((await write('/product/products', body, `product ${key}`)).body)
    // Enough for the whole file, so that it is the same whatever is asked for: it comes once.
    for (let brought = 0; brought < units; brought += MAX_DELTA) {
      const delta = Math.min(MAX_DELTA, units - brought)
      const fact = `stock ${key} ${brought} to ${brought + delta} of ${units}`
      await write(`/product/products/${productId}/stock-adjustments`, { delta, reason: 'online retail' }, fact)
    }
    products.set(key, productId)
    progress.step()
  }

  const admitCustomer = async (planned: PlannedCustomer): Promise<void> => {
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
    if (isShort) await leaveTooLittle(path, planned, positionOf(registered))
    // Beside the welcome credit; again the same whatever is asked for.
    else await write(`${path}/adjustments`, { amount: total, reason: 'online retail' }, `credit ${customer} ${total}`)
    customers.set(customer, customerId)
    progress.step()
  }

  /** All that was ever granted comes to half of what the invoices asked for need; who has more and has begun to spend keeps it. */
  const leaveTooLittle = async (path: string, { customer, needed }: PlannedCustomer, registeredAt: number): Promise<void> => {
    const target = Math.floor(needed / 2)
    const { granted, available } = await api.ask(path, Credit, { headers: { 'souk-position': String(registeredAt) } })
    const amount = target - granted
    if (amount === 0 || (amount < 0 && available < granted)) return
    await write(`${path}/adjustments`, { amount, reason: 'online retail, too little' }, `credit ${customer} from ${granted} to ${target}`)
  }

  progress.begin('products', plan.products.length)
  await inParallel(plan.products, concurrency, bringProduct)
  progress.begin('customers', plan.customers.length)
  await inParallel(plan.customers, concurrency, admitCustomer)
  return { products, customers, position }
}

const positionOf = ({ headers }: Answer): number => Number(headers['souk-position'] ?? 0)
