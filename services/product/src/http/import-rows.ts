import { z } from 'zod'
import { AddProduct, Product, productId, version } from '@souk/contracts'

// What the cells of a row say, when they are read.

const stock = z.int().min(0).max(10_000_000)

/** A row of a file that adds a product. */
export const ImportNewProduct = AddProduct.omit({ unitsInStock: true, picture: true })
  .extend({
    productId: z.undefined().optional(),
    version: z.undefined().optional(),
    status: Product.shape.status.optional(),
    stock: stock.optional().describe('Number of units at the start. Default: none.'),
    stockExported: z.literal(0).optional(),
  })
  .describe('Add a product.')

/** A row of a file about a product that there is. */
export const ImportProduct = ImportNewProduct.partial()
  .extend({
    productId,
    version: version.optional().describe('The edit version that it must have.'),
    stock: stock.optional().describe('Units on hand, as they should be.'),
    stockExported: stock.optional().describe('Units on hand when the file was written.'),
  })
  .refine(({ stock: wanted, stockExported }) => wanted === undefined || stockExported !== undefined, {
    path: ['stockExported'],
    error: 'is missing: the count is applied as the difference from it',
  })
  .describe('Change a product, where a field is given and differs.')
