import { describe, expect, it } from 'vitest'
import type { Commit } from '@souk/client'
import { changeIn, changesIn, inverseOf, isChangedSince } from './changes.ts'

const event = (type: string, data: Readonly<Record<string, unknown>> = {}) => ({
  type,
  eventId: type,
  schemaVersion: 1,
  data: { customerId: 'ada', ...data },
})

const commit = (position: number, ...events: readonly ReturnType<typeof event>[]): Commit => ({
  position,
  requestId: '',
  fingerprint: '',
  at: '2026-11-28T14:51:00.000Z',
  actor: { id: 'mina', kind: 'manager' },
  correlationId: '',
  causationId: '',
  appends: events.map((one) => ({ stream: one.type, fromVersion: 0, events: [one] })),
  previousHash: '',
  hash: '',
})

const undone = (...events: readonly ReturnType<typeof event>[]) => inverseOf(changeIn(commit(1, ...events), 'ada'))

describe('the history of a customer', () => {
  it('has each commit once, the last one first, without what says the same twice', () => {
    const disabled = commit(7, event('AccountDisabled'), event('RoleTaken'), event('AccessRevoked'))
    const granted = commit(9, event('CreditGranted', { amount: 500, reason: 'a present' }))
    const changes = changesIn([disabled, granted, disabled, commit(8, event('SigningKeyPublished'))], 'ada')
    expect(changes.map(({ position, done }) => [position, done.map(({ type }) => type)])).toEqual([
      [9, ['CreditGranted']],
      [7, ['AccountDisabled', 'RoleTaken']],
    ])
    expect(changes[0]?.done).toEqual([{ type: 'CreditGranted', amount: 500, reason: 'a present' }])
  })

  it('leaves out what was done to somebody else', () => {
    expect(changesIn([commit(1, event('RoleGranted', { customerId: 'bob' }))], 'ada')).toEqual([])
  })
})

describe('a change is taken back', () => {
  it('by the opposite amount', () => {
    expect(undone(event('CreditGranted', { amount: 500, reason: 'a' }))).toEqual([{ command: 'adjust', amount: -500, reason: 'a' }])
    expect(undone(event('CreditWithdrawn', { amount: 500, reason: 'a' }))).toEqual([{ command: 'adjust', amount: 500, reason: 'a' }])
  })

  it('with all that it has done: a disabled manager gets the role back', () => {
    expect(undone(event('AccountDisabled'), event('RoleTaken'), event('AccessRevoked'))).toEqual([
      { command: 'enable', while: 'disabled' },
      { command: 'grant', while: 'customer' },
    ])
    expect(undone(event('AccountEnabled'))).toEqual([{ command: 'disable', while: 'active' }])
    expect(undone(event('RoleGranted'))).toEqual([{ command: 'take', while: 'manager' }])
  })

  it('not at all, if a part of it cannot be', () => {
    expect(undone(event('CustomerRegistered'), event('CreditGranted', { amount: 1_000, reason: 'welcome' }))).toEqual([])
    expect(undone(event('CustomerForgotten'))).toEqual([])
    expect(undone(event('AccessRevoked'))).toEqual([])
  })
})

it('knows whether access or role was changed again, although it is as it was', () => {
  const [disabled, enabled, again] = [
    commit(1, event('AccountDisabled'), event('RoleTaken')),
    commit(2, event('AccountEnabled')),
    commit(3, event('AccountDisabled')),
  ]
  const history = changesIn([disabled, enabled, again, commit(4, event('CreditGranted', { amount: 5, reason: 'a' }))], 'ada')
  expect([disabled, enabled, again].map((one) => isChangedSince(history, changeIn(one, 'ada')))).toEqual([true, true, false])
  expect(isChangedSince(history, changeIn(commit(1, event('RoleTaken')), 'ada'))).toBe(false)
})
