import { describe, expect, it } from 'vitest'
import { testId } from '@souk/testing'
import type { CustomerRow } from './projectors.ts'
import { termsOf, wantedBy } from './words.ts'

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
