import { isUtf8 } from 'node:buffer'
import { readFile } from 'node:fs/promises'
import { isReplayed, RequestRefused, type ImportedProducts, type SoukApi } from '@souk/client'
import { messageOf, newId } from '@souk/log-protocol'
import { save } from './download.ts'
import { Fault } from './fault.ts'

/** What can be exported, and by which operation. */
const exports = {
  products: 'exportProducts',
  orders: 'exportOrders',
  customers: 'exportCustomers',
  invoices: 'exportInvoices',
} as const
export type Exported = keyof typeof exports
export const exported = Object.keys(exports)

const isExported = (name: string): name is Exported => Object.hasOwn(exports, name)

/** @throws Fault */
export const exportNamed = (name: string): Exported => {
  if (isExported(name)) return name
  throw new Fault(`there is no export of ${name}, only of ${exported.join(', ')}`)
}

/** Writes a file of all products, orders, customers or invoices. @throws Fault; RequestRefused */
export const exportAs = async (shop: SoukApi, what: Exported, out: string | NodeJS.WritableStream): Promise<void> =>
  save(await shop[exports[what]]({ parseAs: 'stream' }), out)

interface ImportOptions {
  readonly check: boolean
  /** Applies a file that was imported before once more. */
  readonly again: boolean
}

interface Imported extends ImportedProducts {
  /** The file was imported before and does nothing now: the counts say what it did then. */
  readonly importedBefore: boolean
}

/** Sends a file of products. While the shop is away it is sent again, which does nothing twice. @throws Fault; RequestRefused */
export const importProducts = async (shop: SoukApi, file: string, { check, again }: ImportOptions): Promise<Imported> => {
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw new Fault(`cannot read ${file}: ${messageOf(cause)}`, { cause })
  })
  if (!isUtf8(bytes)) throw new Fault(`${file} is not in UTF-8: save it as "CSV UTF-8"`)
  const answer = await shop.importProducts({
    body: bytes.toString(),
    query: { mode: check ? 'check' : 'apply' },
    // Without a key the file is the key: it is one import, whoever sends it and with which program.
    headers: again ? { 'idempotency-key': newId() } : {},
  })
  if (answer.error !== undefined) throw new RequestRefused(answer.error)
  // With a new key, only an answer that was lost on the way is replayed: the file is imported now.
  return { ...answer.data, importedBefore: !again && answer.data.errors.length === 0 && isReplayed(answer) }
}

/**
 * One line of counts, and one for each fault: `row 4, price: must be at least 1`. Says so if the file does nothing because it was imported before,
 * and how many rows were, if others were not.
 */
export const describeImport = ({ rows, created, changed, unchanged, earlier, errors, importedBefore }: Imported): string =>
  [
    ...(importedBefore ? ['this file was imported before and does nothing now; --again applies it once more; what it did then:'] : []),
    `${rows} rows: ${created} created, ${changed} changed, ${unchanged} unchanged`,
    ...(importedBefore || earlier.created + earlier.changed === 0
      ? []
      : [`imported before: ${earlier.created} of those created, ${earlier.changed} of those changed`]),
    ...errors.map(({ row, field, message }) => `row ${row}${field === null ? '' : `, ${field}`}: ${message}`),
  ].join('\n')
