import { z } from 'zod'
import { instant, requiredText, text, defineCategory, defineEvent, eventUnion } from '@souk/log-protocol'
import { categoryId, currency, orderId, productId, quantity, unitPrice } from './common.ts'

const productName = requiredText(200).describe('Name in the catalogue.')
const description = text(2_000).describe('What it is, or how it is packed.')
const supplier = text(200).describe('Who supplies it.')
const picture = z
  .url({ protocol: /^https$/ })
  .max(500)
  .describe('Address of a picture, https.')
const reason = requiredText(200).describe('Why, in words for the record.')
const categoryName = requiredText(100).describe('Name of the category.')
const reservedLines = z.array(z.object({ productId, quantity }))

// — category-<categoryId> ————————————————————————————————————————————————————————————————————————

const categoryStreams = defineCategory('category', 'categoryId')

export const CategoryAdded = defineEvent(categoryStreams, 'CategoryAdded', 'The catalogue has another category.', {
  categoryId,
  addedAt: instant.describe('When.'),
  name: categoryName,
  description,
})
export const CategoryChanged = defineEvent(categoryStreams, 'CategoryChanged', 'A category has another name or description.', {
  categoryId,
  changedAt: instant.describe('When.'),
  name: categoryName.optional(),
  description: description.optional(),
})
export const CategoryRetired = defineEvent(categoryStreams, 'CategoryRetired', 'A category takes no more products; those it has stay.', {
  categoryId,
  retiredAt: instant.describe('When.'),
})

// — product-<productId>: what it is, what it costs, how many there are —————————————————————————————————————

const productStreams = defineCategory('product', 'productId')

export const ProductAdded = defineEvent(productStreams, 'ProductAdded', 'The catalogue has another product, with no stock yet.', {
  productId,
  categoryId,
  addedAt: instant.describe('When.'),
  name: productName,
  description,
  supplier,
  price: unitPrice,
  currency,
  picture: picture.optional(),
})
export const ProductDetailsChanged = defineEvent(
  productStreams,
  'ProductDetailsChanged',
  'A product is described or filed otherwise; only what changed is given.',
  {
    productId,
    categoryId: categoryId.optional(),
    changedAt: instant.describe('When.'),
    name: productName.optional(),
    description: description.optional(),
    supplier: supplier.optional(),
    picture: picture.optional(),
  },
)
export const ProductPriceChanged = defineEvent(productStreams, 'ProductPriceChanged', 'A product has another price from now on.', {
  productId,
  changedAt: instant.describe('When.'),
  price: unitPrice,
  currency,
})
export const ProductRetired = defineEvent(productStreams, 'ProductRetired', 'A product is no longer sold; what is reserved still is.', {
  productId,
  retiredAt: instant.describe('When.'),
})
export const StockAdjusted = defineEvent(productStreams, 'StockAdjusted', 'Units came in, or were written off.', {
  productId,
  adjustedAt: instant.describe('When.'),
  delta: z.int().min(-10_000_000).max(10_000_000).describe('Units added; negative: taken.'),
  reason,
})
export const UnitsReserved = defineEvent(productStreams, 'UnitsReserved', 'Units are held for an order.', {
  productId,
  orderId,
  reservedAt: instant.describe('When.'),
  quantity,
})
export const UnitsReleased = defineEvent(productStreams, 'UnitsReleased', 'Units held for an order are available again.', {
  productId,
  orderId,
  releasedAt: instant.describe('When.'),
  quantity,
})
export const UnitsDeducted = defineEvent(productStreams, 'UnitsDeducted', 'Units held for an order have been sold.', {
  productId,
  orderId,
  deductedAt: instant.describe('When.'),
  quantity,
})

// — reservation-<orderId>: one order's claim on the stock ————————————————————————————————————————————————

export const stockRejection = z
  .enum(['unknown-product', 'retired-product', 'price-changed', 'out-of-stock'])
  .describe('Why nothing was reserved; the first that applies, in this order.')

const reservationStreams = defineCategory('reservation', 'orderId')

export const StockReserved = defineEvent(reservationStreams, 'StockReserved', 'All lines of an order are held.', {
  orderId,
  reservedAt: instant.describe('When.'),
  lines: reservedLines.min(1).describe('The units reserved, each product once.'),
})
export const StockRejected = defineEvent(reservationStreams, 'StockRejected', 'An order gets no stock, for none of its lines.', {
  orderId,
  productId: productId.describe('The first product that it failed for.'),
  rejectedAt: instant.describe('When.'),
  reason: stockRejection,
})
export const StockReleased = defineEvent(reservationStreams, 'StockReleased', 'The order was canceled; its units are available again.', {
  orderId,
  releasedAt: instant.describe('When.'),
})
export const StockDeducted = defineEvent(reservationStreams, 'StockDeducted', 'The order is final; its units are sold.', {
  orderId,
  deductedAt: instant.describe('When.'),
})
export const ReservationClosed = defineEvent(
  reservationStreams,
  'ReservationClosed',
  'The order was canceled before any unit was held; none will be.',
  {
    orderId,
    closedAt: instant.describe('When.'),
  },
)

