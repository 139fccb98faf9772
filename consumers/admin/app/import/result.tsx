import { Anchor, Button, ButtonLink } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { Counted } from './counted.tsx'
import { PlanForm } from './plan-form.tsx'
import type { Counts, Plan, RowFault } from './plan.ts'

interface ResultProps {
  readonly plan: Plan
  readonly counts: Counts
  readonly faults: readonly RowFault[]
}

/** The last step: what has been done, and where it can be seen. */
export const Result = ({ plan, counts, faults }: ResultProps) => {
  const { texts } = useLanguage()
  const { importing: words } = texts
  const isWhole = faults.length === 0
  return (
    <>
      <div role="status" className="import-result">
        <h2>{isWhole ? words.isDone : words.isPartlyDone}</h2>
      </div>
      <Counted label={words.hasDone} counts={counts} faults={faults} />
      {!isWhole && (
        <PlanForm plan={plan}>
          <p id="faults">{words.faultyMeanwhile}</p>
          <p className="import-ways">
            <Button name="step" value="check">
              {words.checkAgain}
            </Button>
          </p>
        </PlanForm>
      )}
      <p className="import-ways">
        {isWhole && <ButtonLink href="/products?sort=newest">{words.toProducts}</ButtonLink>}
        <Anchor href="/log" className="link">
          {words.toLog}
        </Anchor>
        <Anchor href="/products/import" className="link">
          {words.otherFile}
        </Anchor>
      </p>
    </>
  )
}
