import { Anchor, ButtonLink } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { Counted } from './counted.tsx'
import { FaultyRows } from './faulty-rows.tsx'
import type { ShopToImport } from './import.server.ts'
import { rowsOf, type Counts, type Plan, type RowFault } from './plan.ts'

interface ResultProps {
  readonly shop: ShopToImport
  readonly plan: Plan
  readonly counts: Counts
  readonly faults: readonly RowFault[]
}

/** The last step: what the import has done, and which rows somebody has made impossible since the check. */
export const Result = ({ shop, plan, counts, faults }: ResultProps) => {
  const { texts } = useLanguage()
  const { importing: words } = texts
  const faulty = rowsOf(faults).length
  return (
    <>
      <div role="status" className="import-result">
        <h2>{faulty > 0 ? words.isPartlyDone : plan.leftOut.length > 0 ? words.isDoneWithout : words.isDone}</h2>
      </div>
      <Counted label={words.hasDone} plan={plan} counts={counts} faulty={faulty} />
      {faulty > 0 && <FaultyRows shop={shop} plan={plan} faults={faults} faulty={faulty} hint={words.faultyMeanwhile} />}
      <p className="import-ways">
        {faulty === 0 && <ButtonLink href="/products?sort=newest">{words.toProducts}</ButtonLink>}
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
