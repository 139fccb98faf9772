import type { EventIn } from '@souk/contracts'
import { aggregate } from '@souk/service/aggregate'

/** The invoice of an order. There is one at most, and its number never changes. */
export type Invoice = { readonly status: 'none' } | { readonly status: 'issued'; readonly number: string }

const evolve = (_state: Invoice, event: EventIn<'invoice'>): Invoice => {
  switch (event.type) {
    case 'InvoiceIssued':
      return { status: 'issued', number: event.data.number }
    default: {
      const never: never = event.type
      return never
    }
  }
}

export const invoice = aggregate<Invoice, 'invoice'>('invoice', { status: 'none' }, evolve)
