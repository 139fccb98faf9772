import type { SurrogateKey } from '@souk/service'
import { CATALOGUE } from './view/projectors.ts'

/** `product-<id>`, `category-<id>`, and `catalogue` for what depends on which products there are. */
export const surrogateKey: SurrogateKey = ({ collection, id }) => {
  if (collection === 'catalogue' && id === CATALOGUE) return 'catalogue'
  if (id === undefined) return undefined
  if (collection === 'products') return `product-${id}`
  return collection === 'categories' ? `category-${id}` : undefined
}
