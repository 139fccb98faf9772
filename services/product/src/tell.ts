import type { ProductMessage } from '@souk/contracts'
import { categoryOf, idOf } from '@souk/log-protocol'
import type { LiveMessage, Tell } from '@souk/service'
import { productEntry } from './http/answers.ts'
import type { ProductRow } from './view/projectors.ts'
import type { ProductStore } from './view/store.ts'

/** The one topic: who hears of products hears of all. */
export const ALL_PRODUCTS = 'products'

/** Makes the messages about products. An event that the view has parked is not among those that the row shows, so nobody is told of it. */
export const tellProducts =
  (store: Pick<ProductStore, 'products'>): Tell =>
  async (all) => {
    const events = all.filter(({ stream }) => categoryOf(stream) === 'product')
    const found = await store.products([...new Set(events.map(({ stream }) => idOf(stream)))])
    const products = new Map<string, ProductRow>(found.map((row) => [row.productId, row]))
    return events.flatMap(({ stream, version, position, at, actor, event: { type, data } }): LiveMessage[] => {
      const row = products.get(idOf(stream))
      if (row === undefined || row.version < version) return []
      const shown = productEntry(row)
      const message: ProductMessage = {
        productId: shown.productId,
        version: shown.version,
        orderId: 'orderId' in data && typeof data.orderId === 'string' ? data.orderId : null,
        at,
        position,
        event: type,
        by: actor.kind,
        name: shown.name,
        price: shown.price,
        currency: shown.currency,
        status: shown.status,
        unitsAvailable: shown.unitsAvailable,
        unitsOnHand: shown.unitsOnHand,
        unitsReserved: shown.unitsReserved,
        unitsSold: shown.unitsSold,
      }
      return [{ position, type, data: message, topics: [ALL_PRODUCTS] }]
    })
  }
