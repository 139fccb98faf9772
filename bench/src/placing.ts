import { Tokens } from '@souk/contracts'
import { buildCustomerApp } from '@souk/customer'
import { newId } from '@souk/log-protocol'
import { buildOrderApp } from '@souk/order'
import { median, print, processorTime, withFolder } from './figure.ts'
import { caughtUp, LINES, openShop } from './shop.ts'

const ORDERS = 200
const ROUNDS = 6
const CONCURRENCY = 10

/** What the check of access tokens costs of an order, from placing to final: against a service that takes everybody for the same customer. */
export const placing = (): Promise<void> =>
  withFolder(async (folder) => {
    const shop = await openShop(folder)
    const { dependencies, services, stores } = shop.assembly

    const customers = buildCustomerApp({ ...dependencies, service: services.customer, store: stores.customer })
    const send = async (url: string, payload: object): Promise<string> => {
      const answer = await customers.inject({ method: 'POST', url, payload })
      if (answer.statusCode !== 201) throw new Error(`${url}: ${answer.statusCode} ${answer.body}`)
      return answer.body
    }
    const account = { username: 'buyer', password: 'correct horse battery' }
    await send('/customers', { ...account, name: 'A buyer', email: 'buyer@example.org' })
    const { accessToken, customerId } = Tokens.parse(JSON.parse(await send('/sessions', account)))

    const caller = { role: 'customer', customerId, sessionId: newId() } as const
    const ordersBy = (service: typeof services.order) =>
      buildOrderApp({ ...dependencies, service, store: stores.order, settings: { deadlineMs: 600_000 } })
    const checking = ordersBy(services.order)
    const believing = ordersBy({
      ...services.order,
      verifier: { ...services.order.verifier, known: () => caller, verify: async () => caller },
    })

    const placeAll = async (app: typeof checking): Promise<void> => {
      let left = ORDERS
      const buyer = async (): Promise<void> => {
        while (left > 0) {
          left -= 1
          const lines = Array.from({ length: LINES }, (_, index) => ({
            productId: shop.products[(left * 7 + index * 3) % shop.products.length] ?? '',
            quantity: 1,
          }))
          const headers = { authorization: `Bearer ${accessToken}`, 'idempotency-key': newId() }
          const answer = await app.inject({ method: 'POST', url: '/orders', headers, payload: { lines } })
          if (answer.statusCode !== 201) throw new Error(`${answer.statusCode} ${answer.body}`)
        }
      }
      await Promise.all(Array.from({ length: CONCURRENCY }, buyer))
      await caughtUp(shop)
    }

    try {
      const [ours, bare]: [number[], number[]] = [[], []]
      // They take turns. The first round only warms them up.
      for (let round = 0; round <= ROUNDS; round += 1)
        for (const [app, times] of [
          [believing, bare],
          [checking, ours],
        ] as const) {
          const taken = await processorTime(() => placeAll(app))
          if (round > 0) times.push(taken / ORDERS)
        }
      print({
        name: 'placing',
        ratio: median(bare) / median(ours),
        detail: `${median(ours).toFixed(2)} ms of processor time for an order of ${LINES} lines from placing to final, ${median(bare).toFixed(2)} without a check`,
      })
    } finally {
      for (const app of [checking, believing, customers]) await app.close()
      await shop.close()
    }
  })
