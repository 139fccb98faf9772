import { Anchor, cx, Icon } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import type { Suggested, SuggestedKind } from './suggestions.ts'

export interface SuggestionListProps {
  readonly suggestions: readonly Suggested[]
  /** The place of the one that Enter takes. -1: none. */
  readonly active: number
  readonly optionId: (index: number) => string
}

/** What a list of suggestions holds, by kinds. */
export default function SuggestionList({ suggestions, active, optionId }: SuggestionListProps) {
  const { suggest } = useLanguage().texts
  const titles: Record<SuggestedKind, string> = { queries: suggest.queries, rows: suggest.rows, goods: suggest.goods }
  const groups = (['queries', 'rows', 'goods'] as const)
    .map((kind) => ({ kind, options: suggestions.map((one, index) => ({ ...one, index })).filter((one) => one.kind === kind) }))
    .filter(({ options }) => options.length > 0)
  return groups.map(({ kind, options }) => (
    <div key={kind} role="group" aria-label={titles[kind]}>
      <p aria-hidden="true" className="text-ink-2 text-s px-3 pt-2 pb-1">
        {titles[kind]}
      </p>
      {options.map(({ text, href, picture, index }) => (
        <Anchor
          key={href}
          id={optionId(index)}
          href={href}
          role="option"
          aria-selected={index === active}
          tabIndex={-1}
          onClick={({ currentTarget }) => currentTarget.closest('form')?.reset()}
          className={cx(
            'min-h-tap rounded-s flex items-center gap-3 px-3 py-1 leading-snug',
            index === active ? 'bg-sunken' : 'hover:bg-sunken',
          )}
        >
          {picture === undefined ? (
            <Icon name={kind === 'queries' ? 'search' : 'chevronEnd'} className="text-ink-3 size-icon" />
          ) : (
            <img src={picture} alt="" width={30} height={36} className="rounded-s -mx-1 h-9 flex-none object-cover" />
          )}
          <bdi className="min-w-0">{text}</bdi>
        </Anchor>
      ))}
    </div>
  ))
}
