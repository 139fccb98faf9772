import { describe, it } from 'vitest'
import { hourOf, type AddClient, type SoukEvent } from '@souk/contracts'
import { given } from '@souk/service/testing'
import { TEST_NOW as now, testId } from '@souk/testing'
import * as commands from './access-commands.ts'

const clientId = testId(1)
const secretHash = 'aGFzaA'
const input: AddClient = { label: 'Monthly report', scopes: ['accounting:read', 'order:read'] }

const added = (id = clientId): SoukEvent => ({
  type: 'ClientAdded',
  data: { clientId: id, addedAt: now, registry: 'all', ...input, secretHash },
})
const revoked: SoukEvent = { type: 'ClientRevoked', data: { clientId, revokedAt: now, registry: 'all' } }
const add = commands.addClient(input, { clientId, secretHash })
const hundred = Array.from({ length: 100 }, (_, index) => added(testId(1 + index)))

describe('adding a client', () => {
  it('keeps the hash of its secret', () => {
    given([]).when(add).thenEvents([added()])
  })

  it('is refused if there are a hundred, until one is revoked', () => {
    given(hundred).when(add).thenRejected('conflict')
    given([...hundred, revoked])
      .when(add)
      .thenEvents([added()])
  })
})

describe('revoking a client', () => {
  const revoke = commands.revokeClient(clientId)

  it('revokes its access in the same commit', () => {
    given([added(testId(2)), added()])
      .when(revoke)
      .thenEvents([revoked, { type: 'ClientAccessRevoked', data: { clientId, revokedAt: now, hour: hourOf(Date.parse(now)) } }])
  })

  it.each([
    ['was never added', [added(testId(2))]],
    ['is revoked', [added(), revoked]],
  ])('is refused for one that %s', (_which, history) => {
    given(history).when(revoke).thenRejected('not-found')
  })
})
