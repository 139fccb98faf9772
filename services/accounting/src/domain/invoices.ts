import type { EventIn } from '@souk/contracts'
import { aggregate } from '@souk/service/aggregate'

/** How many numbers of a year are taken. The next number is one more. */
export type InvoicesOfYear = number

const evolve = (taken: InvoicesOfYear, event: EventIn<'invoices'>): InvoicesOfYear => {
  switch (event.type) {
    case 'InvoiceNumberAssigned':
      return taken + 1
    default: {
      const never: never = event.type
      return never
    }
  }
}

export const invoices = aggregate<InvoicesOfYear, 'invoices'>('invoices', 0, evolve)
