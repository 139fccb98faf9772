import { globSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A file of real sales for a replay: the one that `SOUK_SALES` names, or else one beside the project. Undefined: there is none. */
export const realSales = (): string | undefined => process.env['SOUK_SALES'] ?? globSync('../shared/data/online-retail/*.csv.gz').at(0)

/** Makes a file of the same form with few products and customers. @returns its path */
export const makeSales = (folder: string, invoices: number): string => {
  const rows = Array.from({ length: invoices * 2 }, (_, index) => {
    const invoice = 536_365 + Math.floor(index / 2)
    const product = (invoice + (index % 2) * 3) % 7
    return `${invoice},S${product},THING ${product},${(index % 5) + 1},2010-12-01 08:26:00,2.55,${17_850 + (invoice % 5)},United Kingdom`
  })
  const file = join(folder, 'sales.csv')
  writeFileSync(file, ['InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country', ...rows, ''].join('\n'))
  return file
}
