import { isDeepStrictEqual } from 'node:util'
import { Cart, ChangeCart } from '@souk/contracts'
import { etagOf, ProblemError, revisionsAsked, type App } from '@souk/http'
import type { Clock } from '@souk/process'
import { forCustomersInPerson, personOf } from '@souk/service'
import type { CartStore } from '../cart/cart-store.ts'
import { operations } from './operations.ts'

const never: Cart = { version: 0, changedAt: null, lines: [] }

/** The cart of a customer. One that was never saved is empty. */
export const cartOf = async (carts: Pick<CartStore, 'find'>, customerId: string): Promise<Cart> => {
  const found = await carts.find(customerId)
  return found === undefined ? never : { ...found, lines: [...found.lines] }
}

/** The cart of the caller. It is not in the log: it commits to nothing, and changes often. */
export const addCartRoutes = (app: App, carts: CartStore, clock: Pick<Clock, 'now'>): void => {
  const find = (customerId: string): Promise<Cart> => cartOf(carts, customerId)

  app.get(
    '/carts/current',
    { ...forCustomersInPerson, schema: { ...operations.getCart, response: { 200: Cart } } },
    async (request, reply) => {
      const cart = await find(personOf(request).customerId)
      reply.header('etag', etagOf(cart.version))
      return cart
    },
  )

  const saveRoute = { ...forCustomersInPerson, schema: { ...operations.changeCart, body: ChangeCart, response: { 200: Cart } } }
  app.put('/carts/current', saveRoute, async (request, reply) => {
    const { customerId } = personOf(request)
    const { lines } = request.body
    const accepted = revisionsAsked(request.headers['if-match'])
    for (;;) {
      const before = await find(customerId)
      reply.header('etag', etagOf(before.version))
      // A retry of a request whose answer was lost names the version before it, but wants what is there.
      if (isDeepStrictEqual(before.lines, lines)) return before
      if (accepted !== undefined && !accepted.includes(before.version))
        throw new ProblemError('precondition-failed', `the cart has version ${before.version}`, undefined, {
          body: before,
          etag: etagOf(before.version),
        })
      const cart = { version: before.version + 1, changedAt: new Date(clock.now()).toISOString(), lines }
      if (await carts.save(customerId, cart)) {
        reply.header('etag', etagOf(cart.version))
        return cart
      }
    }
  })
}
