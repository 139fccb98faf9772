import { useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { Anchor } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { Page } from '../parts/page.tsx'
import { Checked } from './checked.tsx'
import { ChooseFile } from './choose-file.tsx'
import { importStep, loadImport } from './import.server.ts'
import { MapColumns } from './map-columns.tsx'
import { Result } from './result.tsx'
import { Steps } from './steps.tsx'

export const loader = ({ context }: LoaderFunctionArgs) => loadImport(context)
export const action = ({ context, request }: ActionFunctionArgs) => importStep(context, request)

export default function ImportPage() {
  const shop = useLoaderData<typeof loader>()
  const taken = useActionData<typeof action>()
  const { texts } = useLanguage()
  const { importing: words } = texts
  const above = (
    <Anchor href="/products" className="link">
      {words.products}
    </Anchor>
  )
  return (
    <Page
      heading={words.title}
      above={above}
      beside={taken !== undefined && 'plan' in taken && <span className="quiet">{taken.plan.name}</span>}
    >
      <div className="body">
        {taken?.step !== 'checked' && <Steps at={taken?.step ?? 'choose'} />}
        {taken === undefined || taken.step === 'choose' ? (
          <ChooseFile mostBytes={shop.mostBytes} refusal={taken?.refusal} />
        ) : taken.step === 'map' ? (
          <MapColumns shop={shop} taken={taken} />
        ) : taken.step === 'checked' ? (
          <Checked key={taken.key} taken={taken} />
        ) : (
          <Result plan={taken.plan} counts={taken.counts} faults={taken.faults} />
        )}
      </div>
    </Page>
  )
}
