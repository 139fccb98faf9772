import { Select } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import type { Placed } from './tree.ts'

interface CategorySelectProps {
  readonly name: string
  readonly categories: readonly Placed[]
  readonly defaultValue: string
  /** What stands first, for no category. */
  readonly none?: string
  readonly required?: boolean
}

/** A category to choose, by its path. Those that are retired take nothing new: only the chosen one is among them. */
export const CategorySelect = ({ categories, none, defaultValue, ...rest }: CategorySelectProps) => {
  const { texts } = useLanguage()
  return (
    <Select defaultValue={defaultValue} {...rest}>
      {none !== undefined && <option value="">{none}</option>}
      {categories
        .filter(({ categoryId, status }) => status === 'active' || categoryId === defaultValue)
        .map(({ categoryId, path, status }) => (
          <option key={categoryId} value={categoryId}>
            {status === 'retired' ? texts.products.retiredCategory(path) : path}
          </option>
        ))}
    </Select>
  )
}
