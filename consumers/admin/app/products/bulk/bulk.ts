import type { ChangeProductsInput, Product } from '@souk/client'
import type { FieldFault } from '../../changes/refusals.ts'
import type { Texts } from '../../languages/texts.ts'
import { amountIn } from '../../parts/amounts.ts'

/** So many products can be changed at once. */
export const MOST = 100

type SentChange = ChangeProductsInput['changes'][number]['change']

/** What a form asks for. A percentage has two decimals here, in hundredths: the page makes prices of it. */
export type Change = Exclude<SentChange, { readonly type: 'pricePercent' }> | { readonly type: 'pricePercent'; readonly hundredths: number }
export type Kind = Change['type']

export const kinds = ['price', 'pricePercent', 'stock', 'category', 'retirement', 'restoration'] as const satisfies readonly Kind[]

const HIGHEST_PRICE = 100_000_000
/** In hundredths of a percent: −99.99 % to 1,000 %. */
const LOWEST_PERCENT = -9_999
const HIGHEST_PERCENT = 100_000
const LONGEST_REASON = 200

type Values = Readonly<Record<string, string>>

export type Read =
  | { readonly kind: 'change'; readonly change: Change }
  | { readonly kind: 'fault'; readonly field: string; readonly fault: FieldFault }

const fault = (field: string, what: FieldFault): Read => ({ kind: 'fault', field, fault: what })
const wholeIn = (typed = ''): number => (/^[+-]?\d{1,8}$/.test(typed.trim()) ? Number(typed) : 0)

/** Hundredths of a percent, such as 750 for 7.5. Germans write a comma, and some a minus sign that no keyboard has. */
const percentIn = (typed = ''): number => {
  const [, sign = '', whole, part = ''] = /^([+\-−]?)(\d{1,4})(?:[.,](\d{1,2}))?\s*%?$/.exec(typed.trim()) ?? []
  const size = whole === undefined ? 0 : Number(`${whole}${part.padEnd(2, '0')}`)
  return sign === '' || sign === '+' ? size : -size
}

/** The change that a form asks for. Undefined: it asks for none yet. */
export const changeIn = (values: Values, currency: string, locale?: string): Read | undefined => {
  const kind = kinds.find((one) => one === values['kind'])
  switch (kind) {
    case 'price': {
      const price = amountIn(values['price'] ?? '', currency, locale)
      return price ? { kind: 'change', change: { type: kind, price } } : fault('price', 'price')
    }
    case 'pricePercent': {
      const hundredths = percentIn(values['percent'])
      const isRight = hundredths !== 0 && hundredths >= LOWEST_PERCENT && hundredths <= HIGHEST_PERCENT
      return isRight ? { kind: 'change', change: { type: kind, hundredths } } : fault('percent', 'percent')
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

/** To whole minor units, a half up. Whole numbers stay exact: no price times eleven hundred percent is too large for them. */
const changedBy = (price: number, hundredths: number): number => Math.floor((price * (10_000 + hundredths) + 5_000) / 10_000)

/** What is sent for one product. @param price  which its preview has shown */
export const sentFor = (change: Change, price: number): SentChange =>
  change.type === 'pricePercent' ? { type: 'price', price: changedBy(price, change.hundredths) } : change

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
      return pricePreview(price, changedBy(price, change.hundredths), isRetired)
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
