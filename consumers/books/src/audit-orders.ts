import type { EventNamed, Located } from '@souk/contracts'
import type { Auditor } from './auditor.ts'
import { counted, createFindings, figure } from './check.ts'
import { digestLines, digestUnits, isFinal, isOlderThan, type OrderRow, type Orders } from './orders.ts'

/** Checks that every order reaches exactly one final state, and that the answers for stock and credit justify that state. */
export const createOrderAuditor = (orders: Orders): Auditor => {
  const findings = createFindings('orders')

  const place = (row: OrderRow, data: EventNamed<'OrderPlaced'>['data'], fault: (what: string) => void): void => {
    if (row.placed) return fault('is placed again')
    const { customerId, lines, total, currency, deadlineAt } = data
    let sum = 0
    for (const { quantity, unitPrice } of lines) sum += quantity * unitPrice
    if (sum !== total) fault(`has the total ${figure(total)}, its lines add up to ${figure(sum)}`)
    if (new Set(lines.map(({ productId }) => productId)).size < lines.length) fault('names a product twice')
    Object.assign(row, { placed: true, customerId, total, currency, deadlineAt, lines: digestLines(lines), units: digestUnits(lines) })
  }

  const cancel = (row: OrderRow, { reason, canceledAt }: EventNamed<'OrderCanceled'>['data'], fault: (what: string) => void): void => {
    if (isFinal(row)) fault(`is canceled when it is already ${row.status}`)
    switch (reason) {
      case 'canceled-by-customer':
        break
      case 'deadline-passed':
        if (canceledAt < row.deadlineAt) fault('is canceled for its deadline before the deadline')
        break
      case 'unknown-customer':
      case 'unknown-address':
      case 'insufficient-credit':
        if (row.credit.reason !== reason) fault(`is canceled for ${reason}, which no service answered`)
        break
      case 'unknown-product':
      case 'retired-product':
      case 'price-changed':
      case 'out-of-stock':
        if (row.stock.reason !== reason) fault(`is canceled for ${reason}, which no service answered`)
        break
      default: {
        const never: never = reason
        return never
      }
    }
    Object.assign(row, { status: 'canceled', finalAt: canceledAt, cancelReason: reason })
  }

  const apply = ({ position, event }: Located, row: OrderRow, orderId: string): void => {
    const fault = (what: string): void => findings.fault(`order ${orderId} at position ${position} ${what}`)
    const ofCustomer = (customerId: string): void => {
      if (row.placed && customerId !== row.customerId) fault('names another customer than before')
    }
    switch (event.type) {
      case 'OrderPlaced':
        return place(row, event.data, fault)
      case 'OrderApproved':
        if (row.status !== 'pending') fault(`is approved when it is already ${row.status}`)
        row.status = 'approved'
        return undefined
      case 'OrderFinalized':
        ofCustomer(event.data.customerId)
        if (isFinal(row)) fault(`is finalized when it is already ${row.status}`)
        else if (row.status !== 'approved') fault('is finalized without being approved')
        if (row.stock.status !== 'reserved') fault(`is finalized when its stock is ${row.stock.status}`)
        if (row.credit.status !== 'reserved') fault(`is finalized when its credit is ${row.credit.status}`)
        Object.assign(row, { status: 'finalized', finalAt: event.data.finalizedAt })
        return undefined
      case 'OrderCanceled':
        ofCustomer(event.data.customerId)
        return cancel(row, event.data, fault)
      default:
        return undefined
    }
  }

  return {
    event: (located) => {
      const { event, position } = located
      switch (event.type) {
        case 'OrderPlaced':
        case 'OrderApproved':
        case 'OrderFinalized':
        case 'OrderCanceled': {
          const { orderId } = event.data
          const row = orders.of(orderId)
          if (!row.placed && event.type !== 'OrderPlaced') findings.fault(`order ${orderId} at position ${position} was never placed`)
          apply(located, row, orderId)
          orders.put(orderId, row)
          return
        }
        default:
      }
    },
    end: (moment) => {
      let count = 0
      let finalized = 0
      let pending = 0
      const canceled = new Map<string, number>()
      for (const [orderId, row] of orders.all()) {
        count += 1
        if (row.status === 'finalized') finalized += 1
        else if (row.status === 'canceled') canceled.set(row.cancelReason ?? '', (canceled.get(row.cancelReason ?? '') ?? 0) + 1)
        else {
          pending += 1
          if (isOlderThan(row.deadlineAt, moment))
            findings.fault(`order ${orderId} is ${row.status}, though its deadline was ${row.deadlineAt}`)
        }
      }
      const reasons = [...canceled].sort(([, one], [, other]) => other - one).map(([reason, times]) => `${reason} ${figure(times)}`)
      const off = [...canceled.values()].reduce((sum, times) => sum + times, 0)
      return [
        findings.check(
          `${counted(count, 'order')}: ${figure(finalized)} finalized, ${figure(off)} canceled${reasons.length === 0 ? '' : ` (${reasons.join(', ')})`}, ${figure(pending)} pending`,
          { orders: count, finalized, canceled: off, pending },
        ),
      ]
    },
  }
}
