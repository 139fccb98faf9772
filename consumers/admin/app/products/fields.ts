import type { Product } from '@souk/client'
import type { Fields } from '../changes/merge.ts'
import type { FieldFault } from '../changes/refusals.ts'
import { amountIn, typedAmount } from '../parts/amounts.ts'

/** What the form of a product edits. */
export const formFields = ['name', 'categoryId', 'supplier', 'price', 'description', 'picture'] as const
export const productFields = [...formFields, 'status'] as const

export type ProductField = (typeof productFields)[number]

export const isProductField = (name: string): name is ProductField => productFields.some((field) => field === name)

export const fieldsOf = ({ name, categoryId, supplier, price, description, picture, status }: Product): Fields => ({
  name,
  categoryId,
  supplier,
  price,
  description,
  picture,
  status,
})

export type Values = Readonly<Record<string, string>>

/** The fields as a form shows them. */
export const typed = (fields: Fields, currency: string, locale: string): Values =>
  Object.fromEntries(
    Object.entries(fields).map(([field, value]) => [
      field,
      typeof value === 'number' ? typedAmount(value, currency, locale) : (value ?? ''),
    ]),
  )

/** What somebody has typed. Browsers end a line with two characters. */
const textIn = (value: string): string => value.replaceAll('\r\n', '\n').trim()

/** Reads the form of a product. What it does not have stays as it is. */
export const fieldsIn = (
  values: Values,
  currency: string,
  locale: string,
): { readonly fields: Fields; readonly faults: Readonly<Record<string, FieldFault>> } => {
  const given = formFields.flatMap((field) => {
    const value = values[field]
    return value === undefined ? [] : [[field, textIn(value)] as const]
  })
  const read = given.map(([field, value]) => {
    if (field === 'price') return [field, amountIn(value, currency, locale) ?? null] as const
    return [field, field === 'picture' && value === '' ? null : value] as const
  })
  const noPrice = read.some(([field, value]) => field === 'price' && (value === null || value === 0))
  return { fields: Object.fromEntries(read), faults: noPrice ? { price: 'price' } : {} }
}
