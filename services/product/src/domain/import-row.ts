import type { AddProduct } from '@souk/contracts'

type Given = Omit<AddProduct, 'unitsInStock' | 'picture'>

interface InBoth {
  readonly status?: 'active' | 'retired' | undefined
  /** Units on hand, as they should be. */
  readonly stock?: number | undefined
}

/** A row of a file that adds a product. */
export interface ImportNewProduct extends Readonly<Given>, InBoth {
  readonly productId?: undefined
  readonly version?: undefined
  readonly stockExported?: 0 | undefined
}

/** A row of a file about a product that there is. */
export interface ImportProduct extends Readonly<{ [Field in keyof Given]?: Given[Field] | undefined }>, InBoth {
  readonly productId: string
  /** The edit version that it must have. */
  readonly version?: number | undefined
  /** Units on hand when the file was written. */
  readonly stockExported?: number | undefined
}
