import { causesOfEvent, type CreditOutcome, type OrderStateChange, type OrderWait, type StockOutcome } from '@souk/contracts'
import type { OrderRow } from './projectors.ts'

// What follows from the history of an order. None of it is stored.

const stockOutcomes: ReadonlyMap<string, StockOutcome> = new Map([
  ['StockReserved', 'reserved'],
  ['StockRejected', 'rejected'],
  ['StockReleased', 'released'],
  ['StockDeducted', 'deducted'],
  ['ReservationClosed', 'closed'],
])
const creditOutcomes: ReadonlyMap<string, CreditOutcome> = new Map([
  ['CreditReserved', 'reserved'],
  ['CreditRejected', 'rejected'],
  ['CreditReleased', 'released'],
  ['CreditCharged', 'charged'],
  ['PaymentClosed', 'closed'],
])

/** What the last event about the stock, and the last one about the credit, has led to. */
export const outcomesOf = ({ history }: Pick<OrderRow, 'history'>) => {
  const last = (subject: OrderStateChange['subject']): string => history.findLast((change) => change.subject === subject)?.event ?? ''
  return { stockOutcome: stockOutcomes.get(last('stock')) ?? null, creditOutcome: creditOutcomes.get(last('credit')) ?? null }
}

/** The history of an order, with the causes of every change. */
export const changesOf = ({ history, cancelReason }: Pick<OrderRow, 'history' | 'cancelReason'>): OrderStateChange[] =>
  history.map((change) => {
    const causes = causesOfEvent(change.event, cancelReason)
    const found = history.filter(({ event, position }) => causes.includes(event) && position < change.position)
    return { ...change, causes: found.map(({ event, position }) => ({ event, position })) }
  })

/** What an order waits for. */
export const waitsOf = (order: OrderRow): OrderWait[] => {
  const { status, stockStatus, creditStatus, invoiceNumber, placedAt, deadlineAt, finishedAt, history } = order
  switch (status) {
    case 'PENDING': {
      const until = deadlineAt
      const isDecided = stockStatus === 'DENIED' || creditStatus === 'DENIED' || (stockStatus === 'RECEIVED' && creditStatus === 'RECEIVED')
      if (isDecided) return [{ subject: 'order', service: 'order', since: history.at(-1)?.at ?? placedAt, until }]
      return [
        ...(stockStatus === 'PENDING' ? [{ subject: 'stock', service: 'product', since: placedAt, until } as const] : []),
        ...(creditStatus === 'PENDING' ? [{ subject: 'credit', service: 'customer', since: placedAt, until } as const] : []),
      ]
    }
    case 'APPROVED':
    case 'FINALIZED':
    case 'CANCELED': {
      const last = { since: finishedAt ?? placedAt, until: null }
      const done = status === 'CANCELED' ? 'DENIED' : 'APPROVED'
      return [
        ...(stockStatus === done ? [] : [{ subject: 'stock', service: 'product', ...last } as const]),
        ...(creditStatus === done ? [] : [{ subject: 'credit', service: 'customer', ...last } as const]),
        ...(status === 'CANCELED' || invoiceNumber !== null ? [] : [{ subject: 'invoice', service: 'accounting', ...last } as const]),
      ]
    }
    default: {
      const never: never = status
      return never
    }
  }
}
