import { useLanguage } from '../languages/language.ts'
import { Figure, Figures } from '../parts/figures.tsx'
import { doneBefore, type Counts, type Plan } from './plan.ts'

interface CountedProps {
  readonly label: string
  readonly plan: Plan
  readonly counts: Counts
  /** The number of faulty rows. */
  readonly faulty: number
}

/** What an import has done or would do, in numbers: each row of the file is in one of them. */
export const Counted = ({ label, plan, counts, faulty }: CountedProps) => {
  const { texts, formats } = useLanguage()
  const { counted } = texts.importing
  const { created, changed, unchanged, earlier } = counts
  const shown = {
    created: created - earlier.created,
    changed: changed - earlier.changed,
    unchanged,
    before: doneBefore(counts),
    leftOut: plan.leftOut.length,
  }
  return (
    <section aria-label={label} className="import-counts">
      <Figures>
        {(['created', 'changed', 'unchanged', 'before', 'leftOut'] as const).map((kind) => (
          <Figure key={kind} label={counted[kind]} value={formats.number(shown[kind])} />
        ))}
        <Figure label={counted.faulty} value={formats.number(faulty)} {...(faulty > 0 && { href: '#faults' })} />
      </Figures>
    </section>
  )
}
