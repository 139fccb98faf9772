import { setTimeout as sleep } from 'node:timers/promises'
import type { z } from 'zod'
import {
  Category,
  Credit,
  CreditLedgerEntry,
  Invoice,
  Order,
  OrderHistory,
  page,
  Payment,
  Problem,
  Product,
  Registration,
  Reservation,
} from '@souk/contracts'
import { Checkpoint, newId } from '@souk/log-protocol'
import { createManager } from './manager.ts'

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** The parsed JSON of the body (undefined: there is no body). */
  readonly body: unknown
}

export interface Sent {
  readonly body?: unknown
  readonly key?: string
  readonly headers?: Readonly<Record<string, string>>
}

export interface WantedLine {
  readonly productId: string
  readonly quantity: number
  readonly unitPrice?: number
}

const FINAL_WITHIN_MS = 100_000

/**
 * A client of the shop's gateway. It parses answers with the contracts, and throws if one does not fit.
 * It sends requests as a manager, unless they have an `authorization` of their own.
 */
export const createShop = (url: string) => {
  const manager = createManager(url)
  const send = (method: string, path: string, sent: Sent = {}): Promise<Answer> =>
    manager.send(sent, (signed) => sendOnce(method, path, signed))

  const sendOnce = async (method: string, path: string, { body, key, headers = {} }: Sent): Promise<Answer> => {
    const response = await fetch(url + path, {
      method,
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(key !== undefined && { 'idempotency-key': key }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, headers: response.headers, text, body: text === '' ? undefined : JSON.parse(text) }
  }

  const expectStatus = (answer: Answer, status: number, what: string): void => {
    if (answer.status !== status) throw new Error(`${what}: ${answer.status} instead of ${status}: ${answer.text}`)
  }

  const get = async <Shape extends z.ZodType>(
    path: string,
    shape: Shape,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<z.output<Shape>> => {
    const answer = await send('GET', path, { headers })
    expectStatus(answer, 200, `GET ${path}`)
    return shape.parse(answer.body)
  }

  /** The end of the log. */
  const head = (): Promise<Checkpoint> => get('/event-store/head', Checkpoint)

  /** Reads from a view that has applied every commit of the log. */
  const getNow = async <Shape extends z.ZodType>(path: string, shape: Shape): Promise<z.output<Shape>> => {
    const { position } = await head()
    return get(path, shape, { 'souk-position': String(position) })
  }

  const order = (orderId: string): Promise<Order> => get(`/order/orders/${orderId}`, Order)

  const until = async <Result>(read: () => Promise<Result>, holds: (result: Result) => boolean, what: string): Promise<Result> => {
    for (const start = Date.now(); ; await sleep(20)) {
      const result = await read()
      if (holds(result)) return result
      if (Date.now() - start > FINAL_WITHIN_MS) throw new Error(`waited in vain until ${what}: ${JSON.stringify(result)}`)
    }
  }

  /** Every order that the shop knows. */
  const orders = async (): Promise<Order[]> => {
    const found: Order[] = []
    for (let cursor = ''; ;) {
      const { items, nextCursor } = await get(`/order/orders?limit=100${cursor}`, page(Order))
      found.push(...items)
      if (nextCursor === null) return found
      cursor = `&cursor=${encodeURIComponent(nextCursor)}`
    }
  }

  let category: Promise<string> | undefined
  const addCategory = async (): Promise<string> => {
    const answer = await send('POST', '/product/categories', { body: { name: `Tests ${newId()}` } })
    expectStatus(answer, 201, 'a category')
    return Category.parse(answer.body).categoryId
  }

  const product = (productId: string): Promise<Product> => getNow(`/product/products/${productId}`, Product)
  const credit = (customerId: string): Promise<Credit> => getNow(`/customer/customers/${customerId}/credit`, Credit)

  const adjustCredit = async (customerId: string, amount: number): Promise<void> => {
    const adjusted = await send('POST', `/customer/customers/${customerId}/credit/adjustments`, { body: { amount, reason: 'a test' } })
    expectStatus(adjusted, 204, 'a credit adjustment')
  }

  const place = (customerId: string, lines: readonly WantedLine[], sent: Omit<Sent, 'body'> = {}): Promise<Answer> =>
    send('POST', '/order/orders', { key: newId(), ...sent, body: { customerId, lines } })

  return {
    url,
    send,
    get,
    head,
    order,
    orders,
    product,
    credit,
    adjustCredit,
    until,
    /** Adds a product. Resolves when the order service also knows it. */
    addProduct: async ({
      stock,
      price = 100,
      name = `Thing ${newId()}`,
    }: {
      stock: number
      price?: number
      name?: string
    }): Promise<Product> => {
      category ??= addCategory()
      const answer = await send('POST', '/product/products', { body: { categoryId: await category, name, price, unitsInStock: stock } })
      expectStatus(answer, 201, 'a product')
      const position = answer.headers.get('souk-position') ?? ''
      await send('GET', '/order/orders?limit=1', { headers: { 'souk-position': position } })
      return Product.parse(answer.body)
    },
    /** Registers a customer with that much credit, whatever the welcome credit. */
    register: async (amount: number): Promise<string> => {
      const username = `test-${newId()}`
      const body = { username, password: 'a long enough one', name: 'Some Body', email: `${username}@example.org` }
      const answer = await send('POST', '/customer/customers', { body })
      expectStatus(answer, 201, 'a registration')
      const { customerId } = Registration.parse(answer.body)
      const { available } = await credit(customerId)
      if (amount !== available) await adjustCredit(customerId, amount - available)
      return customerId
    },
    place,
    /** Places an order that must be accepted at once. */
    order201: async (customerId: string, lines: readonly WantedLine[]): Promise<Order> => {
      const answer = await place(customerId, lines)
      expectStatus(answer, 201, 'an order')
      return Order.parse(answer.body)
    },
    /** Places an order, and repeats the request with the same key while a service is unavailable. */
    placeUntilAccepted: async (customerId: string, lines: readonly WantedLine[], key = newId()): Promise<Order> => {
      const answer = await until(
        () => place(customerId, lines, { key }),
        ({ status }) => status !== 503,
        'the order is answered',
      )
      expectStatus(answer, 201, 'an order')
      return Order.parse(answer.body)
    },
    /** Waits until the order is FINALIZED or CANCELED. */
    final: (orderId: string): Promise<Order> =>
      until(
        () => get(`/order/orders/${orderId}`, Order, { prefer: 'wait=10' }),
        ({ finishedAt }) => finishedAt !== null,
        'the order is final',
      ),
    /** Waits until the order is final and its stock, credit and invoice are done, too. */
    settled: (orderId: string): Promise<Order> =>
      until(
        () => order(orderId),
        ({ status, stockStatus, creditStatus, invoiceNumber }) =>
          status === 'FINALIZED'
            ? stockStatus === 'APPROVED' && creditStatus === 'APPROVED' && invoiceNumber !== null
            : status === 'CANCELED' && stockStatus === 'DENIED' && creditStatus === 'DENIED',
        'the order, its stock, credit and invoice are done',
      ),
    cancel: (orderId: string, sent: Sent = {}): Promise<Answer> => send('POST', `/order/orders/${orderId}/cancellation`, sent),
    history: (orderId: string) => get(`/order/orders/${orderId}/history`, OrderHistory),
    ledger: (customerId: string) => getNow(`/customer/customers/${customerId}/credit/ledger`, page(CreditLedgerEntry)),
    payment: (orderId: string) => getNow(`/customer/payments/${orderId}`, Payment),
    reservation: (orderId: string) => getNow(`/product/reservations/${orderId}`, Reservation),
    invoice: (orderId: string) => getNow(`/accounting/invoices/${orderId}`, Invoice),
  }
}

export type Shop = ReturnType<typeof createShop>

/** The problem in an answer. @throws if the answer is not a problem */
export const problemOf = (answer: Answer): Problem => {
  const type = answer.headers.get('content-type') ?? ''
  if (!type.startsWith('application/problem+json')) throw new Error(`not problem+json: ${answer.status} ${type} ${answer.text}`)
  return Problem.parse(answer.body)
}
