import { defineOperations } from '@souk/http'

export const operations = defineOperations({
  listInvoices: {
    summary: 'List invoices',
    description: 'In the order of their numbers. Customers see their own invoices only.',
  },
  exportInvoices: {
    summary: 'Export invoices as CSV',
    description: 'Those that match every filter, one line for each, in the order of their numbers.',
  },
  getInvoice: {
    summary: 'Show the invoice of an order',
    description: 'An order has an invoice some milliseconds after it was finalized. Its number has no gaps within a year.',
  },
  exportInvoicesOfCustomer: {
    summary: 'Export what this service knows of a customer',
    description: 'All invoices, page by page.',
  },
  getRevenue: {
    summary: 'Add up the revenue of a period',
    description:
      'Days, months and years are those of UTC, by the time when the orders were finalized. Periods without an invoice are left out.',
    problems: ['amount-too-large'],
  },
})
