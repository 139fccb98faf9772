import { z } from 'zod'
import { readRecorded, type EventNamed, type EventType, type SoukEvent } from '@souk/contracts'
import type { Commit } from '@souk/log-protocol'

const count = z.int()

/** What managers compare between two moments. */
export const Measures = z
  .object({
    ordersOpen: count.describe('Orders that are neither finalized nor canceled.'),
    ordersFinalized: count.describe('Orders that were finalized.'),
    ordersCanceled: count.describe('Orders that were canceled.'),
    invoices: count.describe('Invoices that were issued.'),
    revenue: z.number().describe('Sum of the invoices, in minor units.'),
    unitsAvailable: count.describe('Units of all products that can be ordered.'),
    unitsReserved: count.describe('Units that are reserved for open orders.'),
    unitsSold: count.describe('Units that were sold.'),
    creditHeld: z.number().describe('Credit that is held for open orders, in minor units.'),
    customers: count.describe('Customers who have registered and were not forgotten.'),
  })
  .describe('The shop in figures.')
export type Measures = z.infer<typeof Measures>

/** The measures of a shop without a past. */
export const NO_MEASURES: Measures = {
  ordersOpen: 0,
  ordersFinalized: 0,
  ordersCanceled: 0,
  invoices: 0,
  revenue: 0,
  unitsAvailable: 0,
  unitsReserved: 0,
  unitsSold: 0,
  creditHeld: 0,
  customers: 0,
}

type Change<Data> = (data: Data) => Partial<Measures>

/** What an event of each type adds to the measures. Others add nothing, and are not read. */
const changes: { readonly [Type in EventType]?: Change<EventNamed<Type>['data']> } = {
  OrderPlaced: () => ({ ordersOpen: 1 }),
  OrderFinalized: () => ({ ordersOpen: -1, ordersFinalized: 1 }),
  OrderCanceled: () => ({ ordersOpen: -1, ordersCanceled: 1 }),
  InvoiceIssued: ({ total }) => ({ invoices: 1, revenue: total }),
  StockAdjusted: ({ delta }) => ({ unitsAvailable: delta }),
  UnitsReserved: ({ quantity }) => ({ unitsAvailable: -quantity, unitsReserved: quantity }),
  UnitsReleased: ({ quantity }) => ({ unitsAvailable: quantity, unitsReserved: -quantity }),
  UnitsDeducted: ({ quantity }) => ({ unitsReserved: -quantity, unitsSold: quantity }),
  CreditHeld: ({ amount }) => ({ creditHeld: amount }),
  HoldReleased: ({ amount }) => ({ creditHeld: -amount }),
  HoldCharged: ({ amount }) => ({ creditHeld: -amount }),
  CustomerRegistered: () => ({ customers: 1 }),
  CustomerForgotten: () => ({ customers: -1 }),
}
// The compiler has checked each change against its event type. Here each one gets only data of that type.
const changeBy: ReadonlyMap<string, Change<object>> = new Map(Object.entries(changes as Readonly<Record<string, Change<object>>>))

const readOrSkip = (stream: string, recorded: Commit['appends'][number]['events'][number]): SoukEvent | undefined => {
  try {
    return readRecorded(stream, recorded)
  } catch {
    // What nobody can read changes nothing. The consumers park it, and a manager sees it there.
    return undefined
  }
}

/** The measures after a commit. */
export const measuresAfter = (before: Measures, { appends }: Pick<Commit, 'appends'>): Measures => {
  let after = before
  for (const { stream, events } of appends) {
    for (const recorded of events) {
      const change = changeBy.get(recorded.type)
      const event = change && readOrSkip(stream, recorded)
      if (change === undefined || event === undefined) continue
      after = { ...after }
      for (const [name, by] of Object.entries(change(event.data))) after[name as keyof Measures] += by
    }
  }
  return after
}
