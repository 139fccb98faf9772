import { Anchor } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'

const parts = ['services', 'parked', 'books', 'rebuilds'] as const
type Part = (typeof parts)[number]

/** Leads from each page of the slice to the others. */
export const Ways = ({ here }: { readonly here: Part }) => {
  const { texts } = useLanguage()
  const { operations: words } = texts
  return (
    <nav aria-label={words.ways} className="operations-ways">
      {parts.map((part) => (
        <Anchor
          key={part}
          href={part === 'services' ? '/operations' : `/operations/${part}`}
          className="link"
          aria-current={part === here ? 'page' : undefined}
        >
          {words.parts[part]}
        </Anchor>
      ))}
    </nav>
  )
}
