import { Readable } from 'node:stream'
import { stringify } from 'csv-stringify/sync'
import type { FastifyReply } from 'fastify'
import type { PageWanted } from '@souk/http'

// A spreadsheet takes a cell for a formula by its first character. One that separates cells by semicolons or tabs begins a cell within
// a text, too: after a separator, a line break or a quote. Apostrophes before the character count as part of the formula, so that those
// of the text itself are there again after an import.

/** The places before formulas. */
const FORMULAS = /^(?='*[=+\-@\t\r\n＝＋－＠])|(?<=[;,\t\r\n"])(?='*[=+\-@＝＋－＠])/g
/** The first apostrophes of formulas. */
const DEFUSED = /^'(?='*[=+\-@\t\r\n＝＋－＠])|(?<=[;,\t\r\n"])'(?='*[=+\-@＝＋－＠])/g

/** A text that no spreadsheet runs: each formula gets an apostrophe in front. {@link undefused} takes it away again. */
export const defused = (text: string): string => text.replace(FORMULAS, "'")

/** The text that a cell of an export stands for. */
export const undefused = (cell: string): string => cell.replace(DEFUSED, '')

/** The columns of a CSV file, in their order: name → what a row has there. Null is an empty cell. */
export type CsvColumns<Row> = Readonly<Record<string, (row: Row) => string | number | null>>

const PAGE = 200

/** Reads a list to its end, page by page. Rows that are added meanwhile may be among them; none is there twice. */
export async function* pagesOf<Row, Place>(
  read: (wanted: PageWanted<Place>) => Promise<readonly Row[]>,
  placeOf: (row: Row) => Place,
): AsyncGenerator<readonly Row[], void> {
  for (let after: Place | undefined; ;) {
    const rows = await read({ after, limit: PAGE })
    const last = rows.at(-1)
    if (last === undefined) return
    yield rows
    after = placeOf(last)
  }
}

/** Numbers are written as they are: one that is negative is no formula. */
const cellOf = (value: string | number | null): string | number | null => (typeof value === 'string' ? defused(value) : value)

/** Rows as they are read, or all of them if they are known. */
type Pages<Row> = AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>

async function* textOf<Row>(columns: CsvColumns<Row>, pages: Pages<Row>): AsyncGenerator<string, void> {
  const values = Object.values(columns)
  // By itself it would quote only the whole of an end of a line.
  const options = { record_delimiter: '\r\n', quoted_match: /[\r\n]/ }
  // The byte order mark tells spreadsheets that it is UTF-8.
  let header = stringify([Object.keys(columns)], { ...options, bom: true })
  for await (const rows of pages) {
    yield (
      header +
        stringify(
          rows.map((row) => values.map((valueOf) => cellOf(valueOf(row)))),
          options,
        )
    )
    header = ''
  }
  if (header !== '') yield header
}

/**
 * Answers with a CSV file (RFC 4180), which is written as fast as the client reads it: no more than a page of it is in memory.
 * If reading fails in the middle, the connection ends, so that nobody takes a part for the whole.
 * @param name  of the file, without its extension
 */
export const sendCsv = async <Row>(
  reply: FastifyReply,
  name: string,
  columns: CsvColumns<Row>,
  pages: Pages<Row>,
): Promise<FastifyReply> => {
  const text = textOf(columns, pages)
  // While nothing has been sent, a failure is still answered as a problem.
  const first = await text.next()
  const file = async function* (): AsyncGenerator<string, void> {
    if (first.value !== undefined) yield first.value
    yield* text
  }
  reply.type('text/csv; charset=utf-8').header('content-disposition', `attachment; filename="${name}.csv"`)
  const isHead = reply.request.method === 'HEAD'
  return reply.send(isHead ? '' : Readable.from(file()))
}
