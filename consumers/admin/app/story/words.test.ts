import { describe, expect, it } from 'vitest'
import { reasons } from '../languages/en/reasons.ts'
import type { Story } from './story.server.ts'
import { outcomeOf, reasonText } from './words.ts'

describe('why an order was canceled', () => {
  it('names the product that was missing, but not beside another reason', () => {
    expect(reasonText(reasons, 'out-of-stock', { name: 'Chai' })).toBe('out of stock: Chai')
    expect(reasonText(reasons, 'out-of-stock', undefined)).toBe('out of stock')
    expect(reasonText(reasons, 'insufficient-credit', { name: 'Chai' })).toBe('not enough credit')
  })
})

describe('how an order stands', () => {
  type Standing = Parameters<typeof outcomeOf>[0]
  const standing = (
    status: Story['order']['status'],
    stockOutcome: Standing['stockOutcome'] = null,
    creditOutcome: Standing['creditOutcome'] = null,
  ) => outcomeOf({ status, stockOutcome, creditOutcome })

  it('is open until it is decided', () => {
    expect([standing('PENDING', 'reserved'), standing('APPROVED', 'reserved', 'reserved')]).toEqual(['open', 'open'])
    expect(standing('FINALIZED', 'deducted', 'charged')).toBe('finalized')
  })

  it('says that something is given back only if something was held', () => {
    expect([standing('CANCELED', 'rejected', 'released'), standing('CANCELED', 'reserved', 'rejected')]).toEqual(['canceled', 'canceled'])
    expect([standing('CANCELED', 'rejected', 'rejected'), standing('CANCELED', 'closed')]).toEqual(['canceledUnheld', 'canceledUnheld'])
  })
})
