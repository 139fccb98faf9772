import type { EventNamed } from '@souk/contracts'

/** A product that costs 250. */
export const teaAdded = (product: {
  readonly productId: string
  readonly categoryId: string
  readonly addedAt: string
}): EventNamed<'ProductAdded'> => ({
  type: 'ProductAdded',
  data: { ...product, name: 'Tea', description: '', slugWords: 'tea', supplier: '', price: 250, currency: 'GBP' },
})
