import { z } from 'zod'
import { everyItem, RequestRefused, valueOf, type Order } from '@souk/client'
import { count, filledText, isId, text } from './fields.ts'
import { BAD_JSON, operation, remembering, result, type Context } from './operation.ts'
import { creditOf, findUser } from './users.ts'

const ORDER_STATUS = { PENDING: 0, CANCELED: 1, APPROVED: 2, FINALIZED: 3 } as const
const PART_STATUS = { PENDING: 0, RECEIVED: 1, DENIED: 2, APPROVED: 3 } as const

/** Problems that the caller is told as they are. Whatever else keeps an order from being placed is a failure to send it. */
const callersOwn: readonly number[] = [401, 403, 429]

/** A row for each product of an order, as the original knows orders with one product only. Stock and credit are those of now. */
const rowsOf = async ({ shop, money }: Context, orders: readonly Order[]): Promise<object[]> => {
  const nameOf = remembering(async (customerId) => (await valueOf(shop.getCustomer({ path: { customerId } }))).username ?? '')
  const creditNow = remembering((customerId) => creditOf(shop, customerId))
  const stockOf = remembering(async (productId) => (await valueOf(shop.getProduct({ path: { productId } }))).unitsAvailable)
  const rows: object[] = []
  for (const { orderId, customerId, placedAt, status, stockStatus, creditStatus, lines } of orders) {
    for (const { productId, name, unitPrice } of lines) {
      rows.push({
        GUID: orderId,
        USERID: await nameOf(customerId),
        PRODUCT: productId,
        PRODUCTNAME: name,
        PRICE: money.number(unitPrice),
        ORDERSTATUS: ORDER_STATUS[status],
        STOCKSTATUS: PART_STATUS[stockStatus],
        CREDITSTATUS: PART_STATUS[creditStatus],
        TIME: placedAt,
        CREDIT: money.text(await creditNow(customerId)),
        STOCK: await stockOf(productId),
      })
    }
  }
  return rows
}

/** All orders that the caller may see, the oldest first. */
const ordersOf = async ({ shop }: Context, customerId?: string): Promise<Order[]> => {
  const filter = customerId === undefined ? {} : { customerId }
  return (await everyItem((query) => valueOf(shop.listOrders({ query: { ...query, ...filter } })))).reverse()
}

const singleOrder = async ({ shop }: Context, orderId: string): Promise<Order[]> => {
  if (!isId(orderId)) return []
  const { data, error } = await shop.getOrder({ path: { orderId } })
  if (data !== undefined) return [data]
  if (error.code === 'not-found') return []
  throw new RequestRefused(error)
}

const asked = async (context: Context, type: string, id: string): Promise<readonly Order[] | undefined> => {
  switch (type) {
    case 'All':
      return ordersOf(context)
    case 'Customer': {
      const user = await findUser(context, id)
      return user === undefined ? [] : ordersOf(context, user.customerId)
    }
    case 'Single':
      return singleOrder(context, id)
    default:
      return undefined
  }
}

export const orderOperations = {
  'place-order': operation({
    method: 'POST',
    fields: z.object({
      ProductId: filledText,
      CustomerId: filledText,
      TimeStamp: filledText,
      ProductName: text.optional(),
      Amount: count.refine((units) => units > 0).optional(),
    }),
    malformed: result(BAD_JSON),
    run: async (context, { ProductId, CustomerId, Amount = 1 }) => {
      const user = await findUser(context, CustomerId)
      if (user === undefined) return result('Sending Data Failed')
      const { error } = await context.shop.placeOrder({
        body: { customerId: user.customerId, lines: [{ productId: ProductId, quantity: Amount }] },
        headers: { 'idempotency-key': context.newKey() },
      })
      if (error !== undefined && callersOwn.includes(error.status)) throw new RequestRefused(error)
      return result(error === undefined ? 'Success' : 'Sending Data Failed')
    },
  }),
  'get-orders': operation({
    method: 'POST',
    fields: z.object({ Type: text, Id: text }),
    malformed: result(BAD_JSON),
    run: async (context, { Type, Id }) => {
      const orders = await asked(context, Type, Id)
      return orders === undefined ? result('Invalid Query Type') : { ...result('Success'), Data: await rowsOf(context, orders) }
    },
  }),
} as const
