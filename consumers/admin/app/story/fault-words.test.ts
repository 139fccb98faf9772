import { describe, expect, it } from 'vitest'
import type { Experiment } from '@souk/client'
import { texts as german } from '../languages/de.ts'
import { texts } from '../languages/en.ts'
import { toldOf } from './fault-words.ts'
import { strikeOf } from './strike.ts'

const PLACED = Date.parse('2026-03-14T15:09:26.000Z')
const at = (after: number): string => new Date(PLACED + after).toISOString()
const written = { time: (milliseconds: number) => `${milliseconds} ms`, number: String }
const stations = [
  { lane: 'order', after: 0 },
  { lane: 'product', after: 7_214 },
  { lane: 'customer', after: 7_300 },
] as const

type Effect = Experiment['effects'][number]
const strike = (fault: Experiment['fault'], more: Partial<Effect> = {}, state: Experiment['state'] = 'ended') => {
  const effect = { instance: 'a', position: 99, struckAt: at(4), foundAt: null, foundBy: null, endedAt: at(5_014), taken: null, ...more }
  return strikeOf({ fault, effects: [effect], state }, PLACED, PLACED + 9_000)
}
const told = (...given: Parameters<typeof strike>) => toldOf(texts, strike(...given), stations, written)

describe('who noticed a fault', () => {
  const found = { foundAt: at(1_004) }

  it.each([
    ['gap', 'the next message did not follow on'],
    ['question', 'after a quiet second it asked the log'],
  ] as const)('is the service that missed a message: by a %s', (foundBy, how) => {
    const lost = told({ kind: 'message-lost', service: 'product' }, { ...found, foundBy })
    expect(lost).toMatch(/^Product noticed by itself: .* 1000 ms after its message was due\. Nobody sent the message again\.$/)
    expect(lost).toContain(how)
  })

  it.each(['gap', 'question'] as const)('of a message that comes late is told without a loss: by a %s', (foundBy) => {
    const late = strike({ kind: 'message-delayed', service: 'product', seconds: 5 }, { ...found, foundBy })
    const english = toldOf(texts, late, stations, written)
    expect(english).toMatch(/ 1000 ms after its message was due\. When the message came, 5010 ms late, /)
    expect(english).not.toMatch(/loss|lost|sent/)
    const inGerman = toldOf(german, late, stations, written)
    expect(inGerman).toMatch(/ 1000 ms nachdem seine Nachricht fällig war\. Als die Nachricht kam, 5010 ms zu spät, /)
    expect(inGerman).not.toMatch(/Verlust|gesendet/)
  })

  it('is nobody, if a message comes before it is missed', () => {
    expect(told({ kind: 'message-delayed', service: 'product', seconds: 1 })).toContain('before Product had missed it')
  })

  it('is the service that gets a message twice', () => {
    expect(told({ kind: 'message-doubled', service: 'customer' })).toContain('it had read up to #99 by then')
  })

  it.each([
    [{ kind: 'service-stopped', service: 'product', seconds: 5 }, 'For 5010 ms, Product read nothing'],
    [{ kind: 'service-cut-off', service: 'product', seconds: 5, from: 'bus' }, 'Product got no messages'],
    [{ kind: 'service-cut-off', service: 'product', seconds: 5, from: 'log' }, 'could neither read the log'],
  ] as const)('is told with what came next: %o', (fault, what) => {
    expect(told(fault)).toContain(what)
    expect(told(fault)).toContain('It wrote its next event 2200 ms after that.')
  })

  it('is not told while the fault lasts, or if nobody knows its end', () => {
    expect(told({ kind: 'service-stopped', service: 'product', seconds: 5 }, { endedAt: null }, 'running')).toBeUndefined()
    expect(told({ kind: 'service-stopped', service: 'product', seconds: 5 }, { endedAt: null })).toBeUndefined()
  })

  it('is told in German, too', () => {
    const taken = strike({ kind: 'stock-taken', seconds: 5 }, { taken: 8 })
    expect(toldOf(german, taken, stations, written)).toMatch(/^Als Product nachsah, war zu wenig übrig.* 5010 ms später/)
  })
})
