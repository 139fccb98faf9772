import type { ChangeProductsInput, Product } from '@souk/client'
import type { FieldFault } from '../../changes/refusals.ts'
import type { Texts } from '../../languages/texts.ts'
import { amountIn } from '../../parts/amounts.ts'

/** So many products can be changed at once. */
export const MOST = 100

export type Change = ChangeProductsInput['changes'][number]['change']
export type Kind = Change['type']

export const kinds = ['price', 'pricePercent', 'stock', 'category', 'retirement', 'restoration'] as const satisfies readonly Kind[]

const HIGHEST_PRICE = 100_000_000
const LOWEST_PERCENT = -99
const HIGHEST_PERCENT = 1_000
const LONGEST_REASON = 200

type Values = Readonly<Record<string, string>>

export type Read =
  | { readonly kind: 'change'; readonly change: Change }
  | { readonly kind: 'fault'; readonly field: string; readonly fault: FieldFault }

const fault = (field: string, what: FieldFault): Read => ({ kind: 'fault', field, fault: what })
const wholeIn = (typed = ''): number => (/^[+-]?\d{1,8}$/.test(typed.trim()) ? Number(typed) : 0)

/** The change that a form asks for. Undefined: it asks for none yet. */
export const changeIn = (values: Values, currency: string): Read | undefined => {
  const kind = kinds.find((one) => one === values['kind'])
  switch (kind) {
    case 'price': {
      const price = amountIn(values['price'] ?? '', currency)
      return price ? { kind: 'change', change: { type: kind, price } } : fault('price', 'price')
    }
    case 'pricePercent': {
      const percent = wholeIn(values['percent'])
      const isRight = percent !== 0 && percent >= LOWEST_PERCENT && percent <= HIGHEST_PERCENT
      return isRight ? { kind: 'change', change: { type: kind, percent } } : fault('percent', 'percent')
    }
    case 'stock': {
      const delta = wholeIn(values['delta'])
      if (delta === 0) return fault('delta', 'delta')
      const reason = (values['reason'] ?? '').trim()
      if (reason === '' || reason.length > LONGEST_REASON) return fault('reason', 'reason')
      return { kind: 'change', change: { type: kind, delta, reason } }
    }
    case 'category': {
      const categoryId = values['categoryId'] ?? ''
      return categoryId === '' ? fault('categoryId', 'category') : { kind: 'change', change: { type: kind, categoryId } }
    }
    case 'retirement':
    case 'restoration':
      return { kind: 'change', change: { type: kind } }
    case undefined:
      return undefined
    default: {
      const never: never = kind
      return never
    }
  }
}

type Note = keyof Texts['products']['bulk']['notes']

/** What a change would do to one product. */
export interface Preview {
  readonly before: number | string
  readonly after: number | string
  /** What forbids it. */
  readonly note?: Note
}

type Previewed = Pick<Product, 'price' | 'unitsAvailable' | 'categoryId' | 'status'>

/** As the shop rounds: to whole minor units, a half up. */
const changedBy = (price: number, percent: number): number => Math.floor((price * (100 + percent) + 50) / 100)

const pricePreview = (before: number, after: number, isRetired: boolean): Preview => ({
  before,
  after,
  ...(isRetired ? { note: 'retired' } : after < 1 ? { note: 'tooLow' } : after > HIGHEST_PRICE && { note: 'tooHigh' }),
})

/** What the shop would do, as far as the page knows: the shop decides it again. */
export const previewOf = (change: Change, { price, unitsAvailable, categoryId, status }: Previewed): Preview => {
  const isRetired = status === 'retired'
  switch (change.type) {
    case 'price':
      return pricePreview(price, change.price, isRetired)
    case 'pricePercent':
      return pricePreview(price, changedBy(price, change.percent), isRetired)
    case 'stock': {
      const after = unitsAvailable + change.delta
      return {
        before: unitsAvailable,
        after,
        ...(after < 0 ? { note: 'stock' } : isRetired && change.delta > 0 && { note: 'retired' }),
      }
    }
    case 'category':
      return { before: categoryId, after: change.categoryId, ...(isRetired && { note: 'retired' }) }
    case 'retirement':
      return { before: status, after: 'retired' }
    case 'restoration':
      return { before: status, after: 'active' }
    default: {
      const never: never = change
      return never
    }
  }
}

/** Whether it would be done, and change something. */
export const isChange = ({ before, after, note }: Preview): boolean => note === undefined && before !== after
