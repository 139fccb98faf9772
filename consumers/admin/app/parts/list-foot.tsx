import { ButtonLink } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { useRowKeys } from './row-keys.ts'

interface ListFootProps {
  /** The address of the page before this one, and of that after it. */
  readonly before: string | null
  readonly after: string | null
  /** Whether there is a search that a key leads to (default: yes). */
  readonly hasSearch?: boolean
}

/** What stands below a list: the ways to its other pages, and the keys that move through its rows, which are the links with `data-row`. */
export const ListFoot = ({ before, after, hasSearch = true }: ListFootProps) => {
  const { texts } = useLanguage()
  const { list: words } = texts
  useRowKeys()
  return (
    <nav aria-label={words.pages} className="list-foot">
      {before !== null && (
        <ButtonLink kind="line" href={before}>
          {words.before}
        </ButtonLink>
      )}
      {after !== null && (
        <ButtonLink kind="line" href={after}>
          {words.after}
        </ButtonLink>
      )}
      <span className="faint keys">
        <kbd>J</kbd> <kbd>K</kbd> {words.keys.move}, <kbd>Enter</kbd> {words.keys.open}
        {hasSearch && (
          <>
            , <kbd>/</kbd> {words.keys.find}
          </>
        )}
      </span>
    </nav>
  )
}
