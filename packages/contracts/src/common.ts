import { z } from 'zod'
import { text, uuid } from '@souk/log-protocol'

/** Largest amount of money in one figure, in minor units; keeps every sum of the shop a safe integer. */
export const MAX_AMOUNT = 1_000_000_000_000

export const customerId = uuid.describe('The customer (UUID v7).')
export const orderId = uuid.describe('The order (UUID v7).')
export const productId = uuid.describe('The product (UUID v7).')
export const categoryId = uuid.describe('The category of products (UUID v7).')

export const currency = z
  .string()
  .regex(/^[A-Z]{3}$/)
  .describe('ISO 4217 code of the currency that the amounts beside it are in.')

/** Zero or more minor units of the currency beside it. */
export const amount = z.int().min(0).max(MAX_AMOUNT)

export const unitPrice = z.int().min(1).max(100_000_000).describe('Price of one unit, in minor units of the currency.')

export const quantity = z.int().min(1).max(100_000).describe('Number of units.')

/** Answer of a list: one page and where the next begins. */
export const page = <Item extends z.ZodType>(item: Item) =>
  z.object({
    items: z.array(item).describe('The page, in the order of the list.'),
    nextCursor: z.string().nullable().describe('Pass it as `cursor` to get the next page; null at the end.'),
  })

export const pageQuery = z.strictObject({
  cursor: text(500).optional().describe('`nextCursor` of the page before; none for the first page.'),
  limit: z.coerce.number().int().min(1).max(200).default(50).describe('Items on a page, 1 to 200.'),
})
