import { useHref, useNavigation } from 'react-router'
import { Anchor, Button, Notice } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { Counted } from './counted.tsx'
import { FaultyRows } from './faulty-rows.tsx'
import type { ImportStep } from './import.server.ts'
import { PlanForm } from './plan-form.tsx'
import { rowsIn } from './plan.ts'
import { Result } from './result.tsx'
import { Running } from './running.tsx'
import { Steps } from './steps.tsx'
import { useApplying } from './use-applying.ts'

interface CheckedProps {
  readonly taken: Extract<ImportStep, { readonly step: 'checked' }>
}

/** The third step: what the import would do, and what keeps it from that. With a script the page shows how far it is, and what has become of it. */
export const Checked = ({ taken: { plan, key, counts, faults, isRepeat } }: CheckedProps) => {
  const { texts, formats } = useLanguage()
  const { importing: words } = texts
  const { state } = useNavigation()
  const { progress, start } = useApplying(plan, key, useHref('/products/import/part'))
  const apply = (): void => void start()
  if (progress !== undefined)
    return (
      <>
        <Steps at="done" />
        {progress.state === 'done' ? (
          <Result plan={plan} counts={progress.counts} faults={progress.faults} />
        ) : (
          <Running progress={progress} rows={rowsIn(plan)} goOn={apply} />
        )}
      </>
    )
  const isBusy = state === 'submitting'
  return (
    <>
      <Steps at="checked" />
      <Counted label={words.wouldDo} counts={counts} faults={faults} />
      {faults.length > 0 ? (
        <FaultyRows plan={plan} faults={faults} />
      ) : (
        <>
          {isRepeat && <Notice>{words.isRepeat}</Notice>}
          <PlanForm plan={plan} className="import-ways" {...(!isRepeat && { instead: apply })}>
            {isRepeat ? (
              <Button kind="line" name="step" value="again" busy={isBusy}>
                {words.again}
              </Button>
            ) : (
              <Button name="step" value="apply" busy={isBusy}>
                {words.apply(formats.number(rowsIn(plan)), rowsIn(plan))}
              </Button>
            )}
          </PlanForm>
          {!isRepeat && <p className="quiet">{words.applyHint}</p>}
        </>
      )}
      <PlanForm plan={plan} className="import-ways">
        <Button kind="bare" name="step" value="map">
          {words.backToColumns}
        </Button>
        <Anchor href="/products/import" className="link">
          {words.otherFile}
        </Anchor>
      </PlanForm>
    </>
  )
}
