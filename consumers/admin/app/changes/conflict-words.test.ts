import { describe, expect, it } from 'vitest'
import { texts as german } from '../languages/de.ts'
import { texts as english } from '../languages/en.ts'
import { conflictWordsOf } from './conflict-words.ts'

const changedBy = (id: string) => ({
  eventId: id,
  event: 'ProductDetailsChanged',
  at: '2026-11-28T14:51:47.640Z',
  position: 3,
  actor: { id, kind: 'manager' as const },
  version: 3,
  changes: [],
})

describe.each([
  ['English', english, /\b(?:they|them|their|theirs|somebody|you began)\b/i, 'Starting point, 2'],
  ['German', german, /andere|jemand|haben Sie begonnen/i, 'Ausgangspunkt, 2'],
] as const)('the words of a conflict: %s', (_language, texts, speaksOfOthers, base) => {
  const said = (...ids: string[]): string => {
    const words = conflictWordsOf(texts, ids.map(changedBy), 'me')
    return [words.title('Chai'), words.text(2, 3), words.base(2), words.theirs(3), words.keep, words.note(3), words.since].join('\n')
  }

  it('speak of nobody else, and of no beginning, if all the later changes are one’s own', () => {
    expect(said('me', 'me')).not.toMatch(speaksOfOthers)
    expect(said('me')).toContain(base)
  })

  it('speak of others if one of the later changes is theirs', () => {
    expect(said('me', 'mina')).toMatch(speaksOfOthers)
  })
})
