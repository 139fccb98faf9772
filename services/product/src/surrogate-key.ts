import type { SurrogateKey } from '@souk/service'

const names: Readonly<Record<string, string>> = { products: 'product', categories: 'category' }

/** `product-<id>` and `category-<id>`, as in the storefront; `products` and `categories` for lists, which any of their rows may change. */
export const surrogateKey: SurrogateKey = ({ collection, id }) => {
  const name = names[collection]
  if (name === undefined) return undefined
  return id === undefined ? collection : `${name}-${id}`
}
