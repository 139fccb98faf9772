import { describe, expect, it } from 'vitest'
import { GENESIS, type Append, type Commit } from '@souk/log-protocol'
import { idNumber, sealAll } from '../../testing/samples.ts'
import { storyOf } from './story.ts'

const [order, customer, product] = [idNumber(7), idNumber(8), idNumber(9)]
const at = (milliseconds: number): string => new Date(Date.UTC(2026, 2, 14) + milliseconds).toISOString()

interface Written {
  readonly at: number
  /** Stream, type, and data of each event. */
  readonly events: readonly (readonly [stream: string, type: string, data?: Append['events'][number]['data']])[]
}

/** Commits, each with events in streams that are new. Their ids are 101, 102 and so on. */
const commitsOf = (...written: readonly Written[]): Commit[] => {
  let ids = 100
  const made: Commit[] = []
  for (const { at: time, events } of written) {
    const appends = events.map(([stream, type, data = {}]) => {
      ids += 1
      return { stream, fromVersion: 0, events: [{ data, eventId: idNumber(ids), schemaVersion: 1, type }] }
    })
    const request = {
      requestId: idNumber(made.length + 1),
      fingerprint: 'a'.repeat(64),
      actor: { id: 'ada', kind: 'service' as const },
      correlationId: idNumber(1),
      causationId: idNumber(1),
      appends,
    }
    const [sealed] = sealAll([request], made.at(-1) ?? GENESIS)
    if (sealed !== undefined) made.push({ ...sealed.commit, at: at(time) })
  }
  return made
}

const placed: Written = { at: 0, events: [[`order-${order}`, 'OrderPlaced']] }
const reserved: Written = {
  at: 9,
  events: [
    [`reservation-${order}`, 'StockReserved'],
    [`product-${product}`, 'UnitsReserved'],
  ],
}
const held: Written = { at: 12, events: [[`payment-${order}`, 'CreditReserved']] }
const final: Written = { at: 20, events: [[`order-${order}`, 'OrderFinalized']] }
const invoiced: Written = {
  at: 25,
  events: [
    [`invoice-${order}`, 'InvoiceIssued'],
    ['invoices-2026', 'InvoiceNumberAssigned'],
  ],
}

const told = (commits: readonly Commit[], asOf?: number | string) =>
  storyOf(order, commits, asOf)?.events.map(({ position, service, type, step, causes, sinceCause }) => [
    position,
    service,
    type,
    step,
    causes.map((cause) => `${cause.type} ${cause.position} ${cause.milliseconds}`).join(', '),
    sinceCause,
  ])

describe('the story of an order', () => {
  it('has every event of all services, with all its causes and the time since', () => {
    expect(told(commitsOf(placed, reserved, held, final, invoiced))).toEqual([
      [1, 'order', 'OrderPlaced', 'asked', '', null],
      [2, 'product', 'StockReserved', 'answered', 'OrderPlaced 1 9', 9],
      [2, 'product', 'UnitsReserved', 'answered', 'OrderPlaced 1 9', 9],
      [3, 'customer', 'CreditReserved', 'answered', 'OrderPlaced 1 12', 12],
      [4, 'order', 'OrderFinalized', 'decided', 'StockReserved 2 11, CreditReserved 3 8', 8],
      [5, 'accounting', 'InvoiceIssued', 'carried-out', 'OrderFinalized 4 5', 5],
      [5, 'accounting', 'InvoiceNumberAssigned', 'carried-out', 'OrderFinalized 4 5', 5],
    ])
  })

  it.each([
    ['out-of-stock', 'StockRejected 2 11', 11],
    ['insufficient-credit', 'CreditRejected 3 8', 8],
    ['deadline-passed', '', null],
  ])('names the answer that has canceled it: %s', (reason, cause, since) => {
    const canceledAt = at(20)
    const commits = commitsOf(
      placed,
      { at: 9, events: [[`reservation-${order}`, 'StockRejected']] },
      { at: 12, events: [[`payment-${order}`, 'CreditRejected']] },
      { at: 20, events: [[`order-${order}`, 'OrderCanceled', { canceledAt, customerId: customer, orderId: order, reason }]] },
      { at: 30, events: [[`payment-${order}`, 'PaymentClosed']] },
    )
    expect(told(commits)?.slice(3)).toEqual([
      [4, 'order', 'OrderCanceled', 'decided', cause, since],
      [5, 'customer', 'PaymentClosed', 'carried-out', 'OrderCanceled 4 10', 10],
    ])
  })

  it('ends at a moment, and there is none before the order was placed', () => {
    const commits = commitsOf(placed, reserved, held, final)
    expect(told(commits, 2)).toHaveLength(3)
    expect(told(commits, at(12))).toHaveLength(4)
    expect(told(commits, at(11))).toHaveLength(3)
    expect(storyOf(order, commits, 0)).toBeUndefined()
    expect(storyOf(order, [])).toBeUndefined()
  })

  it('does not know what a newer version has written', () => {
    expect(
      told(
        commitsOf(placed, {
          at: 1,
          events: [
            [`order-${order}`, 'OrderWrapped'],
            ['parcel-1', 'ParcelSent'],
          ],
        }),
      )?.slice(1),
    ).toEqual([
      [2, 'order', 'OrderWrapped', null, '', null],
      [2, null, 'ParcelSent', null, '', null],
    ])
  })
})
