import { invoiceSubject, type Sealed } from '@souk/contracts'
import { canonicalJson, sha256 } from '@souk/log-protocol'
import type { Auditor } from './auditor.ts'
import { counted, createFindings, figure } from './check.ts'
import type { Orders } from './orders.ts'

const NOBODY = ''
const digestOf = (recipient: Sealed | undefined): string => (recipient === undefined ? NOBODY : sha256(canonicalJson(recipient)))

/**
 * Checks that an invoice is for whom the payment of its order says. What is sealed is compared, not read.
 * The key that it is sealed under must be the one of the customer for the year of the order's deadline.
 */
export const createRecipientAuditor = (orders: Orders): Auditor => {
  const findings = createFindings('recipients')
  let named = 0
  let unnamed = 0
  return {
    event: ({ position, event }) => {
      if (event.type !== 'CreditReserved' && event.type !== 'InvoiceIssued') return
      const { orderId, recipient } = event.data
      const row = orders.of(orderId)
      const fault = (what: string): void => findings.fault(`the ${event.type} of order ${orderId} at position ${position} ${what}`)
      if (event.type === 'CreditReserved') {
        const subject = row.placed ? invoiceSubject(new Date(row.deadlineAt).getUTCFullYear(), row.customerId) : undefined
        if (recipient !== undefined && recipient.subject !== subject) fault('seals its recipient under the key of another customer or year')
        orders.put(orderId, { ...row, recipient: digestOf(recipient) })
        return
      }
      if (digestOf(recipient) !== row.recipient) fault('is not for the recipient that the payment has')
      if (recipient === undefined) unnamed += 1
      else named += 1
    },
    end: () => [findings.check(`${counted(named, 'invoice')} with a recipient, ${figure(unnamed)} without`, { named, unnamed })],
  }
}
