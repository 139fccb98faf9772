import type { Auditor } from './auditor.ts'
import { counted, createFindings, figure, money } from './check.ts'
import type { Orders } from './orders.ts'
import type { Scratch } from './scratch.sqlite.ts'

interface AccountRow {
  /** Grants minus withdrawals. */
  granted: number
  held: number
  charged: number
  /** Sum of the orders that hold credit. */
  heldByOrders: number
  /** Sum of the finalized orders. */
  finalized: number
  /** Sum of the finalized orders that are not charged yet. */
  uncharged: number
  /** Sum of the finalized orders that are not invoiced yet. */
  uninvoiced: number
  invoiced: number
}

/** Checks for each customer: available ≥ 0, and granted = available + held + invoiced. */
export const createCreditAuditor = (scratch: Scratch, orders: Orders): Auditor => {
  const findings = createFindings('credit')
  const accounts = scratch.table<AccountRow>('accounts')
  const touched = new Set<string>()

  const change = (customerId: string, by: (row: AccountRow) => void): void => {
    const row = accounts.get(customerId) ?? {
      granted: 0,
      held: 0,
      charged: 0,
      heldByOrders: 0,
      finalized: 0,
      uncharged: 0,
      uninvoiced: 0,
      invoiced: 0,
    }
    by(row)
    accounts.put(customerId, row)
    touched.add(customerId)
  }

  return {
    event: ({ event: { type, data } }) => {
      switch (type) {
        case 'CreditGranted':
          return change(data.customerId, (row) => {
            row.granted += data.amount
          })
        case 'CreditWithdrawn':
          return change(data.customerId, (row) => {
            row.granted -= data.amount
          })
        case 'CreditHeld':
          return change(data.customerId, (row) => {
            row.held += data.amount
          })
        case 'HoldReleased':
          return change(data.customerId, (row) => {
            row.held -= data.amount
          })
        case 'HoldCharged':
          return change(data.customerId, (row) => {
            row.held -= data.amount
            row.charged += data.amount
          })
        case 'InvoiceIssued':
          return change(data.customerId, (row) => {
            row.invoiced += data.total
          })
        default:
          return undefined
      }
    },
    commit: ({ position }) => {
      for (const customerId of touched) {
        const row = accounts.get(customerId)
        if (row === undefined) continue
        const available = row.granted - row.held - row.charged
        if (available < 0) findings.fault(`customer ${customerId} has ${figure(available)} available at position ${position}`)
        if (row.held < 0) findings.fault(`customer ${customerId} has ${figure(row.held)} held at position ${position}`)
      }
      touched.clear()
    },
    end: () => {
      for (const [, { status, total, customerId, credit, invoices }] of orders.all()) {
        if (status !== 'finalized' && credit.status !== 'reserved') continue
        change(customerId, (row) => {
          if (credit.status === 'reserved') row.heldByOrders += total
          if (status !== 'finalized') return
          row.finalized += total
          if (credit.status !== 'completed') row.uncharged += total
          if (invoices === 0) row.uninvoiced += total
        })
      }
      touched.clear()
      let count = 0
      const sum = { granted: 0, held: 0, charged: 0, invoiced: 0 }
      for (const [customerId, row] of accounts.all()) {
        const { granted, held, charged, invoiced, heldByOrders, finalized, uncharged, uninvoiced } = row
        count += 1
        sum.granted += granted
        sum.held += held
        sum.charged += charged
        sum.invoiced += invoiced
        const fault = (what: string): void => findings.fault(`customer ${customerId}: ${what}`)
        if (held !== heldByOrders) fault(`${figure(held)} is held, orders hold ${figure(heldByOrders)}`)
        if (charged + uncharged !== finalized) fault(`${figure(charged)} is charged, finalized orders come to ${figure(finalized)}`)
        if (invoiced + uninvoiced !== finalized) fault(`${figure(invoiced)} is invoiced, finalized orders come to ${figure(finalized)}`)
      }
      const { granted, held, charged, invoiced } = sum
      const available = granted - held - charged
      const parts = [
        `${money(granted)} granted`,
        `${money(available)} available`,
        `${money(held)} held`,
        `${money(charged)} charged`,
        `${money(invoiced)} invoiced`,
      ]
      return [
        findings.check(`${counted(count, 'account')}: ${parts.join(', ')}`, {
          accounts: count,
          granted,
          available,
          held,
          charged,
          invoiced,
        }),
      ]
    },
  }
}
