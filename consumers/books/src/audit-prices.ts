import type { Auditor } from './auditor.ts'
import { counted, createFindings, figure } from './check.ts'
import type { Scratch } from './scratch.sqlite.ts'

interface Offer {
  readonly productId: string
  readonly unitPrice: number
  readonly currency: string
}

const keyOf = ({ productId, unitPrice, currency }: Offer): string => `${productId} ${unitPrice} ${currency}`

/**
 * Checks that units are reserved only at a price that the product has had. How long a price counts after its end is a setting
 * of the shop, which the log does not hold.
 */
export const createPriceAuditor = (scratch: Scratch): Auditor => {
  const findings = createFindings('prices')
  const prices = scratch.table<Offer>('prices')
  /** Of each order the lines at a price that the product had never had when the order was placed. Most orders have none. */
  const unheard = scratch.table<{ readonly offers: readonly Offer[] }>('unheard_prices')
  let count = 0

  const isHad = (offer: Offer): boolean => prices.get(keyOf(offer)) !== undefined
  const have = (offer: Offer): void => {
    if (isHad(offer)) return
    prices.put(keyOf(offer), offer)
    count += 1
  }

  return {
    event: ({ position, event: { type, data } }) => {
      switch (type) {
        case 'ProductAdded':
        case 'ProductPriceChanged':
          return have({ productId: data.productId, unitPrice: data.price, currency: data.currency })
        case 'OrderPlaced': {
          const { orderId, lines, currency } = data
          const offers = lines.map(({ productId, unitPrice }) => ({ productId, unitPrice, currency })).filter((offer) => !isHad(offer))
          return offers.length === 0 ? undefined : unheard.put(orderId, { offers })
        }
        case 'StockReserved':
          for (const offer of unheard.get(data.orderId)?.offers ?? []) {
            if (isHad(offer)) continue
            const { productId, unitPrice } = offer
            findings.fault(`order ${data.orderId} at position ${position} gets ${productId} at ${figure(unitPrice)}, which it never cost`)
          }
          return undefined
        default:
          return undefined
      }
    },
    end: () => [findings.check(`${counted(count, 'price')} of products`, { prices: count })],
  }
}
