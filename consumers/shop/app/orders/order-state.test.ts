import { describe, expect, it } from 'vitest'
import { stateOf } from './order-state.ts'

const pending = { status: 'PENDING', cancelReason: null, creditStatus: 'RECEIVED', invoiceNumber: null } as const

describe('the state of an order', () => {
  it.each([
    ['checking', pending],
    ['approved', { ...pending, status: 'APPROVED' }],
    ['charging', { ...pending, status: 'FINALIZED' }],
    ['charged', { ...pending, status: 'FINALIZED', creditStatus: 'APPROVED' }],
    ['invoiced', { ...pending, status: 'FINALIZED', creditStatus: 'APPROVED', invoiceNumber: '2026-1' }],
    ['canceled', { ...pending, status: 'CANCELED', cancelReason: 'canceled-by-customer' }],
    ['refused', { ...pending, status: 'CANCELED', cancelReason: 'out-of-stock' }],
  ] as const)('is %s', (state, order) => {
    expect(stateOf(order)).toBe(state)
  })
})
