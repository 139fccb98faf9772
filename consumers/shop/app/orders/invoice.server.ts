import { data } from 'react-router'
import { answerOf, customerOf, visitOf, type Context } from '@souk/site/pages/server'
import { countryName } from '../account/countries.server.ts'
import { languageOf } from '../languages/all.server.ts'

/** The invoice of an order, or undefined until it is issued. An order of somebody else is not there. */
export const loadInvoice = async (context: Context, request: Request, orderId: string) => {
  const { customerId } = customerOf(context)
  const { shop } = visitOf(context)
  const order = await answerOf(context, shop.getOrder({ path: { orderId } }))
  if (order.customerId !== customerId) throw data(null, 404)
  if (order.invoiceNumber === null) return { orderId, status: order.status, invoice: undefined }
  const invoice = await answerOf(context, shop.getInvoice({ path: { orderId } }))
  const language = languageOf(request)
  const { recipient } = invoice
  return {
    orderId,
    status: order.status,
    invoice: {
      ...invoice,
      recipient: recipient && { ...recipient, country: countryName(language, recipient.country) },
    },
  }
}

/** The PDF as the accounting service makes it. */
export const loadInvoicePdf = async (context: Context, orderId: string): Promise<Response> => {
  const { customerId } = customerOf(context)
  const { shop } = visitOf(context)
  const path = { orderId }
  const invoice = await answerOf(context, shop.getInvoice({ path }))
  if (invoice.customerId !== customerId) throw data(null, 404)
  const pdf = await answerOf(context, shop.getInvoicePdf({ path }))
  return new Response(pdf, {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="invoice-${invoice.number}.pdf"`,
    },
  })
}
