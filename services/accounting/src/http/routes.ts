import { z } from 'zod'
import {
  csvFile,
  customerId,
  Invoice,
  InvoicePage,
  InvoicePdf,
  InvoicesExport,
  InvoicesExportQuery,
  InvoicesQuery,
  orderId,
  page,
  pageQuery,
  Revenue,
  RevenueExportQuery,
  RevenueQuery,
  type RevenueRow,
} from '@souk/contracts'
import { listPage, onlyPage, ProblemError, sendDocument, type App } from '@souk/http'
import { instant } from '@souk/log-protocol'
import type { Logger } from '@souk/process'
import {
  callerOf,
  createServiceApp,
  forCustomers,
  forCustomersInPerson,
  forManagers,
  mayActFor,
  pagesOf,
  sendCsv,
  type Caller,
  type CsvColumns,
} from '@souk/service'
import { htmlPolicy, invoiceHtml } from '../documents/invoice-html.ts'
import { invoiceText } from '../documents/invoice-text.ts'
import type { AccountingService } from '../service.ts'
import type { InvoiceRow } from '../view/projectors.ts'
import { placeOf, type AccountingStore } from '../view/store.ts'
import { operations } from './operations.ts'
import { readRevenue } from './revenue.ts'

export interface AccountingAppParts {
  readonly service: AccountingService
  readonly store: AccountingStore
  readonly logger: Logger
  readonly newId: () => string
  /** ISO 4217 code of the shop's currency. */
  readonly currency: string
}

const byPlace = {
  place: z.strictObject({ issuedAt: instant, year: z.int().min(0).max(9999), sequence: z.int().min(0) }),
  placeOf,
}

/** One line for each invoice. Its lines are only counted. */
const invoiceColumns: CsvColumns<InvoiceRow> = {
  orderId: (invoice) => invoice.orderId,
  customerId: (invoice) => invoice.customerId,
  finalizedAt: (invoice) => invoice.finalizedAt,
  issuedAt: (invoice) => invoice.issuedAt,
  number: (invoice) => invoice.number,
  lines: ({ lines }) => lines.length,
  units: (invoice) => invoice.units,
  total: (invoice) => invoice.total,
  currency: (invoice) => invoice.currency,
}

interface RevenueLine extends RevenueRow {
  readonly period: string
}

/** The lines of an export: a period, or the shares in it. */
const linesOf = ({ periods }: Pick<Revenue, 'periods'>, of: RevenueQuery['of']): readonly RevenueLine[] =>
  of === undefined
    ? periods.map(({ rows: _rows, ...sums }) => ({ ...sums, id: null, name: null }))
    : periods.flatMap(({ period, rows }) => rows.map((row) => ({ ...row, period })))

const revenueColumns = (currency: string): CsvColumns<RevenueLine> => ({
  period: ({ period }) => period,
  id: ({ id }) => id,
  name: ({ name }) => name,
  invoices: ({ invoices }) => invoices,
  units: ({ units }) => units,
  amount: ({ amount }) => amount,
  currency: () => currency,
})

