import type { SearchedCategory, SearchedProduct, SearchQuery } from '@souk/storefront/search'
import { northwind, northwindCategories, onlineRetail } from '@souk/storefront/testing'

// Catalogues of any size, from real words: names of Online Retail put together anew, with suppliers, categories and descriptions of Northwind.

const gifts = onlineRetail()
const groceries = northwind()

/** Looks arbitrary, and is the same in every run. */
const mixed = (number: number, salt: number): number => {
  let hash = Math.imul(number ^ (salt * 0x9e37_79b9), 0x85eb_ca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2_ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
const oneOf = <Item>(items: readonly Item[], number: number, salt: number): Item => {
  const item = items[mixed(number, salt) % items.length]
  if (item === undefined) throw new Error('there is nothing to choose from')
  return item
}

export const productAt = (number: number): SearchedProduct => {
  const [first, second] = [oneOf(gifts, number, 1), oneOf(gifts, number, 2)]
  const [grocery, other] = [oneOf(groceries, number, 3), oneOf(groceries, number, 4)]
  return {
    productId: `product-${number}`,
    name: [...first.name.split(' ').slice(0, 3), ...second.name.split(' ').slice(-2)].join(' '),
    description: `${oneOf(gifts, number, 5).name}, ${grocery.description}`,
    supplier: `${grocery.supplier} & ${other.supplier}`,
    categoryId: `${grocery.categoryId}/${other.categoryId}`,
    price: first.price + (mixed(number, 6) % 500),
    available: mixed(number, 7) % 10,
    popularity: second.popularity,
    position: number * 3 + 1,
  }
}

const outer = northwindCategories()

/** All categories that products are in: each inside each. */
export const categories: readonly SearchedCategory[] = [
  ...outer,
  ...outer.flatMap(({ categoryId: parentId }) => outer.map((one) => ({ ...one, categoryId: `${parentId}/${one.name}`, parentId }))),
]

/** A word with one letter missing. */
const misspelt = (word: string): string => word.slice(0, 2) + word.slice(3)

const longWords = gifts.flatMap(({ name }) => name.toLowerCase().match(/[a-z]{6,}/g) ?? [])

/** Kinds of searches, from what customers ask for most to what costs most. The words of each are taken from the catalogue. */
export const searches: Readonly<Record<string, (round: number) => Omit<SearchQuery, 'wanted'>>> = {
  'two-words': (round) => ({ q: wordsOf(round, 2), sort: 'relevance' }),
  'three-words': (round) => ({ q: wordsOf(round, 3), sort: 'relevance' }),
  'one-word': (round) => ({ q: oneOf(longWords, round, 8), sort: 'relevance' }),
  'frequent-word': (round) => ({ q: oneOf(['heart', 'red', 'pink', 'bag', 'christmas'], round, 9), sort: 'relevance' }),
  'one-letter': (round) => ({ q: oneOf(longWords, round, 16).slice(0, 1), sort: 'relevance' }),
  'two-letters': (round) => ({ q: oneOf(longWords, round, 17).slice(0, 2), sort: 'relevance' }),
  'category-name': (round) => ({ q: oneOf(groceries, round, 18).categoryId, sort: 'relevance' }),
  'category-description': (round) => ({ q: oneOf(['cheese', 'fish', 'drinks', 'bread', 'sweet'], round, 19), sort: 'relevance' }),
  misspelt: (round) => ({ q: misspelt(oneOf(longWords, round, 10)), sort: 'relevance' }),
  filtered: (round) => ({ q: oneOf(longWords, round, 11), inStock: true, priceUntil: 500, sort: 'relevance' }),
  'by-price': (round) => ({ q: oneOf(longWords, round, 12), sort: 'price' }),
  'by-name': (round) => ({ q: oneOf(longWords, round, 13), sort: 'name' }),
  category: (round) => ({ categoryIds: [productAt(round).categoryId], sort: 'bestselling' }),
  everything: () => ({ sort: 'newest' }),
}

/** The first words of a product's name: somebody has it in mind. */
const wordsOf = (round: number, count: number): string =>
  productAt(mixed(round, 14) % 1_000)
    .name.split(' ')
    .slice(0, count)
    .join(' ')

/** What somebody searches for most often. */
export const words = (round: number): string => wordsOf(round, 2)

/** What somebody has typed so far. */
export const typed = (round: number): string => oneOf(longWords, round, 15).slice(0, 1 + (round % 6))
