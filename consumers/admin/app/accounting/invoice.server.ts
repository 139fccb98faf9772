import { answerOf, idIn, orNull, visitOf, type Context, type Params } from '@souk/site/pages/server'
import { countryName } from '../parts/country.server.ts'
import { fileFrom } from '../parts/csv-file.server.ts'
import { customerNames } from '../parts/customer-names.server.ts'

/** An invoice, the order behind it, and where it stands in the log. */
export const loadInvoice = async (context: Context, request: Request, params: Params) => {
  const path = { orderId: idIn(params, 'orderId') }
  const { shop } = visitOf(context)
  const invoice = await answerOf(context, shop.getInvoice({ path }))
  const { customerId, recipient } = invoice
  const [order, slice, names] = await Promise.all([
    orNull(context, shop.getOrder({ path })),
    orNull(context, shop.getStream({ path: { stream: `invoice-${path.orderId}` }, query: { limit: 1 } })),
    customerNames(context, [customerId]),
  ])
  return {
    invoice: { ...invoice, recipient: recipient && { ...recipient, country: countryName(request, recipient.country) } },
    customer: names[customerId],
    order: order && { placedAt: order.placedAt, finishedAt: order.finishedAt },
    position: slice?.events[0]?.position ?? null,
  }
}

/** The PDF as the accounting service makes it. */
export const loadInvoicePdf = async (context: Context, params: Params): Promise<Response> => {
  const path = { orderId: idIn(params, 'orderId') }
  const { shop } = visitOf(context)
  const { number } = await answerOf(context, shop.getInvoice({ path }))
  return fileFrom(context, `invoice-${number}.pdf`, 'application/pdf', shop.getInvoicePdf({ path, parseAs: 'stream' }))
}