export const productEvents = [
  CategoryAdded,
  CategoryChanged,
  CategoryRetired,
  ProductAdded,
  ProductDetailsChanged,
  ProductPriceChanged,
  ProductRetired,
  StockAdjusted,
  UnitsReserved,
  UnitsReleased,
  UnitsDeducted,
  StockReserved,
  StockRejected,
  StockReleased,
  StockDeducted,
  ReservationClosed,
] as const

/** Every event that the product service writes. */
export const ProductEvent = eventUnion(productEvents)
export type ProductEvent = z.infer<typeof ProductEvent>

// — commands ——————————————————————————————————————————————————————————————————————————————————————

const changesSomething = (change: object): boolean => Object.keys(change).length > 0

export const AddCategory = z.strictObject({ name: categoryName, description: description.optional() }).describe('Add a category.')
export type AddCategory = z.infer<typeof AddCategory>

export const ChangeCategory = AddCategory.partial()
  .refine(changesSomething, 'must change something')
  .describe('Change what is given, leave the rest.')
export type ChangeCategory = z.infer<typeof ChangeCategory>

export const AddProduct = z
  .strictObject({
    categoryId,
    name: productName,
    description: description.optional(),
    supplier: supplier.optional(),
    price: unitPrice,
    unitsInStock: z.int().min(0).max(10_000_000).describe('Units that there are at first.'),
    picture: picture.optional(),
  })
  .describe('Add a product to the catalogue, with its first stock.')
export type AddProduct = z.infer<typeof AddProduct>

export const ChangeProduct = z
  .strictObject({
    categoryId: categoryId.optional(),
    name: productName.optional(),
    description: description.optional(),
    supplier: supplier.optional(),
    price: unitPrice.optional(),
    picture: picture.optional(),
  })
  .refine(changesSomething, 'must change something')
  .describe('Change what is given, leave the rest.')
export type ChangeProduct = z.infer<typeof ChangeProduct>

export const AdjustStock = z
  .strictObject({
    delta: z
      .int()
      .min(-10_000_000)
      .max(10_000_000)
      .refine((value) => value !== 0, 'must not be zero')
      .describe('Units to add; negative to take.'),
    reason,
  })
  .describe('Record units that came in or were written off.')
export type AdjustStock = z.infer<typeof AdjustStock>

// What the saga asks for; never comes from outside.

export const ReserveStock = z
  .strictObject({
    orderId,
    currency,
    lines: z.array(z.strictObject({ productId, quantity, unitPrice })).min(1).describe('The products ordered, with their prices.'),
  })
  .describe('Hold all lines of an order, or none.')
export type ReserveStock = z.infer<typeof ReserveStock>

export const ReleaseStock = z
  .strictObject({ orderId })
  .describe('Give back what is held for a canceled order, and hold nothing for it from now on.')
export type ReleaseStock = z.infer<typeof ReleaseStock>

export const DeductStock = z.strictObject({ orderId }).describe('Sell what is held for a finalized order.')
export type DeductStock = z.infer<typeof DeductStock>

// — answers ——————————————————————————————————————————————————————————————————————————————————————

export const Category = z
  .object({
    categoryId,
    addedAt: instant.describe('When it was added.'),
    name: categoryName,
    description,
    status: z.enum(['active', 'retired']).describe('`retired`: it takes no more products.'),
  })
  .describe('A category of products.')
export type Category = z.infer<typeof Category>

export const Product = z
  .object({
    productId,
    categoryId,
    addedAt: instant.describe('When it was added.'),
    name: productName,
    description,
    supplier,
    price: unitPrice,
    currency,
    picture: picture.nullable(),
    status: z.enum(['active', 'retired']).describe('`retired`: it is no longer sold.'),
    unitsAvailable: z.int().min(0).describe('Units that can be ordered: on hand − reserved.'),
    unitsOnHand: z.int().min(0).describe('Units in the warehouse, those reserved among them.'),
    unitsReserved: z.int().min(0).describe('Units held for pending orders.'),
    unitsSold: z.int().min(0).describe('Units sold by finalized orders.'),
  })
  .describe('A product with its price and its stock.')
export type Product = z.infer<typeof Product>

/** Stock status of an order: asked for, held, deducted, or denied. */
export const StockStatus = z
  .enum(['PENDING', 'RECEIVED', 'APPROVED', 'DENIED'])
  .describe('Where the stock of an order stands: asked for, held, deducted, or denied.')
export type StockStatus = z.infer<typeof StockStatus>

export const Reservation = z
  .object({
    orderId,
    decidedAt: instant.describe('When it was decided whether there is stock, or the order was canceled before that.'),
    changedAt: instant.describe('When it last changed.'),
    status: StockStatus,
    outcome: z
      .enum(['reserved', 'rejected', 'released', 'deducted', 'closed'])
      .describe('What became of it; `closed`: the order was canceled before any unit was held.'),
    rejection: z
      .object({ reason: stockRejection, productId: productId.describe('The first product that it applies to.') })
      .nullable()
      .describe('Why nothing was held; null if something was.'),
    lines: reservedLines.describe('The units that are or were reserved, each product once.'),
  })
  .describe("One order's claim on the stock.")
export type Reservation = z.infer<typeof Reservation>
