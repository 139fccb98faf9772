import { useHref, useNavigation } from 'react-router'
import { Anchor, Button, Notice } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { Counted } from './counted.tsx'
import { FaultyRows } from './faulty-rows.tsx'
import type { ImportStep, ShopToImport } from './import.server.ts'
import { PlanForm } from './plan-form.tsx'
import { doneBefore, rowsIn, stillToDo } from './plan.ts'
import { Planned } from './planned.tsx'
import { Result } from './result.tsx'
import { Running } from './running.tsx'
import { Steps } from './steps.tsx'
import { useApplying } from './use-applying.ts'

interface CheckedProps {
  readonly shop: ShopToImport
  readonly taken: Extract<ImportStep, { readonly step: 'checked' }>
}

/** The third step: what the import would do, and what keeps it from that. With a script the page shows how far it is, and what has become of it. */
export const Checked = ({ shop, taken: { plan, key, counts, faults, faulty, changes, prices } }: CheckedProps) => {
  const { texts, formats } = useLanguage()
  const { importing: words } = texts
  const { state } = useNavigation()
  const { progress, start } = useApplying(plan, key, counts, useHref('/products/import/part'))
  const apply = (): void => void start()
  if (progress !== undefined)
    return (
      <>
        <Steps at="done" />
        {progress.state === 'done' ? (
          <Result shop={shop} plan={plan} counts={progress.counts} faults={progress.faults} />
        ) : (
          <Running progress={progress} rows={rowsIn(plan)} goOn={apply} />
        )}
      </>
    )
  const isBusy = state === 'submitting'
  const toDo = stillToDo(counts)
  const isRepeat = toDo === 0 && doneBefore(counts) > 0
  return (
    <>
      <Steps at="checked" />
      <Counted label={words.wouldDo} plan={plan} counts={counts} faulty={faulty} />
      {prices !== undefined && shop.currency !== null && (
        <p>
          {prices.lowest.price === prices.highest.price
            ? words.onePrice(formats.money(prices.lowest.price, shop.currency))
            : words.prices(
                formats.money(prices.lowest.price, shop.currency),
                formats.number(prices.lowest.row),
                formats.money(prices.highest.price, shop.currency),
                formats.number(prices.highest.row),
              )}
        </p>
      )}
      {faulty > 0 ? (
        <FaultyRows shop={shop} plan={plan} faults={faults} faulty={faulty} hint={words.faultyHint} />
      ) : toDo > 0 ? (
        <>
          <PlanForm plan={plan} className="import-ways" instead={apply}>
            <Button name="step" value="apply" busy={isBusy}>
              {words.apply(formats.number(toDo), toDo)}
            </Button>
          </PlanForm>
          <p className="quiet">{words.applyHint}</p>
          {changes.length > 0 && <Planned shop={shop} changes={changes} rows={toDo} />}
        </>
      ) : isRepeat ? (
        <>
          <Notice>{words.isRepeat}</Notice>
          <PlanForm plan={plan} className="import-ways">
            <Button kind="line" name="step" value="again" busy={isBusy}>
              {words.again}
            </Button>
          </PlanForm>
        </>
      ) : (
        <Notice>{words.nothingToDo}</Notice>
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
