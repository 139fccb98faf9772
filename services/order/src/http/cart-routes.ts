import { isDeepStrictEqual } from 'node:util'
import { Cart, ChangeCart } from '@souk/contracts'
import { etagOf, idempotencyKeyOf, ProblemError, revisionsAsked, type App } from '@souk/http'
import type { Clock } from '@souk/process'
import { forCustomersInPerson, personOf } from '@souk/service'
import { MAX_KEYS, type CartStore, type StoredCart } from '../cart/cart-store.ts'
import { operations } from './operations.ts'

const never: StoredCart = { version: 0, changedAt: '', lines: [], keys: [] }

const shown = ({ version, changedAt, lines }: StoredCart): Cart => ({
  version,
  changedAt: version === 0 ? null : changedAt,
  lines: [...lines],
})

/** The cart of a customer. One that was never saved is empty. */
export const cartOf = async (carts: Pick<CartStore, 'find'>, customerId: string): Promise<Cart> =>
  shown((await carts.find(customerId)) ?? never)

/** The cart of the caller. It is not in the log: it commits to nothing, and changes often. */
export const addCartRoutes = (app: App, carts: CartStore, clock: Pick<Clock, 'now'>): void => {
  app.get(
    '/carts/current',
    { ...forCustomersInPerson, schema: { ...operations.getCart, response: { 200: Cart } } },
    async (request, reply) => {
      const cart = await cartOf(carts, personOf(request).customerId)
      reply.header('etag', etagOf(cart.version))
      return cart
    },
  )

  const saveRoute = { ...forCustomersInPerson, schema: { ...operations.changeCart, body: ChangeCart, response: { 200: Cart } } }
  app.put('/carts/current', saveRoute, async (request, reply) => {
    const { customerId } = personOf(request)
    const { lines } = request.body
    const accepted = revisionsAsked(request.headers['if-match'])
    const key = idempotencyKeyOf(request)
    for (;;) {
      const before = (await carts.find(customerId)) ?? never
      reply.header('etag', etagOf(before.version))
      if (key !== undefined && before.keys.includes(key)) {
        reply.header('idempotent-replayed', 'true')
        return shown(before)
      }
      // A retry of a request whose answer was lost names the version before it, but wants what is there.
      if (key === undefined && isDeepStrictEqual(before.lines, lines)) return shown(before)
      if (accepted !== undefined && !accepted.includes(before.version))
        throw new ProblemError('precondition-failed', `the cart has version ${before.version}`, undefined, {
          body: shown(before),
          etag: etagOf(before.version),
        })
      const keys = key === undefined ? before.keys : [...before.keys, key].slice(-MAX_KEYS)
      const cart = { version: before.version + 1, changedAt: new Date(clock.now()).toISOString(), lines, keys }
      if (await carts.save(customerId, cart)) {
        reply.header('etag', etagOf(cart.version))
        return shown(cart)
      }
    }
  })
}
