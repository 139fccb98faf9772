import { useLanguage } from '../languages/language.ts'
import type { CommitRow } from './rows.ts'

/** The types of the events of a commit, and how many there are of each. */
export const Types = ({ types }: Pick<CommitRow, 'types'>) => {
  const { formats } = useLanguage()
  return types.map(({ type, count }, index) => (
    <span key={type}>
      {index > 0 && ', '}
      {type}
      {count > 1 && <span className="quiet">{` × ${formats.number(count)}`}</span>}
    </span>
  ))
}
