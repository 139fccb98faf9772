import { answerOf, customerOf, visitOf, type Context } from '@souk/site/pages/server'

export const loadFrame = async (context: Context) => {
  const { customerId } = customerOf(context)
  const { name, registeredAt } = await answerOf(context, visitOf(context).shop.getCustomer({ path: { customerId } }))
  return { name, registeredAt }
}
