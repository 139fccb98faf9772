import { setTimeout as sleep } from 'node:timers/promises'
import { createClient, everyItem, operationsOf, positionOf, valueOf, type AddedProduct, type Order } from '@souk/client'
import { Problem, type ServiceName } from '@souk/contracts'
import { Commit, newId } from '@souk/log-protocol'
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

/** Sets the stage for tests, as a manager. `send` sends raw requests, for tests of the requests themselves: as a manager, unless they have an `authorization` of their own. */
export const createShop = (url: string) => {
  const manager = createManager(url)
  // A busy shop may refuse a request at once, and asks to be asked again.
  const api = createClient({ baseUrl: url, token: manager.access, patienceMs: 10_000 })
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

  /** The end of the log. */
  const head = () => valueOf(api.getHead())

  /** Headers of a request to a view that must have applied every commit of the log. */
  const now = async () => ({ 'souk-position': String((await head()).position) })

  const order = (orderId: string): Promise<Order> => valueOf(api.getOrder({ path: { orderId } }))

  const until = async <Result>(read: () => Promise<Result>, holds: (result: Result) => boolean, what: string): Promise<Result> => {
    for (const start = Date.now(); ; await sleep(20)) {
      const result = await read()
      if (holds(result)) return result
      if (Date.now() - start > FINAL_WITHIN_MS) throw new Error(`waited in vain until ${what}: ${JSON.stringify(result)}`)
    }
  }

  /** Every order that the shop knows. */
  const orders = (): Promise<Order[]> => everyItem((query) => valueOf(api.listOrders({ query })))

  let category: Promise<string> | undefined
  const addCategory = async (): Promise<string> => (await valueOf(api.addCategory({ body: { name: `Tests ${newId()}` } }))).categoryId

  const product = async (productId: string) => valueOf(api.getProduct({ path: { productId }, headers: await now() }))
  const credit = async (customerId: string) => valueOf(api.getCredit({ path: { customerId }, headers: await now() }))

  const adjustCredit = async (customerId: string, amount: number): Promise<void> => {
    await valueOf(api.adjustCredit({ path: { customerId }, body: { amount, reason: 'a test' } }))
  }

  const place = (customerId: string, lines: readonly WantedLine[], sent: Omit<Sent, 'body'> = {}): Promise<Answer> =>
    send('POST', '/order/orders', { key: newId(), ...sent, body: { customerId, lines } })

  /** Where the last product stands in the log. */
  let lastAdded = 0

  /** Places an order with an order service that knows the products of this shop. */
  const placeTyped = (customerId: string, lines: readonly WantedLine[], key = newId()) =>
    api.placeOrder({
      body: { customerId, lines: [...lines] },
      headers: { 'idempotency-key': key, ...(lastAdded > 0 && { 'souk-position': String(lastAdded) }) },
    })

  return {
    url,
    api,
    send,
    head,
    /** How a service stands. */
    status: (service: ServiceName) => valueOf(operationsOf(api)[service].status()),
    /** The commits after a position. */
    commitsAfter: async (after: number): Promise<Commit[]> =>
      (await valueOf(api.listCommits({ query: { after, limit: 1_000 } }))).commits.map((commit) => Commit.parse(commit)),
    order,
    orders,
    product,
    credit,
    adjustCredit,
    until,
    /** Adds a product. Resolves when the order service also knows it, or two seconds later: an order waits for it once more. */
    addProduct: async ({
      stock,
      price = 100,
      name = `Thing ${newId()}`,
    }: {
      stock: number
      price?: number
      name?: string
    }): Promise<AddedProduct> => {
      category ??= addCategory()
      const answer = api.addProduct({ body: { categoryId: await category, name, price, unitsInStock: stock } })
      const added = await valueOf(answer)
      lastAdded = Math.max(lastAdded, positionOf(await answer))
      await valueOf(api.listOrders({ query: { limit: 1 }, headers: { 'souk-position': String(lastAdded) } }))
      return added
    },
    /** Registers a customer with that much credit, whatever the welcome credit. */
    register: async (amount: number): Promise<string> => {
      const username = `test-${newId()}`
      const body = { username, password: 'a long enough one', name: 'Some Body', email: `${username}@example.org` }
      const { customerId } = await valueOf(api.registerCustomer({ body }))
      const { available } = await credit(customerId)
      if (amount !== available) await adjustCredit(customerId, amount - available)
      return customerId
    },
    place,
    /** Places an order that must be accepted at once. */
    order201: (customerId: string, lines: readonly WantedLine[]): Promise<Order> => valueOf(placeTyped(customerId, lines)),
    /** Places an order, and repeats the request with the same key while a service is unavailable. */
    placeUntilAccepted: async (customerId: string, lines: readonly WantedLine[], key = newId()): Promise<Order> =>
      valueOf(
        until(
          () => placeTyped(customerId, lines, key),
          ({ error }) => error?.status !== 503,
          'the order is answered',
        ),
      ),
    /** Waits until the order is FINALIZED or CANCELED. */
    final: (orderId: string): Promise<Order> =>
      until(
        () => valueOf(api.getOrder({ path: { orderId }, headers: { prefer: 'wait=10' } })),
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
    cancel: (orderId: string): Promise<Answer> => send('POST', `/order/orders/${orderId}/cancellation`),
    history: (orderId: string) => valueOf(api.getOrderHistory({ path: { orderId } })),
    ledger: async (customerId: string) => valueOf(api.listCreditLedger({ path: { customerId }, headers: await now() })),
    payment: async (orderId: string) => valueOf(api.getPayment({ path: { orderId }, headers: await now() })),
    reservation: async (orderId: string) => valueOf(api.getReservation({ path: { orderId }, headers: await now() })),
    invoice: async (orderId: string) => valueOf(api.getInvoice({ path: { orderId }, headers: await now() })),
  }
}

export type Shop = ReturnType<typeof createShop>

/** The problem in an answer. @throws if the answer is not a problem */
export const problemOf = (answer: Answer): Problem => {
  const type = answer.headers.get('content-type') ?? ''
  if (!type.startsWith('application/problem+json')) throw new Error(`not problem+json: ${answer.status} ${type} ${answer.text}`)
  return Problem.parse(answer.body)
}
