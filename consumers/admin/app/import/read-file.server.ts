import { isUtf8 } from 'node:buffer'
import { CsvError, parse } from 'csv-parse/sync'
import type { Cells } from './plan.ts'

/** What a file is read as. */
export interface ReadFile {
  readonly cells: Cells
  /** It is not in UTF-8, and was read as spreadsheets on Windows write. */
  readonly isOld: boolean
}

/** Reads a CSV file. The first separator in the row of names is that of the file. Undefined: a quotation mark is missing, or it has no rows. */
export const readFile = async (file: File): Promise<ReadFile | undefined> => {
  const bytes = Buffer.from(await file.arrayBuffer())
  const isOld = !isUtf8(bytes)
  const text = new TextDecoder(isOld ? 'windows-1252' : 'utf-8').decode(bytes)
  const [, delimiter = ','] = /^[^\r\n]*?([,;\t])/.exec(text) ?? []
  try {
    const cells = parse(text, { delimiter, record_delimiter: ['\r\n', '\n', '\r'], relax_column_count: true })
    return cells.length < 2 ? undefined : { cells, isOld }
  } catch (error) {
    if (error instanceof CsvError) return undefined
    throw error
  }
}
