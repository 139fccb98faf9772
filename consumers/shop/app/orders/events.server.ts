import { answerOf, customerOf, eventStream, visitOf, type Context } from '@souk/site/pages/server'

/** What happens to an order of the visitor, as it happens. */
export const orderEvents = async (context: Context, request: Request, orderId: string): Promise<Response> => {
  customerOf(context)
  const { shop } = visitOf(context)
  await answerOf(context, shop.getOrder({ path: { orderId } }))
  return eventStream(context, request, (options) => shop.orderEvents(orderId, options))
}
