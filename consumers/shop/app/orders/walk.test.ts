import { describe, expect, it } from 'vitest'
import type { OrderHistory } from '@souk/client'
import { saidOf, walkOf } from './walk.ts'

type Change = OrderHistory['changes'][number]

const START = Date.parse('2026-11-29T10:42:07.000Z')
const subjects: Readonly<Record<string, Change['subject']>> = { O: 'order', S: 'stock', R: 'stock', C: 'credit', P: 'credit', I: 'invoice' }

/** Events, each so many milliseconds after the order. */
const history = (events: Readonly<Record<string, number>>): Change[] =>
  Object.entries(events).map(([event, after], index) => ({
    at: new Date(START + after).toISOString(),
    position: index + 1,
    subject: subjects[event.slice(0, 1)] ?? 'order',
    status: 'PENDING',
    event,
    by: 'service',
    causes: [],
  }))

const order = { status: 'PENDING', placedAt: new Date(START).toISOString(), cancelReason: null } as const
const walk = (events: Readonly<Record<string, number>>, more: Partial<Parameters<typeof walkOf>[0]> = {}) =>
  walkOf({ ...order, ...more }, history(events)).map(({ state, says, tookMs }) => [state, says, tookMs])

const bothHeld = { OrderPlaced: 0, StockReserved: 400, CreditReserved: 300 }
const approved = { ...bothHeld, OrderApproved: 500, OrderFinalized: 500 }

describe('the walk of an order', () => {
  it('begins at two stalls at once', () => {
    expect(walk({ OrderPlaced: 0 })).toEqual([
      ['done', 'placed', undefined],
      ['now', 'stockAsked', undefined],
      ['now', 'creditAsked', undefined],
      ['waiting', 'approvalWaits', undefined],
      ['waiting', 'paymentWaits', undefined],
      ['waiting', 'invoiceWaits', undefined],
    ])
  })

  it('goes on as the answers come', () => {
    expect(walk({ OrderPlaced: 0, CreditReserved: 300 }).slice(1, 4)).toEqual([
      ['now', 'stockAsked', undefined],
      ['done', 'creditHeld', 300],
      ['waiting', 'approvalWaits', undefined],
    ])
    expect(walk(bothHeld)[3]).toEqual(['now', 'approvalWaits', undefined])
  })

  it('tells how long each stall took: from what it waited for', () => {
    expect(walk({ ...approved, CreditCharged: 620, InvoiceIssued: 700 }, { status: 'FINALIZED' })).toEqual([
      ['done', 'placed', undefined],
      ['done', 'stockHeld', 400],
      ['done', 'creditHeld', 300],
      ['done', 'approved', 100],
      ['done', 'charged', 120],
      ['done', 'invoiced', 200],
    ])
    expect(walk(approved, { status: 'FINALIZED' }).slice(4)).toEqual([
      ['now', 'charging', undefined],
      ['now', 'invoicing', undefined],
    ])
  })

  it('ends at the stall that refuses, and what the other held goes back', () => {
    const events = { OrderPlaced: 0, StockReserved: 400, CreditRejected: 300, OrderCanceled: 500, StockReleased: 600 }
    expect(walk(events, { status: 'CANCELED', cancelReason: 'insufficient-credit' })).toEqual([
      ['done', 'placed', undefined],
      ['undone', 'stockReturned', 400],
      ['refused', 'creditRefused', 300],
      ['skipped', 'notApproved', undefined],
      ['skipped', 'notCharged', undefined],
      ['skipped', 'notInvoiced', undefined],
    ])
  })

  it.each([
    ['canceled-by-customer', 'canceled'],
    ['deadline-passed', 'late'],
  ] as const)('ends at the approval if it is %s', (cancelReason, says) => {
    const events = { OrderPlaced: 0, StockReserved: 400, OrderCanceled: 500, StockReleased: 600, PaymentClosed: 600 }
    expect(walk(events, { status: 'CANCELED', cancelReason }).slice(1, 4)).toEqual([
      ['undone', 'stockReturned', 400],
      ['skipped', 'creditSpared', undefined],
      ['refused', says, undefined],
    ])
  })
})

it('says who has said what, and the approval once', () => {
  expect(saidOf(history({ ...approved, CreditCharged: 620, InvoiceIssued: 700 })).map(({ stall, event }) => [stall, event])).toEqual([
    ['orders', 'OrderPlaced'],
    ['stock', 'StockReserved'],
    ['credit', 'CreditReserved'],
    ['approval', 'OrderApproved'],
    ['payment', 'CreditCharged'],
    ['invoice', 'InvoiceIssued'],
  ])
})
