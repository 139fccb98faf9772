import type { TakeAway } from '@souk/service'
import { adjustStock } from './domain/commands.ts'
import { availableOf } from './domain/product.ts'
import type { ProductStore } from './view/store.ts'

const reason = 'Failure lab'

/** What the failure lab writes off: so many units of the first product of an order that one is missing. */
export const takeStock =
  (store: Pick<ProductStore, 'product'>): TakeAway =>
  async ({ lines: [line] }) => {
    const product = line && (await store.product(line.productId))
    if (line === undefined || product === undefined) return undefined
    const amount = availableOf(product) - line.quantity + 1
    if (amount < 1) return undefined
    return {
      amount,
      take: adjustStock(line.productId, { delta: -amount, reason }),
      giveBack: adjustStock(line.productId, { delta: amount, reason }),
    }
  }
