import { valueOf, type Invoice, type SoukApi } from '@souk/client'
import { save } from './download.ts'
import { linesAndTotal } from './orders.ts'
import { labelled } from './terminal.ts'

/** @throws RequestRefused */
export const readInvoice = (shop: SoukApi, orderId: string): Promise<Invoice> => valueOf(shop.getInvoice({ path: { orderId } }))

export const describeInvoice = (invoice: Invoice): string => {
  const { number, orderId, customerId, finalizedAt, issuedAt, seller, recipient } = invoice
  return labelled([
    ['invoice', number],
    ['order', `${orderId}, finalized ${finalizedAt}`],
    ['issued', issuedAt],
    ['seller', seller === null ? '–' : [seller.businessName, ...seller.postalAddress.split('\n'), seller.taxNumber].join(', ')],
    ['customer', customerId],
    [
      'recipient',
      recipient === null ? '–' : [recipient.name, ...recipient.lines, recipient.country].filter((part) => part !== null).join(', '),
    ],
    ...linesAndTotal(invoice),
  ])
}

const documents = { html: 'getInvoicePage', pdf: 'getInvoicePdf' } as const
type DocumentFormat = keyof typeof documents

/** Writes an invoice to a file, as people read it. @throws Fault; RequestRefused */
export const saveInvoice = async (shop: SoukApi, orderId: string, format: DocumentFormat, file: string): Promise<void> =>
  save(await shop[documents[format]]({ path: { orderId }, parseAs: 'stream' }), file)
