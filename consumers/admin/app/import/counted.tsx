import { useLanguage } from '../languages/language.ts'
import { Figure, Figures } from '../parts/figures.tsx'
import type { Counts, RowFault } from './plan.ts'

interface CountedProps {
  readonly label: string
  readonly counts: Counts
  readonly faults: readonly RowFault[]
}

/** What an import has done or would do, in numbers. */
export const Counted = ({ label, counts, faults }: CountedProps) => {
  const { texts, formats } = useLanguage()
  const { counted } = texts.importing
  return (
    <section aria-label={label} className="import-counts">
      <Figures>
        {(['created', 'changed', 'unchanged'] as const).map((kind) => (
          <Figure key={kind} label={counted[kind]} value={formats.number(counts[kind])} />
        ))}
        <Figure
          label={counted.faulty}
          value={formats.number(new Set(faults.map(({ row }) => row)).size)}
          {...(faults.length > 0 && { href: '#faults' })}
        />
      </Figures>
    </section>
  )
}
