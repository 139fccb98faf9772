import { readFileSync } from 'node:fs'
import type { SearchedCategory, SearchedProduct } from '../src/search/index.ts'

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8')

interface NorthwindProduct {
  readonly name: string
  readonly description: string
  readonly supplier: string
  readonly category: string
  readonly price: number
  readonly unitsInStock: number
}

interface Northwind {
  readonly categories: readonly { readonly name: string; readonly description: string }[]
  readonly products: readonly NorthwindProduct[]
}

const readNorthwind = (): Northwind => JSON.parse(read('../../../consumers/cli/data/northwind.json'))

/** The categories of Northwind. */
export const northwindCategories = (): readonly SearchedCategory[] =>
  readNorthwind().categories.map(({ name, description }) => ({ categoryId: name, name, description, parentId: null }))

/** The catalogue of Northwind. Nothing in it says how popular a product is. */
export const northwind = (): readonly SearchedProduct[] =>
  readNorthwind().products.map(({ name, description, supplier, category, price, unitsInStock }, index) => ({
    productId: `northwind-${index + 1}`,
    name,
    description,
    supplier,
    categoryId: category,
    price: Math.round(price * 100),
    available: unitsInStock,
    popularity: 0,
    position: index + 1,
  }))

/** The products of Online Retail. Nothing in it says of whom they are, where they belong or how many there are. */
export const onlineRetail = (): readonly SearchedProduct[] =>
  read('online-retail.tsv')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line, index) => {
      const [name = '', price, popularity] = line.split('\t')
      return {
        productId: `retail-${index + 1}`,
        name,
        description: '',
        supplier: '',
        categoryId: 'gifts',
        price: Number(price),
        available: 1,
        popularity: Number(popularity),
        position: index + 1,
      }
    })
