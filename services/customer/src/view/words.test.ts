import { describe, expect, it } from 'vitest'
import { testId } from '@souk/testing'
import type { CustomerRow } from './projectors.ts'
import { termsOf, wantedBy, wordsIn } from './words.ts'

const row: CustomerRow = {
  customerId: testId(1),
  position: 1,
  registeredAt: '2026-03-14T15:09:26.535Z',
  status: 'active',
  role: 'customer',
  usernameHash: 'a'.repeat(64),
  revision: 1,
  addressIds: [],
  passwordChanges: 0,
  keptSession: null,
  version: 1,
  personal: { username: 'ada', name: 'Ada Löwe', email: 'Ada.L@example.org', phone: null, addresses: {}, passwordHash: 'h' },
}

describe('the words of a text', () => {
  it.each([
    ['Ada LÖWE', ['ada', 'lowe']],
    ['Strauß-Müller', ['strauss', 'muller']],
    ['Ὀδυσσεύς', ['οδυσσευσ']],
    ['ada.king+tea@example.org', ['ada', 'king', 'tea', 'example', 'org']],
    ['Nguyễn Thị', ['nguyen', 'thi']],
    ['山田 太郎', ['山田', '太郎']],
    ['สมชาย', ['สมชาย']],
    ['मीरा', ['मीरा']],
    ['ILKER ılker', ['ilker', 'ilker']],
    ['" OR 1=1 -- *', ['or', '1', '1']],
    ['🫖 % _', []],
  ])('%s', (text, words) => {
    expect(wordsIn(text)).toEqual(words)
  })

  it.each([
    ['ก'.repeat(200), 'ก'.repeat(40)],
    ['ﬃ'.repeat(150), 'ffi'.repeat(14).slice(0, 40)],
    ['𠮷'.repeat(100), '𠮷'.repeat(40)],
  ])('are cut, so that a cursor can hold them: %s', (text, word) => {
    expect(wordsIn(text)).toEqual([word])
    expect(Buffer.byteLength(word)).toBeLessThanOrEqual(160)
  })
})

describe('a customer', () => {
  it('has the words of name, email address and user name, each once, and terms for the status and the role', () => {
    expect(termsOf(row)).toEqual(['#active', '#customer', 'ada', 'example', 'l', 'lowe', 'org'])
  })

  it('has no words once it is forgotten', () => {
    expect(termsOf({ ...row, status: 'forgotten', personal: null })).toEqual(['#customer', '#forgotten'])
  })
})

describe('what is wanted', () => {
  it('is the beginning of a word for each word, and the whole of a status and a role', () => {
    expect(wantedBy({ q: 'Löw ada ada', status: 'active' })).toEqual([
      { term: 'low', isWhole: false },
      { term: 'ada', isWhole: false },
      { term: '#active', isWhole: true },
    ])
    expect(wantedBy({ role: 'manager' })).toEqual([{ term: '#manager', isWhole: true }])
  })

  it('is nothing if nothing is asked for, and nobody if no word is', () => {
    expect([wantedBy({}), wantedBy({ q: '#active' }), wantedBy({ q: '%', role: 'manager' })]).toEqual([
      [],
      [{ term: 'active', isWhole: false }],
      undefined,
    ])
  })
})
