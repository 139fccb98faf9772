import { fields, shopField, type Field, type Mapping } from './fields.ts'

/** The cells of a file, row by row. The first row has the names of the columns. A row that is left out has no cells, so that the others keep their numbers. */
export type Cells = readonly (readonly string[])[]

/** An import: the file, and what becomes of it. It stands in the forms of the page, because nobody else keeps it between two steps. */
export interface Plan {
  /** The name of the file. */
  readonly name: string
  /** Stands for the file as it came. */
  readonly origin: string
  readonly cells: Cells
  readonly mapping: Mapping
  /** The category of new products for which no column names one. Empty: none. */
  readonly category: string
  /** Tells it apart from an import of the same file that is over. Empty: it is the first one. */
  readonly again: string
}

/** What an import has done, or would do. */
export interface Counts {
  readonly created: number
  readonly changed: number
  readonly unchanged: number
}

/** The message of a row whose cells are more or fewer than the columns. */
export const RAGGED = 'ragged'

/** What is wrong with a row, as the shop says it. */
export interface RowFault {
  /** As a spreadsheet counts: 1 is the row of names. */
  readonly row: number
  readonly field: string | null
  readonly message: string
}

const isTexts = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every((one) => typeof one === 'string')
const isField = (text: string): text is Field | '' => text === '' || fields.some((field) => field === text)

/** Reads a plan that a form has sent. Undefined if it is none. */
export const planIn = (text: string): Plan | undefined => {
  let read: unknown
  try {
    read = JSON.parse(text)
  } catch {
    return undefined
  }
  if (typeof read !== 'object' || read === null || !('cells' in read && 'mapping' in read)) return undefined
  const { cells, mapping } = read
  const textOf = (key: keyof Plan): string => String(Reflect.get(read, key) ?? '')
  if (!Array.isArray(cells) || !cells.every(isTexts) || !isTexts(mapping) || !mapping.every(isField)) return undefined
  return { name: textOf('name'), origin: textOf('origin'), cells, mapping, category: textOf('category'), again: textOf('again') }
}

const isBlank = (row: readonly string[]): boolean => row.every((cell) => cell === '')

/** How many products the file is about. */
export const rowsIn = ({ cells }: Pick<Plan, 'cells'>): number => cells.slice(1).filter((row) => !isBlank(row)).length

/** The rows that have more or fewer cells than there are columns. Nobody knows which of their cells is which. */
export const raggedRows = ({ cells: [header = [], ...rows] }: Plan): number[] =>
  rows.flatMap((row, index) => (isBlank(row) || row.length === header.length ? [] : [index + 2]))

/** Only so many rows, from the one with this number on. */
export const partOf = (plan: Plan, first: number, count: number): Plan => ({
  ...plan,
  cells: plan.cells.slice(0, first - 1 + count).map((row, index) => (index > 0 && index < first - 1 ? [] : row)),
})

/** Without these rows. */
export const without = (plan: Plan, rows: readonly number[]): Plan => ({
  ...plan,
  cells: plan.cells.map((row, index) => (rows.includes(index + 1) ? [] : row)),
})

/** With these cells instead of those that were there. */
export const corrected = (
  plan: Plan,
  cells: readonly { readonly row: number; readonly column: number; readonly text: string }[],
): Plan => ({
  ...plan,
  cells: plan.cells.map((row, index) => {
    const changes = cells.filter((one) => one.row === index + 1)
    return changes.length === 0 ? row : row.map((cell, column) => changes.find((one) => one.column === column)?.text ?? cell)
  }),
})

/** A price in minor units. What is none is left as it is: the shop says so. */
const minorUnits = (text: string, digits: number): string =>
  /^\d+(?:[.,]\d+)?$/.test(text) ? String(Number((Number(text.replace(',', '.')) * 10 ** digits).toFixed(6))) : text

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** The file that the shop imports. Each row has the number that it has in the file of the manager. @param digits  of the currency, behind the point */
export const fileOf = ({ cells: [, ...rows], mapping, category }: Plan, digits: number): string => {
  const columns = mapping.flatMap((field, column) => (field === '' ? [] : [{ field, column }]))
  const names = columns.map(({ field }) => shopField(field))
  const addsCategory = category !== '' && !names.includes('category')
  const idAt = mapping.indexOf('productId')
  const lineOf = (row: readonly string[]): string => {
    if (isBlank(row)) return ''
    const isNew = (row[idAt] ?? '') === ''
    const texts = columns.map(({ field, column }) => {
      const cell = row[column] ?? ''
      if (field === 'category' && cell === '' && isNew) return category
      return field === 'decimalPrice' ? minorUnits(cell.trim(), digits) : cell
    })
    return [...texts, ...(addsCategory ? [isNew ? category : ''] : [])].map(quoted).join(',')
  }
  return [[...names, ...(addsCategory ? ['category'] : [])].join(','), ...rows.map(lineOf)].map((line) => `${line}\r\n`).join('')
}
