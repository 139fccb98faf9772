import type { Customer } from '@souk/client'
import { useLanguage } from '../languages/language.ts'
import { State, type StateTone } from '../parts/state.tsx'

const tones: Readonly<Record<Customer['status'], StateTone>> = { active: 'yes', disabled: 'no', forgotten: 'end' }

/** Whether a customer can log in. */
export const Standing = ({ status }: Pick<Customer, 'status'>) => {
  const { texts } = useLanguage()
  return <State tone={tones[status]}>{texts.customers.statuses[status]}</State>
}
