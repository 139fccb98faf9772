import Database from 'better-sqlite3'
import { openProductSearch, type ProductSearch, type SearchedCategory, type SearchedProduct } from '../src/search/index.ts'

/**
 * A search in memory, with what its tests need.
 * @param categories  those that are not called as their ids, or are in others
 */
export const searchOf = (products: readonly SearchedProduct[], categories: readonly SearchedCategory[] = []) => {
  const database = new Database(':memory:')
  const search: ProductSearch = openProductSearch(database)
  database.transaction(() => {
    for (const categoryId of new Set(products.map((product) => product.categoryId)))
      search.putCategory({ categoryId, name: categoryId, description: '', parentId: null })
    for (const category of categories) search.putCategory(category)
    for (const product of products) search.put(product)
  })()
  const names = new Map(products.map(({ productId, name }) => [productId, name]))
  return {
    database,
    search,
    /** The names of the first products found. */
    namesFor: (q: string, limit = 3): readonly string[] =>
      search.search({ q, sort: 'relevance', wanted: { limit } }).found.map(({ productId }) => names.get(productId) ?? productId),
  }
}

/** A product of which only some things matter. */
export const sample = (number: number, product: Partial<SearchedProduct> = {}): SearchedProduct => ({
  productId: `product-${number}`,
  name: `Thing ${number}`,
  description: '',
  supplier: 'Somebody',
  categoryId: 'things',
  price: 100,
  available: 1,
  popularity: 0,
  position: number,
  ...product,
})
