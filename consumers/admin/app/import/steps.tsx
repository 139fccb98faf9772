import { useLanguage } from '../languages/language.ts'
import type { ImportStep } from './import.server.ts'

const steps = ['choose', 'map', 'checked', 'done'] as const

/** The steps of an import, and which of them this is. */
export const Steps = ({ at }: { readonly at: ImportStep['step'] }) => {
  const { texts } = useLanguage()
  return (
    <ol className="import-steps">
      {steps.map((step) => (
        <li key={step} aria-current={step === at ? 'step' : undefined}>
          {texts.importing.steps[step]}
        </li>
      ))}
    </ol>
  )
}
