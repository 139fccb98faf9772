import { describe, expect, it } from 'vitest'
import type { Experiment } from '@souk/client'
import { mayStillBeFelt, secondsLeftOf, strikeOf } from './strike.ts'

type Effect = Experiment['effects'][number]

const PLACED = Date.parse('2026-03-14T15:09:26.000Z')
const at = (after: number): string => new Date(PLACED + after).toISOString()

const effect = (struck: number, ended: number | undefined, more: Partial<Effect> = {}): Effect => ({
  instance: `instance ${struck}`,
  position: 5,
  struckAt: at(struck),
  foundAt: null,
  foundBy: null,
  endedAt: ended === undefined ? null : at(ended),
  taken: null,
  ...more,
})

const stopped = { kind: 'service-stopped', service: 'product', seconds: 10 } as const
const strike = (effects: Effect[], now: number, fault: Experiment['fault'] = stopped, state: Experiment['state'] = 'running') =>
  strikeOf({ fault, effects, state }, PLACED, PLACED + now)

describe('the fault of an order', () => {
  it('lasts from the first instance that it struck until now', () => {
    expect(strike([effect(900, undefined), effect(4, undefined)], 3_000)).toMatchObject({
      lane: 'product',
      isOpen: true,
      effects: [{ struck: 4 }, { struck: 900 }],
      span: { from: 4, found: undefined, until: 3_000, position: 5 },
    })
  })

  it('lasted until it left the last instance', () => {
    const over = strike([effect(4, 10_004), effect(900, 10_900)], 60_000, stopped, 'ended')
    expect(over).toMatchObject({ isOpen: false, millisecondsLeft: undefined, span: { from: 4, until: 10_900 } })
  })

  it('is over where nobody has told its end, however late one looks', () => {
    for (const now of [60_000, 10_800_000])
      expect(strike([effect(4, undefined)], now, stopped, 'ended')).toMatchObject({ isOpen: false, span: { from: 4, until: 4 } })
  })

  it('may still be felt for a while after its end', () => {
    const felt = (endedAt: number | undefined, now: number, state: Experiment['state']) =>
      mayStillBeFelt({ state, effects: [effect(4, endedAt)] }, Date.parse(at(now)))
    expect([felt(undefined, 900_000, 'running'), felt(10_000, 39_000, 'ended'), felt(10_000, 41_000, 'ended')]).toEqual([true, true, false])
  })

  it('tells when the log brought what the message did not', () => {
    const lost = strike([effect(4, 1_009, { foundAt: at(1_009) })], 2_000, { kind: 'message-lost', service: 'accounting' }, 'ended')
    expect(lost).toMatchObject({ lane: 'accounting', span: { from: 4, found: 1_009, until: 1_009 } })
  })

  it('is in the service that holds what was taken', () => {
    expect(strike([], 0, { kind: 'stock-taken', seconds: 1 }).lane).toBe('product')
    expect(strike([], 0, { kind: 'credit-taken', seconds: 1 }).lane).toBe('customer')
  })

  it('has no span before it strikes', () => {
    expect(strike([], 100)).toMatchObject({ effects: [], span: undefined, millisecondsLeft: undefined })
  })
})

describe('the seconds until a fault ends', () => {
  const left = (effects: Effect[], now: number, fault: Experiment['fault'] = stopped) => secondsLeftOf({ fault, effects }, PLACED + now)

  it('are those of the instance that was struck last', () => {
    expect(left([effect(0, undefined), effect(900, undefined)], 1_000)).toBe(10)
    expect(left([effect(0, undefined), effect(900, undefined)], 10_500)).toBe(1)
  })

  it.each<[string, Effect[], number, Experiment['fault']]>([
    ['before it strikes', [], 0, stopped],
    ['when it is over', [effect(0, 10_000)], 10_000, stopped],
    ['when it should be over', [effect(0, undefined)], 10_001, stopped],
    ['of a fault without a set time', [effect(0, undefined)], 100, { kind: 'message-lost', service: 'order' }],
  ])('are not known %s', (_, effects, now, fault) => {
    expect(left(effects, now, fault)).toBeUndefined()
  })
})
