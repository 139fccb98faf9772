import { useLanguage } from '../languages/language.ts'
import { State, type StateTone } from '../parts/state.tsx'
import type { OrderRow } from './order-list.server.ts'

const tones: Readonly<Record<NonNullable<OrderRow['stock'] | OrderRow['credit']>, StateTone>> = {
  reserved: 'held',
  rejected: 'no',
  released: 'back',
  closed: 'none',
  deducted: 'yes',
  charged: 'yes',
}

const orderTones: Readonly<Record<OrderRow['status'], StateTone>> = { PENDING: 'wait', APPROVED: 'wait', FINALIZED: 'yes', CANCELED: 'end' }

export const OrderState = ({ status }: Pick<OrderRow, 'status'>) => {
  const { texts } = useLanguage()
  return <State tone={orderTones[status]}>{texts.orders.states[status]}</State>
}

/** What has become of the stock or the credit of an order. */
export const Outcome = ({ outcome, isOpen }: { readonly outcome: keyof typeof tones | null; readonly isOpen: boolean }) => {
  const { texts } = useLanguage()
  const { outcomes } = texts.orders
  if (outcome === null) return isOpen ? <State tone="wait">{outcomes.waiting}</State> : <State tone="none">{outcomes.closed}</State>
  return <State tone={tones[outcome]}>{outcomes[outcome]}</State>
}
