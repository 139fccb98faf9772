import type { Order, OrderHistory } from '@souk/client'
import type { StallName, StallState } from '@souk/ui'

type Change = OrderHistory['changes'][number]

/** What a stall says about an order: a name of a text. */
type Saying =
  | 'placed'
  | 'stockAsked'
  | 'stockHeld'
  | 'stockRefused'
  | 'stockReturned'
  | 'stockSpared'
  | 'creditAsked'
  | 'creditHeld'
  | 'creditRefused'
  | 'creditReturned'
  | 'creditSpared'
  | 'approvalWaits'
  | 'approved'
  | 'canceled'
  | 'late'
  | 'notApproved'
  | 'paymentWaits'
  | 'charging'
  | 'charged'
  | 'notCharged'
  | 'invoiceWaits'
  | 'invoicing'
  | 'invoiced'
  | 'notInvoiced'

/** One stall as the order has passed it, or not yet. */
export interface Stop {
  readonly stall: StallName
  readonly state: StallState
  readonly says: Saying
  readonly at: string | undefined
  readonly tookMs: number | undefined
}

/** A service that is asked for something, and may have to give it back. */
interface Hold {
  readonly stall: 'stock' | 'credit'
  readonly held: string
  readonly refused: string
  readonly returned: string
}
const holds = [
  { stall: 'stock', held: 'StockReserved', refused: 'StockRejected', returned: 'StockReleased' },
  { stall: 'credit', held: 'CreditReserved', refused: 'CreditRejected', returned: 'CreditReleased' },
] as const satisfies readonly Hold[]

const isDead = ({ status }: Pick<Order, 'status'>): boolean => status === 'CANCELED'

/** The way of an order past the six stalls, from its history. */
export const walkOf = (order: Pick<Order, 'status' | 'placedAt' | 'cancelReason'>, changes: readonly Change[]): readonly Stop[] => {
  const at = (event: string): string | undefined => changes.find((change) => change.event === event)?.at
  const since = (from: string | undefined, until: string | undefined): number | undefined =>
    from === undefined || until === undefined ? undefined : Date.parse(until) - Date.parse(from)
  const { placedAt, cancelReason } = order
  const dead = isDead(order)

  const hold = ({ stall, held, refused, returned }: Hold): Stop => {
    const [heldAt, refusedAt, returnedAt] = [at(held), at(refused), at(returned)]
    const end = refusedAt ?? heldAt
    const stop = { stall, at: returnedAt ?? end, tookMs: since(placedAt, end) }
    if (refusedAt !== undefined) return { ...stop, state: 'refused', says: `${stall}Refused` }
    if (returnedAt !== undefined) return { ...stop, state: 'undone', says: `${stall}Returned` }
    if (heldAt !== undefined) return { ...stop, state: 'done', says: `${stall}Held` }
    return dead ? { ...stop, state: 'skipped', says: `${stall}Spared` } : { ...stop, state: 'now', says: `${stall}Asked` }
  }

  const answers = [at('StockReserved'), at('CreditReserved')]
  const bothHeld = answers.every((time) => time !== undefined)
  const approvedAt = at('OrderFinalized')
  const canceledAt = at('OrderCanceled')
  const approval = (): Stop => {
    const stop = { stall: 'approval', at: approvedAt, tookMs: since(answers.toSorted().at(-1), approvedAt) } as const
    if (approvedAt !== undefined) return { ...stop, state: 'done', says: 'approved' }
    if (cancelReason === 'canceled-by-customer') return { ...stop, at: canceledAt, tookMs: undefined, state: 'refused', says: 'canceled' }
    if (cancelReason === 'deadline-passed') return { ...stop, at: canceledAt, tookMs: undefined, state: 'refused', says: 'late' }
    if (dead) return { ...stop, state: 'skipped', says: 'notApproved' }
    return { ...stop, state: bothHeld ? 'now' : 'waiting', says: 'approvalWaits' }
  }

  const last = (stall: 'payment' | 'invoice', event: string, [waits, now, done, not]: readonly [Saying, Saying, Saying, Saying]): Stop => {
    const doneAt = at(event)
    const stop = { stall, at: doneAt, tookMs: since(approvedAt, doneAt) }
    if (doneAt !== undefined) return { ...stop, state: 'done', says: done }
    if (dead) return { ...stop, state: 'skipped', says: not }
    return approvedAt === undefined ? { ...stop, state: 'waiting', says: waits } : { ...stop, state: 'now', says: now }
  }

  return [
    { stall: 'orders', state: 'done', says: 'placed', at: placedAt, tookMs: undefined },
    ...holds.map(hold),
    approval(),
    last('payment', 'CreditCharged', ['paymentWaits', 'charging', 'charged', 'notCharged']),
    last('invoice', 'InvoiceIssued', ['invoiceWaits', 'invoicing', 'invoiced', 'notInvoiced']),
  ]
}

/** The stall that an event comes from. */
const stallOf = ({ event, subject }: Change): StallName => {
  if (event === 'CreditCharged') return 'payment'
  if (event === 'OrderApproved' || event === 'OrderFinalized') return 'approval'
  return subject === 'order' ? 'orders' : subject
}

/** What was said about an order, in the order of the log. The approval is said once. */
export const saidOf = (changes: readonly Change[]) =>
  changes
    .filter(({ event }) => event !== 'OrderFinalized')
    .map((change, index) => ({ key: `${change.position}-${index}`, at: change.at, event: change.event, stall: stallOf(change) }))
