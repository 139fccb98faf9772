import { creditRejection } from './customer.ts'
import type { CancelReason } from './order.ts'
import { stockRejection } from './product.ts'

/** The steps of an order: a customer asks, the services answer, the order is decided, and each service carries it out. */
export const storySteps = ['asked', 'answered', 'decided', 'carried-out'] as const
export type StoryStep = (typeof storySteps)[number]

interface SagaEvent {
  readonly step: StoryStep
  /** The events that bring it about. What a request or the deadline brings about is not among them. */
  readonly causes: readonly string[]
}

const answer: SagaEvent = { step: 'answered', causes: ['OrderPlaced'] }
const approval: SagaEvent = { step: 'decided', causes: ['StockReserved', 'CreditReserved'] }
const sale: SagaEvent = { step: 'carried-out', causes: ['OrderFinalized'] }
const release: SagaEvent = { step: 'carried-out', causes: ['OrderCanceled'] }

const sagaEvents: Readonly<Record<string, SagaEvent>> = {
  OrderPlaced: { step: 'asked', causes: [] },
  StockReserved: answer,
  StockRejected: answer,
  CreditReserved: answer,
  CreditRejected: answer,
  OrderApproved: approval,
  OrderFinalized: approval,
  OrderCanceled: { step: 'decided', causes: [] },
  StockDeducted: sale,
  CreditCharged: sale,
  InvoiceIssued: sale,
  StockReleased: release,
  ReservationClosed: release,
  CreditReleased: release,
  PaymentClosed: release,
}

/** The answer that an order is canceled for. Another one may have come too, and may have been the last; it has decided nothing. */
const causesOfCancellation = (reason: CancelReason | null): readonly string[] => {
  if (stockRejection.options.some((option) => option === reason)) return ['StockRejected']
  return creditRejection.options.some((option) => option === reason) ? ['CreditRejected'] : []
}

/**
 * The types of the events of the same order that bring an event of the saga about.
 * @param reason  why the order was canceled; null if it was not
 */
export const causesOfEvent = (type: string, reason: CancelReason | null): readonly string[] =>
  type === 'OrderCanceled' ? causesOfCancellation(reason) : (sagaEvents[type]?.causes ?? [])

/** The step of an event of the saga; undefined for any other event. */
export const stepOf = (type: string): StoryStep | undefined => (Object.hasOwn(sagaEvents, type) ? sagaEvents[type]?.step : undefined)
