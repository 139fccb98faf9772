import { expect, it } from 'vitest'
import { failuresOf, standingOf } from './standing.ts'

const failing = { projection: null, reactions: null, eventStore: null }
const running = { endedAt: null }
const ended = { endedAt: '2026-11-28T14:51:47.640Z' }

it.each([
  ['silent', null, []],
  ['silent', null, [running]],
  ['building', { ready: false, failing }, [running, ended]],
  ['failing', { ready: false, failing: { ...failing, reactions: 'no' } }, [ended]],
  ['ready', { ready: true, failing }, [ended]],
  ['behind', { ready: false, failing }, []],
] as const)('is %s', (expected, status, rebuilds) => {
  expect(standingOf(status, rebuilds)).toBe(expected)
})

it('names what does not go on', () => {
  expect(failuresOf({ failing: { ...failing, projection: 'no room', eventStore: 'no answer' } })).toEqual(['no room', 'no answer'])
})
