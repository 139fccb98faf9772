import { createHash } from 'node:crypto'
import { ordersOf, type Invoice, type RetailProduct } from './online-retail.ts'

export interface PlannedProduct extends RetailProduct {
  /** Units in the whole file. */
  units: number
  /** Whether a requested invoice has the product. */
  needed: boolean
}

export interface PlannedCustomer {
  readonly customer: string
  /** Sum of all invoices of the customer, in minor units. */
  total: number
  /** Sum of the requested invoices, in minor units. */
  needed: number
  /** Whether the customer gets too little credit. */
  readonly isShort: boolean
}

/** The products and customers that the orders need. Its size does not depend on the number of orders. */
export interface ReplayPlan {
  readonly invoices: number
  readonly orders: number
  readonly unpricedLines: number
  readonly products: readonly PlannedProduct[]
  readonly customers: readonly PlannedCustomer[]
}

/** Whether a customer belongs to a share of all customers. The choice is stable, and a larger share includes a smaller one. */
export const isAmong = (customer: string, share: number): boolean =>
  createHash('sha256').update(`online-retail customer ${customer}`).digest().readUInt32BE() / 2 ** 32 < share

/**
 * @param limit        number of requested invoices, from the start of the file
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
