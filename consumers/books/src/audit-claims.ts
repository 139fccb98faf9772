import type { Located, SoukEvent } from '@souk/contracts'
import type { Auditor } from './auditor.ts'
import { counted, createFindings, figure } from './check.ts'
import { digestUnits, isFinal, isOlderThan, type Claim, type ClaimStatus, type OrderRow, type Orders, type Units } from './orders.ts'

type Part = 'stock' | 'credit'
type Move = 'reserved' | 'released' | 'settled'

/** What the events of one commit say of one order's claim: in its own stream, and in those of the quantities. */
interface Said {
  claimed: Move | undefined
  moved: Set<Move>
  units: Units[]
  /** Minor units, and whose. */
  amount: number
  customers: Set<string>
}

/** What an event in the order's own stream makes of its claim, from where, and what must be true of the order then. */
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
  StockDeducted: { part: 'stock', from: 'reserved', to: 'settled', order: 'finalized' },
  ReservationClosed: { part: 'stock', from: 'none', to: 'closed', order: 'canceled' },
  CreditReserved: { part: 'credit', from: 'none', to: 'reserved' },
  CreditRejected: { part: 'credit', from: 'none', to: 'rejected' },
  CreditReleased: { part: 'credit', from: 'reserved', to: 'released', order: 'canceled' },
  CreditCharged: { part: 'credit', from: 'reserved', to: 'settled', order: 'finalized' },
  PaymentClosed: { part: 'credit', from: 'none', to: 'closed', order: 'canceled' },
}

const isMove = (status: ClaimStatus): status is Move => status === 'reserved' || status === 'released' || status === 'settled'

/**
 * What an order holds, and what becomes of it: the claim in its own stream is the order's lines and total, the quantities of
 * products and accounts change by the same in the same commit, and nothing stays held for an order that is final.
 */
export const createClaimsAuditor = (orders: Orders): Auditor => {
  const claims = createFindings('claims')
  const settled = createFindings('settled')
  const said: Readonly<Record<Part, Map<string, Said>>> = { stock: new Map(), credit: new Map() }

  const saidOf = (part: Part, orderId: string): Said => {
    const found = said[part].get(orderId) ?? { claimed: undefined, moved: new Set(), units: [], amount: 0, customers: new Set() }
    said[part].set(orderId, found)
    return found
  }

  const take = ({ position, event }: Located, step: Step, orderId: string): void => {
    const row = orders.of(orderId)
    const fault = (what: string): void => claims.fault(`order ${orderId} at position ${position}: ${event.type} ${what}`)
    const claim: Claim = row[step.part]
    if (!row.placed) fault('for an order that was never placed')
    if (claim.status !== step.from) fault(`when its ${step.part} is ${claim.status}`)
    if (step.order !== undefined && row.status !== step.order) fault(`when it is ${row.status}`)
    row[step.part] = { status: step.to, reason: 'reason' in event.data ? event.data.reason : undefined }
    orders.put(orderId, row)
    if (isMove(step.to)) saidOf(step.part, orderId).claimed = step.to
    if (event.type === 'StockReserved' && digestUnits(event.data.lines) !== row.units) fault('for other units than were ordered')
    if (event.type === 'CreditReserved') {
      if (event.data.amount !== row.total) fault(`of ${figure(event.data.amount)}, the total is ${figure(row.total)}`)
      if (event.data.customerId !== row.customerId) fault('for another customer')
    }
  }

  const moveUnits = (move: Move, { orderId, productId, quantity }: { orderId: string } & Units): void => {
    const what = saidOf('stock', orderId)
    what.moved.add(move)
    what.units.push({ productId, quantity })
  }
  const moveAmount = (move: Move, { orderId, customerId, amount }: { orderId: string; customerId: string; amount: number }): void => {
    const what = saidOf('credit', orderId)
    what.moved.add(move)
    what.amount += amount
    what.customers.add(customerId)
  }

  /** The order's stream and those of the quantities must say the same in one commit. */
  const compare = (part: Part, position: number): void => {
    for (const [orderId, { claimed, moved, units, amount, customers }] of said[part]) {
      const fault = (what: string): void => claims.fault(`order ${orderId} at position ${position}: ${what}`)
      const [move] = moved
      if (moved.size > 1 || move !== claimed) {
        fault(`its ${part} is ${claimed ?? 'not touched'}, the quantities are ${[...moved].join(' and ') || 'not touched'}`)
        continue
      }
      const row = orders.of(orderId)
      if (part === 'stock' && digestUnits(units) !== row.units) fault(`other units are ${claimed} than were ordered`)
      if (part === 'credit') {
        if (amount !== row.total) fault(`${figure(amount)} of credit are ${claimed}, the total is ${figure(row.total)}`)
        if (customers.size > 1 || !customers.has(row.customerId)) fault(`the credit of another customer is ${claimed}`)
      }
    }
    said[part].clear()
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
          return moveUnits('settled', event.data)
        case 'CreditHeld':
          return moveAmount('reserved', event.data)
        case 'HoldReleased':
          return moveAmount('released', event.data)
        case 'HoldCharged':
          return moveAmount('settled', event.data)
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
        // Even what was never held is closed, so that nothing can be held late.
        const open = (['stock', 'credit'] as const).filter((part) => row[part].status === 'none' || row[part].status === 'reserved')
        const wrong = (['stock', 'credit'] as const).filter((part) => (row[part].status === 'settled') !== (row.status === 'finalized'))
        if (open.length === 0 && wrong.length === 0) continue
        if (open.length === 0 || isOlderThan(row.finalAt, moment)) {
          const what = [...new Set([...open, ...wrong])].map((part) => `${part} ${row[part].status}`)
          settled.fault(`order ${orderId} is ${row.status} since ${row.finalAt}, its ${what.join(' and its ')}`)
        } else underWay += 1
      }
      return [
        claims.check(`${counted(reserved, 'order')} with stock or credit held`),
        settled.check(`${counted(final, 'final order')}, ${figure(underWay)} of them not settled yet`),
      ]
    },
  }
}
