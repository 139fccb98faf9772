import { isKnownType, readEvent, streamOf, type Located } from '@souk/contracts'
import { eventsOf, type Commit, type LocatedEvent } from '@souk/log-protocol'
import { createClaimsAuditor } from './audit-claims.ts'
import { createCreditAuditor } from './audit-credit.ts'
import { createInvoiceAuditor } from './audit-invoices.ts'
import { createLogAuditor } from './audit-log.ts'
import { createOrderAuditor } from './audit-orders.ts'
import { createPriceAuditor } from './audit-prices.ts'
import { createRecipientAuditor } from './audit-recipients.ts'
import { createStockAuditor } from './audit-stock.ts'
import type { Auditor, Moment } from './auditor.ts'
import { counted, createFindings, figure, type Check } from './check.ts'
import { ordersOn } from './orders.ts'
import type { Scratch } from './scratch.sqlite.ts'

export interface Audit {
  /** Takes the next commits of the log. */
  add(commits: readonly Commit[]): void
  /** Judges the log at its end. */
  end(moment: Moment): readonly Check[]
}

/** Reads events. An event that does not fit its schema or its stream is a fault, and no auditor sees it. */
const createReader = () => {
  const findings = createFindings('events')
  let read = 0
  let unknown = 0
  return {
    read: (located: LocatedEvent): Located | undefined => {
      const { type, eventId } = located.event
      const fault = (what: string): undefined => {
        findings.fault(`${type} ${eventId} at position ${located.position} ${what}`)
        return undefined
      }
      if (!isKnownType(type)) {
        unknown += 1
        return undefined
      }
      try {
        const event = readEvent(located)
        if (event === undefined || streamOf(event.event) !== located.stream) return fault(`is in the stream ${located.stream}`)
        read += 1
        return event
      } catch {
        return fault('does not fit its schema')
      }
    },
    check: (): Check =>
      findings.check(`${counted(read, 'event')}${unknown === 0 ? '' : `, ${figure(unknown)} of unknown types`}`, { events: read, unknown }),
  }
}

/**
 * Follows the log from its first commit and checks every invariant of the shop. Of the code that it audits it uses only the
 * contracts. The scratch memory keeps what the audit must remember, so the process does not grow with the log.
 */
export const createAudit = (scratch: Scratch): Audit => {
  const reader = createReader()
  const orders = ordersOn(scratch)
  const log = createLogAuditor(scratch)
  const auditors: readonly Auditor[] = [
    createStockAuditor(scratch),
    createPriceAuditor(scratch),
    createOrderAuditor(orders),
    createClaimsAuditor(orders),
    createInvoiceAuditor(orders),
    createRecipientAuditor(orders),
    createCreditAuditor(scratch, orders),
  ]
  return {
    add: (commits) => {
      for (const commit of commits) {
        log.commit(commit)
        for (const located of eventsOf(commit)) {
          const event = reader.read(located)
          if (event !== undefined) for (const auditor of auditors) auditor.event?.(event)
        }
        for (const auditor of auditors) auditor.commit?.(commit)
      }
    },
    end: (moment) => [...log.end(moment), reader.check(), ...auditors.flatMap((auditor) => auditor.end(moment))],
  }
}
