import { useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { Anchor } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { Page } from '../parts/page.tsx'
import { useReload } from '../parts/use-reload.ts'
import { Books } from './books.tsx'
import { Experiments } from './experiments.tsx'
import { LabForm } from './lab-form.tsx'
import { experiment, loadLab } from './lab.server.ts'

/** While something goes on. Nothing tells that a fault has ended, or an audit. */
const EVERY_MS = 1_000

export const loader = ({ context }: LoaderFunctionArgs) => loadLab(context)
export const action = ({ context, request }: ActionFunctionArgs) => experiment(context, request)

export default function LabPage() {
  const lab = useLoaderData<typeof loader>()
  const { texts, formats } = useLanguage()
  const isBusy = lab.experiments.some(({ state }) => state === 'running' || state === 'waiting') || lab.audit?.state === 'running'
  // The cheapest product comes first.
  const isPoor = lab.credit !== null && lab.credit.available < (lab.products?.[0]?.price ?? 0)
  useReload(isBusy ? EVERY_MS : undefined)
  return (
    <Page heading={texts.lab.title}>
      <div className="body lab">
        <p className="quiet">{texts.lab.lead}</p>
        {lab.credit !== null && (
          <p className={isPoor ? 'refused' : 'quiet'}>
            {(isPoor ? texts.lab.noCredit : texts.lab.credit)(formats.money(lab.credit.available, lab.credit.currency))}{' '}
            <Anchor href={`/customers/${lab.customerId}`} className="link">
              {texts.lab.toCredit}
            </Anchor>
          </p>
        )}
        <LabForm lab={lab} />
        <Experiments lab={lab} />
        <Books lab={lab} />
      </div>
    </Page>
  )
}
