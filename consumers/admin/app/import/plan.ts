import { fields, shopField, type Field, type Mapping } from './fields.ts'

/** The cells of a file, row by row. The first row has the names of the columns. A row that is left out has no cells, so that the others keep their numbers. */
export type Cells = readonly (readonly string[])[]

/** The most rows of products that the shop takes. */
export const MOST_ROWS = 10_000

/** More than any list of products has. */
const MOST_COLUMNS = 100

/** Why cells are not imported: too many rows, too many columns. */
export type TooLarge = 'tooMany' | 'tooWide'

export const tooLarge = (cells: Cells): TooLarge | undefined => {
  if (cells.length > MOST_ROWS + 1) return 'tooMany'
  return cells.some((row) => row.length > MOST_COLUMNS) ? 'tooWide' : undefined
}

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
  /** The rows that the manager has left out. */
  readonly leftOut: readonly number[]
  /** Tells it apart from an import of the same file that is over. Empty: it is the first one. */
  readonly again: string
}

/** What has become of the rows of an import, or would become of them. */
export interface Counts {
  readonly created: number
  readonly changed: number
  readonly unchanged: number
  /** What was done of it when the file came before. */
  readonly earlier: { readonly created: number; readonly changed: number }
}

/** How many rows were done when the file came before. */
export const doneBefore = ({ earlier }: Counts): number => earlier.created + earlier.changed

/** How many rows were not done before, and change something. */
export const stillToDo = (counts: Counts): number => counts.created + counts.changed - doneBefore(counts)

/** The message of a row whose cells are more or fewer than the columns. */
export const RAGGED = 'ragged'

/** The message of a row that has cells, but none that is read. */
export const EMPTY = 'empty'

/** What is wrong with a row, as the shop says it. */
export interface RowFault {
  /** As a spreadsheet counts: 1 is the row of names. */
  readonly row: number
  readonly field: string | null
  readonly message: string
}

/** The rows that have a fault, each once. */
export const rowsOf = (faults: readonly RowFault[]): readonly number[] => [...new Set(faults.map(({ row }) => row))]

const isTexts = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every((one) => typeof one === 'string')
const isRows = (value: unknown): value is readonly number[] => Array.isArray(value) && value.every(Number.isSafeInteger)
const isField = (text: string): text is Field | '' => text === '' || fields.some((field) => field === text)

/** Reads a plan that a form has sent: somebody may have made it by hand. Undefined if it is none. */
export const planIn = (text: string): Plan | TooLarge | undefined => {
  let read: unknown
  try {
    read = JSON.parse(text)
  } catch {
    return undefined
  }
  if (typeof read !== 'object' || read === null || !('cells' in read && 'mapping' in read && 'leftOut' in read)) return undefined
  const { cells, mapping, leftOut } = read
  const textOf = (key: keyof Plan): string => String(Reflect.get(read, key) ?? '')
  if (!Array.isArray(cells) || !cells.every(isTexts) || !isTexts(mapping) || !mapping.every(isField) || !isRows(leftOut)) return undefined
  const fault = tooLarge(cells) ?? tooLarge([mapping]) ?? (leftOut.length > cells.length ? 'tooMany' : undefined)
  if (fault !== undefined) return fault
  return { name: textOf('name'), origin: textOf('origin'), cells, mapping, category: textOf('category'), leftOut, again: textOf('again') }
}

const isBlank = (row: readonly string[]): boolean => row.every((cell) => cell === '')

/** How many products the file is about. */
export const rowsIn = ({ cells }: Pick<Plan, 'cells'>): number => cells.slice(1).filter((row) => !isBlank(row)).length

/** The rows of which the shop cannot say what is wrong: nobody knows which of their cells is which, or it would take them for blank ones. */
export const unreadableRows = ({ cells: [header = [], ...rows], mapping }: Plan): readonly RowFault[] => {
  const messageOf = (row: readonly string[]): string | undefined => {
    if (row.length !== header.length) return RAGGED
    return mapping.every((field, column) => field === '' || row[column]?.trim() === '') ? EMPTY : undefined
  }
  return rows.flatMap((row, index) => {
    const message = isBlank(row) ? undefined : messageOf(row)
    return message === undefined ? [] : { row: index + 2, field: null, message }
  })
}

/** Only so many rows, from the one with this number on. */
export const partOf = (plan: Plan, first: number, count: number): Plan => ({
  ...plan,
  cells: plan.cells.slice(0, first - 1 + count).map((row, index) => (index > 0 && index < first - 1 ? [] : row)),
})

/** Without these rows, which somebody names later or has named. */
export const without = (plan: Plan, rows: readonly number[]): Plan => ({
  ...plan,
  cells: plan.cells.map((row, index) => (rows.includes(index + 1) ? [] : row)),
})

/** Without these rows, as the manager wants it. */
export const leavingOut = (plan: Plan, rows: readonly number[]): Plan => ({
  ...without(plan, rows),
  leftOut: [...plan.leftOut, ...rows.filter((row) => row > 1 && !isBlank(plan.cells[row - 1] ?? []))],
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

interface PriceInFile {
  /** In minor units. */
  readonly price: number
  readonly row: number
}

/** The lowest and the highest price of a file: one that was mistyped is most often one of them. Undefined: it has none. */
export const pricesIn = (
  { cells: [, ...rows], mapping }: Pick<Plan, 'cells' | 'mapping'>,
  digits: number,
): { readonly lowest: PriceInFile; readonly highest: PriceInFile } | undefined => {
  const column = mapping.findIndex((field) => field === 'decimalPrice' || field === 'price')
  const prices = rows
    .map((row, index): PriceInFile => {
      const cell = (row[column] ?? '').trim()
      const price = mapping[column] === 'decimalPrice' ? minorUnits(cell, digits) : cell
      return { price: /^\d+$/.test(price) ? Number(price) : 0, row: index + 2 }
    })
    .filter(({ price }) => price > 0)
    .toSorted((one, other) => one.price - other.price)
  const [lowest, highest] = [prices[0], prices.at(-1)]
  return lowest === undefined || highest === undefined ? undefined : { lowest, highest }
}

export const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

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