export const buildAccountingApp = ({ service, store, logger, newId, currency }: AccountingAppParts): App => {
  const { app } = createServiceApp(service, { logger, newId })

  const shown = async (rows: readonly InvoiceRow[]): Promise<Invoice[]> => {
    const recipients = await service.recipients.unseal(rows.map(({ recipient }) => recipient ?? undefined))
    return rows.map(({ units: _units, categories: _categories, ...row }, index) => ({
      ...row,
      version: 1,
      recipient: recipients[index] ?? null,
    }))
  }

  const invoiceFor = async (caller: Caller, ofWhich: string): Promise<Invoice> => {
    const row = await store.invoice(ofWhich)
    // To a customer, the invoices of others do not exist.
    if (row === undefined || !mayActFor(caller, row.customerId)) throw new ProblemError('not-found', 'the order has no invoice')
    const [invoice] = await shown([row])
    if (invoice === undefined) throw new TypeError('one row makes one invoice')
    return invoice
  }

  app.get(
    '/invoices',
    { ...forCustomers, schema: { ...operations.listInvoices, querystring: InvoicesQuery, response: { 200: page(Invoice) } } },
    async (request) => {
      const caller = callerOf(request)
      const { cursor, limit, sort, customerId: asked, ...filters } = request.query
      // To a customer, all others have no invoices.
      if (asked !== undefined && !mayActFor(caller, asked)) return onlyPage<Invoice>([])
      const filter = { ...filters, customerId: caller.role === 'customer' ? caller.customerId : asked }
      return listPage(
        { cursor, limit },
        {
          ...byPlace,
          of: ['invoices', sort, filter],
          read: async (wanted) => shown(await store.invoices(filter, sort, wanted)),
          count: (atMost) => store.countInvoices(filter, atMost),
          show: (invoice) => invoice,
        },
      )
    },
  )

  app.get(
    '/invoices/export.csv',
    { ...forManagers, schema: { ...operations.exportInvoices, querystring: InvoicesExportQuery, response: { 200: csvFile } } },
    async ({ query: { sort, ...filter } }, reply) =>
      sendCsv(
        reply,
        'invoices',
        invoiceColumns,
        pagesOf((wanted) => store.invoices(filter, sort, wanted), placeOf),
      ),
  )

  const invoiceRoute = {
    ...forCustomers,
    schema: { ...operations.getInvoice, params: z.strictObject({ orderId }), response: { 200: Invoice } },
  }
  app.get('/invoices/:orderId', invoiceRoute, (request) => invoiceFor(callerOf(request), request.params.orderId))

  const ofOrder = z.strictObject({ orderId })
  app.get(
    '/invoices/:orderId/document.html',
    { ...forCustomers, schema: { ...operations.getInvoicePage, params: ofOrder, response: { 200: InvoicePage } } },
    async (request, reply) => {
      const invoice = await invoiceFor(callerOf(request), request.params.orderId)
      reply.header('content-security-policy', htmlPolicy)
      return sendDocument(reply, 'text/html; charset=utf-8', invoiceHtml(invoiceText(invoice)))
    },
  )
  app.get(
    '/invoices/:orderId/document.pdf',
    { ...forCustomers, schema: { ...operations.getInvoicePdf, params: ofOrder, response: { 200: InvoicePdf } } },
    async (request, reply) => {
      const invoice = await invoiceFor(callerOf(request), request.params.orderId)
      const pdf = await service.documents.render({ text: invoiceText(invoice), issuedAt: invoice.issuedAt })
      reply.header('content-disposition', `inline; filename="invoice-${invoice.number}.pdf"`)
      return sendDocument(reply, 'application/pdf', Buffer.from(pdf))
    },
  )

  const exportRoute = {
    ...forCustomersInPerson,
    schema: {
      ...operations.exportInvoicesOfCustomer,
      params: z.strictObject({ customerId }),
      querystring: pageQuery,
      response: { 200: InvoicesExport },
    },
  }
  app.get('/customers/:customerId/export', exportRoute, async (request): Promise<InvoicesExport> => {
    const filter = { customerId: request.params.customerId }
    if (!mayActFor(callerOf(request), filter.customerId)) throw new ProblemError('not-found', 'there is no such customer')
    const invoices = await listPage(request.query, {
      ...byPlace,
      of: ['export', filter.customerId],
      read: async (wanted) => shown(await store.invoices(filter, 'oldest', wanted)),
      count: (atMost) => store.countInvoices(filter, atMost),
      show: (invoice) => invoice,
    })
    return { customerId: filter.customerId, invoices }
  })

  app.get(
    '/revenue',
    { ...forManagers, schema: { ...operations.getRevenue, querystring: RevenueQuery, response: { 200: Revenue } } },
    async ({ query }) => ({ currency, ...(await readRevenue(store, query)) }),
  )

  app.get(
    '/revenue/export.csv',
    { ...forManagers, schema: { ...operations.exportRevenue, querystring: RevenueExportQuery, response: { 200: csvFile } } },
    async ({ query }, reply) => sendCsv(reply, 'revenue', revenueColumns(currency), [linesOf(await readRevenue(store, query), query.of)]),
  )

  return app
}
