import type { Shown } from '../changes/shown.ts'
import { useLanguage } from '../languages/language.ts'
import { shortened } from '../story/shortened.ts'
import type { Placed } from './tree.ts'

const LONGEST = 160

/** How the fields of categories are shown. */
export const useShown = (tree: readonly Placed[]): Shown => {
  const { texts } = useLanguage()
  const { fields, statuses, nowhere } = texts.categories
  const labels: Readonly<Record<string, string>> = fields
  return {
    label: (field) => labels[field] ?? field,
    show: (field, value) => {
      if (field === 'parentId' && value === null) return nowhere
      if (typeof value !== 'string' || value === '') return texts.changes.none
      if (field === 'status') return statuses[value === 'retired' ? 'retired' : 'active']
      if (field === 'parentId') return tree.find(({ categoryId }) => categoryId === value)?.path ?? `…${value.slice(-6)}`
      return shortened(value, LONGEST)
    },
  }
}
