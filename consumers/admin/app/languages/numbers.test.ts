import { describe, expect, it } from 'vitest'
import { texts as german } from './de.ts'
import { texts as english } from './en.ts'

describe('what stands beside a number agrees with it', () => {
  it.each([
    ['English', english, ['no event needs attention', 'event needs attention', 'events need attention']],
    ['German', german, ['kein Ereignis braucht Aufmerksamkeit', 'Ereignis braucht Aufmerksamkeit', 'Ereignisse brauchen Aufmerksamkeit']],
  ] as const)('parked events: %s', (_language, { today }, notes) => {
    expect([0, 1, 2].map(today.parkedNote)).toEqual(notes)
  })
})
