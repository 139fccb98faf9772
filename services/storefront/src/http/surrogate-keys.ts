import type { ShownRows } from '@souk/service'

/** The collections whose rows have keys in a cache, and how these begin. */
const prefixes: Readonly<Record<string, string>> = { products: 'product-', categories: 'category-' }

/**
 * The keys under which a cache keeps an answer, with spaces between them: `product-<id>`, `category-<id>`, and `catalogue` for what depends
 * on which products there are. Whoever changes a row bans its key.
 */
export const surrogateKeys = (shown: readonly ShownRows[]): string => {
  const keys = shown.flatMap(({ collection, id }) => {
    if (collection === 'catalogue') return ['catalogue']
    const prefix = prefixes[collection]
    return prefix === undefined || id === undefined ? [] : [prefix + id]
  })
  return [...new Set(keys)].join(' ')
}
