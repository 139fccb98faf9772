import { z } from 'zod'
import { Actor, anyText, blobHash, decimal, instant, uuid, defineCategory, defineEvent, eventUnion, text } from '@souk/log-protocol'
import {
  categoryId,
  currency,
  eventTime,
  MAX_AMOUNT,
  MAX_COUNTED,
  MAX_PAGE_SIZE,
  MAX_UNIT_PRICE,
  orderId,
  productId,
  quantity,
  tookBack,
  undoes,
  unitPrice,
  version,
} from './common.ts'
import { displayText, requiredText } from './display-text.ts'
import { Problem } from './problem.ts'

const productName = anyText.describe('Name in the catalogue.')
const description = anyText.describe('What the product or category is, or how it is packed.')
const supplier = anyText.describe('Who supplies the product.')
const picture = anyText.describe('Address (https) of a picture that somebody else keeps.')
const pictureWidth = z.int().min(1).describe('Width in pixels.')
const pictureHeight = z.int().min(1).describe('Height in pixels.')
const pictureType = z.enum(['image/webp', 'image/avif']).describe('Media type.')
const slugWords = anyText.describe('Words of the slug, made from the name. The position of the commit that adds it follows them.')
const reason = anyText.describe('The reason, in words, for the record.')
const categoryName = anyText.describe('Name of the category.')
const reservedLines = z.array(z.object({ productId, quantity }))

// — category-<categoryId> ————————————————————————————————————————————————————————————————————————

const parentId = categoryId.nullable().describe('The category that this one is in (UUID v7). Null: in none.')
const categoryStreams = defineCategory('category', 'categoryId')

export const CategoryAdded = defineEvent(categoryStreams, 'CategoryAdded', 'The catalogue has a new category.', {
  categoryId,
  parentId,
  addedAt: eventTime,
  name: categoryName,
  description,
  slugWords,
})
export const CategoryChanged = defineEvent(
  categoryStreams,
  'CategoryChanged',
  'A category has a new name, description or place. Only what changed is given.',
  {
    categoryId,
    parentId: parentId.optional(),
    changedAt: eventTime,
    name: categoryName.optional(),
    description: description.optional(),
    slugWords: slugWords.optional(),
  },
)
export const CategoryRetired = defineEvent(
  categoryStreams,
  'CategoryRetired',
  'A category takes no more products. It keeps those that it has.',
  {
    categoryId,
    retiredAt: eventTime,
  },
)
export const CategoryRestored = defineEvent(categoryStreams, 'CategoryRestored', 'A retired category takes products again.', {
  categoryId,
  restoredAt: eventTime,
})

// — product-<productId>: its description, price and stock ————————————————————————————————————————

const productStreams = defineCategory('product', 'productId')

