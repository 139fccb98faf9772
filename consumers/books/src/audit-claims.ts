import type { Located, SoukEvent } from '@souk/contracts'
import type { Auditor } from './auditor.ts'
import { counted, createFindings, figure } from './check.ts'
import { digestUnits, isFinal, isOlderThan, type Claim, type ClaimStatus, type OrderRow, type Orders, type Units } from './orders.ts'

type Part = 'stock' | 'credit'
type Move = 'reserved' | 'released' | 'completed'

/** What one commit does to the claim of one order. */
interface ClaimChange {
  /** According to the stream of the order. */
  claimed: Move | undefined
  /** According to the streams of products and accounts. */
  moved: Set<Move>
  units: Units[]
  /** Minor units. */
  amount: number
  customers: Set<string>
}

/** How an event in the stream of an order changes its claim. `order`: the status that the order must have at that time. */
interface Step {
  readonly part: Part
  readonly from: ClaimStatus
  readonly to: ClaimStatus
  readonly order?: OrderRow['status']
}

const steps: { readonly [Type in SoukEvent['type']]?: Step } = {
  StockReserved: { part: 'stock', from: 'none', to: 'reserved' },
  StockRejected: { part: 'stock', from: 'none', to: 'rejected' },
  StockReleased: { part: 'stock', from: 'reserved', to: 'released', order: 'canceled' },
  StockDeducted: { part: 'stock', from: 'reserved', to: 'completed', order: 'finalized' },
  ReservationClosed: { part: 'stock', from: 'none', to: 'closed', order: 'canceled' },
  CreditReserved: { part: 'credit', from: 'none', to: 'reserved' },
  CreditRejected: { part: 'credit', from: 'none', to: 'rejected' },
  CreditReleased: { part: 'credit', from: 'reserved', to: 'released', order: 'canceled' },
  CreditCharged: { part: 'credit', from: 'reserved', to: 'completed', order: 'finalized' },
  PaymentClosed: { part: 'credit', from: 'none', to: 'closed', order: 'canceled' },
}

const isMove = (status: ClaimStatus): status is Move => status === 'reserved' || status === 'released' || status === 'completed'

/**
 * Checks the claims of orders on stock and credit. A claim equals the lines and the total of its order. The quantities of
 * products and accounts change by the same amounts in the same commit. A final order holds nothing.
 */
export const createClaimsAuditor = (orders: Orders): Auditor => {
  const claims = createFindings('claims')
  const finalOrders = createFindings('final-orders')
  const changes: Readonly<Record<Part, Map<string, ClaimChange>>> = { stock: new Map(), credit: new Map() }

  const changeOf = (part: Part, orderId: string): ClaimChange => {
    const found = changes[part].get(orderId) ?? { claimed: undefined, moved: new Set(), units: [], amount: 0, customers: new Set() }
    changes[part].set(orderId, found)
    return found
  }

  const take = ({ position, event }: Located, step: Step, orderId: string): void => {
    const row = orders.of(orderId)
    const fault = (what: string): void => claims.fault(`order ${orderId} at position ${position}: ${event.type} ${what}`)
    const claim: Claim = row[step.part]
    if (!row.placed) fault('is for an order that was never placed')
    if (claim.status !== step.from) fault(`comes when its ${step.part} is ${claim.status}`)
    if (step.order !== undefined && row.status !== step.order) fault(`comes when it is ${row.status}`)
    row[step.part] = { status: step.to, reason: 'reason' in event.data ? event.data.reason : undefined }
    orders.put(orderId, row)
    if (isMove(step.to)) changeOf(step.part, orderId).claimed = step.to
    if (event.type === 'StockReserved' && digestUnits(event.data.lines) !== row.units) fault('is for other units than were ordered')
    if (event.type === 'CreditReserved') {
      if (event.data.amount !== row.total) fault(`is over ${figure(event.data.amount)}, the total is ${figure(row.total)}`)
      if (event.data.customerId !== row.customerId) fault('is for another customer')
    }
  }

  const moveUnits = (move: Move, { orderId, productId, quantity }: { orderId: string } & Units): void => {
    const change = changeOf('stock', orderId)
    change.moved.add(move)
    change.units.push({ productId, quantity })
  }
  const moveAmount = (move: Move, { orderId, customerId, amount }: { orderId: string; customerId: string; amount: number }): void => {
    const change = changeOf('credit', orderId)
    change.moved.add(move)
    change.amount += amount
    change.customers.add(customerId)
  }

  /** Within one commit, the stream of the order and the streams of the quantities must agree. */
  const compare = (part: Part, position: number): void => {
    for (const [orderId, { claimed, moved, units, amount, customers }] of changes[part]) {
      const fault = (what: string): void => claims.fault(`order ${orderId} at position ${position}: ${what}`)
      const [move] = moved
      if (moved.size > 1 || move !== claimed) {
        fault(`its ${part} is ${claimed ?? 'unchanged'}, the quantities are ${[...moved].join(' and ') || 'unchanged'}`)
        continue
      }
      const row = orders.of(orderId)
      if (part === 'stock' && digestUnits(units) !== row.units) fault(`the units ${claimed} are not those that were ordered`)
      if (part === 'credit') {
        if (amount !== row.total) fault(`${figure(amount)} of credit is ${claimed}, the total is ${figure(row.total)}`)
        if (customers.size > 1 || !customers.has(row.customerId)) fault(`the credit of another customer is ${claimed}`)
      }
    }
    changes[part].clear()
  }

  return {
    event: (located) => {
      const { event } = located
      switch (event.type) {
        case 'UnitsReserved':
          return moveUnits('reserved', event.data)
        case 'UnitsReleased':
          return moveUnits('released', event.data)
        case 'UnitsDeducted':
          return moveUnits('completed', event.data)
        case 'CreditHeld':
          return moveAmount('reserved', event.data)
        case 'HoldReleased':
          return moveAmount('released', event.data)
        case 'HoldCharged':
          return moveAmount('completed', event.data)
        default: {
          const step = steps[event.type]
          if (step !== undefined && 'orderId' in event.data) take(located, step, event.data.orderId)
          return undefined
        }
      }
    },
    commit: ({ position }) => {
      compare('stock', position)
      compare('credit', position)
    },
    end: (moment) => {
      let reserved = 0
      let final = 0
      let underWay = 0
      for (const [orderId, row] of orders.all()) {
        if (row.stock.status === 'reserved' || row.credit.status === 'reserved') reserved += 1
        if (!isFinal(row)) continue
        final += 1
        // A claim that never held anything is closed too, so that it cannot hold anything later.
        const open = (['stock', 'credit'] as const).filter((part) => row[part].status === 'none' || row[part].status === 'reserved')
        const wrong = (['stock', 'credit'] as const).filter((part) => (row[part].status === 'completed') !== (row.status === 'finalized'))
        if (open.length === 0 && wrong.length === 0) continue
        if (open.length === 0 || isOlderThan(row.finalAt, moment)) {
          const what = [...new Set([...open, ...wrong])].map((part) => `${part} ${row[part].status}`)
          finalOrders.fault(`order ${orderId} has been ${row.status} since ${row.finalAt}, with its ${what.join(' and its ')}`)
        } else underWay += 1
      }
      return [
        claims.check(`${counted(reserved, 'order')} with stock or credit held`, { reserved }),
        finalOrders.check(`${counted(final, 'final order')}, ${figure(underWay)} of them with open claims`, { final, underWay }),
      ]
    },
  }
}
