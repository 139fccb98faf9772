import { redirect } from 'react-router'
import { newKey, valuesOf, visitOf, type Context } from '@souk/site/pages/server'
import { allCategories } from '../categories/all-categories.server.ts'
import { refused } from '../changes/forms.server.ts'
import { refusalOf } from '../changes/refusals.ts'
import { sent } from '../changes/sent.server.ts'
import { languageOf } from '../languages/all.server.ts'
import { currencyOf } from '../parts/currency.server.ts'
import { tell } from '../shell/told.server.ts'
import { fieldsIn, formFields, type Values } from './fields.ts'
import { addressOf, undoOf } from './product.server.ts'

const FIRST_CURRENCY = 'EUR'

/** What the page for a new product needs: the currency is that of any product. */
export const loadNewProduct = async (context: Context, request: Request) => {
  const [categories, currency] = await Promise.all([allCategories(context), currencyOf(context)])
  const categoryId = new URL(request.url).searchParams.get('category') ?? ''
  const none: Values = { ...Object.fromEntries(formFields.map((field) => [field, ''])), categoryId, unitsInStock: '0' }
  return { categories, currency: currency ?? FIRST_CURRENCY, key: newKey(), values: none }
}

export const addProduct = async (context: Context, request: Request) => {
  const values = await valuesOf(request)
  const currency = (await currencyOf(context)) ?? FIRST_CURRENCY
  const { fields, faults } = fieldsIn(values, currency, languageOf(request).texts.locale)
  const units = /^\d{1,8}$/.test(values['unitsInStock'] ?? '') ? Number(values['unitsInStock']) : undefined
  const { name, categoryId, supplier, price, description, picture } = fields
  if (Object.keys(faults).length > 0 || units === undefined || typeof price !== 'number')
    return refused('new', { values, fields: { ...faults, ...(units === undefined && { unitsInStock: 'units' as const }) } })
  if (!categoryId) return refused('new', { values, fields: { categoryId: 'category' } })
  const answer = await sent(
    context,
    visitOf(context).shop.addProduct({
      headers: { 'idempotency-key': values['key'] || newKey() },
      body: {
        name: String(name ?? ''),
        categoryId: String(categoryId),
        supplier: String(supplier ?? ''),
        price,
        description: String(description ?? ''),
        unitsInStock: units,
        ...(typeof picture === 'string' && { picture }),
      },
    }),
  )
  if (answer.problem !== undefined) return refused('new', refusalOf(answer.problem, values))
  const { productId } = answer.value
  tell(context, request, ({ products: words }) => words.added(String(name)), {
    page: addressOf(productId),
    undo: { ...undoOf(productId, answer.position), retires: true },
  })
  throw redirect(addressOf(productId))
}