export const ProductAdded = defineEvent(productStreams, 'ProductAdded', 'The catalogue has a new product, without stock so far.', {
  productId,
  categoryId,
  addedAt: eventTime,
  name: productName,
  description,
  slugWords,
  supplier,
  price: unitPrice,
  currency,
  picture: picture.optional(),
})
export const ProductDetailsChanged = defineEvent(
  productStreams,
  'ProductDetailsChanged',
  'A product has a new description or category. Only what changed is given.',
  {
    productId,
    categoryId: categoryId.optional(),
    changedAt: eventTime,
    name: productName.optional(),
    description: description.optional(),
    slugWords: slugWords.optional(),
    supplier: supplier.optional(),
    picture: picture.nullable().optional().describe('Address (https) of a picture that somebody else keeps. Null: it has none any more.'),
  },
)
export const ProductPriceChanged = defineEvent(productStreams, 'ProductPriceChanged', 'A product has a new price.', {
  productId,
  changedAt: eventTime,
  price: unitPrice,
  currency,
})
export const ProductRetired = defineEvent(
  productStreams,
  'ProductRetired',
  'A product is no longer sold, except for the units reserved already.',
  {
    productId,
    retiredAt: eventTime,
  },
)
export const ProductRestored = defineEvent(productStreams, 'ProductRestored', 'A retired product is sold again.', {
  productId,
  restoredAt: eventTime,
})
export const ProductPictureChanged = defineEvent(
  productStreams,
  'ProductPictureChanged',
  'A product has another picture. The event store keeps its bytes, in every format and size, under their hashes.',
  {
    productId,
    changedAt: eventTime,
    width: pictureWidth,
    height: pictureHeight,
    variants: z
      .array(
        z.object({
          hash: blobHash,
          type: pictureType,
          width: pictureWidth,
          height: pictureHeight,
          bytes: z.int().min(1).describe('Length in bytes.'),
        }),
      )
      .min(1)
      .describe('The same picture in each format and size, the smallest first.'),
  },
)
export const ProductPictureRemoved = defineEvent(productStreams, 'ProductPictureRemoved', 'A product has no picture any more.', {
  productId,
  removedAt: eventTime,
})
export const StockAdjusted = defineEvent(productStreams, 'StockAdjusted', 'Units have come in, or have been written off.', {
  productId,
  adjustedAt: eventTime,
  delta: z.int().describe('Units added; negative for units removed.'),
  reason,
  undoes: tookBack,
})
export const UnitsReserved = defineEvent(productStreams, 'UnitsReserved', 'Units are reserved for an order.', {
  productId,
  orderId,
  reservedAt: eventTime,
  quantity,
})
export const UnitsReleased = defineEvent(productStreams, 'UnitsReleased', 'Units reserved for an order are available again.', {
  productId,
  orderId,
  releasedAt: eventTime,
  quantity,
})
export const UnitsDeducted = defineEvent(productStreams, 'UnitsDeducted', 'Units reserved for an order have been sold.', {
  productId,
  orderId,
  deductedAt: eventTime,
  quantity,
})

// — reservation-<orderId>: the stock of one order ————————————————————————————————————————————————

export const stockRejection = z
  .enum(['unknown-product', 'retired-product', 'price-changed', 'out-of-stock'])
  .describe('Why nothing was reserved. If several reasons apply, the first of this list is given.')

const reservationStreams = defineCategory('reservation', 'orderId')

export const StockReserved = defineEvent(reservationStreams, 'StockReserved', 'All lines of an order are reserved.', {
  orderId,
  reservedAt: eventTime,
  lines: reservedLines.min(1).describe('The units reserved, each product once.'),
})
export const StockRejected = defineEvent(reservationStreams, 'StockRejected', 'No line of an order is reserved.', {
  orderId,
  productId: productId.describe('The first product for which the reason applies.'),
  rejectedAt: eventTime,
  reason: stockRejection,
})
export const StockReleased = defineEvent(reservationStreams, 'StockReleased', 'The order was canceled. Its units are available again.', {
  orderId,
  releasedAt: eventTime,
})
export const StockDeducted = defineEvent(reservationStreams, 'StockDeducted', 'The order is final. Its units are sold.', {
  orderId,
  deductedAt: eventTime,
})
export const ReservationClosed = defineEvent(
  reservationStreams,
  'ReservationClosed',
  'The order was canceled before anything was reserved. Nothing can be reserved for it any more.',
  {
    orderId,
    closedAt: eventTime,
  },
)

