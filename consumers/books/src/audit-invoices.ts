import { invoiceNumber, type EventNamed } from '@souk/contracts'
import type { Auditor } from './auditor.ts'
import { counted, createFindings, figure, money } from './check.ts'
import { digestLines, isOlderThan, type Orders } from './orders.ts'

/** Checks that each finalized order, and no other, has one equal invoice, and that the numbers of a year have no gaps. */
export const createInvoiceAuditor = (orders: Orders): Auditor => {
  const findings = createFindings('invoices')
  /** The last number of each year. */
  const years = new Map<number, number>()
  const assigned = new Map<string, EventNamed<'InvoiceNumberAssigned'>['data']>()
  const issued = new Map<string, EventNamed<'InvoiceIssued'>['data']>()
  let count = 0
  let sum = 0

  const take = (invoice: EventNamed<'InvoiceIssued'>['data'], fault: (what: string) => void): void => {
    const { orderId, number, finalizedAt } = invoice
    const place = assigned.get(orderId)
    if (place === undefined) fault(`has the number ${number}, which was not assigned in its commit`)
    else if (number !== invoiceNumber(place.year, place.sequence))
      fault(`has the number ${number}, but number ${place.sequence} of ${place.year} was assigned`)
    else if (finalizedAt.slice(0, 4) !== String(place.year))
      fault(`has a number of ${place.year}, the order was finalized at ${finalizedAt}`)
    const row = orders.of(orderId)
    if (row.status === 'finalized' ? row.finalAt !== finalizedAt : true)
      fault(row.placed ? `is for an order that is ${row.status}` : 'is for no order')
    if (row.invoices > 0) fault('is not the first for its order')
    if (digestLines(invoice.lines) !== row.lines) fault('has other lines than its order')
    if (invoice.total !== row.total) fault(`is over ${figure(invoice.total)}, its order is over ${figure(row.total)}`)
    if (invoice.customerId !== row.customerId || invoice.currency !== row.currency) fault('is for another customer or in another currency')
    row.invoices += 1
    orders.put(orderId, row)
    count += 1
    sum += invoice.total
  }

  return {
    event: ({ position, event }) => {
      if (event.type === 'InvoiceNumberAssigned') {
        const { year, sequence, orderId } = event.data
        const last = years.get(year) ?? 0
        if (sequence !== last + 1) findings.fault(`at position ${position} the number ${sequence} of ${year} follows ${last}`)
        years.set(year, sequence)
        assigned.set(orderId, event.data)
      } else if (event.type === 'InvoiceIssued') issued.set(event.data.orderId, event.data)
    },
    commit: ({ position }) => {
      for (const invoice of issued.values()) {
        take(invoice, (what) => findings.fault(`the invoice of order ${invoice.orderId} at position ${position} ${what}`))
      }
      for (const orderId of assigned.keys()) {
        if (!issued.has(orderId)) findings.fault(`at position ${position} order ${orderId} gets a number but no invoice`)
      }
      assigned.clear()
      issued.clear()
    },
    end: (moment) => {
      let awaited = 0
      for (const [orderId, row] of orders.all()) {
        if (row.status !== 'finalized' || row.invoices > 0) continue
        if (isOlderThan(row.finalAt, moment)) findings.fault(`order ${orderId} has been finalized since ${row.finalAt} and has no invoice`)
        else awaited += 1
      }
      const numbers = [...years].sort(([one], [other]) => one - other).map(([year, last]) => `${year}: 1 to ${figure(last)}`)
      return [
        findings.check(
          `${[counted(count, 'invoice'), ...numbers].join(', ')}, ${money(sum)} in all${awaited === 0 ? '' : `, ${figure(awaited)} not issued yet`}`,
          { invoices: count, total: sum, awaited },
        ),
      ]
    },
  }
}
