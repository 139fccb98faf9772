import { createReadStream } from 'node:fs'
import { PassThrough } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { parse } from 'csv-parse'
import { z } from 'zod'
import { MAX_ORDER_LINES } from '@souk/contracts'
import { faultsIn, inPlainWords, messageOf } from '@souk/log-protocol'
import { Fault } from './fault.ts'

/** A stock code at one price. The shop treats each price of a code as a product. */
export interface RetailProduct {
  /** `85123A@255` */
  readonly key: string
  readonly code: string
  /** Minor units. */
  readonly price: number
  readonly description: string
}

interface RetailLine {
  readonly product: RetailProduct
  readonly quantity: number
}

export interface Invoice {
  readonly number: string
  readonly customer: string
  /** One line for each product. */
  readonly lines: readonly RetailLine[]
  /** Number of lines left out because their price rounds to zero. */
  readonly unpriced: number
}

/** An invoice, or a part of it that fits into one order. */
export interface RetailOrder {
  /** `536365 part 1`. The same in every run. */
  readonly key: string
  readonly customer: string
  readonly lines: readonly RetailLine[]
  readonly total: number
}

/** The most units of a product that an order may have. */
const MAX_QUANTITY = 100_000

const Row = z.object({
  InvoiceNo: z.string().min(1).max(50),
  StockCode: z.string().min(1).max(50),
  Description: z.string(),
  Quantity: z.coerce.number().int().positive(),
  UnitPrice: z.coerce.number().nonnegative().max(1_000_000),
  CustomerID: z.string().regex(/^\w{1,40}$/),
})
export type RetailRow = z.infer<typeof Row>

/**
 * Reads the rows of a CSV file, gzipped or not.
 * @throws Fault that names the file and the record
 */
export async function* readRows(file: string): AsyncGenerator<RetailRow> {
  let isEmpty = true
  const columns = (header: string[]): string[] => {
    isEmpty = false
    const missing = Object.keys(Row.shape).find((name) => !header.includes(name))
    if (missing !== undefined) throw new Fault(`${file} has no column ${missing}`)
    return header
  }
  const parser = parse({ columns, bom: true })
  const through = file.endsWith('.gz') ? createGunzip() : new PassThrough()
  const reading = pipeline(createReadStream(file), through, parser)
  // The loop below gets this failure from the parser.
  reading.catch(() => undefined)
  let line = 1
  try {
    for await (const record of parser) {
      line += 1
      const row = Row.safeParse(record, { error: inPlainWords })
      if (!row.success) throw new Fault(`${file}, record ${line}: ${faultsIn(row.error, 'record')[0]?.message ?? ''}`)
      yield row.data
    }
    if (isEmpty) throw new Fault(`${file} is empty`)
  } catch (error) {
    if (error instanceof Fault) throw error
    throw new Fault(`cannot read ${file}: ${messageOf(error)}`)
  } finally {
    parser.destroy()
  }
}

/** Groups rows into invoices. The rows of an invoice must be adjacent. Lines with the same product become one line. */
export async function* invoicesOf(rows: AsyncIterable<RetailRow> | Iterable<RetailRow>): AsyncGenerator<Invoice> {
  let open: { readonly number: string; readonly customer: string; readonly lines: Map<string, RetailLine>; unpriced: number } | undefined
  const closed = ({ lines, ...invoice }: NonNullable<typeof open>): Invoice => ({ ...invoice, lines: [...lines.values()] })
  for await (const row of rows) {
    if (open?.number !== row.InvoiceNo) {
      if (open !== undefined) yield closed(open)
      open = { number: row.InvoiceNo, customer: row.CustomerID, lines: new Map(), unpriced: 0 }
    }
    const price = Math.round(row.UnitPrice * 100)
    if (price === 0) {
      open.unpriced += 1
      continue
    }
    const key = `${row.StockCode}@${price}`
    const before = open.lines.get(key)
    const product = before?.product ?? { key, code: row.StockCode, price, description: row.Description.trim() }
    open.lines.set(key, { product, quantity: (before?.quantity ?? 0) + row.Quantity })
  }
  if (open !== undefined) yield closed(open)
}

/**
 * Splits an invoice into orders of at most `MAX_ORDER_LINES` lines, in the order of the invoice. An order names each product
 * once, so units above `MAX_QUANTITY` go to further orders.
 */
export const ordersOf = ({ number, customer, lines }: Invoice): RetailOrder[] => {
  const orders: RetailOrder[] = []
  for (let rest = lines; rest.length > 0;) {
    for (let start = 0; start < rest.length; start += MAX_ORDER_LINES) {
      const part = rest
        .slice(start, start + MAX_ORDER_LINES)
        .map(({ product, quantity }) => ({ product, quantity: Math.min(quantity, MAX_QUANTITY) }))
      const total = part.reduce((sum, { product, quantity }) => sum + product.price * quantity, 0)
      orders.push({ key: `${number} part ${orders.length + 1}`, customer, lines: part, total })
    }
    rest = rest
      .filter(({ quantity }) => quantity > MAX_QUANTITY)
      .map(({ product, quantity }) => ({ product, quantity: quantity - MAX_QUANTITY }))
  }
  return orders
}
