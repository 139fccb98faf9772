import { z } from 'zod'
import { decimal, instant, text, uuid } from '@souk/log-protocol'

export const customerId = uuid.describe('The customer (UUID v7).')
export const orderId = uuid.describe('The order (UUID v7).')
export const productId = uuid.describe('The product (UUID v7).')
export const categoryId = uuid.describe('The category of products (UUID v7).')

/** When an event happened. */
export const eventTime = instant.describe('When this happened.')

// Events and answers have no limit that the shop may lower one day: an old event beyond it could not be read any more.
// Commands and decisions have the limits, which keep every sum of the shop a safe integer.

/** The largest amount of money in one figure, in minor units. */
export const MAX_AMOUNT = 1_000_000_000_000
/** The highest price of one unit, in minor units. */
export const MAX_UNIT_PRICE = 100_000_000
/** Most units in one line of an order. */
export const MAX_QUANTITY = 100_000

/** Minor units of the currency beside it; never negative. */
export const amount = z.int().min(0)

export const unitPrice = z.int().min(1).describe('Price of one unit, in minor units of the currency.')

export const quantity = z.int().min(1).describe('Number of units.')

export const currency = z
  .string()
  .regex(/^[A-Z]{3}$/)
  .describe('ISO 4217 code of the currency of the amounts beside it.')

/** One page of a list. */
export const page = <Item extends z.ZodType>(item: Item) =>
  z.object({
    items: z.array(item).describe('The items of this page, in the order of the list.'),
    nextCursor: z.string().nullable().describe('Send it as `cursor` to get the next page. Null on the last page.'),
  })

export const pageQuery = z.strictObject({
  cursor: text(500).optional().describe('The `nextCursor` of the previous page. Leave it out for the first page.'),
  limit: decimal(z.int().min(1).max(200)).default(50).describe('Number of items on a page, 1 to 200.'),
})
