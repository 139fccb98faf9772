import { useLanguage } from '../languages/language.ts'
import type { Process } from './services.ts'

/** A process of the shop: its name, and beside it a square of its colour. */
export const ProcessName = ({ of }: { readonly of: Process }) => {
  const { texts } = useLanguage()
  return <span className={`service service-of-${of}`}>{texts.operations.processes[of]}</span>
}
