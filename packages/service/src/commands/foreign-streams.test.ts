import { describe, expect, it } from 'vitest'
import type { Commit, RecordedEvent } from '@souk/log-protocol'
import { testId } from '@souk/testing'
import { createForeignStreams } from './foreign-streams.ts'

const event = (number: number): RecordedEvent => ({ eventId: testId(number), type: 'Said', schemaVersion: 1, data: { number } })
const commit = (...appends: Commit['appends']): Commit => ({
  position: 1,
  requestId: testId(1),
  fingerprint: 'a'.repeat(64),
  at: '2026-03-14T15:09:26.535Z',
  actor: { kind: 'service', id: 'test' },
  correlationId: testId(1),
  causationId: testId(1),
  appends,
  previousHash: 'a'.repeat(64),
  hash: 'b'.repeat(64),
})

describe('foreign streams', () => {
  it('keep every event of the given categories, from the first on', () => {
    const foreign = createForeignStreams(['payment', 'order'])
    foreign.pass(
      commit({ stream: 'payment-1', fromVersion: 0, events: [event(1)] }, { stream: 'credit-1', fromVersion: 0, events: [event(2)] }),
    )
    foreign.pass(commit({ stream: 'payment-1', fromVersion: 1, events: [event(3), event(4)] }))
    expect(foreign.events('payment-1')).toEqual([event(1), event(3), event(4)])
    expect(foreign.events('credit-1')).toBeUndefined()
    expect(foreign.events('order-1')).toBeUndefined()
  })

  it('know nothing of a stream whose first event was not noted, or that lacks an event', () => {
    const foreign = createForeignStreams(['payment'])
    foreign.pass(commit({ stream: 'payment-1', fromVersion: 1, events: [event(2)] }))
    expect(foreign.events('payment-1')).toBeUndefined()
    foreign.pass(commit({ stream: 'payment-2', fromVersion: 0, events: [event(1)] }))
    foreign.pass(commit({ stream: 'payment-2', fromVersion: 2, events: [event(3)] }))
    expect(foreign.events('payment-2')).toBeUndefined()
  })

  it('drop the stream that has been quiet for longest when there are too many', () => {
    const foreign = createForeignStreams(['payment'], 2)
    for (const stream of ['payment-1', 'payment-2']) foreign.pass(commit({ stream, fromVersion: 0, events: [event(1)] }))
    foreign.pass(commit({ stream: 'payment-1', fromVersion: 1, events: [event(2)] }))
    foreign.pass(commit({ stream: 'payment-3', fromVersion: 0, events: [event(1)] }))
    expect(['payment-1', 'payment-2', 'payment-3'].map((stream) => foreign.events(stream)?.length)).toEqual([2, undefined, 1])
  })
})
