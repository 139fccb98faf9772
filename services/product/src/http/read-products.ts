import { Readable } from 'node:stream'
import { setImmediate as turn } from 'node:timers/promises'
import { CsvError, parse } from 'csv-parse'
import { MAX_IMPORT_ROWS, type ImportedProducts } from '@souk/contracts'
import { ProblemError } from '@souk/http'
import { inPlainWords } from '@souk/log-protocol'
import { undefused } from '@souk/service'
import type { ImportNewProduct, ImportProduct } from '../domain/import-row.ts'
import * as rowSchemas from './import-rows.ts'
import type { CategoryPaths } from './product-file.ts'

type Fault = ImportedProducts['errors'][number]

/** A row of a file whose cells are right. */
export interface ProductInFile {
  /** Its number, as a spreadsheet counts: 1 is the line of names. */
  readonly row: number
  readonly input: ImportNewProduct | ImportProduct
}

/** A file of products. What is wrong with it stands beside the rows that are right. */
export interface ProductsInFile {
  /** Number of rows, without the line of names and without empty ones. */
  readonly rows: number
  readonly products: readonly ProductInFile[]
  readonly faults: readonly Fault[]
}

interface Reading {
  readonly paths: CategoryPaths
  readonly currency: string
}

const word = (cell: string): string | undefined => (cell === '' ? undefined : cell)
/** What is no number in decimal digits stays text, and is refused as such. */
const number = (cell: string): string | number | undefined => (/^-?\d+(?:\.\d+)?$/.test(cell) ? Number(cell) : word(cell))
const text = (cell: string): string => undefused(cell)

/** The columns of a command: what a cell says. Undefined: nothing. */
const readers = {
  productId: word,
  version: number,
  name: (cell: string) => word(undefused(cell)),
  description: text,
  supplier: text,
  price: number,
  status: word,
  stock: number,
  stockExported: number,
} as const

const columns: ReadonlySet<string> = new Set([...Object.keys(readers), 'category', 'currency', 'slug', 'addedAt', 'reserved', 'sold'])

const CHUNK = 64 * 1024

/** A file in pieces. Between them the process does what else there is to do. */
async function* piecesOf(file: Buffer): AsyncGenerator<Buffer, void> {
  for (let start = 0; start < file.length; start += CHUNK) {
    yield file.subarray(start, start + CHUNK)
    await turn()
  }
}

/** The rows of a CSV file, also the empty ones. The first separator in the line of names is that of the file. @throws CsvError */
const rowsIn = (file: Buffer): AsyncIterable<string[]> => {
  const [, delimiter = ','] = /^[^\r\n]*?([,;\t])/.exec(file.subarray(0, CHUNK).toString()) ?? []
  const parser = parse({ bom: true, delimiter, record_delimiter: ['\r\n', '\n', '\r'], relax_column_count: true })
  return Readable.from(piecesOf(file)).pipe(parser)
}

const faultsInNames = (names: readonly string[]): Fault[] =>
  names.flatMap((field, index) => {
    if (!columns.has(field)) return { row: 1, field, message: 'is no column of products' }
    return names.indexOf(field) < index ? { row: 1, field, message: 'is there twice' } : []
  })

type FaultOfRow = Omit<Fault, 'row'>

const readRow = (
  names: readonly string[],
  cells: readonly string[],
  { paths, currency }: Reading,
): { readonly input?: ProductInFile['input']; readonly faults: readonly FaultOfRow[] } => {
  // A cell that is missing must not empty a text.
  if (cells.length !== names.length)
    return { faults: [{ field: null, message: `has ${cells.length} cells, and there are ${names.length} columns` }] }
  const cellOf = new Map(names.map((name, index) => [name, cells[index] ?? '']))
  const faults: FaultOfRow[] = []

  const path = undefused(cellOf.get('category') ?? '')
  const named = path === '' ? [] : paths.named(path)
  if (path !== '' && named.length !== 1) {
    const message = named.length === 0 ? 'is no category' : 'is the path of several categories: write the id of the one'
    faults.push({ field: 'category', message })
  }
  if (!['', currency].includes(cellOf.get('currency') ?? ''))
    faults.push({ field: 'currency', message: `must be ${currency}, the currency of the shop` })

  const given = Object.entries(readers).flatMap(([column, read]) => {
    const cell = cellOf.get(column)
    const value = cell === undefined ? undefined : read(cell)
    return value === undefined ? [] : [[column, value] as const]
  })
  const input = { ...Object.fromEntries(given), ...(named[0] && { categoryId: named[0].categoryId }) }
  const schema = 'productId' in input ? rowSchemas.ImportProduct : rowSchemas.ImportNewProduct
  const parsed = schema.safeParse(input, { error: inPlainWords })
  for (const { path: parts, message } of parsed.error?.issues ?? []) {
    const field = parts[0] === 'categoryId' ? 'category' : String(parts[0])
    if (!faults.some((fault) => fault.field === field)) faults.push({ field, message })
  }
  return faults.length === 0 && parsed.success ? { input: parsed.data, faults } : { faults }
}

/** What no two rows may have in common, and the column that says it. */
const keyOf = (input: ProductInFile['input']): readonly [key: string, field: string] =>
  input.productId === undefined ? [`${input.categoryId} ${input.name}`, 'name'] : [input.productId, 'productId']

/**
 * Reads a CSV file of products. All rows are read, whatever is wrong with some, unless the line of names is wrong.
 * @throws ProblemError if it has too many rows
 */
export const readProducts = async (file: Buffer, reading: Reading): Promise<ProductsInFile> => {
  const faults: Fault[] = []
  const products: ProductInFile[] = []
  const rowOf = new Map<string, number>()
  let names: readonly string[] | undefined
  let row = 0
  let rows = 0
  try {
    for await (const cells of rowsIn(file)) {
      row += 1
      if (names === undefined) {
        names = cells
        faults.push(...faultsInNames(names))
        continue
      }
      if (cells.every((cell) => cell === '')) continue
      rows += 1
      if (rows > MAX_IMPORT_ROWS) throw new ProblemError('body-too-large', `there are more than ${MAX_IMPORT_ROWS} rows`)
      if (faults[0]?.row === 1) continue
      const read = readRow(names, cells, reading)
      for (const fault of read.faults) faults.push({ row, ...fault })
      if (read.input === undefined) continue
      const [key, field] = keyOf(read.input)
      const earlier = rowOf.get(key)
      if (earlier === undefined) products.push({ row, input: read.input })
      else faults.push({ row, field, message: `is the same as in row ${earlier}` })
      rowOf.set(key, earlier ?? row)
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    faults.push({ row: row + 1, field: null, message: 'has a quotation mark too many or too few: what follows it cannot be read' })
  }
  return { rows, products, faults }
}
