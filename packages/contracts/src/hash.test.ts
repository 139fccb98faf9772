import { describe, expect, it } from 'vitest'
import { GENESIS, type Commit } from './commit.ts'
import { commitHash, sealCommit } from './hash.ts'

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
  it('never changes: a log of today must verify for ever', () => {
    expect(sealCommit(unsealed).commit.hash).toBe('010c5d9b26bde4241dbf64aca0fdaa1f1d2cf84ddba579b146c088b316acfb3a')
  })

  it('is the hash that verification computes, from the commit with its hash', () => {
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
