import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_AMOUNT, streamOf, type EventIn, type SoukEvent } from '@souk/contracts'
import { type Decision, isRejection } from '@souk/service/aggregate'
import { testId } from '@souk/testing'
import { credit, type CreditState } from './credit.ts'
import { firstPassword } from './customer.ts'
import * as decide from './decide.ts'
import { payment, type PaymentState } from './payment.ts'

const customerId = testId(1)
const context = { now: '2026-03-14T15:09:26.535Z', newId: () => testId(99) }

type Step =
  | { readonly kind: 'adjust'; readonly amount: number }
  | { readonly kind: 'reserve'; readonly order: number; readonly amount: number }
  | { readonly kind: 'release' | 'charge'; readonly order: number }
  | { readonly kind: 'forget' }

const order = fc.integer({ min: 1, max: 6 })
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('adjust' as const), amount: fc.oneof(fc.integer({ min: -500, max: 500 }), fc.constant(MAX_AMOUNT)) }),
  fc.record({ kind: fc.constant('reserve' as const), order, amount: fc.integer({ min: 0, max: 300 }) }),
  fc.record({ kind: fc.constantFrom('release' as const, 'charge' as const), order }),
  fc.record({ kind: fc.constant('forget' as const) }),
)

describe('credit', () => {
  it('balances and never falls below zero, whatever commands come in whatever order', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let account: CreditState = credit.initialState
        const payments = new Map<string, PaymentState>()
        const paymentOf = (orderId: string): PaymentState => payments.get(orderId) ?? payment.initialState
        const active = { status: 'active', usernameHash: 'a'.repeat(64), revision: 1, addressIds: [], ...firstPassword } as const

        const decideOn = (what: Step): Decision => {
          switch (what.kind) {
            case 'adjust':
              return decide.adjustCredit({ customerId, amount: what.amount, reason: 'r', currency: 'EUR' }, account, () => active, context)
            case 'reserve': {
              const input = { orderId: testId(100 + what.order), customerId, addressId: null, customerThen: undefined, amount: what.amount }
              return decide.reserveCredit(input, paymentOf(input.orderId), account, () => active, context)
            }
            case 'release':
              return decide.releaseCredit(testId(100 + what.order), paymentOf(testId(100 + what.order)), context)
            case 'charge':
              return decide.chargeCredit(testId(100 + what.order), paymentOf(testId(100 + what.order)), context)
            case 'forget':
              return decide.forgetCustomer(
                { customerId },
                active,
                () => ({ username: { status: 'free' }, credit: account, managers: [] }),
                context,
              )
            default: {
              const never: never = what
              return never
            }
          }
        }
        const apply = (event: SoukEvent): void => {
          const stream = streamOf(event)
          if (stream.startsWith('credit-')) account = credit.evolve(account, event as EventIn<'credit'>)
          if (stream.startsWith('payment-')) {
            const { orderId } = (event as EventIn<'payment'>).data
            payments.set(orderId, payment.evolve(paymentOf(orderId), event as EventIn<'payment'>))
          }
        }

        for (const what of steps) {
          if (what.kind === 'adjust' && what.amount === 0) continue
          const decision = decideOn(what)
          if (!isRejection(decision)) decision.forEach(apply)
          const { available, held, granted, spent } = account
          expect(granted).toBe(available + held + spent)
          expect(Math.min(available, held, granted, spent)).toBeGreaterThanOrEqual(0)
          expect(granted).toBeLessThanOrEqual(MAX_AMOUNT)
          const onHold = [...payments.values()].reduce((sum, state) => sum + (state.status === 'reserved' ? state.amount : 0), 0)
          expect(held).toBe(onHold)
        }
      }),
      { numRuns: 300 },
    )
  })
})
