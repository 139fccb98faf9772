import { describe, expect, it } from 'vitest'
import { GENESIS, type Commit } from './commit.ts'
import { commitHash, fingerprint, sealCommit } from './hash.ts'

const unsealed: Omit<Commit, 'hash'> = {
  position: 1,
  requestId: '7a0c9a6e-50a5-5b0c-8e51-5a0f0a5b7a11',
  fingerprint: 'f'.repeat(64),
  at: '2026-01-02T03:04:05.678Z',
  actor: { kind: 'service', id: 'order' },
  correlationId: '01939bd0-0000-7000-8000-000000000001',
  causationId: '01939bd0-0000-7000-8000-000000000002',
  appends: [
    {
      stream: 'order-01939bd0-0000-7000-8000-000000000003',
      fromVersion: 0,
      events: [{ eventId: '01939bd0-0000-7000-8000-000000000004', type: 'OrderApproved', schemaVersion: 1, data: { b: 1, a: 'é' } }],
    },
  ],
  previousHash: GENESIS.hash,
}

describe('the hash chain', () => {
  it('never changes, because a log of today must verify for ever', () => {
    expect(sealCommit(unsealed).commit.hash).toBe('010c5d9b26bde4241dbf64aca0fdaa1f1d2cf84ddba579b146c088b316acfb3a')
  })

  it('gives the hash that verification computes from the whole commit', () => {
    const { commit, json } = sealCommit(unsealed)
    expect(commitHash(commit)).toBe(commit.hash)
    expect({ ...JSON.parse(json), hash: commit.hash }).toEqual(commit)
  })

  it('changes with the commit before, and with every byte of the data', () => {
    const { hash } = sealCommit(unsealed).commit
    expect(sealCommit({ ...unsealed, previousHash: '1'.repeat(64) }).commit.hash).not.toBe(hash)
    expect(sealCommit({ ...unsealed, at: '2026-01-02T03:04:05.679Z' }).commit.hash).not.toBe(hash)
  })
})

describe('the fingerprint of a command', () => {
  const command = {
    type: 'PlaceOrder',
    target: 'orders',
    input: { b: 2, a: 'é', list: [1, null] },
    actor: { kind: 'customer', id: '42' },
  } as const

  it('never changes, because a retry after an upgrade must be recognised', () => {
    expect(fingerprint(command)).toBe('a2a3f0b6d178f66e2c85cec516d59344eb7d646d2eee96cb5f5356dc9d3867b6')
    expect(fingerprint(command, 'secret')).toBe('24c5c675cdb09c81786839f913fafca31af8c3c963d316c211bca31a8684a64c')
  })

  it('depends on the command alone, and not on the order of its members', () => {
    expect(fingerprint({ ...command, input: { list: [1, null], a: 'é', b: 2 } })).toBe(fingerprint(command))
    expect(fingerprint(Object.assign({ requestId: 'x' }, command))).toBe(fingerprint(command))
  })

  it('changes with the type, the target, the input, the actor and the key', () => {
    const others = [
      fingerprint(command),
      fingerprint(command, 'secret'),
      fingerprint(command, 'other'),
      fingerprint({ ...command, type: 'CancelOrder' }),
      fingerprint({ ...command, target: 'products' }),
      fingerprint({ ...command, input: { ...command.input, b: 3 } }),
      fingerprint({ ...command, actor: { kind: 'manager', id: '42' } }),
    ]
    expect(new Set(others).size).toBe(others.length)
  })
})
