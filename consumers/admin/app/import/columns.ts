import { typedAmount } from '../parts/amounts.ts'
import type { Field } from './fields.ts'
import { quoted } from './plan.ts'

/** A column that a file may have. */
export interface Column {
  readonly name: string
  readonly field: Field
  /** What a row does only with it. */
  readonly needed: 'add' | 'change' | 'changeStock' | 'no'
  /** A cell of a new product. Null: a new product has none. */
  readonly example: string | null
}

/** The columns of a file, the needed ones first. @param category  that of the example */
export const columnsOf = (category: string, currency: string): readonly Column[] => [
  { name: 'name', field: 'name', needed: 'add', example: 'Earl Grey' },
  { name: 'category', field: 'category', needed: 'add', example: category },
  { name: 'price', field: 'decimalPrice', needed: 'add', example: typedAmount(1_250, currency, 'en') },
  { name: 'stock', field: 'stock', needed: 'no', example: '20' },
  { name: 'description', field: 'description', needed: 'no', example: '10 boxes x 20 bags' },
  { name: 'supplier', field: 'supplier', needed: 'no', example: 'Tea & Sons' },
  { name: 'currency', field: 'currency', needed: 'no', example: currency },
  { name: 'status', field: 'status', needed: 'no', example: 'active' },
  { name: 'productId', field: 'productId', needed: 'change', example: null },
  { name: 'stockExported', field: 'stockExported', needed: 'changeStock', example: null },
  { name: 'version', field: 'version', needed: 'no', example: null },
]

/** A file with one new product, to be filled in. The mark before it tells spreadsheets that it is in UTF-8. */
export const exampleFile = (columns: readonly Column[]): string => {
  const given = columns.flatMap(({ name, example }) => (example === null ? [] : [{ name, example }]))
  const rows = [given.map(({ name }) => name), given.map(({ example }) => example)]
  return `\uFEFF${rows.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('')}`
}
