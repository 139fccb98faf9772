import { describe, expect, it } from 'vitest'
import { hourOf, type SoukEvent } from '@souk/contracts'
import { given } from '@souk/service/testing'
import { TEST_NOW as now, testId } from '@souk/testing'
import * as commands from './access-commands.ts'

const [customerId, other, session, otherSession] = [testId(1), testId(2), testId(11), testId(12)]
const personal = { subject: customerId, iv: 'aXY', ciphertext: 'cGVyc29u', tag: 'dGFn' }

const registered: SoukEvent = {
  type: 'CustomerRegistered',
  data: { customerId, addressId: null, usernameHash: 'a'.repeat(64), registeredAt: now, personal },
}
const forgotten: SoukEvent = { type: 'CustomerForgotten', data: { customerId, forgottenAt: now } }
const disabled: SoukEvent = { type: 'AccountDisabled', data: { customerId, disabledAt: now } }
const enabled: SoukEvent = { type: 'AccountEnabled', data: { customerId, enabledAt: now } }
const granted = (manager = customerId): SoukEvent => ({
  type: 'RoleGranted',
  data: { customerId: manager, grantedAt: now, role: 'manager' },
})
const taken: SoukEvent = { type: 'RoleTaken', data: { customerId, takenAt: now, role: 'manager' } }
const ended = (sessionId: string): SoukEvent => ({ type: 'SessionEnded', data: { sessionId, customerId, endedAt: now } })
const revoked = (of: { sessionId?: string; keptSessionId?: string } = {}): SoukEvent => ({
  type: 'AccessRevoked',
  data: { customerId, sessionId: null, keptSessionId: null, ...of, revokedAt: now, hour: hourOf(Date.parse(now)) },
})

describe('ending a session', () => {
  const end = commands.endSession({ customerId, sessionId: session })

  it('revokes the access of that session in the same commit', () => {
    given([])
      .when(end)
      .thenEvents([ended(session), revoked({ sessionId: session })])
  })

  it('does nothing the second time', () => {
    given([ended(session)])
      .when(end)
      .thenNothing()
  })

  it('writes the revocation to the stream of its own hour', () => {
    const lateNow = '2026-03-14T15:59:59.999Z'
    const { decision } = given([]).when(end, { now: lateNow })
    expect(decision).toMatchObject([{}, { data: { revokedAt: lateNow, hour: Date.parse('2026-03-14T15:00:00.000Z') / 3_600_000 } }])
  })
})

describe('ending all other sessions', () => {
  const end = commands.endSessions({ customerId, sessionIds: [session, otherSession], keptSessionId: testId(13) })

  it('ends each of them, and revokes all access but that of the session that asks', () => {
    given([])
      .when(end)
      .thenEvents([ended(session), ended(otherSession), revoked({ keptSessionId: testId(13) })])
  })

  it('leaves out those that have ended before', () => {
    given([ended(session)])
      .when(end)
      .thenEvents([ended(otherSession), revoked({ keptSessionId: testId(13) })])
  })

  it('revokes the access of sessions that nobody knows of', () => {
    given([ended(session), ended(otherSession)])
      .when(end)
      .thenEvents([revoked({ keptSessionId: testId(13) })])
    given([])
      .when(commands.endSessions({ customerId, sessionIds: [], keptSessionId: null }))
      .thenEvents([revoked()])
  })
})

describe('granting the role manager', () => {
  const grant = commands.grantManager(customerId)

  it('revokes the tokens that say customer', () => {
    given([registered]).when(grant).thenEvents([granted(), revoked()])
  })

  it('does nothing for a manager', () => {
    given([registered, granted()]).when(grant).thenNothing()
  })

  it('gives the role again to somebody who had lost it', () => {
    given([registered, granted(), granted(other), taken])
      .when(grant)
      .thenEvents([granted(), revoked()])
  })

  it.each([
    ['who never registered', [], 'not-found'],
    ['who is forgotten', [registered, forgotten], 'customer-forgotten'],
    ['who is disabled', [registered, disabled], 'conflict'],
  ] as const)('is refused for a customer %s', (_who, history, code) => {
    given(history).when(grant).thenRejected(code)
  })
})

describe('taking the role manager', () => {
  const take = commands.takeManager(customerId)

  it('revokes the tokens that say manager', () => {
    given([registered, granted(), granted(other)])
      .when(take)
      .thenEvents([taken, revoked()])
  })

  it('is refused for the last manager', () => {
    given([registered, granted()]).when(take).thenRejected('last-manager')
    given([registered, granted(other), granted(), { type: 'RoleTaken', data: { customerId: other, takenAt: now, role: 'manager' } }])
      .when(take)
      .thenRejected('last-manager')
  })

  it('does nothing for a customer who is none', () => {
    given([registered, granted(other)])
      .when(take)
      .thenNothing()
  })

  it('is refused for somebody who never registered', () => {
    given([]).when(take).thenRejected('not-found')
  })
})

describe('disabling an account', () => {
  const disable = commands.disableAccount(customerId)

  it('revokes all access', () => {
    given([registered]).when(disable).thenEvents([disabled, revoked()])
    given([registered, disabled, enabled]).when(disable).thenEvents([disabled, revoked()])
  })

  it('takes the role from a manager', () => {
    given([registered, granted(), granted(other)])
      .when(disable)
      .thenEvents([disabled, taken, revoked()])
  })

  it('is refused for the last manager', () => {
    given([registered, granted()]).when(disable).thenRejected('last-manager')
  })

  it('does nothing the second time', () => {
    given([registered, disabled]).when(disable).thenNothing()
  })

  it('is refused for a customer who never registered, or is forgotten', () => {
    given([]).when(disable).thenRejected('not-found')
    given([registered, forgotten]).when(disable).thenRejected('customer-forgotten')
  })
})

describe('enabling an account', () => {
  const enable = commands.enableAccount(customerId)

  it('lets the customer log in again, without the role', () => {
    given([registered, granted(), granted(other), disabled, taken])
      .when(enable)
      .thenEvents([enabled])
  })

  it('does nothing for an active account', () => {
    given([registered]).when(enable).thenNothing()
    given([registered, disabled, enabled]).when(enable).thenNothing()
  })

  it('is refused for a customer who never registered, or is forgotten', () => {
    given([]).when(enable).thenRejected('not-found')
    given([registered, disabled, forgotten]).when(enable).thenRejected('customer-forgotten')
  })
})

describe('registering the first manager', () => {
  const usernameHash = 'a'.repeat(64)
  const register = commands.registerFirstManager(
    { username: 'boss', password: 'long enough', name: 'Boss', email: 'boss@example.org' },
    { customerId, addressId: null, usernameHash, personal, welcomeCredit: 0, currency: 'EUR' },
  )
  const claimed = (by: string): SoukEvent => ({ type: 'UsernameClaimed', data: { customerId: by, usernameHash, claimedAt: now } })

  it('registers the account and grants the role in one commit', () => {
    given([])
      .when(register)
      .thenEvents([registered, claimed(customerId), granted()])
  })

  it('does nothing if there is a manager', () => {
    given([granted(other)])
      .when(register)
      .thenNothing()
  })

  it('is refused if a customer has the user name', () => {
    given([claimed(other)])
      .when(register)
      .thenRejected('username-taken')
  })
})
