import { redirect } from 'react-router'
import { answerOf, orInstead, visitOf, type Context } from '@souk/site/pages/server'
import { csvFile } from '../parts/csv-file.server.ts'
import { customersFor, meantBy } from '../parts/meant.server.ts'
import { invoiceFiltersIn, invoicesAddress, invoicesListedBy } from './invoice-filters.ts'

const PAGE = 50

export const loadInvoices = async (context: Context, request: Request) => {
  const filters = invoiceFiltersIn(new URL(request.url).searchParams)
  const { cursor } = filters
  const meant = await meantBy(context, filters.customer, customersFor, (id) => invoicesAddress(filters, { customer: id }))
  const query = { ...invoicesListedBy(filters), limit: PAGE, ...(cursor && { cursor }) }
  const asked = await orInstead(context, visitOf(context).shop.listInvoices({ query }))
  // A cursor that somebody has changed leads to the first page, and filters that the API refuses lead to all invoices.
  if (asked.error?.status === 400) throw redirect(cursor === '' ? '/invoices' : invoicesAddress(filters))
  const { items, nextCursor, previousCursor, total } = await answerOf(context, Promise.resolve(asked))
  return { filters, meant, total, currency: items[0]?.currency ?? '', invoices: items, nextCursor, previousCursor }
}

export type InvoiceList = Awaited<ReturnType<typeof loadInvoices>>

/** All invoices that the filters leave, as a file. */
export const exportInvoices = (context: Context, request: Request): Promise<Response> => {
  const query = invoicesListedBy(invoiceFiltersIn(new URL(request.url).searchParams))
  return csvFile(context, 'invoices', visitOf(context).shop.exportInvoices({ query, parseAs: 'stream' }))
}
