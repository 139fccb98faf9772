import type { Placed } from '../categories/tree.ts'
import type { Shown } from '../changes/shown.ts'
import { useLanguage } from '../languages/language.ts'
import { shortened } from '../story/shortened.ts'

const LONGEST = 160

/** How the fields of products are shown. */
export const useShown = (categories: readonly Placed[], currency: string): Shown => {
  const { texts, formats } = useLanguage()
  const { fields, statuses } = texts.products
  const none = texts.changes.none
  const labels: Readonly<Record<string, string>> = fields
  return {
    label: (field) => (field === 'price' ? texts.products.withCurrency(fields.price, currency) : (labels[field] ?? field)),
    show: (field, value) => {
      if (value === null || value === '') return none
      if (typeof value === 'object') return `${value.width} × ${value.height}`
      if (typeof value === 'number') return formats.amount(value, currency)
      if (field === 'status') return statuses[value === 'retired' ? 'retired' : 'active']
      if (field === 'categoryId') return categories.find(({ categoryId }) => categoryId === value)?.path ?? `…${value.slice(-6)}`
      return shortened(value, LONGEST)
    },
  }
}
