import type { Fields } from '../changes/merge.ts'
import { officeFormats } from '../languages/office-formats.ts'
import type { Texts } from '../languages/texts.ts'
import { isProductField } from './fields.ts'

/** What was changed, in a few words: prices with their values, other fields by their names. */
export const said = (texts: Texts, before: Fields, wanted: Fields, currency: string): string => {
  const { fields, statuses } = texts.products
  const formats = officeFormats(texts.locale)
  return Object.entries(wanted)
    .map(([field, value]) => {
      if (!isProductField(field)) return field
      const was = before[field]
      if (field === 'price' && typeof value === 'number' && typeof was === 'number')
        return `${fields.price} ${formats.amount(was, currency)} → ${formats.amount(value, currency)}`
      return field === 'status' ? statuses[value === 'retired' ? 'retired' : 'active'] : fields[field]
    })
    .join(', ')
}
