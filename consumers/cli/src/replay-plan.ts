import { createHash } from 'node:crypto'
import { ordersOf, type Invoice, type RetailProduct } from './online-retail.ts'

export interface PlannedProduct extends RetailProduct {
  /** Units that the whole file asks for. */
  units: number
  /** One of the invoices asked for has it. */
  needed: boolean
}

export interface PlannedCustomer {
  readonly customer: string
  /** Minor units: of all the invoices of the file, and of those asked for. */
  total: number
  needed: number
  /** Gets too little. */
  readonly isShort: boolean
}

/** What has to be there before the orders are placed. Grows with the products and customers of the file, not with its orders. */
export interface ReplayPlan {
  readonly invoices: number
  readonly orders: number
  readonly unpricedLines: number
  readonly products: readonly PlannedProduct[]
  readonly customers: readonly PlannedCustomer[]
}

/** Whether a customer is among that share: always the same ones, and those of a smaller share are among those of a larger. */
export const isAmong = (customer: string, share: number): boolean =>
  createHash('sha256').update(`online-retail customer ${customer}`).digest().readUInt32BE() / 2 ** 32 < share

/**
 * @param limit       invoices asked for, from the first of the file on
 * @param shortCredit  share of customers, 0 to 1, who get too little credit
 */
export const planReplay = async (invoices: AsyncIterable<Invoice>, limit: number, shortCredit: number): Promise<ReplayPlan> => {
  const products = new Map<string, PlannedProduct>()
  const customers = new Map<string, PlannedCustomer>()
  let count = 0
  let orders = 0
  let unpricedLines = 0
  for await (const invoice of invoices) {
    const needed = count < limit
    if (needed) {
      count += 1
      orders += ordersOf(invoice).length
      unpricedLines += invoice.unpriced
    }
    let total = 0
    for (const { product, quantity } of invoice.lines) {
      const planned = products.get(product.key) ?? { ...product, units: 0, needed }
      planned.units += quantity
      planned.needed ||= needed
      products.set(product.key, planned)
      total += product.price * quantity
    }
    const { customer } = invoice
    const planned = customers.get(customer) ?? { customer, total: 0, needed: 0, isShort: isAmong(customer, shortCredit) }
    planned.total += total
    if (needed) planned.needed += total
    customers.set(customer, planned)
  }
  return {
    invoices: count,
    orders,
    unpricedLines,
    products: [...products.values()].filter((product) => product.needed),
    customers: [...customers.values()].filter((customer) => customer.needed > 0),
  }
}