export const productEvents = [
  CategoryAdded,
  CategoryChanged,
  CategoryRetired,
  CategoryRestored,
  ProductAdded,
  ProductDetailsChanged,
  ProductPriceChanged,
  ProductRetired,
  ProductRestored,
  ProductPictureChanged,
  ProductPictureRemoved,
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

// — commands of clients ——————————————————————————————————————————————————————————————————————————

/** The texts of commands. Their limits are not those of events: old events stay readable when a limit changes. */
const given = {
  categoryName: requiredText(100).describe('Name of the category.'),
  productName: requiredText(200).describe('Name in the catalogue.'),
  description: displayText(2_000).describe('What the product or category is, or how it is packed.'),
  supplier: displayText(200).describe('Who supplies the product.'),
  reason: requiredText(200).describe('The reason, in words, for the record.'),
}

const price = unitPrice.max(MAX_UNIT_PRICE).describe('Price of one unit, in minor units of the currency.')
const pictureAddress = z
  .url({ protocol: /^https$/ })
  .max(500)
  .describe('Address (https) of a picture that somebody else keeps.')

const newSlug = z
  .literal(true)
  .optional()
  .describe('Make a new slug from the name. Without it the slug stays, also if the name changes. The old slug goes on leading here.')

const changesSomething = (change: object): boolean => Object.keys(change).length > 0

/** Most levels of categories inside each other. Only commands check it. */
export const MAX_CATEGORY_LEVELS = 8

export const AddCategory = z
  .strictObject({ parentId: parentId.optional(), name: given.categoryName, description: given.description.optional() })
  .describe('Add a category.')
export type AddCategory = z.infer<typeof AddCategory>

export const ChangeCategory = AddCategory.partial()
  .extend({ newSlug })
  .refine(changesSomething, 'must change something')
  .meta({ description: 'Change the fields that are given.', minProperties: 1 })
export type ChangeCategory = z.infer<typeof ChangeCategory>

export const AddProduct = z
  .strictObject({
    categoryId,
    name: given.productName,
    description: given.description.optional(),
    supplier: given.supplier.optional(),
    price,
    unitsInStock: z.int().min(0).max(10_000_000).describe('Number of units at the start.'),
    picture: pictureAddress.optional(),
  })
  .describe('Add a product to the catalogue, with its first units.')
export type AddProduct = z.infer<typeof AddProduct>

export const ChangeProduct = z
  .strictObject({
    categoryId: categoryId.optional(),
    name: given.productName.optional(),
    description: given.description.optional(),
    supplier: given.supplier.optional(),
    price: price.optional(),
    picture: pictureAddress.nullable().optional().describe('Address (https) of a picture that somebody else keeps. Null removes it.'),
    newSlug,
  })
  .refine(changesSomething, 'must change something')
  .meta({ description: 'Change the fields that are given.', minProperties: 1 })
export type ChangeProduct = z.infer<typeof ChangeProduct>

/** Longest file of a picture, in bytes. */
export const MAX_PICTURE_BYTES = 5 * 1024 * 1024
/** What a picture may be. */
export const pictureTypes = ['image/png', 'image/jpeg', 'image/webp', 'image/avif'] as const

export const AdjustStock = z
  .strictObject({
    delta: z
      .int()
      .min(-10_000_000)
      .max(10_000_000)
      .refine((value) => value !== 0, 'must not be zero')
      .describe('Units to add; negative to remove.'),
    reason: given.reason,
    undoes,
  })
  .describe('Record units that have come in or have been written off.')
export type AdjustStock = z.infer<typeof AdjustStock>

/** Most products that one request changes. */
export const MAX_CHANGES = 100

/** Longest body of such a request, in bytes. A change with the longest reason has about 2,000. */
export const MAX_CHANGES_BYTES = 256 * 1024

const OneChange = z
  .discriminatedUnion('type', [
    z.strictObject({ type: z.literal('price'), price }).describe('Set the price.'),
    z
      .strictObject({
        type: z.literal('pricePercent'),
        percent: z
          .int()
          .min(-99)
          .max(1_000)
          .describe('Percent of the present price to add; negative to take off. The new price is rounded to whole minor units, a half up.'),
      })
      .describe('Change the price by a part of it.'),
    z.strictObject({ type: z.literal('stock'), ...AdjustStock.shape }).describe('Add units, or remove them.'),
    z.strictObject({ type: z.literal('category'), categoryId }).describe('Put it into another category.'),
    z.strictObject({ type: z.literal('retirement') }).describe('Retire it.'),
    z.strictObject({ type: z.literal('restoration') }).describe('Bring it back.'),
  ])
  .describe('What to change. Each change is checked as that of one product is.')

export const ChangeProducts = z
  .strictObject({
    changes: z
      .array(
        z.strictObject({
          productId,
          version: version.optional().describe('The edit version that it must have. Leave it out to change any.'),
          change: OneChange,
        }),
      )
      .min(1)
      .max(MAX_CHANGES)
      .refine((changes) => new Set(changes.map((one) => one.productId)).size === changes.length, 'must name each product once')
      .describe('The products to change, each once. One that cannot be changed does not keep the others from it.'),
  })
  .describe('Change several products.')
export type ChangeProducts = z.infer<typeof ChangeProducts>
export type ProductChange = ChangeProducts['changes'][number]

/** Most rows of a file of products. */
export const MAX_IMPORT_ROWS = 10_000

/** Longest file of products, in bytes. A row with long texts has about 800. */
export const MAX_IMPORT_BYTES = 8 * 1024 * 1024

/** Most faults of a file that an answer names. */
export const MAX_IMPORT_ERRORS = 1_000

/** Most rows of a file of which a check says what they would do. */
export const MAX_IMPORT_CHANGES = 50

// — commands that the service makes itself: no client can send them ——————————————————————————————

export const ReserveStock = z
  .strictObject({
    orderId,
    placedAt: instant.describe('When the order was placed.'),
    currency,
    lines: z.array(z.strictObject({ productId, quantity, unitPrice })).min(1).describe('The products ordered, with their prices.'),
  })
  .describe('Reserve all lines of an order, or none.')
export type ReserveStock = z.infer<typeof ReserveStock>

export const ReleaseStock = z
  .strictObject({ orderId })
  .describe('Release the units of a canceled order. Nothing can be reserved for it afterwards.')
export type ReleaseStock = z.infer<typeof ReleaseStock>

export const DeductStock = z.strictObject({ orderId }).describe('Sell the units reserved for a finalized order.')
export type DeductStock = z.infer<typeof DeductStock>

// — answers ——————————————————————————————————————————————————————————————————————————————————————

const slug = z
  .string()
  .describe('Name for addresses, which no other has: words from the name, and a number. Any words with this number lead here.')

export const Category = z
  .object({
    categoryId,
    version,
    slug,
    parentId,
    addedAt: instant.describe('When this was added.'),
    name: categoryName,
    description,
    status: z.enum(['active', 'retired']).describe('`retired`: the category takes no more products.'),
  })
  .describe('A category of products.')
export type Category = z.infer<typeof Category>

/** A product with fewer units to order is low. */
export const LOW_STOCK = 10

export const availability = z
  .enum(['available', 'low', 'out'])
  .describe(`Units that can be ordered: at least one (\`available\`), less than ${LOW_STOCK} (\`low\`), none (\`out\`).`)
export type Availability = z.infer<typeof availability>

export const productSort = z
  .enum(['oldest', 'newest', 'name', '-name', 'price', '-price', 'available', '-available'])
  .describe(
    'What comes first: the product that was added first or last; by name, whatever its case and accents; the lowest price; the fewest units that can be ordered. A minus turns the order round. Products that are equal come in the order of their addition, or the reverse.',
  )
export type ProductSort = z.infer<typeof productSort>

export const productText = text(200).describe(
  'Only products that all of these words find. A word finds a product if a word of its name or of its supplier begins with it, whatever case and accents. So do the whole id of the product or its last characters, 6 at least. 12 different words at most: one that begins another does not count, and one that may be an id counts twice. Nothing is corrected here, and products of each status are found: customers search with `GET /storefront/products?q=`.',
)
export const categoryText = text(200).describe(
  'Only categories that all of these words find. A word finds a category if a word of its name or of its description begins with it, whatever case and accents. So do the whole id of the category or its last characters, 6 at least. 12 different words at most: one that begins another does not count, and one that may be an id counts twice.',
)
export const availableUpTo = decimal(z.int().min(0)).describe('Only products of which so many units can be ordered, or fewer.')
export const priceFrom = decimal(z.int().min(0).max(MAX_AMOUNT)).describe('Only products with this price or a higher one, in minor units.')
export const priceTo = decimal(z.int().min(0).max(MAX_AMOUNT)).describe('Only products with this price or a lower one, in minor units.')

const counted = {
  count: z.int().min(0).max(MAX_COUNTED).describe('Number of products.'),
  exact: z.boolean().describe('False: there are more than `count`.'),
}

export const ProductCounts = z
  .object({
    availabilities: z
      .array(z.object({ availability, ...counted }))
      .describe('Every availability, with the number of products that have it. What is low is available, too.'),
    statuses: z
      .array(z.object({ status: z.enum(['active', 'retired']).describe('Status of the products.'), ...counted }))
      .describe('Every status, with the number of products that have it.'),
    categories: z
      .array(z.object({ categoryId, ...counted }))
      .max(MAX_PAGE_SIZE)
      .describe(
        `The active categories directly inside the one that the query names, or else those that are in none, up to ${MAX_PAGE_SIZE} in the order of their addition: with the number of products in each, and in all inside it.`,
      ),
  })
  .describe('How long the list of products is with each availability, each status and each category.')
export type ProductCounts = z.infer<typeof ProductCounts>

/** What the address of a picture ends in, by its type. */
export const pictureExtensions: Readonly<Record<z.infer<typeof pictureType>, string>> = { 'image/webp': '.webp', 'image/avif': '.avif' }

/** The pictures of a product as events tell them. */
export type StoredPictures = Pick<z.infer<typeof ProductPictureChanged.schema>['data'], 'width' | 'height' | 'variants'>

/** The pictures of a product as answers show them. Every gateway shows the product service under its name. */
export const picturesAnswer = ({ width, height, variants }: StoredPictures): z.infer<typeof Pictures> => ({
  width,
  height,
  variants: variants.map(({ hash, ...variant }) => ({
    type: variant.type,
    width: variant.width,
    height: variant.height,
    path: `/product/pictures/${hash}${pictureExtensions[variant.type]}`,
  })),
})

/** The path of a drawn picture, whose file is named after its contents. */
export const drawnPath = (file: string): string => `/product/pictures/drawn/${file}`

const Pictures = z
  .object({
    width: pictureWidth,
    height: pictureHeight,
    variants: z
      .array(
        z.object({
          type: pictureType,
          width: pictureWidth,
          height: pictureHeight,
          path: z.string().describe('Its path under the address of the shop. What it leads to never changes.'),
        }),
      )
      .describe('The same picture in each format and size, the smallest first.'),
  })
  .describe('A picture in several formats and sizes. `width` and `height` are those of the largest.')

export const Product = z
  .object({
    productId,
    version,
    slug,
    categoryId,
    addedAt: instant.describe('When this was added.'),
    name: productName,
    description,
    supplier,
    price: unitPrice,
    currency,
    picture: picture.nullable().describe('Address (https) of a picture that somebody else keeps. Null if there is none.'),
    pictures: Pictures.nullable().describe('The picture that was uploaded. Null if there is none: then show the drawn one.'),
    drawn: z
      .string()
      .describe(
        'Path of a picture that is drawn from the texts of the product, for one without a picture: an SVG of 400 × 480. What it leads to never changes; when the texts do, it leads on to the present picture. With `.png` in place of `.svg` it is a card that other sites may show beside a link: 1200 × 630.',
      ),
    status: z.enum(['active', 'retired']).describe('`retired`: the product is no longer sold.'),
    unitsAvailable: z.int().min(0).describe('Units that can be ordered: on hand − reserved.'),
    unitsOnHand: z.int().min(0).describe('Units in the warehouse, including the reserved ones.'),
    unitsReserved: z.int().min(0).describe('Units reserved for pending orders.'),
    unitsSold: z.int().min(0).describe('Units sold by finalized orders.'),
  })
  .describe('A product with its price and its stock.')
export type Product = z.infer<typeof Product>

/** The answer to a creation is made of its events alone, which do not tell the name of the category. */
export const AddedProduct = Product.omit({ drawn: true }).describe('A product as it was added.')
export type AddedProduct = z.infer<typeof AddedProduct>

export const ProductMessage = z
  .object({
    ...Product.pick({ productId: true, version: true }).shape,
    orderId: orderId.nullable().describe('The order for which units were reserved, released or sold. Null for other events.'),
    at: instant.describe('When it happened.'),
    position: z.int().min(1).describe('Position of its commit.'),
    event: z.string().describe('Type of the event.'),
    by: Actor.shape.kind.describe('Who brought it about: a manager, a client or a service.'),
    ...Product.pick({ name: true, price: true, currency: true, status: true }).shape,
    ...Product.pick({ unitsAvailable: true, unitsOnHand: true, unitsReserved: true, unitsSold: true }).shape,
  })
  .describe('A change of a product or of its stock, as streams of events tell it, with what the catalogue shows then or a little later.')
export type ProductMessage = z.infer<typeof ProductMessage>

const history = {
  eventId: uuid.describe('The event that tells of it.'),
  event: z.string().describe('Type of the event.'),
  at: instant.describe('When it happened.'),
  position: z.int().min(1).describe('Position of its commit.'),
  actor: Actor.describe('Who brought it about: a person or a client by id, or a service by name.'),
  version: version.describe('The edit version after it.'),
}

/** What changed in some fields of an answer. A value is shown as the answer shows it. */
const changesOf = <Field extends string>(fields: readonly [Field, ...Field[]], value: z.ZodType) =>
  z
    .array(
      z.object({
        field: z.enum(fields).describe('Name of the field.'),
        before: value.describe('Its value before. Null: it had none.'),
        after: value.describe('Its value since then. Null: it has none.'),
      }),
    )
    .describe('Every field that changed.')

/** The fields whose changes the history of a product shows, in its order. */
export const productHistoryFields = [
  'slug',
  'name',
  'categoryId',
  'description',
  'supplier',
  'price',
  'currency',
  'picture',
  'pictures',
  'status',
] as const satisfies (keyof Product)[]

const units = (which: string) => z.int().describe(`Change of the units ${which}.`)

export const ProductHistoryItem = z
  .object({
    ...history,
    changes: changesOf(productHistoryFields, z.union([z.string(), z.number(), Pictures]).nullable()),
    stock: z
      .object({
        unitsAvailable: units('that can be ordered'),
        unitsOnHand: units('in the warehouse'),
        unitsReserved: units('reserved for pending orders'),
        unitsSold: units('sold by finalized orders'),
        reason: reason.nullable().describe('Why somebody has adjusted the stock, in words. Null: an order has brought it about.'),
        orderId: orderId.nullable().describe('The order that has brought it about. Null: nobody ordered.'),
        undoes: z.int().min(1).nullable().describe('The position of the commit that it takes back. Null: it takes none back.'),
      })
      .nullable()
      .describe('The movement of the stock. Null if it stayed as it was.'),
  })
  .describe('One change of a product, of its price or of its stock.')
export type ProductHistoryItem = z.infer<typeof ProductHistoryItem>

/** The fields whose changes the history of a category shows, in its order. */
export const categoryHistoryFields = ['slug', 'name', 'parentId', 'description', 'status'] as const satisfies (keyof Category)[]

export const CategoryHistoryItem = z
  .object({ ...history, changes: changesOf(categoryHistoryFields, z.string().nullable()) })
  .describe('One change of a category.')
export type CategoryHistoryItem = z.infer<typeof CategoryHistoryItem>

export const ChangedProducts = z
  .object({
    results: z
      .array(
        z.object({
          productId,
          status: z.int().describe('The HTTP status that a change of this product alone would have: 204 if it is done.'),
          version: version
            .nullable()
            .describe(
              'The edit version after the change, or after a later one. Null if there was a problem, or if the answer could not wait for it.',
            ),
          problem: Problem.nullable().describe(
            'Why it is not done. Null if it is. `outcome-unknown`, `unavailable`, `overloaded` and `catching-up`: a repeat with the same `Idempotency-Key` finishes it.',
          ),
        }),
      )
      .describe('One result for each change, in the order of the request.'),
  })
  .describe('What became of the changes of several products.')
export type ChangedProducts = z.infer<typeof ChangedProducts>

const productInFile = Product.pick({
  name: true,
  description: true,
  supplier: true,
  categoryId: true,
  price: true,
  currency: true,
  status: true,
  unitsOnHand: true,
})

export const ImportedProducts = z
  .object({
    rows: z.int().min(0).describe('Rows of the file, without the line of names and without empty rows.'),
    created: z.int().min(0).describe('Rows that have added a product.'),
    changed: z.int().min(0).describe('Rows that have changed a product.'),
    unchanged: z.int().min(0).describe('Rows that say what is there.'),
    earlier: z
      .object({
        created: z.int().min(0).describe('Of `created`.'),
        changed: z.int().min(0).describe('Of `changed`.'),
      })
      .describe('What earlier requests of the same import have done of it. It is not done again.'),
    errors: z
      .array(
        z.object({
          row: z.int().min(1).describe('Row of the file, as a spreadsheet counts them: 1 is the line of names.'),
          field: z.string().nullable().describe('Name of the column. Null: the row as a whole.'),
          message: z.string().describe('What is wrong there.'),
        }),
      )
      .max(MAX_IMPORT_ERRORS)
      .describe(`What is wrong with the file, up to ${MAX_IMPORT_ERRORS} entries in the order of the rows.`),
    changes: z
      .array(
        z.object({
          row: z.int().min(1).describe('Row of the file, as a spreadsheet counts them: 1 is the line of names.'),
          productId: productId.nullable().describe('The product that the row changes. Null: it adds one.'),
          before: productInFile.nullable().describe('The product as it is. Null: there is none yet.'),
          after: productInFile.describe('The product as the row makes it.'),
        }),
      )
      .max(MAX_IMPORT_CHANGES)
      .describe(
        `What rows that are not done yet would add or change, the first ${MAX_IMPORT_CHANGES} of them in the order of the rows. Only a check says so.`,
      ),
  })
  .describe('What an import has done, or would do.')
export type ImportedProducts = z.infer<typeof ImportedProducts>

export const StockStatus = z
  .enum(['PENDING', 'RECEIVED', 'APPROVED', 'DENIED'])
  .describe('Status of the stock of an order: asked for, reserved, deducted, or denied.')
export type StockStatus = z.infer<typeof StockStatus>

export const Reservation = z
  .object({
    orderId,
    decidedAt: instant.describe('When the stock was reserved or denied, or the order was canceled before that.'),
    changedAt: instant.describe('When the reservation last changed.'),
    status: StockStatus,
    outcome: z
      .enum(['reserved', 'rejected', 'released', 'deducted', 'closed'])
      .describe('State of the reservation. `closed`: the order was canceled before anything was reserved.'),
    rejection: z
      .object({ reason: stockRejection, productId: productId.describe('The first product for which the reason applies.') })
      .nullable()
      .describe('Why nothing was reserved. Null unless the stock was rejected.'),
    lines: reservedLines.describe('The units that are or were reserved, each product once.'),
  })
  .describe('The reservation of stock for one order.')
export type Reservation = z.infer<typeof Reservation>
