import type { EventNamed, Invoice, Sealed } from '@souk/contracts'
import type { Projector } from '@souk/service'

/** The part of an invoice that is for products of one category. Null: accounting has never heard of the product. */
interface CategoryShare {
  readonly categoryId: string | null
  readonly units: number
  readonly amount: number
}

/**
 * An invoice. Its recipient is sealed: it can be read as long as there is the key. Id: the order's.
 * Its units and the shares of the categories are there for the sums of revenue. A category is that of the product when the invoice was issued.
 */
export type InvoiceRow = Omit<Invoice, 'version' | 'recipient'> & {
  readonly recipient: Sealed | null
  readonly units: number
  readonly categories: readonly CategoryShare[]
}

/** The state of the stream `invoices-<year>` at `version`: how many numbers are taken. Id: the year. */
export type YearRow = { readonly year: number; readonly count: number; readonly version: number }

/** A product: its category today, and its name on the newest invoice. Null: there is none yet. */
export type ProductRow = { readonly categoryId: string | null; readonly name: string | null }

/** A category, with its name of today. */
export type CategoryRow = { readonly name: string }

export type Collections = {
  readonly invoices: InvoiceRow
  readonly years: YearRow
  readonly products: ProductRow
  readonly categories: CategoryRow
}

const NO_PRODUCT: ProductRow = { categoryId: null, name: null }

export const numberAssigned: Projector<Collections, 'InvoiceNumberAssigned', undefined> = {
  apply: (rows, { event, version }) => {
    const { year, sequence } = event.data
    rows.put('years', String(year), { year, count: sequence, version })
  },
}

export const invoiceIssued: Projector<Collections, 'InvoiceIssued', undefined> = {
  reads: ({ lines }: EventNamed<'InvoiceIssued'>['data']) => lines.map(({ productId }) => ['products', productId] as const),
  apply: (rows, { event: { data } }) => {
    const shares = new Map<string | null, CategoryShare>()
    for (const { productId, name, quantity, unitPrice } of data.lines) {
      const product = rows.get('products', productId) ?? NO_PRODUCT
      const { categoryId } = product
      const { units, amount } = shares.get(categoryId) ?? { units: 0, amount: 0 }
      shares.set(categoryId, { categoryId, units: units + quantity, amount: amount + quantity * unitPrice })
      if (product.name !== name) rows.put('products', productId, { ...product, name })
    }
    rows.put('invoices', data.orderId, {
      ...data,
      seller: data.seller ?? null,
      recipient: data.recipient ?? null,
      units: data.lines.reduce((sum, { quantity }) => sum + quantity, 0),
      categories: [...shares.values()],
    })
  },
}

export const productAdded: Projector<Collections, 'ProductAdded', undefined> = {
  apply: (rows, { event: { data } }) => rows.put('products', data.productId, { categoryId: data.categoryId, name: null }),
}

export const productDetailsChanged: Projector<Collections, 'ProductDetailsChanged', undefined> = {
  reads: ({ productId }: EventNamed<'ProductDetailsChanged'>['data']) => [['products', productId]],
  apply: (rows, { event: { data } }) => {
    const { productId, categoryId } = data
    if (categoryId !== undefined) rows.put('products', productId, { ...(rows.get('products', productId) ?? NO_PRODUCT), categoryId })
  },
}

export const categoryAdded: Projector<Collections, 'CategoryAdded', undefined> = {
  apply: (rows, { event: { data } }) => rows.put('categories', data.categoryId, { name: data.name }),
}

export const categoryChanged: Projector<Collections, 'CategoryChanged', undefined> = {
  apply: (rows, { event: { data } }) => {
    if (data.name !== undefined) rows.put('categories', data.categoryId, { name: data.name })
  },
}
