import { isUtf8 } from 'node:buffer'
import { CsvError, parse } from 'csv-parse/sync'
import { MOST_ROWS, tooLarge, type Cells, type TooLarge } from './plan.ts'

/** What a file is read as. */
export interface ReadFile {
  readonly cells: Cells
  /** It is not in UTF-8, and was read as spreadsheets on Windows write. */
  readonly isOld: boolean
}

/** Why a file is not read: a quotation mark is missing or it has no rows; or it is too large. */
export type Unread = 'unreadable' | TooLarge

/** Reads a CSV file. The first separator in the row of names is that of the file. It reads no further than it may, however long the file is. */
export const readFile = async (file: File): Promise<ReadFile | Unread> => {
  const bytes = Buffer.from(await file.arrayBuffer())
  const isOld = !isUtf8(bytes)
  const text = new TextDecoder(isOld ? 'windows-1252' : 'utf-8').decode(bytes)
  const [, delimiter = ','] = /^[^\r\n]*?([,;\t])/.exec(text) ?? []
  try {
    const options = { delimiter, record_delimiter: ['\r\n', '\n', '\r'], relax_column_count: true }
    const cells = parse(text, { ...options, to: MOST_ROWS + 2 })
    return tooLarge(cells) ?? (cells.length < 2 ? 'unreadable' : { cells, isOld })
  } catch (error) {
    if (error instanceof CsvError) return 'unreadable'
    throw error
  }
}
