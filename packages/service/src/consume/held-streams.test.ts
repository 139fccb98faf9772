import { describe, expect, it } from 'vitest'
import type { LocatedEvent, ParkedEvent } from '@souk/log-protocol'
import { testId } from '@souk/testing'
import { createHeldStreams, parkedEvent } from './held-streams.ts'

const NOW = Date.parse('2026-03-14T15:09:26.535Z')

/** The event of a stream after which it has that version. */
const locatedAt = (position: number, version: number, stream = 'order-1'): LocatedEvent => ({
  stream,
  version,
  position,
  at: '2026-03-14T15:09:26.535Z',
  actor: { kind: 'service', id: 'test' },
  correlationId: testId(1),
  event: { eventId: `${stream}/${version}`, type: 'OrderPlaced', schemaVersion: 1, data: {} },
})
const parkedAt = (position: number, version: number, stream = 'order-1'): ParkedEvent =>
  parkedEvent('order.reactions', locatedAt(position, version, stream), NOW, new Error('no'))

const hold = (...events: readonly LocatedEvent[]) => {
  const held = createHeldStreams()
  for (const located of events) held.add(parkedEvent('order.reactions', located, NOW, new Error('no')))
  return held
}

describe('held streams', () => {
  it('hold nothing when nothing is parked', () => {
    const held = createHeldStreams()
    expect([held.size, held.all(), held.holds(locatedAt(1, 1))]).toEqual([0, [], false])
  })

  it('hold the parked event and what follows in its stream, not what comes before it, and no other stream', () => {
    const held = hold(locatedAt(5, 3))
    expect([locatedAt(4, 2), locatedAt(5, 3), locatedAt(6, 4), locatedAt(6, 1, 'order-2')].map(held.holds)).toEqual([
      false,
      true,
      true,
      false,
    ])
  })

  it('tell the events of one commit from one another by their version', () => {
    const held = hold(locatedAt(5, 4))
    expect([3, 4, 5].map((version) => held.holds(locatedAt(5, version)))).toEqual([false, true, true])
  })

  it('begin at the first parked event, in whatever order the events are added', () => {
    const held = hold(locatedAt(7, 9), locatedAt(5, 4), locatedAt(5, 3), locatedAt(6, 8))
    expect([locatedAt(5, 2), locatedAt(5, 3), locatedAt(5, 4), locatedAt(6, 5)].map(held.holds)).toEqual([false, true, true, true])
  })

  it('begin at the next parked event when the first is removed', () => {
    const held = hold(locatedAt(5, 3), locatedAt(5, 4), locatedAt(7, 9))
    held.remove(locatedAt(5, 3).event.eventId)
    expect([locatedAt(5, 3), locatedAt(5, 4), locatedAt(5, 5)].map(held.holds)).toEqual([false, true, true])
    held.remove(locatedAt(5, 4).event.eventId)
    expect([locatedAt(5, 4), locatedAt(6, 6), locatedAt(7, 9)].map(held.holds)).toEqual([false, false, true])
  })

  it('let a stream go when its last parked event is removed, and no other', () => {
    const held = hold(locatedAt(5, 3), locatedAt(5, 1, 'order-2'))
    held.remove(locatedAt(5, 3).event.eventId)
    held.remove('never parked')
    expect([held.holds(locatedAt(6, 4)), held.holds(locatedAt(6, 2, 'order-2'))]).toEqual([false, true])
    expect(held.size).toBe(1)
  })

  it('count an event once that is added twice, with what was said last', () => {
    const held = hold(locatedAt(5, 3))
    const again = parkedEvent('order.reactions', locatedAt(5, 3), NOW, new Error('still not'))
    held.add(again)
    expect([held.size, held.all()]).toEqual([1, [again]])
  })

  it('know which events are parked', () => {
    const held = hold(locatedAt(5, 3))
    expect([locatedAt(5, 3), locatedAt(6, 4)].map(({ event }) => held.has(event.eventId))).toEqual([true, false])
  })

  it('take over what somebody else says is parked, and hold no more than that', () => {
    const held = hold(locatedAt(5, 3), locatedAt(5, 1, 'order-2'))
    held.replace([parkedAt(5, 3), parkedAt(8, 1, 'order-3')])
    expect(held.all().map(({ eventId }) => eventId)).toEqual(['order-1/3', 'order-3/1'])
    expect([locatedAt(5, 4), locatedAt(6, 2, 'order-2'), locatedAt(9, 2, 'order-3')].map(held.holds)).toEqual([true, false, true])
  })
})

describe('a parked event', () => {
  it('says what could not be handled, where it stands, and why', () => {
    expect(parkedEvent('order.reactions', locatedAt(5, 3), NOW, new Error('no'))).toEqual({
      consumer: 'order.reactions',
      eventId: 'order-1/3',
      parkedAt: '2026-03-14T15:09:26.535Z',
      position: 5,
      stream: 'order-1',
      version: 3,
      type: 'OrderPlaced',
      error: 'no',
      waits: false,
    })
  })

  it('waits if there is no error', () => {
    expect(parkedEvent('order.reactions', locatedAt(5, 3), NOW, undefined)).toMatchObject({
      error: 'waits for an earlier event of its stream',
      waits: true,
    })
  })

  it.each([
    ['has a NUL', 'a\u0000b', 'a b'],
    ['is long', 'x'.repeat(3_000), 'x'.repeat(2_000)],
    ['is cut in the middle of a character', `${'x'.repeat(1_999)}😀`, `${'x'.repeat(1_999)}\ufffd`],
  ])('has an error that every database can store, also if it %s', (_case, error, stored) => {
    expect(parkedEvent('order.reactions', locatedAt(5, 3), NOW, new Error(error)).error).toBe(stored)
  })
})
