import { defineOperations } from '@souk/http'

export const operations = defineOperations({
  listInvoices: {
    summary: 'List invoices',
    description: 'In the order of their numbers, or of their times of issue if those select them. Customers see their own invoices only.',
  },
  exportInvoices: {
    summary: 'Export invoices as CSV',
    description: 'Those that match every filter, one line for each, in the order of the list.',
  },
  getInvoice: {
    summary: 'Show the invoice of an order',
    description: 'An order has an invoice some milliseconds after it was finalized. Its number has no gaps within a year.',
  },
  exportInvoicesOfCustomer: {
    summary: 'Export what this service knows of a customer',
    description: 'All invoices, page by page.',
  },
  getInvoicePage: {
    summary: 'Show the invoice of an order as a page',
    description:
      'HTML that needs nothing else. A link leads here, and so does `Accept`: whatever it says, the path decides. It says what the JSON says. The bytes stay the same until name and address are deleted.',
  },
  getInvoicePdf: {
    summary: 'Show the invoice of an order as a PDF',
    description:
      'It says what the page says, with fonts for Latin, Greek, Cyrillic, Arabic, Hebrew and Thai letters, symbols and emoji. The bytes stay the same until name and address are deleted. Documents are made one after the other; 503 `overloaded` if too many wait.',
    problems: ['overloaded'],
  },
  getRevenue: {
    summary: 'Add up the revenue of periods',
    description:
      'Periods are those of UTC, by the time when the orders were finalized, 1,000 at most. Those without an invoice are left out. The revenue of a category is that of the products which were in it when the invoices were issued: a product that moves takes nothing along.',
    problems: ['amount-too-large'],
  },
  exportRevenue: {
    summary: 'Export the revenue of periods as CSV',
    description:
      'One line for each period, the oldest first; with `of`, one for each share in it instead, the largest first. Shares of a period add up to its amount. What adds them up (`GET /accounting/revenue`) says more of it.',
    problems: ['amount-too-large'],
  },
})
