import { z } from 'zod'
import { readRecorded, type SoukEvent } from '@souk/contracts'
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

/** What an event adds to the measures. Undefined: nothing. */
const changeBy = ({ type, data }: SoukEvent): Partial<Measures> | undefined => {
  switch (type) {
    case 'OrderPlaced':
      return { ordersOpen: 1 }
    case 'OrderFinalized':
      return { ordersOpen: -1, ordersFinalized: 1 }
    case 'OrderCanceled':
      return { ordersOpen: -1, ordersCanceled: 1 }
    case 'InvoiceIssued':
      return { invoices: 1, revenue: data.total }
    case 'StockAdjusted':
      return { unitsAvailable: data.delta }
    case 'UnitsReserved':
      return { unitsAvailable: -data.quantity, unitsReserved: data.quantity }
    case 'UnitsReleased':
      return { unitsAvailable: data.quantity, unitsReserved: -data.quantity }
    case 'UnitsDeducted':
      return { unitsReserved: -data.quantity, unitsSold: data.quantity }
    case 'CreditHeld':
      return { creditHeld: data.amount }
    case 'HoldReleased':
    case 'HoldCharged':
      return { creditHeld: -data.amount }
    case 'CustomerRegistered':
      return { customers: 1 }
    case 'CustomerForgotten':
      return { customers: -1 }
    default:
      return undefined
  }
}

/** The types of events that change the measures. Others need not be read. */
const measured: ReadonlySet<string> = new Set([
  'OrderPlaced',
  'OrderFinalized',
  'OrderCanceled',
  'InvoiceIssued',
  'StockAdjusted',
  'UnitsReserved',
  'UnitsReleased',
  'UnitsDeducted',
  'CreditHeld',
  'HoldReleased',
  'HoldCharged',
  'CustomerRegistered',
  'CustomerForgotten',
] satisfies SoukEvent['type'][])

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
      const event = measured.has(recorded.type) ? readOrSkip(stream, recorded) : undefined
      const change = event && changeBy(event)
      if (change === undefined) continue
      after = { ...after }
      for (const [name, by] of Object.entries(change)) after[name as keyof Measures] += by
    }
  }
  return after
}
