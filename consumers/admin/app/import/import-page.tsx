import { useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { useLanguage } from '../languages/language.ts'
import { Crumb } from '../parts/crumb.tsx'
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
  return (
    <Page
      heading={words.title}
      above={<Crumb href="/products">{texts.shell.sections.products}</Crumb>}
      beside={taken !== undefined && 'plan' in taken && <span className="quiet">{taken.plan.name}</span>}
    >
      <div className="body">
        {taken?.step !== 'checked' && <Steps at={taken?.step ?? 'choose'} />}
        {taken === undefined || taken.step === 'choose' ? (
          <ChooseFile shop={shop} refusal={taken?.refusal} />
        ) : taken.step === 'map' ? (
          <MapColumns shop={shop} taken={taken} />
        ) : taken.step === 'checked' ? (
          <Checked shop={shop} taken={taken} />
        ) : (
          <Result shop={shop} plan={taken.plan} counts={taken.counts} faults={taken.faults} />
        )}
      </div>
    </Page>
  )
}
